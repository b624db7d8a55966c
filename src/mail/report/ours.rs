//! What we have written ourselves, cut out of what a server writes about it: `svaret är försenat` is
//! what our letter says, and not what became of it.

use std::sync::LazyLock;

use super::words;
use crate::domain::{Language, Letter};
use crate::mail::letter::{Fields, Proof, Written, write, write_proof};

/// Stands for whatever a letter is filled in with.
const FIELD: &str = "\u{1}";
/// A server may have found fewer words than these by itself.
const SHORTEST: usize = 12;

static OURS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let mut ours: Vec<String> = letters().iter().flat_map(telling).collect();
    ours.retain(|piece| piece.chars().count() >= SHORTEST);
    ours.sort_by(|one, other| other.len().cmp(&one.len()).then_with(|| one.cmp(other)));
    ours.dedup();
    ours
});

/// A text in small letters on one line, without our own words, and without the signs of a quotation.
/// A paragraph ends like a sentence.
pub(super) fn without_ours(text: &str) -> String {
    OURS.iter().fold(plain(text), |text, ours| text.replace(ours, " "))
}

fn plain(text: &str) -> String {
    let line = |line: &str| match line.trim_start_matches(['>', ' ', '\t']).trim() {
        "" => ".".to_owned(),
        line => line.to_lowercase(),
    };
    let lines: Vec<String> = text.lines().map(line).collect();
    lines.iter().flat_map(|line| line.split_whitespace()).collect::<Vec<_>>().join(" ")
}

/// The pieces of a letter between its fields that could be taken for a server's words. Of the subject
/// only as far as such a word goes: a server may shorten it.
fn telling(written: &Written) -> Vec<String> {
    let subject = plain(&written.subject);
    let of_subject = subject.split(FIELD).filter_map(|piece| Some(piece[..words::last(piece)?].to_owned()));
    let paragraphs: Vec<String> = written.body.split("\n\n").map(plain).collect();
    let pieces = paragraphs.iter().flat_map(|paragraph| paragraph.split(FIELD));
    let of_body = pieces.filter(|piece| words::last(piece).is_some()).map(|piece| piece.trim().to_owned());
    of_subject.chain(of_body).collect()
}

fn letters() -> Vec<Written> {
    let fields = |link| Fields {
        reference: FIELD,
        kind: FIELD,
        due: FIELD,
        unit: FIELD,
        organisation: FIELD,
        telephone: FIELD,
        gateway: FIELD,
        address: FIELD,
        page: FIELD,
        link,
        list: FIELD,
    };
    let proof = Proof { recipient: FIELD, gateway: FIELD, address: FIELD, code: FIELD, until: FIELD };
    let in_language = |language| {
        let with = move |link| move |letter| write(letter, language, &fields(link));
        let letters = Letter::ALL.map(with(None)).into_iter().chain(Letter::ALL.map(with(Some(FIELD))));
        letters.chain([write_proof(language, &proof)]).collect::<Vec<_>>()
    };
    Language::ALL.into_iter().flat_map(in_language).collect()
}
