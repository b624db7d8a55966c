//! Moments and days in rows, and what may be missing: for `#[cbor(with = "stored")]`.

pub mod bytes;
pub mod whole;

use jiff::Timestamp;
use jiff::civil::Date;
use minicbor::decode::{self, Decoder};
use minicbor::encode::{self, Encoder, Write};

/// What a library of time has no row for.
pub trait Stored: Sized {
    fn write<W: Write>(&self, to: &mut Encoder<W>) -> Result<(), encode::Error<W::Error>>;

    fn read(from: &mut Decoder<'_>) -> Result<Self, decode::Error>;
}

/// Seconds since 1970, and nanoseconds of the same sign.
impl Stored for Timestamp {
    fn write<W: Write>(&self, to: &mut Encoder<W>) -> Result<(), encode::Error<W::Error>> {
        to.array(2)?.i64(self.as_second())?.i32(self.subsec_nanosecond())?.ok()
    }

    fn read(from: &mut Decoder<'_>) -> Result<Self, decode::Error> {
        if from.array()? != Some(2) {
            return Err(decode::Error::message("a moment is two numbers"));
        }
        Self::new(from.i64()?, from.i32()?).map_err(decode::Error::message)
    }
}

/// Two bytes for the year, one for the month and one for the day.
impl Stored for Date {
    fn write<W: Write>(&self, to: &mut Encoder<W>) -> Result<(), encode::Error<W::Error>> {
        let [high, low] = self.year().to_be_bytes();
        to.bytes(&[high, low, self.month().cast_unsigned(), self.day().cast_unsigned()])?.ok()
    }

    fn read(from: &mut Decoder<'_>) -> Result<Self, decode::Error> {
        let Ok([high, low, month, day]) = <[u8; 4]>::try_from(from.bytes()?) else {
            return Err(decode::Error::message("a day is four bytes"));
        };
        let year = i16::from_be_bytes([high, low]);
        Self::new(year, month.cast_signed(), day.cast_signed()).map_err(decode::Error::message)
    }
}

/// None has no field; what has one holds something.
impl<T: Stored> Stored for Option<T> {
    fn write<W: Write>(&self, to: &mut Encoder<W>) -> Result<(), encode::Error<W::Error>> {
        match self {
            Some(value) => value.write(to),
            None => to.null()?.ok(),
        }
    }

    fn read(from: &mut Decoder<'_>) -> Result<Self, decode::Error> {
        T::read(from).map(Some)
    }
}

pub fn encode<C, T: Stored, W: Write>(
    value: &T,
    to: &mut Encoder<W>,
    _: &mut C,
) -> Result<(), encode::Error<W::Error>> {
    value.write(to)
}

pub fn decode<C, T: Stored>(from: &mut Decoder<'_>, _: &mut C) -> Result<T, decode::Error> {
    T::read(from)
}
