//! The rows a change needs to know, read through the stage.

use crate::domain::{Card, Change, Digest, Reference};
use crate::store::plan::{OldRows, Told, Want, wanted};
use crate::store::sled::rows::{Id, Kept};
use crate::store::sled::stage::Stage;
use crate::store::sled::tables::{CONSENT_CARDS, NOTICES, ONCE};
use crate::store::{Error, codec};

/// Each with what kept it from being read: the plan says whether that matters.
pub(super) fn old_rows(stage: &Stage<'_>, change: &Change) -> OldRows {
    let mut old = OldRows::default();
    for want in wanted(change) {
        match want {
            Want::Once(digest) => drop(old.once.insert(*digest, once(stage, digest))),
            Want::Record(reference) => drop(old.records.insert(*reference, row(stage, reference))),
            Want::Consent(id) => drop(old.consents.insert(*id, row(stage, id))),
            Want::Watch(reference) => drop(old.watches.insert(*reference, row(stage, reference))),
            Want::Session(digest) => drop(old.sessions.insert(*digest, row(stage, digest))),
            Want::Attempts(digest) => drop(old.attempts.insert(*digest, row(stage, digest))),
            Want::Unsent(id) => drop(old.unsent.insert(*id, row(stage, id))),
            Want::Notice(id) => drop(old.notices.insert(*id, notice(stage, id))),
            Want::Card(digest) => drop(old.cards.insert(*digest, row(stage, digest))),
            Want::CardOf(consent) => drop(old.cards_of.insert(*consent, card_of(stage, consent))),
        }
    }
    old
}

fn row<R: Kept>(stage: &Stage<'_>, id: &R::Id) -> Result<Option<R>, Error> {
    for table in R::TABLES {
        if let Some(row) = stage.row(*table, &id.end(table.key()))? {
            return Ok(Some(row));
        }
    }
    Ok(None)
}

fn once(stage: &Stage<'_>, digest: &Digest) -> Result<Option<Reference>, Error> {
    let used = stage.bytes(&ONCE.key().digest(digest))?;
    used.map(|bytes| codec::reference_from(&bytes).map_err(|_| ONCE.unreadable())).transpose()
}

fn notice(stage: &Stage<'_>, id: &Digest) -> Result<Option<Told>, Error> {
    let Some(bytes) = stage.bytes(&NOTICES.key().digest(id))? else { return Ok(None) };
    let waiting = Kept::of(&bytes).map_err(|_| NOTICES.unreadable())?;
    Ok(Some(Told { waiting }))
}

fn card_of(stage: &Stage<'_>, consent: &Digest) -> Result<Option<(Digest, Card)>, Error> {
    let Some(bytes) = stage.bytes(&CONSENT_CARDS.key().digest(consent))? else { return Ok(None) };
    let digest = codec::digest_from(&bytes).map_err(|_| CONSENT_CARDS.unreadable())?;
    Ok(row(stage, &digest)?.map(|card| (digest, card)))
}
