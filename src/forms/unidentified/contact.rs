//! Mail addresses and street addresses in running text.

use std::ops::Range;

use super::known::Known;
use super::symbol::Symbol;

/// What people write for `@`, and for a full stop in an address that no machine should find.
const AT: [&str; 9] = ["@", "(at)", "[at]", "{at}", "<at>", "(a)", "(snabel-a)", "[snabel-a]", "snabel-a"];
const DOT: [&str; 5] = ["(dot)", "[dot]", "<dot>", "(punkt)", "[punkt]"];

/// Mail addresses that are nobody's in the directory.
pub(super) fn mails(symbols: &[Symbol], known: &Known) -> Vec<Range<usize>> {
    let part =
        |symbol: &&Symbol| symbol.c.is_alphanumeric() || matches!(symbol.c, '.' | '_' | '%' | '+' | '-');
    let space = |symbol: Option<&Symbol>| usize::from(symbol.is_some_and(|symbol| symbol.c == ' '));
    let mut found = Vec::new();
    for at in 0..symbols.len() {
        let Some(sign) = spelled(&symbols[at..], &AT) else { continue };
        let before = space(at.checked_sub(1).and_then(|before| symbols.get(before)));
        let end = at - before;
        let quoted = quoted(&symbols[..end]).filter(|_| before == 0);
        let start = end - quoted.unwrap_or_else(|| symbols[..end].iter().rev().take_while(part).count());
        let line = (before, sign) == (0, 1) && symbols.get(at + sign).is_some_and(|after| after.c == '\n');
        let from = at + sign + space(symbols.get(at + sign)).max(usize::from(line));
        let to = from + symbols[from..].iter().take_while(part).count();
        let text = |range: Range<usize>| symbols[range].iter().map(|symbol| symbol.c).collect::<String>();
        let (local, domain) = (text(start..end), text(from..to));
        let local = local.trim_matches(is_quote);
        let next = to + space(symbols.get(to));
        let dotted = is_domain(&domain) || !domain.is_empty() && spelled(&symbols[next..], &DOT).is_some();
        let address = format!("{local}@{}", domain.trim_end_matches('.'));
        if !local.is_empty() && dotted && !known.has_mailbox(&address) {
            found.push(symbols[start].at..symbols[to - 1].end);
        }
    }
    found
}

/// How many symbols a name in quotation marks takes that these end with: `"anna"@…`.
fn quoted(symbols: &[Symbol]) -> Option<usize> {
    let (last, before) = symbols.split_last()?;
    let name = before.iter().rev().take_while(|symbol| !is_quote(symbol.c) && symbol.c != '\n').count();
    let opened = before.iter().rev().nth(name).is_some_and(|symbol| is_quote(symbol.c));
    (is_quote(last.c) && opened && (1..=LONGEST_LOCAL).contains(&name)).then_some(name + 2)
}

/// What may stand before `@` at most (RFC 5321).
const LONGEST_LOCAL: usize = 64;

const fn is_quote(c: char) -> bool {
    matches!(c, '"' | '”' | '“' | '\'')
}

/// How many symbols that takes, in small letters or large.
fn spelled(symbols: &[Symbol], words: &[&str]) -> Option<usize> {
    let fits = |word: &&&str| {
        let mut written = symbols.iter().map(|symbol| symbol.c.to_ascii_lowercase());
        word.chars().all(|c| written.next() == Some(c))
    };
    words.iter().find(fits).map(|word| word.chars().count())
}

/// Two labels at least, the last of letters, or of other letters in ASCII (`xn--p1ai`).
fn is_domain(text: &str) -> bool {
    let labels = text.trim_end_matches('.').rsplit_once('.');
    labels.is_some_and(|(_, last)| {
        let coded = last.to_ascii_lowercase().starts_with("xn--");
        last.len() > 1 && last.chars().all(|c| c.is_alphabetic() || c == '-' || coded && c.is_ascii_digit())
    })
}

/// How names of streets end.
const STREETS: [&str; 16] = [
    "gatan",
    "gata",
    "vägen",
    "väg",
    "gränden",
    "gränd",
    "stigen",
    "stig",
    "torget",
    "torg",
    "allén",
    "backen",
    "liden",
    "kajen",
    "esplanaden",
    "brinken",
];

/// A street with its number, a postal code with its place, a `c/o`.
pub(super) fn addresses(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let words = words(text);
    for (place, word) in words.iter().enumerate() {
        let next = words.get(place + 1);
        let close = |next: &&Range<usize>| text[word.end..next.start].trim_matches(' ').is_empty();
        let Some(next) = next.filter(close) else { continue };
        let after = words.get(place + 2).filter(|after| text[next.end..after.start].trim() == "");
        let (this, following) = (&text[word.clone()], &text[next.clone()]);
        let street = is_street(this) && is_house(following) && !continues(&text[next.end..]);
        if street || (this.len() == 5 && is_code(this) && is_place(following)) {
            found.push(word.start..next.end);
        } else if let Some(after) = after
            && (this.len(), following.len()) == (3, 2)
            && is_code(&format!("{this}{following}"))
            && is_place(&text[after.clone()])
        {
            found.push(word.start..after.end);
        }
    }
    let lower = text.to_ascii_lowercase();
    for (at, mark) in lower.match_indices("c/o ") {
        let end = words.iter().find(|word| word.start >= at + mark.len()).map_or(text.len(), |word| word.end);
        found.push(at..end);
    }
    found.sort_by_key(|range| range.start);
    found
}

/// Letters and digits in a row.
fn words(text: &str) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| c.is_alphanumeric()) {
        match words.last_mut() {
            Some(word) if word.end == at => word.end += c.len_utf8(),
            _ => words.push(at..at + c.len_utf8()),
        }
    }
    words
}

fn is_street(word: &str) -> bool {
    let lower = word.to_lowercase();
    let stem = STREETS.iter().find_map(|end| lower.strip_suffix(end));
    word.chars().next().is_some_and(char::is_uppercase) && stem.is_some_and(|stem| stem.chars().count() > 2)
}

/// `12`, `12b`
fn is_house(word: &str) -> bool {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    (1..=3).contains(&digits) && word.len() <= digits + 1
}

/// A decimal or a share, not the end of a sentence.
fn continues(rest: &str) -> bool {
    let mut rest = rest.chars();
    matches!(rest.next(), Some('%')) || rest.next().is_some_and(|c| c.is_ascii_digit())
}

fn is_code(digits: &str) -> bool {
    digits.bytes().all(|byte| byte.is_ascii_digit()) && !digits.starts_with('0')
}

fn is_place(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
        && word.chars().count() > 2
        && word.chars().all(char::is_alphabetic)
}
