//! Whose a new file is: what root makes in somebody's folder belongs to whoever owns the folder.
//!
//! The commands are run as root now and then, and the gateway, which is not root, has to read
//! what they leave behind.

use std::fs::{self, DirBuilder, Permissions};
use std::io;
use std::os::unix::fs::{DirBuilderExt, MetadataExt, PermissionsExt, chown};
use std::path::Path;

/// Gives a file or folder that root has just made the owner and the group of the folder it lies in.
/// Everything else stays as it is.
pub fn as_the_folder(path: &Path) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let (new, folder) = (fs::symlink_metadata(path)?, fs::metadata(folder)?);
    if new.uid() != 0 || folder.uid() == 0 {
        return Ok(());
    }
    if_ours(chown(path, Some(folder.uid()), Some(folder.gid())))
}

/// The same for everything in a folder, at any depth; and nobody else may read it.
pub fn close_up(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let (path, about) = (entry.path(), entry.metadata()?);
        as_the_folder(&path)?;
        if about.mode() & 0o077 != 0 {
            let mode = if about.is_dir() { 0o700 } else { 0o600 };
            if_ours(fs::set_permissions(&path, Permissions::from_mode(mode)))?;
        }
        if about.is_dir() {
            close_up(&path)?;
        }
    }
    Ok(())
}

/// What belongs to somebody else stays as it is.
fn if_ours(done: io::Result<()>) -> io::Result<()> {
    match done {
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => Ok(()),
        other => other,
    }
}

/// Makes a folder of mode 0700, and those above it that are missing. Fine if it is there.
pub fn make_folder(path: &Path) -> io::Result<()> {
    if path.as_os_str().is_empty() || path.is_dir() {
        return Ok(());
    }
    path.parent().map_or(Ok(()), make_folder)?;
    match DirBuilder::new().mode(0o700).create(path) {
        // Somebody was faster.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists && path.is_dir() => Ok(()),
        Err(error) => Err(error),
        Ok(()) => as_the_folder(path),
    }
}
