//! `underlag user`: who may log in, and which systems may use the HTTP API. Writes `config/users.toml`, keeps its comments.

use std::path::{Path, PathBuf};

use clap::builder::PossibleValuesParser;
use clap::{Args, Subcommand};
use ring::rand::SystemRandom;
use serde::Serialize;
use toml_edit::{Array, value};

use crate::cli::{Console, Error, Settings, edited, password};
use crate::config::edit::Edit;
use crate::crypto::password as hashing;
use crate::domain::User as Entry;
use crate::domain::{Language, Role};
use crate::text;

#[derive(Debug, Args)]
pub struct User {
    /// One JSON object a line
    #[arg(long, global = true)]
    json: bool,
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Add a person, who is asked for a password, or a system with its public key
    Add {
        /// What is typed at login: lower-case letters, digits, dots, hyphens
        id: String,
        /// As it stands on requests and documents
        #[arg(long)]
        name: String,
        /// May be given twice; a system is always a worker
        #[arg(long = "role", value_parser = role_codes(), required_unless_present = "key")]
        roles: Vec<String>,
        /// Id of a unit in units.toml; may be given several times
        #[arg(long = "unit", required = true, value_name = "ID")]
        units: Vec<String>,
        /// May see and open what is about people with protected particulars
        #[arg(long)]
        protected: bool,
        /// Read the password from standard input
        #[arg(long)]
        password_stdin: bool,
        /// Of another system: its raw public Ed25519 key, base64url without padding
        #[arg(long, conflicts_with_all = ["password_stdin", "roles"], allow_hyphen_values = true)]
        key: Option<String>,
    },
    /// Everybody who may log in, or might
    List,
    /// Set a new password
    Password {
        id: String,
        /// Read the password from standard input
        #[arg(long)]
        password_stdin: bool,
    },
    /// Set the new public key of a system; its old one no longer works
    Key {
        id: String,
        /// The raw public Ed25519 key, base64url without padding
        #[arg(allow_hyphen_values = true)]
        key: String,
    },
    /// Lock a user out
    Disable {
        id: String,
        /// Don't ask
        #[arg(long)]
        yes: bool,
    },
    /// Let a user in again
    Enable { id: String },
    /// Let a user see and open what is about people with protected particulars, or not any more
    Protected {
        id: String,
        /// Not any more
        #[arg(long)]
        off: bool,
    },
}

fn role_codes() -> PossibleValuesParser {
    PossibleValuesParser::new(Role::ALL.map(Role::code))
}

/// What is shown of a user: not the password's hash.
#[derive(Serialize)]
struct Shown<'a> {
    id: &'a str,
    name: &'a str,
    roles: &'a [Role],
    units: &'a [String],
    disabled: bool,
    protected: bool,
    /// Of a system: its public key.
    #[serde(skip_serializing_if = "Option::is_none")]
    key: Option<&'a str>,
}

impl User {
    pub(super) fn run(&self, settings: &Settings, console: &mut Console<'_>) -> Result<(), Error> {
        let folder = settings.file(console).parent().map_or_else(PathBuf::new, Path::to_owned);
        let language = console.language();
        match &self.action {
            Action::List => self.list(&folder, console),
            Action::Add { id, name, roles, units, protected, password_stdin, key } => {
                self.free(&folder, id, language)?;
                let (field, credential) = match key {
                    Some(key) => ("key", key.clone()),
                    None => ("password", new_hash(console, *password_stdin, id)?),
                };
                let of_a_system = [Role::Worker.code().to_owned()];
                let roles: &[String] = if key.is_some() { &of_a_system } else { roles };
                let mut edit = self.free(&folder, id, language)?;
                let entry = edit.add();
                entry["id"] = value(id);
                entry["name"] = value(name);
                entry["roles"] = value(roles.iter().collect::<Array>());
                entry["units"] = value(units.iter().collect::<Array>());
                entry[field] = value(credential);
                if *protected {
                    entry["protected"] = value(true);
                }
                self.save(&edit, id, "cli-user-added", console)
            }
            Action::Password { id, password_stdin } => {
                self.existing(&folder, id, language)?;
                let hash = new_hash(console, *password_stdin, id)?;
                let mut edit = self.existing(&folder, id, language)?;
                if let Some(entry) = edit.entry(id) {
                    entry["password"] = value(hash);
                }
                self.save(&edit, id, "cli-user-password-set", console)
            }
            Action::Key { id, key } => {
                let mut edit = self.existing(&folder, id, language)?;
                if let Some(entry) = edit.entry(id) {
                    entry["key"] = value(key);
                }
                self.save(&edit, id, "cli-user-key-set", console)
            }
            Action::Disable { id, yes } => {
                self.existing(&folder, id, language)?;
                let question = text::with(language, "cli-user-disable-sure", &[("id", id.into())]);
                if !console.confirm(&question, *yes)? {
                    return Err(edited::said(language, "cli-nothing-done", id));
                }
                let mut edit = self.existing(&folder, id, language)?;
                if let Some(entry) = edit.entry(id) {
                    entry["disabled"] = value(true);
                }
                self.save(&edit, id, "cli-user-disabled", console)
            }
            Action::Enable { id } => {
                let mut edit = self.existing(&folder, id, language)?;
                if let Some(entry) = edit.entry(id) {
                    entry.remove("disabled");
                }
                self.save(&edit, id, "cli-user-enabled", console)
            }
            Action::Protected { id, off } => {
                let mut edit = self.existing(&folder, id, language)?;
                if let Some(entry) = edit.entry(id) {
                    if *off {
                        entry.remove("protected");
                    } else {
                        entry["protected"] = value(true);
                    }
                }
                let done = if *off { "cli-user-protected-off" } else { "cli-user-protected" };
                self.save(&edit, id, done, console)
            }
        }
    }

