//! The key document: with it a request is sent that names nobody, and its answer is opened. The same
//! token and secret as in a consent document, and nobody's name.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::document::consent::{Token, files};
use crate::document::layout::file::About;
use crate::document::layout::sheet::{Margins, Sheet};
use crate::domain::{Language, Unit};
use crate::text::phrases::sender;
use crate::text::{self, dates};

/// What a key document is made of.
pub struct Key<'a> {
    pub language: Language,
    /// Name of the form kind it was made for.
    pub kind: &'a str,
    pub unit: &'a Unit,
    /// Name of the worker it was made for.
    pub worker: &'a str,
    /// Last day something can be sent with it.
    pub valid_to: Date,
    pub created: Timestamp,
    pub token: Token<'a>,
}

/// The key document as a PDF.
#[must_use]
pub fn pdf(key: &Key<'_>) -> Vec<u8> {
    let language = key.language;
    let word = |name: &str| text::get(language, name);
    let title = word("document-key-title");
    let mut sheet = Sheet::new(language);
    sheet.title(&title, key.kind, None);
    sheet.strong(&word("document-key-lead"));
    sheet.paragraph(&word("document-key-what"));

    sheet.section(&word("document-key-keep"));
    sheet.bullets(&[
        word("document-key-keep-case"),
        word("document-key-keep-file"),
        word("document-key-keep-mail"),
        word("document-key-keep-throw"),
    ]);

    sheet.section(&word("document-key-lost"));
    let recovery = key.unit.recovery_recipient.is_some();
    let lost = if recovery { "document-key-lost-recovery" } else { "document-key-lost-text" };
    sheet.paragraph(&word(lost));

    sheet.section(&word("document-key-nobody"));
    sheet.paragraph(&word("document-key-nobody-text"));

    sheet.section(&word("document-key-facts"));
    sheet.facts(&[
        (word("document-from"), sender(key.unit)),
        (word("document-worker"), key.worker.to_owned()),
        (word("document-key-made"), dates::moment(language, key.created)),
        (word("document-key-until"), dates::day(language, key.valid_to)),
    ]);

    let about = About { title: &title, author: &key.unit.organisation, language, created: key.created };
    let margins = Margins {
        top_left: &format!("{} · {}", key.unit.organisation, key.unit.name),
        top_right: &dates::moment(language, key.created),
        bottom_left: &title,
    };
    let descriptions =
        [word("document-file-key-token"), word("document-file-key-secret"), word("document-file-proof")];
    sheet.finish(&about, &margins, &files(&key.token, &descriptions))
}
