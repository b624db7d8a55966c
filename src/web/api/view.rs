//! A request as it is told: where it stands, what has happened, what is to come. References, codes and
//! times; nothing of what is sealed.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;

use crate::domain::calendar::local_date;
use crate::domain::forecast::{Ahead, What};
use crate::domain::notice::To;
use crate::domain::request::CallResult;
use crate::domain::{Language, NextActor, Outcome, Record, Reference, ReturnReason, Scope, Status};
use crate::exchange::parties::Parties;
use crate::exchange::{self, thread};
use crate::web::api::caller::Caller;

/// A row of the list.
#[derive(Serialize)]
pub struct Summary {
    pub reference: Reference,
    pub kind: String,
    /// Id; null where the directory no longer has it.
    pub unit: Option<String>,
    /// Id; null where the directory no longer has it, and in lists for protected particulars.
    pub recipient: Option<String>,
    /// Id of the user who sent it, or who has taken it over.
    pub worker: Option<String>,
    pub status: Status,
    pub next_actor: NextActor,
    pub overdue: bool,
    /// Something can be opened with the consent document.
    pub has_answer: bool,
    pub protected: bool,
    pub previous: Option<Reference>,
    pub sent_at: Timestamp,
    pub acknowledge_by: Date,
    pub due: Date,
    /// Then everything sealed is destroyed.
    pub expires: Date,
}

/// All of it.
#[derive(Serialize)]
pub struct Full {
    #[serde(flatten)]
    summary: Summary,
    language: Language,
    /// What it asks and tells.
    scope: Scope,
    facts: Told,
    outcome: Option<Outcome>,
    earlier: Vec<Earlier>,
    /// The answers that were taken back, oldest first.
    taken_back: Vec<TakenBack>,
    coming: Vec<Coming>,
    /// The requests it belongs together with, itself included, oldest first.
    thread: Vec<Reference>,
}

/// What has happened, each with its moment.
#[derive(Serialize)]
struct Told {
    accepted_at: Option<Timestamp>,
    arrived_at: Option<Timestamp>,
    not_delivered_at: Option<Timestamp>,
    auto_reply_at: Option<Timestamp>,
    opened_at: Option<Timestamp>,
    link_locked_at: Option<Timestamp>,
    acknowledged_at: Option<Timestamp>,
    /// When the recipient expects to answer.
    expected: Option<Date>,
    more_time_asked_at: Option<Timestamp>,
    more_time_until: Option<Date>,
    first_due: Option<Date>,
    moved_at: Option<Timestamp>,
    reminded_at: Option<Timestamp>,
    call_owed_by: Option<Timestamp>,
    called_at: Option<Timestamp>,
    call_result: Option<CallResult>,
    handed_over_at: Option<Timestamp>,
    posted_at: Option<Timestamp>,
    came_on_paper: Option<Date>,
    answer_opened_at: Option<Timestamp>,
    fetched_at: Option<Timestamp>,
}

/// A recipient it was sent to before.
#[derive(Serialize)]
struct Earlier {
    recipient: Option<String>,
    sent_at: Timestamp,
    moved_at: Timestamp,
    wrong_recipient: bool,
}

/// An answer that was taken back.
#[derive(Serialize)]
struct TakenBack {
    at: Timestamp,
    /// Why the unit returned it; null: its sender took it back.
    returned: Option<ReturnReason>,
}

/// A date to come if nothing happens before.
#[derive(Serialize)]
struct Coming {
    at: Timestamp,
    what: &'static str,
    /// Name of the ladder's step.
    #[serde(skip_serializing_if = "Option::is_none")]
    step: Option<String>,
    /// Who gets letters then.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    to: Vec<To>,
}

