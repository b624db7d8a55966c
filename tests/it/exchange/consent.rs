//! Consents: given, refused, revoked, and every way a document can be wrong.

use crate::scope::only;
use jiff::civil::date;
use underlag::crypto::secret::ConsentSecret;
use underlag::crypto::token::{self, NewConsent};
use underlag::document::read::{Written, bare, written};
use underlag::domain::consent::{ConsentState, Subject};
use underlag::domain::request::Status;
use underlag::domain::workflow::Refusal;
use underlag::exchange::consent::Giver;
use underlag::exchange::error::ConsentFault;
use underlag::exchange::{Error, consent, consent_file, search};

use super::gateway::{CLINIC, TestGateway, client_named, number, subject};

fn fault(result: Result<consent_file::HeldConsent, Error>) -> ConsentFault {
    match result {
        Err(Error::Consent(fault)) => fault,
        other => panic!("expected a faulty document, got {other:?}"),
    }
}

#[tokio::test]
async fn a_saved_document_can_be_dropped_again() {
    let gateway = TestGateway::new();
    let held = gateway.consent().await;
    assert_eq!(held.subject, subject());
    assert_eq!(held.terms().rows[0].party, CLINIC);
}

#[tokio::test]
async fn the_document_says_where_it_is_read_how_personal_data_are_handled() {
    let gateway = TestGateway::new();
    let pdf = gateway.consent_pdf(gateway.terms()).await;
    let document = lopdf::Document::load_mem(&pdf).expect("a sound file");
    let pages: Vec<u32> = document.get_pages().into_keys().collect();
    let text = document.extract_text(&pages).expect("text").replace(char::is_whitespace, "");
    let address = format!("{}/dataskydd", gateway.config.server.base_url);
    assert!(text.contains(&address), "{address} is not in: {text}");
}

#[tokio::test]
async fn a_document_with_bytes_before_its_header_is_taken_and_is_not_as_written() {
    let gateway = TestGateway::new();
    let pdf = gateway.consent_pdf(gateway.terms()).await;
    let is_as_written = |pdf: &[u8]| matches!(written(pdf), Written::Ours { place: Some(_) });
    assert!(is_as_written(&pdf));
    for before in ["\u{feff}", "\r\n", "\x1b%-12345X@PJL ENTER LANGUAGE=PDF\r\n"] {
        let longer = [before.as_bytes(), &pdf].concat();
        let held = consent_file::read(&gateway, &longer, gateway.now()).expect("the same document");
        assert_eq!(held.subject, subject());
        assert!(!is_as_written(&longer), "whoever checks it is told");
        assert_eq!(bare(&longer), pdf, "and it is cut off first");
    }
}

#[tokio::test]
async fn the_document_is_recorded_by_digest_only() {
    let gateway = TestGateway::new();
    let held = gateway.consent().await;
    let record = gateway.store.consent(&held.id).expect("readable").expect("recorded");
    assert_eq!(record.state, ConsentState::Given);
    assert_eq!(
        search::consents(&gateway, &gateway.worker(), &number("190001019801")).expect("readable"),
        vec![record]
    );
    assert!(
        search::consents(&gateway, &gateway.worker(), &number("190002109809")).expect("readable").is_empty()
    );
}

#[tokio::test]
async fn not_a_pdf() {
    let gateway = TestGateway::new();
    let result = consent_file::read(&gateway, b"PK\x03\x04 a word processor's file", gateway.now());
    assert_eq!(fault(result), ConsentFault::NotAPdf);
}

#[tokio::test]
async fn a_cut_document_is_damaged() {
    let gateway = TestGateway::new();
    let pdf = gateway.consent_pdf(gateway.terms()).await;
    assert_eq!(fault(consent_file::read(&gateway, &pdf[..900], gateway.now())), ConsentFault::Damaged);
}

#[tokio::test]
async fn a_consent_of_another_gateway_is_foreign() {
    let gateway = TestGateway::new();
    let other = TestGateway::new();
    let pdf = other.consent_pdf(other.terms()).await;
    assert_eq!(fault(consent_file::read(&gateway, &pdf, gateway.now())), ConsentFault::Foreign);
}

