//! What a kind tells those who are asked about their own position: the legal footing, whether they have to
//! answer, and who pays. It differs by the sort of recipient, and by what is asked for.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::domain::{Language, RecipientKind};
use crate::forms::model::Text;
use crate::forms::response::Response;
use crate::text;

/// What recipients of those sorts are told.
#[derive(Debug, Clone)]
pub struct Terms {
    /// Never empty.
    pub to: Vec<RecipientKind>,
    /// Code of an option of the request form: only where it was chosen.
    pub if_asked: Option<String>,
    pub law: Text,
    pub answering: Text,
    pub payment: Text,
}

/// The same in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Footing {
    pub law: String,
    pub answering: String,
    pub payment: String,
}

impl Footing {
    /// What a recipient of that sort is told of that request. Where nothing is said, what claims nothing.
    pub(super) fn of(terms: &[Terms], to: RecipientKind, request: &Response, language: Language) -> Self {
        let chosen = request.chosen();
        let holds = |terms: &&Terms| {
            terms.to.contains(&to) && terms.if_asked.as_deref().is_none_or(|code| chosen.contains(code))
        };
        let said = terms.iter().find(holds);
        let say = |key: &str, part: fn(&Terms) -> &Text| match said {
            Some(terms) => part(terms).get(language).to_owned(),
            None => text::get(language, key),
        };
        Self {
            law: say("forms-terms-law", |terms| &terms.law),
            answering: say("forms-terms-answering", |terms| &terms.answering),
            payment: say("forms-terms-payment", |terms| &terms.payment),
        }
    }
}

/// A `[[terms]]` of `kind.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TermsFile {
    to: Vec<RecipientKind>,
    #[serde(default)]
    if_asked: Option<String>,
    law: BTreeMap<Language, String>,
    answering: BTreeMap<Language, String>,
    payment: BTreeMap<Language, String>,
}

impl TermsFile {
    pub(super) fn if_asked(&self) -> Option<&str> {
        self.if_asked.as_deref()
    }
}

/// Every fault there is in them, for a kind that asks those.
pub(super) fn faults(written: &[TermsFile], asked: &[RecipientKind]) -> Vec<String> {
    let mut faults = Vec::new();
    for (number, terms) in (1..).zip(written) {
        if terms.to.is_empty() || terms.to.iter().any(|to| !asked.contains(to)) {
            faults.push(format!("[[terms]] {number}: `to` names none, or one whom the kind does not ask"));
        }
        for (key, texts) in
            [("law", &terms.law), ("answering", &terms.answering), ("payment", &terms.payment)]
        {
            let said = |language| texts.get(language).is_some_and(|text| !text.trim().is_empty());
            if !Language::ALL.iter().all(said) {
                faults.push(format!("[[terms]] {number}: `{key}` needs a text in every language"));
            }
        }
    }
    if !faults.is_empty() || written.is_empty() {
        return faults;
    }
    for to in asked {
        let always = written.iter().filter(|terms| terms.if_asked.is_none() && terms.to.contains(to));
        let name = format!("{to:?}").to_lowercase();
        match always.count() {
            0 => faults.push(format!("[[terms]] say nothing for `{name}`")),
            1 => {}
            _ => faults.push(format!("[[terms]] without `if_asked` say it twice for `{name}`")),
        }
    }
    faults
}

impl From<TermsFile> for Terms {
    fn from(file: TermsFile) -> Self {
        let TermsFile { to, if_asked, law, answering, payment } = file;
        Self { to, if_asked, law: law.into(), answering: answering.into(), payment: payment.into() }
    }
}
