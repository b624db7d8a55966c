//! An optional part of a row, read whole or refused: for `#[cbor(with = "stored::whole")]`. By itself
//! minicbor takes a part that holds a code it does not know for none.

use minicbor::decode::{self, Decode, Decoder};
use minicbor::encode::{self, Encode, Encoder, Write};

pub fn encode<C, T: Encode<C>, W: Write>(
    part: &Option<T>,
    to: &mut Encoder<W>,
    context: &mut C,
) -> Result<(), encode::Error<W::Error>> {
    part.encode(to, context)
}

pub fn decode<'b, C, T: Decode<'b, C>>(
    from: &mut Decoder<'b>,
    context: &mut C,
) -> Result<Option<T>, decode::Error> {
    T::decode(from, context).map(Some).map_err(decode::Error::message)
}