impl Summary {
    #[must_use]
    pub fn of(record: &Record, parties: &Parties, now: Timestamp) -> Self {
        Self {
            reference: record.reference,
            kind: record.kind.clone(),
            unit: parties.unit(&record.unit).map(|unit| unit.id.clone()),
            recipient: parties.recipient(&record.recipient).map(|recipient| recipient.id.clone()),
            worker: parties.user(&record.worker).map(|user| user.id.clone()),
            status: record.status(),
            next_actor: record.next_actor(),
            overdue: record.is_overdue(now),
            has_answer: record.facts.answer.is_some(),
            protected: record.protected,
            previous: record.previous,
            sent_at: record.sent_at,
            acknowledge_by: local_date(record.acknowledge_by),
            due: record.due_date(),
            expires: local_date(record.expires_at),
        }
    }

    /// For a list: where somebody lives could be read out of whom a request was sent to.
    #[must_use]
    pub fn listed(record: &Record, parties: &Parties, now: Timestamp) -> Self {
        let summary = Self::of(record, parties, now);
        if record.protected { Self { recipient: None, ..summary } } else { summary }
    }
}

impl Full {
    pub fn of(caller: &Caller, record: &Record) -> Result<Self, exchange::Error> {
        let gateway = caller.gateway();
        let parties = gateway.parties();
        let thread = thread::of(gateway, &caller.user, record)?;
        let earlier = record.facts.earlier.iter().map(|one| Earlier {
            recipient: parties.recipient(&one.recipient).map(|recipient| recipient.id.clone()),
            sent_at: one.sent_at,
            moved_at: one.moved_at,
            wrong_recipient: one.wrong_recipient,
        });
        Ok(Self {
            summary: Summary::of(record, &parties, caller.now()),
            language: record.language,
            scope: record.scope.clone(),
            facts: Told::of(record),
            outcome: record.facts.outcome.clone(),
            earlier: earlier.collect(),
            taken_back: record
                .facts
                .taken_back
                .iter()
                .map(|back| TakenBack { at: back.at, returned: back.returned })
                .collect(),
            coming: gateway.forecast(record, caller.now()).into_iter().map(Coming::of).collect(),
            thread: thread.iter().map(|record| record.reference).collect(),
        })
    }
}

impl Told {
    fn of(record: &Record) -> Self {
        let facts = &record.facts;
        Self {
            accepted_at: facts.accepted_at,
            arrived_at: facts.arrived_at,
            not_delivered_at: facts.not_delivered_at,
            auto_reply_at: facts.auto_reply_at,
            opened_at: facts.opened_at,
            link_locked_at: facts.link_locked_at,
            acknowledged_at: facts.acknowledged.as_ref().map(|acknowledged| acknowledged.at),
            expected: facts.acknowledged.as_ref().and_then(|acknowledged| acknowledged.expected),
            more_time_asked_at: facts.more_time.as_ref().map(|asked| asked.at),
            more_time_until: facts.more_time.as_ref().map(|asked| asked.until),
            first_due: facts.first_due_at.map(local_date),
            moved_at: facts.moved_at,
            reminded_at: facts.reminded_at,
            call_owed_by: facts.call.as_ref().map(|call| call.owed_by),
            called_at: facts.called.as_ref().map(|called| called.at),
            call_result: facts.called.as_ref().map(|called| called.result),
            handed_over_at: facts.handed_over_at,
            posted_at: facts.posted_at,
            came_on_paper: facts.came_on_paper,
            answer_opened_at: facts.answer_opened_at,
            fetched_at: facts.fetched_at,
        }
    }
}

impl Coming {
    fn of(ahead: Ahead) -> Self {
        let plain = |what| Self { at: ahead.at, what, step: None, to: Vec::new() };
        match ahead.what {
            What::Acknowledge => plain("acknowledge"),
            What::Due => plain("due"),
            What::Call => plain("call"),
            What::Destroyed => plain("destroyed"),
            What::Letters { step, letters, .. } => {
                let to = letters.into_iter().map(|(to, _)| to).collect();
                Self { step: Some(step), to, ..plain("letters") }
            }
        }
    }
}
