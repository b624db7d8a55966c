//! What has happened to a request, and what is still to come.

use jiff::Timestamp;

use crate::domain::audit::Detail;
use crate::domain::{Action, Agent, DeclineReason, Digest, Event, Language, Outcome, Record};
use crate::exchange::Gateway;
use crate::text::{self, dates};
use crate::web::parts::Moment;
use crate::web::words;
use crate::web::worker::ahead;

/// Oldest first; what lies ahead last.
pub fn of(
    gateway: &Gateway,
    record: &Record,
    events: &[Event],
    now: Timestamp,
    language: Language,
) -> Vec<Moment> {
    let mut events: Vec<&Event> = events.iter().filter(|event| code(event.action).is_some()).collect();
    events.sort_by_key(|event| event.recorded);
    let mut moments: Vec<Moment> =
        events.into_iter().filter_map(|event| happened(gateway, record, event, language)).collect();
    moments.extend(ahead::moments(language, &gateway.forecast(record, now)));
    moments
}

fn happened(gateway: &Gateway, record: &Record, event: &Event, language: Language) -> Option<Moment> {
    let code = code(event.action)?;
    let mut detail = who(gateway, event.agent, language);
    if let Some(more) = more(gateway, record, event, language) {
        detail = if detail.is_empty() { more } else { format!("{detail} · {more}") };
    }
    Some(Moment {
        machine: format!("{:.0}", event.recorded),
        when: dates::moment(language, event.recorded),
        what: step_taken(gateway, record, event, language)
            .unwrap_or_else(|| text::get(language, &format!("worker-event-{code}"))),
        detail,
        ahead: false,
        bad: matches!(
            event.action,
            Action::LetterRefused
                | Action::LetterBounced
                | Action::LinkLocked
                | Action::WrongKey
                | Action::DocumentLost
        ),
    })
}

/// What a step of the ladder was; none for one of somebody's own ladder, which has no words of ours.
fn step_taken(gateway: &Gateway, record: &Record, event: &Event, language: Language) -> Option<String> {
    match &event.detail {
        Some(Detail::Step(name)) if event.action == Action::StepTaken => {
            let key = format!("domain-step-{name}");
            text::has(language, &key).then(|| words::taken_step(gateway, &record.recipient, name, language))
        }
        _ => None,
    }
}

fn who(gateway: &Gateway, agent: Agent, language: Language) -> String {
    let parties = gateway.parties();
    match agent {
        Agent::User(digest) => parties.user(&digest).map(|user| user.name.clone()).unwrap_or_default(),
        Agent::Recipient(digest) => {
            parties.recipient(&digest).map(|recipient| recipient.name.clone()).unwrap_or_default()
        }
        Agent::Client => text::get(language, "worker-the-client"),
        Agent::Gateway => String::new(),
        Agent::Stranger => text::get(language, "worker-somebody"),
    }
}

/// Dates and reasons that the facts know.
fn more(gateway: &Gateway, record: &Record, event: &Event, language: Language) -> Option<String> {
    let facts = &record.facts;
    match &event.detail {
        Some(Detail::Step(_)) if step_taken(gateway, record, event, language).is_some() => return None,
        Some(Detail::Step(name)) => return Some(step(name, language)),
        Some(Detail::Date(day)) => {
            let key = match event.action {
                Action::Acknowledged => "worker-event-expected",
                Action::MoreTimeAsked => "worker-event-until",
                _ => return Some(dates::day(language, *day)),
            };
            return Some(text::with(language, key, &[("day", dates::day(language, *day).into())]));
        }
        Some(Detail::Call(result)) => {
            return Some(text::get(language, &format!("domain-call-{}", result.code())));
        }
        Some(Detail::Reason(reason)) => return Some(refusal(event.agent, *reason, language)),
        Some(Detail::Returned(reason)) => {
            return Some(text::get(language, &format!("domain-returned-{}", reason.code())));
        }
        Some(Detail::To(to)) => return name(gateway, to),
        None => {}
    }
    match event.action {
        Action::Answered if matches!(&facts.outcome, Some(outcome) if is_late(outcome)) => {
            Some(text::get(language, "worker-event-late"))
        }
        _ => None,
    }
}

/// A recipient; after a hand-over a unit or a colleague.
fn name(gateway: &Gateway, digest: &Digest) -> Option<String> {
    let parties = gateway.parties();
    let recipient = parties.recipient(digest).map(|recipient| recipient.name.clone());
    let unit = || parties.unit(digest).map(|unit| unit.name.clone());
    recipient.or_else(unit).or_else(|| parties.user(digest).map(|user| user.name.clone()))
}

/// Why; said by the recipient itself, or written down after a call.
fn refusal(agent: Agent, reason: DeclineReason, language: Language) -> String {
    let reason = text::get(language, &format!("document-decline-{}", reason.code()));
    match agent {
        Agent::User(_) => format!("{} · {reason}", text::get(language, "worker-event-by-telephone")),
        _ => reason,
    }
}

const fn is_late(outcome: &Outcome) -> bool {
    matches!(outcome, Outcome::Answered { late: true, .. })
}

/// Of the texts `worker-event-…`; none for what is no step of a request.
const fn code(action: Action) -> Option<&'static str> {
    Some(match action {
        Action::RequestSent => "request-sent",
        Action::LetterAccepted => "letter-accepted",
        Action::LetterRefused => "letter-refused",
        Action::RequestOpened => "request-opened",
        Action::Acknowledged => "acknowledged",
        Action::MoreTimeAsked => "more-time-asked",
        Action::Answered => "answered",
        Action::Declined => "declined",
        Action::WrongRecipient => "wrong-recipient",
        Action::AnswerOpened => "answer-opened",
        Action::AnswerFetched => "answer-fetched",
        Action::DocumentDestroyed => "document-destroyed",
        Action::DocumentLost => "document-lost",
        Action::DocumentFound => "document-found",
        Action::Withdrawn => "withdrawn",
        Action::Expired => "expired",
        Action::WrongKey => "wrong-key",
        Action::LinkLocked => "link-locked",
        Action::LinkRenewed => "link-renewed",
        Action::LetterBounced => "letter-bounced",
        Action::LetterFailedBeyond => "letter-failed-beyond",
        Action::LetterArrived => "letter-arrived",
        Action::LetterShown => "letter-shown",
        Action::LetterRemoved => "letter-removed",
        Action::AutoReply => "auto-reply",
        Action::StepTaken => "step-taken",
        Action::ReminderApproved => "reminder-approved",
        Action::ReminderDismissed => "reminder-dismissed",
        Action::Reminded => "reminded",
        Action::DueMoved => "due-moved",
        Action::MoreTimeRefused => "more-time-refused",
        Action::CallTaken => "call-taken",
        Action::Called => "called",
        Action::Rerouted => "rerouted",
        Action::HandedOver => "handed-over",
        Action::UnitSilent => "unit-silent",
        Action::PaperRegistered => "paper-registered",
        Action::AnswerRecalled => "answer-recalled",
        Action::AnswerReturned => "answer-returned",
        _ => return None,
    })
}

/// What a ladder's step is called; one of somebody's own ladder by its name.
pub fn step(name: &str, language: Language) -> String {
    let key = format!("domain-step-{name}");
    if text::has(language, &key) { text::get(language, &key) } else { name.to_owned() }
}
