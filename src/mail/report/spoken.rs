//! What a mail program says of a letter in plain words, where there is no part for machines: as old
//! servers do, and Google's groups.

use mail_parser::{Message, MimeHeaders};

use super::fields::{Became, Fate, addresses};
use super::headers::{is_automatic, values};
use super::ours::without_ours;
use super::words;

/// So much of the text is looked at: what has happened stands at its beginning.
const BEGINNING: usize = 600;

/// What mail servers call themselves, where their address says nothing.
const SERVERS: [&str; 4] =
    ["mail delivery system", "mail delivery subsystem", "mail delivery service", "mailer-daemon"];

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

/// That nothing more is tried is believed wherever it stands. Else by the subject; where that says
/// nothing, by the beginning of the text.
pub(super) fn said(mail: &Message<'_>) -> Option<Became> {
    let subject = subject(mail);
    let text = without_ours(&mail.body_text(0).unwrap_or_default());
    let beginning: String = text.chars().take(BEGINNING).collect();
    if words::is_final(&subject) || words::is_final(&beginning) {
        return Some(Became::Failed);
    }
    words::said(&subject).or_else(|| words::said(&beginning))
}

/// What its sender has put into the subject, beside that of our letter.
fn subject(mail: &Message<'_>) -> String {
    without_ours(mail.subject().unwrap_or_default())
}

pub(super) fn is_from_a_server(mail: &Message<'_>) -> bool {
    let is_report = mail.content_type().is_some_and(|given| {
        given.attribute("report-type").is_some_and(|kind| kind.eq_ignore_ascii_case("delivery-status"))
    });
    let from: Vec<String> = values(mail, "From").flat_map(addresses).collect();
    let is = |name: &str| from.iter().any(|address| address.split('@').next() == Some(name));
    let exchange = || from.iter().any(|address| address.starts_with("microsoftexchange"));
    let without_sender = || values(mail, "Return-Path").any(|path| path.trim() == "<>");
    // A person may sit at that address too.
    let postmaster = || is("postmaster") && (is_automatic(mail) || without_sender());
    // Absent people's programs leave the sender empty as well: only the subject tells them apart.
    let unnamed = || without_sender() && words::is_of_a_server(&subject(mail));
    is_report || is("mailer-daemon") || exchange() || is_named(mail) || postmaster() || unnamed()
}

fn is_named(mail: &Message<'_>) -> bool {
    let mut names =
        mail.from().into_iter().flat_map(|from| from.iter()).filter_map(|from| from.name.as_deref());
    names.any(|name| SERVERS.contains(&&*name.trim().to_lowercase()))
}
