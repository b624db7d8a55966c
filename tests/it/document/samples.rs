//! Every document in both languages, written to `target/pdf-samples` for the validators.

use std::fs;
use std::path::PathBuf;

use underlag::document::{consent, request};
use underlag::domain::language::Language;

use super::case;

const LANGUAGES: [Language; 2] = [Language::Sv, Language::En];

#[test]
fn every_document_is_written() {
    for language in LANGUAGES {
        save(&format!("consent-{}", language.tag()), &consent_sample(language));
        save(&format!("request-{}", language.tag()), &request_sample(language));
    }
}

pub fn consent_sample(language: Language) -> Vec<u8> {
    let (client, unit, recipient, terms) = (case::client(), case::unit(), case::recipient(), case::terms());
    consent::pdf(&consent::Consent {
        language,
        client: &client,
        unit: &unit,
        worker: "Anna Exempel",
        parties: &[&recipient],
        terms: &terms,
        created: case::created(),
        token: Some(consent::Token { consent_jwt: "eyJhbGciOiJFZERTQSJ9.e30.c2ln", consent_key_json: b"{}" }),
    })
}

pub fn request_sample(language: Language) -> Vec<u8> {
    let (form, response) = case::form(
        "Varför frågar ni nu?",
        &[
            ("Anledning", "Det är vår första förfrågan"),
            (
                "Vad gör klienten idag?",
                "Deltar två förmiddagar i veckan i en öppen verksamhet.\n\nHar svårt att ta sig dit på egen hand.",
            ),
        ],
    );
    request_of(language, &form, &response)
}

pub fn request_of(
    language: Language,
    form: &underlag::forms::model::Questionnaire,
    response: &underlag::forms::response::Response,
) -> Vec<u8> {
    let (client, unit, recipient, terms) = (case::client(), case::unit(), case::recipient(), case::terms());
    request::pdf(&request::Request {
        language,
        kind: "Förfrågan till läkare",
        client: &client,
        unit: &unit,
        worker: "Anna Exempel",
        recipient: &recipient,
        consent: &terms,
        case_number: "SOC-EK 2026/417",
        acknowledge_by: jiff::civil::date(2026, 11, 25),
        due: jiff::civil::date(2026, 12, 11),
        answer_days: 15,
        created: case::created(),
        form,
        response,
        signed: Some(request::Signed {
            reference: case::reference(),
            request_hash: "3q2-7wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            key_thumbprint: "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k",
            response_json: r#"{"resourceType":"QuestionnaireResponse"}"#,
            request_json: "{}",
            consent_jwt: "eyJhbGciOiJFZERTQSJ9.e30.c2ln",
            proof_jwt: "eyJhbGciOiJFZERTQSJ9.e30.c2ln",
        }),
    })
}

fn save(name: &str, pdf: &[u8]) {
    assert!(pdf.starts_with(b"%PDF-1.7"), "{name}");
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/pdf-samples");
    fs::create_dir_all(&folder).expect("target can be written");
    fs::write(folder.join(format!("{name}.pdf")), pdf).expect("target can be written");
}
