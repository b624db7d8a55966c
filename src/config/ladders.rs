//! `ladders.toml`: ladders that a unit or a recipient has instead of those of the kinds. The file may
//! be left out.

use crate::config::section::Section;
use crate::config::setting::words;
use crate::config::shapes;
use crate::domain::ladder::{Anchor, Only, Reminders, Step};
use crate::domain::notice::To;
use crate::domain::{Ladder, Letter};

/// One `[[ladder]]`, and for whom it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    pub id: String,
    /// Ids of units.
    pub units: Vec<String>,
    /// Ids of recipients; theirs comes before the unit's.
    pub recipients: Vec<String>,
    pub ladder: Ladder,
}

/// `known` are the ids there are; who has a ladder already is in `before`.
pub(super) fn read(
    section: &mut Section<'_>,
    before: &[Named],
    (units, recipients): (&[String], &[String]),
) -> Named {
    let mut named = Named {
        id: section.required_shaped("id", "id", |id| shapes::is_id(id, false)),
        units: section.or("units", Vec::new()),
        recipients: section.or("recipients", Vec::new()),
        ladder: Ladder::default(),
    };
    for unknown in named.units.iter().filter(|unit| !units.contains(unit)) {
        section.fault("units", "unknown-unit", vec![("unit", unknown.clone())]);
    }
    for unknown in named.recipients.iter().filter(|recipient| !recipients.contains(recipient)) {
        section.fault("recipients", "unknown-recipient", vec![("recipient", unknown.clone())]);
    }
    for earlier in before {
        for (key, mine, theirs) in
            [("units", &named.units, &earlier.units), ("recipients", &named.recipients, &earlier.recipients)]
        {
            for id in mine.iter().filter(|id| theirs.contains(id)) {
                section.fault(key, "two-ladders", vec![("id", id.clone()), ("other", earlier.id.clone())]);
            }
        }
    }
    let how = section.or("reminders", Reminders::Automatic);
    let ladder = &mut named.ladder;
    section.each("step", "name", &mut |section| {
        let before = section.reading.faults.len();
        let last = ladder.steps.len();
        ladder.steps.push(step(section));
        // What could not be read has a blank value, of which nothing is to be said.
        if section.reading.faults.len() == before {
            for (_, fault) in ladder.faults().into_iter().filter(|(place, _)| *place == last) {
                section.fault(fault.key(), fault.code(), Vec::new());
            }
        }
    });
    named.ladder = named.ladder.reminding(how);
    named
}

fn step(section: &mut Section<'_>) -> Step {
    Step {
        name: section.required("name", String::new()),
        from: section.required("from", Anchor::Due),
        days: days(section),
        every: count(section, "every", 250),
        only: section.or("only", Only::Always),
        letters: letters(section),
        ask: section.or("ask", false),
        call_days: count(section, "call_days", 60),
    }
}

fn days(section: &mut Section<'_>) -> i32 {
    section.missing("days");
    section.number("days", 0, -250..=250)
}

fn count(section: &mut Section<'_>, key: &'static str, most: i64) -> Option<u32> {
    let there = section.has(key);
    let count = section.number(key, 1_u32, 1..=most);
    there.then_some(count)
}

fn letters(section: &mut Section<'_>) -> Vec<(To, Letter)> {
    let Some(mut section) = section.inner("to") else { return Vec::new() };
    let audiences = [
        (To::Recipient, "recipient"),
        (To::Unit, "unit"),
        (To::Escalation, "escalation"),
        (To::Coordinator, "coordinator"),
    ];
    let letters = audiences.into_iter().filter_map(|(to, key)| Some((to, section.optional(key)?))).collect();
    section.finish();
    letters
}

words! {
    Anchor: "anchor";
    Only: "only";
    Letter: "letter";
    Reminders: "reminders";
}
