//! The paper that a client signed, scanned: sealed to the consent's own key together with the gateway's
//! word for who added it and when. Only the consent document opens it again.

use std::fmt;
use std::slice::from_ref;

use jiff::Timestamp;
use zeroize::Zeroizing;

use crate::crypto::hash::Hash;
use crate::crypto::seal;
use crate::crypto::token::{self, Addendum};
use crate::document::upload::{self, name as file_name};
use crate::domain::workflow::evidence as workflow;
use crate::domain::{Agent, Digest, Refusal, Sealed, SubjectKind, User};
use crate::exchange::consent_file::HeldConsent;
use crate::exchange::error::{AttachmentFault, ConsentFault};
use crate::exchange::{Error, Gateway};
use crate::store;

/// However large other files may be.
const MOST_BYTES: u64 = 10 << 20;
/// How often it is decided anew when somebody else was faster.
const TRIES: u32 = 8;

/// A file that can be taken.
#[derive(Clone)]
pub struct NewScan {
    name: String,
    media_type: &'static str,
    bytes: Zeroizing<Vec<u8>>,
}

impl NewScan {
    /// Judged as attachments are: by its bytes, and whole.
    ///
    /// # Errors
    /// [`Error::Attachment`].
    pub fn judged(gateway: &Gateway, name: &str, bytes: &[u8]) -> Result<Self, Error> {
        let most = gateway.config.limits.attachment.min(MOST_BYTES);
        if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > most {
            let name = file_name::clean(name);
            return Err(Error::Attachment(AttachmentFault::Size { name, megabytes: most >> 20 }));
        }
        let judged = upload::judge(bytes).map_err(|fault| {
            Error::Attachment(AttachmentFault::File { name: file_name::clean(name), fault })
        })?;
        Ok(Self {
            name: file_name::fitting(name, judged.kind),
            media_type: judged.kind.media_type(),
            bytes: Zeroizing::new(bytes[judged.part].to_vec()),
        })
    }
}

impl fmt::Debug for NewScan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NewScan(…)")
    }
}

/// A scan that was opened. In memory only.
pub struct Scan {
    pub consent: Digest,
    pub added: Addendum,
    pub at: Timestamp,
    pub bytes: Zeroizing<Vec<u8>>,
}

impl fmt::Debug for Scan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Scan(…)")
    }
}

/// What a scan is bound and sealed to.
pub(super) struct To<'a> {
    /// `jti`.
    pub consent: &'a str,
    /// age recipient.
    pub recipient: &'a str,
}

/// Adds a scan to the consent whose document is in somebody's hands. `by`: the name of who adds it.
///
/// # Errors
/// [`Refusal::OutsideUnit`]; a key document; protected particulars, because nobody can check what is in a
/// file; a consent that has ended.
pub async fn add(
    gateway: &Gateway,
    worker: &User,
    held: &HeldConsent,
    (by, scan): (&str, &NewScan),
    now: Timestamp,
) -> Result<(), Error> {
    may(worker, held)?;
    fits(held.verified.subject)?;
    let to = To { consent: &held.verified.id, recipient: &held.verified.reply_to };
    let sealed = keep(gateway, &to, by, scan, now).await?;
    let agent = Agent::User(gateway.parties().user_digest(&worker.id));
    let result = decide(gateway, held, &sealed, agent, now).await;
    gateway.committed(from_ref(&sealed.id), result).await
}

async fn decide(
    gateway: &Gateway,
    held: &HeldConsent,
    sealed: &Sealed,
    by: Agent,
    now: Timestamp,
) -> Result<(), Error> {
    for _ in 0..TRIES {
        let record = gateway.store.consent(&held.id)?.ok_or(Error::NotFound)?;
        match gateway.commit(workflow::add(&record, sealed.clone(), by, now)?).await {
            Err(store::Error::Stale) => {}
            other => return Ok(other?),
        }
    }
    Err(Error::Store(store::Error::Stale))
}

/// Whose consents take a scan: of protected particulars nothing is kept that could name somebody.
pub(super) fn fits(subject: SubjectKind) -> Result<(), Error> {
    match subject {
        SubjectKind::Client => Ok(()),
        SubjectKind::Protected => Err(Error::Attachment(AttachmentFault::Unnamed)),
        SubjectKind::Nobody => Err(Error::Consent(ConsentFault::NotAConsent)),
    }
}

/// Seals a scan behind its addendum into the spool.
pub(super) async fn keep(
    gateway: &Gateway,
    to: &To<'_>,
    by: &str,
    scan: &NewScan,
    now: Timestamp,
) -> Result<Sealed, Error> {
    let added = Addendum {
        consent: to.consent.to_owned(),
        by: by.to_owned(),
        file_name: scan.name.clone(),
        media_type: scan.media_type.to_owned(),
        sha256: Hash::of(&scan.bytes),
    };
    let addendum = token::issue_addendum(&gateway.keys, gateway.issuer(), added, now)?;
    // A token has no line breaks: the first one ends it.
    let whole = Zeroizing::new([addendum.as_bytes(), b"\n", &scan.bytes].concat());
    gateway.keep(seal::seal(&whole, &[to.recipient])?).await
}

/// Opens the scan of a consent; none where there is none.
///
/// # Errors
/// [`Error::Damaged`] for one that is not what was put there, or is another consent's.
pub async fn open(
    gateway: &Gateway,
    worker: &User,
    held: &HeldConsent,
    now: Timestamp,
) -> Result<Option<Scan>, Error> {
    may(worker, held)?;
    let record = gateway.store.consent(&held.id)?.ok_or(Error::NotFound)?;
    let Some(sealed) = record.evidence else { return Ok(None) };
    let cipher = gateway.spool.read(&sealed).await.map_err(|error| {
        tracing::error!(document = %sealed.id, %error, "the scan of a consent can't be opened");
        Error::Damaged
    })?;
    let whole = seal::open(&cipher, &held.secret.identity()).map_err(|_| Error::Damaged)?;
    let end = whole.iter().position(|byte| *byte == b'\n').ok_or(Error::Damaged)?;
    let addendum = std::str::from_utf8(&whole[..end]).map_err(|_| Error::Damaged)?;
    let bytes = Zeroizing::new(whole[end + 1..].to_vec());
    let (added, at) = token::verify_addendum(addendum, gateway.keys.jwks(), gateway.issuer(), now)
        .map_err(|_| Error::Damaged)?;
    if added.consent != held.verified.id || added.sha256 != Hash::of(&bytes) {
        return Err(Error::Damaged);
    }
    Ok(Some(Scan { consent: held.id, added, at, bytes }))
}

fn may(worker: &User, held: &HeldConsent) -> Result<(), Refusal> {
    if !worker.units.contains(&held.terms().unit) {
        return Err(Refusal::OutsideUnit);
    }
    if held.verified.subject.is_protected() && !worker.protected {
        return Err(Refusal::ProtectedOnly);
    }
    Ok(())
}
