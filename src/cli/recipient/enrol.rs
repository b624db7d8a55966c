//! `underlag recipient enrol`: a recipient key on paper, its public halves in the directory.

use std::fs::{File, OpenOptions};
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use clap::Args;
use jiff::civil::Date;
use ring::rand::SystemRandom;
use toml_edit::{ArrayOfTables, Item, Table, value};
use zeroize::Zeroizing;

use crate::cli::{Console, Error, Settings, edited};
use crate::clock::Clock;
use crate::config::edit::{Edit, day, public_halves};
use crate::crypto::recipient_key::RecipientKey;
use crate::document::enrolment::{Enrolment, letter_pdf};
use crate::domain::calendar::local_date;
use crate::domain::{Language, Recipient};
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
    /// First the public halves are in the directory, then the letter is written: no paper is handed over
    /// whose key opens nothing.
    pub(super) fn run(
        &self,
        settings: &Settings,
        folder: &Path,
        console: &mut Console<'_>,
    ) -> Result<(Recipient, PathBuf), Error> {
        let language = console.language();
        let (config, directory) = settings.load(console)?;
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
        let mut edit = edited::recipient(folder, &self.id, console)?;
        let now_there = edited::directory(folder, console)?;
        if now_there.recipient(&self.id).map(|now| &now.keys) != Some(&recipient.keys) {
            return Err(edited::said(language, "cli-recipient-enrolled-meanwhile", &self.id));
        }
        let mut file = self.reserve(language)?;
        let before = edit.entry(&self.id).cloned();
        if let Some(entry) = edit.entry(&self.id) {
            retire(entry, local_date(now));
            entry["keys"] = public_halves(&key.public(local_date(now)));
        }
        let done = self.save(&edit, language).and_then(|stored| {
            let written = file.write_all(&letter).and_then(|()| file.sync_all());
            written.map_err(|error| self.unwritable(language, &error))?;
            Ok(stored)
        });
        if done.is_err() {
            // Nobody has the new key: the former one stays.
            drop(std::fs::remove_file(&self.out));
            if let (Some(entry), Some(before)) = (edit.entry(&self.id), before) {
                *entry = before;
            }
            self.save(&edit, language)?;
        }
        Ok((done?, edit.path()))
    }

    fn save(&self, edit: &Edit, language: Language) -> Result<Recipient, Error> {
        let directory = edit.save().map_err(|error| edited::failed(language, &error))?;
        let recipient = directory.recipient(&self.id).cloned();
        recipient.ok_or_else(|| edited::said(language, "cli-recipient-unknown", &self.id))
    }

    /// An empty file for the letter: for the eyes of whoever runs the command alone, and never over
    /// another file.
    fn reserve(&self, language: Language) -> Result<File, Error> {
        let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&self.out);
        file.map_err(|error| self.unwritable(language, &error))
    }

    fn unwritable(&self, language: Language, error: &std::io::Error) -> Error {
        let given = [("path", self.out.display().to_string().into()), ("error", error.to_string().into())];
        Error::Failed(text::with(language, "cli-unwritable", &given))
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
