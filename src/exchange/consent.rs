//! A consent is given, refused or revoked.

use jiff::{Timestamp, ToSpan};
use ring::rand::SecureRandom;
use zeroize::Zeroizing;

use crate::crypto::digest::Purpose;
use crate::crypto::secret::ConsentSecret;
use crate::crypto::token::{self, FileSort, NewConsent};
use crate::domain::calendar::{end_of_day, local_date};
use crate::domain::consent::{Evidence, ReadText};
use crate::domain::workflow::consent::{self as workflow, ConsentIds};
use crate::domain::workflow::evidence as evidence_of;
use crate::domain::{
    Agent, Change, ConsentMethod, ConsentRecord, ConsentTerms, Digest, Language, Letter, Name, Refusal,
    Subject, User,
};
use crate::exchange::card::{self, NewCard};
use crate::exchange::consent_file::{ConsentKeyFile, HeldConsent, name_digest};
use crate::exchange::evidence::{self, NewScan};
use crate::exchange::file_proof::{Is, Unproved};
use crate::exchange::{Error, Gateway, grid, replace, unnamed, watch};
use crate::forms::catalogue::Kind;
use crate::{document, store, text};

/// Of the client's name, in characters.
pub const LONGEST_NAME: usize = 200;
/// Of what it is for, in characters.
pub const LONGEST_PURPOSE: usize = 1000;
/// Of the language an interpreter spoke, in characters.
pub const LONGEST_INTERPRETER: usize = 60;
/// Of what an answer goes on to an authority for, in characters.
pub const LONGEST_ONWARD: usize = 200;

/// Version of the words in a key document.
const KEY_TEXT_VERSION: &str = "1";

/// How often a revocation is decided anew when somebody else was faster.
const TRIES: u32 = 8;

/// A new consent document, on the worker's desk until it is saved.
#[derive(Debug)]
pub struct Handout {
    pub consent: Digest,
    pub file_name: String,
    pub pdf: Zeroizing<Vec<u8>>,
    /// The client's card, handed over with its copy; none with a key document.
    pub card: Option<NewCard>,
    pub terms: ConsentTerms,
    pub language: Language,
    /// The characters of the client's name that the document can't show.
    pub undrawn_name: String,
}

/// Who says yes, and in whose place.
#[derive(Debug, Clone, Copy)]
pub struct Giver<'a> {
    pub subject: &'a Subject,
    /// Name of the representative, where there is one.
    pub representative: Option<&'a Name>,
    /// The consent whose place it takes, in the hands of whoever has its document.
    pub replaces: Option<&'a HeldConsent>,
    /// The paper that was signed, scanned.
    pub scan: Option<&'a NewScan>,
}

impl<'a> Giver<'a> {
    /// Whoever it is about says yes alone.
    #[must_use]
    pub const fn alone(subject: &'a Subject) -> Self {
        Self { subject, representative: None, replaces: None, scan: None }
    }
}

/// Records a consent and makes its document. The gateway keeps neither secret nor token.
///
/// # Errors
/// Empty or over-long terms, protected particulars and a worker who may not see them, or a store
/// that can't write.
pub async fn give(
    gateway: &Gateway,
    worker: &User,
    giver: Giver<'_>,
    terms: ConsentTerms,
    now: Timestamp,
) -> Result<Handout, Error> {
    let subject = giver.subject;
    may_record(worker, subject)?;
    unnamed::nothing(unnamed::in_text(gateway, subject, &terms.purpose, terms.language))?;
    if giver.scan.is_some() {
        evidence::fits(subject.kind())?;
    }
    if let Some(old) = giver.replaces {
        replace::may(gateway, worker, old, subject, &terms)?;
    }
    let issued = Issued::new(gateway, worker, giver, &terms, now)?;
    let parties = gateway.parties();
    let (rows, last) = (grid::by_digest(&parties, &terms), end_of_day(terms.valid_to));
    let mut change = workflow::give(&terms, rows, issued.ids, last, now, local_date(now))?;
    let named = terms.rows.iter().map(|row| &row.party).chain(terms.onward.iter().map(|one| &one.party));
    if named.into_iter().any(|id| parties.recipient_by_id(id).is_none()) {
        return Err(Error::UnknownRecipient);
    }
    let words = gateway.words.read(&terms.text).ok_or(Error::Internal("a consent's words"))?;
    let data_protection =
        format!("{}{}", gateway.config.server.base_url, text::fixed(terms.language, "data-protection-path"));
    let received_by = if terms.received_by == worker.id { &worker.name } else { &terms.received_by };
    let pdf = document::consent::pdf(&document::consent::Consent {
        words,
        subject,
        unit: parties.unit_by_id(&terms.unit).ok_or(Refusal::OutsideUnit)?,
        representative: giver.representative,
        received_by,
        terms: &terms,
        created: now,
        data_protection: &data_protection,
        token: Some(issued.token()),
    });
    let (card, write) = card::made(gateway, &issued.ids, &terms, now)?;
    change.writes.push(write);
    let pdf = proved(gateway, pdf, now)?;
    let by = Agent::User(issued.ids.worker);
    let mut kept = Vec::new();
    if let Some(scan) = giver.scan {
        let to = evidence::To { consent: &issued.jti, recipient: &issued.recipient };
        let sealed = evidence::keep(gateway, &to, received_by, scan, now).await?;
        evidence_of::with_it(&mut change, &sealed, by, now);
        kept.push(sealed.id);
    }
    let outcome = match giver.replaces {
        None => gateway.commit(change).await.map_err(Error::from),
        Some(old) => replace::commit(gateway, old, change, by, now).await,
    };
    gateway.committed(&kept, outcome).await?;
    Ok(Handout {
        consent: issued.ids.consent,
        file_name: file_name(now),
        pdf,
        card: Some(card),
        language: terms.language,
        undrawn_name: document::undrawn(subject.client().map_or("", |client| client.name.as_str()))
            .iter()
            .collect(),
        terms,
    })
}

