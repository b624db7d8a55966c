//! The DFA chain of an answer: diagnosis → functional impairment → activity limitation.
//!
//! Everything is found by item code (system [`DFA`]), never by `linkId`, so that the rules hold for
//! any form that carries the codes. `forms/README.md` lists them. What the form does not ask, for
//! want of consent or otherwise, is never complained about. "Cannot judge" is always an answer.
//!
//! # Layout
//!
//! - [`check`] what is wrong, [`score`] how much of the chain is there, [`missing`] what is not.
//! - `codes` what items are found by; `filled` the answers by item; `parts` the chain they make; `rules` one function a rule.

mod codes;
mod filled;
mod parts;
mod rules;

use std::borrow::Cow;
use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::domain::Language;
use crate::forms::chain::parts::{Chain, Diagnosis, Disclosure, Impairment};
use crate::forms::enable_when::prune;
use crate::forms::finding::{Finding, Report};
use crate::forms::model::{Item, Questionnaire};
use crate::forms::response::Response;
use crate::text;

pub use codes::{CANNOT_JUDGE, DFA, ROLES};

/// The chain rules, beside what `validate` holds for any form. `today` is the day in
/// Europe/Stockholm; the texts are in that language.
#[must_use]
pub fn check(form: &Questionnaire, response: &Response, today: Date, language: Language) -> Report {
    let (asked, open) = open(form, response);
    let chain = Chain::read(&asked, &open);
    let mut findings = rules::Findings::new(language);
    rules::impairments_and_limitations(&chain, &mut findings);
    rules::diagnosis_kept_back(form, response, &chain, &mut findings);
    rules::capacity_has_limitation(&chain, &mut findings);
    rules::periods(&chain, today, &mut findings);
    rules::prognosis(&chain, &mut findings);
    rules::assessment_dates(&chain, today, &mut findings);
    findings.report
}

/// What is there of the chain: the diagnosis (or that it may not be passed on), an impairment with
/// text and basis, a limitation tied to an impairment.
#[must_use]
pub fn parts(form: &Questionnaire, response: &Response) -> [bool; 3] {
    let (asked, open) = open(form, response);
    let chain = Chain::read(&asked, &open);
    let diagnosis = chain.diagnosis.as_ref().is_some_and(Diagnosis::is_stated);
    let impairment = chain.ticked().any(Impairment::is_stated);
    let limitation = chain.ticked().any(Impairment::leads_somewhere);
    [diagnosis, impairment, limitation]
}

/// One point for each of the [`parts`] that is there: 0–3.
#[must_use]
pub fn score(form: &Questionnaire, response: &Response) -> u8 {
    parts(form, response).into_iter().map(u8::from).sum()
}

/// `linkId` of each text that says what an impairment leads to: it has to be there as soon as the
/// impairment is ticked, unless the grade says that it cannot be judged.
#[must_use]
pub fn texts_or_cannot_judge(form: &Questionnaire) -> BTreeSet<&str> {
    let impairments = filled::all(&form.items, "F").into_iter();
    let texts =
        impairments.filter_map(|item| filled::first(&filled::first(&item.items, "A")?.items, "A-text"));
    texts.map(|item| item.link_id.as_str()).collect()
}

/// How many points the form can give: a form restricted by the consent may not ask for all parts.
#[must_use]
pub fn max_score(form: &Questionnaire) -> u8 {
    let empty = Response::default();
    let chain = Chain::read(form, &empty);
    let limitation = chain.impairments.iter().any(|part| part.limitation.is_some());
    [chain.diagnosis.is_some(), !chain.impairments.is_empty(), limitation].into_iter().map(u8::from).sum()
}

/// Whether diagnosis, impairment and limitation are all asked for, as the answers stand. Where they
/// are not, by the consent, by the request or because the answer closed them, a score would say
/// less of the answer than of the question.
#[must_use]
pub fn asks_all(form: &Questionnaire, response: &Response) -> bool {
    max_score(&open(form, response).0) == 3
}

