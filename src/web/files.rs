//! Attached files: taken from the form, taken away again, and shown.

use crate::domain::language::Language;
use crate::exchange::draft::{self, AnswerDraft};
use crate::exchange::error::AttachmentFault;
use crate::exchange::visit::Visit;
use crate::exchange::{Error, Gateway};
use crate::text;
use crate::web::csrf::Posted;
use crate::web::faults::Faults;

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
            faults.add(FIELD, said(&error, language));
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

/// Why a file can't be attached, in one paragraph.
#[must_use]
pub fn said(error: &Error, language: Language) -> String {
    let arguments = match error {
        Error::Attachment(AttachmentFault::Type { name }) => vec![("name", name.clone())],
        Error::Attachment(AttachmentFault::Size { name, megabytes }) => {
            vec![("name", name.clone()), ("megabytes", megabytes.to_string())]
        }
        Error::Attachment(AttachmentFault::Total { megabytes }) => {
            vec![("megabytes", megabytes.to_string())]
        }
        Error::Attachment(AttachmentFault::Count { count }) => vec![("count", count.to_string())],
        _ => Vec::new(),
    };
    let arguments: Vec<_> = arguments.into_iter().map(|(name, value)| (name, value.into())).collect();
    text::with(language, &error.text_key(), &arguments).replace('\n', " ")
}
