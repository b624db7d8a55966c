//! The staff, and the systems that work for it: who may come in, and as what.

use serde::Serialize;

use crate::domain::codes::codes;

codes! {
    /// What a logged-in person may do.
    pub enum Role {
        /// Social worker: consents and requests of the own units.
        Worker = 1 "worker",
        /// Coordinator: the queues and statistics of the own units; opens no document.
        Coordinator = 2 "coordinator",
    }
}

/// One entry of `config/users.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct User {
    /// What is typed at login, or the `iss` of a system's tokens: lower-case letters, digits, `.`, `-`.
    pub id: String,
    pub name: String,
    pub roles: Vec<Role>,
    /// Ids of the units this user belongs to.
    pub units: Vec<String>,
    #[serde(flatten)]
    pub credential: Credential,
    pub disabled: bool,
    /// May see and open what is about people with protected particulars.
    pub protected: bool,
}

/// What a user shows who it is with. One of the two, so nobody is both a person and a system.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Credential {
    /// A person, who logs in on the pages: PHC string (Argon2id).
    Password(String),
    /// Another system, which uses the HTTP API: its public Ed25519 key, base64url without padding
    /// (the `x` of a JWK, RFC 8037).
    Key(String),
}

impl User {
    /// The hash of a person's password; none of a system.
    #[must_use]
    pub fn password(&self) -> Option<&str> {
        match &self.credential {
            Credential::Password(hash) => Some(hash),
            Credential::Key(_) => None,
        }
    }

    /// The public key of a system; none of a person.
    #[must_use]
    pub fn key(&self) -> Option<&str> {
        match &self.credential {
            Credential::Password(_) => None,
            Credential::Key(key) => Some(key),
        }
    }
}
