//! How a row is written: in CBOR (RFC 8949), by what stands at the fields of each type that is stored.
//!
//! A row is a map of numbered fields. A reader passes over numbers it does not know, and an absent
//! option is none, so **adding an optional field takes a new number and nothing else**; a number is
//! never used again for something else. Only a change that breaks this takes a new version of the
//! tables. Codes are numbers, too; one that is not known makes the row unreadable, never an absence.
//!
//! What stands in keys is put together byte by byte, because its order counts.

mod measures;

use jiff::Timestamp;
use minicbor::{Decode, Decoder, Encode};

use crate::domain::mailbox::Mark;
use crate::domain::{Digest, Reference, SpoolId};

pub(super) use measures::measures;

/// The bytes are no row of this kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Malformed;

/// What can be a row, or a part of one.
pub(super) trait Row: Encode<()> + for<'b> Decode<'b, ()> {}

impl<T: Encode<()> + for<'b> Decode<'b, ()>> Row for T {}

pub(super) fn encode<R: Row>(row: &R) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(512);
    append(&mut bytes, row);
    bytes
}

/// Writes it behind what is there.
pub(super) fn append<R: Row>(bytes: &mut Vec<u8>, row: &R) {
    minicbor::encode(row, bytes).expect("memory takes every byte");
}

pub(super) fn decode<R: Row>(bytes: &[u8]) -> Result<R, Malformed> {
    let mut from = Decoder::new(bytes);
    let row = from.decode().map_err(|_| Malformed)?;
    if from.position() == bytes.len() { Ok(row) } else { Err(Malformed) }
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

/// Reads what [`SpoolId::bytes`] gave.
pub(super) fn spool_id_from(bytes: &[u8]) -> Result<SpoolId, Malformed> {
    bytes.try_into().map(SpoolId::from_random).map_err(|_| Malformed)
}
