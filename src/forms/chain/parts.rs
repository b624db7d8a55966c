//! The chain an answer makes: its parts, tied as the form ties them.

use jiff::civil::Date;

use crate::forms::chain::CANNOT_JUDGE;
use crate::forms::chain::filled::{Filled, all, first, has_role};
use crate::forms::model::{Item, Operator, PartialDate, Questionnaire, Value};
use crate::forms::response::Response;

pub(super) struct Chain<'a> {
    pub filled: Filled<'a>,
    /// None: the form does not ask.
    pub diagnosis: Option<Diagnosis<'a>>,
    /// The question whose options open the impairments.
    pub areas: Option<&'a Item>,
    /// Every impairment the form can hold, ticked or not.
    pub impairments: Vec<Impairment<'a>>,
    /// Limitations outside any impairment.
    pub untied: Vec<Limitation<'a>>,
    pub capacity: Option<&'a Item>,
    pub periods: Vec<Period<'a>>,
    pub period_reason: Option<&'a Item>,
    pub prognosis: Option<&'a Item>,
    pub prognosis_grounds: Option<&'a Item>,
    pub basis: Option<&'a Item>,
    pub assessment_dates: Vec<&'a Item>,
}

/// D.
pub(super) struct Diagnosis<'a> {
    /// Where to point: the question whether it may be passed on, or else the group.
    pub item: &'a Item,
    pub disclosure: Disclosure,
    has_any: bool,
}

/// May the diagnosis be passed on?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Disclosure {
    Allowed,
    Refused,
    CannotJudge,
    Unanswered,
}

/// F: one area.
pub(super) struct Impairment<'a> {
    pub item: &'a Item,
    pub is_ticked: bool,
    pub text: Option<&'a Item>,
    pub has_text: bool,
    pub basis: Option<&'a Item>,
    has_basis: bool,
    /// The limitation it leads to; none where the form does not ask.
    pub limitation: Option<Limitation<'a>>,
}

/// A.
pub(super) struct Limitation<'a> {
    pub text: Option<&'a Item>,
    pub has_text: bool,
    cannot_judge: bool,
}

