//! Days and numbers that cannot be: a plan in the past, an end before its start, a goal below where one
//! begins. FHIR R4 has no word for it without computing, so a form says it by codes on its items.

use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::Offset;

use crate::domain::Language;
use crate::domain::calendar::local_date;
use crate::forms::compare::{self, Position};
use crate::forms::enable_when::{self, prune};
use crate::forms::finding::Finding;
use crate::forms::model::{Coding, Item, ItemKind, PartialDate, Questionnaire, Value};
use crate::forms::response::{Response, ResponseItem};
use crate::forms::value_json;
use crate::text;

/// Code system of a date or a number that is not before, or less than, another: the code is `today`, or
/// the `linkId` of the other.
pub const NOT_BEFORE: &str = "urn:underlag:not-before";

/// Code system of a date that is not after another: the code is `today`.
pub const NOT_AFTER: &str = "urn:underlag:not-after";

/// Code system of a date at most so many months ahead of today.
pub const WITHIN_MONTHS: &str = "urn:underlag:within-months";

pub const TODAY: &str = "today";

/// What is answered and cannot be. `today` is the day in Europe/Stockholm.
#[must_use]
pub fn check(form: &Questionnaire, response: &Response, today: Date, language: Language) -> Vec<Finding> {
    let mut open = response.clone();
    prune(form, &mut open);
    let mut check = Check { form, today, language, findings: Vec::new() };
    check.scope(&form.items, &open.items, &[&open.items]);
    check.findings
}

/// Codes that say nothing that can be held against an answer.
#[must_use]
pub fn faults(form: &Questionnaire) -> Vec<String> {
    let mut faults = Vec::new();
    for item in form.walk() {
        for code in &item.codes {
            let name = code.code.as_str();
            let dated = matches!(item.kind, ItemKind::Date | ItemKind::DateTime);
            let fine = match code.system.as_str() {
                NOT_BEFORE if name != TODAY => {
                    is_ordered(item) && form.item(name).is_some_and(|other| other.kind == item.kind)
                }
                NOT_BEFORE | NOT_AFTER => dated && name == TODAY,
                WITHIN_MONTHS => dated && name.parse::<u8>().is_ok_and(|months| months > 0),
                _ => true,
            };
            if !fine {
                faults.push(format!("item {}: `{name}` of {} is no limit of it", item.link_id, code.system));
            }
        }
    }
    faults
}

const fn is_ordered(item: &Item) -> bool {
    matches!(item.kind, ItemKind::Date | ItemKind::DateTime | ItemKind::Decimal | ItemKind::Integer)
}

struct Check<'a> {
    form: &'a Questionnaire,
    today: Date,
    language: Language,
    findings: Vec<Finding>,
}

impl Check<'_> {
    /// `around`: the filled items of this level and of those it stands in, the innermost last.
    fn scope(&mut self, items: &[Item], filled: &[ResponseItem], around: &[&[ResponseItem]]) {
        for one in filled {
            let Some(item) = items.iter().find(|item| item.link_id == one.link_id) else { continue };
            for answer in one.answers.iter().filter(|answer| enable_when::is_answer(&answer.value)) {
                for code in &item.codes {
                    self.limit(item, &answer.value, code, around);
                }
                self.scope(&item.items, &answer.items, &[around, &[answer.items.as_slice()]].concat());
            }
            self.scope(&item.items, &one.items, &[around, &[one.items.as_slice()]].concat());
        }
    }

    fn limit(&mut self, item: &Item, value: &Value, code: &Coding, around: &[&[ResponseItem]]) {
        let (first, last) = days(value).unzip();
        match code.system.as_str() {
            NOT_BEFORE if code.code != TODAY => self.not_before(item, value, &code.code, around),
            NOT_BEFORE if last.is_some_and(|day| day < self.today) => self.say(item, "not-before-today", ""),
            NOT_AFTER if first.is_some_and(|day| day > self.today) => self.say(item, "not-after-today", ""),
            WITHIN_MONTHS => {
                let months = code.code.parse::<i32>().unwrap_or_default();
                if first.is_some_and(|day| day > self.today.saturating_add(months.months())) {
                    self.say(item, "within-months", &code.code);
                }
            }
            _ => {}
        }
    }

    fn not_before(&mut self, item: &Item, value: &Value, other: &str, around: &[&[ResponseItem]]) {
        let nearest = around.iter().rev().find_map(|level| level.iter().find(|one| one.link_id == other));
        let Some(bound) = nearest.and_then(|one| one.answers.first()).map(|answer| &answer.value) else {
            return;
        };
        if compare::position(value, bound) != Some(Position::Before) {
            return;
        }
        let key = if days(value).is_some() { "forms-not-before" } else { "forms-not-less" };
        let label = self.form.item(other).map_or("", |other| other.text.get(self.language));
        let said = value_json::plain(bound).unwrap_or_default();
        let text = text::with(self.language, key, &[("question", label.into()), ("bound", said.into())]);
        self.findings.push(Finding::new("not-before", Some(&item.link_id), text));
    }

    fn say(&mut self, item: &Item, code: &'static str, detail: &str) {
        self.findings.push(Finding::said(self.language, code, Some(&item.link_id), detail));
    }
}

/// The first and the last day that a date may mean.
fn days(value: &Value) -> Option<(Date, Date)> {
    match value {
        Value::Date(date) => Some((date.first_day, date.last_day())),
        Value::DateTime(moment) => match PartialDate::parse(&moment.text) {
            Some(date) => Some((date.first_day, date.last_day())),
            None => {
                let day = local_date(Offset::UTC.to_timestamp(moment.start).ok()?);
                Some((day, day))
            }
        },
        _ => None,
    }
}
