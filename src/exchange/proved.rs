//! Which functional mailboxes their recipients have confirmed: see [`mailbox_proof`](super::mailbox_proof).

use crate::config::Directory;
use crate::crypto::digest::{DigestKey, Purpose};
use crate::domain::calendar::local_date;
use crate::domain::{Digest, Recipient};
use crate::store::{self, Store};

/// Adds to the directory what recipients have confirmed on the page: the later day counts.
pub fn add_proofs(directory: &mut Directory, store: &Store, key: &DigestKey) -> Result<(), store::Error> {
    for recipient in &mut directory.recipients {
        let proved = store.mailbox_proof(&mailbox(key, recipient))?.map(local_date);
        recipient.mailbox_verified = recipient.mailbox_verified.max(proved);
    }
    Ok(())
}

/// The mailbox as it is now: another address is another mailbox.
pub(super) fn mailbox(key: &DigestKey, recipient: &Recipient) -> Digest {
    key.digest(Purpose::Mailbox, format!("{}\0{}", recipient.id, recipient.mailbox).as_bytes())
}
