//! How much is read.

/// Largest file that is looked at, bytes: 25 MiB of attachments, and room.
pub const MAX_FILE: usize = 40 * 1024 * 1024;
/// Largest sum of embedded files once unpacked, bytes.
pub const MAX_CONTENT: usize = 40 * 1024 * 1024;
/// Most embedded files.
pub const MAX_FILES: usize = 64;
