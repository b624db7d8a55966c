//! The consent token: what the client said yes to, signed by the gateway.

use std::fmt;

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
use crate::domain::calendar;
use crate::domain::{ConsentMethod, ConsentTerms, Digest, InformationCategory, Language, SubjectKind};

const SORT: Sort = Sort { typ: "underlag-consent+jwt", max_bytes: 32 * 1024 };

/// The `type` of our authorization details (RFC 9396 §2).
const DETAIL_TYPE: &str = "urn:underlag:disclosure";

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
    /// None where nobody is named, or where it was given before names were signed.
    pub name: Option<Digest>,
    pub terms: ConsentTerms,
    /// `cnf.jwk` (RFC 7800): request proofs are checked against it.
    pub key: VerifyingKey,
    /// age recipient (`age1…`) answers are sealed to.
    pub reply_to: String,
    /// SHA-256 of the token: `ath` of its proofs.
    pub hash: Hash,
    pub issued_at: Timestamp,
    /// First moment of the first day.
    pub not_before: Timestamp,
    /// First moment after the last day.
    pub expires_at: Timestamp,
}

#[derive(Serialize, Deserialize)]
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
    authorization_details: [Detail; 1],
    event: Event,
}

#[derive(Serialize, Deserialize)]
struct Detail {
    #[serde(rename = "type")]
    sort: String,
    /// Ids of the recipients that may be asked.
    from: Vec<String>,
    /// Id of the unit that may ask.
    to: String,
    datatypes: Vec<InformationCategory>,
    purpose: String,
    period: Period,
}

/// First and last day, inclusive.
#[derive(Serialize, Deserialize)]
struct Period {
    start: Date,
    end: Date,
}

#[derive(Serialize, Deserialize)]
struct Event {
    given_at: Timestamp,
    method: ConsentMethod,
    received_by: String,
    language: Language,
    text_version: String,
}

/// Signs a consent with the gateway's key.
///
/// # Errors
/// [`Error::TooLarge`] if the purpose or the list of parties is too long; [`Error::Random`].
pub fn issue_consent(
    keys: &GatewayKeys,
    new: &NewConsent<'_>,
    rng: &dyn SecureRandom,
    now: Timestamp,
) -> Result<Issued, Error> {
    let terms = new.terms;
    let id = random::identifier(rng)?;
    let after = terms.valid_to.tomorrow().map_err(|_| Error::Malformed("period"))?;
    let claims = Claims {
        iss: new.issuer.to_owned(),
        aud: new.issuer.to_owned(),
        jti: id.clone(),
        iat: now.as_second(),
        nbf: calendar::start_of_day(terms.valid_from).as_second(),
        exp: calendar::start_of_day(after).as_second(),
        sub: new.client,
        name: new.name,
        subject: new.subject,
        cnf: Confirmation { jwk: new.public.signing.jwk() },
        reply_to: new.public.sealing.clone(),
        authorization_details: [Detail {
            sort: DETAIL_TYPE.to_owned(),
            from: terms.parties.clone(),
            to: terms.unit.clone(),
            datatypes: terms.categories.clone(),
            purpose: terms.purpose.clone(),
            period: Period { start: terms.valid_from, end: terms.valid_to },
        }],
        event: Event {
            given_at: terms.given_at,
            method: terms.method,
            received_by: terms.received_by.clone(),
            language: terms.language,
            text_version: terms.text_version.clone(),
        },
    };
    Ok(Issued { token: jwt::sign(&SORT, &claims, &keys.signing)?, id })
}

/// The name of the key that a consent token says it is signed with. Nothing of it is proved.
///
/// # Errors
/// [`Error::Malformed`] and [`Error::WrongType`] if it is none.
pub fn consent_signer(token: &str) -> Result<String, Error> {
    jwt::named_key(&SORT, token)
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
    let claims: Claims = jwt::verify(&SORT, token, |kid| keys.find(kid))?;
    if claims.iss != issuer {
        return Err(Error::Foreign);
    }
    if claims.aud != issuer {
        return Err(Error::WrongAudience);
    }
    let [detail] = claims.authorization_details;
    if detail.sort != DETAIL_TYPE {
        return Err(Error::Malformed("authorization_details"));
    }
    if !seal::is_recipient(&claims.reply_to) {
        return Err(Error::Malformed("reply_to"));
    }
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
            unit: detail.to,
            parties: detail.from,
            categories: detail.datatypes,
            purpose: detail.purpose,
            valid_from: detail.period.start,
            valid_to: detail.period.end,
            method: claims.event.method,
            language: claims.event.language,
            given_at: claims.event.given_at,
            received_by: claims.event.received_by,
            text_version: claims.event.text_version,
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