    /// The users, without one of that id.
    #[expect(clippy::unused_self, reason = "one of the actions")]
    fn free(&self, folder: &Path, id: &str, language: Language) -> Result<Edit, Error> {
        let mut edit = Edit::users(folder).map_err(|error| edited::failed(language, &error))?;
        if edit.entry(id).is_some() {
            return Err(edited::said(language, "cli-user-exists", id));
        }
        Ok(edit)
    }

    #[expect(clippy::unused_self, reason = "one of the actions")]
    fn existing(&self, folder: &Path, id: &str, language: Language) -> Result<Edit, Error> {
        let mut edit = Edit::users(folder).map_err(|error| edited::failed(language, &error))?;
        if edit.entry(id).is_none() {
            return Err(edited::said(language, "cli-user-unknown", id));
        }
        Ok(edit)
    }

    fn save(&self, edit: &Edit, id: &str, done: &str, console: &mut Console<'_>) -> Result<(), Error> {
        let language = console.language();
        let path = edit.path().display().to_string();
        let directory = edit.save().map_err(|error| edited::failed(language, &error))?;
        if let Some(user) = directory.user(id) {
            if self.json {
                return show(user, true, console);
            }
            let given = [("id", id.into()), ("path", path.into())];
            writeln!(console.out, "{}", text::with(language, done, &given))?;
        }
        Ok(())
    }

    fn list(&self, folder: &Path, console: &mut Console<'_>) -> Result<(), Error> {
        let directory = edited::directory(folder, console)?;
        directory.users.iter().try_for_each(|user| show(user, self.json, console))
    }
}

fn new_hash(console: &mut Console<'_>, on_stdin: bool, id: &str) -> Result<String, Error> {
    let password = password::ask(console, on_stdin, id)?;
    hashing::hash(&password, &SystemRandom::new()).map_err(|error| Error::Failed(error.to_string()))
}

fn show(user: &Entry, json: bool, console: &mut Console<'_>) -> Result<(), Error> {
    let Entry { id, name, roles, units, disabled, protected, .. } = user;
    let key = user.key();
    let shown = Shown { id, name, roles, units, disabled: *disabled, protected: *protected, key };
    if json {
        return edited::json(&shown, console);
    }
    let roles: Vec<&str> = roles
        .iter()
        .map(|role| match role {
            Role::Worker => "worker",
            Role::Coordinator => "coordinator",
        })
        .collect();
    let marks = [
        (key.is_some(), "cli-user-mark-system"),
        (*disabled, "cli-user-mark-disabled"),
        (*protected, "cli-user-mark-protected"),
    ];
    let marks = marks.into_iter().filter(|(set, _)| *set).map(|(_, key)| text::get(console.language(), key));
    let marks = marks.collect::<Vec<_>>().join(", ");
    let line = format!("{id}\t{name}\t{}\t{}\t{marks}", roles.join(","), units.join(","));
    writeln!(console.out, "{}", line.trim_end())?;
    Ok(())
}
