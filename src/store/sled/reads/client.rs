//! What a client's card leads to, and what clients answered to the survey.

use std::ops::Bound;

use jiff::Timestamp;

use crate::domain::statistics::group::Month;
use crate::domain::survey::Tally;
use crate::domain::{Card, Digest};
use crate::store::sled::Backend;
use crate::store::sled::failed::failed;
use crate::store::sled::tables::{CONSENT_CARDS, DUE, Key, SURVEY, all_due, due};
use crate::store::{Error, Timed, codec};

impl Backend {
    pub fn card_of_consent(&self, consent: &Digest) -> Result<Option<Card>, Error> {
        let digest = self.value(CONSENT_CARDS, &CONSENT_CARDS.key().digest(consent), codec::digest_from)?;
        digest.map_or(Ok(None), |digest| self.get(&digest))
    }

    pub fn expired_cards(&self, now: Timestamp, limit: usize) -> Result<Vec<Digest>, Error> {
        let range = (Bound::Included(all_due(Timed::Card)), Bound::Excluded(due(Timed::Card, now)));
        self.rows_behind(DUE, range, limit, |_, digest| Ok(Some(digest)))
    }

    pub fn lapsed_evidence(&self, now: Timestamp, limit: usize) -> Result<Vec<Digest>, Error> {
        let range = (Bound::Included(all_due(Timed::Evidence)), Bound::Excluded(due(Timed::Evidence, now)));
        self.rows_behind(DUE, range, limit, |_, digest| Ok(Some(digest)))
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
