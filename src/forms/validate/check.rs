//! A check under way: what it goes by, and what it has found so far.

use std::collections::HashSet;

use crate::domain::Language;
use crate::forms::finding::{Finding, Report};

pub(super) struct Check<'a> {
    pub language: Language,
    /// What is missing is an error.
    pub strict: bool,
    pub form_link_ids: HashSet<&'a str>,
    pub report: Report,
}

impl Check<'_> {
    pub fn error(&mut self, code: &'static str, at: Option<&str>, detail: &str) {
        self.report.errors.push(Finding::said(self.language, code, at, detail));
    }

    /// With a sentence that is made for the item.
    pub fn errors_with(&mut self, code: &'static str, at: Option<&str>, text: String) {
        self.report.errors.push(Finding::new(code, at, text));
    }

    pub fn warning(&mut self, code: &'static str, at: Option<&str>, detail: &str) {
        self.report.warnings.push(Finding::said(self.language, code, at, detail));
    }

    pub fn missing(&mut self, finding: Finding) {
        let list = if self.strict { &mut self.report.errors } else { &mut self.report.warnings };
        list.push(finding);
    }
}
