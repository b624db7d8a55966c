//! Every document in both languages, written to `target/pdf-samples` for `tests/pdf/run`. Beside
//! each lies `NAME.order`: phrases, one a line, that must be extracted in that order.

use std::fs;
use std::path::PathBuf;
use underlag::domain::{Scope, Wording};

use jiff::civil::date;
use underlag::document::conditions::Conditions;
use underlag::document::{Head, answer, card, consent, copy, enrolment, key, letter, receipt, request};
use underlag::domain::consent::Subject;
use underlag::domain::language::Language;
use underlag::domain::recipient::{Recipient, RecipientKind};
use underlag::domain::request::DeclineReason;
use underlag::domain::unit::Unit;
use underlag::forms::catalogue::{Catalogue, Kind};
use underlag::forms::chain;
use underlag::forms::json::response_from_json;
use underlag::forms::model::Questionnaire;
use underlag::forms::prefill;
use underlag::forms::response::Response;
use underlag::text::wording::Words;

use super::{case, report};

const PROOF: &str = "eyJhbGciOiJFZERTQSJ9.e30.c2ln";
const HASH: &str = "3q2-7wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
const THUMBPRINT: &str = "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k";

#[test]
fn every_document_is_written() {
    for language in Language::ALL {
        let tag = language.tag();
        let (client, reference) = (case::client().name.to_string(), case::reference().to_string());
        save(&format!("consent-{tag}"), &consent_sample(language), &[&client, "Vårdcentralen Eken"]);
        let (form, response) = questions();
        let order =
            [reference.as_str(), &client, "Det är vår första förfrågan", "SOC-EK 2026/417", THUMBPRINT];
        save(&format!("request-{tag}"), &request_sample(language, &form, &response, true), &order);
        save(
            &format!("request-preview-{tag}"),
            &request_sample(language, &form, &response, false),
            &[&client],
        );
        for (name, content) in contents(&form, &response) {
            let pdf = answer_sample(language, content);
            save(&format!("answer-{name}-{tag}"), &pdf, &[&reference, &client, THUMBPRINT]);
        }
        save(&format!("receipt-sent-{tag}"), &sent_sample(language), &[&reference, &client, HASH]);
        let order = [reference.as_str(), "Vårdcentralen Eken", "intyg åäö.pdf", HASH];
        save(&format!("receipt-answered-{tag}"), &answered_sample(language), &order);
        save(&format!("report-{tag}"), &report::sample(language), &["Norrskogens vårdcentral"]);
        save(&format!("enrolment-{tag}"), &letter_sample(language), &["7K3M-Q9XD-", "8JPA-2", "vc-eken"]);
        let order = ["https://underlag.aby.example/k", "7K3M-Q9XD-", "HH2C-8JPA-"];
        save(&format!("card-{tag}"), &card_sample(language), &order);
        save(&format!("slip-{tag}"), &slip_sample(language), &["7K3M-Q9XD-", "8JPA-2", &reference]);
    }
}

/// Where nobody may be named: what stands in the place of a name, and no name.
#[test]
fn documents_that_name_nobody_are_written() {
    let (form, response) = questions();
    for language in Language::ALL {
        let tag = language.tag();
        save(&format!("key-{tag}"), &key_sample(language), &["Ärendekonsultation", "Anna Exempel"]);
        for (name, subject, words) in [
            ("protected", Subject::Protected, ["Skyddade personuppgifter", "Protected personal data"]),
            ("nobody", Subject::Nobody, ["Ingen namngiven person", "No named person"]),
        ] {
            let words = words[usize::from(language == Language::En)];
            let request = request_of(language, &subject, (&form, &response), true);
            save(&format!("request-{name}-{tag}"), &request, &[words, THUMBPRINT]);
        }
        let consent = consent_of(Wording::of(language, false), &Subject::Protected);
        save(&format!("consent-protected-{tag}"), &consent, &["Vårdcentralen Eken"]);
    }
    let easy = consent_of(Wording::SvEasy, &Subject::Protected);
    save("consent-protected-sv-easy", &easy, &["Du får säga nej."]);
    save("consent-sv-easy", &consent_of(Wording::SvEasy, &case::subject()), &["Får vi fråga om dig?"]);
}

