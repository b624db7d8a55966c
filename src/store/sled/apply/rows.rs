//! The rows of a plan, each with the entries that lead to it.

use crate::domain::change::{Session, Unsent};
use crate::domain::{Card, ConsentRecord, ConsentState, Digest, Notice, Record, Watch};
use crate::store::board::Move;
use crate::store::sealed::documents;
use crate::store::sled::stage::Stage;
use crate::store::sled::tables::{
    CARDS, CLIENT_CONSENTS, CLIENT_WATCHES, CONSENT_CARDS, CONSENTS, DOCUMENTS, EVIDENCE, Key, NOTICES,
    SESSIONS, UNSENT, UNSENT_DOCUMENTS, USER_SESSIONS, USER_UNSENT, WATCHES, date_bytes, due, entries,
    record_key, watches_of_unit,
};
use crate::store::{Timed, codec};

pub(super) fn record(stage: &mut Stage<'_>, before: Option<&Record>, record: &Record) {
    let key = record_key(record);
    let after = entries(record);
    if let Some(old) = before {
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
    }
    for entry in after {
        stage.put(entry, Vec::new());
    }
    stage.step(Move::of(before, record));
    for id in documents(record) {
        stage.put(DOCUMENTS.key().spool_id(id), record.reference.as_bytes().to_vec());
    }
    stage.put(key, codec::encode(record));
}

pub(super) fn consent(stage: &mut Stage<'_>, before: Option<&ConsentRecord>, consent: &ConsentRecord) {
    let listed = |consent: &ConsentRecord| {
        CLIENT_CONSENTS.key().digest(&consent.client).newest_first(consent.recorded_at).digest(&consent.id)
    };
    let expiry = |consent: &ConsentRecord| due(Timed::Consent, consent.expires_at).digest(&consent.id);
    let lapse = |consent: &ConsentRecord| due(Timed::Evidence, consent.expires_at).digest(&consent.id);
    if let Some(old) = before {
        stage.remove(listed(old));
        stage.remove(expiry(old));
        if let Some(scan) = &old.evidence {
            stage.remove(EVIDENCE.key().spool_id(&scan.id));
            stage.remove(lapse(old));
        }
    }
    if let Some(scan) = &consent.evidence {
        stage.put(EVIDENCE.key().spool_id(&scan.id), consent.id.as_bytes().to_vec());
        stage.put(lapse(consent), Vec::new());
    }
    stage.put(listed(consent), Vec::new());
    if consent.state == ConsentState::Given {
        stage.put(expiry(consent), Vec::new());
    }
    stage.put(CONSENTS.key().digest(&consent.id), codec::encode(consent));
}

pub(super) fn watch(stage: &mut Stage<'_>, before: Option<&Watch>, watch: &Watch) {
    for entry in before.into_iter().flat_map(entries_of_watch) {
        stage.remove(entry);
    }
    for entry in entries_of_watch(watch) {
        stage.put(entry, Vec::new());
    }
    stage.put(WATCHES.key().reference(&watch.reference), codec::encode(watch));
}

fn entries_of_watch(watch: &Watch) -> Vec<Key> {
    let reference = &watch.reference;
    let mut keys = vec![
        watches_of_unit(&watch.unit, watch.is_open()).bytes(&date_bytes(watch.due_on)).reference(reference),
        CLIENT_WATCHES.key().digest(&watch.client).reference(reference),
    ];
    keys.extend(watch.look_at.map(|at| due(Timed::Watch, at).reference(reference)));
    keys
}

pub(super) fn session(
    stage: &mut Stage<'_>,
    digest: &Digest,
    before: Option<&Session>,
    after: Option<&Session>,
) {
    let key = SESSIONS.key().digest(digest);
    let of_user = |session: &Session| USER_SESSIONS.key().digest(&session.user).digest(digest);
    if let Some(old) = before {
        stage.remove(of_user(old));
    }
    if let Some(session) = after {
        stage.put(of_user(session), Vec::new());
        stage.put(key, codec::encode(session));
    } else {
        stage.remove(key);
    }
}

pub(super) fn unsent(stage: &mut Stage<'_>, id: &Digest, before: Option<&Unsent>, after: Option<&Unsent>) {
    let key = UNSENT.key().digest(id);
    let of_user = |unsent: &Unsent| USER_UNSENT.key().digest(&unsent.owner).digest(id);
    if let Some(old) = before {
        stage.remove(of_user(old));
        stage.remove(UNSENT_DOCUMENTS.key().spool_id(&old.document.id));
    }
    if let Some(unsent) = after {
        stage.put(of_user(unsent), Vec::new());
        stage.put(UNSENT_DOCUMENTS.key().spool_id(&unsent.document.id), id.as_bytes().to_vec());
        stage.put(key, codec::encode(unsent));
    } else {
        stage.remove(key);
    }
}

pub(super) fn notice(stage: &mut Stage<'_>, id: &Digest, before: Option<&Notice>, after: Option<&Notice>) {
    let outbox = |notice: &Notice| due(Timed::Letter, notice.not_before).digest(id);
    if let Some(old) = before {
        stage.remove(outbox(old));
    }
    if let Some(notice) = after {
        stage.put(outbox(notice), Vec::new());
    }
    stage.put(NOTICES.key().digest(id), after.map(codec::encode).unwrap_or_default());
}

pub(super) fn card(stage: &mut Stage<'_>, digest: &Digest, card: &Card) {
    stage.put(CONSENT_CARDS.key().digest(&card.consent), digest.as_bytes().to_vec());
    stage.put(due(Timed::Card, card.expires_at).digest(digest), Vec::new());
    stage.put(CARDS.key().digest(digest), codec::encode(card));
}

pub(super) fn card_gone(stage: &mut Stage<'_>, digest: &Digest, card: &Card) {
    stage.remove(due(Timed::Card, card.expires_at).digest(digest));
    stage.remove(CONSENT_CARDS.key().digest(&card.consent));
    stage.remove(CARDS.key().digest(digest));
}
