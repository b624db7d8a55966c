//! What the commands that change the directory have in common: how they fail and what they show.

use std::path::Path;

use serde::Serialize;

use crate::cli::{Console, Error, faults};
use crate::config::edit::{self, Edit};
use crate::config::{Directory, Faults};
use crate::domain::Language;
use crate::text;

/// The change was not made.
pub fn failed(language: Language, error: &edit::Error) -> Error {
    match error {
        edit::Error::Io { file, error } => {
            let given = [("path", file.display().to_string().into()), ("error", error.to_string().into())];
            Error::Failed(text::with(language, "cli-unreadable", &given))
        }
        edit::Error::Unwritable { file, error } => {
            let given = [("path", file.display().to_string().into()), ("error", error.to_string().into())];
            Error::Failed(text::with(language, "cli-edit-unwritable", &given))
        }
        edit::Error::Syntax { file } => {
            let given = [("path", file.display().to_string().into())];
            Error::Failed(text::with(language, "cli-edit-syntax", &given))
        }
        edit::Error::Busy { folder } => {
            let given = [("path", folder.display().to_string().into())];
            Error::Failed(text::with(language, "cli-edit-busy", &given))
        }
        edit::Error::Faults(faults) => all(language, faults),
    }
}

/// A text with one argument, `id`, as a failure.
pub fn said(language: Language, key: &str, id: &str) -> Error {
    Error::Failed(text::with(language, key, &[("id", id.into())]))
}

/// The directory as it is.
pub fn directory(folder: &Path, console: &Console<'_>) -> Result<Directory, Error> {
    Directory::load(folder).map_err(|faults| all(console.language(), &faults))
}

/// The file of recipients, to change one that is in it.
pub fn recipient(folder: &Path, id: &str, console: &Console<'_>) -> Result<Edit, Error> {
    let language = console.language();
    let mut edit = Edit::recipients(folder).map_err(|error| failed(language, &error))?;
    if edit.entry(id).is_none() {
        return Err(said(language, "cli-recipient-unknown", id));
    }
    Ok(edit)
}

/// One object on one line.
pub fn json(shown: &impl Serialize, console: &mut Console<'_>) -> Result<(), Error> {
    let line = serde_json::to_string(shown).map_err(std::io::Error::from)?;
    Ok(writeln!(console.out, "{line}")?)
}

/// Every fault, a line each.
pub fn all(language: Language, faults: &Faults) -> Error {
    let lines: Vec<String> = faults.0.iter().map(|fault| faults::line(language, fault)).collect();
    Error::Failed(lines.join("\n"))
}
