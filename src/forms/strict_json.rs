//! JSON (RFC 8259) without its loopholes: no byte order mark, no duplicate key, no deep nesting.

use std::collections::HashSet;
use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use crate::forms::finding::Refusal;

/// Bytes a form or a response may have: 2 MB.
pub const MAX_BYTES: usize = 2_000_000;

/// Reads one JSON text. Numbers keep their text.
///
/// # Errors
/// `too-large` (refused); `not-json`, `not-utf8`, `byte-order-mark` (broken).
pub(super) fn parse(text: &str) -> Result<Value, Refusal> {
    if text.len() > MAX_BYTES {
        return Err(too_large());
    }
    if text.starts_with('\u{feff}') {
        return Err(Refusal::broken(
            "byte-order-mark",
            "The file starts with a byte order mark: save it without",
        ));
    }
    let not_json =
        |error: serde_json::Error| Refusal::broken("not-json", format!("Not usable JSON: {error}"));
    // Two passes: the value type keeps the last of two equal keys without a word.
    serde_json::from_str::<NoDuplicates>(text).map_err(not_json)?;
    serde_json::from_str(text).map_err(not_json)
}

/// Bytes as text, for whoever reads files.
pub fn utf8(bytes: &[u8]) -> Result<&str, Refusal> {
    if bytes.len() > MAX_BYTES {
        return Err(too_large());
    }
    std::str::from_utf8(bytes)
        .map_err(|error| Refusal::broken("not-utf8", format!("Not UTF-8 from byte {}", error.valid_up_to())))
}

fn too_large() -> Refusal {
    Refusal::refused("too-large", format!("More than {MAX_BYTES} bytes"))
}

/// Accepts any JSON in which no object has the same key twice.
struct NoDuplicates;

impl<'de> Deserialize<'de> for NoDuplicates {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Self)
    }
}

impl<'de> Visitor<'de> for NoDuplicates {
    type Value = Self;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("JSON without duplicate keys")
    }

    fn visit_bool<E>(self, _: bool) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_str<E>(self, _: &str) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_unit<E>(self) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Self, A::Error> {
        while elements.next_element::<Self>()?.is_some() {}
        Ok(self)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Self, A::Error> {
        let mut keys = HashSet::new();
        while let Some(key) = entries.next_key::<String>()? {
            entries.next_value::<Self>()?;
            if keys.contains(&key) {
                return Err(A::Error::custom(format_args!("the key `{key}` stands twice in one object")));
            }
            keys.insert(key);
        }
        Ok(self)
    }
}
