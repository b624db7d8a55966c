//! Who can log in to the demo. Their passwords are public, and stand in `config/demo/users.toml`.

use serde::Serialize;

use crate::domain::{Role, User};

/// A user of the demo, with the password.
#[derive(Debug, Clone, Serialize)]
pub struct Login {
    pub user: String,
    pub password: String,
    pub name: String,
    pub roles: Vec<Role>,
    pub units: Vec<String>,
}

#[must_use]
pub fn logins(users: &[User]) -> Vec<Login> {
    let login = |user: &User| Login {
        user: user.id.clone(),
        password: password(&user.id),
        name: user.name.clone(),
        roles: user.roles.clone(),
        units: user.units.clone(),
    };
    users.iter().map(login).collect()
}

/// `demo-anna-2026` for `anna.lind`.
#[must_use]
pub fn password(user: &str) -> String {
    format!("demo-{}-2026", user.split('.').next().unwrap_or(user))
}
