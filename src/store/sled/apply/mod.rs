//! The rules of a commit: what is refused, and which rows and index entries a change writes.

mod client;
mod revision;
mod watches;

use crate::domain::audit::Event;
use crate::domain::change::{Attempts, Change, Link, Session, Unsent, Write};
use crate::domain::consent::{ConsentRecord, ConsentState};
use crate::domain::digest::Digest;
use crate::domain::notice::Notice;
use crate::domain::reference::Reference;
use crate::domain::request::{Record, Status};
use crate::domain::statistics::{consent_contributions, contributions};
use crate::store::Error;
use crate::store::board::Move;
use crate::store::codec;
use crate::store::sealed::documents;

use super::stage::Stage;
use super::statistics;
use super::tables::{
    ATTEMPTS, CLIENT_CONSENTS, CLOSED, CONSENT_EXPIRY, CONSENTS, DESTROY, DOCUMENTS, ENTITY_EVENTS, EVENTS,
    Key, LINKS, MAILBOX_PROOFS, META, NOTICES, ONCE, OPEN, OUTBOX, REQUEST_LINKS, SESSIONS, TIMED_BY, UNIT,
    UNIT_COUNTS, UNSENT, UNSENT_DOCUMENTS, USER_SESSIONS, USER_UNSENT, entries, mailbox_mark, record_key,
    time_known,
};

use client::{count_survey, put_card, remove_card};
use revision::follows;
use watches::put_watch;

/// Stages the change whole, or refuses it and stages nothing.
pub(super) fn apply(stage: &mut Stage<'_>, change: &Change, next_event: &mut u64) -> Result<(), Error> {
    let first_event = *next_event;
    let outcome = try_apply(stage, change, next_event);
    if outcome.is_ok() {
        stage.take();
    } else {
        stage.refuse();
        *next_event = first_event;
    }
    outcome
}

fn try_apply(stage: &mut Stage<'_>, change: &Change, next_event: &mut u64) -> Result<(), Error> {
    // First, so that a repetition is told from a collision.
    for write in &change.writes {
        if let Write::Once { digest, reference } = write {
            once(stage, digest, reference)?;
        }
    }
    for write in &change.writes {
        match write {
            Write::Once { .. } => {}
            Write::Record(record) => put_record(stage, record)?,
            Write::Consent(consent) => put_consent(stage, consent)?,
            Write::Watch(watch) => put_watch(stage, watch)?,
            Write::Link { digest, link } => put_link(stage, digest, link),
            Write::Session { digest, session } => put_session(stage, digest, session.as_ref())?,
            Write::Attempts { digest, attempts } => put_attempts(stage, digest, attempts.as_ref())?,
            Write::Unsent { id, unsent } => put_unsent(stage, id, unsent.as_deref())?,
            Write::NoticeDone { id } => settle_notice(stage, id)?,
            Write::NoticeLater(notice) => postpone_notice(stage, notice)?,
            Write::Destroy { id } => stage.put(DESTROY.key().spool_id(id), Vec::new()),
            Write::Card { digest, card } => put_card(stage, digest, card)?,
            Write::CardGone { digest } => remove_card(stage, digest)?,
            Write::Survey { month, sheet } => count_survey(stage, *month, sheet)?,
            Write::TimedBy { rules } => {
                stage.put(META.key().bytes(TIMED_BY), rules.as_bytes().to_vec());
            }
            Write::Destroyed { id } => stage.remove(DESTROY.key().spool_id(id)),
            Write::TimeKnown { at } => stage.put(time_known(), codec::time_bytes(*at).to_vec()),
            Write::MailboxRead(mark) => stage.put(mailbox_mark(), codec::mark_bytes(*mark).to_vec()),
            Write::MailboxProof { mailbox, at } => {
                stage.put(MAILBOX_PROOFS.key().digest(mailbox), codec::time_bytes(*at).to_vec());
            }
        }
    }
    for notice in &change.notices {
        add_notice(stage, notice)?;
    }
    for event in &change.events {
        add_event(stage, event, *next_event);
        *next_event += 1;
    }
    Ok(())
}

fn once(stage: &mut Stage<'_>, digest: &Digest, reference: &Reference) -> Result<(), Error> {
    let key = ONCE.key().digest(digest);
    if let Some(used) = stage.bytes(&key)? {
        let reference = codec::reference_from(&used).map_err(|_| ONCE.unreadable())?;
        return Err(Error::Duplicate { reference });
    }
    stage.put(key, reference.as_bytes().to_vec());
    Ok(())
}

fn put_record(stage: &mut Stage<'_>, record: &Record) -> Result<(), Error> {
    let key = record_key(record);
    let old = old_record(stage, &record.reference)?;
    follows(old.as_ref().map(|old| old.revision), record.revision)?;
    let after = entries(record);
    if let Some(old) = &old {
        for entry in entries(old).into_iter().filter(|entry| !after.contains(entry)) {
            stage.remove(entry);
        }
        let place = record_key(old);
        if place != key {
            stage.remove(place);
        }
        for id in documents(old) {
            stage.remove(DOCUMENTS.key().spool_id(id));
        }
        count(stage, &old.unit, old.status(), false)?;
    }
    for entry in after {
        stage.put(entry, Vec::new());
    }
    stage.step(Move::of(old.as_ref(), record));
    for id in documents(record) {
        stage.put(DOCUMENTS.key().spool_id(id), record.reference.as_bytes().to_vec());
    }
    count(stage, &record.unit, record.status(), true)?;
    statistics::count(stage, contributions(old.as_ref(), record))?;
    stage.put(key, codec::encode(record));
    Ok(())
}