#[test]
fn a_copy_says_that_it_is_one() {
    let (form, response) = questions();
    for (language, lead) in [(Language::Sv, "Det här är en kopia"), (Language::En, "This is a copy")] {
        let reference = case::reference().to_string();
        let pdf = copy::pdf(&copy::Copy {
            language,
            kind: "Förfrågan till läkare",
            reference: &reference,
            facts: &[("Från".to_owned(), "Vårdcentralen Eken".to_owned())],
            filled: Some((&form, &response)),
            attachments: &["intyg åäö.pdf".to_owned()],
            made: case::created(),
        });
        let order = [lead, "Vårdcentralen Eken", "Det är vår första förfrågan", "intyg åäö.pdf"];
        save(&format!("copy-{}", language.tag()), &pdf, &order);
    }
}

/// The real forms, filled in as their examples are.
#[test]
fn every_form_kind_is_written() {
    for kind in Catalogue::builtin().kinds() {
        let read = |json: &Option<String>, form: &Questionnaire| {
            response_from_json(json.as_deref().expect("an example"), form).expect("it fits its form")
        };
        let request = read(&kind.example_request, &kind.request);
        let answer = read(&kind.example_answer, &kind.answer);
        for language in Language::ALL {
            let tag = language.tag();
            let pdf = request_sample(language, &kind.request, &request, true);
            save(
                &format!("kind-{}-request-{tag}", kind.id),
                &pdf,
                &[case::client().name.as_str(), THUMBPRINT],
            );
            let score = kind.has_chain.then(|| chain::score(&kind.answer, &answer));
            let content =
                answer::Content::Answered { form: &kind.answer, response: &answer, score, attachments: &[] };
            let pdf = answer_sample(language, content);
            save(
                &format!("kind-{}-answer-{tag}", kind.id),
                &pdf,
                &[case::client().name.as_str(), THUMBPRINT],
            );
            let client = case::client();
            let order = ["Vårdcentralen Eken", client.name.as_str(), "SOC-EK 2026/417"];
            save(&format!("kind-{}-letter-{tag}", kind.id), &post_sample(language, kind, &request), &order);
        }
    }
}

#[test]
fn the_longest_texts_flow_over_pages() {
    let long: String = (1..=2_900).map(|n| format!("ord{n} ")).collect();
    assert!(long.len() > 20_000, "a field of 20,000 characters");
    let word = "Å".repeat(500);
    let lines = "rad\n".repeat(300);
    let (form, response) = case::form(
        "Långt",
        &[
            ("Lång text", &long),
            ("Ett ord", &word),
            ("Många rader", &lines),
            (&word, "svar"),
            ("Sist", "slut"),
        ],
    );
    let pdf = request_sample(Language::Sv, &form, &response, true);
    save("long-sv", &pdf, &["ord1 ord2", "ord1450 ord1451", "ord2899 ord2900", "Många rader", "Sist"]);
}

#[test]
fn every_character_is_drawn_or_visibly_replaced() {
    let (form, response) = case::form(
        "Tecken",
        &[
            (
                "Latin",
                "Åsa Öberg-Ćosić, naïve façade, Łódź, Ţară, ﬁn, e\u{301}, „citat” – 20 € … 5 × 3 ≤ 16 → ✓ ☐",
            ),
            ("Greek, Cyrillic", "Ελληνικά Кириллица Ђорђе"),
            ("Hebrew, Arabic", "שלום (עולם) 123 and العربية text"),
            ("Not in the fonts", "汉字 日本語 👩\u{200D}⚕\u{FE0F} \u{E000} \u{10FFFF}"),
            ("Controls", "a\u{0}b\u{7}c\td\u{AD}e\u{FEFF}f\u{202E}desrever\u{202C}g\u{2028}h\r\ni"),
        ],
    );
    let pdf = request_sample(Language::Sv, &form, &response, true);
    let order = ["Łódź", "Ελληνικά Кириллица", "العربية", "\u{FFFD}\u{FFFD}", "ab\u{FFFD}"];
    save("characters-sv", &pdf, &order[..4]);
}

pub fn questions() -> (Questionnaire, Response) {
    case::form(
        "Därför frågar vi nu",
        &[
            ("Anledning", "Det är vår första förfrågan"),
            (
                "Vad gör klienten idag?",
                "Deltar två förmiddagar i veckan i en öppen verksamhet och hjälper till i köket.\n\nHar svårt \
             att ta sig dit på egen hand och behöver vila efteråt.",
            ),
            ("Hur många timmar i veckan är planerade?", "10"),
        ],
    )
}

