//! A recipient opens a request: link and recipient key in, the request in clear out, in memory.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use jiff::Timestamp;
use zeroize::Zeroizing;

use crate::crypto::digest::Purpose;
use crate::crypto::hash::Hash;
use crate::crypto::link::LinkToken;
use crate::crypto::recipient_key::RecipientKey;
use crate::crypto::signing::VerifyingKey;
use crate::crypto::token::{self, Came, KeyBinding, KeyKind, RequestBinding, VerifiedConsent};
use crate::crypto::{self, seal};
use crate::document::read::EmbeddedFile;
use crate::document::{self, Relation};
use crate::domain::change::Attempts;
use crate::domain::workflow::answer as workflow;
use crate::domain::workflow::throttle::{self, Gate};
use crate::domain::{
    Change, Digest, Profession, Recipient, RecipientKeys, Record, Reference, Refusal, SpoolId,
};
use crate::exchange::answer_draft::{self, AnswerDraft};
use crate::exchange::envelope::{self, AnswerHeader, RequestHeader, name};
use crate::exchange::{Error, Gateway, attached, file_proof, lost};
use crate::forms::json::response_from_json;
use crate::forms::model::Questionnaire;
use crate::forms::prefill::answer_form;
use crate::forms::response::Response;
use crate::forms::unidentified::Known;

/// Somebody at a request, to answer it: its recipient, or the unit for it. Holds the key and the request in clear; never on disk.
#[derive(Debug)]
pub struct Visit {
    pub reference: Reference,
    pub recipient: Recipient,
    pub hand: Hand,
    pub request: OpenedRequest,
    /// The sealed request that was opened. Sent on to another recipient, the request has a new one.
    pub(super) document: Option<SpoolId>,
    /// The answer form, with what the consent allows and nothing else.
    pub answer_form: Questionnaire,
    /// The DFA rules and score hold for it.
    pub has_chain: bool,
    /// Who may answer; empty: anybody.
    pub answered_by: Vec<Profession>,
    /// A saved draft was there and could not be opened.
    pub draft_damaged: bool,
    /// What may stand where nobody may be named.
    pub(super) known: Arc<Known>,
    pub(super) draft: Mutex<AnswerDraft>,
    /// Held while the draft is saved.
    pub(super) saving: tokio::sync::Mutex<()>,
    pub(super) sent: Mutex<Option<SentAnswer>>,
    /// One at a time ends it.
    pub(super) ending: tokio::sync::Mutex<()>,
}

/// Whose hand fills in the answer.
#[derive(Debug)]
pub enum Hand {
    Recipient {
        /// Public halves of the key that was used: the recipient's own or a one-time one.
        keys: Box<RecipientKeys>,
        key: RecipientKey,
        kind: KeyKind,
        /// How the recipient came to the request.
        came: Came,
    },
    /// The unit, from a paper that came by post; it signs with the consent's key when it is done.
    Unit,
}

/// A request in clear, its consent and proof verified.
#[derive(Debug)]
pub struct OpenedRequest {
    pub header: RequestHeader,
    pub form: Arc<Questionnaire>,
    pub response: Response,
    pub consent: VerifiedConsent,
    /// What the proof signs; the answer's proof names it.
    pub hash: Hash,
    /// The key the answer has to be signed with; none where the recipient had none.
    pub recipient_key: Option<NamedKey>,
    /// What the unit sent along, as the header lists it.
    pub files: Vec<EmbeddedFile>,
    pub pdf: Zeroizing<Vec<u8>>,
}

/// A recipient's key with the gateway's word for it.
#[derive(Debug, Clone)]
pub struct NamedKey {
    pub token: String,
    pub key: VerifyingKey,
}

/// What a recipient has sent.
#[derive(Debug, Clone)]
pub struct SentAnswer {
    pub header: AnswerHeader,
    pub hash: Hash,
}

