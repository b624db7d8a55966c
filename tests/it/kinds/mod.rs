//! The form kinds that come with the gateway, and what holds for every kind.

mod answerer;
mod catalogue;
mod chain;
mod consultation;
mod coordination;
mod examples;
mod facts;
mod filling;
mod languages;
mod medical;
mod meeting;
mod missing;
mod prefill;
mod report;
mod restrict;
mod shipped;
mod supplement;
mod terms;

use std::sync::LazyLock;

use underlag::forms::catalogue::{Catalogue, Kind};
use underlag::forms::model::Questionnaire;

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(Catalogue::builtin);

fn kind(id: &str) -> &'static Kind {
    CATALOGUE.kind(id).expect("a built-in kind")
}

/// The answer form with the chain.
fn doctors_answer() -> &'static Questionnaire {
    &kind("forfragan-till-lakare").answer
}

/// Every built-in form with its name.
fn forms() -> impl Iterator<Item = (String, &'static Questionnaire)> {
    CATALOGUE.kinds().iter().flat_map(|kind| {
        [(format!("{} request", kind.id), &kind.request), (format!("{} answer", kind.id), &kind.answer)]
    })
}
