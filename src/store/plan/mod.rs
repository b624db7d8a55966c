//! The rules of a commit: what is refused, and what each row is before and after the change.
//!
//! Nothing here reads or writes. [`wanted`] names the rows a change needs to know, a backend reads
//! them into [`OldRows`], [`plan`] decides, and the backend writes the [`Plan`].

mod now;
mod step;
mod wanted;

pub(super) use step::{Plan, Step};
pub(super) use wanted::{OldRows, Told, Want, wanted};

use crate::domain::change::{Attempts, Unsent};
use crate::domain::statistics::{consent_contributions, contributions, watch_contributions};
use crate::domain::{Card, Change, ConsentRecord, Digest, Notice, Record, Reference, Watch, Write};

use super::Error;

use now::Rows;

///
/// [`Store::commit`]: super::Store::commit
pub(super) fn plan<'a>(change: &'a Change, old: &'a OldRows) -> Result<Plan<'a>, Error> {
    let mut planner = Planner { rows: Rows::new(old), steps: Plan::new() };
    // First, so that a repetition is told from a collision.
    for write in &change.writes {
        if let Write::Once { digest, reference } = write {
            planner.once(digest, reference)?;
        }
    }
    for write in &change.writes {
        planner.write(write)?;
    }
    for notice in &change.notices {
        planner.add_notice(notice)?;
    }
    planner.steps.extend(change.events.iter().map(Step::Event));
    Ok(planner.steps)
}

struct Planner<'a> {
    rows: Rows<'a>,
    steps: Plan<'a>,
}

impl<'a> Planner<'a> {
    fn write(&mut self, write: &'a Write) -> Result<(), Error> {
        match write {
            Write::Once { .. } => {}
            Write::Record(record) => self.put_record(record)?,
            Write::Consent(consent) => self.put_consent(consent)?,
            Write::Watch(watch) => self.put_watch(watch)?,
            Write::Link { digest, link } => self.steps.push(Step::Link { digest, after: link }),
            Write::Session { digest, session } => {
                let (before, after) = (self.rows.sessions.get(digest)?, session.as_ref());
                self.rows.sessions.put(digest, after);
                self.steps.push(Step::Session { digest, before, after });
            }
            Write::Attempts { digest, attempts } => self.put_attempts(digest, attempts.as_ref())?,
            Write::Unsent { id, unsent } => self.put_unsent(id, unsent.as_deref())?,
            Write::NoticeDone { id } => self.settle_notice(id)?,
            Write::NoticeLater(notice) => self.postpone_notice(notice)?,
            Write::Destroy { id } => self.steps.push(Step::Destroy(id)),
            Write::Destroyed { id } => self.steps.push(Step::Destroyed(id)),
            Write::TimeKnown { at } => self.steps.push(Step::TimeKnown(*at)),
            Write::MailboxRead(mark) => self.steps.push(Step::MailboxRead(*mark)),
            Write::MailboxProof { mailbox, at } => {
                self.steps.push(Step::MailboxProof { mailbox, at: *at });
            }
            Write::Card { digest, card } => self.put_card(digest, card)?,
            Write::CardGone { digest } => self.remove_card(digest)?,
            Write::Survey { month, sheet } => self.steps.push(Step::Survey { month: *month, sheet }),
            Write::TimedBy { rules } => self.steps.push(Step::TimedBy(rules)),
        }
        Ok(())
    }

    fn once(&mut self, digest: &'a Digest, reference: &'a Reference) -> Result<(), Error> {
        if let Some(used) = self.rows.once.get(digest)? {
            return Err(Error::Duplicate { reference: *used });
        }
        self.rows.once.put(digest, Some(reference));
        self.steps.push(Step::Once { digest, reference });
        Ok(())
    }

    fn put_record(&mut self, after: &'a Record) -> Result<(), Error> {
        let before = self.rows.records.get(&after.reference)?;
        follows(before.map(|before| before.revision), after.revision)?;
        self.rows.records.put(&after.reference, Some(after));
        self.steps.push(Step::Record { before, after });
        if let Some(before) = before {
            self.steps.push(Step::Listed { unit: &before.unit, status: before.status(), more: false });
        }
        self.steps.push(Step::Listed { unit: &after.unit, status: after.status(), more: true });
        self.steps.push(Step::Figures(contributions(before, after)));
        Ok(())
    }

