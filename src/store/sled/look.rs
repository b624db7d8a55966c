//! A look into a copy of the folder. sled's first opening writes over what it took for damaged, and
//! panics over some of it: neither may happen to the only copy there is.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Once;

use crate::domain::change::Unsent;
use crate::domain::{ConsentRecord, Event, Record, Sealed};
use crate::owner;
use crate::store::codec;
use crate::store::sealed::sealed_documents;
use crate::store::{Error, Keys, Looked, Options, Part};

use super::committer::next_event;
use super::database::{check_version, open_unlocked};
use super::failed::{at, failed, failed_io};
use super::kept;
use super::passed_over::unreadable;
use super::tables::{CLOSED, CONSENTS, EVENTS, OPEN, UNSENT, time_known};

/// The name of the threads in which sled may panic without anybody reading of it.
const LOOKING: &str = "store-look";

/// Opens a copy and reads every row of it. Says what has to go where that mends it.
///
/// # Errors
/// [`Error::Damaged`], [`Error::Newer`], [`Error::OtherKeys`], [`Error::OtherSigner`];
/// [`Error::Full`] where there is no room for a copy.
pub(super) fn look(folder: &Path, keys: Option<&Keys>, least: u64) -> Result<Looked, Error> {
    if let Some((path, error)) = barred(folder) {
        return Err(at(&path, error));
    }
    match read_copy(folder, None, keys) {
        Err(Error::Damaged { .. } | Error::Io(_)) => Err(diagnosed(folder, least)),
        other => other,
    }
}

/// What is damaged: that without which a copy can be read whole. sled without its snapshot reads up to
/// the damage and no further, so whole is what holds at least the events that are known of.
pub(super) fn diagnosed(folder: &Path, least: u64) -> Error {
    let is_whole = |looked: Looked| looked.events >= least;
    let can_go = |part: &Part| read_copy(folder, Some(*part), None).is_ok_and(is_whole);
    let part = [Part::Snapshot, Part::Configuration].into_iter().find(can_go).unwrap_or(Part::Rows);
    Error::Damaged { part, folder: folder.to_owned() }
}

fn read_copy(folder: &Path, without: Option<Part>, keys: Option<&Keys>) -> Result<Looked, Error> {
    let copy = Copy::make(folder, without)?;
    let (path, keys) = (copy.0.clone(), keys.cloned());
    guarded(folder, move || read(&path, keys.as_ref()))
}

fn read(folder: &Path, keys: Option<&Keys>) -> Result<Looked, Error> {
    let db = open_unlocked(folder, &Options::default())?;
    check_version(&db)?;
    let keys_fit = keys.map_or(Ok(()), |keys| kept::compare(&db, keys).map(drop));
    let mut looked = Looked { events: next_event(&db)?, ..Looked::default() };
    for row in db.iter() {
        let (key, value) = row.map_err(failed)?;
        match unreadable(&key, &value) {
            Some(row) => looked.unreadable.push(row),
            None => looked.add(&key, &value),
        }
    }
    if let Some(time) = db.get(time_known()).map_err(failed)? {
        looked.time_known = codec::time_from(&time).ok().or(looked.time_known);
    }
    keys_fit.map(|()| looked)
}

impl Looked {
    /// Takes in a row that can be read.
    fn add(&mut self, key: &[u8], value: &[u8]) {
        let Some(prefix) = key.first() else { return };
        if [OPEN.prefix, CLOSED.prefix].contains(prefix) {
            let Ok(record) = codec::decode::<Record>(value) else { return };
            let owned = |sealed: &Sealed| (sealed.clone(), Some(record.reference));
            self.documents.extend(sealed_documents(&record).map(owned));
            if record.is_open() {
                self.open.push((record.reference, record.recipient));
            }
        } else if *prefix == UNSENT.prefix {
            self.documents.extend(codec::decode::<Unsent>(value).map(|unsent| (unsent.document, None)));
        } else if *prefix == CONSENTS.prefix {
            let scan = codec::decode::<ConsentRecord>(value).ok().and_then(|consent| consent.evidence);
            self.documents.extend(scan.map(|scan| (scan, None)));
        } else if *prefix == EVENTS.prefix {
            self.time_known = codec::decode::<Event>(value).map(|event| event.recorded).ok();
        }
    }
}

/// Runs what may panic over damaged files.
pub(super) fn guarded<T: Send + 'static>(
    folder: &Path,
    work: impl FnOnce() -> Result<T, Error> + Send + 'static,
) -> Result<T, Error> {
    be_quiet();
    let thread = std::thread::Builder::new().name(LOOKING.to_owned()).spawn(work).map_err(failed_io)?;
    let damaged = || Error::Damaged { part: Part::Rows, folder: folder.to_owned() };
    thread.join().unwrap_or_else(|_| Err(damaged()))
}

/// A panic over a damaged file is told as what it is, not with a backtrace.
fn be_quiet() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let told = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            if std::thread::current().name() != Some(LOOKING) {
                told(panic);
            }
        }));
    });
}

/// Removed when it is dropped.
struct Copy(PathBuf);

impl Copy {
    /// Beside the folder: for the same eyes, and on a disk that is known to hold as much.
    fn make(folder: &Path, without: Option<Part>) -> Result<Self, Error> {
        let path = folder.with_extension("look");
        // Left behind by a look that was cut short.
        if path.exists() {
            fs::remove_dir_all(&path).map_err(|error| at(&path, error))?;
        }
        let disk = rustix::fs::statvfs(folder).map_err(|error| failed_io(error.into()))?;
        if disk.f_bavail.saturating_mul(disk.f_frsize) < bytes(folder).map_err(failed_io)?.saturating_mul(2) {
            return Err(Error::Full);
        }
        let copy = Self(path);
        let left_out = |name: &str| name == "lock" || without.is_some_and(|part| part.is_file(name));
        copy_folder(folder, &copy.0, &left_out).map_err(|error| at(&copy.0, error))?;
        Ok(copy)
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        if let Err(error) = fs::remove_dir_all(&self.0) {
            tracing::warn!(%error, folder = %self.0.display(), "a copy of the store is left behind");
        }
    }
}

fn bytes(folder: &Path) -> io::Result<u64> {
    let mut total = 0;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let about = entry.metadata()?;
        total += if about.is_dir() { bytes(&entry.path())? } else { about.len() };
    }
    Ok(total)
}

fn copy_folder(from: &Path, to: &Path, left_out: &dyn Fn(&str) -> bool) -> io::Result<()> {
    owner::make_folder(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let place = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &place, left_out)?;
        } else if !entry.file_name().to_str().is_some_and(left_out) {
            fs::copy(entry.path(), place)?;
        }
    }
    Ok(())
}

impl Part {
    /// Whether a file of the folder is this part.
    fn is_file(self, name: &str) -> bool {
        match self {
            Self::Snapshot => name.starts_with("snap."),
            Self::Configuration => name == "conf",
            Self::Rows => false,
        }
    }
}

/// The first file of the folder that may not be read and written, and why.
pub(super) fn barred(folder: &Path) -> Option<(PathBuf, io::Error)> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => return Some((folder.to_owned(), error)),
    };
    entries.flatten().find_map(|entry| {
        let path = entry.path();
        if path.is_dir() {
            return barred(&path);
        }
        let opened = File::options().read(true).write(true).open(&path);
        opened.err().map(|error| (path, error))
    })
}