/// Every way to answer.
pub fn contents<'a>(
    form: &'a Questionnaire,
    response: &'a Response,
) -> [(&'static str, answer::Content<'a>); 4] {
    const ATTACHMENTS: [answer::Attachment<'static>; 2] = [
        answer::Attachment {
            name: "intyg åäö.pdf",
            media_type: "application/pdf",
            bytes: b"%PDF-1.4\n%%EOF",
        },
        answer::Attachment { name: "bild.png", media_type: "image/png", bytes: b"\x89PNG\r\n\x1a\n" },
    ];
    [
        ("given", answer::Content::Answered { form, response, score: None, attachments: &ATTACHMENTS }),
        (
            "declined",
            answer::Content::Declined { reason: DeclineReason::NeedsVisitFirst, comment: "Ring oss." },
        ),
        ("wrong", answer::Content::WrongRecipient { perhaps_at: "Vårdcentralen Linden" }),
        ("more-time", answer::Content::MoreTime { until: date(2027, 1, 8), reason: "Läkaren är ledig." }),
    ]
}

pub fn consent_sample(language: Language) -> Vec<u8> {
    consent_of(Wording::of(language, false), &case::subject())
}

pub fn consent_of(wording: Wording, client: &Subject) -> Vec<u8> {
    let (unit, terms, words) = (case::unit(), case::terms(), Words::ours(wording));
    consent::pdf(&consent::Consent {
        words: &words,
        subject: client,
        unit: &unit,
        representative: None,
        received_by: "Anna Exempel",
        terms: &terms,
        created: case::created(),
        data_protection: "https://underlag.example.se/dataskydd",
        token: Some(consent::Token { consent_jwt: PROOF, consent_key_json: br#"{"secret":"c2VjcmV0"}"# }),
    })
}

fn head<'a>(language: Language, subject: &'a Subject, unit: &'a Unit, recipient: &'a Recipient) -> Head<'a> {
    Head {
        language,
        kind: "Förfrågan till läkare",
        reference: Some(case::reference()),
        subject,
        unit,
        worker: "Anna Exempel",
        recipient,
        case_number: "SOC-EK 2026/417",
        sent_at: case::created(),
        due: date(2026, 12, 11),
    }
}

