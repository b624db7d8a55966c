//! What a file that somebody sends may be called. The name is read by people of another authority and
//! saved on their computers: it ends as the file is, shows what it is, and can be saved anywhere.

use unicode_normalization::UnicodeNormalization as _;

use crate::document::upload::FileType;
use crate::domain::written;

/// Longest name, characters and bytes: room for a number is left within what file systems take.
const MOST: usize = 120;
const MOST_BYTES: usize = 200;

/// Longest ending that is taken for one.
const LONGEST_ENDING: usize = 5;

/// A file's name as a browser sends it: the last part of a path, and the three characters that
/// `multipart/form-data` writes otherwise (WHATWG HTML, 4.10.21.8).
#[must_use]
pub fn sent(name: &str) -> String {
    let name = name.replace("%22", "\"").replace("%0D", "\r").replace("%0A", "\n");
    last(&name).chars().take(1000).collect()
}

/// A name that can be read and saved, its ending as it was.
#[must_use]
pub fn clean(name: &str) -> String {
    let name = named(name);
    if name.is_empty() { UNNAMED.to_owned() } else { short(&name, MOST, MOST_BYTES) }
}

/// A name that can be read and saved, and ends as a file of that kind does.
#[must_use]
pub fn fitting(name: &str, kind: FileType) -> String {
    let name = named(name);
    let (mut stem, mut ending) = parted(&name);
    if !kind.endings().contains(&ending.to_lowercase().as_str()) {
        // A wrong ending goes; one below it that is right says what was meant.
        let (inner, below) = parted(stem);
        let meant = kind.endings().contains(&below.to_lowercase().as_str());
        (stem, ending) = if meant { (inner, below) } else { (stem, kind.endings()[0]) };
    }
    let room = ending.len() + 1;
    let stem = short(stem, MOST - room, MOST_BYTES - room);
    let stem = if stem.is_empty() { UNNAMED } else { &stem };
    format!("{}{stem}.{ending}", if is_device(stem) { "_" } else { "" })
}

const UNNAMED: &str = "bilaga";

fn named(name: &str) -> String {
    // Controls, what nobody sees, and what means something in one font only.
    let unseen = |c: &char| {
        c.is_control() || written::is_invisible(*c) || matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..)
    };
    let savable = last(name).chars().filter(|c| !unseen(c)).nfc().map(|character| match character {
        '"' => '\'',
        '<' | '>' | ':' | '/' | '\\' | '|' | '?' | '*' => '_',
        blank if blank.is_whitespace() => ' ',
        other => other,
    });
    savable.collect::<String>().trim_matches([' ', '.']).to_owned()
}

/// The last part of a path.
fn last(name: &str) -> &str {
    name.rsplit(['/', '\\']).next().unwrap_or_default()
}

/// A name and its ending; empty where what follows the last dot does not look like one, as in
/// `Intyg 2026.11.30` or `Dr.Berg`.
fn parted(name: &str) -> (&str, &str) {
    let Some((stem, ending)) = name.rsplit_once('.') else { return (name, "") };
    let letters = ending.chars().all(|c| c.is_ascii_alphanumeric());
    let one_case = ending == ending.to_ascii_lowercase() || ending == ending.to_ascii_uppercase();
    let is_number = ending.chars().all(|c| c.is_ascii_digit());
    let is_ending = (1..=LONGEST_ENDING).contains(&ending.len()) && letters && one_case && !is_number;
    if is_ending { (stem.trim_end_matches([' ', '.']), ending) } else { (name, "") }
}

/// Cut to so many characters and bytes; no blank or dot is left at its end.
fn short(name: &str, most: usize, most_bytes: usize) -> String {
    let mut bytes = 0;
    let cut = name.chars().take(most).take_while(|character| {
        bytes += character.len_utf8();
        bytes <= most_bytes
    });
    cut.collect::<String>().trim_end_matches([' ', '.']).to_owned()
}

/// Does Windows take it for a device, whatever it ends in?
fn is_device(stem: &str) -> bool {
    let first = stem.split('.').next().unwrap_or_default().trim_end().to_ascii_uppercase();
    let numbered = |device: &str| {
        let number = first.strip_prefix(device).map(|number| number.chars().collect::<Vec<_>>());
        number.is_some_and(|n| matches!(n.as_slice(), ['0'..='9' | '¹' | '²' | '³']))
    };
    matches!(first.as_str(), "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$")
        || numbered("COM")
        || numbered("LPT")
}
