//! Secrets that lie in files of their own (`*_file`).

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("{file}: {error}")]
    Unreadable { file: PathBuf, error: std::io::Error },
    #[error("{file}: everybody on the machine may read it (mode {mode:04o})")]
    Open { file: PathBuf, mode: u32 },
    #[error("{file}: empty")]
    Empty { file: PathBuf },
}

/// The content of a secret file, without the line end after it.
pub fn read(file: &Path) -> Result<Zeroizing<String>, Error> {
    let unreadable = |error| Error::Unreadable { file: file.to_owned(), error };
    check(file)?;
    let mut secret = Zeroizing::new(std::fs::read_to_string(file).map_err(unreadable)?);
    let length = secret.trim_end_matches(['\r', '\n']).len();
    secret.truncate(length);
    if secret.is_empty() {
        return Err(Error::Empty { file: file.to_owned() });
    }
    Ok(secret)
}

/// Looks at the permissions alone.
///
/// # Errors
/// As for [`read`].
pub fn check(file: &Path) -> Result<(), Error> {
    let metadata =
        std::fs::metadata(file).map_err(|error| Error::Unreadable { file: file.to_owned(), error })?;
    let mode = metadata.permissions().mode() & 0o7777;
    if mode & 0o007 != 0 {
        return Err(Error::Open { file: file.to_owned(), mode });
    }
    Ok(())
}
