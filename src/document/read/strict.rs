//! Is it a file as we write it, and where is the place for its proof?
//!
//! A viewer forgives much, and each forgives something else: what two of them read in one file may differ.
//! So this forgives nothing: our own first bytes, one table of all objects from 0 on, generation 0, no
//! update, not a byte that no object of the table owns, no key twice in a dictionary, and the embedded files
//! in one list, each name once.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::document::place;
use crate::document::read::syntax::{Dictionary, Object, Parser, text};
use crate::document::upload;

/// As our writer begins a file.
const HEADER: &[u8] = b"%PDF-1.7\n%\x80\x80\x80\x80\n\n";
/// All that a trailer of ours says.
const TRAILER: [&[u8]; 4] = [b"Size", b"Root", b"Info", b"ID"];
/// An entry of the table, bytes.
const ENTRY: usize = 20;

/// How a file stands to what we write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Written {
    /// To the letter.
    Ours {
        /// The bytes of `proof.jwt`; none in a file that has no proof.
        place: Option<Range<usize>>,
    },
    /// It begins as ours do, and something in it is not as we write it.
    Changed,
    /// Another program has written it.
    Elsewhere,
}

/// The file itself: without what a scanner or a mail program has put before its header, and without the ends
/// of lines behind it.
#[must_use]
pub fn bare(pdf: &[u8]) -> &[u8] {
    upload::from_header(pdf).trim_ascii_end()
}

/// How a [`bare`] file stands to what we write.
#[must_use]
pub fn written(pdf: &[u8]) -> Written {
    if !pdf.starts_with(HEADER) {
        return Written::Elsewhere;
    }
    Strict::open(pdf).and_then(|file| file.place()).map_or(Written::Changed, |place| Written::Ours { place })
}

/// An object, and where the bytes of its stream lie.
struct Part {
    object: Object,
    stream: Option<Range<usize>>,
}

struct Strict {
    parts: HashMap<u32, Part>,
    root: Object,
}

impl Strict {
    fn open(bytes: &[u8]) -> Option<Self> {
        let (table, end) = ends(bytes)?;
        let (offsets, trailer) = entries(bytes.get(table..end)?)?;
        let Object::Dictionary(trailer) = trailer else { return None };
        let known = trailer.keys().all(|key| TRAILER.contains(&key));
        let parts = parts(bytes, &offsets, table)?;
        let sound = known && trailer.get(b"Size")?.as_size() == Some(offsets.len());
        sound.then_some(Self { root: trailer.get(b"Root")?.clone(), parts })
    }

    /// Where `proof.jwt` lies, if all embedded files stand in one list and each name in it once.
    fn place(&self) -> Option<Option<Range<usize>>> {
        let catalog = self.dictionary(&self.root)?;
        let Some(names) = catalog.get(b"Names") else {
            return catalog.get(b"AF").is_none().then_some(None);
        };
        let tree = self.dictionary(self.dictionary(names)?.get(b"EmbeddedFiles")?)?;
        let (Object::Array(names), Object::Array(listed)) = (tree.get(b"Names")?, catalog.get(b"AF")?) else {
            return None;
        };
        let files = names.iter().skip(1).step_by(2);
        if tree.keys().count() != 1 || names.len() != 2 * listed.len() || !files.eq(listed) {
            return None;
        }
        let (mut seen, mut place) = (HashSet::new(), None);
        for specification in listed {
            let (name, stream) = self.embedded(specification)?;
            if name == place::NAME {
                place = Some(stream);
            }
            if !seen.insert(name) {
                return None;
            }
        }
        Some(place)
    }

    /// A file's name, and where its bytes lie; those of the proof are not packed.
    fn embedded(&self, specification: &Object) -> Option<(String, Range<usize>)> {
        let specification = self.dictionary(specification)?;
        let Object::String(name) = specification.get(b"UF")? else { return None };
        let name = text(name);
        let streams = self.dictionary(specification.get(b"EF")?)?;
        let stream = streams.get(b"UF")?;
        if streams.get(b"F") != Some(stream) {
            return None;
        }
        let Object::Reference(id) = stream else { return None };
        let part = self.parts.get(id)?;
        let Object::Dictionary(dictionary) = &part.object else { return None };
        let packed = dictionary.get(b"Filter").is_some();
        (name != place::NAME || !packed).then_some((name, part.stream.clone()?))
    }