/// Makes a key document, for a request of that kind that names nobody. It is used as a consent
/// document is, but nobody has consented and nobody is in it.
pub async fn key(
    gateway: &Gateway,
    worker: &User,
    kind: &Kind,
    unit: &str,
    language: Language,
    now: Timestamp,
) -> Result<Handout, Error> {
    if !kind.identity.may_be_nobody() {
        return Err(Refusal::ConsentNeeded.into());
    }
    let parties = gateway.parties();
    let unit = worker.units.iter().find(|mine| *mine == unit).and_then(|unit| parties.unit_by_id(unit));
    let unit = unit.ok_or(Refusal::OutsideUnit)?;
    let today = local_date(now);
    let terms = ConsentTerms {
        unit: unit.id.clone(),
        rows: Vec::new(),
        onward: Vec::new(),
        purpose: String::new(),
        valid_from: today,
        valid_to: today.saturating_add(workflow::LONGEST_DAYS.days()),
        evidence: Evidence::by(ConsentMethod::NotNeeded),
        language,
        given_at: now,
        received_by: worker.id.clone(),
        text: ReadText { version: KEY_TEXT_VERSION.to_owned(), hash: None },
    };
    let issued = Issued::new(gateway, worker, Giver::alone(&Subject::Nobody), &terms, now)?;
    let pdf = document::key::pdf(&document::key::Key {
        language,
        kind: kind.name.get(language),
        unit,
        worker: &worker.name,
        valid_to: terms.valid_to,
        created: now,
        token: issued.token(),
    });
    let pdf = proved(gateway, pdf, now)?;
    gateway.commit(workflow::key(&terms, issued.ids, end_of_day(terms.valid_to), now)).await?;
    Ok(Handout {
        consent: issued.ids.consent,
        file_name: key_file_name(now),
        pdf,
        card: None,
        language,
        undrawn_name: String::new(),
        terms,
    })
}

/// The document with the gateway's word for every byte of it.
fn proved(gateway: &Gateway, pdf: Vec<u8>, now: Timestamp) -> Result<Zeroizing<Vec<u8>>, Error> {
    let is = Is { sort: FileSort::Consent, reference: None, answer: None };
    Unproved::new(pdf)?.prove(gateway, is, None, now)
}

/// A token, and the key file that goes with it into the document.
struct Issued {
    ids: ConsentIds,
    /// The token's.
    jti: String,
    /// age recipient of the consent.
    recipient: String,
    token: String,
    key_json: Zeroizing<Vec<u8>>,
}

impl Issued {
    fn new(
        gateway: &Gateway,
        worker: &User,
        giver: Giver<'_>,
        terms: &ConsentTerms,
        now: Timestamp,
    ) -> Result<Self, Error> {
        let subject = giver.subject;
        let secret = ConsentSecret::generate(&gateway.random)?;
        // Who is named nowhere is known for the same by the document alone.
        let client = match giver.replaces.filter(|_| subject.kind().is_protected()) {
            Some(old) => old.client_digest(),
            None => digest_of(gateway, subject, &terms.unit)?,
        };
        let new = NewConsent {
            issuer: gateway.issuer(),
            subject: subject.kind(),
            client,
            name: name_digest(&gateway.keys.digest, subject, giver.representative),
            terms,
            public: &secret.public(),
        };
        let issued = token::issue_consent(&gateway.keys, &new, &gateway.random, now)?;
        let id = gateway.keys.digest.digest(Purpose::Consent, issued.id.as_bytes());
        let key_file = ConsentKeyFile {
            secret: secret.expose().to_string(),
            subject: subject.clone(),
            representative: giver.representative.cloned(),
        };
        let key_json = serde_json::to_vec(&key_file).map_err(|_| Error::Internal("key file"))?;
        let ids = ids(gateway, worker, terms, (id, client), subject.kind().is_protected());
        let (jti, recipient) = (issued.id, secret.public().sealing);
        Ok(Self { ids, jti, recipient, token: issued.token, key_json: Zeroizing::new(key_json) })
    }

    fn token(&self) -> document::consent::Token<'_> {
        document::consent::Token { consent_jwt: &self.token, consent_key_json: &self.key_json }
    }
}

