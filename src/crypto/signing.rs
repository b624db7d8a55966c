//! Ed25519 keys (RFC 8032) and how they are written as JWKs (RFC 7517, RFC 8037).

use std::fmt;

use data_encoding::BASE64URL_NOPAD;
use jiff::Timestamp;
use jsonwebtoken::DecodingKey;
use ring::rand::SecureRandom;
use ring::signature::{ED25519, Ed25519KeyPair, KeyPair, UnparsedPublicKey};
use serde::{Deserialize, Serialize};

use crate::crypto::hash::Hash;
use crate::crypto::{Error, random};

/// A private key, parsed once. Wiped when dropped.
pub struct SigningKey {
    pair: Ed25519KeyPair,
    public: VerifyingKey,
}

/// `ring` neither wipes its keys nor lets anybody at their bytes: another key is put over it.
impl Drop for SigningKey {
    fn drop(&mut self) {
        self.pair = nobodys();
        // Looked at once more, or it need not be written.
        std::hint::black_box(&self.pair);
    }
}

fn nobodys() -> Ed25519KeyPair {
    Ed25519KeyPair::from_seed_unchecked(&[0; 32]).expect("32 bytes are always a seed")
}

impl SigningKey {
    /// From the 32-byte seed of RFC 8032.
    #[must_use]
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        let pair = Ed25519KeyPair::from_seed_unchecked(seed).expect("32 bytes are always a seed");
        let public = pair.public_key().as_ref().try_into().expect("a public key has 32 bytes");
        Self { pair, public: VerifyingKey::from_bytes(public) }
    }

    /// # Errors
    /// [`Error::Random`].
    pub fn generate(rng: &dyn SecureRandom) -> Result<Self, Error> {
        Ok(Self::from_seed(&*random::secret(rng)?))
    }

    #[must_use]
    pub const fn public(&self) -> &VerifyingKey {
        &self.public
    }

    /// The 64-byte signature.
    #[must_use]
    pub fn sign(&self, message: &[u8]) -> Vec<u8> {
        self.pair.sign(message).as_ref().to_vec()
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SigningKey({})", self.public.kid)
    }
}

/// A public key with its name.
#[derive(Clone)]
pub struct VerifyingKey {
    bytes: [u8; 32],
    kid: String,
    decoding: DecodingKey,
}

impl VerifyingKey {
    #[must_use]
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        let x = BASE64URL_NOPAD.encode(&bytes);
        // RFC 7638 §3: the required members only, in lexical order, without spaces.
        let thumbprint = format!(r#"{{"crv":"Ed25519","kty":"OKP","x":"{x}"}}"#);
        let kid = Hash::of(thumbprint.as_bytes()).to_string();
        Self { bytes, kid, decoding: DecodingKey::from_ed_der(&bytes) }
    }

    /// From the `x` of a JWK: 32 bytes, base64url without padding.
    ///
    /// # Errors
    /// [`Error::BadPublicKey`].
    pub fn parse(x: &str) -> Result<Self, Error> {
        let bytes = BASE64URL_NOPAD.decode(x.as_bytes()).map_err(|_| Error::BadPublicKey)?;
        Ok(Self::from_bytes(bytes.try_into().map_err(|_| Error::BadPublicKey)?))
    }

    /// The key's name: its JWK thumbprint (RFC 7638), base64url.
    #[must_use]
    pub fn kid(&self) -> &str {
        &self.kid
    }

    /// The `x` of its JWK.
    #[must_use]
    pub fn x(&self) -> String {
        BASE64URL_NOPAD.encode(&self.bytes)
    }

    #[must_use]
    pub fn jwk(&self) -> Jwk {
        Jwk { kty: "OKP".to_owned(), crv: "Ed25519".to_owned(), x: self.x() }
    }

    /// # Errors
    /// [`Error::Tampered`].
    pub fn verify(&self, message: &[u8], signature: &[u8]) -> Result<(), Error> {
        UnparsedPublicKey::new(&ED25519, self.bytes).verify(message, signature).map_err(|_| Error::Tampered)
    }

    pub(super) const fn decoding(&self) -> &DecodingKey {
        &self.decoding
    }
}

impl PartialEq for VerifyingKey {
    fn eq(&self, other: &Self) -> bool {
        self.bytes == other.bytes
    }
}

impl Eq for VerifyingKey {}

impl fmt::Debug for VerifyingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "VerifyingKey({})", self.kid)
    }
}

