//! Signs letters (DKIM: RFC 6376, and RFC 8463 for Ed25519), so that the recipients' mail servers
//! know that they come from us and were not changed on the way.
//!
//! Canonicalization is relaxed/relaxed: mail servers on the way fold headers anew. Headers that
//! change what a letter seems to be are signed once more than they occur, so that none can be added.

use std::path::{Path, PathBuf};

use data_encoding::BASE64;
use jiff::Timestamp;
use ring::digest::{SHA256, digest};
use ring::rand::SystemRandom;
use ring::signature::{Ed25519KeyPair, RSA_PKCS1_SHA256, RsaKeyPair};
use rustls::pki_types::PrivateKeyDer;
use rustls::pki_types::pem::PemObject;

use crate::config;

/// What is signed wherever it occurs, and once more.
const HEADERS: [&str; 14] = [
    "from",
    "to",
    "cc",
    "subject",
    "date",
    "reply-to",
    "message-id",
    "in-reply-to",
    "references",
    "mime-version",
    "content-type",
    "content-transfer-encoding",
    "auto-submitted",
    "x-auto-response-suppress",
];

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(transparent)]
    File(#[from] config::secret::Error),
    /// Wanted: PEM with an Ed25519 key (PKCS#8) or an RSA key of 2048 to 4096 bits.
    #[error("{file}: no DKIM key: {why}")]
    Key { file: PathBuf, why: &'static str },
}

/// Signs in the name of one domain.
pub struct Signer {
    domain: String,
    selector: String,
    key: Key,
    /// For blinding; the signatures themselves need none.
    random: SystemRandom,
}

enum Key {
    Ed25519(Ed25519KeyPair),
    Rsa(Box<RsaKeyPair>),
}

impl Signer {
    /// Reads the key, which nobody else may read.
    pub fn new(file: &Path, selector: String, domain: String) -> Result<Self, Error> {
        let pem = config::secret::read(file)?;
        let key = key(pem.as_bytes()).map_err(|why| Error::Key { file: file.to_owned(), why })?;
        Ok(Self { domain, selector, key, random: SystemRandom::new() })
    }

    /// The letter (RFC 5322, with CRLF) with its signature as the first header.
    #[must_use]
    pub fn sign(&self, letter: &[u8], now: Timestamp) -> Vec<u8> {
        let (headers, body) = split(letter);
        let headers = fields(headers);
        let (mut names, mut hashed) = (Vec::new(), Vec::new());
        for name in HEADERS {
            // From the last one up, as a verifier takes them.
            for (_, field) in headers.iter().rev().filter(|(known, _)| known == name) {
                names.push(name);
                hashed.extend_from_slice(field);
                hashed.extend_from_slice(b"\r\n");
            }
            names.push(name);
        }
        let body_hash = BASE64.encode(digest(&SHA256, &relaxed_body(body)).as_ref());
        let unsigned = format!(
            "DKIM-Signature: v=1; a={}; c=relaxed/relaxed; d={};\r\n s={}; t={};\r\n h={};\r\n bh={body_hash};\r\n b=",
            self.key.algorithm(),
            self.domain,
            self.selector,
            now.as_second(),
            names.join(":\r\n  "),
        );
        hashed.extend_from_slice(&relaxed_field(unsigned.as_bytes()).1);
        let signature = BASE64.encode(&self.key.sign(&hashed, &self.random));
        let mut signed = unsigned.into_bytes();
        for line in signature.as_bytes().chunks(70) {
            signed.extend_from_slice(b"\r\n  ");
            signed.extend_from_slice(line);
        }
        signed.extend_from_slice(b"\r\n");
        signed.extend_from_slice(letter);
        signed
    }
}

impl Key {
    const fn algorithm(&self) -> &'static str {
        match self {
            Self::Ed25519(_) => "ed25519-sha256",
            Self::Rsa(_) => "rsa-sha256",
        }
    }

    fn sign(&self, hashed: &[u8], random: &SystemRandom) -> Vec<u8> {
        match self {
            // RFC 8463 §3: the hash is what is signed.
            Self::Ed25519(key) => key.sign(digest(&SHA256, hashed).as_ref()).as_ref().to_vec(),
            Self::Rsa(key) => {
                let mut signature = vec![0; key.public().modulus_len()];
                key.sign(&RSA_PKCS1_SHA256, random, hashed, &mut signature)
                    .expect("the signature has the length of the key");
                signature
            }
        }
    }
}

