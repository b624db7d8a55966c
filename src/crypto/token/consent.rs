//! The consent token: what the client said yes to, signed by the gateway.

use std::fmt;
use std::slice::from_ref;

use jiff::Timestamp;
use jiff::civil::Date;
use ring::rand::SecureRandom;
use serde::{Deserialize, Serialize};

use crate::crypto::hash::Hash;
use crate::crypto::keys::GatewayKeys;
use crate::crypto::secret::{ConsentPublic, ConsentSecret};
use crate::crypto::signing::{Jwks, SigningKey, VerifyingKey};
use crate::crypto::token::jwt::{self, Sort};
use crate::crypto::token::recipient::Confirmation;
use crate::crypto::token::{Issued, LEEWAY_SECONDS};
use crate::crypto::{Error, random, seal};
use crate::domain::consent::{Evidence, Onward, ReadText, Row};
use crate::domain::{
    ConsentMethod, ConsentTerms, Digest, InformationCategory, Language, Scope, SubjectKind, ToldCategory,
    calendar,
};

/// The whole grid: in the consent document and nowhere else.
const GRID: Sort = Sort { typ: "underlag-consent-grid+jwt", max_bytes: 32 * 1024 };
/// The row of one party: with what that party gets and gives.
const ROW: Sort = Sort { typ: "underlag-consent-row+jwt", max_bytes: 8 * 1024 };

/// The `type` of our authorization details (RFC 9396 §2).
const DETAIL_TYPE: &str = "urn:underlag:disclosure:party";

/// What goes into a new consent token.
#[derive(Debug, Clone, Copy)]
pub struct NewConsent<'a> {
    /// The gateway's base URL: `iss` and `aud`.
    pub issuer: &'a str,
    /// Whose consent it is.
    pub subject: SubjectKind,
    /// Digest of the client's personal number; a random one where there is no client to be found.
    pub client: Digest,
    /// Digest of the client's name, where somebody is named.
    pub name: Option<Digest>,
    pub terms: &'a ConsentTerms,
    pub public: &'a ConsentPublic,
}

/// A consent whose token holds.
#[derive(Clone)]
pub struct VerifiedConsent {
    /// `jti`.
    pub id: String,
    pub subject: SubjectKind,
    /// `sub`.
    pub client: Digest,
    /// None where nobody is named.
    pub name: Option<Digest>,
    pub terms: ConsentTerms,
    /// `cnf.jwk` (RFC 7800): request proofs are checked against it.
    pub key: VerifyingKey,
    /// age recipient (`age1…`) answers are sealed to.
    pub reply_to: String,
    /// SHA-256 of the token that was read: of a row, `ath` of its proofs.
    pub hash: Hash,
    pub issued_at: Timestamp,
    /// First moment of the first day.
    pub not_before: Timestamp,
    /// First moment after the last day.
    pub expires_at: Timestamp,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Claims {
    iss: String,
    aud: String,
    jti: String,
    iat: i64,
    nbf: i64,
    exp: i64,
    sub: Digest,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    name: Option<Digest>,
    subject: SubjectKind,
    cnf: Confirmation,
    reply_to: String,
    /// Id of the unit that may ask.
    to: String,
    authorization_details: Vec<Detail>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    may_pass_on_to: Vec<Onward>,
    purpose: String,
    period: Period,
    event: Event,
}

/// What may pass between the unit and one party.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Detail {
    #[serde(rename = "type")]
    sort: String,
    /// Id of the recipient.
    party: String,
    name: String,
    may_tell: Vec<InformationCategory>,
    may_be_told: Vec<ToldCategory>,
}

/// First and last day, inclusive.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Period {
    start: Date,
    end: Date,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Event {
    given_at: Timestamp,
    evidence: Evidence,
    received_by: String,
    language: Language,
    text_version: String,
    /// SHA-256 of the words that were read; only a key document has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    text_hash: Option<Hash>,
}

