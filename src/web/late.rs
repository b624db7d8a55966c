//! What was posted too late, as a page carries it to be sent again.

use crate::web::csrf::{self, Posted};

/// What was posted too late.
pub struct Late {
    /// Path and query it was posted to.
    pub target: String,
    /// The fields but the token, urlencoded.
    pub fields: String,
    pub had_files: bool,
}

impl Late {
    pub(crate) fn of(target: String, posted: &Posted) -> Self {
        Self { target, fields: encode(posted.fields()), had_files: !posted.files().is_empty() }
    }
}

fn encode(fields: &[(String, String)]) -> String {
    let carried = fields.iter().filter(|(name, _)| name != csrf::FIELD);
    form_urlencoded::Serializer::new(String::new()).extend_pairs(carried).finish()
}

/// The fields of [`Late::fields`] again.
#[must_use]
pub fn decode(fields: &str) -> Vec<(String, String)> {
    form_urlencoded::parse(fields.as_bytes()).into_owned().collect()
}
