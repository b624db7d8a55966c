//! Letters leave: sent first, settled after, in order for each request.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use tokio::task::JoinSet;

use crate::domain::workflow::{delivery, watch};
use crate::domain::{Audience, Calendar, Change, ConsentRecord, Letter, Notice, Record, Write};
use crate::mail::outbox::{Outcome, Subject};
use crate::store;

use super::{BATCH, Error, Parts, TRIES, Tally, Worker};

/// So many letters are on their way at once: one slow mail server must not hold up the rest.
const AT_ONCE: usize = 8;
/// Letters about what can't be read are tried again so much later.
const ASIDE: SignedDuration = SignedDuration::from_hours(1);

impl Worker {
    pub(super) async fn deliver(&self, tally: &mut Tally) -> Result<(), Error> {
        loop {
            let now = self.parts.clock.now();
            let notices = self.parts.store.due_notices(now, BATCH)?;
            if notices.is_empty() || self.parts.rests() {
                return Ok(());
            }
            let mut conversations: BTreeMap<_, Vec<Notice>> = BTreeMap::new();
            for notice in notices {
                conversations.entry(notice.reference).or_default().push(notice);
            }
            let mut under_way = JoinSet::new();
            let mut failure = None;
            for (_, notices) in conversations {
                let at_once = if self.parts.pause().is_doubtful() { 1 } else { AT_ONCE };
                while under_way.len() >= at_once {
                    count(under_way.join_next().await, tally, &mut failure);
                }
                if self.parts.rests() {
                    break;
                }
                let parts = Arc::clone(&self.parts);
                under_way.spawn(async move { parts.deliver_in_order(notices, now).await });
            }
            while let Some(done) = under_way.join_next().await {
                count(Some(done), tally, &mut failure);
            }
            if let Some(error) = failure {
                return Err(error);
            }
        }
    }
}

type Delivered = (Tally, Result<(), Error>);

fn count(
    done: Option<Result<Delivered, tokio::task::JoinError>>,
    tally: &mut Tally,
    failure: &mut Option<Error>,
) {
    match done {
        Some(Ok((part, result))) => {
            tally.accepted += part.accepted;
            tally.deferred += part.deferred;
            tally.refused += part.refused;
            tally.dropped += part.dropped;
            tally.failed += part.failed;
            if let Err(error) = result {
                failure.get_or_insert(error);
            }
        }
        Some(Err(error)) if error.is_panic() => std::panic::resume_unwind(error.into_panic()),
        Some(Err(_)) | None => {}
    }
}

impl Parts {
    async fn deliver_in_order(&self, notices: Vec<Notice>, now: Timestamp) -> Delivered {
        let mut tally = Tally::default();
        for (place, notice) in notices.iter().enumerate() {
            if self.rests() {
                break;
            }
            match self.deliver_one(notice, now, &mut tally).await {
                Ok(()) => {}
                Err(Error::Store(error)) => {
                    let done = self.set_aside(&notices[place..], error, now, &mut tally).await;
                    return (tally, done);
                }
                Err(error) => return (tally, Err(error)),
            }
        }
        (tally, Ok(()))
    }

    /// What letters tell of can't be read: they wait, in their order, and hold up nobody else's.
    async fn set_aside(
        &self,
        notices: &[Notice],
        error: store::Error,
        now: Timestamp,
        tally: &mut Tally,
    ) -> Result<(), Error> {
        let Some(first) = notices.first() else { return Ok(()) };
        self.passed_over(&first.reference, error, tally)?;
        let mut until = now.saturating_add(ASIDE).unwrap_or(now);
        for notice in notices {
            self.store.commit(&postponed(notice, until, notice.attempts)).await?;
            until = until.saturating_add(SignedDuration::from_secs(1)).unwrap_or(until);
        }
        Ok(())
    }

    /// No letter is to be begun now.
    fn rests(&self) -> bool {
        *self.stopping.borrow() || self.pause().is_on(self.clock.now())
    }

    async fn send(&self, notice: &Notice, about: impl Into<Subject<'_>>, now: Timestamp) -> Outcome {
        let outcome = self.mailer.deliver(notice, about, &*self.addresses, now).await;
        let words = {
            let mut pause = self.pause();
            match &outcome {
                Outcome::Deferred { why, .. } | Outcome::Refused { why } if why.is_silence() => {
                    pause.silence(self.clock.now());
                }
                _ => pause.heard(),
            }
            pause
                .until
                .map(|until| format!("the mail server keeps silent: no letter is tried before {until}"))
        };
        self.rules.stands("mail", words);
        outcome
    }

