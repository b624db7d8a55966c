//! Clients' cards, one for each consent, and what clients answered to the survey.

use crate::domain::card::Card;
use crate::domain::digest::Digest;
use crate::domain::statistics::group::Month;
use crate::domain::survey::{Sheet, Tally};
use crate::store::sled::stage::Stage;
use crate::store::sled::tables::{CARD_EXPIRY, CARDS, CONSENT_CARDS, SURVEY};
use crate::store::{Error, codec};

/// The consent's card before it goes: its code leads nowhere from now on.
pub(super) fn put_card(stage: &mut Stage<'_>, digest: &Digest, card: &Card) -> Result<(), Error> {
    remove_card(stage, digest)?;
    let of_consent = CONSENT_CARDS.key().digest(&card.consent);
    if let Some(old) = stage.bytes(&of_consent)? {
        let old = codec::digest_from(&old).map_err(|_| CONSENT_CARDS.unreadable())?;
        remove_card(stage, &old)?;
    }
    stage.put(of_consent, digest.as_bytes().to_vec());
    stage.put(CARD_EXPIRY.key().time(card.expires_at).digest(digest), Vec::new());
    stage.put(CARDS.key().digest(digest), codec::encode(card));
    Ok(())
}

pub(super) fn remove_card(stage: &mut Stage<'_>, digest: &Digest) -> Result<(), Error> {
    let key = CARDS.key().digest(digest);
    let Some(card) = stage.row::<Card>(CARDS, &key)? else { return Ok(()) };
    stage.remove(CARD_EXPIRY.key().time(card.expires_at).digest(digest));
    stage.remove(CONSENT_CARDS.key().digest(&card.consent));
    stage.remove(key);
    Ok(())
}

pub(super) fn count_survey(stage: &mut Stage<'_>, month: Month, sheet: &Sheet) -> Result<(), Error> {
    let key = SURVEY.key().month(month);
    let mut tally: Tally = stage.row(SURVEY, &key)?.unwrap_or_default();
    for answer in sheet.answers() {
        *tally.entry(answer).or_default() += 1;
    }
    stage.put(key, codec::encode(&tally));
    Ok(())
}
