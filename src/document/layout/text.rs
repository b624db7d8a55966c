//! From what a person typed to lines of glyphs: cleaning, line breaking, reading direction.

use std::borrow::Cow;
use std::ops::Range;

use unicode_bidi::{BidiInfo, Level};
use unicode_linebreak::{BreakOpportunity, linebreaks};
use unicode_normalization::{IsNormalized, UnicodeNormalization as _, is_nfc_quick};

use crate::document::layout::arabic;
use crate::document::layout::font::{self, Fonts, Glyph, REPLACEMENT, Weight};
use crate::domain::written;

/// The paragraphs of a text, as they can be drawn. Empty ones are kept: they are the writer's.
pub fn paragraphs(text: &str) -> impl Iterator<Item = Cow<'_, str>> {
    let plain = text.trim_end_matches(is_line_end);
    plain.split_inclusive(is_line_end).filter_map(|part| {
        // Of `\r\n` the second half ends nothing.
        if part == "\n" && starts_after_return(plain, part) {
            return None;
        }
        Some(clean(part.trim_end_matches(is_line_end)))
    })
}

const fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn starts_after_return(whole: &str, part: &str) -> bool {
    let at = part.as_ptr() as usize - whole.as_ptr() as usize;
    whole[..at].ends_with('\r')
}

/// One line of text without what would make it lie: controls and direction overrides become
/// U+FFFD, what is invisible by nature goes, tabs become spaces, accents are composed.
pub fn clean(text: &str) -> Cow<'_, str> {
    // ASCII and the lead bytes of U+00C0 to U+02BF: most texts, seen at a glance.
    if text.bytes().all(|b| matches!(b, b' '..=b'~' | 0x80..=0xBF | 0xC3..=0xCA)) {
        return Cow::Borrowed(text);
    }
    let harmless = |c: char| matches!(c, ' '..='~' | '\u{A0}'..='\u{2FF}') && c != '\u{AD}';
    if text.chars().all(harmless) {
        return Cow::Borrowed(text);
    }
    let kept = text.chars().filter_map(|c| match c {
        '\t' => Some(' '),
        // Marks without an effect of their own: soft hyphen, joiners, variation selectors, LRM, RLM.
        '\u{AD}'
        | '\u{34F}'
        | '\u{61C}'
        | '\u{180B}'..='\u{180F}'
        | '\u{200B}'..='\u{200F}'
        | '\u{2060}'..='\u{2064}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{FEFF}'
        | '\u{E0100}'..='\u{E01EF}' => None,
        // These would show text in another order than it has.
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{206F}' => Some(REPLACEMENT),
        c if c.is_control() => Some(REPLACEMENT),
        c => Some(written::meant(c)),
    });
    let kept: String = kept.collect();
    Cow::Owned(match is_nfc_quick(kept.chars()) {
        IsNormalized::Yes => kept,
        IsNormalized::No | IsNormalized::Maybe => kept.nfc().collect(),
    })
}

/// The characters of a text that can't be drawn, each once: they become U+FFFD.
pub fn undrawn(text: &str) -> Vec<char> {
    let mut undrawn = Vec::new();
    for paragraph in text.split(is_line_end) {
        let hidden = paragraph
            .chars()
            .filter(|c| *c != REPLACEMENT && clean(c.encode_utf8(&mut [0; 4])) == "\u{FFFD}");
        let cleaned = clean(paragraph);
        let missing = cleaned.chars().filter(|c| !font::draws(*c));
        for c in hidden.chain(missing) {
            if !undrawn.contains(&c) {
                undrawn.push(c);
            }
        }
    }
    undrawn
}

/// A paragraph in lines.
pub struct Shaped {
    glyphs: Vec<Glyph>,
    lines: Vec<Line>,
}

struct Line {
    glyphs: Range<usize>,
    /// Where each glyph stands, thousandths of the font size from the left, where the eye does not
    /// meet them in the order of the text.
    places: Option<Vec<u32>>,
}

impl Shaped {
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// All of them, in the order of the text.
    pub fn glyphs(&self) -> &[Glyph] {
        &self.glyphs
    }

    /// The glyphs of a line in the order of the text, and where each stands if it is not simply
    /// after the one before it.
    pub fn line(&self, number: usize) -> (&[Glyph], Option<&[u32]>) {
        let line = &self.lines[number];
        (&self.glyphs[line.glyphs.clone()], line.places.as_deref())
    }

    /// Width of the widest line, thousandths of the font size.
    pub fn width(&self) -> u32 {
        let width = |line: &Line| self.glyphs[line.glyphs.clone()].iter().map(|g| u32::from(g.width)).sum();
        self.lines.iter().map(width).max().unwrap_or(0)
    }
}

/// Breaks a cleaned paragraph into lines (UAX #14) of at most `width` thousandths of the font size.
/// A word that is wider than a line is broken where the line ends.
pub fn shape(fonts: &mut Fonts, weight: Weight, width: u32, text: &str) -> Shaped {
    let levels = levels(text);
    let glyphs: Vec<Glyph> = match &levels {
        None => fonts.glyphs(weight, text),
        Some(levels) => shapes(text, levels)
            .map(
                |(c, shape)| {
                    if c == shape { fonts.glyph(weight, c) } else { fonts.glyph_shaped(weight, c, shape) }
                },
            )
            .collect(),
    };
    let places = |line: &Range<usize>| levels.as_ref().map(|levels| places(&glyphs, levels, line));
    let lines = lines(text, &glyphs, width)
        .into_iter()
        .map(|line| Line { places: places(&line), glyphs: line })
        .collect();
    Shaped { glyphs, lines }
}