/// Signs a consent with the gateway's key.
///
/// # Errors
/// [`Error::TooLarge`] if the purpose or the grid is too long; [`Error::Random`].
pub fn issue_consent(
    keys: &GatewayKeys,
    new: &NewConsent<'_>,
    rng: &dyn SecureRandom,
    now: Timestamp,
) -> Result<Issued, Error> {
    let id = random::identifier(rng)?;
    let about = About {
        issuer: new.issuer,
        id: &id,
        subject: new.subject,
        client: new.client,
        name: new.name,
        cnf: Confirmation { jwk: new.public.signing.jwk() },
        reply_to: &new.public.sealing,
        issued_at: now,
    };
    let claims = claims(about, new.terms, &new.terms.rows, new.terms.onward.clone())?;
    Ok(Issued { token: jwt::sign(&GRID, &claims, &keys.signing)?, id })
}

/// The same consent with the row of one party and nothing of the others: what goes along with a request
/// to that party, and with its answer. The same consent and party give the same token.
pub fn issue_row(
    keys: &GatewayKeys,
    issuer: &str,
    consent: &VerifiedConsent,
    party: &str,
) -> Result<String, Error> {
    let about = About {
        issuer,
        id: &consent.id,
        subject: consent.subject,
        client: consent.client,
        name: consent.name,
        cnf: Confirmation { jwk: consent.key.jwk() },
        reply_to: &consent.reply_to,
        issued_at: consent.issued_at,
    };
    let row = consent.terms.row(party).map(from_ref).unwrap_or_default();
    let mut claims = claims(about, &consent.terms, row, Vec::new())?;
    // Who heard it is no party's business.
    claims.event.evidence.note = None;
    jwt::sign(&ROW, &claims, &keys.signing)
}

/// What a consent's tokens say of it beside its terms.
struct About<'a> {
    issuer: &'a str,
    id: &'a str,
    subject: SubjectKind,
    client: Digest,
    name: Option<Digest>,
    cnf: Confirmation,
    reply_to: &'a str,
    issued_at: Timestamp,
}

fn claims(
    about: About<'_>,
    terms: &ConsentTerms,
    rows: &[Row],
    may_pass_on_to: Vec<Onward>,
) -> Result<Claims, Error> {
    let after = terms.valid_to.tomorrow().map_err(|_| Error::Malformed("period"))?;
    let detail = |row: &Row| Detail {
        sort: DETAIL_TYPE.to_owned(),
        party: row.party.clone(),
        name: row.name.clone(),
        may_tell: row.scope.asks.clone(),
        may_be_told: row.scope.told.clone(),
    };
    let text_hash = match terms.text.hash.as_deref() {
        Some(hash) => Some(Hash::parse(hash).ok_or(Error::Malformed("text_hash"))?),
        None => None,
    };
    Ok(Claims {
        iss: about.issuer.to_owned(),
        aud: about.issuer.to_owned(),
        jti: about.id.to_owned(),
        iat: about.issued_at.as_second(),
        nbf: calendar::start_of_day(terms.valid_from).as_second(),
        exp: calendar::start_of_day(after).as_second(),
        sub: about.client,
        name: about.name,
        subject: about.subject,
        cnf: about.cnf,
        reply_to: about.reply_to.to_owned(),
        to: terms.unit.clone(),
        authorization_details: rows.iter().map(detail).collect(),
        may_pass_on_to,
        purpose: terms.purpose.clone(),
        period: Period { start: terms.valid_from, end: terms.valid_to },
        event: Event {
            given_at: terms.given_at,
            evidence: terms.evidence.clone(),
            received_by: terms.received_by.clone(),
            language: terms.language,
            text_version: terms.text.version.clone(),
            text_hash,
        },
    })
}

/// The name of the key that a consent token says it is signed with. Nothing of it is proved.
///
/// # Errors
/// [`Error::Malformed`] and [`Error::WrongType`] if it is none.
pub fn consent_signer(token: &str) -> Result<String, Error> {
    jwt::named_key(&GRID, token).or_else(|_| jwt::named_key(&ROW, token))
}

/// Checks a consent token, also that it is in force `now`.
pub fn verify_consent(
    token: &str,
    keys: &Jwks,
    issuer: &str,
    now: Timestamp,
) -> Result<VerifiedConsent, Error> {
    let consent = read_consent(token, keys, issuer)?;
    consent.in_force(now)?;
    Ok(consent)
}

/// Checks a consent token, but for its time: a request made under a consent stays provable
/// after the consent has ended. Ask [`VerifiedConsent::in_force`] for the moment that counts.
///
/// # Errors
/// [`Error::Foreign`] for an unknown key or another issuer, [`Error::WrongAudience`],
/// [`Error::Tampered`], [`Error::WrongType`], [`Error::Malformed`].
pub fn read_consent(token: &str, keys: &Jwks, issuer: &str) -> Result<VerifiedConsent, Error> {
    read(&GRID, token, keys, issuer)
}

