//! The parts of a PDF file (ISO 32000-1, 7.5): cross-references, objects, streams; each read only
//! when asked for.

use std::cell::Cell;
use std::collections::HashMap;
use std::io::Read as _;

use flate2::read::ZlibDecoder;

use crate::document::read::Error;
use crate::document::read::syntax::{Dictionary, Object, Parser};
use crate::document::upload;

/// Most objects a file may have: a form of 2,000 items makes some 20,000.
const MAX_OBJECTS: usize = 500_000;
/// Most updates appended to a file.
const MAX_UPDATES: usize = 32;
/// Most objects that are read on the way to the embedded files.
const MAX_READS: u32 = 600;
/// Longest object that is read, bytes, the content of streams apart.
const MAX_OBJECT: usize = 256 * 1024;
/// How far a reference may lead to another.
const MAX_HOPS: usize = 8;

pub struct Pdf<'a> {
    bytes: &'a [u8],
    /// Where each object starts.
    offsets: HashMap<u32, usize>,
    root: Object,
    reads: Cell<u32>,
}

impl<'a> Pdf<'a> {
    pub fn open(bytes: &'a [u8]) -> Result<Self, Error> {
        let bytes = upload::from_header(bytes);
        if !bytes.starts_with(b"%PDF-") {
            return Err(Error::NotPdf);
        }
        let mut pdf =
            Self { bytes, offsets: HashMap::new(), root: Object::Null, reads: Cell::new(MAX_READS) };
        let mut next = Some(pdf.start()?);
        for update in 0..MAX_UPDATES {
            let Some(offset) = next else { break };
            let trailer = pdf.read_table(offset)?;
            if trailer.get(b"Encrypt").is_some() {
                return Err(Error::SavedAnew);
            }
            if update == 0 {
                pdf.root = trailer.get(b"Root").cloned().unwrap_or(Object::Null);
            }
            next = trailer.get(b"Prev").and_then(Object::as_size);
        }
        match next {
            None => Ok(pdf),
            Some(_) => Err(Error::Damaged("it was updated too many times")),
        }
    }

    pub fn catalog(&self) -> Result<Dictionary, Error> {
        self.dictionary(Some(&self.root))?.ok_or(Error::Damaged("it has no catalogue"))
    }

    /// The value itself, where there is a reference to it.
    pub fn value(&self, object: Option<&Object>) -> Result<Option<Object>, Error> {
        let Some(object) = object else { return Ok(None) };
        let mut object = object.clone();
        for _ in 0..MAX_HOPS {
            let Object::Reference(id) = object else { return Ok(Some(object)) };
            object = self.read(id)?.object()?;
        }
        Err(Error::Damaged("its references run in a circle"))
    }

    pub fn dictionary(&self, object: Option<&Object>) -> Result<Option<Dictionary>, Error> {
        match self.value(object)? {
            Some(Object::Dictionary(dictionary)) => Ok(Some(dictionary)),
            _ => Ok(None),
        }
    }

    /// A stream with its bytes unpacked, at most `limit` of them.
    pub fn stream(&self, object: &Object, limit: usize) -> Result<(Dictionary, Vec<u8>), Error> {
        const BROKEN: Error = Error::Damaged("a stream is broken");
        let Object::Reference(id) = object else { return Err(BROKEN) };
        let mut parser = self.read(*id)?;
        let Object::Dictionary(dictionary) = parser.object()? else { return Err(BROKEN) };
        let start = parser.stream_start().ok_or(BROKEN)?;
        let length =
            self.value(dictionary.get(b"Length"))?.as_ref().and_then(Object::as_size).ok_or(BROKEN)?;
        let end = start.checked_add(length).ok_or(BROKEN)?;
        let raw = self.bytes.get(start..end).ok_or(BROKEN)?;
        let after = Parser::within(self.bytes, end, 64).keyword();
        if after != Some(b"endstream") {
            return Err(BROKEN);
        }
        let packed = match self.value(dictionary.get(b"Filter"))? {
            None => false,
            Some(Object::Name(name)) if name == b"FlateDecode" => true,
            Some(_) => return Err(Error::SavedAnew),
        };
        let bytes = if packed { unpack(raw, limit)? } else { raw.to_vec() };
        if bytes.len() > limit {
            return Err(Error::TooMuchInside);
        }
        Ok((dictionary, bytes))
    }

    /// A parser just after `12 0 obj`.
    fn read(&self, id: u32) -> Result<Parser<'a>, Error> {
        let reads = self.reads.get().checked_sub(1).ok_or(Error::Damaged("it has too many parts"))?;
        self.reads.set(reads);
        let offset = self.offsets.get(&id).copied().ok_or(Error::Damaged("a part is missing"))?;
        let mut parser = Parser::within(self.bytes, offset, MAX_OBJECT);
        if parser.object_header() == Some(id) {
            Ok(parser)
        } else {
            Err(Error::Damaged("a part is not where it should be"))
        }
    }

    /// The number after the last `startxref`.
    fn start(&self) -> Result<usize, Error> {
        const BROKEN: Error = Error::Damaged("its end is missing");
        let tail = self.bytes.len().saturating_sub(2048);
        let keyword = b"startxref";
        let place = self.bytes[tail..].windows(keyword.len()).rposition(|window| window == keyword);
        let place = tail + place.ok_or(BROKEN)? + keyword.len();
        Parser::within(self.bytes, place, 64).object()?.as_size().ok_or(BROKEN)
    }

    /// One cross-reference table and its trailer. What a later update says, stands.
    fn read_table(&mut self, offset: usize) -> Result<Dictionary, Error> {
        const BROKEN: Error = Error::Damaged("its table of contents is broken");
        let mut parser = Parser::within(self.bytes, offset, self.bytes.len());
        if parser.keyword() != Some(b"xref") {
            // A cross-reference stream: written by another program.
            let header = Parser::within(self.bytes, offset, MAX_OBJECT).object_header();
            return Err(if header.is_some() { Error::SavedAnew } else { BROKEN });
        }
        while let Some((first, count)) = parser.numbers() {
            for id in first..first.checked_add(count).ok_or(BROKEN)? {
                let (offset, _) = parser.numbers().ok_or(BROKEN)?;
                let used = parser.keyword().ok_or(BROKEN)? == b"n";
                let id = u32::try_from(id).map_err(|_| BROKEN)?;
                if used {
                    self.offsets.entry(id).or_insert(offset);
                }
                if self.offsets.len() > MAX_OBJECTS {
                    return Err(Error::Damaged("it has too many parts"));
                }
            }
        }
        if parser.keyword() != Some(b"trailer") {
            return Err(BROKEN);
        }
        match parser.object()? {
            Object::Dictionary(trailer) => Ok(trailer),
            _ => Err(BROKEN),
        }
    }
}

fn unpack(raw: &[u8], limit: usize) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    let most = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    ZlibDecoder::new(raw)
        .take(most)
        .read_to_end(&mut bytes)
        .map_err(|_| Error::Damaged("a stream can't be unpacked"))?;
    Ok(bytes)
}
