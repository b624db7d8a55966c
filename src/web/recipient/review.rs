//! What stands against an answer and what would be good to have: on the page, and asked by the
//! script while somebody types.

use askama::Template;
use axum::response::{Html, IntoResponse, Response};

use crate::domain::Language;
use crate::domain::calendar::local_date;
use crate::exchange::completeness::{self, Completeness};
use crate::exchange::visit::Visit;
use crate::forms::model::Questionnaire;
use crate::text;
use crate::web::answer::base;
use crate::web::csrf::Posted;
use crate::web::error::Error;
use crate::web::faults::Faults;
use crate::web::page::Frame;
use crate::web::questionnaire::{self, Reading, Shown};
use crate::web::recipient::seat::Act;
use crate::web::state::State;

/// How far an answer has come, in words.
#[derive(Debug, Clone)]
pub struct Review {
    /// `Underlagets fullständighet: 2 av 3`, where all three parts are asked for.
    pub heading: String,
    /// Each of the three parts, and whether it is there.
    pub parts: Vec<(String, bool)>,
    /// What stops the answer from being sent.
    pub wrong: Faults,
    /// What it can be sent without.
    pub better: Faults,
}

/// What of the page is made anew while somebody types.
#[derive(Template)]
#[template(path = "recipient/review_parts.html")]
struct Parts {
    frame: Frame,
    review: Review,
    sections: String,
}

/// `POST /answer/review`: what stands against the form as it is. Keeps nothing.
pub async fn review(state: State, act: Act) -> Result<Response, Error> {
    let form = &act.visit.answer_form;
    let base = base(&act.visit);
    let fields = Posted::from_fields(act.posted.fields().to_vec());
    let reading = questionnaire::read(form, &fields, &base);
    let review = Review::of(&act.visit, &reading, &act.frame, &state);
    let shown = Shown { form, entries: &reading.entries, base: &base, wrong: &review.wrong, may_lack: false };
    let sections = questionnaire::sections(&act.frame, shown).map_err(Error::internal)?;
    let parts = Parts { frame: act.frame, review, sections };
    Ok(Html(parts.render().map_err(Error::internal)?).into_response())
}

impl Review {
    #[must_use]
    pub fn of(visit: &Visit, reading: &Reading, frame: &Frame, state: &State) -> Self {
        let today = local_date(state.now());
        let completeness = completeness::of(visit, &reading.response, frame.language, today);
        Self::from(&completeness, &visit.answer_form, reading, frame.language)
    }

    pub fn from(
        completeness: &Completeness,
        form: &Questionnaire,
        reading: &Reading,
        language: Language,
    ) -> Self {
        let part = |key: &str| text::get(language, &format!("document-category-{key}"));
        let names = ["diagnosis", "functional-impairment", "activity-limitation"].map(part);
        let score = |parts: [bool; 3]| {
            let there = parts.into_iter().filter(|there| *there).count();
            text::with(language, "recipient-review-score", &[("score", there.into())])
        };
        let heading = completeness.parts.map(score);
        Self {
            heading: heading.unwrap_or_else(|| text::get(language, "recipient-review-heading")),
            parts: completeness.parts.map_or_else(Vec::new, |parts| names.into_iter().zip(parts).collect()),
            wrong: questionnaire::faults(form, reading, &completeness.wrong, language),
            better: better(completeness, form, reading, language),
        }
    }
}

/// The texts that can't be read stand among what is wrong. The chain's sentences stand alone.
fn better(
    completeness: &Completeness,
    form: &Questionnaire,
    reading: &Reading,
    language: Language,
) -> Faults {
    let of_chain =
        |text: &str| completeness.better.iter().any(|f| f.text == text && f.code.starts_with("chain-"));
    let mut better = Faults::default();
    for fault in &questionnaire::places(form, reading, &completeness.better, language) {
        let about = if of_chain(&fault.text) { "" } else { fault.about.as_str() };
        better.add_about(fault.field.as_str(), about, fault.text.as_str());
    }
    better
}
