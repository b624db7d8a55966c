//! Keys, digests, tokens, sealing.
//!
//! # Layout
//!
//! - [`digest`] what the store knows of an identifier: HMAC-SHA-256 by purpose and tenant.
//! - [`hash`], [`canonical`] SHA-256, and the JSON bytes it is taken over (RFC 8785).
//! - [`signing`] Ed25519 keys and their JWKs; [`keys`] the gateway's own, as files.
//! - [`secret`] a consent's secret; [`recipient_key`] a recipient's: each yields a signing key
//!   and an age identity.
//! - [`token`] the consent token and the two proofs (JWT).
//! - [`seal`] age files for several recipients; [`wrap`] small secrets in the outbox.
//! - [`card_code`], [`link`], [`session`], [`password`] what a browser holds or a person types.
//!
//! Nothing here reads a clock or owns a random source: both are arguments. Nothing here prints
//! a secret: secret types have a `Debug` that says `…` or none at all.
//!
//! Secret bytes are wiped when dropped. The exception is honest: `ring` keeps the expanded
//! Ed25519 and AES keys in types whose bytes nobody else can reach. A [`signing::SigningKey`] is
//! written over with another key when it is dropped; the AES key of [`wrap`] lives as long as the process.

pub mod canonical;
pub mod card_code;
pub mod digest;
pub mod hash;
pub mod keys;
pub mod link;
pub mod password;
pub mod recipient_key;
pub mod seal;
pub mod secret;
pub mod session;
pub mod signing;
pub mod token;
pub mod wrap;

mod derive;
mod error;
mod opaque;
mod paper_code;
mod pasted;
mod pem;
mod random;

pub use error::{Error, KeyFileFault};
