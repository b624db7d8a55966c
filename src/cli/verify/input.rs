//! What `verify` is given: files, `-` for standard input, a folder with the parts of one document.

use std::fs;
use std::io::{self, Read as _};
use std::path::Path;

use crate::cli::Console;
use crate::document::Relation;
use crate::document::read::{self, EmbeddedFile};
use crate::exchange::envelope::name;

/// Stands for standard input.
const STANDARD_INPUT: &str = "-";

/// The names of the gateway's own parts.
const PARTS: [&str; 7] = [
    name::CONSENT,
    name::CONSENT_KEY,
    name::PROOF,
    name::RESPONSE,
    name::RECIPIENT,
    name::REQUEST,
    name::ANSWER,
];

pub(super) enum Input {
    Pdf(Vec<u8>),
    /// The parts beside each other, without pages.
    Packet(Vec<EmbeddedFile>),
}

impl Input {
    pub fn read(path: &Path, console: &mut Console<'_>) -> io::Result<Self> {
        if path.as_os_str() == STANDARD_INPUT {
            let mut pdf = Vec::new();
            limited(&mut *console.input, &mut pdf)?;
            return Ok(Self::Pdf(pdf));
        }
        if path.is_dir() { packet(path).map(Self::Packet) } else { fs::read(path).map(Self::Pdf) }
    }

    /// Everything that lies in it; nothing where it can't be read.
    pub fn files(&self) -> Vec<EmbeddedFile> {
        match self {
            Self::Pdf(pdf) => read::attachments(read::bare(pdf)).unwrap_or_default(),
            Self::Packet(files) => files.clone(),
        }
    }
}

/// A little more than is looked at, so that too much is seen to be too much.
fn limited(input: &mut dyn io::BufRead, bytes: &mut Vec<u8>) -> io::Result<()> {
    let most = u64::try_from(read::MAX_FILE).unwrap_or(u64::MAX).saturating_add(1024);
    input.take(most).read_to_end(bytes).map(drop)
}

fn packet(folder: &Path) -> io::Result<Vec<EmbeddedFile>> {
    let (mut files, mut left) = (Vec::new(), read::MAX_CONTENT);
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()).filter(|_| path.is_file()) else {
            continue;
        };
        let bytes = fs::read(&path)?;
        left = left.checked_sub(bytes.len()).ok_or(io::ErrorKind::FileTooLarge)?;
        let relation = if PARTS.contains(&name) { Relation::Data } else { Relation::Attachment };
        let media_type = "application/octet-stream".to_owned();
        files.push(EmbeddedFile { name: name.to_owned(), media_type, relation, bytes });
    }
    Ok(files)
}
