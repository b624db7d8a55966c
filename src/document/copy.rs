//! What was proved of a request or an answer, written anew: a copy, which says so on every page and proves
//! nothing by itself.

use jiff::Timestamp;

use crate::document::form;
use crate::document::layout::file::About;
use crate::document::layout::sheet::{Margins, Sheet};
use crate::domain::Language;
use crate::forms::model::Questionnaire;
use crate::forms::response::Response;
use crate::text::{self, dates};

/// What a copy is made of.
pub struct Copy<'a> {
    pub language: Language,
    /// Name of the form kind.
    pub kind: &'a str,
    pub reference: &'a str,
    /// Labels and values.
    pub facts: &'a [(String, String)],
    /// None where there is no form: a refusal, a wish for more time.
    pub filled: Option<(&'a Questionnaire, &'a Response)>,
    /// Names.
    pub attachments: &'a [String],
    /// When it was proved.
    pub made: Timestamp,
}

/// The copy as a PDF.
#[must_use]
pub fn pdf(copy: &Copy<'_>) -> Vec<u8> {
    let language = copy.language;
    let word = |key: &str| text::get(language, key);
    let mut sheet = Sheet::new(language);
    let heading = word("document-copy-title");
    sheet.title(&heading, copy.kind, None);
    let made = [("date", dates::moment(language, copy.made).into())];
    sheet.boxed(60.0, |sheet| {
        sheet.strong(&word("document-copy-lead"));
        sheet.paragraph(&text::with(language, "document-copy-text", &made));
    });
    sheet.facts(copy.facts);
    if let Some((form, response)) = copy.filled {
        form::write(&mut sheet, form, response);
    }
    if !copy.attachments.is_empty() {
        sheet.section(&word("document-answer-attachments"));
        sheet.bullets(copy.attachments);
        sheet.note(&word("document-copy-attachments"));
    }
    let title = format!("{heading} {}", copy.reference);
    let about = About { title: &title, author: "underlag", language, created: copy.made };
    let margins = Margins { top_left: &heading, top_right: copy.reference, bottom_left: &heading };
    sheet.finish(&about, &margins, &[])
}
