//! Whose rows are asked for: the lists that are kept beside the rows themselves.

use crate::domain::{Digest, Entity, Reference};

/// One list of rows, each in the order that is said; the others in none.
#[derive(Debug, Clone, Copy)]
pub(super) enum Index<'a> {
    /// What was asked in a client's name, newest first.
    RequestsOfClient(&'a Digest),
    /// What follows a request, newest first.
    Following(&'a Reference),
    /// Newest first.
    ConsentsOfClient(&'a Digest),
    /// By what letters call them.
    ConsentsCalled(&'a Reference),
    WatchesOfClient(&'a Digest),
    LinksOfRequest(&'a Reference),
    SessionsOfUser(&'a Digest),
    UnsentOfUser(&'a Digest),
    /// As they were committed.
    EventsOf(&'a Entity),
}
