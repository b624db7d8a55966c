//! An Ed25519 private key as a PEM file: PKCS#8 v1 (RFC 5958, RFC 8410 §7), as OpenSSL writes.

use data_encoding::BASE64;
use zeroize::Zeroizing;

const BEGIN: &str = "-----BEGIN PRIVATE KEY-----";
const END: &str = "-----END PRIVATE KEY-----";

/// `PrivateKeyInfo { version 0, algorithm 1.3.101.112, OCTET STRING { OCTET STRING (32) } }`.
const PREFIX: [u8; 16] =
    [0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20];

pub(super) fn encode(seed: &[u8; 32]) -> Zeroizing<String> {
    let mut der = Zeroizing::new([0; 48]);
    der[..16].copy_from_slice(&PREFIX);
    der[16..].copy_from_slice(seed);
    // 48 bytes are exactly one line of 64 characters.
    let body = Zeroizing::new(BASE64.encode(der.as_ref()));
    Zeroizing::new(format!("{BEGIN}\n{}\n{END}\n", *body))
}

pub(super) fn decode(text: &str) -> Option<Zeroizing<[u8; 32]>> {
    let body = text.trim().strip_prefix(BEGIN)?.strip_suffix(END)?;
    let body: Zeroizing<String> = Zeroizing::new(body.split_ascii_whitespace().collect());
    let der = Zeroizing::new(BASE64.decode(body.as_bytes()).ok()?);
    let seed = der.strip_prefix(&PREFIX)?;
    Some(Zeroizing::new(seed.try_into().ok()?))
}
