//! How a row is written: compact, and open to new fields.
//!
//! A row is one version byte and then fields: tag (one byte), length (LEB128), bytes. An absent
//! option is an absent field; a list is the same tag several times. A reader skips tags it does
//! not know, and a field added later is read as absent from older rows, so **adding a field takes
//! a new tag and nothing else**; a tag is never used again for something else. Only a change that
//! breaks this takes a new version byte.
//!
//! Numbers are LEB128, times are nanoseconds since 1970 as 96 ordered bits, digests are raw.

mod client;
mod clocks;
mod codes;
mod record;
mod rows;
pub(super) mod tally;

use jiff::Timestamp;
use jiff::civil::Date;

use crate::domain::digest::Digest;
use crate::domain::mailbox::Mark;
use crate::domain::reference::Reference;
use crate::domain::spool_id::SpoolId;

pub(super) use codes::Code;

const VERSION: u8 = 1;

/// The bytes are no row of this kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Malformed;

/// What can be a row, or a field inside one.
pub(super) trait Row: Sized {
    fn write(&self, to: &mut Writer);

    /// # Errors
    ///
    /// A field is missing or holds what it can't.
    fn read(from: &Fields<'_>) -> Result<Self, Malformed>;
}

pub(super) fn encode<R: Row>(row: &R) -> Vec<u8> {
    let mut writer = Writer { bytes: Vec::with_capacity(512) };
    writer.bytes.push(VERSION);
    row.write(&mut writer);
    writer.bytes
}

pub(super) fn decode<R: Row>(bytes: &[u8]) -> Result<R, Malformed> {
    match bytes.split_first() {
        Some((&VERSION, fields)) => R::read(&Fields::parse(fields)?),
        _ => Err(Malformed),
    }
}

/// Twelve bytes that sort as the times do.
pub(super) fn time_bytes(at: Timestamp) -> [u8; 12] {
    let nanoseconds = at.as_nanosecond();
    let ordered = nanoseconds + (1 << 95);
    ordered.to_be_bytes()[4..].try_into().expect("96 of 128 bits")
}

pub(super) fn time_from(bytes: &[u8]) -> Result<Timestamp, Malformed> {
    let bytes: [u8; 12] = bytes.try_into().map_err(|_| Malformed)?;
    let mut wide = [0; 16];
    wide[4..].copy_from_slice(&bytes);
    Timestamp::from_nanosecond(i128::from_be_bytes(wide) - (1 << 95)).map_err(|_| Malformed)
}

/// `UIDVALIDITY` and `UID`, four bytes each.
pub(super) fn mark_bytes(mark: Mark) -> [u8; 8] {
    (u64::from(mark.validity) << 32 | u64::from(mark.uid)).to_be_bytes()
}

pub(super) fn mark_from(bytes: &[u8]) -> Result<Mark, Malformed> {
    let (validity, uid) = bytes.split_at_checked(4).ok_or(Malformed)?;
    let number = |bytes: &[u8]| bytes.try_into().map(u32::from_be_bytes).map_err(|_| Malformed);
    Ok(Mark { validity: number(validity)?, uid: number(uid)? })
}

pub(super) struct Writer {
    bytes: Vec<u8>,
}

impl Writer {
    pub fn bytes(&mut self, tag: u8, value: &[u8]) {
        self.bytes.push(tag);
        self.length(value.len() as u64);
        self.bytes.extend_from_slice(value);
    }

    pub fn text(&mut self, tag: u8, value: &str) {
        self.bytes(tag, value.as_bytes());
    }

    pub fn number(&mut self, tag: u8, value: u64) {
        let mut inner = Self { bytes: Vec::with_capacity(10) };
        inner.length(value);
        self.bytes(tag, &inner.bytes);
    }

    /// A flag that is not raised takes no room.
    pub fn flag(&mut self, tag: u8, value: bool) {
        if value {
            self.bytes(tag, &[]);
        }
    }

    pub fn code<C: Code>(&mut self, tag: u8, value: C) {
        self.bytes(tag, &[value.code()]);
    }

    pub fn digest(&mut self, tag: u8, value: &Digest) {
        self.bytes(tag, value.as_bytes());
    }

    pub fn reference(&mut self, tag: u8, value: &Reference) {
        self.bytes(tag, value.as_bytes());
    }

    pub fn time(&mut self, tag: u8, value: Timestamp) {
        self.bytes(tag, &time_bytes(value));
    }

    pub fn date(&mut self, tag: u8, value: Date) {
        let [high, low] = value.year().to_be_bytes();
        let day = [value.month(), value.day()].map(i8::cast_unsigned);
        self.bytes(tag, &[high, low, day[0], day[1]]);
    }

    pub fn row<R: Row>(&mut self, tag: u8, value: &R) {
        let mut inner = Self { bytes: Vec::with_capacity(128) };
        value.write(&mut inner);
        self.bytes(tag, &inner.bytes);
    }

    fn length(&mut self, mut value: u64) {
        while value >= 0x80 {
            self.bytes.push((value & 0x7f) as u8 | 0x80);
            value >>= 7;
        }
        self.bytes.push((value & 0x7f) as u8);
    }
}

/// The fields of a row, in the order they were written.
pub(super) struct Fields<'a> {
    fields: Vec<(u8, &'a [u8])>,
}

impl<'a> Fields<'a> {
    fn parse(mut bytes: &'a [u8]) -> Result<Self, Malformed> {
        let mut fields = Vec::with_capacity(24);
        while let Some((&tag, rest)) = bytes.split_first() {
            let (length, rest) = length(rest)?;
            let length = usize::try_from(length).map_err(|_| Malformed)?;
            let (value, rest) = rest.split_at_checked(length).ok_or(Malformed)?;
            fields.push((tag, value));
            bytes = rest;
        }
        Ok(Self { fields })
    }

