//! What is found in a form or in a response: a code for machines, a text for people.

use serde::Serialize;

use crate::domain::Language;
use crate::text;

/// One thing found. `text` names what was found and where it helps, what to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Stable: `required`, `extension-unsupported`, …
    pub code: &'static str,
    /// The item it is about; none where it is about the whole.
    pub link_id: Option<String>,
    pub text: String,
}

/// As much of an answer as is said again in a message, in characters.
const MAX_DETAIL: usize = 120;

impl Finding {
    #[must_use]
    pub fn new(code: &'static str, link_id: Option<&str>, text: impl Into<String>) -> Self {
        Self { code, link_id: link_id.map(str::to_owned), text: text.into() }
    }

    /// The text of `forms-<code>`, with `$detail` put in.
    #[must_use]
    pub fn said(language: Language, code: &'static str, link_id: Option<&str>, detail: &str) -> Self {
        let detail = match detail.char_indices().nth(MAX_DETAIL) {
            Some((end, _)) => format!("{}…", &detail[..end]),
            None => detail.to_owned(),
        };
        let text = text::with(language, &format!("forms-{code}"), &[("detail", detail.into())]);
        Self::new(code, link_id, text.trim_end())
    }
}

/// What `validate` found. Valid is: no errors.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    pub errors: Vec<Finding>,
    pub warnings: Vec<Finding>,
}

impl Report {
    #[must_use]
    pub fn is_valid(&self) -> bool {
        self.errors.is_empty()
    }
}

/// Why a form or a response is not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", .reasons.iter().map(|reason| reason.text.as_str()).collect::<Vec<_>>().join("; "))]
pub struct Refusal {
    pub status: RefusalStatus,
    /// Never empty.
    pub reasons: Vec<Finding>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RefusalStatus {
    /// Read and understood as far as to name what is not supported.
    Refused,
    /// Not the resource it should be, or not readable at all.
    Broken,
}

impl Refusal {
    #[must_use]
    pub fn broken(code: &'static str, text: impl Into<String>) -> Self {
        Self { status: RefusalStatus::Broken, reasons: vec![Finding::new(code, None, text)] }
    }

    #[must_use]
    pub fn refused(code: &'static str, text: impl Into<String>) -> Self {
        Self { status: RefusalStatus::Refused, reasons: vec![Finding::new(code, None, text)] }
    }
}

/// Collects while a form is read; decides at the end whether it is taken.
#[derive(Debug, Default)]
pub(super) struct Findings {
    /// What is not known is refused, whoever made it.
    pub strict: bool,
    pub broken: Vec<Finding>,
    pub refused: Vec<Finding>,
    pub lint: Vec<Finding>,
}

impl Findings {
    pub fn broken(&mut self, code: &'static str, at: Option<&str>, text: impl Into<String>) {
        self.broken.push(Finding::new(code, at, text));
    }

    pub fn refused(&mut self, code: &'static str, at: Option<&str>, text: impl Into<String>) {
        self.refused.push(Finding::new(code, at, text));
    }

    pub fn lint(&mut self, code: &'static str, at: Option<&str>, text: impl Into<String>) {
        self.lint.push(Finding::new(code, at, text));
    }

    /// The lint, where nothing stands against the form. What is refused by name comes first:
    /// a form nobody here can use need not be mended for us. All reasons are told either way.
    pub fn settle(self) -> Result<Vec<Finding>, Refusal> {
        let Self { mut broken, refused: mut reasons, lint, .. } = self;
        let status = match (reasons.is_empty(), broken.is_empty()) {
            (true, true) => return Ok(lint),
            (true, false) => RefusalStatus::Broken,
            (false, _) => RefusalStatus::Refused,
        };
        reasons.append(&mut broken);
        Err(Refusal { status, reasons })
    }
}
