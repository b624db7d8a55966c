//! A filled form: FHIR R4 `QuestionnaireResponse`.

use std::collections::BTreeSet;

use jiff::Timestamp;

use crate::forms::model::{Coding, Value};

/// <https://hl7.org/fhir/R4/questionnaireresponse.html>
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Response {
    /// `url|version` of the form.
    pub questionnaire: String,
    pub status: ResponseStatus,
    pub authored: Option<Timestamp>,
    pub items: Vec<ResponseItem>,
}

impl Response {
    /// Every filled item, depth first.
    #[must_use]
    pub fn every(&self) -> Vec<&ResponseItem> {
        every(&self.items)
    }

    /// Every chosen option.
    pub fn codings(&self) -> impl Iterator<Item = &Coding> {
        let values = self.every().into_iter().flat_map(|item| &item.answers).map(|answer| &answer.value);
        values.filter_map(|value| match value {
            Value::Coding(coding) => Some(coding),
            _ => None,
        })
    }

    /// Codes of every chosen option.
    #[must_use]
    pub fn chosen(&self) -> BTreeSet<&str> {
        self.codings().map(|coding| coding.code.as_str()).collect()
    }
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
