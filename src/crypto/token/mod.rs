//! Tokens: JSON Web Tokens (RFC 7519, RFC 8725), all signed with Ed25519: eight sorts of our own, and
//! those by which other systems show who they are.
//!
//! | `typ` | signed with | says |
//! |---|---|---|
//! | `underlag-consent-grid+jwt` | the gateway's key | what the client said yes to; names the consent's own key |
//! | `underlag-consent-row+jwt` | the gateway's key | the part of it that concerns one party |
//! | `underlag-request+jwt` | the consent's key | this request was made under that consent |
//! | `underlag-recipient+jwt` | the gateway's key | this key is the recipient's, to whom that request went |
//! | `underlag-answer+jwt` | the recipient's key | this answer was given to that request |
//! | `underlag-file+jwt` | the gateway's key | this file was written here, and how what is in it came |
//! | `underlag-evidence+jwt` | the gateway's key | this file was added to that consent later, by whom |
//! | `underlag-recipient-keys+jwt` | the gateway's key | these are the recipients' keys, each from when to when |
//!
//! The header holds `typ`, `alg` and `kid` and nothing else. Every claim is required and typed. See
//! [`verify_system`] for the tokens that are made elsewhere.

mod answer;
mod consent;
mod evidence;
mod file;
mod jwt;
mod proof;
mod provider;
mod recipient;
mod recipient_keys;
mod system;

pub use answer::{AnswerBinding, issue_answer_proof, read_answer_proof, verify_answer_proof};
pub use consent::{
    NewConsent, VerifiedConsent, consent_signer, issue_consent, issue_row, read_consent, read_row,
    verify_consent,
};
pub use evidence::{Addendum, issue_addendum, verify_addendum};
pub use file::{Came, FileMark, FileSort, KeyKind, Received, Statement, issue_statement, verify_statement};
pub use jwt::key_of;
pub use proof::{RequestBinding, issue_proof, verify_proof};
pub use recipient::{KeyBinding, issue_recipient_key, verify_recipient_key};
pub use recipient_keys::issue_recipient_keys;
pub use system::{SYSTEM_SECONDS, SystemToken, system_of, verify_system};

use jiff::Timestamp;

use crate::crypto::hash::Hash;

/// The `now` of what was accepted once: it stays so, whatever the clock says today.
pub const ACCEPTED: Timestamp = Timestamp::MAX;

/// How much the clocks of two machines may differ.
pub const LEEWAY_SECONDS: i64 = 60;

/// A fresh token and its `jti`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issued {
    pub token: String,
    pub id: String,
}

/// What a proof says of itself once all else is checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifiedProof {
    /// `jti`: accepted once.
    pub id: String,
    pub issued_at: Timestamp,
    /// The file it speaks of: SHA-256 with spaces in the place of its proof. A proof without one is as good
    /// for what it signs, and says nothing of any page.
    pub file: Option<Hash>,
}
