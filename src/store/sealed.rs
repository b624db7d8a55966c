//! What a record holds sealed, and until when.

use jiff::Timestamp;

use crate::domain::{Record, Sealed, SpoolId};

/// When its time is over; none for one that is over and holds nothing.
pub(super) fn expires_at(record: &Record) -> Option<Timestamp> {
    (record.is_open() || documents(record).next().is_some()).then_some(record.expires_at)
}

/// Every sealed document the record holds.
pub(super) fn documents(record: &Record) -> impl Iterator<Item = &SpoolId> {
    sealed_documents(record).map(|sealed| &sealed.id)
}

pub(super) fn sealed_documents(record: &Record) -> impl Iterator<Item = &Sealed> {
    let facts = &record.facts;
    let reason = facts.more_time.as_ref().and_then(|more| more.reason.as_ref());
    let answer = [facts.answer.as_ref(), facts.copy.as_ref()];
    let sealed = [record.document.as_ref(), facts.draft.as_ref(), reason];
    sealed.into_iter().chain(answer).flatten().chain(&facts.draft_files)
}
