//! Consents: gone through and given or refused, handed out, looked up, revoked.

pub mod done;
mod form;
pub mod give;
mod give_page;
pub mod list;
pub mod revoke;

pub use done::DonePage;
pub use give_page::{ConsentPage, RefusePage};
pub use list::ConsentsPage;
pub use revoke::RevokePage;
