//! Logins end with what they were opened with: another password, a user who is locked out or gone.

use jiff::Timestamp;

use crate::domain::{Change, Digest, Write};
use crate::exchange::Gateway;
use crate::store;

/// So many share one commit.
const TOGETHER: usize = 256;

/// What the directory in force has ended.
#[derive(Debug)]
pub struct Ended {
    pub sessions: usize,
    /// The users who may not log in again.
    pub locked_out: Vec<Digest>,
}

impl Gateway {
    /// Ends, for good, every session that the directory in force does not let go on.
    pub async fn end_sessions(&self) -> Result<Ended, store::Error> {
        let parties = self.parties();
        let (mut ended, mut locked_out) = (Vec::new(), Vec::new());
        for digest in self.store.idle_sessions(Timestamp::MAX, usize::MAX)? {
            let Some(session) = self.store.session(&digest)? else { continue };
            if parties.holder(&session).is_some() {
                continue;
            }
            if parties.user(&session.user).is_none_or(|user| user.disabled) {
                locked_out.push(session.user);
            }
            ended.push(Write::Session { digest, session: None });
        }
        for writes in ended.chunks(TOGETHER) {
            self.commit(Change { writes: writes.to_vec(), ..Change::default() }).await?;
        }
        if !ended.is_empty() {
            tracing::info!(
                sessions = ended.len(),
                "ended: their users have another password, or are locked out"
            );
        }
        Ok(Ended { sessions: ended.len(), locked_out })
    }
}
