//! What is missing in an answer: on the page, and asked by the script while somebody types.

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use crate::domain::language::Language;
use crate::exchange::answer::{self, Completeness};
use crate::exchange::visit::Visit;
use crate::forms::catalogue::Kind;
use crate::forms::chain;
use crate::text;
use crate::web::csrf::Posted;
use crate::web::error::Error;
use crate::web::questionnaire::{self, Reading};
use crate::web::recipient::form::base;
use crate::web::recipient::seat::Act;

/// How complete an answer is, in words.
#[derive(Debug, Clone, Serialize)]
pub struct Review {
    pub heading: String,
    pub items: Vec<Item>,
}

/// Something that is missing, and where on the page; empty where it is the whole.
#[derive(Debug, Clone, Serialize)]
pub struct Item {
    pub field: String,
    pub text: String,
}

/// `POST /answer/review`: what is missing in the form as it stands. Keeps nothing.
pub async fn review(act: Act) -> Result<Response, Error> {
    let fields = Posted::from_fields(act.posted.fields().to_vec());
    let reading = questionnaire::read(&act.visit.answer_form, &fields, &base(&act.visit));
    let review = Review::of(&act.visit, &reading, act.frame.language);
    let json = serde_json::to_string(&review).map_err(Error::internal)?;
    Ok(([(header::CONTENT_TYPE, HeaderValue::from_static("application/json"))], json).into_response())
}

impl Review {
    #[must_use]
    pub fn of(visit: &Visit, reading: &Reading, language: Language) -> Self {
        let completeness = answer::completeness(visit, &reading.response, language);
        Self::from(&completeness, &visit.answer_form, reading, language)
    }

    fn from(
        completeness: &Completeness,
        form: &crate::forms::model::Questionnaire,
        reading: &Reading,
        language: Language,
    ) -> Self {
        let missing = questionnaire::faults(form, reading, &completeness.missing, language);
        // The chain's sentences stand alone; "answer the question" needs its question.
        let of_chain =
            |text: &str| completeness.missing.iter().any(|f| f.text == text && f.code.starts_with("chain-"));
        let items = missing.iter().map(|fault| Item {
            field: fault.field.clone(),
            text: match fault.about.as_str() {
                "" => fault.text.clone(),
                _ if of_chain(&fault.text) => fault.text.clone(),
                about => format!("{about}: {}", fault.text),
            },
        });
        Self { heading: heading(completeness, language), items: items.collect() }
    }

    /// For the gallery.
    #[must_use]
    pub fn sample(kind: &Kind, reading: &Reading, language: Language) -> Self {
        let completeness = Completeness {
            score: Some((chain::score(&kind.answer, &reading.response), chain::max_score(&kind.answer))),
            missing: chain::missing(&kind.answer, &reading.response, language),
        };
        Self::from(&completeness, &kind.answer, reading, language)
    }
}

/// `Underlaget är fullständigt till 2 av 3. Det här saknas:`
fn heading(completeness: &Completeness, language: Language) -> String {
    let all = completeness.missing.is_empty();
    let Some((score, most)) = completeness.score.filter(|(_, most)| *most > 0) else {
        return text::get(language, if all { "recipient-review-all" } else { "recipient-review-missing" });
    };
    let key = if all { "recipient-review-score-all" } else { "recipient-review-score-missing" };
    text::with(language, key, &[("score", score.into()), ("most", most.into())])
}
