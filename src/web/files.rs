//! Attached files: taken from the form, taken away again, and shown.

use crate::document::upload::name;
use crate::domain::Language;
use crate::exchange::draft::{self, AnswerDraft};
use crate::exchange::envelope::AttachmentEntry;
use crate::exchange::error::AttachmentFault;
use crate::exchange::visit::Visit;
use crate::exchange::{Error, Gateway};
use crate::text::{self, numbers, phrases};
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

/// A file that came along with a request.
#[derive(Debug, Clone)]
pub struct SentAlong {
    pub name: String,
    pub size: String,
    /// What it passes on, as the unit says.
    pub category: String,
}

/// What a request's header lists.
#[must_use]
pub fn sent_along(entries: &[AttachmentEntry], language: Language) -> Vec<SentAlong> {
    let one = |entry: &AttachmentEntry| SentAlong {
        name: entry.name.clone(),
        size: numbers::size(language, entry.bytes),
        category: entry.category.map(|category| phrases::passed(category, language)).unwrap_or_default(),
    };
    entries.iter().map(one).collect()
}

/// So many of the files that were not attached are told by name.
const NAMED: usize = 5;

/// How large files may still be, bytes: the browser says so before they are sent.
#[derive(Debug, Clone, Copy)]
pub struct Room {
    pub one: u64,
    /// What is left of what all together may have.
    pub all: u64,
    pub most: u64,
    pub language: Language,
}

impl Room {
    #[must_use]
    pub fn left(gateway: &Gateway, draft: &AnswerDraft, language: Language) -> Self {
        Self::beside(gateway, draft.attachments.iter().map(|file| file.about.bytes).sum(), language)
    }

    /// Beside files of so many bytes.
    #[must_use]
    pub fn beside(gateway: &Gateway, taken: u64, language: Language) -> Self {
        let limits = &gateway.config.limits;
        Self {
            one: limits.attachment,
            all: limits.attachments.saturating_sub(taken),
            most: limits.attachments,
            language,
        }
    }

    #[must_use]
    pub fn hint(self) -> String {
        let limits = [("one", (self.one >> 20).into()), ("all", (self.most >> 20).into())];
        text::with(self.language, "recipient-files-hint", &limits)
    }

    /// Said of a file that is too large; the script puts its name in.
    #[must_use]
    pub fn one_said(self) -> String {
        let name = "{name}".to_owned();
        said(&Error::Attachment(AttachmentFault::Size { name, megabytes: self.one >> 20 }), self.language)
    }

    #[must_use]
    pub fn all_said(self) -> String {
        said(&Error::Attachment(AttachmentFault::Total { megabytes: self.most >> 20 }), self.language)
    }
}

/// What is attached now.
#[must_use]
pub fn attached(draft: &AnswerDraft, language: Language) -> Vec<Attached> {
    let one = |file: &draft::Attached| Attached {
        name: file.about.name.clone(),
        size: size(usize::try_from(file.about.bytes).unwrap_or(usize::MAX), language),
    };
    draft.attachments.iter().map(one).collect()
}

/// Attaches what was sent; a fault for each file that can't be, and one for all that are too many.
#[must_use]
pub fn take(gateway: &Gateway, visit: &Visit, posted: &mut Posted, language: Language) -> Faults {
    let mut faults = Faults::default();
    let mut too_many: Vec<(String, Vec<String>)> = Vec::new();
    for file in posted.take_files(FIELD) {
        let Err(error) = draft::attach(gateway, visit, &file.name, file.bytes) else { continue };
        let said = said(&error, language);
        match error {
            Error::Attachment(AttachmentFault::Count { .. } | AttachmentFault::Total { .. }) => {
                match too_many.iter_mut().find(|(fault, _)| *fault == said) {
                    Some((_, names)) => names.push(name::clean(&file.name)),
                    None => too_many.push((said, vec![name::clean(&file.name)])),
                }
            }
            _ => faults.add(FIELD, said),
        }
    }
    for (fault, names) in too_many {
        faults.add(FIELD, format!("{fault} {}", left_out(&names, language)));
    }
    faults
}

/// Which of them: the first few by name, of the others the number.
fn left_out(names: &[String], language: Language) -> String {
    let (named, more) = names.split_at(names.len().min(NAMED));
    let named = ("names", named.join(", ").into());
    match i64::try_from(more.len()).unwrap_or(i64::MAX) {
        0 => text::with(language, "recipient-files-left-out", &[named]),
        more => text::with(language, "recipient-files-left-out-more", &[named, ("more", more.into())]),
    }
}

/// Bytes as people read them.
#[must_use]
pub fn size(bytes: usize, language: Language) -> String {
    let tenths = bytes.saturating_mul(10).div_ceil(1 << 20);
    if tenths < 10 {
        return format!("{} kB", bytes.div_ceil(1 << 10));
    }
    format!("{} MB", numbers::decimal(language, &format!("{}.{}", tenths / 10, tenths % 10)))
}

/// Why a file can't be attached, in one paragraph.
#[must_use]
pub fn said(error: &Error, language: Language) -> String {
    let arguments = match error {
        Error::Attachment(
            AttachmentFault::File { name, .. }
            | AttachmentFault::Gone { name }
            | AttachmentFault::Category { name },
        ) => {
            vec![("name", name.clone())]
        }
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
