//! The settings and the directory, from `config/*.toml`.
//!
//! `config/underlag.toml` is the complete reference: every key with its unit, its default and
//! why. Unknown keys are faults, and all faults are told together. A secret is never a value
//! here, only the path of a file that holds it ([`secret`]).
//!
//! `UNDERLAG_<SECTION>_<KEY>` overrides a key. A relative path counts from the folder of the
//! settings file.

mod accessibility;
mod calendar;
mod consent;
pub mod directory;
pub mod edit;
pub mod fault;
mod fees;
mod imap;
pub mod ladders;
pub mod organisations;
pub mod pathway;
pub mod secret;
mod section;
mod sections;
mod security;
mod setting;
mod shapes;
mod targets;
mod unattended;
mod words;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::domain::statistics::target::Targets;

pub use accessibility::Accessibility;
pub use consent::Consent;
pub use directory::Directory;
pub use fault::{Fault, Faults};
pub use imap::Imap;
pub use organisations::Organisation;
pub use sections::{Dkim, Format, Gateway, Level, Limits, Log, Mail, Server, Session, Tls, Transport};
pub use security::Security;
pub use unattended::Unattended;

use section::{Reading, Section};

use crate::domain::Language;
use crate::domain::calendar::Rules;

/// Everything in `config/underlag.toml`.
#[derive(Debug, Clone, PartialEq)]
pub struct Config {
    /// Where the settings file lies, and with it `units.toml`, `users.toml`, `recipients.toml`.
    pub folder: PathBuf,
    pub server: Server,
    pub gateway: Gateway,
    pub mail: Mail,
    pub imap: Imap,
    pub calendar: Rules,
    pub limits: Limits,
    pub session: Session,
    pub log: Log,
    /// What consents are read in.
    pub consent: Consent,
    /// What the accessibility statement says of the organisation.
    pub accessibility: Accessibility,
    /// What `security.txt` says; none: there is none.
    pub security: Option<Security>,
    /// What the statistics are held to.
    pub targets: Targets,
    pub unattended: Unattended,
}

impl Default for Config {
    fn default() -> Self {
        let (mut reading, document) = Reading::of(Path::new(""), String::new());
        Self::read(&mut reading, &document, &BTreeMap::new(), Path::new(""))
    }
}

impl Config {
    /// Reads a settings file, with the overrides of the environment.
    pub fn load(file: &Path, environment: &BTreeMap<String, String>) -> Result<Self, Faults> {
        let (mut reading, document) = Reading::open(file);
        let folder = file.parent().unwrap_or(Path::new(""));
        let config = Self::read(&mut reading, &document, environment, folder);
        if reading.faults.is_empty() { Ok(config) } else { Err(Faults(reading.faults)) }
    }

    /// Every key there is, as `section.key`.
    #[must_use]
    pub fn keys() -> Vec<String> {
        let (mut reading, document) = Reading::of(Path::new(""), String::new());
        Self::read(&mut reading, &document, &BTreeMap::new(), Path::new(""));
        reading.known
    }

    fn read(
        reading: &mut Reading,
        document: &toml_edit::Document<String>,
        environment: &BTreeMap<String, String>,
        folder: &Path,
    ) -> Self {
        let names = [
            "server",
            "gateway",
            "mail",
            "imap",
            "calendar",
            "limits",
            "session",
            "log",
            "consent",
            "accessibility",
            "security",
            "targets",
            "unattended",
        ];
        for (name, item) in document.iter() {
            if !names.contains(&name) {
                let span = document.key(name).and_then(toml_edit::Key::span).or_else(|| item.span());
                reading.fault(span, name, "unknown-section", vec![("known", names.join(", "))]);
            }
        }
        let from = (document, environment);
        Self {
            folder: folder.to_owned(),
            server: section(reading, from, "server", |section| Server::read(section, folder)),
            gateway: section(reading, from, "gateway", |section| Gateway::read(section, folder)),
            mail: section(reading, from, "mail", |section| Mail::read(section, folder)),
            imap: section(reading, from, "imap", |section| Imap::read(section, folder)),
            calendar: section(reading, from, "calendar", calendar::read),
            limits: section(reading, from, "limits", Limits::read),
            session: section(reading, from, "session", Session::read),
            log: section(reading, from, "log", Log::read),
            consent: section(reading, from, "consent", |section| Consent::read(section, folder)),
            accessibility: section(reading, from, "accessibility", Accessibility::read),
            security: section(reading, from, "security", security::read),
            targets: section(reading, from, "targets", targets::read),
            unattended: section(reading, from, "unattended", unattended::read),
        }
    }
}

/// `gateway.language` as it is written, whatever else is wrong in the file.
#[must_use]
pub fn language(file: &Path, environment: &BTreeMap<String, String>) -> Option<Language> {
    let (mut reading, document) = Reading::open(file);
    Section::of(&mut reading, &document, "gateway", environment).optional("language")
}

fn section<T>(
    reading: &mut Reading,
    (document, environment): (&toml_edit::Document<String>, &BTreeMap<String, String>),
    name: &str,
    read: impl FnOnce(&mut Section<'_>) -> T,
) -> T {
    let mut section = Section::of(reading, document, name, environment);
    let value = read(&mut section);
    section.finish();
    value
}
