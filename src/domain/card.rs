//! The client's card: a code on paper that opens the client's own page.
//!
//! The code itself is on the card and nowhere else. It tells only what the gateway has done with a
//! consent; it opens no document.

use jiff::{Span, Timestamp};
use minicbor::{Decode, Encode};

use crate::domain::calendar::zone;
use crate::domain::digest::Digest;
use crate::domain::retention::CARD_YEARS;
use crate::domain::stored;

/// What the digest of a card's code leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Card {
    /// The consent it was made with. Each has one card: a new one takes the place of the old.
    #[n(1)]
    pub consent: Digest,
    /// Whose page it opens: everything asked in this client's name.
    #[n(2)]
    pub client: Digest,
    #[cbor(n(3), with = "stored")]
    pub made_at: Timestamp,
    #[cbor(n(4), with = "stored")]
    pub expires_at: Timestamp,
}

impl Card {
    /// A card lives until a year after the consent's last day, so that what became of it can be
    /// seen afterwards too. `consent_ends`: the end of that day.
    #[must_use]
    pub fn new(consent: Digest, client: Digest, consent_ends: Timestamp, now: Timestamp) -> Self {
        let year_after = consent_ends.to_zoned(zone()).saturating_add(Span::new().years(CARD_YEARS));
        Self { consent, client, made_at: now, expires_at: year_after.timestamp() }
    }

    #[must_use]
    pub fn is_good(&self, now: Timestamp) -> bool {
        now < self.expires_at
    }
}
