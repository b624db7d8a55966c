//! The consent document: what client and worker read together and sign. It is also the key: the
//! token and the consent's secret lie in it.

use jiff::Timestamp;

use crate::document::layout::file::About;
use crate::document::layout::grid::Entry;
use crate::document::layout::sheet::{Margins, Sheet};
use crate::document::{File, Relation, place};
use crate::domain::consent::{Onward, Row};
use crate::domain::{ConsentTerms, Language, Name, Scope, Subject, Unit};
use crate::text::phrases::{categories, given, sender, subject, told};
use crate::text::wording::Words;
use crate::text::{self, dates};

/// Widths of the grid's columns, in points.
const GRID: [f32; 3] = [140.0, 165.0, 165.0];

/// What a consent document is made of.
pub struct Consent<'a> {
    /// The words it is written in.
    pub words: &'a Words,
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
    let language = consent.words.language();
    let word = |key: &str| consent.words.get(key);
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
    let descriptions = ["document-file-consent", "document-file-consent-key", "document-file-proof"]
        .map(|key| text::get(language, key));
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
    let Consent { unit, terms, words, .. } = consent;
    let language = words.language();
    sheet.facts(&[
        (words.get("document-consent-who"), subject(consent.subject, language)),
        (words.get("document-consent-unit"), sender(unit)),
    ]);

    if consent.subject.kind().is_protected() {
        sheet.paragraph(&words.get("document-consent-protected"));
    }

    sheet.section(&words.get("document-consent-agree"));
    let names = [("unit", unit.name.as_str().into()), ("organisation", unit.organisation.as_str().into())];
    sheet.paragraph(&words.with("document-consent-agree-text", &names));
    write_grid(sheet, terms, language);
    write_plainly(sheet, terms, words);
    sheet.paragraph(&words.get("document-consent-nothing-else"));
    write_onward(sheet, terms, words);
    write_event(sheet, consent);
}

/// For what, how long, and how it came about.
fn write_event(sheet: &mut Sheet, consent: &Consent<'_>) {
    let Consent { terms, words, .. } = consent;
    let language = words.language();
    let period = [
        ("from", dates::day(language, terms.valid_from).into()),
        ("to", dates::day(language, terms.valid_to).into()),
    ];
    let spoken = text::get(language, &format!("document-language-{}", terms.language.tag()));
    sheet.facts(&[
        (words.get("document-consent-purpose"), terms.purpose.clone()),
        (words.get("document-consent-period"), words.with("document-consent-period-text", &period)),
        (words.get("document-consent-method"), given(&terms.evidence, language)),
        (text::get(language, "document-evidence-note"), terms.evidence.note.clone().unwrap_or_default()),
        (words.get("document-consent-given"), dates::moment(language, terms.given_at)),
        (words.get("document-consent-received"), consent.received_by.to_owned()),
        (words.get("document-consent-language"), spoken),
        (words.get("document-consent-version"), terms.text.version.clone()),
        (words.get("document-consent-hash"), terms.text.hash.clone().unwrap_or_default()),
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
fn write_plainly(sheet: &mut Sheet, terms: &ConsentTerms, words: &Words) {
    let all = terms.rows.iter().fold(Scope::default(), |sum, row| sum.and(&row.scope));
    let name = |sort: &str, code: &str| text::get(words.language(), &format!("document-{sort}-{code}"));
    let asks = all.asks.iter().map(|one| {
        let meaning = words.get(&format!("document-consent-plainly-{}", one.code()));
        format!("{}: {meaning}", name("category", one.code()))
    });
    let told = all.told.iter().map(|one| {
        let meaning = words.get(&format!("document-consent-told-{}", one.code()));
        format!("{}: {meaning}", name("told", one.code()))
    });
    sheet.paragraph(&words.get("document-consent-about"));
    sheet.bullets(&asks.chain(told).collect::<Vec<_>>());
}

/// Whom answers may go on to, and that it is a promise.
fn write_onward(sheet: &mut Sheet, terms: &ConsentTerms, words: &Words) {
    if terms.onward.is_empty() {
        sheet.paragraph(&words.get("document-consent-no-onward"));
        return;
    }
    sheet.paragraph(&words.get("document-consent-onward"));
    let line = |one: &Onward| {
        let named = [("party", one.name.as_str().into()), ("purpose", one.purpose.as_str().into())];
        words.with("document-consent-onward-to", &named)
    };
    sheet.bullets(&terms.onward.iter().map(line).collect::<Vec<_>>());
}

fn write_rights(sheet: &mut Sheet, consent: &Consent<'_>) {
    let words = consent.words;
    sheet.section(&words.get("document-consent-rights"));
    let telephone = [("telephone", consent.unit.telephone.as_str().into())];
    sheet.bullets(&[
        words.get("document-consent-right-free"),
        words.with("document-consent-right-revoke", &telephone),
        words.get("document-consent-right-see"),
        words.get("document-consent-right-copy"),
    ]);

    sheet.section(&words.get("document-consent-key"));
    let unit = [("unit", consent.unit.name.as_str().into())];
    sheet.paragraph(&words.with("document-consent-key-text", &unit));
    if consent.unit.recovery_recipient.is_some() {
        sheet.paragraph(&words.with("document-consent-recovery", &unit));
    }
    sheet.paragraph(&words.get("document-consent-law"));
    let address = [("address", consent.data_protection.into())];
    sheet.paragraph(&words.with("document-consent-data-protection", &address));
}

fn write_signatures(sheet: &mut Sheet, consent: &Consent<'_>) {
    let words = consent.words;
    let signed = |name: &str| words.with("document-consent-signature", &[("name", name.into())]);
    sheet.section_before(&words.get("document-consent-signatures"), 160.0);
    sheet.paragraph(&words.get("document-consent-signatures-text"));
    // What is signed lies in the client's record; a protected name is not printed even there.
    let client = match (consent.representative, consent.subject.client()) {
        (Some(representative), _) => signed(representative.as_str()),
        (None, Some(client)) => signed(client.name.as_str()),
        (None, None) => words.get("document-consent-signature-protected"),
    };
    sheet.signatures(&[client, signed(consent.received_by)]);
}
