//! The staff: who may log in, and as what.

use serde::{Deserialize, Serialize};

/// What a logged-in person may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Social worker: consents and requests of the own units.
    Worker,
    /// Coordinator: the queues and statistics of the own units; opens no document.
    Coordinator,
}

/// One entry of `config/users.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct User {
    /// What is typed at login: lower-case letters, digits, `.`, `-`.
    pub id: String,
    pub name: String,
    pub roles: Vec<Role>,
    /// Ids of the units this user belongs to.
    pub units: Vec<String>,
    /// PHC string (Argon2id).
    pub password: String,
    #[serde(default)]
    pub disabled: bool,
    /// May see and open what is about people with protected particulars.
    #[serde(default)]
    pub protected: bool,
}
