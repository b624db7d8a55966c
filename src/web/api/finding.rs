//! One thing that is wrong in what was sent, with its place. It never repeats what was sent there.

use serde::Serialize;

use crate::domain::Language;
use crate::forms::finding::Report;
use crate::{forms, text};

/// The field of a request's filled form.
const RESPONSE: &str = "response";
/// What is written beside it.
const CASE: &str = "case_number";

/// Of the findings in forms, those whose words say a limit or nothing more. The others repeat what was
/// written, for whoever wrote it; here their code and their place have to do.
const SAFE: [&str; 24] = [
    "required",
    "required-group",
    "min-occurs",
    "max-occurs",
    "repeated",
    "disabled",
    "blank",
    "line-break",
    "max-length",
    "min-length",
    "min-value",
    "max-value",
    "decimal-places",
    "type",
    "regex",
    "not-before",
    "not-before-today",
    "not-after-today",
    "within-months",
    "group-with-answers",
    "display-with-answers",
    "items-beside-answer",
    "order",
    "misplaced",
];

/// Where, and what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// `client.personal_number`; empty where it is about the whole.
    path: String,
    /// The item of a form.
    link_id: Option<String>,
    code: String,
    words: Words,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Words {
    /// The key of a text.
    Key(String),
    /// A form's own, in the form's language.
    Form(String),
}

/// A finding as it is written.
#[derive(Debug, Serialize)]
pub struct Said {
    path: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    link_id: Option<String>,
    code: String,
    message: String,
}

impl Finding {
    /// Of a field of the body; the words are those of `api-finding-<code>`.
    #[must_use]
    pub fn field(path: impl Into<String>, code: &str) -> Self {
        Self::keyed(path, code, &format!("api-finding-{code}"))
    }

    /// The same with words that stand elsewhere.
    #[must_use]
    pub fn keyed(path: impl Into<String>, code: &str, key: &str) -> Self {
        Self { path: path.into(), link_id: None, code: code.to_owned(), words: Words::Key(key.to_owned()) }
    }

    /// Of a field or an item, in words that are made already. They may repeat what was written: for whoever
    /// wrote it, and no problem.
    #[must_use]
    pub fn worded(path: &str, link_id: Option<String>, code: &str, words: String) -> Self {
        Self { path: path.to_owned(), link_id, code: code.to_owned(), words: Words::Form(words) }
    }

    /// What was found in a filled form.
    #[must_use]
    pub fn of_form(found: &forms::finding::Finding) -> Self {
        let code = found.code;
        let words = if SAFE.contains(&code) {
            Words::Form(found.text.clone())
        } else if code.starts_with("identifies-") {
            Words::Key("api-finding-identifies".to_owned())
        } else {
            Words::Key("api-finding-form".to_owned())
        };
        // Only the case number is read for what identifies, and is no item.
        let path = if found.link_id.is_none() && code.starts_with("identifies-") { CASE } else { RESPONSE };
        let link_id = found.link_id.clone().filter(|id| code != "link-id-unknown" && is_an_id(id));
        Self { path: path.to_owned(), link_id, code: code.to_owned(), words }
    }

    #[must_use]
    pub fn said(&self, language: Language) -> Said {
        Said {
            path: self.path.clone(),
            link_id: self.link_id.clone(),
            code: self.code.clone(),
            message: match &self.words {
                Words::Key(key) => text::get(language, key),
                Words::Form(said) => said.clone(),
            },
        }
    }
}

/// Like the id of an item, and unlike a number somebody has put in its place.
fn is_an_id(id: &str) -> bool {
    id.is_ascii() && id.len() <= 64 && id.bytes().filter(u8::is_ascii_digit).count() < 6
}

/// The errors of a report, in its order.
#[must_use]
pub fn of_report(report: &Report) -> Vec<Finding> {
    report.errors.iter().map(Finding::of_form).collect()
}
