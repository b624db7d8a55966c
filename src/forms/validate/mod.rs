//! A response held against its form: everything that is wrong with it, item by item.

mod answer;
mod check;
mod words;

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use crate::domain::Language;
use crate::forms::enable_when::{self, Enabled, EnabledItem};
use crate::forms::finding::{Finding, Report};
use crate::forms::json;
use crate::forms::model::{Item, ItemKind, Questionnaire};
use crate::forms::response::{Answer, Response, ResponseItem, ResponseStatus};

use check::Check;

/// Checks a response. What is missing is an error once the response is completed or amended, a
/// warning before.
#[must_use]
pub fn validate(form: &Questionnaire, response: &Response, language: Language) -> Report {
    checked(form, response, language, || Cow::Owned(enable_when::enabled(form, response)))
}

/// The same, of a response for which `enable_when::prune` has just told what is enabled.
#[must_use]
pub fn validate_pruned(
    form: &Questionnaire,
    response: &Response,
    enabled: &Enabled,
    language: Language,
) -> Report {
    checked(form, response, language, || Cow::Borrowed(enabled))
}

fn checked<'e>(
    form: &Questionnaire,
    response: &Response,
    language: Language,
    enabled: impl FnOnce() -> Cow<'e, Enabled>,
) -> Report {
    let strict = matches!(response.status, ResponseStatus::Completed | ResponseStatus::Amended);
    let mut check = Check { language, strict, form_link_ids: HashSet::new(), report: Report::default() };
    if json::too_many_places(form, response) {
        check.error("too-large", None, "");
        return check.report;
    }
    check.questionnaire(form, response);
    form.walk().for_each(|item| {
        check.form_link_ids.insert(&item.link_id);
    });
    let enabled = enabled();
    check.scope(&form.items, &[], &response.items, &enabled.items, None);
    check.report
}

impl<'a> Check<'a> {
    fn questionnaire(&mut self, form: &Questionnaire, response: &Response) {
        let named = response.questionnaire.as_str();
        let (url, version) = named.split_once('|').unwrap_or((named, ""));
        let other_version = !version.is_empty() && !form.version.is_empty() && version != form.version;
        if named.is_empty() {
            self.warning("questionnaire-unnamed", None, "");
        } else if !form.url.is_empty() && !url.starts_with('#') && (url != form.url || other_version) {
            self.error("questionnaire-other", None, named);
        }
    }

    /// One level: the items of the form beside the items of the response.
    fn scope(
        &mut self,
        items: &'a [Item],
        help: &[String],
        responses: &[ResponseItem],
        enabled: &[EnabledItem],
        above: Option<&str>,
    ) {
        let index: HashMap<&str, usize> =
            items.iter().enumerate().rev().map(|(at, item)| (item.link_id.as_str(), at)).collect();
        let mut occurrences: Vec<Vec<&ResponseItem>> = vec![Vec::new(); items.len()];
        let mut last = 0;
        for response in responses {
            let link_id = response.link_id.as_str();
            match index.get(link_id) {
                Some(&at) => {
                    if at < last {
                        self.error("order", Some(link_id), "");
                    }
                    last = at;
                    occurrences[at].push(response);
                }
                None if help.contains(&response.link_id) => self.no_answers(response),
                None if self.form_link_ids.contains(link_id) => {
                    self.error("misplaced", Some(link_id), above.unwrap_or_default());
                }
                None => self.error("link-id-unknown", Some(link_id), link_id),
            }
        }
        for ((item, found), state) in items.iter().zip(occurrences).zip(enabled) {
            self.item(item, &found, state);
        }
    }

    fn item(&mut self, item: &'a Item, found: &[&ResponseItem], state: &EnabledItem) {
        let filled = found.iter().any(|one| !one.answers.is_empty() || !one.items.is_empty());
        if !state.enabled {
            if filled {
                self.error("disabled", Some(&item.link_id), "");
            }
            return;
        }
        match item.kind {
            ItemKind::Group => self.group(item, found, state),
            ItemKind::Display => found.iter().for_each(|one| self.no_answers(one)),
            _ => self.question(item, found, state),
        }
    }

    fn no_answers(&mut self, response: &ResponseItem) {
        if !response.answers.is_empty() || !response.items.is_empty() {
            self.error("display-with-answers", Some(&response.link_id), "");
        }
    }

    fn group(&mut self, item: &'a Item, found: &[&ResponseItem], state: &EnabledItem) {
        let at = Some(item.link_id.as_str());
        if found.iter().any(|one| !one.answers.is_empty()) {
            self.error("group-with-answers", at, "");
        }
        let there = found.iter().filter(|one| !one.items.is_empty()).count();
        if there == 0 && !item.repeats && self.left_out(item, state) {
            return;
        }
        self.occurs(item, there);
        for (one, below) in found.iter().zip(&state.below) {
            // A group with nothing in it is as one that is not there.
            if !one.items.is_empty() {
                self.scope(&item.items, &item.help_link_ids, &one.items, below, at);
            }
        }
    }

    /// Says which questions are missing in a group that isn't there, where that can be said. An
    /// optional group may be left out with all that is required in it; worth a word.
    fn left_out(&mut self, item: &'a Item, state: &EnabledItem) -> bool {
        let said = |report: &Report| report.errors.len() + report.warnings.len();
        let before = said(&self.report);
        let strict = self.strict;
        self.strict = strict && item.required;
        if let Some(below) = state.below.first() {
            self.scope(&item.items, &item.help_link_ids, &[], below, Some(&item.link_id));
        }
        self.strict = strict;
        said(&self.report) > before
    }

    fn question(&mut self, item: &'a Item, found: &[&ResponseItem], state: &EnabledItem) {
        let at = Some(item.link_id.as_str());
        if found.iter().any(|one| !one.items.is_empty()) {
            self.error("items-beside-answer", at, "");
        }
        let answers: Vec<&Answer> = found.iter().flat_map(|one| &one.answers).collect();
        let real = answers.iter().filter(|answer| enable_when::is_answer(&answer.value)).count();
        if real < answers.len() {
            self.warning("blank", at, "");
        }
        self.occurs(item, real);
        answer::choices(self, item, &answers);
        for (nth, answer) in answers.iter().enumerate() {
            if enable_when::is_answer(&answer.value) {
                answer::check(self, item, &answer.value);
            }
            if item.items.is_empty() {
                if let Some(below) = answer.items.first() {
                    let code = if self.form_link_ids.contains(below.link_id.as_str()) {
                        "misplaced"
                    } else {
                        "link-id-unknown"
                    };
                    self.error(code, Some(&below.link_id), &item.link_id);
                }
            } else if let Some(below) = state.below.get(nth) {
                self.scope(&item.items, &item.help_link_ids, &answer.items, below, at);
            }
        }
    }

    /// How often: required, repeats, minOccurs, maxOccurs.
    fn occurs(&mut self, item: &Item, count: usize) {
        let at = item.link_id.as_str();
        let at_least = item.min_occurs.unwrap_or(0) as usize;
        if count == 0 && item.required {
            self.missing(if item.kind == ItemKind::Group {
                Finding::said(self.language, "required-group", Some(at), "")
            } else {
                Finding::new("required", Some(at), words::named(item, self.language))
            });
        } else if count < at_least {
            self.missing(Finding::said(self.language, "min-occurs", Some(at), &at_least.to_string()));
        }
        if count > 1 && !item.repeats {
            self.error("repeated", Some(at), "");
        } else if let Some(most) = item.max_occurs.filter(|most| count > *most as usize) {
            self.error("max-occurs", Some(at), &most.to_string());
        }
    }
}
