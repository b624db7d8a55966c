//! Why a use case did not happen. People read the text of [`Error::text_key`].

use jiff::Timestamp;

use crate::document::upload;
use crate::domain::Refusal;
use crate::forms::finding::Report;
use crate::{crypto, spool, store};

#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A rule says no.
    #[error("refused: {0}")]
    Refused(#[from] Refusal),
    #[error("consent document: {0:?}")]
    Consent(ConsentFault),
    /// The filled form has errors; what was typed is with the caller.
    #[error("the form has {} errors", .0.errors.len())]
    Form(Report),
    #[error("no such form kind")]
    UnknownKind,
    #[error("no such recipient")]
    UnknownRecipient,
    /// Unknown, expired, used or revoked: one same answer to a stranger.
    #[error("not found")]
    NotFound,
    /// The recipient key's own check character is wrong.
    #[error("mistyped recipient key")]
    KeyMistyped,
    #[error("too many wrong tries")]
    Wait { until: Timestamp },
    #[error("locked after wrong tries")]
    Locked,
    /// What was sealed does not hold what it should.
    #[error("the sealed document is damaged")]
    Damaged,
    /// The file in the spool is missing, or not what was put there. It is told already.
    #[error("the sealed document is lost")]
    Lost,
    /// Destroyed already.
    #[error("the document is gone")]
    Gone,
    #[error("attachment: {0:?}")]
    Attachment(AttachmentFault),
    #[error(transparent)]
    Store(#[from] store::Error),
    #[error(transparent)]
    Spool(#[from] spool::Error),
    #[error(transparent)]
    Crypto(#[from] crypto::Error),
    /// Should not happen; the log has the chain.
    #[error("{0}")]
    Internal(&'static str),
}

/// What is wrong with a dropped consent document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConsentFault {
    NotAPdf,
    NotAConsent,
    Damaged,
    Foreign,
    Expired,
    NotYetValid,
    /// Valid, but no such consent is recorded here.
    Unknown,
    /// Valid, but not the consent of this request.
    Wrong,
    /// Signed with a key of the gateway's that may have been in other hands.
    Distrusted,
}

/// What is wrong with an uploaded file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AttachmentFault {
    /// Not what it should be, or not whole.
    File {
        name: String,
        fault: upload::Fault,
    },
    Size {
        name: String,
        megabytes: u64,
    },
    Total {
        megabytes: u64,
    },
    Count {
        count: usize,
    },
    /// It was attached, and is no longer there.
    Gone {
        name: String,
    },
    /// What is in a file can't be held against the rule that nobody is named.
    Unnamed,
    /// The consent does not let what is in it pass to that recipient.
    Category {
        name: String,
    },
    /// A request on paper has its files on paper, too.
    ByPost,
}

impl Error {
    /// It may have happened all the same.
    #[must_use]
    pub const fn may_be_written(&self) -> bool {
        matches!(self, Self::Store(error) if error.may_be_written())
    }

    /// The key of what a person reads.
    #[must_use]
    pub fn text_key(&self) -> String {
        let key = match self {
            Self::Refused(refusal) => return format!("refusal-{}", refusal.code()),
            Self::Consent(fault) => match fault {
                ConsentFault::NotAPdf => "exchange-consent-not-a-pdf",
                ConsentFault::NotAConsent => "exchange-consent-not-a-consent",
                ConsentFault::Damaged => "exchange-consent-damaged",
                ConsentFault::Foreign => "exchange-consent-foreign",
                ConsentFault::Expired => "exchange-consent-expired",
                ConsentFault::NotYetValid => "exchange-consent-not-yet-valid",
                ConsentFault::Unknown => "exchange-consent-unknown",
                ConsentFault::Wrong => "exchange-consent-wrong",
                ConsentFault::Distrusted => "exchange-consent-distrusted",
            },
            Self::Form(_) => "exchange-form-invalid",
            Self::UnknownKind => "exchange-unknown-kind",
            Self::UnknownRecipient => "exchange-unknown-recipient",
            Self::NotFound => "exchange-not-found",
            Self::KeyMistyped => "exchange-key-mistyped",
            Self::Wait { .. } => "exchange-wait",
            Self::Locked => "exchange-locked",
            Self::Damaged => "exchange-document-damaged",
            Self::Lost => "exchange-document-lost",
            Self::Gone => "exchange-document-gone",
            Self::Attachment(fault) => match fault {
                AttachmentFault::File { fault, .. } => match fault {
                    upload::Fault::Empty => "exchange-attachment-empty",
                    upload::Fault::Unknown => "exchange-attachment-type",
                    upload::Fault::Broken => "exchange-attachment-broken",
                    upload::Fault::Locked => "exchange-attachment-locked",
                    upload::Fault::Script => "exchange-attachment-script",
                    upload::Fault::Launch => "exchange-attachment-launch",
                },
                AttachmentFault::Gone { .. } => "exchange-attachment-gone",
                AttachmentFault::Size { .. } => "exchange-attachment-size",
                AttachmentFault::Total { .. } => "exchange-attachments-size",
                AttachmentFault::Count { .. } => "exchange-too-many-attachments",
                AttachmentFault::Unnamed => "exchange-attachment-unnamed",
                AttachmentFault::Category { .. } => "exchange-attachment-category",
                AttachmentFault::ByPost => "exchange-attachment-by-post",
            },
            Self::Store(store::Error::Stale) => "exchange-stale",
            Self::Store(store::Error::Unknown(_) | store::Error::Closed) => "exchange-outcome-unknown",
            Self::Store(store::Error::Full) | Self::Spool(spool::Error::Full) => "exchange-full",
            Self::Store(_) | Self::Spool(_) | Self::Crypto(_) | Self::Internal(_) => "exchange-internal",
        };
        key.to_owned()
    }
}