/// Of the personal number at the unit's organisation; random where there is none, so that nobody is found
/// by it.
fn digest_of(gateway: &Gateway, subject: &Subject, unit: &str) -> Result<Digest, Error> {
    if let Subject::Client(client) = subject {
        let digest = gateway.parties().client_digest(unit, &client.personal_number);
        return Ok(digest.ok_or(Refusal::OutsideUnit)?);
    }
    let mut bytes = [0; 32];
    gateway.random.fill(&mut bytes).map_err(|_| Error::Internal("random"))?;
    Ok(Digest::from_bytes(bytes))
}

/// What the document of a consent recorded then is called: the moment, not the client, for file names
/// travel.
#[must_use]
pub fn file_name(recorded_at: Timestamp) -> String {
    format!("samtycke-{}.pdf", recorded_at.strftime("%Y%m%d-%H%M"))
}

/// The same of a key document.
#[must_use]
pub fn key_file_name(made_at: Timestamp) -> String {
    format!("nyckel-{}.pdf", made_at.strftime("%Y%m%d-%H%M"))
}

/// Records that the client said no.
pub async fn refuse(
    gateway: &Gateway,
    worker: &User,
    subject: &Subject,
    terms: &ConsentTerms,
    now: Timestamp,
) -> Result<(), Error> {
    let protected = may_record(worker, subject)?;
    let mut id = [0; 16];
    gateway.random.fill(&mut id).map_err(|_| Error::Internal("random"))?;
    let digests =
        (gateway.keys.digest.digest(Purpose::Consent, &id), digest_of(gateway, subject, &terms.unit)?);
    let ids = ids(gateway, worker, terms, digests, protected);
    gateway.commit(workflow::refuse(terms, ids, now)).await?;
    Ok(())
}

/// Whether it is about protected particulars; those only some may record.
fn may_record(worker: &User, subject: &Subject) -> Result<bool, Refusal> {
    let protected = subject.kind().is_protected();
    if protected && !worker.protected { Err(Refusal::ProtectedOnly) } else { Ok(protected) }
}

/// Takes a consent back: every request under it ends and its documents are destroyed. A key document
/// is ended in the same way.
///
/// # Errors
/// [`Error::NotFound`] if it is not the unit's; a refusal where there is nothing to take back.
pub async fn revoke(gateway: &Gateway, worker: &User, id: &Digest, now: Timestamp) -> Result<(), Error> {
    let consent = gateway.store.consent(id)?.ok_or(Error::NotFound)?;
    if !concerns(gateway, worker, &consent)? || (consent.protected && !worker.protected) {
        return Err(Error::NotFound);
    }
    let parties = gateway.parties();
    take_back(gateway, id, Agent::User(parties.user_digest(&worker.id)), now).await
}

/// The same decision, whoever it is that took it.
pub(super) async fn take_back(
    gateway: &Gateway,
    id: &Digest,
    by: Agent,
    now: Timestamp,
) -> Result<(), Error> {
    // The mail server's word, or a click, may come in between: nothing of it holds this up.
    for _ in 0..TRIES {
        match gateway.commit(revocation(gateway, id, by, now)?).await {
            Err(store::Error::Stale) => {}
            other => return Ok(other?),
        }
    }
    Err(Error::Store(store::Error::Stale))
}

/// Does the consent concern one of the worker's units: the one it names, or one that has taken over a
/// request under it?
pub fn concerns(gateway: &Gateway, worker: &User, consent: &ConsentRecord) -> Result<bool, Error> {
    let parties = gateway.parties();
    let units: Vec<Digest> = worker.units.iter().map(|unit| parties.unit_digest(unit)).collect();
    if units.contains(&consent.unit) {
        return Ok(true);
    }
    let requests = gateway.store.requests_of_client(&consent.client)?;
    Ok(requests.iter().any(|record| record.consent == consent.id && units.contains(&record.unit)))
}

/// Everything that ends with a consent: its requests, those begun and not sent, and the watch of its last day.
fn revocation(gateway: &Gateway, id: &Digest, by: Agent, now: Timestamp) -> Result<Change, Error> {
    let consent = gateway.store.consent(id)?.ok_or(Error::NotFound)?;
    let requests = gateway.store.requests_of_client(&consent.client)?;
    let begun = gateway.store.unsent_of_consent(id)?;
    let mut change = workflow::revoke(&consent, &requests, &begun, by, now)?;
    change.append(watch::end_of_consent(gateway, id, by, now)?);
    // What went on under one whose place it took went on because of it.
    for before in replace::before(gateway, &consent)? {
        let mut with_it = workflow::revoke(&before, &requests, &[], by, now)?;
        // The unit is told once.
        with_it.notices.retain(|notice| notice.letter != Letter::ConsentRevoked);
        change.append(with_it);
    }
    Ok(change)
}

fn ids(
    gateway: &Gateway,
    worker: &User,
    terms: &ConsentTerms,
    (consent, client): (Digest, Digest),
    protected: bool,
) -> ConsentIds {
    let parties = gateway.parties();
    ConsentIds {
        consent,
        client,
        unit: parties.unit_digest(&terms.unit),
        worker: parties.user_digest(&worker.id),
        protected,
    }
}
