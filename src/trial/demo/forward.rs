//! The demo's clock: how far a button moves it, and what came of that.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;

use crate::domain::audit::Detail;
use crate::domain::calendar::local_date;
use crate::domain::{Action, Entity};
use crate::exchange::Gateway;
use crate::store::{self, Timed};

/// So many steps of ladders are named; the rest is counted.
const NAMED: usize = 20;
/// The worker gets so many moments to do what has come due, before the page is shown.
const MOMENTS: u32 = 30;
const MOMENT: Duration = Duration::from_millis(100);

/// How far the clock goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    Hour,
    WorkingDay,
    FiveWorkingDays,
    NextEvent,
}

impl Step {
    pub const ALL: [Self; 4] = [Self::Hour, Self::WorkingDay, Self::FiveWorkingDays, Self::NextEvent];

    /// For texts: `demo-clock-<code>`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Hour => "hour",
            Self::WorkingDay => "working-day",
            Self::FiveWorkingDays => "five-working-days",
            Self::NextEvent => "next-event",
        }
    }

    fn end(self, gateway: &Gateway) -> Timestamp {
        let now = gateway.now();
        let timetable = gateway.timetable();
        // A minute past the opening: what is due then has come due.
        let morning = |days| {
            let day = timetable.calendar.add_working_days(local_date(now), days);
            timetable.calendar.opening_of(day) + SignedDuration::from_mins(1)
        };
        match self {
            Self::Hour => now + SignedDuration::from_hours(1),
            Self::WorkingDay => morning(1),
            Self::FiveWorkingDays => morning(5),
            Self::NextEvent => next(gateway)
                .filter(|at| *at > now)
                .map_or_else(|| morning(1), |at| at + SignedDuration::from_secs(1)),
        }
    }
}

/// Moves the clock and lets the worker do what has come due.
pub async fn move_clock(gateway: &Gateway, step: Step) {
    let now = gateway.now();
    gateway.clock.advance(step.end(gateway).duration_since(now));
    gateway.wake.notify_one();
    for _ in 0..MOMENTS {
        tokio::time::sleep(MOMENT).await;
        if next(gateway).is_none_or(|at| at > gateway.now()) {
            break;
        }
    }
}

fn next(gateway: &Gateway) -> Option<Timestamp> {
    let store = &gateway.store;
    let next = [Timed::Letter, Timed::Ladder].map(|timed| store.next_due(timed));
    next.into_iter().filter_map(|at| at.ok().flatten()).min()
}

/// What came of a move of the clock.
#[derive(Debug, Default)]
pub struct Happened {
    /// How many, by the end of a text key: `demo-happened-<this>`.
    pub counts: Vec<(&'static str, usize)>,
    /// Reference and name of the first steps of ladders.
    pub steps: Vec<(String, String)>,
}

/// Everything in the log from entry `from` on.
pub fn happened(gateway: &Gateway, from: u64) -> Result<Happened, store::Error> {
    let events = gateway.store.log(from, usize::MAX)?;
    let count = |action: Action| events.iter().filter(|(_, event)| event.action == action).count();
    let counts = [
        ("letters", count(Action::LetterAccepted)),
        ("refused", count(Action::LetterRefused)),
        ("steps", count(Action::StepTaken)),
        ("expired", count(Action::Expired)),
        ("destroyed", count(Action::DocumentDestroyed)),
    ];
    let steps = events.iter().filter_map(|(_, event)| match (&event.entity, &event.detail) {
        (Entity::Request(reference), Some(Detail::Step(name))) if event.action == Action::StepTaken => {
            Some((reference.to_string(), name.clone()))
        }
        _ => None,
    });
    Ok(Happened {
        counts: counts.into_iter().filter(|(_, count)| *count > 0).collect(),
        steps: steps.take(NAMED).collect(),
    })
}

/// The number the next entry of the log will have.
pub fn end_of_log(gateway: &Gateway, from: u64) -> Result<u64, store::Error> {
    const PAGE: usize = 1000;
    let mut end = from;
    while let Some((last, _)) = gateway.store.log(end, PAGE)?.last() {
        end = last + 1;
    }
    Ok(end)
}
