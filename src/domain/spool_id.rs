//! The random name of one sealed document.

use std::fmt;

use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};

use crate::domain::stored::bytes::stored_as_bytes;

/// 128 random bits as 32 lower-case hex digits: the file name in the spool.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SpoolId(String);

impl SpoolId {
    #[must_use]
    pub fn from_random(bytes: [u8; 16]) -> Self {
        Self(HEXLOWER.encode(&bytes))
    }

    /// Reads 32 lower-case hex digits; anything else could name a path.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let valid = text.len() == 32 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        valid.then(|| Self(text.to_owned()))
    }

    /// What [`Self::from_random`] was given.
    #[must_use]
    pub fn bytes(&self) -> [u8; 16] {
        let mut bytes = [0; 16];
        HEXLOWER.decode_mut(self.0.as_bytes(), &mut bytes).expect("32 lower-case hex digits");
        bytes
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SpoolId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

stored_as_bytes!(SpoolId, Self::bytes, |bytes| Some(Self::from_random(bytes)), "a spool id is 16 bytes");

impl TryFrom<String> for SpoolId {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or("a spool id is 32 lower-case hex digits")
    }
}

impl From<SpoolId> for String {
    fn from(id: SpoolId) -> Self {
        id.0
    }
}
