//! A filled form: FHIR R4 `QuestionnaireResponse`.

use jiff::Timestamp;

use crate::forms::model::Value;

/// <https://hl7.org/fhir/R4/questionnaireresponse.html>
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Response {
    /// `url|version` of the form.
    pub questionnaire: String,
    pub status: ResponseStatus,
    pub authored: Option<Timestamp>,
    pub items: Vec<ResponseItem>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ResponseStatus {
    #[default]
    InProgress,
    Completed,
    Amended,
    EnteredInError,
    Stopped,
}

/// `QuestionnaireResponse.item`. A repeating group is one `ResponseItem` per repetition, as in
/// FHIR; a repeating question is one with several answers.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ResponseItem {
    pub link_id: String,
    pub answers: Vec<Answer>,
    /// Under a group.
    pub items: Vec<Self>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    pub value: Value,
    /// Items nested under a question.
    pub items: Vec<ResponseItem>,
}

/// Every filled item, depth first.
pub(super) fn every(items: &[ResponseItem]) -> Vec<&ResponseItem> {
    let mut all = Vec::new();
    for item in items {
        all.push(item);
        all.extend(every(&item.items));
        for answer in &item.answers {
            all.extend(every(&answer.items));
        }
    }
    all
}
