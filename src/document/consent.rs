//! The consent document: what client and worker read together and sign. It is also the key: the
//! token and the consent's secret lie in it.

use jiff::Timestamp;

use crate::document::layout::file::About;
use crate::document::layout::sheet::{Margins, Sheet};
use crate::document::{File, Relation};
use crate::domain::{ConsentTerms, Language, Recipient, Subject, Unit};
use crate::text::phrases::{method, period, sender, subject};
use crate::text::{self, dates};

/// What a consent document is made of.
pub struct Consent<'a> {
    /// The language it is written in.
    pub language: Language,
    pub subject: &'a Subject,
    pub unit: &'a Unit,
    /// Name of the worker who received the consent.
    pub worker: &'a str,
    /// Those named in the terms, in the same order.
    pub parties: &'a [&'a Recipient],
    pub terms: &'a ConsentTerms,
    pub created: Timestamp,
    /// None: a draft to read through, marked as one.
    pub token: Option<Token<'a>>,
}

/// What makes the document a key.
pub struct Token<'a> {
    pub consent_jwt: &'a str,
    /// `{"secret": …, "subject": {…}}`: whoever has it can ask under the consent and open answers.
    pub consent_key_json: &'a [u8],
}

/// The consent document as a PDF.
#[must_use]
pub fn pdf(consent: &Consent<'_>) -> Vec<u8> {
    let language = consent.language;
    let word = |key: &str| text::get(language, key);
    let mut sheet = Sheet::new(language);
    sheet.title(&word("document-consent-title"), &word("document-consent-subtitle"), None);
    if consent.token.is_none() {
        sheet.boxed(30.0, |sheet| sheet.strong(&word("document-consent-draft")));
    }
    write_terms(&mut sheet, consent);
    write_rights(&mut sheet, consent);
    write_signatures(&mut sheet, consent);

    let title = word("document-consent-title");
    let about =
        About { title: &title, author: &consent.unit.organisation, language, created: consent.created };
    let margins = Margins {
        top_left: &format!("{} · {}", consent.unit.organisation, consent.unit.name),
        top_right: &dates::day(language, consent.terms.valid_from),
        bottom_left: &title,
    };
    let descriptions = [word("document-file-consent"), word("document-file-consent-key")];
    let files = consent.token.as_ref().map(|token| files(token, &descriptions));
    sheet.finish(&about, &margins, &files.unwrap_or_default())
}

/// What makes a document a key.
pub(super) fn files<'a>(token: &Token<'a>, descriptions: &'a [String; 2]) -> Vec<File<'a>> {
    let file = |name, media_type, bytes, description| File {
        name,
        media_type,
        description,
        relation: Relation::Data,
        bytes,
    };
    let [consent, key] = descriptions;
    vec![
        file("consent.jwt", "application/jwt", token.consent_jwt.as_bytes(), consent.as_str()),
        file("consent-key.json", "application/json", token.consent_key_json, key.as_str()),
    ]
}

fn write_terms(sheet: &mut Sheet, consent: &Consent<'_>) {
    let language = consent.language;
    let word = |key: &str| text::get(language, key);
    let Consent { unit, terms, .. } = consent;
    sheet.facts(&[
        (word("document-consent-who"), subject(consent.subject, language)),
        (word("document-consent-unit"), sender(unit)),
    ]);

    if consent.subject.kind().is_protected() {
        sheet.paragraph(&word("document-consent-protected"));
    }

    sheet.section(&word("document-consent-agree"));
    sheet.paragraph(&text::with(
        language,
        "document-consent-agree-text",
        &[("unit", unit.name.as_str().into()), ("organisation", unit.organisation.as_str().into())],
    ));
    sheet.bullets(&consent.parties.iter().map(|party| party.name.clone()).collect::<Vec<_>>());
    sheet.paragraph(&word("document-consent-about"));
    let plainly = |code: &str| {
        let name = word(&format!("document-category-{code}"));
        format!("{name}: {}", word(&format!("document-plainly-{code}")))
    };
    sheet.bullets(&terms.categories.iter().map(|category| plainly(category.code())).collect::<Vec<_>>());
    sheet.paragraph(&word("document-consent-nothing-else"));
    sheet.facts(&[
        (word("document-purpose"), terms.purpose.clone()),
        (word("document-period"), period(terms, language)),
        (word("document-method"), method(terms.method, language)),
        (word("document-consent-given"), dates::moment(language, terms.given_at)),
        (word("document-consent-received"), consent.worker.to_owned()),
        (word("document-consent-language"), word(&format!("document-language-{}", terms.language.tag()))),
        (word("document-consent-version"), terms.text_version.clone()),
    ]);
}

fn write_rights(sheet: &mut Sheet, consent: &Consent<'_>) {
    let language = consent.language;
    let word = |key: &str| text::get(language, key);
    sheet.section(&word("document-consent-rights"));
    let telephone = [("telephone", consent.unit.telephone.as_str().into())];
    sheet.bullets(&[
        word("document-consent-right-free"),
        text::with(language, "document-consent-right-revoke", &telephone),
        word("document-consent-right-see"),
        word("document-consent-right-copy"),
    ]);

    sheet.section(&word("document-consent-key"));
    let unit = [("unit", consent.unit.name.as_str().into())];
    sheet.paragraph(&text::with(language, "document-consent-key-text", &unit));
    if consent.unit.recovery_recipient.is_some() {
        sheet.paragraph(&text::with(language, "document-consent-recovery", &unit));
    }
    sheet.paragraph(&word("document-consent-law"));
}

fn write_signatures(sheet: &mut Sheet, consent: &Consent<'_>) {
    let language = consent.language;
    let signed = |name: &str| text::with(language, "document-consent-signature", &[("name", name.into())]);
    sheet.section_before(&text::get(language, "document-consent-signatures"), 160.0);
    sheet.paragraph(&text::get(language, "document-consent-signatures-text"));
    // What is signed lies in the client's record; a protected name is not printed even there.
    let client = match consent.subject.client() {
        Some(client) => signed(client.name.as_str()),
        None => text::get(language, "document-consent-signature-protected"),
    };
    sheet.signatures(&[client, signed(consent.worker)]);
}