    fn dictionary<'a>(&'a self, object: &'a Object) -> Option<&'a Dictionary> {
        match object {
            Object::Dictionary(dictionary) => Some(dictionary),
            Object::Reference(id) => match &self.parts.get(id)?.object {
                Object::Dictionary(dictionary) => Some(dictionary),
                _ => None,
            },
            _ => None,
        }
    }
}

/// Where the table begins, and where what follows it ends: as the last three lines say.
fn ends(bytes: &[u8]) -> Option<(usize, usize)> {
    let rest = bytes.strip_suffix(b"\n%%EOF")?;
    let digits = rest.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
    let (rest, number) = rest.split_at(rest.len() - digits);
    let end = rest.strip_suffix(b"\nstartxref\n")?.len();
    Some((str::from_utf8(number).ok()?.parse().ok()?, end))
}

/// The table, from object 0 on, each with its offset if it is in use; and the trailer behind it.
fn entries(bytes: &[u8]) -> Option<(Vec<Option<usize>>, Object)> {
    let rest = bytes.strip_prefix(b"xref\n0 ")?;
    let line = rest.iter().position(|byte| *byte == b'\n')?;
    let count: usize = str::from_utf8(&rest[..line]).ok()?.parse().ok()?;
    let (table, rest) = rest[line + 1..].split_at_checked(count.checked_mul(ENTRY)?)?;
    let offsets = table.chunks(ENTRY).map(entry).collect::<Option<_>>()?;
    let rest = rest.strip_prefix(b"trailer\n")?;
    let mut parser = Parser::within(rest, 0, rest.len());
    let trailer = parser.object().ok()?;
    (parser.place() == rest.len() && !trailer.repeats_a_key()).then_some((offsets, trailer))
}

/// `0000000015 00000 n`: the offset; none of an object that is not in use.
fn entry(line: &[u8]) -> Option<Option<usize>> {
    let (offset, rest) = line.split_at_checked(10)?;
    let offset: usize = str::from_utf8(offset).ok()?.parse().ok()?;
    match rest {
        b" 00000 n\r\n" => Some(Some(offset)),
        b" 00000 f\r\n" | b" 65535 f\r\n" => Some(None),
        _ => None,
    }
}

/// The objects, if they lie one behind the other from the header to the table.
fn parts(bytes: &[u8], offsets: &[Option<usize>], table: usize) -> Option<HashMap<u32, Part>> {
    let mut order: Vec<(usize, u32)> =
        (0..).zip(offsets).filter_map(|(id, offset)| Some((offset.as_ref().copied()?, id))).collect();
    order.sort_unstable();
    let (mut parts, mut at) = (HashMap::with_capacity(order.len()), HEADER.len());
    for (offset, id) in order {
        if offset != at {
            return None;
        }
        let (part, end) = part(bytes, offset, id)?;
        parts.insert(id, part);
        at = end;
    }
    (at == table).then_some(parts)
}

/// An object of that number, and where the next one begins.
fn part(bytes: &[u8], offset: usize, id: u32) -> Option<(Part, usize)> {
    let mut parser = Parser::within(bytes, offset, bytes.len());
    let (number, generation) = parser.numbers()?;
    let named = u32::try_from(number) == Ok(id) && generation == 0 && parser.keyword() == Some(b"obj");
    let object = parser.object().ok()?;
    if !named || object.repeats_a_key() {
        return None;
    }
    let mut end = parser.place();
    let mut stream = None;
    if let Some(start) = parser.stream_start() {
        let Object::Dictionary(dictionary) = &object else { return None };
        let after = start.checked_add(dictionary.get(b"Length")?.as_size()?)?;
        end = after + bytes.get(after..)?.strip_prefix(b"\nendstream").map(|_| b"\nendstream".len())?;
        stream = Some(start..after);
    }
    let tail: &[u8] = b"\nendobj\n";
    bytes.get(end..)?.starts_with(tail).then_some((Part { object, stream }, end + tail.len()))
}
