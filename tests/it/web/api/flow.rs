//! From consent to destruction, and every act in between.

use crate::scope::parties;
use axum::http::StatusCode;
use serde_json::{Value, json};
use underlag::domain::InformationCategory;
use underlag::domain::digest::Digest;
use underlag::domain::reference::Reference;

use super::office_and_system;
use super::system::{Answer, System};
use crate::web::worker::lost::lose_answer;
use crate::web::worker::office::{CLINIC, KIND, NAME, NUMBER, Office};

pub fn consent() -> Value {
    json!({
        "client": { "name": NAME, "personal_number": NUMBER },
        "parties": parties(&[CLINIC, "vc-bjorkan", "verkstaden"], &InformationCategory::ALL.map(InformationCategory::code)),
        "received_by": "Anna Test",
        "purpose": "Planera vägen tillbaka till arbete",
        "valid_from": "2026-11-23",
        "valid_to": "2027-04-30",
        "method": "written",
        "evidence": { "file_name": "papper.pdf", "content": data_encoding::BASE64.encode(small_pdf!("papper")) },
    })
}

/// The consent document, in base64 as it came.
pub async fn given(system: &System) -> String {
    let answer = system.post("/api/v1/consents", &consent()).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
    answer.json["document"]["content"].as_str().expect("a file").to_owned()
}

/// The kind's example, under that consent.
pub fn request(office: &Office, document: &str, recipient: &str) -> Value {
    let kind = office.gateway().catalogue.kind(KIND).expect("the kind");
    let example = kind.example_request.as_deref().expect("an example");
    let example: Value = serde_json::from_str(example).expect("JSON");
    json!({
        "submission": format!("ärende-{recipient}"), "kind": KIND, "recipient": recipient,
        "consent_document": document, "case_number": "SOC 2026-117", "response": example,
    })
}

pub async fn sent(office: &Office, system: &System, document: &str) -> Reference {
    let answer = system.post("/api/v1/requests", &request(office, document, CLINIC)).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
    reference(&answer)
}

fn reference(answer: &Answer) -> Reference {
    Reference::parse(answer.json["reference"].as_str().expect("a reference")).expect("one of ours")
}

/// Does something to a request that takes no words.
async fn act(system: &System, reference: &Reference, what: &str, body: Value) -> Answer {
    system.post(&format!("/api/v1/requests/{reference}/{what}"), &body).await
}

#[tokio::test]
async fn a_request_goes_all_the_way() {
    let (office, system) = office_and_system();
    let document = given(&system).await;
    let body = request(&office, &document, CLINIC);
    let answer = system.post("/api/v1/requests", &body).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
    let asked = reference(&answer);
    assert_eq!(answer.header("location"), format!("/api/v1/requests/{asked}"));
    assert_eq!((&answer.json["due"], &answer.json["status"]), (&json!("2026-12-14"), &json!("sent")));
    assert!(answer.json["papers"]["receipt"]["content"].as_str().is_some());
    assert_eq!(answer.json["papers"]["one_time_key"], Value::Null, "the clinic has a key of its own");
    let again = system.post("/api/v1/requests", &body).await;
    assert_eq!(
        (reference(&again), &again.json["papers"]),
        (asked, &Value::Null),
        "nothing is given only once"
    );
    let gateway = office.state.gateway();
    let owner = gateway.parties().user_digest(&system.id);
    assert!(
        office.state.desks().dispatches.all_of(owner, gateway.now()).is_empty(),
        "so nothing of it is kept"
    );

    office.answer(&asked).await;
    let shown = system.get(&format!("/api/v1/requests/{asked}")).await;
    assert_eq!((&shown.json["status"], &shown.json["next_actor"]), (&json!("answered"), &json!("unit")));
    assert_eq!(shown.json["outcome"]["score"], 3);
    assert_eq!(shown.json["thread"], json!([asked.to_string()]));
    assert_eq!(act(&system, &asked, "fetched", json!({})).await.problem(), "refusal-not-opened-yet");

    let open = json!({ "consent_document": document, "with_request": true });
    let opened = act(&system, &asked, "answer", open.clone()).await;
    assert_eq!(opened.status, StatusCode::OK, "{}", opened.text);
    let came = &opened.json["answer"];
    assert_eq!(came["says"], json!({ "is": "answer", "score": 3 }));
    assert_eq!(came["response"]["resourceType"], "QuestionnaireResponse");
    assert_eq!(came["attachments"][0]["file_name"], "Intyg å.pdf");
    let file =
        |file: &Value| data_encoding::BASE64.decode(file["content"].as_str().expect("text").as_bytes());
    assert_eq!(file(&came["attachments"][0]).expect("base64"), small_pdf!("test"));
    for pdf in [&came["document"], &opened.json["request"]] {
        assert!(file(pdf).expect("base64").starts_with(b"%PDF-"), "{pdf:.100}");
    }

    for _ in 0..2 {
        let done = act(&system, &asked, "fetched", json!({})).await;
        assert_eq!((done.status, &done.json["status"]), (StatusCode::OK, &json!("fetched")), "{}", done.text);
    }
    assert_eq!(act(&system, &asked, "answer", open).await.problem(), "refusal-nothing-to-fetch");
    assert!(office.record(&asked).document.is_none() && office.record(&asked).facts.answer.is_none());
}

