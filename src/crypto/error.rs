//! Why a token, a key or a sealed file was not taken.

use std::io;
use std::path::PathBuf;

/// One fault, named so that a person can be told what to do. None carries what was read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The token's time is over.
    #[error("the token has expired")]
    Expired,
    /// The token is not valid yet, or was made in the future.
    #[error("the token is not valid yet")]
    NotYetValid,
    /// A key or an issuer we do not know, or a proof that belongs to something else.
    #[error("the token was made by somebody else, or for something else")]
    Foreign,
    /// The signature or a hash does not fit the content.
    #[error("the content is not what was signed")]
    Tampered,
    /// Not a token of ours in form. Says which part; never its content.
    #[error("malformed token: {0}")]
    Malformed(&'static str),
    /// A token of another sort (`typ`).
    #[error("a token of another sort")]
    WrongType,
    /// Made for somebody else to read (`aud`).
    #[error("the token is meant for somebody else")]
    WrongAudience,
    /// Made to be valid for longer than a token of that sort may be.
    #[error("the token is valid for too long")]
    TooLongLived,
    /// What should go into a token is longer than a token may be.
    #[error("too much text for a token")]
    TooLarge,

    /// This key does not open the file, or does not belong to the consent.
    #[error("the key does not fit")]
    WrongKey,
    /// The sealed bytes were changed or cut off.
    #[error("the sealed content is damaged")]
    Damaged,
    /// Not an age recipient (`age1…`), or none at all.
    #[error("not a recipient to seal to")]
    BadRecipient,
    /// Not a public key (32 bytes, base64url).
    #[error("not a public key")]
    BadPublicKey,

    /// A recipient key with too few or too many characters.
    #[error("a recipient key has 27 characters, this has {found}")]
    KeyLength { found: usize },
    /// A recipient key with a character that never occurs in one.
    #[error("a character that never occurs in a recipient key")]
    KeyCharacter,
    /// A recipient key whose check character does not fit: mistyped.
    #[error("the check character of the recipient key does not fit")]
    KeyMistyped,

    /// A gateway key file.
    #[error("{}: {fault}", path.display())]
    KeyFile { path: PathBuf, fault: KeyFileFault },
    /// A number that JSON Canonicalization can't carry unchanged.
    #[error("not canonical JSON: {0}")]
    NotCanonical(&'static str),
    /// The operating system gave no random bytes.
    #[error("no random bytes from the operating system")]
    Random,
}

impl Error {
    /// The key of the text that tells a person what happened and what to do now.
    #[must_use]
    pub const fn text_key(&self) -> &'static str {
        match self {
            Self::Expired => "crypto-expired",
            Self::NotYetValid => "crypto-not-yet-valid",
            Self::Foreign => "crypto-foreign",
            Self::Tampered => "crypto-tampered",
            Self::Malformed(_) => "crypto-malformed",
            Self::WrongType => "crypto-wrong-type",
            Self::WrongAudience => "crypto-wrong-audience",
            Self::TooLongLived => "crypto-too-long-lived",
            Self::TooLarge => "crypto-too-large",
            Self::WrongKey => "crypto-wrong-key",
            Self::Damaged => "crypto-damaged",
            Self::KeyLength { .. } => "crypto-key-length",
            Self::KeyCharacter => "crypto-key-character",
            Self::KeyMistyped => "crypto-key-mistyped",
            Self::BadRecipient
            | Self::BadPublicKey
            | Self::KeyFile { .. }
            | Self::NotCanonical(_)
            | Self::Random => "crypto-internal",
        }
    }
}

/// What is wrong with a key file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyFileFault {
    #[error("is missing: make the keys first")]
    Missing,
    #[error("is there already: keys are never overwritten")]
    Exists,
    #[error("can be read by others: set its mode to 0600")]
    Readable,
    #[error("can be changed by others: set its mode to 0644 or 0600")]
    Writable,
    #[error("does not hold a key of the expected form")]
    Malformed,
    #[error("{0}")]
    Io(io::ErrorKind),
}