/// What is asked and not there, in the order of the form: shown before the answer is sent.
#[must_use]
pub fn missing(form: &Questionnaire, response: &Response, language: Language) -> Vec<Finding> {
    let (asked, open) = open(form, response);
    let chain = Chain::read(&asked, &open);
    let mut missing = Missing { language, findings: Vec::new() };
    missing.assessment(&chain);
    missing.diagnosis(&chain);
    missing.impairment(&chain);
    missing.judgements(&chain);
    missing.findings
}

/// What a closed item holds is not said, and what a closed section asks is not asked.
fn open<'a>(form: &'a Questionnaire, response: &Response) -> (Cow<'a, Questionnaire>, Response) {
    let mut open = response.clone();
    let enabled = prune(form, &mut open).items;
    let mut asked = Cow::Borrowed(form);
    if enabled.iter().any(|section| !section.enabled) {
        let mut sections = enabled.iter();
        asked.to_mut().items.retain(|_| sections.next().is_none_or(|section| section.enabled));
    }
    (asked, open)
}

struct Missing {
    language: Language,
    findings: Vec<Finding>,
}

impl Missing {
    fn add(&mut self, code: &'static str, item: &Item) {
        self.add_in(code, item, "");
    }

    fn add_in(&mut self, code: &'static str, item: &Item, area: &str) {
        let text = text::with(self.language, code, &[("area", area.into())]);
        self.findings.push(Finding::new(code, Some(&item.link_id), text));
    }

    fn assessment(&mut self, chain: &Chain<'_>) {
        let Some(basis) = chain.basis else { return };
        if !chain.filled.is_answered(basis) {
            self.add("chain-missing-assessment", basis);
        } else if chain.assessment_dates.iter().all(|item| !chain.filled.is_answered(item)) {
            self.add("chain-missing-assessment-date", basis);
        }
    }

    fn diagnosis(&mut self, chain: &Chain<'_>) {
        let Some(diagnosis) = &chain.diagnosis else { return };
        if diagnosis.is_stated() {
            return;
        }
        let code = match diagnosis.disclosure {
            Disclosure::Allowed => "chain-missing-diagnosis",
            Disclosure::CannotJudge => "chain-missing-diagnosis-unsettled",
            Disclosure::Refused | Disclosure::Unanswered => "chain-missing-disclosure",
        };
        self.add(code, diagnosis.item);
    }

    /// Points at one area at a time, and only while no area gives the point.
    fn impairment(&mut self, chain: &Chain<'_>) {
        let Some(first) = chain.ticked().next() else {
            if let (false, Some(areas)) = (chain.has_no_impairment(), chain.areas) {
                self.add("chain-missing-impairment", areas);
            }
            return;
        };
        if !chain.ticked().any(Impairment::is_stated) {
            let area = chain.ticked().find(|part| part.has_text).unwrap_or(first);
            let name = area.item.text.get(self.language);
            match (area.has_text, area.text, area.basis) {
                (false, Some(item), _) => self.add_in("chain-missing-impairment-text", item, name),
                (_, _, Some(item)) => self.add_in("chain-missing-basis", item, name),
                _ => {}
            }
        }
        if !chain.ticked().any(Impairment::leads_somewhere) {
            let found = chain.ticked().find_map(|part| Some((part.item, part.limitation.as_ref()?.text?)));
            if let Some((area, item)) = found {
                self.add_in("chain-missing-limitation", item, area.text.get(self.language));
            }
        }
    }

    fn judgements(&mut self, chain: &Chain<'_>) {
        for (item, code) in
            [(chain.capacity, "chain-missing-capacity"), (chain.prognosis, "chain-missing-prognosis")]
        {
            if let Some(item) = item.filter(|item| !chain.filled.is_answered(item)) {
                self.add(code, item);
            }
        }
    }
}