#[tokio::test]
async fn an_answer_is_returned_once_and_waited_for_anew() {
    let (office, system) = office_and_system();
    let document = given(&system).await;
    let asked = sent(&office, &system, &document).await;
    let wrong = json!({ "reason": "wrong-person" });
    assert_eq!(act(&system, &asked, "return", wrong.clone()).await.problem(), "refusal-nothing-to-return");
    office.answer(&asked).await;
    assert_eq!(act(&system, &asked, "return", wrong.clone()).await.problem(), "refusal-not-opened-yet");
    act(&system, &asked, "answer", json!({ "consent_document": document })).await;
    assert_eq!(act(&system, &asked, "return", json!({})).await.findings(), ["reason missing"]);
    let strange = act(&system, &asked, "return", json!({ "reason": "bad" })).await;
    assert_eq!(strange.findings(), ["reason unknown-code"]);
    for _ in 0..2 {
        let returned = act(&system, &asked, "return", wrong.clone()).await;
        assert_eq!(
            (returned.status, &returned.json["outcome"], &returned.json["taken_back"][0]["returned"]),
            (StatusCode::OK, &Value::Null, &json!("wrong-person")),
            "{}",
            returned.text
        );
        assert_eq!(returned.json["taken_back"].as_array().map(Vec::len), Some(1));
    }
}

#[tokio::test]
async fn a_lost_answer_has_a_problem_of_its_own_and_is_let_go() {
    let (office, system) = office_and_system();
    let document = given(&system).await;
    let asked = sent(&office, &system, &document).await;
    office.answer(&asked).await;
    lose_answer(&office, &asked);
    let opened = act(&system, &asked, "answer", json!({ "consent_document": document })).await;
    assert_eq!(
        (opened.status, opened.problem()),
        (StatusCode::INTERNAL_SERVER_ERROR, "exchange-document-lost")
    );
    let shown = system.get(&format!("/api/v1/requests/{asked}")).await;
    assert_eq!((&shown.json["status"], &shown.json["next_actor"]), (&json!("answer-lost"), &json!("unit")));
    let done = act(&system, &asked, "fetched", json!({})).await;
    assert_eq!((done.status, &done.json["status"]), (StatusCode::OK, &json!("expired")), "{}", done.text);
}

#[tokio::test]
async fn the_same_submission_is_the_same_request() {
    let (office, system) = office_and_system();
    let document = given(&system).await;
    // Nobody at `vc-bjorkan` has a key, so it gets one for this request.
    let body = request(&office, &document, "vc-bjorkan");
    let first = system.post("/api/v1/requests", &body).await;
    let key = first.json["papers"]["one_time_key"].as_str().expect("a key").to_owned();
    let again = system.post("/api/v1/requests", &body).await;
    assert_eq!((again.status, reference(&again)), (StatusCode::OK, reference(&first)));
    assert_eq!(again.json["papers"]["one_time_key"], key, "an answer that was lost is given again");
    office.advance(16);
    let late = system.post("/api/v1/requests", &body).await;
    assert_eq!((late.status, reference(&late)), (StatusCode::OK, reference(&first)));
    assert_eq!(late.json["papers"], Value::Null, "but not for long");
    // Another system has its own.
    let other = System::named(&office.state, "annat", 9, &["ekbacken"], false);
    let others = other.post("/api/v1/requests", &body).await;
    assert_eq!(others.status, StatusCode::CREATED);
    assert_ne!(reference(&others), reference(&first));
    let mut short = body;
    short["submission"] = json!("7");
    assert_eq!(system.post("/api/v1/requests", &short).await.findings(), ["submission too-short"]);
}

