//! Is it them? One guess at a time, and slower and slower after wrong ones: per account and per
//! source, counted in the store, so across restarts too.

use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use zeroize::Zeroizing;

use crate::crypto::password;
use crate::domain::workflow::throttle::{Gate, failed, failed_source, gate};
use crate::domain::{Action, Change, Language, User, Write, written};
use crate::text;
use crate::web::error::Error;
use crate::web::source::Source;
use crate::web::state::State;

/// Longest wait for a turn.
const TURN: Duration = Duration::from_secs(10);

/// Why not.
#[derive(Debug, Clone, Copy)]
pub enum Why {
    /// Never says which of the two was wrong, nor whether there is such an account.
    Wrong,
    Wait {
        minutes: i64,
    },
}

impl Why {
    #[must_use]
    pub fn text(self, language: Language) -> String {
        match self {
            Self::Wrong => text::get(language, "web-login-wrong"),
            Self::Wait { minutes } => text::with(language, "web-login-wait", &[("n", minutes.into())]),
        }
    }
}

/// The user, if name and password are right and no wait is on.
pub(super) async fn check(
    state: &State,
    source: &Source,
    username: &str,
    password: Zeroizing<String>,
) -> Result<Result<Arc<User>, Why>, Error> {
    let id = written::trimmed(username).to_lowercase();
    let account_key = state.attempts_digest(&format!("login-account\0{id}"));
    let source_key = state.attempts_digest(&format!("login-source\0{source}"));
    let turn = tokio::time::timeout(TURN, state.login_turn()).await.map_err(|_| Error::Busy)??;
    let now = state.now();
    let of_account = state.attempts(&account_key)?.unwrap_or_default();
    let of_source = state.attempts(&source_key)?.unwrap_or_default();
    for attempts in [&of_account, &of_source] {
        if let Gate::Wait { until } = gate(attempts, now) {
            return Ok(Err(wait(until, now)));
        }
    }
    let user = state.user(&id);
    let right = verify(user.clone(), password).await?;
    let user = user.filter(|user| right && !user.disabled && !user.roles.is_empty());
    let mut change = Change::default();
    if user.is_some() {
        if of_account.failed > 0 {
            change.writes.push(Write::Attempts { digest: account_key, attempts: None });
        }
    } else {
        if let Some(known) = state.user(&id) {
            change = state.user_event(state.user_digest(&known.id), Action::LoginFailed);
        }
        change
            .writes
            .push(Write::Attempts { digest: account_key, attempts: Some(failed(&of_account, false, now)) });
        change.writes.extend(failed_source(source_key, &of_source, now));
    }
    if !change.writes.is_empty() {
        state.commit(&change).await?;
    }
    drop(turn);
    Ok(user.ok_or(Why::Wrong))
}

/// A password is checked even where there is no such user: the answer takes as long.
async fn verify(user: Option<Arc<User>>, given: Zeroizing<String>) -> Result<bool, Error> {
    let checked = tokio::task::spawn_blocking(move || match user {
        // A system has none: nobody logs in as it.
        Some(user) => password::verify(&given, user.password()),
        None => password::verify(&given, None),
    });
    checked.await.map_err(Error::internal)
}

fn wait(until: Timestamp, now: Timestamp) -> Why {
    let seconds = until.duration_since(now).as_secs();
    Why::Wait { minutes: (seconds / 60 + 1).max(1) }
}
