//! What became of a letter, told by a mail in the gateway's own mailbox: a delivery status
//! notification (RFC 3464), or an automatic reply (RFC 3834).
//!
//! Anybody can write to that mailbox, so nothing here is believed but this: which of our letters
//! it is about, and what it says of it. Whether we ever sent that letter is for the store to say.

use mail_parser::{Message, MessageParser, MessagePart, MimeHeaders, PartType};

use crate::domain::digest::Digest;

/// More of a mail is not read: a report is short, what it returns needn't be.
pub const MOST_BYTES: u32 = 256 * 1024;
/// A report names one letter, perhaps with those it answered; more is not looked at.
const MOST_LETTERS: usize = 8;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    pub says: Says,
    /// The letters it may be about, the likeliest first.
    pub letters: Vec<Digest>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Says {
    /// A mail server has given up.
    Failed,
    /// A mail server is still trying.
    Delayed,
    /// Nobody has read it: the mailbox answers by itself.
    AutoReply,
}

/// Reads a mail (RFC 5322), perhaps cut off; `domain` is that of our own letters. None: it is no
/// report about any of them.
#[must_use]
pub fn read(mail: &[u8], domain: &str) -> Option<Report> {
    let mail = MessageParser::default().parse(&mail[..mail.len().min(MOST_BYTES as usize)])?;
    let ours = |text: &str| letters_in(text, domain);
    // A copy of our own, where a unit shares the mailbox.
    if values(&mail, "Message-ID").any(|id| !ours(id).is_empty()) {
        return None;
    }
    let mut letters = Vec::new();
    let says = match status(&mail) {
        Some((says, envelope)) => {
            for returned in mail.parts.iter().filter_map(returned_id) {
                letters.extend(ours(&returned));
            }
            letters.extend(envelope.and_then(|id| letter(&id, domain)));
            says?
        }
        None if is_automatic(&mail) => Says::AutoReply,
        None => return None,
    };
    for name in ["In-Reply-To", "References"] {
        let named: Vec<Digest> = values(&mail, name).flat_map(ours).collect();
        // The last one is the letter that was answered.
        letters.extend(named.into_iter().rev());
    }
    let letters = distinct(letters);
    (!letters.is_empty()).then_some(Report { says, letters })
}

fn distinct(letters: Vec<Digest>) -> Vec<Digest> {
    let mut distinct = Vec::new();
    for letter in letters {
        if !distinct.contains(&letter) && distinct.len() < MOST_LETTERS {
            distinct.push(letter);
        }
    }
    distinct
}

/// What the delivery status says, if it is one, and the `Original-Envelope-Id`. Of several
/// recipients the worst counts: our letters have one.
fn status(mail: &Message<'_>) -> Option<(Option<Says>, Option<String>)> {
    let part = mail
        .parts
        .iter()
        .find(|part| is_type(part, "message", &["delivery-status", "global-delivery-status"]))?;
    let text = String::from_utf8_lossy(part.contents());
    let (mut says, mut envelope) = (None, None);
    for line in text.lines() {
        let Some((name, value)) = line.split_once(':') else { continue };
        let value = value.trim();
        if name.eq_ignore_ascii_case("Action") {
            let word = value.split([' ', '(', ';']).next().unwrap_or_default();
            if word.eq_ignore_ascii_case("failed") {
                says = Some(Says::Failed);
            } else if word.eq_ignore_ascii_case("delayed") && says.is_none() {
                says = Some(Says::Delayed);
            }
        } else if name.eq_ignore_ascii_case("Original-Envelope-Id") {
            envelope = Some(value.trim_matches(['<', '>']).to_owned());
        }
    }
    Some((says, envelope))
}

/// The `Message-ID` header of what a report returns: the whole mail, or its headers.
fn returned_id(part: &MessagePart<'_>) -> Option<String> {
    if let PartType::Message(returned) = &part.body {
        return values(returned, "Message-ID").next().map(str::to_owned);
    }
    let headers = is_type(part, "text", &["rfc822-headers"])
        || is_type(part, "message", &["rfc822-headers", "global-headers"]);
    if !headers {
        return None;
    }
    let text = String::from_utf8_lossy(part.contents()).replace("\r\n", "\n");
    let head = text.split("\n\n").next().unwrap_or_default().replace("\n ", " ").replace("\n\t", " ");
    let id = |line: &str| {
        let (name, value) = line.split_once(':')?;
        name.trim().eq_ignore_ascii_case("Message-ID").then(|| value.to_owned())
    };
    head.lines().find_map(id)
}

/// RFC 3834 §5, and what older and other programs write. Whether it answers a letter of ours is
/// seen by its references.
fn is_automatic(mail: &Message<'_>) -> bool {
    let says = |name: &str, is: &dyn Fn(&str) -> bool| {
        values(mail, name).any(|value| {
            let word = value.split([';', '(']).next().unwrap_or_default().trim().to_ascii_lowercase();
            is(&word)
        })
    };
    says("Auto-Submitted", &|word| !word.is_empty() && word != "no")
        || says("X-Autoreply", &|word| word != "no")
        || says("X-Autorespond", &|_| true)
        || says("Precedence", &|word| matches!(word, "auto_reply" | "auto-reply"))
}

/// The letters of ours that are named in angle brackets.
fn letters_in(text: &str, domain: &str) -> Vec<Digest> {
    let ids = text.split('<').skip(1).filter_map(|rest| rest.split_once('>'));
    ids.filter_map(|(id, _)| letter(id, domain)).collect()
}

fn letter(id: &str, domain: &str) -> Option<Digest> {
    let (local, host) = id.trim().rsplit_once('@')?;
    host.eq_ignore_ascii_case(domain).then(|| Digest::parse(local)).flatten()
}

fn values<'a>(mail: &'a Message<'_>, name: &'a str) -> impl Iterator<Item = &'a str> {
    mail.headers_raw().filter(move |(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value)
}

fn is_type(part: &MessagePart<'_>, kind: &str, subtypes: &[&str]) -> bool {
    part.content_type().is_some_and(|given| {
        given.ctype().eq_ignore_ascii_case(kind)
            && given
                .subtype()
                .is_some_and(|subtype| subtypes.iter().any(|known| known.eq_ignore_ascii_case(subtype)))
    })
}
