//! Clients' cards, one for each consent, and what clients answered to the survey.

use std::ops::Bound;

use jiff::Timestamp;

use crate::domain::card::Card;
use crate::domain::digest::Digest;
use crate::domain::statistics::group::Month;
use crate::domain::survey::{Sheet, Tally};
use crate::store::{Error, codec};

use super::reads::{before, row};
use super::stage::Stage;
use super::tables::{CARD_EXPIRY, CARDS, CONSENT_CARDS, Key, SURVEY};
use super::{Backend, failed};

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

impl Backend {
    pub fn card(&self, digest: &Digest) -> Result<Option<Card>, Error> {
        row(&self.database.tree()?, CARDS, &CARDS.key().digest(digest))
    }

    pub fn card_of_consent(&self, consent: &Digest) -> Result<Option<Card>, Error> {
        let digest = self.value(CONSENT_CARDS, &CONSENT_CARDS.key().digest(consent), codec::digest_from)?;
        digest.map_or(Ok(None), |digest| self.card(&digest))
    }

    pub fn expired_cards(&self, now: Timestamp, limit: usize) -> Result<Vec<Digest>, Error> {
        let before = before(CARD_EXPIRY, now);
        self.rows_behind(CARD_EXPIRY, before, limit, codec::digest_from, |_, digest| Ok(Some(*digest)))
    }

    pub fn survey(&self, from: Month, to: Month) -> Result<Tally, Error> {
        let mut sum = Tally::new();
        if from > to {
            return Ok(sum);
        }
        let tree = self.database.tree()?;
        let months = (Bound::Included(SURVEY.key().month(from)), Bound::Included(SURVEY.key().month(to)));
        for entry in tree.range::<Key, _>(months) {
            let (key, value) = entry.map_err(failed)?;
            let tally = codec::decode::<Tally>(&value).map_err(|_| SURVEY.unreadable());
            for (answer, count) in self.readable(&key[1..], tally)?.unwrap_or_default() {
                *sum.entry(answer).or_default() += count;
            }
        }
        Ok(sum)
    }
}