#[tokio::test]
async fn an_expired_consent_sends_nothing_but_still_opens() {
    let gateway = TestGateway::new();
    let pdf = gateway.consent_pdf(gateway.terms()).await;
    gateway.advance_days(200);
    assert_eq!(fault(consent_file::read(&gateway, &pdf, gateway.now())), ConsentFault::Expired);
    consent_file::read_to_open(&gateway, &pdf).expect("opens what was sent under it");
}

#[tokio::test]
async fn a_consent_for_later_sends_nothing_yet() {
    let gateway = TestGateway::new();
    let mut terms = gateway.terms();
    terms.valid_from = date(2026, 12, 1);
    let pdf = gateway.consent_pdf(terms).await;
    assert_eq!(fault(consent_file::read(&gateway, &pdf, gateway.now())), ConsentFault::NotYetValid);
}

#[tokio::test]
async fn a_valid_token_that_is_not_recorded_is_unknown() {
    // The gateway's key in a thief's hands makes no consent: it has to be recorded as well.
    let gateway = TestGateway::new();
    let held = gateway.consent().await;
    let secret = ConsentSecret::generate(&gateway.random).expect("random");
    let terms = gateway.terms();
    let public = secret.public();
    let new = NewConsent {
        issuer: gateway.issuer(),
        subject: held.verified.subject,
        client: held.client_digest(),
        name: held.verified.name,
        terms: &terms,
        public: &public,
    };
    let token =
        token::issue_consent(&gateway.keys, &new, &gateway.random, gateway.now()).expect("issued").token;
    let key = consent_file::ConsentKeyFile {
        secret: secret.expose().to_string(),
        subject: subject(),
        representative: None,
    };
    let key = serde_json::to_vec(&key).expect("JSON");
    let parties = gateway.parties();
    let pdf = underlag::document::consent::pdf(&underlag::document::consent::Consent {
        words: gateway.words.read(&terms.text).expect("our words"),
        subject: &subject(),
        unit: parties.unit_by_id("ekbacken").expect("the unit"),
        representative: None,
        received_by: "Anna Test",
        terms: &terms,
        created: gateway.now(),
        data_protection: "https://underlag.example.se/dataskydd",
        token: Some(underlag::document::consent::Token { consent_jwt: &token, consent_key_json: &key }),
    });
    assert_eq!(fault(consent_file::read(&gateway, &pdf, gateway.now())), ConsentFault::Unknown);
}

#[tokio::test]
async fn another_clients_name_on_a_token_is_damage() {
    let gateway = TestGateway::new();
    let held = gateway.consent().await;
    let other = Subject::Client(client_named("Märta Åkerlöf", "190002109809"));
    let key = consent_file::ConsentKeyFile {
        secret: held.secret.expose().to_string(),
        subject: other.clone(),
        representative: None,
    };
    let key = serde_json::to_vec(&key).expect("JSON");
    let parties = gateway.parties();
    let pdf = underlag::document::consent::pdf(&underlag::document::consent::Consent {
        words: gateway.words.read(&held.terms().text).expect("our words"),
        subject: &other,
        unit: parties.unit_by_id("ekbacken").expect("the unit"),
        representative: None,
        received_by: "Anna Test",
        terms: held.terms(),
        created: gateway.now(),
        data_protection: "https://underlag.example.se/dataskydd",
        token: Some(underlag::document::consent::Token { consent_jwt: &held.token, consent_key_json: &key }),
    });
    assert_eq!(fault(consent_file::read(&gateway, &pdf, gateway.now())), ConsentFault::Damaged);
}

