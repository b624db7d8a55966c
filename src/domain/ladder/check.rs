//! What must hold of a ladder that somebody has written.

use serde::Deserialize;

use crate::domain::ladder::{Anchor, Ladder, Only, Step};
use crate::domain::notice::{Letter, To};

/// Working days; a year has some 250.
const FARTHEST: i32 = 250;
const LATEST_CALL: u32 = 60;

/// Whether letters to the recipient go by themselves.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reminders {
    #[default]
    Automatic,
    /// The unit is asked to consider each.
    Ask,
}

/// What is wrong with a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Fault {
    #[error("`name` is 1 to 16 lower-case letters, digits and hyphens")]
    Name,
    #[error("another step of this ladder has the same `name`")]
    SameName,
    #[error("`days` is at most 250 either way")]
    Days,
    #[error("counted from `sent` or `acknowledged`, `days` is at least 1")]
    BeforeStart,
    #[error("`every` is 1 to 250")]
    Every,
    #[error("`call_days` is 1 to 60")]
    CallDays,
    #[error("`to` names nobody")]
    ToNobody,
    #[error(
        "that letter is not written to them: recipient takes acknowledge-reminder, reminder or overdue; unit \
         takes overdue-unit or call-owed; escalation takes escalated; coordinator takes call-owed or \
         overdue-unit"
    )]
    WrongLetter,
    #[error("`call_days` and the letter `call-owed` belong together")]
    CallWithoutLetter,
    #[error("that letter says that the answer is late: count from `due`, `days` at least 1")]
    NotLateYet,
    #[error(
        "that letter says that the answer is due soon: before or on the day it is due, and without `every`"
    )]
    LateAlready,
    #[error("that letter asks for an acknowledgement: `only` is `unacknowledged` or `unopened`")]
    PerhapsAcknowledged,
}

impl Fault {
    pub const ALL: [Self; 12] = [
        Self::Name,
        Self::SameName,
        Self::Days,
        Self::BeforeStart,
        Self::Every,
        Self::CallDays,
        Self::ToNobody,
        Self::WrongLetter,
        Self::CallWithoutLetter,
        Self::NotLateYet,
        Self::LateAlready,
        Self::PerhapsAcknowledged,
    ];

    /// The key of the step that is wrong.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Name | Self::SameName => "name",
            Self::Days | Self::BeforeStart | Self::NotLateYet | Self::LateAlready => "days",
            Self::Every => "every",
            Self::CallDays | Self::CallWithoutLetter => "call_days",
            Self::ToNobody | Self::WrongLetter => "to",
            Self::PerhapsAcknowledged => "only",
        }
    }

    /// For texts: `config-<code>`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Name => "step-name",
            Self::SameName => "step-same-name",
            Self::Days => "step-days",
            Self::BeforeStart => "step-before-start",
            Self::Every => "step-every",
            Self::CallDays => "step-call-days",
            Self::ToNobody => "step-to-nobody",
            Self::WrongLetter => "step-wrong-letter",
            Self::CallWithoutLetter => "step-call-without-letter",
            Self::NotLateYet => "step-not-late-yet",
            Self::LateAlready => "step-late-already",
            Self::PerhapsAcknowledged => "step-perhaps-acknowledged",
        }
    }
}

impl Ladder {
    /// Every fault, with the place of its step, counted from 0.
    #[must_use]
    pub fn faults(&self) -> Vec<(usize, Fault)> {
        let mut faults = Vec::new();
        for (place, step) in self.steps.iter().enumerate() {
            let mut found = step.faults();
            if self.steps[..place].iter().any(|before| before.name == step.name) {
                found.push(Fault::SameName);
            }
            faults.extend(found.into_iter().map(|fault| (place, fault)));
        }
        faults
    }

