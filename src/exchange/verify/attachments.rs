//! What people attached: held against the list that was signed.

use crate::exchange::envelope::AttachmentEntry;
use crate::exchange::verify::parts::Parts;
use crate::exchange::verify::verdict::Checks;

/// The attachments are as good as the signature under their list. `known`: the parts of ours.
pub(super) fn check(
    checks: &mut Checks,
    parts: &Parts<'_>,
    entries: &[AttachmentEntry],
    known: &[&str],
    signed: Option<bool>,
) {
    let (ok, key) = match (fit(parts, entries, known), signed) {
        (false, _) => (Some(false), "exchange-verify-attachments-changed"),
        (true, Some(true)) => (Some(true), "exchange-verify-attachments-fit"),
        (true, _) => (None, "exchange-verify-attachments-listed"),
    };
    checks.check("attachments", ok, key);
}

/// Each one that is listed, and no other.
fn fit(parts: &Parts<'_>, entries: &[AttachmentEntry], known: &[&str]) -> bool {
    let mut left: Vec<_> = parts.attached().collect();
    let all = entries.iter().all(|entry| {
        let place = left.iter().position(|file| {
            let sha256 = ring::digest::digest(&ring::digest::SHA256, &file.bytes);
            file.name == entry.name && data_encoding::HEXLOWER.encode(sha256.as_ref()) == entry.sha256
        });
        place.map(|place| left.swap_remove(place)).is_some()
    });
    all && left.is_empty() && parts.only(known)
}
