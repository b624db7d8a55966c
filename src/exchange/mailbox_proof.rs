//! Does mail arrive in a recipient's functional mailbox? A code goes there in a letter, and whoever
//! reads it types it on a page. Following a link would prove nothing: mail filters do that.
//!
//! The code is made anew from recipient, address and day when it comes back, so nothing has to be
//! kept meanwhile, and a letter to an old address proves nothing about a new one.

use jiff::Timestamp;
use jiff::civil::Date;
use subtle::ConstantTimeEq;

use crate::crypto::digest::{DigestKey, Purpose};
use crate::domain::calendar::local_date;
use crate::domain::{Action, Agent, Change, Digest, Entity, Event, Recipient, Write, crockford, written};
use crate::exchange::proved::mailbox;
use crate::exchange::{Error, Gateway};

/// A code can be used for so many days after the day it was made.
pub const VALID_DAYS: i64 = 14;
/// Twelve symbols of five bits: nobody guesses one, and it can be typed.
const SYMBOLS: usize = 12;

/// The code for a letter that is sent on that day: `7K3M-Q9XD-4TWP`.
#[must_use]
pub fn code(key: &DigestKey, recipient: &Recipient, day: Date) -> String {
    let symbols = symbols(key, &mailbox(key, recipient), day);
    let group = |part: &[u8]| part.iter().map(|symbol| char::from(*symbol)).collect::<String>();
    symbols.chunks(4).map(group).collect::<Vec<_>>().join("-")
}

/// Somebody types a code; the answer is the name of the recipient whose mailbox it was in.
///
/// # Errors
/// [`Error::NotFound`] where no letter of the last days has that code; the store's errors.
pub async fn confirm(gateway: &Gateway, typed: &str, now: Timestamp) -> Result<String, Error> {
    let written = written::compact(typed).filter(|c| *c != '-');
    let typed: Vec<u8> = written.map(crockford::read).collect::<Option<_>>().ok_or(Error::NotFound)?;
    if typed.len() != SYMBOLS {
        return Err(Error::NotFound);
    }
    let (parties, key) = (gateway.parties(), &gateway.keys.digest);
    let is_in = |recipient: &&Recipient| {
        let mailbox = mailbox(key, recipient);
        days(now).any(|day| bool::from(symbols(key, &mailbox, day).as_slice().ct_eq(&typed)))
    };
    let recipient = parties.recipients().iter().find(is_in).ok_or(Error::NotFound)?;
    let digest = parties.recipient_digest(&recipient.id);
    let event = Event {
        recorded: now,
        agent: Agent::Recipient(digest),
        action: Action::MailboxProved,
        entity: Entity::Recipient(digest),
        detail: None,
    };
    let proof = Write::MailboxProof { mailbox: mailbox(key, recipient), at: now };
    gateway.commit(Change { writes: vec![proof], events: vec![event], notices: Vec::new() }).await?;
    gateway.look_at_mailboxes_again();
    tracing::info!(recipient = %recipient.id, "a functional mailbox was confirmed");
    Ok(recipient.name.clone())
}

fn symbols(key: &DigestKey, mailbox: &Digest, day: Date) -> [u8; SYMBOLS] {
    let digest = key.digest(Purpose::MailboxCode, format!("{mailbox}\0{day}").as_bytes());
    let mut symbols = [0; SYMBOLS];
    for (symbol, byte) in symbols.iter_mut().zip(digest.as_bytes()) {
        *symbol = crockford::ALPHABET[usize::from(byte & 31)];
    }
    symbols
}

/// Today and the days before it on which a code may have been made.
fn days(now: Timestamp) -> impl Iterator<Item = Date> {
    let today = local_date(now);
    (0..=VALID_DAYS).filter_map(move |back| today.checked_sub(jiff::Span::new().days(back)).ok())
}