fn key_sample(language: Language) -> Vec<u8> {
    key::pdf(&key::Key {
        language,
        kind: "Ärendekonsultation",
        unit: &case::unit(),
        worker: "Anna Exempel",
        valid_to: date(2027, 11, 22),
        created: case::created(),
        token: consent::Token { consent_jwt: PROOF, consent_key_json: br#"{"secret":"c2VjcmV0"}"# },
    })
}

/// Of an enquiry to a doctor, with a fee.
fn conditions(language: Language, response: &Response) -> Conditions {
    let catalogue = Catalogue::builtin();
    let kind = catalogue.kind("forfragan-till-lakare").expect("a built-in kind");
    Conditions {
        footing: kind.footing(RecipientKind::Clinic, response, language),
        fee: Some("1 900 kronor i timmen (avtal: 2026-17)".to_owned()),
    }
}

pub fn request_sample(
    language: Language,
    form: &Questionnaire,
    response: &Response,
    signed: bool,
) -> Vec<u8> {
    request_of(language, &case::subject(), (form, response), signed)
}

fn request_of(
    language: Language,
    client: &Subject,
    (form, response): (&Questionnaire, &Response),
    signed: bool,
) -> Vec<u8> {
    let (unit, recipient, terms) = (case::unit(), case::recipient(), case::terms());
    request::pdf(&request::Request {
        head: Head { reference: signed.then(case::reference), ..head(language, client, &unit, &recipient) },
        consent: &terms,
        scope: &Scope::whole(),
        conditions: &conditions(language, response),
        previous: None,
        acknowledge_by: date(2026, 11, 25),
        answer_days: 15,
        form,
        response,
        attachments: &[],
        signed: signed.then_some(request::Signed {
            request_hash: HASH,
            key_thumbprint: THUMBPRINT,
            response_json: r#"{"resourceType":"QuestionnaireResponse","text":"åäö \u202e"}"#,
            request_json: "{}",
            consent_jwt: PROOF,
            recipient_jwt: Some(PROOF),
        }),
    })
}

pub fn answer_sample(language: Language, content: answer::Content<'_>) -> Vec<u8> {
    let (client, unit, recipient) = (case::subject(), case::unit(), case::recipient());
    let answered = matches!(content, answer::Content::Answered { .. });
    answer::pdf(&answer::Answer {
        head: head(language, &client, &unit, &recipient),
        late: answered,
        created: "2026-12-14T09:30:00Z".parse().expect("a valid moment"),
        answered_by: if answered {
            "Kim Exempel, Läkare, Vårdcentralen Åby".to_owned()
        } else {
            String::new()
        },
        paper: None,
        content,
        signed: Some(answer::Signed {
            answer_hash: HASH,
            key_thumbprint: THUMBPRINT,
            response_json: answered.then_some("{}"),
            answer_json: "{}",
            consent_jwt: None,
            recipient_jwt: Some(PROOF),
            one_time: false,
        }),
    })
}

/// Receipts and keys.
pub fn letters(language: Language) -> [Vec<u8>; 5] {
    [
        sent_sample(language),
        answered_sample(language),
        letter_sample(language),
        slip_sample(language),
        card_sample(language),
    ]
}

fn sent_sample(language: Language) -> Vec<u8> {
    let (client, unit, recipient) = (case::subject(), case::unit(), case::recipient());
    receipt::sent_pdf(&receipt::Sent {
        head: head(language, &client, &unit, &recipient),
        acknowledge_by: date(2026, 11, 25),
        expires: date(2027, 1, 19),
        ahead: &case::ahead(),
        consent_until: date(2027, 5, 20),
        request_hash: HASH,
    })
}

fn answered_sample(language: Language) -> Vec<u8> {
    receipt::answered_pdf(&receipt::Answered {
        head: head(language, &case::subject(), &case::unit(), &case::recipient()),
        outcome: receipt::Outcome::Answered,
        received_at: "2026-12-14T09:30:00Z".parse().expect("a valid moment"),
        late: true,
        attachments: &[("intyg åäö.pdf", 1_432_000), ("bild.png", 12_345)],
        answer_hash: HASH,
    })
}

fn letter_sample(language: Language) -> Vec<u8> {
    enrolment::letter_pdf(&enrolment::Enrolment {
        language,
        issuer: "Åby kommun",
        contact: "010-123 45 67",
        address: "https://underlag.aby.example",
        recipient: &case::recipient(),
        key: "7K3M-Q9XD-04VW-N5TB-HH2C-8JPA-2RX",
        created: case::created(),
    })
}

pub fn card_sample(language: Language) -> Vec<u8> {
    card::pdf(&card::Card {
        language,
        unit: Some(&case::unit()),
        address: "https://underlag.aby.example/k",
        code: "7K3M-Q9XD-04VW-N5TB-HH2C-8JPA-2RX",
        until: date(2028, 5, 20),
        created: case::created(),
    })
}

fn slip_sample(language: Language) -> Vec<u8> {
    enrolment::slip_pdf(&enrolment::Slip {
        head: head(language, &case::subject(), &case::unit(), &case::recipient()),
        issuer: "Åby kommun",
        address: "https://underlag.aby.example",
        key: "7K3M-Q9XD-04VW-N5TB-HH2C-8JPA-2RX",
        valid_until: date(2027, 1, 19),
    })
}

/// The request on paper, with the answer form to fill in by hand.
fn post_sample(language: Language, kind: &Kind, response: &Response) -> Vec<u8> {
    let address = "Box 120\n123 80 Exempelstad".to_owned();
    let answer_form = prefill::answer_form(kind, &Scope::whole(), response);
    let unit = Unit { address: address.clone(), ..case::unit() };
    let recipient = Recipient { address: Some(address), ..case::recipient() };
    letter::pdf(&letter::Letter {
        head: Head { kind: kind.name.get(language), ..head(language, &case::subject(), &unit, &recipient) },
        consent: &case::terms(),
        scope: &Scope::whole(),
        conditions: &conditions(language, response),
        address: "https://underlag.aby.example",
        form: &kind.request,
        response,
        answer_form: &answer_form,
    })
}

fn save(name: &str, pdf: &[u8], order: &[&str]) {
    assert!(pdf.starts_with(b"%PDF-1.7"), "{name}");
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/pdf-samples");
    fs::create_dir_all(&folder).expect("target can be written");
    fs::write(folder.join(format!("{name}.pdf")), pdf).expect("target can be written");
    fs::write(folder.join(format!("{name}.order")), order.join("\n")).expect("target can be written");
}
