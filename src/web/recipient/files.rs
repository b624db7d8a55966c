//! Attached files: taken from the form, taken away again, and shown.

use crate::domain::language::Language;
use crate::exchange::Gateway;
use crate::exchange::draft::{self, AnswerDraft};
use crate::exchange::visit::Visit;
use crate::web::csrf::Posted;
use crate::web::faults::Faults;
use crate::web::recipient::words;

/// The field files are sent in; also the place on the page.
pub const FIELD: &str = "files";

/// One attached file as a page shows it.
#[derive(Debug, Clone)]
pub struct Attached {
    pub name: String,
    /// `2,3 MB`
    pub size: String,
}

/// What is attached now.
#[must_use]
pub fn attached(draft: &AnswerDraft, language: Language) -> Vec<Attached> {
    let one =
        |file: &draft::Upload| Attached { name: file.name.clone(), size: size(file.bytes.len(), language) };
    draft.attachments.iter().map(one).collect()
}

/// Attaches what was sent; a fault for each file that can't be.
#[must_use]
pub fn take(gateway: &Gateway, visit: &Visit, posted: &Posted, language: Language) -> Faults {
    let mut faults = Faults::default();
    for file in posted.files_of(FIELD) {
        if let Err(error) = draft::attach(gateway, visit, &file.name, file.bytes.to_vec()) {
            faults.add(FIELD, words::said(&error, language));
        }
    }
    faults
}

/// Bytes as people read them.
#[must_use]
pub fn size(bytes: usize, language: Language) -> String {
    let tenths = bytes.saturating_mul(10).div_ceil(1 << 20);
    if tenths < 10 {
        return format!("{} kB", bytes.div_ceil(1 << 10));
    }
    let mark = match language {
        Language::Sv => ',',
        Language::En => '.',
    };
    format!("{}{mark}{} MB", tenths / 10, tenths % 10)
}
