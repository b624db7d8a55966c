//! Another system comes in: it shows a token that it has made and signed itself.

use jiff::Timestamp;

use crate::crypto::digest::Purpose;
use crate::crypto::signing::VerifyingKey;
use crate::crypto::{self, token};
use crate::domain::{Change, Reference, Role, User, Write};
use crate::exchange::Gateway;
use crate::store;

/// Why it does not come in.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// No such system, a locked one, or another key: one same answer to a stranger.
    #[error("unknown system")]
    Unknown,
    /// Signed with its key, and not valid all the same.
    #[error(transparent)]
    Token(crypto::Error),
    /// It has changed something with this token before.
    #[error("the token was used before")]
    Used,
    #[error("not a worker's")]
    Forbidden,
    #[error(transparent)]
    Store(store::Error),
}

/// The user behind a token. `uses` it up: another call with it that does is refused, so that a request
/// that somebody caught on its way can't be sent again. What was used up is kept in the store, as the
/// proofs of requests are: it survives a restart, and costs some forty bytes.
pub async fn enter(gateway: &Gateway, token: &str, uses: bool, now: Timestamp) -> Result<User, Fault> {
    let system = token::system_of(token).map_err(Fault::Token)?;
    let parties = gateway.parties();
    let user = parties.user_by_id(&system).filter(|user| !user.disabled && user.key().is_some());
    let key = user.and_then(User::key).and_then(|key| VerifyingKey::parse(key).ok());
    // Who is unknown is checked against a key that signed nothing of the sort: it takes as long.
    let nobodys = gateway.keys.signing.public();
    let checked =
        token::verify_system(token, &system, key.as_ref().unwrap_or(nobodys), gateway.issuer(), now);
    let token = checked.map_err(|error| match error {
        crypto::Error::Tampered => Fault::Unknown,
        other => Fault::Token(other),
    })?;
    let (Some(user), Some(_)) = (user, key) else { return Err(Fault::Unknown) };
    if !user.roles.contains(&Role::Worker) {
        return Err(Fault::Forbidden);
    }
    if uses {
        use_up(gateway, &system, &token.id).await?;
    }
    Ok(user.clone())
}

async fn use_up(gateway: &Gateway, system: &str, id: &str) -> Result<(), Fault> {
    let digest = gateway.keys.digest.digest(Purpose::SystemToken, format!("{system}\0{id}").as_bytes());
    let write = Write::Once { digest, reference: Reference::from_digest(&digest) };
    match gateway.commit(Change { writes: vec![write], ..Change::default() }).await {
        Err(store::Error::Duplicate { .. }) => Err(Fault::Used),
        other => other.map_err(Fault::Store),
    }
}
