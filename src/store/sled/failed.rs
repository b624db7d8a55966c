//! What sled and the disk say went wrong, as errors of the store.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::store::{Error, Part};

pub(super) fn failed(error: sled::Error) -> Error {
    match error {
        sled::Error::Io(error) => failed_io(error),
        sled::Error::Corruption { .. } => Error::Damaged { part: Part::Rows, folder: PathBuf::new() },
        other => Error::Io(Arc::new(io::Error::other(other.to_string()))),
    }
}

/// A failure that names the place, for those who can put it right.
pub(super) fn at(path: &Path, error: io::Error) -> Error {
    match failed_io(error) {
        Error::Io(error) => Error::At { path: path.to_owned(), error },
        other => other,
    }
}

pub(super) fn failed_io(error: io::Error) -> Error {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
            Error::Full
        }
        _ => Error::Io(Arc::new(error)),
    }
}
