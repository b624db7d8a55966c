//! What became of a letter, told by a mail in the gateway's own mailbox: a delivery report
//! (RFC 3464, or in the words of the server that wrote it), a read receipt (RFC 8098) or an automatic
//! reply (RFC 3834).
//!
//! Anybody can write to that mailbox, so nothing here is believed but this: which of our letters
//! it is about, and what it says of it. Whether we ever sent that letter is for the store to say.

mod fields;
mod headers;
mod ours;
mod spoken;
mod words;

use mail_parser::{Message, MessageParser, MessagePart, MimeHeaders, PartType};

use crate::domain::Digest;

use fields::{Became, Fate, addresses, unfolded};
use headers::{is_automatic, values};

/// More of a mail is not read: a report is short, what it returns needn't be.
pub const MOST_BYTES: u32 = 256 * 1024;
/// A report names one letter, perhaps with those it answered; more is not looked at.
const MOST_LETTERS: usize = 8;

/// The parts for machines.
const STATUS: [&str; 2] = ["delivery-status", "global-delivery-status"];
const DISPOSITION: [&str; 2] = ["disposition-notification", "global-disposition-notification"];

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    about: About,
    /// The letters it may be about, the likeliest first.
    pub letters: Vec<Digest>,
    /// Whom the letter that it returns was written to.
    written_to: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum About {
    Delivery(Vec<Fate>),
    Other(Says),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Says {
    /// A mail server has given up.
    Failed,
    /// It did not reach one of those whom the recipient's mailbox sends its mails on to.
    FailedBeyond,
    /// A mail server is still trying.
    Delayed,
    /// The recipient's mail server has it.
    Arrived,
    /// A mail program has shown it to somebody.
    Shown,
    /// A mail program has deleted it; perhaps it was read, perhaps not.
    Removed,
    /// Nobody has read it: the mailbox answers by itself.
    AutoReply,
}

impl Report {
    /// What it says of a letter that went to `mailbox`. Behind a mailbox there may be others, whom we
    /// know nothing of: a failure for one of them is none of the mailbox, unless it was the only
    /// one the letter went on to.
    #[must_use]
    pub fn says(&self, mailbox: Option<&str>) -> Option<Says> {
        let fates = match &self.about {
            About::Other(says) => return Some(*says),
            About::Delivery(fates) => fates,
        };
        let ours = |address: &Option<String>| {
            address.as_ref().is_some_and(|address| {
                mailbox.is_some_and(|mailbox| mailbox.eq_ignore_ascii_case(address))
                    || self.written_to.contains(address)
            })
        };
        let reached = fates.iter().any(|fate| matches!(fate.what, Became::Delivered | Became::PassedOn));
        let about_ours = |fate: &Fate| match &fate.address {
            None => fate.written_to.is_none() || ours(&fate.written_to),
            address => ours(address) || (ours(&fate.written_to) && !reached),
        };
        let of = |what| fates.iter().filter(move |fate| fate.what == what);
        if of(Became::Failed).any(about_ours) {
            Some(Says::Failed)
        } else if of(Became::Failed).next().is_some() {
            Some(Says::FailedBeyond)
        } else if of(Became::Delayed).any(about_ours) {
            Some(Says::Delayed)
        } else {
            let arrived = |fate: &Fate| ours(&fate.address) || ours(&fate.written_to);
            of(Became::Delivered).any(arrived).then_some(Says::Arrived)
        }
    }
}

/// Reads a mail (RFC 5322), perhaps cut off; `domain` is that of our own letters. None: it is no
/// report about any of them.
#[must_use]
pub fn read(mail: &[u8], domain: &str) -> Option<Report> {
    let mail = MessageParser::default().parse(&mail[..mail.len().min(MOST_BYTES as usize)])?;
    report(forwarded(&mail).unwrap_or(&mail), domain)
}

/// The report that somebody, or the mailbox of a group, has sent on to us as a mail within a mail. It
/// is believed as far as one that came by itself: anybody could have written either. Only a part
/// for machines counts there, and the mail within a report is what that returns.
fn forwarded<'a, 'x>(mail: &'a Message<'x>) -> Option<&'a Message<'x>> {
    let for_machines = |mail: &Message<'_>| {
        mail.parts
            .iter()
            .any(|part| is_type(part, "message", &STATUS) || is_type(part, "message", &DISPOSITION))
    };
    let within = |part: &'a MessagePart<'x>| match &part.body {
        PartType::Message(mail) => Some(mail),
        _ => None,
    };
    let mut within = mail.parts.iter().filter_map(within);
    if for_machines(mail) { None } else { within.find(|mail| for_machines(mail)) }
}

