//! What is found on a personal number: at the organisations that somebody has units in, and nowhere else.

use std::cmp::Reverse;

use jiff::Timestamp;

use crate::domain::{ConsentRecord, ConsentState, Digest, PersonalNumber, Record, User};
use crate::exchange::{Error, Gateway};

/// A client's consents, newest first.
pub fn consents(
    gateway: &Gateway,
    user: &User,
    number: &PersonalNumber,
) -> Result<Vec<ConsentRecord>, Error> {
    let mut found = Vec::new();
    for client in gateway.parties().client_digests(user, number) {
        found.append(&mut gateway.store.consents_of_client(&client)?);
    }
    found.sort_by_key(|record| Reverse(record.recorded_at));
    Ok(found)
}

/// What was asked about a client, newest first.
pub fn requests(gateway: &Gateway, user: &User, number: &PersonalNumber) -> Result<Vec<Record>, Error> {
    let mut found = Vec::new();
    for client in gateway.parties().client_digests(user, number) {
        found.append(&mut gateway.store.requests_of_client(&client)?);
    }
    found.sort_by_key(|record| Reverse(record.sent_at));
    Ok(found)
}

/// The consents of a client of one organisation that something can be sent under, now or later.
pub fn in_force(gateway: &Gateway, client: &Digest, now: Timestamp) -> Result<Vec<ConsentRecord>, Error> {
    let mut found = gateway.store.consents_of_client(client)?;
    found.retain(|one| is_in_force(one, now));
    Ok(found)
}

/// Something can be sent under it, now or later.
#[must_use]
pub fn is_in_force(consent: &ConsentRecord, now: Timestamp) -> bool {
    consent.state == ConsentState::Given && now <= consent.expires_at
}
