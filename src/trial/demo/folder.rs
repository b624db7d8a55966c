//! The demo's own folder.
//!
//! # Layout
//!
//! - `gateway/` what a gateway has: settings, directory, `keys/`, `data/`, `mail/`, `log.jsonl`
//! - `people/` what people have: the documents that the tour's worker and clinic saved, clients' cards

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};
use jiff::civil::Date;
use ring::rand::SecureRandom;
use serde::Serialize;
use toml_edit::value;

use crate::config::Directory;
use crate::config::edit::{Edit, day, public_halves};
use crate::crypto::keys;
use crate::crypto::recipient_key::RecipientKey;
use crate::trial::demo::Stop;

static SAMPLES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/config/demo");

/// Says that a folder is a demo's, and may be emptied by the next one.
const MARKER: &str = "this-is-a-demo.txt";

/// Left without a key of its own, to show how a one-time key works.
const NOT_ENROLLED: &str = "psykiatri-oppenvard";

pub struct Folder {
    root: PathBuf,
}

/// A recipient with the key that its enrolment letter would show.
#[derive(Clone, Serialize)]
pub struct Enrolled {
    pub id: String,
    pub name: String,
    pub key: String,
}

impl Folder {
    /// Makes the folder, or empties one of an earlier demo, and puts the samples and new keys there.
    pub fn create(
        root: &Path,
        random: &dyn SecureRandom,
        today: Date,
    ) -> Result<(Self, Vec<Enrolled>), Stop> {
        let at = |error: std::io::Error| Stop::new(format!("{}: {error}", root.display()));
        if root.join(MARKER).exists() {
            fs::remove_dir_all(root).map_err(at)?;
        } else if !is_empty(root).map_err(at)? {
            return Err(Stop::new(format!(
                "{}: this folder holds something else; choose another",
                root.display()
            )));
        }
        fs::create_dir_all(root).map_err(at)?;
        let folder = Self { root: root.canonicalize().map_err(at)? };
        fs::write(folder.root.join(MARKER), "The next demo in this folder empties it.\n").map_err(at)?;
        for below in [folder.gateway(), folder.people()] {
            fs::create_dir(below).map_err(at)?;
        }
        for file in SAMPLES.files() {
            fs::write(folder.gateway().join(file.path()), file.contents()).map_err(at)?;
        }
        keys::create(&folder.gateway().join("keys"), random).map_err(Stop::from_error)?;
        let enrolled = folder.enrol(random, today)?;
        Ok((folder, enrolled))
    }

    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    #[must_use]
    pub fn gateway(&self) -> PathBuf {
        self.root.join("gateway")
    }

    #[must_use]
    pub fn settings(&self) -> PathBuf {
        self.gateway().join("underlag.toml")
    }

    #[must_use]
    pub fn mail(&self) -> PathBuf {
        self.gateway().join("mail")
    }

    /// Letters of the half-year before, which nobody looks at in the mailboxes any more.
    #[must_use]
    pub fn mail_before(&self) -> PathBuf {
        self.gateway().join("mail-before")
    }

    #[must_use]
    pub fn spool(&self) -> PathBuf {
        self.gateway().join("data/spool")
    }

    /// Every file below a folder.
    pub fn files_in(folder: &Path) -> Result<Vec<PathBuf>, Stop> {
        let mut files = Vec::new();
        for entry in fs::read_dir(folder).map_err(Stop::from_error)? {
            let path = entry.map_err(Stop::from_error)?.path();
            if path.is_dir() { files.extend(Self::files_in(&path)?) } else { files.push(path) }
        }
        Ok(files)
    }

    #[must_use]
    pub fn log(&self) -> PathBuf {
        self.gateway().join("log.jsonl")
    }

    #[must_use]
    pub fn people(&self) -> PathBuf {
        self.root.join("people")
    }

    /// Saves what a person keeps.
    pub fn save(&self, name: &str, bytes: &[u8]) -> Result<PathBuf, Stop> {
        let path = self.people().join(name);
        fs::write(&path, bytes).map_err(|error| Stop::new(format!("{}: {error}", path.display())))?;
        Ok(path)
    }

    /// Gives every recipient with a verified mailbox a key, but one.
    fn enrol(&self, random: &dyn SecureRandom, today: Date) -> Result<Vec<Enrolled>, Stop> {
        let folder = self.gateway();
        let directory = Directory::load(&folder).map_err(Stop::from_error)?;
        let mut edit = Edit::recipients(&folder).map_err(Stop::from_error)?;
        let mut enrolled = Vec::new();
        for recipient in directory.recipients {
            if recipient.mailbox_verified.is_none() || recipient.id == NOT_ENROLLED {
                continue;
            }
            let key = RecipientKey::generate(random).map_err(Stop::from_error)?;
            if let Some(entry) = edit.entry(&recipient.id) {
                entry["keys"] = public_halves(&key.public(today));
                // The samples' days grow old; a demo begins with mailboxes that are known to work.
                entry["mailbox_verified"] = value(day(today));
            }
            let (id, name) = (recipient.id, recipient.name);
            enrolled.push(Enrolled { id, name, key: key.display().to_string() });
        }
        edit.save().map_err(Stop::from_error)?;
        Ok(enrolled)
    }
}

fn is_empty(folder: &Path) -> std::io::Result<bool> {
    match fs::read_dir(folder) {
        Ok(mut entries) => Ok(entries.next().is_none()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(true),
        Err(error) => Err(error),
    }
}