    fn put_consent(&mut self, after: &'a ConsentRecord) -> Result<(), Error> {
        let before = self.rows.consents.get(&after.id)?;
        follows(before.map(|before| before.revision), after.revision)?;
        self.rows.consents.put(&after.id, Some(after));
        self.steps.push(Step::Consent { before, after });
        self.steps.push(Step::Figures(consent_contributions(before, after)));
        Ok(())
    }

    fn put_watch(&mut self, after: &'a Watch) -> Result<(), Error> {
        let before = self.rows.watches.get(&after.reference)?;
        follows(before.map(|before| before.revision), after.revision)?;
        self.rows.watches.put(&after.reference, Some(after));
        self.steps.push(Step::Watch { before, after });
        self.steps.push(Step::Figures(watch_contributions(before, after)));
        Ok(())
    }

    /// Counts one more than before, so that tries made side by side can't pass for one.
    fn put_attempts(&mut self, digest: &'a Digest, after: Option<&'a Attempts>) -> Result<(), Error> {
        if let Some(after) = after {
            let known = self.rows.attempts.get(digest)?.map_or(0, |known| known.failed);
            if after.failed != known.saturating_add(1) {
                return Err(Error::Stale);
            }
        }
        self.rows.attempts.put(digest, after);
        self.steps.push(Step::Attempts { digest, after });
        Ok(())
    }

    /// The sealed file of the one before is destroyed, where it is another.
    fn put_unsent(&mut self, id: &'a Digest, after: Option<&'a Unsent>) -> Result<(), Error> {
        let before = self.rows.unsent.get(id)?;
        self.rows.unsent.put(id, after);
        self.steps.push(Step::Unsent { id, before, after });
        let document = |unsent: &'a Unsent| &unsent.document.id;
        let old = before.map(document).filter(|old| after.map(document) != Some(*old));
        self.steps.extend(old.map(Step::Destroy));
        Ok(())
    }

    /// The consent's card before it goes: its code leads nowhere from now on.
    fn put_card(&mut self, digest: &'a Digest, after: &'a Card) -> Result<(), Error> {
        self.remove_card(digest)?;
        if let Some((old, before)) = self.rows.card_of(&after.consent)? {
            self.rows.cards.put(old, None);
            self.steps.push(Step::CardGone { digest: old, before });
        }
        self.rows.cards.put(digest, Some(after));
        self.steps.push(Step::Card { digest, after });
        Ok(())
    }

    fn remove_card(&mut self, digest: &'a Digest) -> Result<(), Error> {
        if let Some(before) = self.rows.cards.get(digest)? {
            self.rows.cards.put(digest, None);
            self.steps.push(Step::CardGone { digest, before });
        }
        Ok(())
    }

    fn add_notice(&mut self, notice: &'a Notice) -> Result<(), Error> {
        if self.rows.is_told(&notice.id)? {
            return Err(Error::Duplicate { reference: notice.reference });
        }
        self.put_notice(&notice.id, None, Some(notice));
        Ok(())
    }

    /// Leaves the id behind, so that the same step is never told again.
    fn settle_notice(&mut self, id: &'a Digest) -> Result<(), Error> {
        let before = self.rows.waiting(id)?;
        self.put_notice(id, before, None);
        Ok(())
    }

    fn postpone_notice(&mut self, notice: &'a Notice) -> Result<(), Error> {
        let before = self.rows.waiting(&notice.id)?.ok_or(Error::Stale)?;
        self.put_notice(&notice.id, Some(before), Some(notice));
        Ok(())
    }

    fn put_notice(&mut self, id: &'a Digest, before: Option<&'a Notice>, after: Option<&'a Notice>) {
        self.rows.put_notice(id, after);
        self.steps.push(Step::Notice { id, before, after });
    }
}

/// Revision 1 is new; any other replaces exactly the one before it.
fn follows(known: Option<u64>, revision: u64) -> Result<(), Error> {
    match (known, revision) {
        (None, 1) => Ok(()),
        (Some(_), 1) => Err(Error::Exists),
        (Some(known), revision) if known.checked_add(1).is_some_and(|next| next == revision) => Ok(()),
        _ => Err(Error::Stale),
    }
}
