//! How far an answer has come, as the one who writes it sees it: by the rules that decide whether it
//! can be sent, and no others.

use jiff::civil::Date;

use crate::domain::Language;
use crate::exchange::answer::{self, finished};
use crate::exchange::visit::Visit;
use crate::forms::chain;
use crate::forms::enable_when::{self, Enabled};
use crate::forms::finding::Finding;
use crate::forms::model::{Item, Questionnaire, Value};
use crate::forms::prefill::{FROM_REQUEST, answered_question};
use crate::forms::response::{Response, ResponseItem};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completeness {
    /// Diagnosis, impairment and limitation, each there or not; none as in [`answer::score`].
    pub parts: Option<[bool; 3]>,
    /// What has to be put right before it can be sent.
    pub wrong: Vec<Finding>,
    /// What would be good to have, or to look at once more. It can be sent without.
    pub better: Vec<Finding>,
}

/// What is there, what is wrong and what is not there, while the answer is being written.
#[must_use]
pub fn of(visit: &Visit, response: &Response, language: Language, today: Date) -> Completeness {
    let report = answer::review(visit, response, language, true, today);
    let form = &visit.answer_form;
    let finished = finished(visit, response, true);
    let mut better = if visit.has_chain { chain::missing(form, &finished, language) } else { Vec::new() };
    better.extend(report.warnings);
    better.retain(|finding| !is_known(&report.errors, finding));
    // That a text says nothing is no word on what is asked.
    let told: Vec<&Finding> = report.errors.iter().chain(&better).filter(|one| one.code != "blank").collect();
    let unanswered = unanswered(form, &finished, &answer::asked(visit), &told, language);
    better.extend(unanswered);
    let parts = answer::score(visit, response).map(|_| chain::parts(form, &finished));
    Completeness { parts, wrong: report.errors, better }
}

fn is_known(errors: &[Finding], finding: &Finding) -> bool {
    finding.link_id.is_some() && errors.iter().any(|error| error.link_id == finding.link_id)
}

/// What the request asks for in particular and nobody has written a word on: its own questions, and
/// the sections of the ready ones it chose. Silent where something is told of that place anyway.
fn unanswered(
    form: &Questionnaire,
    response: &Response,
    asked: &[String],
    told: &[&Finding],
    language: Language,
) -> Vec<Finding> {
    let enabled: Enabled = enable_when::enabled(form, response);
    let is_told = |item: &Item| {
        let within = |id: &str| item.link_id == id || holds(&item.items, id);
        told.iter().any(|finding| finding.link_id.as_deref().is_some_and(within))
    };
    let mut findings = Vec::new();
    for (section, state) in form.items.iter().zip(&enabled.items) {
        if !state.enabled {
            continue;
        }
        let own = own_questions(form, section);
        let repeats_request = section.codes.iter().any(|code| code.system == FROM_REQUEST);
        let wanted = asked.contains(&section.link_id) || (repeats_request && own.is_empty());
        if wanted && !is_told(section) && !is_answered(&section.items, &response.items) {
            findings.push(Finding::said(language, "section-unanswered", Some(&section.link_id), ""));
        }
        for (place, question) in own {
            if !is_told(place) && !is_answered(std::slice::from_ref(place), &response.items) {
                let place = Some(place.link_id.as_str());
                findings.push(Finding::said(language, "question-unanswered", place, question));
            }
        }
    }
    findings
}

/// The questions in the unit's own words below that section, each with where it is answered.
fn own_questions<'a>(form: &'a Questionnaire, section: &'a Item) -> Vec<(&'a Item, &'a str)> {
    let mut found = Vec::new();
    for item in &section.items {
        let shown = answered_question(item).and_then(|question| form.item(question));
        if let Some(Value::String(question)) = shown.and_then(|shown| shown.initial.first()) {
            found.push((item, question.as_str()));
        }
        found.extend(own_questions(form, item));
    }
    found
}

fn holds(items: &[Item], link_id: &str) -> bool {
    items.iter().any(|item| item.link_id == link_id || holds(&item.items, link_id))
}

/// Whether any question below that a person can answer is answered.
fn is_answered(items: &[Item], response: &[ResponseItem]) -> bool {
    response.iter().any(|filled| {
        let open = items.iter().find(|item| item.link_id == filled.link_id);
        let says = |item: &Item| {
            !item.read_only && filled.answers.iter().any(|answer| enable_when::is_answer(&answer.value))
        };
        open.is_some_and(says)
            || is_answered(open.map_or(items, |item| &item.items), &filled.items)
            || filled
                .answers
                .iter()
                .any(|answer| is_answered(open.map_or(&[][..], |item| &item.items), &answer.items))
    })
}
