//! The disk under store and spool: how much room it has, from when on it counts as full, and what
//! makes a write durable.

use std::fmt;
use std::fs::File;
use std::io;
use std::path::Path;

/// With less than this free nothing new is taken: no request, answer, draft, consent or watch.
pub const RESERVE_BYTES: u64 = 128 << 20;

/// Down to this the rest goes on: what frees room (fetching, withdrawing, expiry), logging in,
/// opening and reading. Each takes some kilobytes; the store keeps the last for its own housekeeping.
pub const REST_BYTES: u64 = 16 << 20;

/// Makes what was written to a file durable. A value, so that a disk that fails can be put in its place.
pub trait Durable: fmt::Debug + Send + Sync {
    /// # Errors
    /// It is not known what of it is on the disk, and asking once more does not tell: the kernel
    /// forgets what it could not write.
    fn sync(&self, file: &File) -> io::Result<()>;
}

/// fdatasync(2).
#[derive(Debug, Clone, Copy)]
pub struct Fdatasync;

impl Durable for Fdatasync {
    fn sync(&self, file: &File) -> io::Result<()> {
        file.sync_data()
    }
}

/// In bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    /// What we may still write.
    pub free: u64,
    pub size: u64,
}

impl Room {
    pub fn of(folder: &Path) -> io::Result<Self> {
        let disk = rustix::fs::statvfs(folder)?;
        let bytes = |blocks: u64| blocks.saturating_mul(disk.f_frsize);
        Ok(Self { free: bytes(disk.f_bavail), size: bytes(disk.f_blocks) })
    }
}

impl fmt::Display for Room {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} MiB free of {} MiB", self.free >> 20, self.size >> 20)
    }
}
