//! `underlag recipient enrol`: a recipient key on paper, its public halves in the directory.

use std::fs::OpenOptions;
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use clap::Args;
use jiff::civil::Date;
use ring::rand::SystemRandom;
use toml_edit::{ArrayOfTables, Item, Table, value};
use zeroize::Zeroizing;

use crate::cli::recipient::{day, existing};
use crate::cli::{Console, Error, Settings, edited};
use crate::clock::Clock;
use crate::config::edit::Edit;
use crate::crypto::recipient_key::RecipientKey;
use crate::document::enrolment::{Enrolment, letter_pdf};
use crate::domain::calendar::local_date;
use crate::domain::language::Language;
use crate::domain::recipient::{Recipient, RecipientKeys};
use crate::text;

#[derive(Debug, Args)]
pub(super) struct Enrol {
    pub(super) id: String,
    /// Where the letter goes. It holds the key: print it, hand it over, delete the file
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// Whom the recipient calls about a lost key [default: the gateway's mailbox]
    #[arg(long, value_name = "TEXT")]
    contact: Option<String>,
    /// Don't ask before replacing a key
    #[arg(long)]
    yes: bool,
}

impl Enrol {
    /// Writes the letter, and the public halves into the edit. Nothing is in the directory yet.
    pub(super) fn run(
        &self,
        settings: &Settings,
        folder: &Path,
        console: &mut Console<'_>,
    ) -> Result<Edit, Error> {
        let language = console.language();
        let (config, directory) = settings.load(console)?;
        let mut edit = existing(folder, &self.id, console)?;
        let recipient = directory
            .recipient(&self.id)
            .ok_or_else(|| edited::said(language, "cli-recipient-unknown", &self.id))?;
        if recipient.keys.is_some() {
            let question = text::with(language, "cli-recipient-enrol-again", &[("id", (&self.id).into())]);
            if !console.confirm(&question, self.yes)? {
                return Err(edited::said(language, "cli-nothing-done", &self.id));
            }
        }
        let now = Clock::system().now();
        let key =
            RecipientKey::generate(&SystemRandom::new()).map_err(|error| Error::Failed(error.to_string()))?;
        let letter = Zeroizing::new(letter_pdf(&Enrolment {
            language: recipient.language,
            issuer: &config.gateway.name,
            contact: self.contact.as_deref().unwrap_or(&config.gateway.mailbox),
            address: &config.server.base_url,
            recipient,
            key: &key.display(),
            created: now,
        }));
        self.write(&letter, language)?;
        if let Some(entry) = edit.entry(&self.id) {
            retire(entry, local_date(now));
            entry["keys"] = public_halves(&key.public(local_date(now)));
        }
        Ok(edit)
    }

    /// Saves the directory. A letter whose key is not in the directory is worth nothing, so it
    /// goes if that fails.
    pub(super) fn save(&self, edit: Edit, console: &Console<'_>) -> Result<Recipient, Error> {
        let language = console.language();
        let saved = edit.save().map_err(|error| edited::failed(language, &error));
        if saved.is_err() {
            drop(std::fs::remove_file(&self.out));
        }
        let recipient = saved?.recipient(&self.id).cloned();
        recipient.ok_or_else(|| edited::said(language, "cli-recipient-unknown", &self.id))
    }

    /// For the eyes of whoever runs the command alone, and never over another file.
    fn write(&self, letter: &[u8], language: Language) -> Result<(), Error> {
        let written = OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(&self.out)
            .and_then(|mut file| file.write_all(letter).and_then(|()| file.sync_all()));
        written.map_err(|error| {
            let given =
                [("path", self.out.display().to_string().into()), ("error", error.to_string().into())];
            Error::Failed(text::with(language, "cli-unwritable", &given))
        })
    }
}

/// The key there was stays, with its last day: what it signed can be proved as long as it is known.
fn retire(entry: &mut Table, today: Date) {
    let Some(Ok(mut keys)) = entry.remove("keys").map(Item::into_table) else { return };
    keys["retired"] = value(day(today));
    let former = entry.entry("former_keys").or_insert(Item::ArrayOfTables(ArrayOfTables::new()));
    if let Some(former) = former.as_array_of_tables_mut() {
        // It is written where it belongs, and not where it stood.
        keys.set_position(None);
        former.push(keys);
    }
}

/// The `[recipient.keys]` of an entry.
pub(in crate::cli) fn public_halves(keys: &RecipientKeys) -> Item {
    let mut table = Table::new();
    table["sealing"] = value(&keys.sealing);
    table["signing"] = value(&keys.signing);
    table["enrolled"] = value(day(keys.enrolled));
    Item::Table(table)
}
