//! Texts that must not say who they are about: what in them points a person out.
//!
//! Held against every text of a request that names nobody, and of its answer. What is found is
//! refused, with the place quoted. A person can say of a single finding that it is no name; of a
//! number, a telephone, a mailbox or an address nobody can.
//!
//! # Layout
//!
//! - [`number`] personal numbers; [`telephone`] telephones; [`contact`] mailboxes, addresses; [`name`] names.
//! - [`moment`] dates and times of day, which are none of these.
//! - [`known`] what may be there all the same: the directory.

mod contact;
mod known;
mod moment;
mod name;
mod number;
mod symbol;
mod telephone;
mod word;

use std::collections::HashSet;
use std::ops::Range;

pub use known::Known;

use crate::domain::{Language, written};
use crate::forms::finding::Finding;
use crate::forms::model::{Item, Questionnaire, Value};
use crate::forms::response::{Response, ResponseItem};
use crate::text;

/// Code system of items that are about somebody else than the client: the code is [`ANSWERER`].
pub const ABOUT: &str = "urn:underlag:about";

/// The item, and what is below it, is about the person who answers: a name belongs there.
pub const ANSWERER: &str = "answerer";

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Sort {
    /// *Personnummer*, *samordningsnummer* or an interim number.
    PersonalNumber,
    Telephone,
    Mailbox,
    Address,
    Name,
}

impl Sort {
    /// Of the finding, and of the text `forms-<code>`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::PersonalNumber => "identifies-number",
            Self::Telephone => "identifies-telephone",
            Self::Mailbox => "identifies-mailbox",
            Self::Address => "identifies-address",
            Self::Name => "identifies-name",
        }
    }
}

/// Something that points a person out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    pub sort: Sort,
    /// As it is written.
    pub quote: String,
}

/// Everything in a text that points a person out, from the left. What overlaps is told once.
#[must_use]
pub fn find(text: &str, known: &Known) -> Vec<Hint> {
    let seen = Seen::of(text);
    let symbols = symbol::symbols(&seen.text);
    let dates = moment::Dates::of(&symbols);
    let by_sort = [
        (Sort::PersonalNumber, number::find(&symbols, &dates)),
        (Sort::Mailbox, contact::mails(&symbols, known)),
        (Sort::Telephone, telephone::find(&symbols, &dates, known)),
        (Sort::Address, contact::addresses(&seen.text)),
        (Sort::Name, name::find(&seen.text, known)),
    ];
    let mut found: Vec<(Sort, Range<usize>)> = Vec::new();
    for (sort, ranges) in by_sort {
        for range in ranges {
            if found.iter().all(|(_, other)| range.end <= other.start || other.end <= range.start) {
                found.push((sort, range));
            }
        }
    }
    found.sort_by_key(|(_, range)| range.start);
    let quote = |range: Range<usize>| text[seen.written(range)].to_owned();
    found.into_iter().map(|(sort, range)| Hint { sort, quote: quote(range) }).collect()
}

/// A text as it is seen, without what shows nothing, and where each byte of it was written.
struct Seen {
    text: String,
    places: Vec<usize>,
}

impl Seen {
    fn of(written: &str) -> Self {
        let mut seen = Self { text: String::with_capacity(written.len()), places: Vec::new() };
        for (at, c) in written.char_indices().filter(|(_, c)| !written::is_invisible(*c)) {
            seen.text.push(c);
            seen.places.extend(at..at + c.len_utf8());
        }
        seen
    }

    /// The bytes of what was written, for those of what is seen.
    fn written(&self, range: Range<usize>) -> Range<usize> {
        let end = range.end.checked_sub(1).and_then(|last| self.places.get(last));
        let start = self.places.get(range.start).copied().unwrap_or_default();
        start..end.map_or(start, |last| last + 1)
    }
}

/// What of one text stands against it; `no_names` are findings that a person has said are no names.
#[must_use]
pub fn faults(
    written: &str,
    known: &Known,
    no_names: &[String],
    link_id: Option<&str>,
    language: Language,
) -> Vec<Finding> {
    let said = |hint: &Hint| hint.sort == Sort::Name && no_names.contains(&hint.quote);
    let mut hints = find(written, known);
    hints.retain(|hint| !said(hint));
    hints.dedup();
    let finding = |hint: &Hint| {
        let mut finding = Finding::said(language, hint.sort.code(), link_id, &hint.quote);
        // Only in a form can somebody say that it is no name.
        if hint.sort == Sort::Name && link_id.is_none() {
            let quote = [("detail", hint.quote.as_str().into())];
            finding.text = text::with(language, "forms-identifies-name-here", &quote);
        }
        finding
    };
    hints.iter().map(finding).collect()
}

/// The same of every text in a filled form, each finding with its item.
#[must_use]
pub fn check(
    form: &Questionnaire,
    response: &Response,
    known: &Known,
    no_names: &[String],
    language: Language,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    each_text(form, response, |link_id, text, answerer| {
        let mut found = faults(text, known, no_names, Some(link_id), language);
        found.retain(|finding| !answerer || finding.code == Sort::PersonalNumber.code());
        findings.append(&mut found);
    });
    findings
}

/// What looks like a name in a filled form, each once: what a person can say is none.
#[must_use]
pub fn names(form: &Questionnaire, response: &Response, known: &Known) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    each_text(form, response, |_, text, answerer| {
        let hints = find(text, known).into_iter().filter(|hint| hint.sort == Sort::Name && !answerer);
        for hint in hints {
            if !names.contains(&hint.quote) {
                names.push(hint.quote);
            }
        }
    });
    names
}

/// Every text somebody has typed here, with its item, and whether that is about who answers. What
/// is only shown was held against this where it was typed.
fn each_text(form: &Questionnaire, response: &Response, mut take: impl FnMut(&str, &str, bool)) {
    let mut answerer = HashSet::new();
    about_answerer(&form.items, false, &mut answerer);
    let shown: HashSet<&str> =
        form.walk().filter(|item| item.read_only).map(|item| item.link_id.as_str()).collect();
    let mut waiting: Vec<&ResponseItem> = response.items.iter().rev().collect();
    while let Some(item) = waiting.pop() {
        for answer in &item.answers {
            if let Value::String(text) | Value::Url(text) = &answer.value
                && !shown.contains(item.link_id.as_str())
            {
                take(&item.link_id, text, answerer.contains(item.link_id.as_str()));
            }
        }
        let below = item.answers.iter().flat_map(|answer| &answer.items).chain(&item.items);
        waiting.extend(below.collect::<Vec<_>>().into_iter().rev());
    }
}

/// `linkId` of every item that is about who answers.
pub(super) fn about_answerer<'a>(items: &'a [Item], inherited: bool, found: &mut HashSet<&'a str>) {
    for item in items {
        let is = inherited || item.codes.iter().any(|code| code.system == ABOUT && code.code == ANSWERER);
        if is {
            found.insert(&item.link_id);
        }
        about_answerer(&item.items, is, found);
    }
}
