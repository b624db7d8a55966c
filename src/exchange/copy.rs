//! A copy of what was proved: written from the data of a document, whatever its pages show.

use jiff::Timestamp;

use crate::document;
use crate::document::read::{self, EmbeddedFile};
use crate::domain::{Language, Reference};
use crate::exchange::envelope::{AnswerHeader, RequestHeader, Says, name};
use crate::forms::catalogue::Catalogue;
use crate::forms::json::response_from_json;
use crate::forms::model::Questionnaire;
use crate::text::phrases::{categories, subject, told};
use crate::text::{self, dates};

/// Why there is no copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoCopy {
    /// Neither a request nor an answer, or not one whose data can be read.
    NoData,
    /// The form of this name and version is not here.
    UnknownForm(String),
}

/// Labels and values.
type Facts = Vec<(String, String)>;

/// The copy as a PDF. The caller has proved the data.
///
/// # Errors
/// [`NoCopy`].
pub fn pdf(
    files: &[EmbeddedFile],
    catalogue: &Catalogue,
    language: Language,
    now: Timestamp,
) -> Result<Vec<u8>, NoCopy> {
    if let Some(header) = json::<AnswerHeader>(files, name::ANSWER) {
        let attachments: Vec<String> = header.attachments.iter().map(|file| file.name.clone()).collect();
        let form = catalogue.kind(&header.kind).map(|kind| (kind.name.get(language), &kind.answer));
        let head = (header.reference, header.form.as_str(), of_answer(&header, language));
        return write(files, head, form, &attachments, language, now);
    }
    let header = json::<RequestHeader>(files, name::REQUEST).ok_or(NoCopy::NoData)?;
    let form = catalogue.kind(&header.kind).map(|kind| (kind.name.get(language), &kind.request));
    let head = (header.reference, header.form.as_str(), of_request(&header, language));
    write(files, head, form, &[], language, now)
}

fn write(
    files: &[EmbeddedFile],
    (reference, name_of_form, facts): (Reference, &str, Facts),
    form: Option<(&str, &Questionnaire)>,
    attachments: &[String],
    language: Language,
    now: Timestamp,
) -> Result<Vec<u8>, NoCopy> {
    // Another version would give the answers other questions.
    let same = |form: &(&str, &Questionnaire)| format!("{}|{}", form.1.url, form.1.version) == name_of_form;
    let (kind, form) = form.filter(same).ok_or_else(|| NoCopy::UnknownForm(name_of_form.to_owned()))?;
    let response = match read::data(files, name::RESPONSE) {
        Some(file) => {
            let text = str::from_utf8(&file.bytes).map_err(|_| NoCopy::NoData)?;
            Some(response_from_json(text, form).map_err(|_| NoCopy::NoData)?)
        }
        None => None,
    };
    Ok(document::copy::pdf(&document::copy::Copy {
        language,
        kind,
        reference: &reference.to_string(),
        facts: &facts,
        filled: response.as_ref().map(|response| (form, response)),
        attachments,
        made: now,
    }))
}

fn of_request(header: &RequestHeader, language: Language) -> Facts {
    let word = |key: &str| text::get(language, key);
    vec![
        (word("document-reference"), header.reference.to_string()),
        (word("document-client"), subject(&header.subject, language)),
        (word("document-to"), header.recipient.name.clone()),
        (word("document-from"), format!("{}, {}", header.unit.name, header.unit.organisation)),
        (word("document-worker"), header.unit.worker.clone()),
        (word("document-case-number"), header.case_number.clone()),
        (word("document-categories"), categories(&header.scope.asks, language)),
        (word("document-told"), told(&header.scope.told, language)),
        (word("document-purpose"), header.purpose.clone()),
        (word("document-seal-when"), dates::moment(language, header.sent_at)),
        (word("document-answer-by"), dates::day(language, header.due)),
    ]
}

fn of_answer(header: &AnswerHeader, language: Language) -> Facts {
    let word = |key: &str| text::get(language, key);
    let came = header.paper.as_ref().map(|paper| dates::day(language, paper.came_on)).unwrap_or_default();
    let (says, until) = match &header.says {
        Says::Answer { .. } => ("document-answer-title", String::new()),
        Says::Decline { reason, .. } => {
            ("document-answer-title-declined", word(&format!("document-decline-{}", reason.code())))
        }
        Says::WrongRecipient { .. } => ("document-answer-title-wrong-recipient", String::new()),
        Says::MoreTime { until, .. } => ("document-answer-title-more-time", dates::day(language, *until)),
    };
    vec![
        (word("document-reference"), header.reference.to_string()),
        (word("document-client"), subject(&header.subject, language)),
        (word("document-from"), header.recipient.name.clone()),
        (word("document-answer-message"), format!("{}\n{until}", word(says)).trim_end().to_owned()),
        (word("document-answer-comment"), header.says.comment().to_owned()),
        (word("document-answer-due"), dates::day(language, header.due)),
        (word("document-answer-paper-came"), came),
        (word("document-answer-given"), dates::moment(language, header.answered_at)),
    ]
}

fn json<T: serde::de::DeserializeOwned>(files: &[EmbeddedFile], name: &str) -> Option<T> {
    serde_json::from_slice(&read::data(files, name)?.bytes).ok()
}
