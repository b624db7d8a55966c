//! A document on its own: what can be proved about it offline, with the gateway's public keys.
//!
//! Not checked here, because only the gateway knows: whether the consent was revoked, and whether
//! the digest in the token is this client's.
//!
//! # Layout
//!
//! - `verdict` what comes out; `parts` what lies in a document and what the gateway says of it.
//! - `request` consents, and what is asked under them; `answer` with whose key, and how it came.
//! - `attachments` what people attached; `pages` whether the file is the one that was written.

use jiff::Timestamp;

use crate::crypto::token::FileSort;
use crate::document::Relation;
use crate::document::read::{self, EmbeddedFile, Written};
use crate::domain::Language;
use crate::exchange::envelope::{AnswerHeader, name};
use crate::text;

mod answer;
mod attachments;
mod pages;
mod parts;
mod request;
mod verdict;

use parts::{Parts, Said};
pub use verdict::{Against, Check, Outcome, Sort, Verdict};
use verdict::{CUT, Checks};

/// Words that every part of a PDF has one of.
const PARTS_OF_A_FILE: [&[u8]; 3] = [b"obj", b"xref", b"trailer"];

/// Checks a consent document, a request, an answer or a receipt.
#[must_use]
pub fn verify(pdf: &[u8], against: Against<'_>, now: Timestamp, language: Language) -> Verdict {
    let bare = read::bare(pdf);
    let files = match read::attachments(bare) {
        Ok(files) => files,
        Err(error) => return Verdict::unreadable(error.message(language)),
    };
    let mut checks = Checks::new(language);
    let cut = pdf.trim_ascii_end().len() - bare.len();
    if cut > 0 {
        // What stands there may be a part of a file to some reader, and nothing to another.
        let harmless =
            !PARTS_OF_A_FILE.iter().any(|word| pdf[..cut].windows(word.len()).any(|at| at == *word));
        checks.either(CUT, harmless, "exchange-verify-cut", "exchange-verify-cut-parts");
    }
    let written = read::written(bare);
    judge(checks, &files, Some((bare, &written)), against, now)
        .unwrap_or_else(|| Verdict::unreadable(text::get(language, "exchange-verify-not-ours")))
}

/// Checks the parts of a document that lie beside each other, without its pages. What the document does not
/// name is no part of it, and is not looked at.
#[must_use]
pub fn verify_packet(
    files: &[EmbeddedFile],
    against: Against<'_>,
    now: Timestamp,
    language: Language,
) -> Verdict {
    let header = read::data(files, name::ANSWER).and_then(|file| serde_json::from_slice(&file.bytes).ok());
    let named: Vec<String> = header
        .map(|header: AnswerHeader| header.attachments.into_iter().map(|entry| entry.name).collect())
        .unwrap_or_default();
    let is_part = |file: &&EmbeddedFile| file.relation == Relation::Data || named.contains(&file.name);
    let parts: Vec<EmbeddedFile> = files.iter().filter(is_part).cloned().collect();
    let not_ours = || Verdict::unreadable(text::get(language, "exchange-verify-no-packet"));
    match sort_of(&parts) {
        Some((Sort::Request | Sort::Answer, _)) => {
            judge(Checks::new(language), &parts, None, against, now).unwrap_or_else(not_ours)
        }
        _ => not_ours(),
    }
}

fn judge(
    mut checks: Checks,
    files: &[EmbeddedFile],
    file: Option<(&[u8], &Written)>,
    against: Against<'_>,
    now: Timestamp,
) -> Option<Verdict> {
    let (sort, is) = sort_of(files)?;
    let parts = Parts::of(files, matches!(sort, Sort::Request | Sort::Answer));
    let found = match sort {
        Sort::Answer => answer::answer(&mut checks, &parts, against, now),
        Sort::Request => request::request(&mut checks, &parts, against, now),
        Sort::Consent => {
            request::consent_document(&mut checks, &parts, against, now);
            None
        }
        Sort::Receipt | Sort::Unknown => None,
    };
    let (reference, signed) = found.unzip();
    let said = parts.said(against, is, reference, now);
    if let (Sort::Receipt, Said::This(says)) = (sort, &said) {
        checks.reference = says.reference.map(|reference| reference.to_string());
    }
    if let Some((pdf, written)) = file {
        pages::check(&mut checks, pdf, written, &said, signed);
    }
    Some(checks.verdict(sort))
}

/// By the part that each sort has and no other.
fn sort_of(files: &[EmbeddedFile]) -> Option<(Sort, FileSort)> {
    let has = |name: &str| read::data(files, name).is_some();
    if has(name::ANSWER) {
        Some((Sort::Answer, FileSort::Answer))
    } else if has(name::REQUEST) {
        Some((Sort::Request, FileSort::Request))
    } else if has(name::CONSENT) {
        Some((Sort::Consent, FileSort::Consent))
    } else if has(name::PROOF) {
        Some((Sort::Receipt, FileSort::Receipt))
    } else {
        None
    }
}