    pub fn all(&self, tag: u8) -> impl Iterator<Item = &'a [u8]> {
        self.fields.iter().filter(move |(known, _)| *known == tag).map(|(_, value)| *value)
    }

    pub fn optional(&self, tag: u8) -> Option<&'a [u8]> {
        self.all(tag).next()
    }

    pub fn bytes(&self, tag: u8) -> Result<&'a [u8], Malformed> {
        self.optional(tag).ok_or(Malformed)
    }

    pub fn text(&self, tag: u8) -> Result<String, Malformed> {
        str::from_utf8(self.bytes(tag)?).map(str::to_owned).map_err(|_| Malformed)
    }

    pub fn number(&self, tag: u8) -> Result<u64, Malformed> {
        match length(self.bytes(tag)?)? {
            (value, []) => Ok(value),
            _ => Err(Malformed),
        }
    }

    pub fn flag(&self, tag: u8) -> bool {
        self.optional(tag).is_some()
    }

    pub fn code<C: Code>(&self, tag: u8) -> Result<C, Malformed> {
        one_code(self.bytes(tag)?)
    }

    pub fn codes<C: Code>(&self, tag: u8) -> Result<Vec<C>, Malformed> {
        self.all(tag).map(one_code).collect()
    }

    pub fn digest(&self, tag: u8) -> Result<Digest, Malformed> {
        digest_from(self.bytes(tag)?)
    }

    pub fn optional_digest(&self, tag: u8) -> Result<Option<Digest>, Malformed> {
        self.optional(tag).map(digest_from).transpose()
    }

    pub fn reference(&self, tag: u8) -> Result<Reference, Malformed> {
        reference_from(self.bytes(tag)?)
    }

    pub fn references(&self, tag: u8) -> Result<Vec<Reference>, Malformed> {
        self.all(tag).map(reference_from).collect()
    }

    pub fn optional_reference(&self, tag: u8) -> Result<Option<Reference>, Malformed> {
        self.optional(tag).map(reference_from).transpose()
    }

    pub fn time(&self, tag: u8) -> Result<Timestamp, Malformed> {
        time_from(self.bytes(tag)?)
    }

    pub fn optional_time(&self, tag: u8) -> Result<Option<Timestamp>, Malformed> {
        self.optional(tag).map(time_from).transpose()
    }

    pub fn date(&self, tag: u8) -> Result<Date, Malformed> {
        self.optional_date(tag)?.ok_or(Malformed)
    }

    pub fn optional_date(&self, tag: u8) -> Result<Option<Date>, Malformed> {
        let Some(bytes) = self.optional(tag) else { return Ok(None) };
        let [high, low, month, day] = bytes.try_into().map_err(|_| Malformed)?;
        Date::new(i16::from_be_bytes([high, low]), month.cast_signed(), day.cast_signed())
            .map(Some)
            .map_err(|_| Malformed)
    }

    pub fn row<R: Row>(&self, tag: u8) -> Result<R, Malformed> {
        R::read(&Fields::parse(self.bytes(tag)?)?)
    }

    pub fn rows<R: Row>(&self, tag: u8) -> Result<Vec<R>, Malformed> {
        self.all(tag).map(|bytes| R::read(&Fields::parse(bytes)?)).collect()
    }

    pub fn optional_row<R: Row>(&self, tag: u8) -> Result<Option<R>, Malformed> {
        self.flag(tag).then(|| self.row(tag)).transpose()
    }
}

pub(super) fn digest_from(bytes: &[u8]) -> Result<Digest, Malformed> {
    bytes.try_into().map(Digest::from_bytes).map_err(|_| Malformed)
}

/// Reads what [`Reference::as_bytes`] gave.
pub(super) fn reference_from(bytes: &[u8]) -> Result<Reference, Malformed> {
    let bytes: [u8; 8] = bytes.try_into().map_err(|_| Malformed)?;
    Reference::from_bytes(bytes).ok_or(Malformed)
}

pub(super) fn number_from(bytes: &[u8]) -> Result<u64, Malformed> {
    bytes.try_into().map(u64::from_be_bytes).map_err(|_| Malformed)
}

/// The sixteen random bytes that a spool id is written from.
pub(super) fn spool_id_bytes(id: &SpoolId) -> [u8; 16] {
    let bytes = data_encoding::HEXLOWER.decode(id.as_str().as_bytes());
    bytes.ok().and_then(|bytes| bytes.try_into().ok()).expect("a spool id is 32 lower-case hex digits")
}

pub(super) fn spool_id_from(bytes: &[u8]) -> Result<SpoolId, Malformed> {
    bytes.try_into().map(SpoolId::from_random).map_err(|_| Malformed)
}

fn one_code<C: Code>(bytes: &[u8]) -> Result<C, Malformed> {
    match bytes {
        [code] => C::from_code(*code).ok_or(Malformed),
        _ => Err(Malformed),
    }
}

/// LEB128: seven bits a byte, the lowest first.
fn length(bytes: &[u8]) -> Result<(u64, &[u8]), Malformed> {
    let mut value = 0_u64;
    for (place, byte) in bytes.iter().enumerate().take(10) {
        value |= u64::from(byte & 0x7f).checked_shl(7 * place as u32).ok_or(Malformed)?;
        if byte & 0x80 == 0 {
            return Ok((value, &bytes[place + 1..]));
        }
    }
    Err(Malformed)
}