#[tokio::test]
async fn lists_show_what_is_the_systems_own() {
    let (office, system) = office_and_system();
    let document = given(&system).await;
    let asked = sent(&office, &system, &document).await;
    for recipient in ["vc-bjorkan", "vc-tallbacken"] {
        let mut body = request(&office, &document, recipient);
        body["submission"] = json!(format!("ett till {recipient}"));
        office.advance(1);
        system.post("/api/v1/requests", &body).await;
    }
    let mut path = "/api/v1/requests?limit=2&status=open&unit=ekbacken".to_owned();
    let mut found = Vec::new();
    loop {
        let page = system.get(&path).await;
        let items = page.json["items"].as_array().expect("items").clone();
        found.extend(items.iter().map(|item| item["reference"].as_str().expect("text").to_owned()));
        let Some(next) = page.json["next"].as_str() else { break };
        path = format!("/api/v1/requests?limit=2&status=open&unit=ekbacken&after={next}");
    }
    assert_eq!((found.len(), found.last()), (3, Some(&asked.to_string())), "newest first");
    assert_eq!(system.get("/api/v1/requests?status=answered").await.json["items"], json!([]));
    assert_eq!(system.get("/api/v1/requests?status=lost").await.findings(), ["status unknown-code"]);
    let foreign = system.get("/api/v1/requests?unit=sodra").await;
    assert_eq!((foreign.status, foreign.problem()), (StatusCode::FORBIDDEN, "refusal-outside-unit"));
    let other = System::named(&office.state, "annat", 9, &["sodra"], true);
    assert_eq!(other.get("/api/v1/requests").await.json["items"], json!([]));
    assert_eq!(other.get(&format!("/api/v1/requests/{asked}")).await.problem(), "not-found");
    assert_eq!(act(&other, &asked, "withdraw", json!({})).await.problem(), "not-found");
    let open = json!({ "consent_document": document });
    assert_eq!(act(&other, &asked, "answer", open).await.problem(), "not-found");
}

#[tokio::test]
async fn a_due_day_moves_and_the_recipient_is_reminded() {
    let (office, system) = office_and_system();
    let document = given(&system).await;
    let asked = sent(&office, &system, &document).await;
    let moved = act(&system, &asked, "extend", json!({ "due": "2026-12-21" })).await;
    assert_eq!(
        (&moved.json["due"], &moved.json["facts"]["first_due"]),
        (&json!("2026-12-21"), &json!("2026-12-14"))
    );
    let back = act(&system, &asked, "extend", json!({ "due": "2026-12-01" })).await;
    assert_eq!((back.status, back.problem()), (StatusCode::CONFLICT, "refusal-date-not-later"));
    assert_eq!(act(&system, &asked, "extend", json!({ "due": "snart" })).await.findings(), ["due type-day"]);
    assert_eq!(act(&system, &asked, "remind", json!({})).await.status, StatusCode::OK);
    assert_eq!(act(&system, &asked, "remind", json!({})).await.problem(), "refusal-reminded-today");

    let nobody = act(&system, &asked, "more-time", json!({ "decision": "accept" })).await;
    assert_eq!(nobody.problem(), "refusal-nothing-asked");
    let visit = office.visit(&asked).await;
    let day = "2027-01-11".parse().expect("a day");
    let gateway = office.gateway();
    underlag::exchange::answer::ask_more_time(gateway, &visit, day, "Läkaren är borta", gateway.now())
        .await
        .expect("asked");
    let opened = act(&system, &asked, "answer", json!({ "consent_document": document })).await;
    assert_eq!(opened.json["answer"], Value::Null);
    assert_eq!(opened.json["more_time"]["says"]["reason"], "Läkaren är borta");
    let no = act(&system, &asked, "more-time", json!({ "decision": "refuse" })).await;
    assert_eq!((&no.json["status"], &no.json["due"]), (&json!("opened"), &json!("2026-12-21")));
    assert_eq!(act(&system, &asked, "link", json!({})).await.status, StatusCode::OK);
    let maybe = act(&system, &asked, "more-time", json!({ "decision": "maybe" })).await;
    assert_eq!(maybe.findings(), ["decision unknown-code"]);
}

#[tokio::test]
async fn a_request_goes_on_over_and_back() {
    let (office, system) = office_and_system();
    let document = given(&system).await;
    let asked = sent(&office, &system, &document).await;
    let to = |recipient: &str| json!({ "consent_document": document, "recipient": recipient });
    assert_eq!(act(&system, &asked, "reroute", to(CLINIC)).await.problem(), "refusal-same-recipient");
    assert_eq!(act(&system, &asked, "reroute", to("fk-team")).await.problem(), "refusal-outside-parties");
    let moved = act(&system, &asked, "reroute", to("vc-bjorkan")).await;
    assert_eq!((moved.status, reference(&moved)), (StatusCode::OK, asked), "{}", moved.text);
    assert!(moved.json["papers"]["one_time_key"].as_str().is_some());
    let shown = system.get(&format!("/api/v1/requests/{asked}")).await;
    assert_eq!(shown.json["earlier"][0]["recipient"], CLINIC);

    let both = json!({ "unit": "sodra", "colleague": "bo" });
    for body in [json!({}), both] {
        assert_eq!(act(&system, &asked, "hand-over", body).await.findings(), ["unit one-of-two"]);
    }
    let nobody = act(&system, &asked, "hand-over", json!({ "colleague": "bo" })).await;
    assert_eq!(nobody.problem(), "refusal-hand-over-outside-unit");
    let over = act(&system, &asked, "hand-over", json!({ "unit": "sodra" })).await;
    assert_eq!(over.json["requests"], json!([asked.to_string()]), "{}", over.text);
    assert_eq!(system.get(&format!("/api/v1/requests/{asked}")).await.problem(), "not-found");

    let next = {
        let mut body = request(&office, &document, CLINIC);
        body["submission"] = json!("ett annat ärende");
        reference(&system.post("/api/v1/requests", &body).await)
    };
    for _ in 0..2 {
        let back = act(&system, &next, "withdraw", json!({})).await;
        assert_eq!((back.status, &back.json["status"]), (StatusCode::OK, &json!("withdrawn")));
    }
    assert_eq!(act(&system, &next, "remind", json!({})).await.problem(), "refusal-withdrawn");
}

