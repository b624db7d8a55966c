//! A planned change as keys: the rows, and the entries of their indexes.

mod known;
mod rows;

use crate::domain::statistics::group::Month;
use crate::domain::survey::{Sheet, Tally};
use crate::domain::{Change, Digest, Event, Status};
use crate::store::plan::{Step, plan};
use crate::store::{Error, codec};

use super::stage::Stage;
use super::statistics;
use super::tables::{
    ATTEMPTS, ENTITY_EVENTS, EVENTS, LINKS, MAILBOX_PROOFS, META, ONCE, REQUEST_LINKS, SURVEY, TIMED_BY,
    UNIT, UNIT_COUNTS, destruction, mailbox_mark, time_known,
};

use known::old_rows;

/// Stages the change whole, or refuses it and stages nothing.
pub(super) fn apply(stage: &mut Stage<'_>, change: &Change, next_event: &mut u64) -> Result<(), Error> {
    let first_event = *next_event;
    let old = old_rows(stage, change);
    let mut staged = |step| put(stage, step, next_event);
    let outcome = plan(change, &old).and_then(|plan| plan.into_iter().try_for_each(&mut staged));
    if outcome.is_ok() {
        stage.take();
    } else {
        stage.refuse();
        *next_event = first_event;
    }
    outcome
}

fn put(stage: &mut Stage<'_>, step: Step<'_>, next_event: &mut u64) -> Result<(), Error> {
    match step {
        Step::Once { digest, reference } => {
            stage.put(ONCE.key().digest(digest), reference.as_bytes().to_vec());
        }
        Step::Record { before, after } => rows::record(stage, before, after),
        Step::Consent { before, after } => rows::consent(stage, before, after),
        Step::Watch { before, after } => rows::watch(stage, before, after),
        Step::Link { digest, after } => {
            stage.put(REQUEST_LINKS.key().reference(&after.reference).digest(digest), Vec::new());
            stage.put(LINKS.key().digest(digest), codec::encode(after));
        }
        Step::Session { digest, before, after } => rows::session(stage, digest, before, after),
        Step::Attempts { digest, after } => {
            let key = ATTEMPTS.key().digest(digest);
            match after {
                Some(attempts) => stage.put(key, codec::encode(attempts)),
                None => stage.remove(key),
            }
        }
        Step::Unsent { id, before, after } => rows::unsent(stage, id, before, after),
        Step::Notice { id, before, after } => rows::notice(stage, id, before, after),
        Step::Card { digest, after } => rows::card(stage, digest, after),
        Step::CardGone { digest, before } => rows::card_gone(stage, digest, before),
        Step::Destroy(id) => stage.put(destruction(id), Vec::new()),
        Step::Destroyed(id) => stage.remove(destruction(id)),
        Step::Listed { unit, status, more } => count(stage, unit, status, more)?,
        Step::Figures(cells) => statistics::count(stage, cells)?,
        Step::Survey { month, sheet } => count_survey(stage, month, sheet)?,
        Step::TimedBy(rules) => stage.put(META.key().bytes(TIMED_BY), rules.as_bytes().to_vec()),
        Step::TimeKnown(at) => stage.put(time_known(), codec::time_bytes(at).to_vec()),
        Step::MailboxRead(mark) => stage.put(mailbox_mark(), codec::mark_bytes(mark).to_vec()),
        Step::MailboxProof { mailbox, at } => {
            stage.put(MAILBOX_PROOFS.key().digest(mailbox), codec::time_bytes(at).to_vec());
        }
        Step::Event(event) => {
            add_event(stage, event, *next_event);
            *next_event += 1;
        }
    }
    Ok(())
}

fn count(stage: &mut Stage<'_>, unit: &Digest, status: Status, up: bool) -> Result<(), Error> {
    let key = UNIT_COUNTS.key().digest(unit).status(status);
    let known = match stage.bytes(&key)?.map(|bytes| codec::number_from(&bytes)) {
        Some(Ok(number)) => number,
        // The list itself says how long it is.
        Some(Err(_)) => stage.entries_of(&UNIT.key().digest(unit).status(status))?,
        None => 0,
    };
    let next = if up { known + 1 } else { known.saturating_sub(1) };
    if next == 0 {
        stage.remove(key);
    } else {
        stage.put(key, next.to_be_bytes().to_vec());
    }
    Ok(())
}

fn count_survey(stage: &mut Stage<'_>, month: Month, sheet: &Sheet) -> Result<(), Error> {
    let key = SURVEY.key().month(month);
    let mut tally: Tally = stage.row(SURVEY, &key)?.unwrap_or_default();
    for answer in sheet.answers() {
        *tally.entry(answer).or_default() += 1;
    }
    stage.put(key, codec::encode(&tally));
    Ok(())
}

fn add_event(stage: &mut Stage<'_>, event: &Event, number: u64) {
    stage.put(ENTITY_EVENTS.key().entity(&event.entity).number(number), Vec::new());
    stage.put(EVENTS.key().number(number), codec::encode(event));
}