/// Like [`read_consent`], of the token that goes along with a request: its terms have one row at most.
pub fn read_row(token: &str, keys: &Jwks, issuer: &str) -> Result<VerifiedConsent, Error> {
    let consent = read(&ROW, token, keys, issuer)?;
    if consent.terms.rows.len() > 1 {
        return Err(Error::Malformed("authorization_details"));
    }
    Ok(consent)
}

fn read(sort: &Sort, token: &str, keys: &Jwks, issuer: &str) -> Result<VerifiedConsent, Error> {
    let claims: Claims = jwt::verify(sort, token, |kid| keys.find(kid))?;
    if claims.iss != issuer {
        return Err(Error::Foreign);
    }
    if claims.aud != issuer {
        return Err(Error::WrongAudience);
    }
    let details = &claims.authorization_details;
    let twice =
        |(place, one): (usize, &Detail)| details[..place].iter().any(|other| other.party == one.party);
    let needed = claims.event.evidence.method != ConsentMethod::NotNeeded;
    if details.iter().any(|detail| detail.sort != DETAIL_TYPE)
        || details.iter().enumerate().any(twice)
        || details.is_empty() == needed
    {
        return Err(Error::Malformed("authorization_details"));
    }
    if claims.event.text_hash.is_some() != needed {
        return Err(Error::Malformed("text_hash"));
    }
    if !seal::is_recipient(&claims.reply_to) {
        return Err(Error::Malformed("reply_to"));
    }
    let row = |detail: Detail| Row {
        party: detail.party,
        name: detail.name,
        scope: Scope { asks: detail.may_tell, told: detail.may_be_told },
    };
    Ok(VerifiedConsent {
        id: claims.jti,
        subject: claims.subject,
        client: claims.sub,
        name: claims.name,
        key: claims.cnf.jwk.key().map_err(|_| Error::Malformed("cnf"))?,
        reply_to: claims.reply_to,
        hash: Hash::of(token.as_bytes()),
        issued_at: jwt::timestamp(claims.iat)?,
        not_before: jwt::timestamp(claims.nbf)?,
        expires_at: jwt::timestamp(claims.exp)?,
        terms: ConsentTerms {
            unit: claims.to,
            rows: claims.authorization_details.into_iter().map(row).collect(),
            onward: claims.may_pass_on_to,
            purpose: claims.purpose,
            valid_from: claims.period.start,
            valid_to: claims.period.end,
            evidence: claims.event.evidence,
            language: claims.event.language,
            given_at: claims.event.given_at,
            received_by: claims.event.received_by,
            text: ReadText {
                version: claims.event.text_version,
                hash: claims.event.text_hash.map(|hash| hash.to_string()),
            },
        },
    })
}

impl VerifiedConsent {
    /// Was it in force at that moment?
    ///
    /// # Errors
    /// [`Error::Expired`] or [`Error::NotYetValid`]: also if it was made later.
    pub fn in_force(&self, at: Timestamp) -> Result<(), Error> {
        let at = at.as_second();
        let early = at.saturating_add(LEEWAY_SECONDS);
        if early < self.not_before.as_second() || early < self.issued_at.as_second() {
            return Err(Error::NotYetValid);
        }
        if at.saturating_sub(LEEWAY_SECONDS) >= self.expires_at.as_second() {
            return Err(Error::Expired);
        }
        Ok(())
    }

    /// May that pass between the unit and that recipient?
    #[must_use]
    pub fn allows(&self, recipient: &str, scope: &Scope) -> bool {
        self.terms.scope_of(recipient).is_some_and(|row| row.covers(scope))
    }

    /// The key that signs requests under this consent.
    ///
    /// # Errors
    /// [`Error::WrongKey`] if the secret is another consent's.
    pub fn unlock(&self, secret: &ConsentSecret) -> Result<SigningKey, Error> {
        let key = secret.signing_key();
        if *key.public() == self.key { Ok(key) } else { Err(Error::WrongKey) }
    }
}

/// Says which consent, and nothing of what is in it.
impl fmt::Debug for VerifiedConsent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "VerifiedConsent({})", self.id)
    }
}
