//! Kinds, forms, recipients and units; and what every answer has in common.

use crate::scope::asking;
use axum::body::Body;
use axum::http::{Method, Request, StatusCode};
use serde_json::Value;
use underlag::domain::InformationCategory;
use underlag::forms::load::load;
use underlag::forms::model::Questionnaire;
use underlag::forms::restrict::restrict;
use underlag::forms::value_set::ValueSets;

use super::office_and_system;
use crate::web::worker::office::KIND;

fn ids(answer: &Value) -> Vec<&str> {
    let items = answer["items"].as_array().expect("items");
    items.iter().map(|item| item["id"].as_str().expect("an id")).collect()
}

#[tokio::test]
async fn kinds_are_listed_in_the_language_asked_for() {
    let (office, mut system) = office_and_system();
    let kinds = system.get("/api/v1/kinds").await;
    let known: Vec<&str> = office.gateway().catalogue.kinds().iter().map(|kind| kind.id.as_str()).collect();
    assert_eq!(ids(&kinds.json), known);
    let named = |json: &Value| -> String {
        let items = json["items"].as_array().expect("items");
        items.iter().find(|kind| kind["id"] == KIND).expect("there")["name"]
            .as_str()
            .expect("text")
            .to_owned()
    };
    let swedish = named(&kinds.json);
    system.language = "en";
    let english = named(&system.get("/api/v1/kinds").await.json);
    assert_ne!(swedish, english);
}

/// All of a form, to be compared.
fn written(form: &Questionnaire) -> String {
    format!("{form:#?}")
}

/// Or the first line that differs.
fn same(one: &str, other: &str, about: &str) {
    let differing = one.lines().zip(other.lines()).find(|(one, other)| one != other);
    assert_eq!(differing, None, "{about}");
    assert_eq!(one.len(), other.len(), "{about}");
}

/// For each kind and each single category: what is sent is the form that a consent leaves.
#[tokio::test]
async fn a_form_is_cut_down_as_a_consent_cuts_it() {
    let (office, system) = office_and_system();
    let mut shorter = 0;
    for kind in office.gateway().catalogue.kinds() {
        let whole = system.get(&format!("/api/v1/kinds/{}/request", kind.id)).await;
        assert_eq!(whole.header("content-type"), "application/fhir+json");
        let read = |json: &str| written(&load(json, &ValueSets::default()).expect("a form").questionnaire);
        same(&read(&whole.text), &written(&kind.request), &kind.id);
        for category in InformationCategory::ALL {
            let path = format!("/api/v1/kinds/{}/request?categories={}", kind.id, category.code());
            let cut = system.get(&path).await;
            let expected = restrict(&kind.request, &asking(&[category]));
            shorter += usize::from(written(&expected) != written(&kind.request));
            if expected.items.is_empty() {
                assert_eq!(cut.json["item"].as_array().map(Vec::len), Some(0), "{path}");
            } else {
                same(&read(&cut.text), &written(&expected), &path);
            }
        }
    }
    assert!(shorter > 5, "{shorter}");
}

#[tokio::test]
async fn what_is_not_there_is_a_problem() {
    let (_office, system) = office_and_system();
    for path in ["/api/v1/kinds/ingen/request", "/api/v1/nowhere", "/api/v2/kinds", "/api/v1/"] {
        let answer = system.get(path).await;
        assert_eq!((answer.status, answer.problem()), (StatusCode::NOT_FOUND, "not-found"), "{path}");
    }
    let method = system.call(Method::DELETE, "/api/v1/kinds", &system.token(), None).await;
    assert_eq!((method.status, method.problem()), (StatusCode::METHOD_NOT_ALLOWED, "method"));
    assert!(method.header("allow").contains("GET"));
    let categories = system.get(&format!("/api/v1/kinds/{KIND}/request?categories=diagnosis,x")).await;
    assert_eq!(categories.findings(), ["categories unknown-code"]);
    let unknown = system.get("/api/v1/units?colour=red&19000101-9801=3").await;
    assert_eq!(unknown.findings(), ["colour unknown-parameter", "? unknown-parameter"]);
}

#[tokio::test]
async fn recipients_are_found_page_by_page() {
    let (_office, system) = office_and_system();
    let all = system.get("/api/v1/recipients").await;
    // Nobody has confirmed the mailbox of `vc-ny`, and it has no address.
    assert_eq!(ids(&all.json), ["fk-team", "vc-bjorkan", "vc-tallbacken", "verkstaden"]);
    assert!(!all.text.contains('@'), "mail addresses are the gateway's business");
    let clinics = system.get("/api/v1/recipients?kind=clinic&q=BJ%C3%96RK").await;
    assert_eq!(ids(&clinics.json), ["vc-bjorkan"]);
    let mut found = Vec::new();
    let mut path = "/api/v1/recipients?limit=3".to_owned();
    loop {
        let page = system.get(&path).await;
        found.extend(ids(&page.json).into_iter().map(str::to_owned));
        let Some(next) = page.json["next"].as_str() else { break };
        path = format!("/api/v1/recipients?limit=3&after={next}");
    }
    assert_eq!(found, ids(&all.json));
    for (query, fault) in [
        ("limit=0", "limit limit"),
        ("limit=201", "limit limit"),
        ("limit=x", "limit limit"),
        ("after=%C3%A5", "after unknown-code"),
        ("kind=hospital", "kind unknown-code"),
    ] {
        let answer = system.get(&format!("/api/v1/recipients?{query}")).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{query}");
        assert_eq!(answer.findings(), [fault], "{query}");
    }
}

#[tokio::test]
async fn the_security_headers_are_there_and_nothing_for_other_origins() {
    let (_office, system) = office_and_system();
    for answer in [system.get("/api/v1/kinds").await, system.get("/api/v1/nowhere").await] {
        assert!(answer.header("content-security-policy").contains("default-src 'none'"));
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        assert_eq!(answer.header("access-control-allow-origin"), "");
    }
}

/// A person's session is worth nothing here, and a system's token nothing on the pages.
#[tokio::test]
async fn sessions_and_tokens_do_not_mix() {
    let (office, system) = office_and_system();
    let mut anna = office.browser("anna").await;
    for path in ["/api/v1/kinds", "/api/v1/units", "/api/v1/requests"] {
        assert_eq!(anna.get(path).await.status, StatusCode::UNAUTHORIZED, "{path}");
    }
    let posted = anna.post("/api/v1/requests", &[]).await;
    assert_eq!(posted.status, StatusCode::UNAUTHORIZED);
    for path in ["/requests", "/consents", "/account"] {
        let request = Request::get(path).header("authorization", format!("Bearer {}", system.token()));
        let mut browser = crate::web::client::Client::new(underlag::web::router(&office.state));
        let answer = browser.send(request, Body::empty()).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path}");
        assert!(answer.location().starts_with("/login"), "{path}");
    }
    let mut browser = crate::web::client::Client::new(underlag::web::router(&office.state));
    browser.get("/login").await;
    for password in ["", "tall-och-gran", &system.key.public().x()] {
        let answer = browser.log_in(&system.id, password).await;
        assert_ne!(answer.status, StatusCode::SEE_OTHER, "a system does not log in");
    }
}