fn key(pem: &[u8]) -> Result<Key, &'static str> {
    let der = PrivateKeyDer::from_pem_slice(pem).map_err(|_| "not a private key in PEM")?;
    let unusable = |_| "neither Ed25519 nor RSA of 2048 to 4096 bits";
    match &der {
        PrivateKeyDer::Pkcs8(der) => {
            let der = der.secret_pkcs8_der();
            match Ed25519KeyPair::from_pkcs8_maybe_unchecked(der) {
                Ok(key) => Ok(Key::Ed25519(key)),
                Err(_) => RsaKeyPair::from_pkcs8(der).map(|key| Key::Rsa(Box::new(key))).map_err(unusable),
            }
        }
        PrivateKeyDer::Pkcs1(der) => {
            RsaKeyPair::from_der(der.secret_pkcs1_der()).map(|key| Key::Rsa(Box::new(key))).map_err(unusable)
        }
        _ => Err("neither Ed25519 nor RSA"),
    }
}

/// Headers and body, without the empty line between them.
fn split(letter: &[u8]) -> (&[u8], &[u8]) {
    let end = letter.windows(4).position(|four| four == b"\r\n\r\n");
    end.map_or((letter, &[][..]), |end| (&letter[..end + 2], &letter[end + 4..]))
}

/// Every header in its relaxed form, with its name.
fn fields(headers: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut fields: Vec<Vec<u8>> = Vec::new();
    for line in headers.split_inclusive(|byte| *byte == b'\n') {
        match fields.last_mut() {
            Some(last) if line.starts_with(b" ") || line.starts_with(b"\t") => last.extend_from_slice(line),
            _ => fields.push(line.to_vec()),
        }
    }
    fields.iter().map(|field| relaxed_field(field)).collect()
}

/// RFC 6376 §3.4.2, without the line end.
fn relaxed_field(field: &[u8]) -> (String, Vec<u8>) {
    let colon = field.iter().position(|byte| *byte == b':').unwrap_or(field.len());
    let name = String::from_utf8_lossy(&field[..colon]).trim().to_ascii_lowercase();
    let value = field.get(colon + 1..).unwrap_or_default();
    let mut relaxed = name.clone().into_bytes();
    relaxed.push(b':');
    let words = value.split(|byte| b" \t\r\n".contains(byte)).filter(|word| !word.is_empty());
    for (place, word) in words.enumerate() {
        if place > 0 {
            relaxed.push(b' ');
        }
        relaxed.extend_from_slice(word);
    }
    (name, relaxed)
}

/// RFC 6376 §3.4.4.
fn relaxed_body(body: &[u8]) -> Vec<u8> {
    let mut relaxed = Vec::with_capacity(body.len());
    // Empty lines at the end are no part of it, so they are written when something follows.
    let mut owed = 0;
    for line in body.split(|byte| *byte == b'\n') {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let mut written = Vec::with_capacity(line.len());
        for byte in line {
            let blank = matches!(byte, b' ' | b'\t');
            if !(blank && written.last() == Some(&b' ')) {
                written.push(if blank { b' ' } else { *byte });
            }
        }
        if written.last() == Some(&b' ') {
            written.pop();
        }
        if written.is_empty() {
            owed += 1;
            continue;
        }
        for _ in 0..std::mem::take(&mut owed) {
            relaxed.extend_from_slice(b"\r\n");
        }
        relaxed.extend_from_slice(&written);
        relaxed.extend_from_slice(b"\r\n");
    }
    relaxed
}
