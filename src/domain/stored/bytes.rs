//! Identifiers in rows: their bytes, and only those that make one.

/// `$to` gives the bytes; `$from` takes as many back, and refuses what is none.
macro_rules! stored_as_bytes {
    ($name:ident, $to:expr, $from:expr, $refused:literal) => {
        impl<C> minicbor::Encode<C> for $name {
            fn encode<W: minicbor::encode::Write>(
                &self,
                to: &mut minicbor::Encoder<W>,
                _: &mut C,
            ) -> Result<(), minicbor::encode::Error<W::Error>> {
                to.bytes(&$to(self)[..])?.ok()
            }
        }

        impl<'b, C> minicbor::Decode<'b, C> for $name {
            fn decode(from: &mut minicbor::Decoder<'b>, _: &mut C) -> Result<Self, minicbor::decode::Error> {
                let bytes = from.bytes()?.try_into().ok();
                bytes.and_then($from).ok_or_else(|| minicbor::decode::Error::message($refused))
            }
        }
    };
}

pub(in crate::domain) use stored_as_bytes;
