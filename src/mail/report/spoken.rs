//! What a mail program says of a letter in plain words, where there is no part for machines: as old
//! servers do, and Google's groups.

use mail_parser::{Message, MimeHeaders};

use super::fields::{Became, Fate, addresses};
use super::{is_automatic, values};

/// So much of the text is looked at: what has happened stands at its beginning.
const BEGINNING: usize = 600;

const OF_DELAY: [&str; 9] = [
    "delay",
    "warning",
    "deferred",
    "temporar",
    "not yet been",
    "still trying",
    "will be retried",
    "försen",
    "fördröj",
];

const OF_FAILURE: [&str; 18] = [
    "fail",
    "undeliver",
    "nondeliver",
    "non-deliver",
    "not deliver",
    "not be deliver",
    "n't be deliver",
    "not been deliver",
    "returned",
    "reject",
    "refuse",
    "bounce",
    "may not exist",
    "does not exist",
    "oleverer",
    "inte lever",
    "att lever",
    "misslyck",
];

/// For whom it failed or is late, where a mail server and not a person has written it.
pub(super) fn fates(mail: &Message<'_>) -> Option<Vec<Fate>> {
    let failed: Vec<String> = values(mail, "X-Failed-Recipients").flat_map(addresses).collect();
    if !failed.is_empty() {
        let fate = |address| Fate { what: Became::Failed, address: Some(address), written_to: None };
        return Some(failed.into_iter().map(fate).collect());
    }
    let what = said(mail).filter(|_| is_from_a_server(mail))?;
    Some(vec![Fate { what, address: None, written_to: None }])
}

/// By the subject; where that says nothing, by the beginning of the text.
pub(super) fn said(mail: &Message<'_>) -> Option<Became> {
    let text = mail.body_text(0).unwrap_or_default();
    let beginning: String = text.chars().take(BEGINNING).collect();
    let says = |text: &str| {
        let text = text.to_lowercase();
        let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
        if has(&OF_DELAY) { Some(Became::Delayed) } else { has(&OF_FAILURE).then_some(Became::Failed) }
    };
    says(mail.subject().unwrap_or_default()).or_else(|| says(&beginning))
}

pub(super) fn is_from_a_server(mail: &Message<'_>) -> bool {
    let is_report = mail.content_type().is_some_and(|given| {
        given.attribute("report-type").is_some_and(|kind| kind.eq_ignore_ascii_case("delivery-status"))
    });
    let from: Vec<String> = values(mail, "From").flat_map(addresses).collect();
    let is = |name: &str| from.iter().any(|address| address.split('@').next() == Some(name));
    // A person may sit at that address too.
    let nobody = || is_automatic(mail) || values(mail, "Return-Path").any(|path| path.trim() == "<>");
    is_report || is("mailer-daemon") || (is("postmaster") && nobody())
}