pub(super) struct Period<'a> {
    /// From 1, in the order they were written.
    pub number: usize,
    pub start: Option<(&'a Item, Date)>,
    pub end: Option<(&'a Item, Date)>,
    pub hours: Option<(&'a Item, f64)>,
    pub percent: Option<(&'a Item, f64)>,
}

impl<'a> Chain<'a> {
    pub(super) fn read(form: &'a Questionnaire, response: &'a Response) -> Self {
        let filled = Filled::read(response);
        let areas = first(&form.items, "F-areas");
        let impairments: Vec<_> =
            all(&form.items, "F").into_iter().map(|item| Impairment::read(item, areas, &filled)).collect();
        let mut untied = Vec::new();
        outside_impairments(&form.items, &filled, &mut untied);
        let period = first(&form.items, "period");
        let repetitions = period.map_or(&[][..], |item| filled.repetitions(item));
        let periods = (1..).zip(repetitions).filter_map(|(number, repetition)| {
            Some(Period::read(number, period?, &Filled::below(&repetition.items)))
        });
        Self {
            diagnosis: Diagnosis::read(form, &filled),
            areas,
            impairments,
            untied,
            capacity: first(&form.items, "capacity"),
            periods: periods.collect(),
            period_reason: first(&form.items, "period-start-reason"),
            prognosis: first(&form.items, "prognosis"),
            prognosis_grounds: first(&form.items, "prognosis-grounds"),
            basis: first(&form.items, "basis"),
            assessment_dates: all(&form.items, "assessment-date"),
            filled,
        }
    }

    pub(super) fn ticked(&self) -> impl Iterator<Item = &Impairment<'a>> {
        self.impairments.iter().filter(|part| part.is_ticked)
    }

    /// The areas were answered, and none of them is impaired or could be judged.
    pub(super) fn has_no_impairment(&self) -> bool {
        self.areas.is_some_and(|areas| self.filled.is_answered(areas)) && self.ticked().next().is_none()
    }

    /// Every limitation the form asks for now.
    pub(super) fn limitations(&self) -> impl Iterator<Item = &Limitation<'a>> {
        self.ticked().filter_map(|part| part.limitation.as_ref()).chain(&self.untied)
    }
}

impl<'a> Diagnosis<'a> {
    fn read(form: &'a Questionnaire, filled: &Filled<'a>) -> Option<Self> {
        let group = first(&form.items, "D")?;
        let gate = first(&group.items, "D-may-be-passed-on");
        let disclosure = match gate.map(|item| filled.codes(item).next()) {
            None | Some(Some("yes")) => Disclosure::Allowed,
            Some(Some("no")) => Disclosure::Refused,
            Some(Some(CANNOT_JUDGE)) => Disclosure::CannotJudge,
            Some(_) => Disclosure::Unanswered,
        };
        let has_any = diagnosis_items(group).any(|item| filled.is_answered(item));
        Some(Self { item: gate.unwrap_or(group), disclosure, has_any })
    }

    /// There, or said that it may not be passed on.
    pub(super) fn is_stated(&self) -> bool {
        match self.disclosure {
            Disclosure::Allowed => self.has_any,
            Disclosure::Refused => true,
            Disclosure::CannotJudge | Disclosure::Unanswered => false,
        }
    }
}

/// The items that hold a diagnosis.
pub(super) fn diagnosis_items(group: &Item) -> impl Iterator<Item = &Item> {
    all(&group.items, "D-code").into_iter().chain(all(&group.items, "D-text"))
}

impl<'a> Impairment<'a> {
    fn read(item: &'a Item, areas: Option<&Item>, filled: &Filled<'a>) -> Self {
        let text = first(&item.items, "F-text");
        let basis = first(&item.items, "F-basis");
        let is_answered = |item: Option<&Item>| item.is_some_and(|item| filled.is_answered(item));
        Self {
            item,
            is_ticked: is_ticked(item, areas, filled).unwrap_or_else(|| is_answered(text)),
            text,
            has_text: is_answered(text),
            basis,
            has_basis: is_answered(basis),
            limitation: first(&item.items, "A").map(|item| Limitation::read(item, filled)),
        }
    }

    /// With text and what it builds on.
    pub(super) fn is_stated(&self) -> bool {
        self.has_text && (self.has_basis || self.basis.is_none())
    }

    /// With a described limitation tied to it.
    pub(super) fn leads_somewhere(&self) -> bool {
        self.has_text && self.limitation.as_ref().is_some_and(|limitation| limitation.has_text)
    }
}

/// None where no answer to the areas opens it, so that it is always open.
fn is_ticked(item: &Item, areas: Option<&Item>, filled: &Filled<'_>) -> Option<bool> {
    let areas = areas?;
    let opened_by: Vec<_> = item
        .enable_when
        .iter()
        .filter(|condition| condition.question == areas.link_id && condition.operator == Operator::Equal)
        .collect();
    let chosen = |answer: &Value| match answer {
        Value::Coding(coding) => filled.chose(areas, &coding.code),
        _ => false,
    };
    (!opened_by.is_empty()).then(|| opened_by.iter().any(|condition| chosen(&condition.answer)))
}

impl<'a> Limitation<'a> {
    fn read(item: &'a Item, filled: &Filled<'a>) -> Self {
        let text = first(&item.items, "A-text");
        let grade = first(&item.items, "A-grade");
        Self {
            text,
            has_text: text.is_some_and(|text| filled.is_answered(text)),
            cannot_judge: grade.is_some_and(|grade| filled.chose(grade, CANNOT_JUDGE)),
        }
    }

    /// Described, or said that it cannot be judged.
    pub(super) const fn is_answered(&self) -> bool {
        self.has_text || self.cannot_judge
    }
}

fn outside_impairments<'a>(items: &'a [Item], filled: &Filled<'a>, into: &mut Vec<Limitation<'a>>) {
    for item in items.iter().filter(|item| !has_role(item, "F")) {
        if has_role(item, "A") {
            into.push(Limitation::read(item, filled));
        } else {
            outside_impairments(&item.items, filled, into);
        }
    }
}

impl<'a> Period<'a> {
    fn read(number: usize, group: &'a Item, filled: &Filled<'a>) -> Self {
        let date = |role: &str, day: fn(&PartialDate) -> Date| {
            let item = first(&group.items, role)?;
            filled.values(item).find_map(|value| match value {
                Value::Date(date) => Some((item, day(date))),
                _ => None,
            })
        };
        let amount = |role: &str| {
            let item = first(&group.items, role)?;
            Some((item, filled.values(item).find_map(number_of)?))
        };
        Self {
            number,
            start: date("period-start", |date| date.first_day),
            end: date("period-end", last_day),
            hours: amount("capacity-hours"),
            percent: amount("capacity-percent"),
        }
    }

    /// A period without an end goes on.
    pub(super) fn overlaps(&self, other: &Self) -> bool {
        let begins_within = |one: &Self, other: &Self| match (one.start, other.start) {
            (Some((_, start)), Some((_, from))) => {
                start >= from && other.end.is_none_or(|(_, end)| start <= end)
            }
            _ => false,
        };
        begins_within(self, other) || begins_within(other, self)
    }
}

/// `2026-11` ends on the 30th, `2026` on the 31st of December.
fn last_day(date: &PartialDate) -> Date {
    match date.text.len() {
        4 => date.first_day.last_of_year(),
        7 => date.first_day.last_of_month(),
        _ => date.first_day,
    }
}

/// Of a number, or of an option whose code is a number (`25`).
fn number_of(value: &Value) -> Option<f64> {
    match value {
        Value::Decimal(decimal) => decimal.as_str().parse().ok(),
        Value::Integer(number) => number.to_string().parse().ok(),
        Value::Quantity(quantity) => quantity.value.as_str().parse().ok(),
        Value::Coding(coding) => coding.code.parse().ok(),
        _ => None,
    }
}
