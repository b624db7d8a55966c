//! How far the gateway's own functional mailbox was read.

/// The last mail that was looked at. Mails are numbered upwards (RFC 3501, `UID`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// A mailbox that was made anew counts anew, and has another number here (`UIDVALIDITY`).
    pub validity: u32,
    pub uid: u32,
}
