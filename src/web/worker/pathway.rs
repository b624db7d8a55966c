//! `/pathway` (*Vägvisaren*): from what is to be reached to the form that asks for what it takes.

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use serde::Deserialize;

use crate::domain::Language;
use crate::domain::pathway::{Pathway, Step};
use crate::forms::catalogue::Catalogue;
use crate::web::error::Error;
use crate::web::page::{Frame, show};
use crate::web::parts::Choice;
use crate::web::seat::Seat;
use crate::web::words;

#[derive(Template)]
#[template(path = "worker/pathway.html")]
pub struct PathwayPage {
    pub frame: Frame,
    /// What can be reached.
    pub goals: Vec<Choice>,
    /// Id of the one that was chosen; empty: every step is shown.
    pub goal: String,
    pub steps: Vec<StepShown>,
}

/// One step as it is read.
pub struct StepShown {
    pub id: String,
    pub name: String,
    /// Id and name of those that come right before it.
    pub after: Vec<(String, String)>,
    pub requires: String,
    pub proof: String,
    /// May be empty.
    pub advice: String,
    /// Id and name of the form.
    pub kind: Option<Choice>,
    /// Code and name of the watch.
    pub watch: Option<Choice>,
    /// Nothing comes after it.
    pub goal: bool,
}

#[derive(Deserialize)]
pub struct Wanted {
    #[serde(default)]
    goal: String,
}

pub async fn way(seat: Seat, Query(wanted): Query<Wanted>) -> Result<Response, Error> {
    let gateway = seat.gateway();
    let pathway = gateway.pathway();
    if !wanted.goal.is_empty() && !pathway.goals().any(|step| step.id == wanted.goal) {
        return Err(Error::NotFound);
    }
    let page = PathwayPage::of(seat.frame.clone(), &pathway, &gateway.catalogue, &wanted.goal);
    show(&page)
}

impl PathwayPage {
    pub fn of(mut frame: Frame, pathway: &Pathway, catalogue: &Catalogue, goal: &str) -> Self {
        let language = frame.language;
        let steps = if goal.is_empty() { pathway.in_order() } else { pathway.towards(goal) };
        let goals: Vec<Choice> = pathway
            .goals()
            .map(|step| Choice::new(&step.id, step.name.get(language), step.id == goal))
            .collect();
        let shown = steps.iter().map(|step| {
            let is_goal = goals.iter().any(|goal| goal.value == step.id);
            StepShown::of(step, pathway, catalogue, language, is_goal)
        });
        let steps = shown.collect();
        frame.path = "/pathway".to_owned();
        Self { goals, goal: goal.to_owned(), steps, frame }
    }
}

impl StepShown {
    fn of(step: &Step, pathway: &Pathway, catalogue: &Catalogue, language: Language, goal: bool) -> Self {
        let before = step.after.iter().filter_map(|id| pathway.step(id));
        let kind = step.kind.as_ref().and_then(|kind| catalogue.kind(kind));
        Self {
            id: step.id.clone(),
            name: step.name.get(language).to_owned(),
            after: before.map(|step| (step.id.clone(), step.name.get(language).to_owned())).collect(),
            requires: step.requires.get(language).to_owned(),
            proof: step.proof.get(language).to_owned(),
            advice: step.advice.as_ref().map_or("", |advice| advice.get(language)).to_owned(),
            kind: kind.map(|kind| Choice::new(&kind.id, kind.name.get(language), false)),
            watch: step.watch.map(|watch| Choice::new(watch.code(), words::watch(watch, language), false)),
            goal,
        }
    }
}