    async fn deliver_one(&self, notice: &Notice, now: Timestamp, tally: &mut Tally) -> Result<(), Error> {
        match notice.letter {
            Letter::WatchDue => return self.deliver_of_watch(notice, now, tally).await,
            Letter::ConsentRevoked => return self.deliver_of_consent(notice, now, tally).await,
            _ => {}
        }
        let record = self.store.record(&notice.reference)?;
        if notice.letter == Letter::HandedOver && record.is_none() {
            return self.deliver_of_watch(notice, now, tally).await;
        }
        let Some(record) = record.filter(|record| delivery::still_wanted(record, notice)) else {
            self.store.commit(&delivery::dropped(notice)).await?;
            tally.dropped += 1;
            return Ok(());
        };
        let timetable = self.rules.timetable();
        let calendar = timetable.calendar_of(&record.recipient);
        if notice.step.is_some() && !calendar.is_open(now) {
            self.store.commit(&postponed(notice, calendar.opening(now), notice.attempts)).await?;
            return Ok(());
        }
        // Not every recipient has somebody for what is late; the later steps come all the same.
        let nobody = matches!(notice.audience, Audience::RecipientEscalation(_))
            && self.addresses.mailbox(&notice.audience).is_none();
        if nobody {
            self.store.commit(&delivery::dropped(notice)).await?;
            tally.dropped += 1;
            return Ok(());
        }
        let outcome = self.send(notice, &record, now).await;
        counted(notice, &outcome, tally);
        self.settle(record, notice, &outcome, now).await
    }

    /// The letter about a watch: no request hears of what becomes of it.
    async fn deliver_of_watch(
        &self,
        notice: &Notice,
        now: Timestamp,
        tally: &mut Tally,
    ) -> Result<(), Error> {
        let watch = self.store.watch(&notice.reference)?;
        let Some(watch) = watch.filter(|watch| watch::still_wanted(watch, notice)) else {
            self.store.commit(&delivery::dropped(notice)).await?;
            tally.dropped += 1;
            return Ok(());
        };
        let outcome = self.send(notice, &watch, now).await;
        self.settle_alone(notice, &outcome, tally).await
    }

    /// The letter about a consent that its client has taken back.
    async fn deliver_of_consent(
        &self,
        notice: &Notice,
        now: Timestamp,
        tally: &mut Tally,
    ) -> Result<(), Error> {
        let consents = self.store.consents_by_reference(&notice.reference)?;
        let of_unit = |consent: &&ConsentRecord| notice.audience == Audience::Unit(consent.unit);
        let Some(consent) = consents.iter().find(of_unit) else {
            self.store.commit(&delivery::dropped(notice)).await?;
            tally.dropped += 1;
            return Ok(());
        };
        let outcome = self.send(notice, consent, now).await;
        self.settle_alone(notice, &outcome, tally).await
    }

    /// Commits what the mail server said of a letter that tells of no request.
    async fn settle_alone(&self, notice: &Notice, outcome: &Outcome, tally: &mut Tally) -> Result<(), Error> {
        counted(notice, outcome, tally);
        let change = match outcome {
            Outcome::Accepted | Outcome::Refused { .. } => delivery::settled(notice),
            Outcome::Deferred { until, .. } => postponed(notice, *until, notice.attempts + 1),
        };
        Ok(self.store.commit(&change).await?)
    }

    /// Commits what the mail server said, whatever else happens to the request meanwhile.
    async fn settle(
        &self,
        mut record: Record,
        notice: &Notice,
        outcome: &Outcome,
        now: Timestamp,
    ) -> Result<(), Error> {
        for _ in 0..TRIES {
            let change = match outcome {
                Outcome::Accepted => delivery::accepted(&record, notice, now),
                Outcome::Refused { .. } => delivery::refused(&record, notice, now),
                Outcome::Deferred { until, .. } => {
                    let timetable = self.rules.timetable();
                    later(notice, *until, timetable.calendar_of(&record.recipient))
                }
            };
            match self.commit(change, now).await {
                Err(store::Error::Stale) => {}
                other => return Ok(other?),
            }
            match self.store.record(&notice.reference)? {
                Some(newer) => record = newer,
                None => return Ok(()),
            }
        }
        Err(store::Error::Stale.into())
    }
}

fn counted(notice: &Notice, outcome: &Outcome, tally: &mut Tally) {
    let (reference, letter) = (notice.reference, notice.letter.name());
    match outcome {
        Outcome::Accepted => {
            tracing::info!(%reference, letter, "letter accepted");
            tally.accepted += 1;
        }
        Outcome::Deferred { why, until } => {
            tracing::warn!(%reference, letter, %why, %until, "letter deferred");
            tally.deferred += 1;
        }
        Outcome::Refused { why } => {
            tracing::warn!(%reference, letter, %why, "letter refused");
            tally.refused += 1;
        }
    }
}

/// Another try. A letter of the ladder waits for the next opening.
fn later(notice: &Notice, until: Timestamp, calendar: &Calendar) -> Change {
    let until = if notice.step.is_some() { calendar.opening(until) } else { until };
    postponed(notice, until, notice.attempts + 1)
}

fn postponed(notice: &Notice, until: Timestamp, attempts: u32) -> Change {
    let notice = Notice { not_before: until, attempts, ..notice.clone() };
    Change { writes: vec![Write::NoticeLater(Box::new(notice))], ..Change::default() }
}
