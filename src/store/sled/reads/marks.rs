//! What the store knows of the gateway itself.

use jiff::Timestamp;

use crate::domain::mailbox::Mark;
use crate::domain::{Digest, Event};
use crate::store::sled::Backend;
use crate::store::sled::failed::failed;
use crate::store::sled::tables::{EVENTS, MAILBOX_PROOFS, META, TIMED_BY, mailbox_mark, time_known};
use crate::store::{Error, codec};

impl Backend {
    pub fn timed_by(&self) -> Result<Option<Digest>, Error> {
        self.value(META, &META.key().bytes(TIMED_BY), codec::digest_from)
    }

    pub fn mailbox_mark(&self) -> Result<Option<Mark>, Error> {
        self.value(META, &mailbox_mark(), codec::mark_from)
    }

    pub fn mailbox_proof(&self, mailbox: &Digest) -> Result<Option<Timestamp>, Error> {
        self.value(MAILBOX_PROOFS, &MAILBOX_PROOFS.key().digest(mailbox), codec::time_from)
    }

    pub fn time_known(&self) -> Result<Option<Timestamp>, Error> {
        self.value(META, &time_known(), codec::time_from)
    }

    pub fn last_event_at(&self) -> Result<Option<Timestamp>, Error> {
        let tree = self.database.tree()?;
        for entry in tree.scan_prefix(EVENTS.key()).rev() {
            let (key, value) = entry.map_err(failed)?;
            let event = codec::decode::<Event>(&value).map_err(|_| EVENTS.unreadable());
            if let Some(event) = self.readable(&key[1..], event)? {
                return Ok(Some(event.recorded));
            }
        }
        Ok(None)
    }
}
