//! A FHIR questionnaire as a page's form: shown, read back, shown again, read only.
//!
//! ```ignore
//! // GET
//! let base = draft.unwrap_or_else(|| questionnaire::start(&form));
//! let shown = Shown { form: &form, entries: &questionnaire::entries(&form, &base), base: &base, wrong: &wrong, may_lack: false };
//! let fields = questionnaire::fields(&frame, shown, None)?;
//! page::show(&AnswerPage { frame, fields })             // template: {{ fields|safe }}
//!
//! // POST, with `posted: Posted`
//! let reading = questionnaire::read(&form, &posted, &base);
//! if !reading.again {                                     // else: a button "add", "remove", … was pressed
//!     let report = validate(&form, &completed(&reading.response), language);
//!     let faults = questionnaire::faults(&form, &reading, &report.errors, language);
//!     if !faults.any() { …save reading.response and reading.files; return Ok(see_other("/next")); }
//!     frame.faults = faults;
//! }
//! let shown = Shown { form: &form, entries: &reading.entries, base: &base, wrong: &wrong, may_lack: false };
//! let fields = questionnaire::fields(&frame, shown, reading.focus.as_deref())?;
//! ```
//!
//! The `<form>` around it: `method="post" novalidate data-guard`, `enctype="multipart/form-data"
//! data-upload` where the form has attachments, and the macro `token()` first.
//!
//! What stands in the fields is kept as text ([`Entries`]), so nothing typed is lost however wrong
//! it is. Without the script every question shows, with a note of when it applies; with it only
//! those that do.

mod build;
mod choice;
mod conditions;
mod entries;
mod faults;
mod place;
mod preview;
mod read;
mod sections;
mod show;
mod start;
mod summary;
mod typed;
mod view;

pub use build::{Shown, fields, sections};
pub use entries::{Action, Entries};
pub use faults::{faults, places};
pub use preview::preview;
pub use read::{Reading, Received, read};
pub use show::entries;
pub use start::start;
pub use summary::summary;