fn lines(text: &str, glyphs: &[Glyph], width: u32) -> Vec<Range<usize>> {
    let all: u32 = glyphs.iter().map(|glyph| u32::from(glyph.width)).sum();
    if all <= width {
        // Most are labels and short answers.
        return std::iter::once(0..glyphs.len()).filter(|line| !line.is_empty()).collect();
    }
    let mut lines = Vec::new();
    let mut breaks = breaks(text).into_iter().peekable();
    let (mut start, mut used) = (0, 0);
    // Where the line may be broken, and what is used up to there.
    let mut last = (0, 0);
    for (place, ((byte, character), glyph)) in text.char_indices().zip(glyphs).enumerate() {
        while breaks.next_if(|at| *at < byte).is_some() {}
        if breaks.next_if(|at| *at == byte).is_some() && !is_inside_number(glyphs, place) {
            last = (place, used);
        }
        let advance = u32::from(glyph.width);
        // Spaces may hang over the edge; a mark of no width stays with its letter.
        if used + advance > width && character != ' ' && advance > 0 && place > start {
            let (end, before) = if last.0 > start { last } else { (place, used) };
            lines.push(start..end);
            start = end;
            used -= before;
            last = (end, 0);
        }
        used += advance;
    }
    if start < glyphs.len() {
        lines.push(start..glyphs.len());
    }
    lines
}

/// The bytes before which a line may be broken (UAX #14).
fn breaks(text: &str) -> Vec<usize> {
    let by_rule = || -> Vec<usize> {
        linebreaks(text).filter(|(_, kind)| *kind == BreakOpportunity::Allowed).map(|(at, _)| at).collect()
    };
    let bytes = text.as_bytes();
    if !is_plain(bytes) {
        return by_rule();
    }
    let after_spaces = |at: &usize| bytes[at - 1] == b' ' && bytes[*at] != b' ';
    let breaks = (1..bytes.len()).filter(after_spaces).collect();
    debug_assert_eq!(breaks, by_rule(), "{text}");
    breaks
}

/// Most sentences are letters, digits, spaces, and marks that end a word. For these all the rules
/// come to one: after spaces.
fn is_plain(text: &[u8]) -> bool {
    // C3 leads U+00C0 to U+00FF; other leads are not taken.
    let in_word = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, 0xC3 | 0x80..=0xBF);
    text.iter().enumerate().all(|(at, byte)| match byte {
        b' ' => true,
        b',' | b'.' | b':' | b';' | b'?' | b'!' => {
            at > 0 && in_word(text[at - 1]) && text.get(at + 1).is_none_or(|next| *next == b' ')
        }
        byte => in_word(*byte),
    })
}

/// Between the groups of a telephone number: `010-123 45 67` stays on one line.
fn is_inside_number(glyphs: &[Glyph], place: usize) -> bool {
    let digit = |place: Option<usize>| {
        place.and_then(|place| glyphs.get(place)).is_some_and(|glyph| glyph.character.is_ascii_digit())
    };
    let space = place.checked_sub(1).is_some_and(|before| glyphs[before].character == ' ');
    space && digit(place.checked_sub(2)) && digit(Some(place))
}

/// Embedding level of each character (UAX #9); none where all of it runs left to right.
fn levels(text: &str) -> Option<Vec<Level>> {
    // The lead byte of U+0580; what continues a character is smaller.
    if text.bytes().all(|b| b < 0xD6) || !text.chars().any(may_run_left) {
        return None;
    }
    let info = BidiInfo::new(text, None);
    if !info.has_rtl() {
        return None;
    }
    Some(text.char_indices().map(|(byte, _)| info.levels[byte]).collect())
}

/// The blocks of scripts that run from right to left.
const fn may_run_left(character: char) -> bool {
    matches!(character,
        '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}'
        | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
}

/// Each character and what it looks like where it stands.
fn shapes(text: &str, levels: &[Level]) -> impl Iterator<Item = (char, char)> {
    let characters: Vec<char> = text.chars().collect();
    let joined = arabic::join(&characters);
    let mirror = |((character, joined), level): ((char, char), &Level)| {
        (character, if level.is_rtl() { mirrored(character).unwrap_or(joined) } else { joined })
    };
    characters.into_iter().zip(joined).zip(levels).map(mirror).collect::<Vec<_>>().into_iter()
}

/// Where each glyph of a line stands, once its runs are turned to their reading direction.
fn places(glyphs: &[Glyph], levels: &[Level], line: &Range<usize>) -> Vec<u32> {
    let mut places = vec![0; line.len()];
    let mut x = 0;
    for place in BidiInfo::reorder_visual(&levels[line.clone()]) {
        places[place] = x;
        x += u32::from(glyphs[line.start + place].width);
    }
    places
}

/// The paired bracket, which is what is seen where text runs from right to left.
const fn mirrored(character: char) -> Option<char> {
    Some(match character {
        '(' => ')',
        ')' => '(',
        '[' => ']',
        ']' => '[',
        '{' => '}',
        '}' => '{',
        '<' => '>',
        '>' => '<',
        '«' => '»',
        '»' => '«',
        _ => return None,
    })
}