#[tokio::test]
async fn what_a_consent_does_not_allow_is_refused_by_name() {
    let (office, system) = office_and_system();
    let document = given(&system).await;
    let body = request(&office, &document, CLINIC);
    let with = |name: &str, value: Value| {
        let mut body = body.clone();
        body[name] = value;
        body
    };
    let text = |text: &str| json!(data_encoding::BASE64.encode(text.as_bytes()));
    let refused = [
        ("recipient", json!("fk-team"), 409, "refusal-outside-parties"),
        ("recipient", json!("ingen"), 422, "exchange-unknown-recipient"),
        ("kind", json!("ingen"), 422, "exchange-unknown-kind"),
        ("kind", json!("aktivitetsforfragan"), 409, "refusal-wrong-sort-of-recipient"),
        ("unit", json!("sodra"), 403, "refusal-outside-unit"),
        (
            "previous",
            json!(Reference::from_digest(&Digest::from_bytes([1; 32]))),
            409,
            "refusal-other-client",
        ),
        ("consent_document", text("hej"), 422, "exchange-consent-not-a-pdf"),
        ("consent_document", text("%PDF-1.4"), 422, "exchange-consent-damaged"),
    ];
    for (name, value, status, problem) in refused {
        for path in ["/api/v1/requests", "/api/v1/requests/preview"] {
            let mut body = with(name, value.clone());
            if path.ends_with("preview") {
                body.as_object_mut().expect("an object").remove("submission");
            }
            let answer = system.post(path, &body).await;
            assert_eq!((answer.status.as_u16(), answer.problem()), (status, problem), "{name} {path}");
        }
    }
    let other = System::named(&office.state, "annat", 9, &["sodra"], false);
    assert_eq!(other.post("/api/v1/requests", &body).await.problem(), "refusal-outside-unit");
    let revoked = system.post("/api/v1/consents/revoke", &json!({ "consent_document": document })).await;
    assert_eq!(revoked.json["state"], "revoked");
    assert_eq!(system.post("/api/v1/requests", &body).await.problem(), "refusal-consent-revoked");
    assert_eq!(system.get("/api/v1/requests").await.json["items"], json!([]), "nothing was sent");
}

#[tokio::test]
async fn bodies_are_read_strictly() {
    let (office, system) = office_and_system();
    let document = given(&system).await;
    let path = "/api/v1/requests";
    let send = async |media_type: &str, body: Vec<u8>| {
        let request = axum::http::Request::post(path)
            .header("authorization", format!("Bearer {}", system.token()))
            .header("content-type", media_type);
        system.send(request, body.into()).await
    };
    let whole = request(&office, &document, CLINIC).to_string();
    assert_eq!(send("text/plain", whole.clone().into()).await.problem(), "media-type");
    assert_eq!(send("application/json", b"[1]".to_vec()).await.problem(), "unreadable");
    assert_eq!(send("application/json", b"{\"kind\": \xff}".to_vec()).await.problem(), "unreadable");
    assert_eq!(send("application/json", vec![b' '; 31 << 20]).await.problem(), "too-large");
    let twice = whole.replacen('{', "{\"kind\": \"x\", ", 1);
    assert_eq!(send("application/json", twice.into()).await.findings(), ["kind twice"]);
    let nested = whole.replacen("\"resourceType\"", "\"status\": \"completed\", \"resourceType\"", 1);
    let nested = send("application/json", nested.into()).await;
    assert_eq!(nested.problem(), "exchange-form-invalid", "the form is read as strictly");
    assert_eq!(send("application/json; charset=utf-8", whole.into()).await.status, StatusCode::CREATED);
    let long = json!({ "purpose": "x".repeat(3 << 20) });
    let small = system.post("/api/v1/consents/refused", &long).await;
    assert_eq!(small.problem(), "too-large", "where no file is taken, less is");
}
