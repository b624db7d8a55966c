//! The consent document: what client and worker read together and sign. It is also the key: the
//! token and the consent's secret lie in it.

use jiff::Timestamp;

use crate::document::layout::file::About;
use crate::document::layout::grid::Entry;
use crate::document::layout::sheet::{Margins, Sheet};
use crate::document::{File, Relation, place};
use crate::domain::consent::{Onward, Row};
use crate::domain::{ConsentTerms, Language, Name, Scope, Subject, Unit};
use crate::text::phrases::{categories, given, period, sender, subject, told};
use crate::text::{self, dates};

/// Widths of the grid's columns, in points.
const GRID: [f32; 3] = [140.0, 165.0, 165.0];

/// What a consent document is made of.
pub struct Consent<'a> {
    /// The language it is written in.
    pub language: Language,
    pub subject: &'a Subject,
    pub unit: &'a Unit,
    /// Name of who said yes in the client's place.
    pub representative: Option<&'a Name>,
    /// Name of who received the consent.
    pub received_by: &'a str,
    pub terms: &'a ConsentTerms,
    pub created: Timestamp,
    /// Where it is read how personal data are handled.
    pub data_protection: &'a str,
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
    let descriptions =
        [word("document-file-consent"), word("document-file-consent-key"), word("document-file-proof")];
    let files = consent.token.as_ref().map(|token| files(token, &descriptions));
    sheet.finish(&about, &margins, &files.unwrap_or_default())
}

/// What makes a document a key.
pub(super) fn files<'a>(token: &Token<'a>, descriptions: &'a [String; 3]) -> Vec<File<'a>> {
    let file = |name, media_type, bytes, description| File {
        name,
        media_type,
        description,
        relation: Relation::Data,
        bytes,
    };
    let [consent, key, proof] = descriptions;
    vec![
        file("consent.jwt", "application/jwt", token.consent_jwt.as_bytes(), consent.as_str()),
        file("consent-key.json", "application/json", token.consent_key_json, key.as_str()),
        place::blank(proof),
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
    let names = [("unit", unit.name.as_str().into()), ("organisation", unit.organisation.as_str().into())];
    sheet.paragraph(&text::with(language, "document-consent-agree-text", &names));
    write_grid(sheet, terms, language);
    write_plainly(sheet, terms, language);
    sheet.paragraph(&word("document-consent-nothing-else"));
    write_onward(sheet, terms, language);
    sheet.facts(&[
        (word("document-purpose"), terms.purpose.clone()),
        (word("document-period"), period(terms, language)),
        (word("document-method"), given(&terms.evidence, language)),
        (word("document-consent-given"), dates::moment(language, terms.given_at)),
        (word("document-consent-received"), consent.received_by.to_owned()),
        (word("document-consent-language"), word(&format!("document-language-{}", terms.language.tag()))),
        (word("document-consent-version"), terms.text_version.clone()),
    ]);
}

/// Who may tell whom what: a row for each party.
fn write_grid(sheet: &mut Sheet, terms: &ConsentTerms, language: Language) {
    let word = |key: &str| text::get(language, key);
    let head = ["document-grid-party", "document-grid-tells", "document-grid-told"].map(word);
    let none = |words: String| if words.is_empty() { word("document-grid-nothing") } else { words };
    let row = |row: &Row| {
        vec![
            Entry::Header(row.name.clone()),
            Entry::Text(none(categories(&row.scope.asks, language))),
            Entry::Text(none(told(&row.scope.told, language))),
        ]
    };
    sheet.grid(&GRID, &head, &terms.rows.iter().map(row).collect::<Vec<_>>());
}

/// What the words of the grid mean, each that is in it.
fn write_plainly(sheet: &mut Sheet, terms: &ConsentTerms, language: Language) {
    let all = terms.rows.iter().fold(Scope::default(), |sum, row| sum.and(&row.scope));
    let plainly = |name: &str, meaning: &str, code: &str| {
        let name = text::get(language, &format!("document-{name}-{code}"));
        format!("{name}: {}", text::get(language, &format!("document-{meaning}-{code}")))
    };
    let asks = all.asks.iter().map(|one| plainly("category", "plainly", one.code()));
    let told = all.told.iter().map(|one| plainly("told", "told-plainly", one.code()));
    sheet.paragraph(&text::get(language, "document-consent-about"));
    sheet.bullets(&asks.chain(told).collect::<Vec<_>>());
}

/// Whom answers may go on to, and that it is a promise.
fn write_onward(sheet: &mut Sheet, terms: &ConsentTerms, language: Language) {
    if terms.onward.is_empty() {
        sheet.paragraph(&text::get(language, "document-consent-no-onward"));
        return;
    }
    sheet.paragraph(&text::get(language, "document-consent-onward"));
    let line = |one: &Onward| {
        let named = [("party", one.name.as_str().into()), ("purpose", one.purpose.as_str().into())];
        text::with(language, "document-consent-onward-to", &named)
    };
    sheet.bullets(&terms.onward.iter().map(line).collect::<Vec<_>>());
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
    let address = [("address", consent.data_protection.into())];
    sheet.paragraph(&text::with(language, "document-consent-data-protection", &address));
}

fn write_signatures(sheet: &mut Sheet, consent: &Consent<'_>) {
    let language = consent.language;
    let signed = |name: &str| text::with(language, "document-consent-signature", &[("name", name.into())]);
    sheet.section_before(&text::get(language, "document-consent-signatures"), 160.0);
    sheet.paragraph(&text::get(language, "document-consent-signatures-text"));
    // What is signed lies in the client's record; a protected name is not printed even there.
    let client = match (consent.representative, consent.subject.client()) {
        (Some(representative), _) => signed(representative.as_str()),
        (None, Some(client)) => signed(client.name.as_str()),
        (None, None) => text::get(language, "document-consent-signature-protected"),
    };
    sheet.signatures(&[client, signed(consent.received_by)]);
}
