//! The bytes of a file, and so what its pages show: are they what the gateway wrote?

use crate::crypto::hash::Hash;
use crate::document::read::Written;
use crate::exchange::file_proof;
use crate::exchange::verify::parts::Said;
use crate::exchange::verify::verdict::{Checks, FILE};

/// `signed`: the file that the holder's proof speaks of, where there is a proof that could be checked.
pub(super) fn check(
    checks: &mut Checks,
    pdf: &[u8],
    written: &Written,
    said: &Said,
    signed: Option<Option<Hash>>,
) {
    let (ok, key) = match (said, written) {
        (_, Written::Changed) => (Some(false), "exchange-verify-changed-afterwards"),
        (Said::False, _) => (Some(false), "exchange-verify-statement-false"),
        (_, Written::Elsewhere) => (None, "exchange-verify-saved-anew"),
        (Said::Nothing, _) => (None, "exchange-verify-no-statement"),
        (Said::Distrusted, _) => (None, "exchange-verify-key-distrusted"),
        (Said::Unknown, _) => (None, "exchange-verify-statement-unknown"),
        (Said::This(says), Written::Ours { place }) => {
            let mark = place.as_ref().and_then(|place| file_proof::mark(pdf, place));
            match signed {
                _ if mark != Some(says.file) => (Some(false), "exchange-verify-changed-afterwards"),
                // A proof that speaks of no file proves no page.
                Some(None) => (None, "exchange-verify-no-statement"),
                Some(Some(hash)) if hash != says.file.sha256 => {
                    (Some(false), "exchange-verify-changed-afterwards")
                }
                _ => (Some(true), "exchange-verify-file-holds"),
            }
        }
    };
    checks.check(FILE, ok, key);
}
