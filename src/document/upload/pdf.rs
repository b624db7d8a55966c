//! A PDF of any maker (ISO 32000-1): header, end, and the way from the end to the table of contents.

use std::ops::Range;

use crate::document::read::syntax::{Dictionary, Object, Parser, is_regular};
use crate::document::upload::Fault;
use crate::document::upload::place::{find, find_last};

const HEADER: &[u8] = b"%PDF-";
const END: &[u8] = b"%%EOF";
/// The header stands within this many bytes (annex H).
const HEADER_WITHIN: usize = 1024;
/// The end mark stands within this many bytes of the end; blanks and zeros, with which some scanners
/// fill a block, apart.
const END_WITHIN: usize = 2048;
/// A program that has changed the line ends leaves the table of contents near where the file says.
const NEAR: usize = 1024;
/// Longest dictionary that is read.
const MAX_DICTIONARY: usize = 256 * 1024;
/// Longest name that is compared.
const MAX_NAME: usize = 32;

/// Where the header begins.
pub fn header(bytes: &[u8]) -> Option<usize> {
    find(&bytes[..bytes.len().min(HEADER_WITHIN + HEADER.len())], HEADER)
}

/// Where the file lies in the bytes.
pub fn part(bytes: &[u8], header: usize) -> Result<Range<usize>, Fault> {
    let end = end(bytes).filter(|end| *end > header).ok_or(Fault::Broken)?;
    let offset = start_of_table(&bytes[header..end]).ok_or(Fault::Broken)?;
    // Places in it are counted from the header, or from before what was put in front of it.
    let from = |start: usize, place: &dyn Fn(&[u8], usize) -> Option<Dictionary>| {
        place(&bytes[start..end], offset).map(|trailer| (start, trailer))
    };
    let exact = from(header, &trailer).or_else(|| from(0, &trailer));
    let (start, trailer) = exact.or_else(|| from(header, &trailer_near)).ok_or(Fault::Broken)?;
    if trailer.get(b"Encrypt").is_some() {
        return Err(Fault::Locked);
    }
    match acts(&bytes[header..end]) {
        Some(fault) => Err(fault),
        None => Ok(start..end),
    }
}

/// Just after the last end mark and its line end.
fn end(bytes: &[u8]) -> Option<usize> {
    let filled = bytes.iter().rposition(|byte| !matches!(byte, 0 | b' ' | b'\t' | b'\r' | b'\n'))? + 1;
    let from = filled.saturating_sub(END_WITHIN);
    let mark = from + find_last(&bytes[from..filled], END)? + END.len();
    let line_end = match bytes.get(mark..)? {
        [b'\r', b'\n', ..] => 2,
        [b'\r' | b'\n', ..] => 1,
        _ => 0,
    };
    Some(mark + line_end)
}

/// The number after the last `startxref`.
fn start_of_table(pdf: &[u8]) -> Option<usize> {
    let from = pdf.len().saturating_sub(END_WITHIN);
    let word = b"startxref";
    let place = from + find_last(&pdf[from..], word)? + word.len();
    Parser::within(pdf, place, 64).object().ok()?.as_size()
}

/// What the table of contents at that place says of the whole: it names the root, at least.
fn trailer(pdf: &[u8], offset: usize) -> Option<Dictionary> {
    trailer_at(pdf, offset).filter(|trailer| trailer.get(b"Root").is_some())
}

/// The same of a table that begins a line near that place.
fn trailer_near(pdf: &[u8], offset: usize) -> Option<Dictionary> {
    let from = offset.saturating_sub(NEAR);
    let window = pdf.get(from..pdf.len().min(offset.saturating_add(NEAR)))?;
    let line = [b"\nxref".as_slice(), b"\rxref"].into_iter().find_map(|line| find(window, line))?;
    trailer(pdf, from + line + 1)
}

fn trailer_at(pdf: &[u8], offset: usize) -> Option<Dictionary> {
    let mut parser = Parser::within(pdf, offset, MAX_DICTIONARY);
    if parser.object_header().is_some() {
        // A table that is a stream: its dictionary is the trailer.
        let dictionary = dictionary(&mut parser)?;
        let is_table = dictionary.get(b"Type") == Some(&Object::Name(b"XRef".to_vec()));
        return is_table.then_some(dictionary);
    }
    if Parser::within(pdf, offset, MAX_DICTIONARY).keyword() != Some(b"xref") {
        return None;
    }
    let word = b"trailer";
    let place = offset + find(pdf.get(offset..)?, word)? + word.len();
    dictionary(&mut Parser::within(pdf, place, MAX_DICTIONARY))
}

fn dictionary(parser: &mut Parser<'_>) -> Option<Dictionary> {
    match parser.object() {
        Ok(Object::Dictionary(dictionary)) => Some(dictionary),
        _ => None,
    }
}

/// Names of what acts when the file is opened, wherever they stand in plain: not in streams, and not
/// in what is packed.
fn acts(pdf: &[u8]) -> Option<Fault> {
    let mut rest = pdf;
    loop {
        let stream = find(rest, b"stream");
        let plain = &rest[..stream.unwrap_or(rest.len())];
        if let Some(fault) = acts_in(plain) {
            return Some(fault);
        }
        let inside = rest.get(stream?..)?;
        let end = b"endstream";
        rest = inside.get(find(inside, end)? + end.len()..)?;
    }
}

fn acts_in(plain: &[u8]) -> Option<Fault> {
    let mut rest = plain;
    while let Some(place) = rest.iter().position(|byte| *byte == b'/') {
        rest = &rest[place + 1..];
        match name(rest).as_slice() {
            b"JavaScript" => return Some(Fault::Script),
            b"Launch" => return Some(Fault::Launch),
            _ => {}
        }
    }
    None
}

/// A name, with its `#4a` read.
fn name(bytes: &[u8]) -> Vec<u8> {
    let mut name = Vec::new();
    let mut rest = bytes;
    while let Some((&byte, after)) = rest.split_first()
        && is_regular(byte)
        && name.len() < MAX_NAME
    {
        let escaped = after.get(..2).filter(|_| byte == b'#').and_then(|two| str::from_utf8(two).ok());
        match escaped.and_then(|two| u8::from_str_radix(two, 16).ok()) {
            Some(meant) => {
                name.push(meant);
                rest = &after[2..];
            }
            None => {
                name.push(byte);
                rest = after;
            }
        }
    }
    name
}