impl Visit {
    /// The recipient's work so far, without what is in its files.
    #[must_use]
    pub fn draft(&self) -> AnswerDraft {
        self.lock_draft().clone()
    }

    /// Is it a request whose answer may name nobody?
    #[must_use]
    pub const fn is_unnamed(&self) -> bool {
        self.request.header.subject.kind().is_unnamed()
    }

    /// What was sent in this visit, once it was.
    #[must_use]
    pub fn sent(&self) -> Option<SentAnswer> {
        self.sent.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Can this recipient still do something with it? Not once it has gone on to another one.
    ///
    /// # Errors
    /// The outcome it has; [`Refusal::Withdrawn`] where it is another's now.
    pub fn may_act(&self, record: &Record) -> Result<(), Refusal> {
        workflow::must_be_open(record)?;
        if is_of_visit(self, record) { Ok(()) } else { Err(Refusal::Withdrawn) }
    }

    pub(super) fn lock_draft(&self) -> MutexGuard<'_, AnswerDraft> {
        self.draft.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Opens a request with what came by mail (`code`: the link's token, or the reference in no-link
/// mode) and what came on paper (`key`).
///
/// # Errors
/// [`Error::NotFound`] for whatever a stranger could try; [`Error::KeyMistyped`] where the key's own
/// check character is wrong, which is not counted; [`Error::Wait`] and [`Error::Locked`] after wrong
/// keys, but where letters carry no links; a refusal, told only to the holder of the right key; [`Error::Damaged`].
pub async fn open(gateway: &Gateway, code: &str, key: &str, now: Timestamp) -> Result<Visit, Error> {
    let key = RecipientKey::parse(key).map_err(|_| Error::KeyMistyped)?;
    let record = find(gateway, code, now)?.ok_or(Error::NotFound)?;
    let attempts_digest = attempts_digest(gateway, &record.reference);
    tries(gateway, &attempts_digest, now)?;
    let parties = gateway.parties();
    let recipient = parties.recipient(&record.recipient).ok_or(Error::NotFound)?;
    let keys = record.one_time_keys.as_ref().or(recipient.keys.as_ref());
    let Some(keys) = keys.filter(|keys| key.unlock(keys).is_ok()) else {
        // Where letters carry no links, whoever had the request before finds it by its reference.
        let mut earlier = record.facts.earlier.iter().filter_map(|one| parties.recipient(&one.recipient));
        if earlier.any(|one| one.keys.as_ref().is_some_and(|keys| key.unlock(keys).is_ok())) {
            return Err(Refusal::Withdrawn.into());
        }
        let reference = record.reference;
        gateway
            .decide(reference, |record| {
                // Asked anew inside the loop: of many wrong tries at once only those count that had
                // not to wait for the ones before them.
                let attempts = tries(gateway, &attempts_digest, now)?;
                Ok(throttle::wrong_key(record, &attempts, attempts_digest, now))
            })
            .await?;
        return Err(Error::NotFound);
    };
    workflow::must_be_open(&record)?;

    let request =
        open_request(gateway, &record, &key.identity(), now).await.map_err(|error| match error {
            Error::Crypto(crypto::Error::WrongKey) => Refusal::SealedToFormerKey.into(),
            other => other,
        })?;
    lost::found_again(gateway, &record, now).await?;
    gateway
        .decide(record.reference, |record| {
            tries(gateway, &attempts_digest, now)?;
            Ok(workflow::open(record, attempts_digest, now))
        })
        .await?;

    let kind = gateway.catalogue.kind(&record.kind).ok_or(Error::UnknownKind)?;
    let answer_form = answer_form(kind, &record.scope, &request.response);
    let saved = answer_draft::load(gateway, &record, &key.identity(), &answer_form, now).await;
    let draft_damaged = saved.is_err();
    Ok(Visit {
        reference: record.reference,
        recipient: recipient.clone(),
        hand: Hand::Recipient {
            keys: Box::new(keys.clone()),
            key,
            kind: if record.one_time_keys.is_some() { KeyKind::OneTime } else { KeyKind::Enrolled },
            came: came(code, recipient),
        },
        request,
        document: record.document.as_ref().map(|sealed| sealed.id.clone()),
        answer_form,
        has_chain: kind.has_chain,
        answered_by: kind.answered_by.clone(),
        draft_damaged,
        known: parties.known(),
        draft: Mutex::new(saved.unwrap_or_default()),
        saving: tokio::sync::Mutex::default(),
        sent: Mutex::default(),
        ending: tokio::sync::Mutex::default(),
    })
}

/// A link is sent to the recipient's mailbox and nowhere else.
fn came(code: &str, recipient: &Recipient) -> Came {
    match LinkToken::parse(code) {
        Some(_) => Came::Link { mailbox: Hash::of(recipient.mailbox.as_bytes()) },
        None => Came::Reference,
    }
}

/// The wrong tries so far, where another may be made.
///
/// Where letters carry no links a stranger may know the reference: then whoever has to wait reads what
/// everybody reads, and learns nothing from it.
pub(super) fn tries(gateway: &Gateway, digest: &Digest, now: Timestamp) -> Result<Attempts, Error> {
    let attempts = gateway.store.attempts(digest)?.unwrap_or_default();
    match throttle::gate(&attempts, now) {
        Gate::Open => Ok(attempts),
        _ if !gateway.config.mail.link => Err(Error::NotFound),
        Gate::Wait { until } => Err(Error::Wait { until }),
        Gate::Locked => Err(Error::Locked),
    }
}

/// A decision of the recipient that has opened the request.
pub(super) async fn decide(
    gateway: &Gateway,
    visit: &Visit,
    decision: impl Fn(&Record) -> Result<Change, Error>,
) -> Result<(), Error> {
    gateway
        .decide(visit.reference, |record| {
            visit.may_act(record)?;
            decision(record)
        })
        .await
}

/// Reads a sealed request with any identity it was sealed to, and checks consent and proof.
pub(super) async fn open_request(
    gateway: &Gateway,
    record: &Record,
    identity: &seal::Identity,
    now: Timestamp,
) -> Result<OpenedRequest, Error> {
    let opened = read_request(gateway, record, identity, now).await?;
    // It was accepted then: a clock that was set back makes it no request of the future.
    let now = now.max(record.sent_at);
    opened.consent.in_force(now).map_err(|error| match error {
        crypto::Error::NotYetValid => Error::Refused(Refusal::ConsentNotYetValid),
        _ => Error::Refused(Refusal::ConsentExpired),
    })?;
    let consent = gateway.store.consent(&record.consent)?.ok_or(Error::NotFound)?;
    let today = crate::domain::calendar::local_date(now);
    crate::domain::workflow::send::consent_opens(&consent, &opened.consent.terms, today)?;
    Ok(opened)
}

/// The request, whatever the day: for those who open what was sent while the consent was in force.
pub(super) async fn read_request(
    gateway: &Gateway,
    record: &Record,
    identity: &seal::Identity,
    now: Timestamp,
) -> Result<OpenedRequest, Error> {
    let sealed = record.document.as_ref().ok_or(Error::Gone)?;
    let cipher = lost::read(gateway, record, sealed, now).await?;
    // The file is the one that was committed: what does not open it is the wrong key.
    let pdf = seal::open(&cipher, identity).map_err(|error| match error {
        crypto::Error::WrongKey => Error::Crypto(error),
        _ => Error::Damaged,
    })?;
    let files = document::read::attachments(&pdf).map_err(|_| Error::Damaged)?;
    let text = |name: &str| -> Result<&str, Error> {
        let file = document::read::data(&files, name).ok_or(Error::Damaged)?;
        str::from_utf8(&file.bytes).map_err(|_| Error::Damaged)
    };
    let consent = token::read_row(text(name::CONSENT)?, gateway.keys.jwks(), gateway.issuer())
        .map_err(|_| Error::Damaged)?;
    if gateway.keys.digest.digest(Purpose::Consent, consent.id.as_bytes()) != record.consent {
        return Err(Error::Damaged);
    }
    let header: RequestHeader = serde_json::from_str(text(name::REQUEST)?).map_err(|_| Error::Damaged)?;
    let response_json = text(name::RESPONSE)?;
    let hash = envelope::hash(text(name::REQUEST)?, Some(response_json))?;
    let recipient = header.recipient.id.as_str();
    if gateway.parties().recipient_digest(recipient) != record.recipient {
        return Err(Error::Damaged);
    }
    // Whoever holds the consent's key can sign more than was agreed.
    if !consent.allows(recipient, &header.scope) {
        return Err(Error::Damaged);
    }
    let about = RequestBinding { recipient, consent: consent.hash, request: hash };
    let proof = file_proof::holders(text(name::PROOF)?.as_bytes()).ok_or(Error::Damaged)?;
    token::verify_proof(proof, &consent.key, &about, token::ACCEPTED).map_err(|_| Error::Damaged)?;
    let named =
        KeyBinding { issuer: gateway.issuer(), recipient, reference: record.reference, request: hash };
    let recipient_key = match text(name::RECIPIENT) {
        Err(_) => None,
        Ok(token) => {
            let key = token::verify_recipient_key(token, gateway.keys.jwks(), &named, token::ACCEPTED);
            Some(NamedKey { token: token.to_owned(), key: key.map_err(|_| Error::Damaged)? })
        }
    };
    let kind = gateway.catalogue.kind(&record.kind).ok_or(Error::UnknownKind)?;
    let form = gateway.request_forms.form(kind, &header.scope);
    let response = response_from_json(response_json, &form).map_err(|_| Error::Damaged)?;
    let attached = files.into_iter().filter(|file| file.relation == Relation::Attachment).collect();
    let files = attached::in_order(&header.attachments, attached)?;
    Ok(OpenedRequest { header, form, response, consent, hash, recipient_key, files, pdf })
}

/// The gateway's word, in the document, for the key the answer will be signed with.
pub(super) fn name_key(
    gateway: &Gateway,
    keys: &RecipientKeys,
    about: &RequestBinding<'_>,
    reference: Reference,
    now: Timestamp,
) -> Result<String, Error> {
    let key = VerifyingKey::parse(&keys.signing)?;
    let (issuer, recipient, request) = (gateway.issuer(), about.recipient, about.request);
    let binding = KeyBinding { issuer, recipient, reference, request };
    Ok(token::issue_recipient_key(&gateway.keys, &binding, &key, now)?)
}

/// Is it still the request that was opened? Sent on to another recipient, it is not.
pub(super) fn is_of_visit(visit: &Visit, record: &Record) -> bool {
    record.document.as_ref().map(|sealed| &sealed.id) == visit.document.as_ref()
}

/// The record behind a link's token, or behind a reference where letters carry no links.
/// A link leads to what its recipient keeps for as long as that is there.
pub(super) fn find(gateway: &Gateway, code: &str, now: Timestamp) -> Result<Option<Record>, Error> {
    if let Some(token) = LinkToken::parse(code) {
        let link = gateway.store.link(&token.digest(&gateway.keys.digest))?;
        let Some(link) = link.filter(|link| !link.revoked) else { return Ok(None) };
        let record = gateway.store.record(&link.reference)?;
        return Ok(record.filter(|record| link.expires_at > now || workflow::kept_until(record, now).is_ok()));
    }
    match Reference::parse(code) {
        Some(reference) if !gateway.config.mail.link => Ok(gateway.store.record(&reference)?),
        _ => Ok(None),
    }
}

pub(super) fn attempts_digest(gateway: &Gateway, reference: &Reference) -> Digest {
    gateway.keys.digest.digest(Purpose::Attempts, reference.as_bytes())
}