    /// Two steps that would write to the same mailbox at one moment, with those clocks and if nothing
    /// happens; what is counted from an acknowledgement can't be known before.
    #[must_use]
    pub fn at_one_moment(&self, acknowledge_days: u32, answer_days: u32) -> Option<(&Step, &Step)> {
        let moments: Vec<(&Step, Vec<u32>)> = self
            .steps
            .iter()
            .map(|step| (step, step.days_after_sending(acknowledge_days, answer_days)))
            .collect();
        let same_mailbox = |one: &Step, other: &Step| {
            one.letters.iter().any(|(to, _)| other.letters.iter().any(|(other, _)| to == other))
        };
        for (place, (step, days)) in moments.iter().enumerate() {
            for (before, earlier) in &moments[..place] {
                if same_mailbox(before, step) && days.iter().any(|day| earlier.contains(day)) {
                    return Some((before, step));
                }
            }
        }
        None
    }

    /// With [`Reminders::Ask`], nothing goes to the recipient until a person says yes.
    #[must_use]
    pub fn reminding(mut self, how: Reminders) -> Self {
        for step in &mut self.steps {
            let reminds = step.letters.iter().any(|(to, _)| matches!(to, To::Recipient | To::Escalation));
            step.ask |= how == Reminders::Ask && reminds;
        }
        self
    }
}

impl Step {
    /// The working days after the sending on which it comes.
    fn days_after_sending(&self, acknowledge_days: u32, answer_days: u32) -> Vec<u32> {
        let anchor = match self.from {
            Anchor::Sent => 0,
            Anchor::AcknowledgeBy => acknowledge_days,
            Anchor::Due => answer_days,
            Anchor::Acknowledged => return Vec::new(),
        };
        let first = anchor.checked_add_signed(self.days).filter(|day| *day > 0);
        let again = self.every.filter(|every| *every > 0);
        let days = std::iter::successors(first, |day| day.checked_add(again?));
        days.take_while(|day| *day <= anchor.saturating_add(FARTHEST.unsigned_abs())).collect()
    }

    fn faults(&self) -> Vec<Fault> {
        let letters = || self.letters.iter().map(|(_, letter)| *letter);
        let owes_call = letters().any(|letter| letter == Letter::CallOwed);
        let forwards = matches!(self.from, Anchor::Sent | Anchor::Acknowledged);
        let late = self.from == Anchor::Due && self.days > 0;
        let says_late = |letter| {
            matches!(letter, Letter::Overdue | Letter::OverdueUnit | Letter::Escalated | Letter::CallOwed)
        };
        let soon = letters().any(|letter| letter == Letter::Reminder);
        let asks = letters().any(|letter| letter == Letter::AcknowledgeReminder);
        [
            (!is_name(&self.name), Fault::Name),
            (self.days.abs() > FARTHEST, Fault::Days),
            (forwards && self.days < 1, Fault::BeforeStart),
            (self.every.is_some_and(|every| !(1..=FARTHEST.unsigned_abs()).contains(&every)), Fault::Every),
            (self.call_days.is_some_and(|days| !(1..=LATEST_CALL).contains(&days)), Fault::CallDays),
            (self.letters.is_empty(), Fault::ToNobody),
            (self.letters.iter().any(|(to, letter)| !is_written_to(*letter, *to)), Fault::WrongLetter),
            (owes_call != self.call_days.is_some(), Fault::CallWithoutLetter),
            (letters().any(says_late) && !late, Fault::NotLateYet),
            (soon && self.from == Anchor::Due && (late || self.every.is_some()), Fault::LateAlready),
            (asks && self.only == Only::Always, Fault::PerhapsAcknowledged),
        ]
        .into_iter()
        .filter_map(|(wrong, fault)| wrong.then_some(fault))
        .collect()
    }
}

fn is_name(name: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (1..=16).contains(&name.len()) && name.bytes().all(plain)
}

const fn is_written_to(letter: Letter, to: To) -> bool {
    match to {
        To::Recipient => matches!(letter, Letter::AcknowledgeReminder | Letter::Reminder | Letter::Overdue),
        To::Unit | To::Coordinator => matches!(letter, Letter::OverdueUnit | Letter::CallOwed),
        To::Escalation => matches!(letter, Letter::Escalated),
    }
}