fn report(mail: &Message<'_>, domain: &str) -> Option<Report> {
    let ours = |text: &str| letters_in(text, domain);
    // A copy of our own, where a unit shares the mailbox.
    if values(mail, "Message-ID").any(|id| !ours(id).is_empty()) {
        return None;
    }
    let returned: Vec<String> = mail.parts.iter().filter_map(returned_head).collect();
    let (about, named) = about(mail)?;
    let mut letters: Vec<Digest> = heads(&returned, "message-id").flat_map(ours).collect();
    letters.extend(named.iter().filter_map(|id| letter(id.trim_matches(['<', '>']), domain)));
    for name in ["In-Reply-To", "References"] {
        let named: Vec<Digest> = values(mail, name).flat_map(ours).collect();
        // The last one is the letter that was answered.
        letters.extend(named.into_iter().rev());
    }
    if matches!(about, About::Delivery(_)) {
        letters.extend(ids_in_text(mail).iter().flat_map(|id| ours(id)));
    }
    let letters = distinct(letters);
    let written_to = heads(&returned, "to").flat_map(addresses).collect();
    (!letters.is_empty()).then_some(Report { about, letters, written_to })
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

/// What sort of report it is, and the letter that its part for machines names.
fn about(mail: &Message<'_>) -> Option<(About, Option<String>)> {
    let part = |subtypes: &[&str]| {
        let part = mail.parts.iter().find(|part| is_type(part, "message", subtypes))?;
        Some(String::from_utf8_lossy(part.contents()).into_owned())
    };
    if let Some(text) = part(&STATUS) {
        let (fates, envelope) = fields::status(&text);
        let said = fates.iter().any(|fate| fate.what != Became::Unsaid);
        // A report that says nothing for machines is one of a failure, unless its words are others.
        let in_words = || {
            let what = spoken::said(mail).unwrap_or(Became::Failed);
            spoken::fates(mail).unwrap_or_else(|| vec![Fate { what, address: None, written_to: None }])
        };
        return Some((About::Delivery(if said { fates } else { in_words() }), envelope));
    }
    if let Some(text) = part(&DISPOSITION) {
        let (kind, letter) = fields::disposition(&text);
        let says = match &*kind {
            "displayed" => Says::Shown,
            "deleted" => Says::Removed,
            _ => return None,
        };
        return Some((About::Other(says), letter));
    }
    if let Some(fates) = spoken::fates(mail) {
        return Some((About::Delivery(fates), None));
    }
    let by_itself = is_automatic(mail) && !spoken::is_from_a_server(mail);
    by_itself.then_some((About::Other(Says::AutoReply), None))
}

/// The head of what a report returns: the whole mail, or its headers.
fn returned_head(part: &MessagePart<'_>) -> Option<String> {
    if let PartType::Message(returned) = &part.body {
        let lines = returned.headers_raw().map(|(name, value)| format!("{name}:{}\n", value.trim_end()));
        return Some(unfolded(&lines.collect::<String>()));
    }
    let headers = is_type(part, "text", &["rfc822-headers", "rfc822"])
        || is_type(part, "message", &["rfc822-headers", "global-headers"]);
    if !headers {
        return None;
    }
    let text = String::from_utf8_lossy(part.contents()).replace("\r\n", "\n");
    let head = text.trim_start().split("\n\n").next().unwrap_or_default();
    Some(unfolded(head))
}

fn heads<'a>(returned: &'a [String], name: &'a str) -> impl Iterator<Item = &'a str> {
    let of = move |head: &'a String| fields::fields(head).find(|(known, _)| known == name);
    returned.iter().filter_map(of).map(|(_, value)| value)
}

/// The `Message-ID` of a letter that stands in the text of a report, as old servers return it.
fn ids_in_text(mail: &Message<'_>) -> Vec<String> {
    let texts = (0..mail.text_body_count()).filter_map(|place| mail.body_text(place));
    let id = |line: &str| {
        let (name, value) = line.trim_start_matches(['>', ' ', '\t']).split_once(':')?;
        name.trim().eq_ignore_ascii_case("Message-ID").then(|| value.to_owned())
    };
    texts.flat_map(|text| unfolded(&text).lines().filter_map(id).collect::<Vec<_>>()).collect()
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

fn is_type(part: &MessagePart<'_>, kind: &str, subtypes: &[&str]) -> bool {
    part.content_type().is_some_and(|given| {
        given.ctype().eq_ignore_ascii_case(kind)
            && given
                .subtype()
                .is_some_and(|subtype| subtypes.iter().any(|known| known.eq_ignore_ascii_case(subtype)))
    })
}
