//! One secret, several keys: HKDF-SHA-256 (RFC 5869), separated by what the key is for.

use ring::hkdf::{HKDF_SHA256, Salt};
use zeroize::Zeroizing;

/// 32 bytes for one use. The salt names whose secret it is, `label` what the key does.
pub(super) fn key(secret: &[u8], salt: &str, label: &str) -> Zeroizing<[u8; 32]> {
    let mut out = Zeroizing::new([0; 32]);
    Salt::new(HKDF_SHA256, salt.as_bytes())
        .extract(secret)
        .expand(&[label.as_bytes()], HKDF_SHA256)
        .and_then(|okm| okm.fill(out.as_mut()))
        .expect("32 bytes is a length HKDF-SHA-256 can give");
    out
}
