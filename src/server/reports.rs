//! What the gateway's own mailbox says of its letters, made into facts.
//!
//! Anybody can write there. What a mail can do at worst, and only about a letter that was really
//! owed, is to mark it as not delivered, as arrived, or as answered by a machine: a person then makes
//! a call, and the ladder goes on whatever it says.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use jiff::Timestamp;

use crate::domain::notice::{Told, told};
use crate::domain::workflow::delivery::{self, Heard};
use crate::domain::{Change, Digest, Write};
use crate::exchange::{self, Gateway};
use crate::mail::mailbox::{Failure, Mailbox};
use crate::mail::report::{Report, Says};
use crate::store;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("the mailbox can't be read: {0}")]
    Mailbox(#[from] Failure),
    #[error(transparent)]
    Exchange(#[from] exchange::Error),
    #[error(transparent)]
    Store(#[from] store::Error),
}

/// What a look found that was not known before.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Letters that came back.
    pub bounced: usize,
    /// Letters that are late.
    pub delayed: usize,
    /// Automatic replies.
    pub auto_replies: usize,
    /// What else was told of letters: see [`Heard`].
    pub heard: usize,
}

/// Reads the mailbox; one per gateway.
pub struct Reader {
    gateway: Arc<Gateway>,
    mailbox: Mailbox,
}

impl Reader {
    #[must_use]
    pub const fn new(gateway: Arc<Gateway>, mailbox: Mailbox) -> Self {
        Self { gateway, mailbox }
    }

    /// Looks again and again, until the task is aborted.
    pub async fn run(&self, every: Duration) {
        loop {
            if let Err(error) = self.look().await {
                tracing::warn!(%error, "looking for returned letters");
            }
            tokio::time::sleep(every).await;
        }
    }

    /// Goes through the mails that came since the last look. Ended anywhere, by a crash or by an
    /// error, it can be taken up again: facts come first, then the reports are put away, then the
    /// mark is moved.
    pub async fn look(&self) -> Result<Tally, Error> {
        let store = &self.gateway.store;
        let before = store.mailbox_mark()?;
        let mut look = self.mailbox.open(before).await?;
        let mut tally = Tally::default();
        while let Some(found) = look.next().await? {
            let mut understood = Vec::new();
            for found in found {
                if self.settle(&found.report, &mut tally).await? {
                    understood.push(found);
                }
            }
            if let Err(error) = look.put_away(&understood).await {
                // They are only untidy: what they said is known.
                tracing::warn!(%error, "putting reports away");
            }
            let change = Change { writes: vec![Write::MailboxRead(look.mark())], ..Change::default() };
            store.commit(&change).await?;
        }
        look.close().await;
        Ok(tally)
    }

    /// Whether it is about a letter of ours.
    async fn settle(&self, report: &Report, tally: &mut Tally) -> Result<bool, Error> {
        for id in &report.letters {
            let Some((told, latest)) = self.known(id)? else { continue };
            let now = self.gateway.now();
            let (reference, letter) = (told.reference, told.letter.name());
            let Some(says) = self.says(report, &told)? else { return Ok(false) };
            match says {
                Says::Delayed => {
                    tracing::info!(%reference, letter, "letter delayed");
                    tally.delayed += 1;
                }
                Says::Failed if self.bounced(id, &told, latest, now).await? => {
                    tracing::warn!(%reference, letter, "letter came back");
                    tally.bounced += 1;
                }
                Says::AutoReply if latest && self.auto_replied(&told, now).await? => {
                    tracing::info!(%reference, letter, "automatic reply");
                    tally.auto_replies += 1;
                }
                Says::Failed | Says::AutoReply => {}
                says => {
                    if let Some(heard) = heard(says).filter(|_| latest)
                        && self.heard(id, &told, heard, now).await?
                    {
                        tracing::info!(%reference, letter, ?heard, "told of a letter");
                        tally.heard += 1;
                    }
                }
            }
            return Ok(true);
        }
        Ok(false)
    }

    /// What the report says of that letter. Of a letter to the staff we only ask whether it came back.
    fn says(&self, report: &Report, told: &Told) -> Result<Option<Says>, Error> {
        if !told.to_recipient {
            let says = report.says(None);
            return Ok(says.map(|says| if says == Says::FailedBeyond { Says::Failed } else { says }));
        }
        let record = self.gateway.store.record(&told.reference)?;
        let parties = self.gateway.parties();
        let recipient = record.and_then(|record| parties.recipient(&record.recipient));
        Ok(report.says(recipient.map(|recipient| recipient.mailbox.as_str())))
    }

    /// A letter that was owed about a request that is there, and whether none came after it that
    /// tells of the request anew.
    fn known(&self, id: &Digest) -> Result<Option<(Told, bool)>, Error> {
        let Some(told) = told(id) else { return Ok(None) };
        let store = &self.gateway.store;
        if !store.notice_known(id)? {
            return Ok(None);
        }
        let Some(record) = store.record(&told.reference)? else { return Ok(None) };
        for later in told.later_announcements(record.revision) {
            if store.notice_known(&later)? {
                return Ok(Some((told, false)));
            }
        }
        Ok(Some((told, true)))
    }

    async fn bounced(&self, id: &Digest, told: &Told, latest: bool, now: Timestamp) -> Result<bool, Error> {
        let decide = |record: &_| Ok(delivery::bounced(record, id, told, latest, now));
        match self.gateway.decide(told.reference, decide).await {
            Ok(()) => Ok(true),
            // Known since an earlier look.
            Err(exchange::Error::Store(store::Error::Duplicate { .. })) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    async fn heard(&self, id: &Digest, told: &Told, heard: Heard, now: Timestamp) -> Result<bool, Error> {
        let news = AtomicBool::new(false);
        let decide = |record: &_| {
            let change = delivery::heard(record, id, told, heard, now);
            news.store(change.is_some(), Ordering::Relaxed);
            Ok(change.unwrap_or_default())
        };
        match self.gateway.decide(told.reference, decide).await {
            Ok(()) => Ok(news.into_inner()),
            // Known since an earlier look.
            Err(exchange::Error::Store(store::Error::Duplicate { .. })) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    async fn auto_replied(&self, told: &Told, now: Timestamp) -> Result<bool, Error> {
        let news = AtomicBool::new(false);
        let decide = |record: &_| {
            let change = delivery::auto_replied(record, told, now);
            news.store(change.is_some(), Ordering::Relaxed);
            Ok(change.unwrap_or_default())
        };
        self.gateway.decide(told.reference, decide).await?;
        Ok(news.into_inner())
    }
}

const fn heard(says: Says) -> Option<Heard> {
    match says {
        Says::FailedBeyond => Some(Heard::FailedBeyond),
        Says::Arrived => Some(Heard::Arrived),
        Says::Shown => Some(Heard::Shown),
        Says::Removed => Some(Heard::Removed),
        Says::Failed | Says::Delayed | Says::AutoReply => None,
    }
}