fn old_record(stage: &Stage<'_>, reference: &Reference) -> Result<Option<Record>, Error> {
    match stage.row(OPEN, &OPEN.key().reference(reference))? {
        None => stage.row(CLOSED, &CLOSED.key().reference(reference)),
        open => Ok(open),
    }
}

fn put_consent(stage: &mut Stage<'_>, consent: &ConsentRecord) -> Result<(), Error> {
    let key = CONSENTS.key().digest(&consent.id);
    let old: Option<ConsentRecord> = stage.row(CONSENTS, &key)?;
    follows(old.as_ref().map(|old| old.revision), consent.revision)?;
    let listed = |consent: &ConsentRecord| {
        CLIENT_CONSENTS.key().digest(&consent.client).newest_first(consent.recorded_at).digest(&consent.id)
    };
    let expiry = |consent: &ConsentRecord| CONSENT_EXPIRY.key().time(consent.expires_at).digest(&consent.id);
    if let Some(old) = &old {
        stage.remove(listed(old));
        stage.remove(expiry(old));
    }
    stage.put(listed(consent), Vec::new());
    if consent.state == ConsentState::Given {
        stage.put(expiry(consent), Vec::new());
    }
    statistics::count(stage, consent_contributions(old.as_ref(), consent))?;
    stage.put(key, codec::encode(consent));
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

fn put_link(stage: &mut Stage<'_>, digest: &Digest, link: &Link) {
    stage.put(REQUEST_LINKS.key().reference(&link.reference).digest(digest), Vec::new());
    stage.put(LINKS.key().digest(digest), codec::encode(link));
}

fn put_session(stage: &mut Stage<'_>, digest: &Digest, session: Option<&Session>) -> Result<(), Error> {
    let key = SESSIONS.key().digest(digest);
    let of_user = |session: &Session| USER_SESSIONS.key().digest(&session.user).digest(digest);
    if let Some(old) = stage.row::<Session>(SESSIONS, &key)? {
        stage.remove(of_user(&old));
    }
    if let Some(session) = session {
        stage.put(of_user(session), Vec::new());
        stage.put(key, codec::encode(session));
    } else {
        stage.remove(key);
    }
    Ok(())
}

fn put_unsent(stage: &mut Stage<'_>, id: &Digest, unsent: Option<&Unsent>) -> Result<(), Error> {
    let key = UNSENT.key().digest(id);
    let of_user = |unsent: &Unsent| USER_UNSENT.key().digest(&unsent.owner).digest(id);
    if let Some(old) = stage.row::<Unsent>(UNSENT, &key)? {
        let document = &old.document.id;
        stage.remove(of_user(&old));
        stage.remove(UNSENT_DOCUMENTS.key().spool_id(document));
        if unsent.is_none_or(|unsent| unsent.document.id != *document) {
            stage.put(DESTROY.key().spool_id(document), Vec::new());
        }
    }
    if let Some(unsent) = unsent {
        stage.put(of_user(unsent), Vec::new());
        stage.put(UNSENT_DOCUMENTS.key().spool_id(&unsent.document.id), id.as_bytes().to_vec());
        stage.put(key, codec::encode(unsent));
    } else {
        stage.remove(key);
    }
    Ok(())
}

/// Counts one more than before, so that tries made side by side can't pass for one.
fn put_attempts(stage: &mut Stage<'_>, digest: &Digest, attempts: Option<&Attempts>) -> Result<(), Error> {
    let key = ATTEMPTS.key().digest(digest);
    let Some(attempts) = attempts else {
        stage.remove(key);
        return Ok(());
    };
    let known = stage.row::<Attempts>(ATTEMPTS, &key)?.map_or(0, |known| known.failed);
    if attempts.failed != known.saturating_add(1) {
        return Err(Error::Stale);
    }
    stage.put(key, codec::encode(attempts));
    Ok(())
}

fn add_notice(stage: &mut Stage<'_>, notice: &Notice) -> Result<(), Error> {
    let key = NOTICES.key().digest(&notice.id);
    if stage.bytes(&key)?.is_some() {
        return Err(Error::Duplicate { reference: notice.reference });
    }
    put_notice(stage, key, notice);
    Ok(())
}

/// Leaves the id behind, so that the same step is never told again.
fn settle_notice(stage: &mut Stage<'_>, id: &Digest) -> Result<(), Error> {
    let key = NOTICES.key().digest(id);
    if let Some(old) = waiting(stage, &key)? {
        stage.remove(outbox(&old));
    }
    stage.put(key, Vec::new());
    Ok(())
}

fn postpone_notice(stage: &mut Stage<'_>, notice: &Notice) -> Result<(), Error> {
    let key = NOTICES.key().digest(&notice.id);
    let old = waiting(stage, &key)?.ok_or(Error::Stale)?;
    stage.remove(outbox(&old));
    put_notice(stage, key, notice);
    Ok(())
}

fn waiting(stage: &Stage<'_>, key: &Key) -> Result<Option<Notice>, Error> {
    let bytes = stage.bytes(key)?.filter(|bytes| !bytes.is_empty());
    bytes.map(|bytes| codec::decode(&bytes).map_err(|_| NOTICES.unreadable())).transpose()
}

fn put_notice(stage: &mut Stage<'_>, key: Key, notice: &Notice) {
    stage.put(outbox(notice), Vec::new());
    stage.put(key, codec::encode(notice));
}

fn outbox(notice: &Notice) -> Key {
    OUTBOX.key().time(notice.not_before).digest(&notice.id)
}

fn add_event(stage: &mut Stage<'_>, event: &Event, number: u64) {
    stage.put(ENTITY_EVENTS.key().entity(&event.entity).number(number), Vec::new());
    stage.put(EVENTS.key().number(number), codec::encode(event));
}