/// A public Ed25519 key as JSON (RFC 8037 §2). Members of other uses are ignored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Jwk {
    pub kty: String,
    pub crv: String,
    pub x: String,
}

impl Jwk {
    /// # Errors
    /// [`Error::BadPublicKey`] if it is not an Ed25519 key.
    pub fn key(&self) -> Result<VerifyingKey, Error> {
        if self.kty != "OKP" || self.crv != "Ed25519" {
            return Err(Error::BadPublicKey);
        }
        VerifyingKey::parse(&self.x)
    }
}

/// A key that a gateway signs or has signed with, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DatedKey {
    pub key: VerifyingKey,
    /// None: since when is not known.
    pub from: Option<Timestamp>,
    /// None: it still signs, or until when is not known.
    pub to: Option<Timestamp>,
    /// From when on it may have been in other hands. A thief dates freely: nothing it has signed proves
    /// anything any more.
    pub distrusted: Option<Timestamp>,
}

impl From<VerifyingKey> for DatedKey {
    fn from(key: VerifyingKey) -> Self {
        Self { key, from: None, to: None, distrusted: None }
    }
}

/// The keys a gateway signs or has signed with (RFC 7517 §5).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Jwks(Vec<DatedKey>);

#[derive(Serialize)]
struct PublishedKey {
    #[serde(flatten)]
    jwk: Jwk,
    kid: String,
    alg: &'static str,
    #[serde(rename = "use")]
    usage: &'static str,
    #[serde(flatten)]
    dates: Dates,
}

/// Seconds, with the names of OpenID Federation 1.0 (historical keys).
#[derive(Serialize, Deserialize)]
struct Dates {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    nbf: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    exp: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    revoked: Option<Revoked>,
}

#[derive(Serialize, Deserialize)]
struct Revoked {
    revoked_at: i64,
}

#[derive(Serialize)]
struct PublishedSet {
    keys: Vec<PublishedKey>,
}

#[derive(Deserialize)]
struct ReadKey {
    #[serde(flatten)]
    jwk: Jwk,
    #[serde(flatten)]
    dates: Dates,
}

#[derive(Deserialize)]
struct ReadSet {
    keys: Vec<ReadKey>,
}

impl ReadKey {
    fn key(self) -> Result<DatedKey, Error> {
        let moment = |seconds: Option<i64>| {
            seconds.map(Timestamp::from_second).transpose().map_err(|_| Error::BadPublicKey)
        };
        Ok(DatedKey {
            key: self.jwk.key()?,
            from: moment(self.dates.nbf)?,
            to: moment(self.dates.exp)?,
            distrusted: moment(self.dates.revoked.map(|revoked| revoked.revoked_at))?,
        })
    }
}

impl Jwks {
    #[must_use]
    pub const fn new(keys: Vec<DatedKey>) -> Self {
        Self(keys)
    }

    /// Reads a JWK set of Ed25519 keys. Names are computed, not believed.
    ///
    /// # Errors
    /// [`Error::BadPublicKey`] if it is not such a set.
    pub fn parse(json: &str) -> Result<Self, Error> {
        let set: ReadSet = serde_json::from_str(json).map_err(|_| Error::BadPublicKey)?;
        Ok(Self(set.keys.into_iter().map(ReadKey::key).collect::<Result<_, _>>()?))
    }

    /// What `/.well-known/jwks.json` says.
    #[must_use]
    pub fn to_json(&self) -> String {
        let published = |dated: &DatedKey| PublishedKey {
            jwk: dated.key.jwk(),
            kid: dated.key.kid.clone(),
            alg: "EdDSA",
            usage: "sig",
            dates: Dates {
                nbf: dated.from.map(Timestamp::as_second),
                exp: dated.to.map(Timestamp::as_second),
                revoked: dated.distrusted.map(|at| Revoked { revoked_at: at.as_second() }),
            },
        };
        let keys = self.0.iter().map(published).collect();
        serde_json::to_string(&PublishedSet { keys }).expect("strings are always JSON")
    }

    #[must_use]
    pub fn find(&self, kid: &str) -> Option<&VerifyingKey> {
        self.0.iter().find(|dated| dated.key.kid == kid).map(|dated| &dated.key)
    }

    /// May somebody else have signed with that key?
    #[must_use]
    pub fn is_distrusted(&self, kid: &str) -> bool {
        self.0.iter().any(|dated| dated.key.kid == kid && dated.distrusted.is_some())
    }

    #[must_use]
    pub fn keys(&self) -> &[DatedKey] {
        &self.0
    }
}