#[tokio::test]
async fn another_name_with_the_same_number_is_damage_too() {
    let gateway = TestGateway::new();
    let held = gateway.consent().await;
    let Subject::Client(client) = &held.subject else { panic!("a client") };
    for (name, expected) in
        [(client.name.to_string(), None), (format!("{} ", client.name), Some(ConsentFault::Damaged))]
    {
        let other = Subject::Client(client_named(&name, client.personal_number.as_str()));
        let key = consent_file::ConsentKeyFile {
            secret: held.secret.expose().to_string(),
            subject: other.clone(),
            representative: None,
        };
        let key = serde_json::to_vec(&key).expect("JSON");
        let parties = gateway.parties();
        let pdf = underlag::document::consent::pdf(&underlag::document::consent::Consent {
            words: gateway.words.read(&held.terms().text).expect("our words"),
            subject: &other,
            unit: parties.unit_by_id("ekbacken").expect("the unit"),
            representative: None,
            received_by: "Anna Test",
            terms: held.terms(),
            created: gateway.now(),
            data_protection: "https://underlag.example.se/dataskydd",
            token: Some(underlag::document::consent::Token {
                consent_jwt: &held.token,
                consent_key_json: &key,
            }),
        });
        let read = consent_file::read(&gateway, &pdf, gateway.now());
        let got = if read.is_ok() { None } else { Some(fault(read)) };
        assert_eq!(got, expected);
    }
}

#[tokio::test]
async fn empty_terms_and_wrong_periods_are_refused() {
    let gateway = TestGateway::new();
    let give = async |change: fn(&mut underlag::domain::consent::ConsentTerms)| {
        let mut terms = gateway.terms();
        change(&mut terms);
        match consent::give(&gateway, &gateway.worker(), Giver::alone(&subject()), terms, gateway.now()).await
        {
            Err(Error::Refused(refusal)) => refusal,
            other => panic!("expected a refusal, got {other:?}"),
        }
    };
    assert_eq!(give(|terms| terms.rows.clear()).await, Refusal::ConsentEmpty);
    assert_eq!(give(|terms| only(terms, &[])).await, Refusal::ConsentEmpty);
    assert_eq!(give(|terms| terms.purpose = "  ".to_owned()).await, Refusal::ConsentEmpty);
    assert_eq!(give(|terms| terms.valid_to = date(2026, 11, 22)).await, Refusal::ConsentPeriod);
    assert_eq!(give(|terms| terms.valid_to = date(2028, 1, 1)).await, Refusal::ConsentPeriod);
    assert!(
        search::consents(&gateway, &gateway.worker(), &number("190001019801")).expect("readable").is_empty()
    );
}

#[tokio::test]
async fn a_refusal_is_recorded_and_allows_nothing() {
    let gateway = TestGateway::new();
    consent::refuse(&gateway, &gateway.worker(), &subject(), &gateway.terms(), gateway.now())
        .await
        .expect("noted");
    let records = search::consents(&gateway, &gateway.worker(), &number("190001019801")).expect("readable");
    assert_eq!(records[0].state, ConsentState::Refused);
}

#[tokio::test]
async fn revoking_ends_everything_under_the_consent() {
    let gateway = TestGateway::new();
    let (held, reference) = gateway.sent().await;
    let visit = gateway.open(&reference).await.expect("opened before");
    consent::revoke(&gateway, &gateway.worker(), &held.id, gateway.now()).await.expect("revoked");

    let record = gateway.record(&reference);
    assert_eq!(record.status(), Status::Withdrawn);
    assert_eq!(record.document, None);
    assert_eq!(gateway.store.pending_destructions(10).expect("readable").len(), 1);
    assert!(gateway.open(&reference).await.is_err(), "the link opens nothing");
    let late = underlag::exchange::answer::acknowledge(&gateway, &visit, None, gateway.now()).await;
    assert!(matches!(late, Err(Error::Refused(Refusal::Withdrawn))), "{late:?}");
    let again = gateway.send(&held, CLINIC, "after").await;
    assert!(matches!(again, Err(Error::Refused(Refusal::ConsentRevoked))), "{again:?}");
    let twice = consent::revoke(&gateway, &gateway.worker(), &held.id, gateway.now()).await;
    assert!(matches!(twice, Err(Error::Refused(Refusal::ConsentRevoked))), "{twice:?}");
}

#[tokio::test]
async fn another_units_worker_can_not_revoke() {
    let gateway = TestGateway::new();
    let held = gateway.consent().await;
    let result = consent::revoke(&gateway, &gateway.stranger(), &held.id, gateway.now()).await;
    assert!(matches!(result, Err(Error::NotFound)), "{result:?}");
}
