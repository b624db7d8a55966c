//! What a recipient gets of a consent is its own row of the grid, and no request goes beyond it.

use data_encoding::BASE64URL_NOPAD;
use ring::rand::SystemRandom;
use underlag::crypto::hash::Hash;
use underlag::crypto::token::{self, RequestBinding};
use underlag::document::read;
use underlag::domain::consent::{ConsentTerms, Row};
use underlag::domain::{InformationCategory, Language, Recipient, Refusal, Scope, ToldCategory};
use underlag::exchange::consent_file::{self, HeldConsent};
use underlag::exchange::envelope::{self, RequestHeader};
use underlag::exchange::send::Sent;
use underlag::exchange::verify::Outcome;
use underlag::exchange::visit::Visit;
use underlag::exchange::{Error, answer, draft, fetch, grid, reroute, visit};
use underlag::forms::json::response_from_json;
use underlag::forms::model::Questionnaire;
use underlag::forms::response::Response;
use underlag::forms::restrict;

use super::gateway::{CLINIC, KIND, TestGateway, directory};
use super::our_file::OurFile;
use super::verdicts::World;

const OTHER: &str = "vc-bjorkan";
const WORKSHOP: &str = "verkstaden";

/// What the clinic may tell, and what it may be told: neither is in the others' rows.
fn clinics() -> Scope {
    Scope {
        asks: vec![
            InformationCategory::Diagnosis,
            InformationCategory::FunctionalImpairment,
            InformationCategory::ActivityLimitation,
        ],
        told: vec![ToldCategory::Assistance],
    }
}

/// The rest, each way.
fn others() -> Scope {
    Scope {
        asks: vec![
            InformationCategory::TreatmentAndPlanning,
            InformationCategory::ActivityAndAttendance,
            InformationCategory::ContactAndMeeting,
        ],
        told: vec![
            ToldCategory::Activities,
            ToldCategory::Attendance,
            ToldCategory::EarlierDecisions,
            ToldCategory::Plan,
        ],
    }
}

async fn consent(gateway: &TestGateway, rows: &[(&str, Scope)]) -> HeldConsent {
    let parties = gateway.parties();
    let row = |(id, scope): &(&str, Scope)| -> Row {
        grid::row(parties.recipient_by_id(id).expect("a recipient"), scope)
    };
    let terms = ConsentTerms { rows: rows.iter().map(row).collect(), ..gateway.terms() };
    let pdf = gateway.consent_pdf(terms).await;
    consent_file::read(gateway, &pdf, gateway.now()).expect("our own consent document")
}

/// The example, as far as that recipient's row lets it.
async fn filled(gateway: &TestGateway, held: &HeldConsent, recipient: &str) -> Response {
    let whole = gateway.consent().await;
    let mut response = gateway.filled_request(&whole);
    let kind = gateway.catalogue.kind(KIND).expect("the kind");
    let form = gateway.request_forms.form(kind, &held.scope_of(recipient).expect("a row"));
    restrict::cut(&form, &mut response);
    response
}

/// The example, as far as the answer form goes.
fn answered(gateway: &TestGateway, visit: &Visit) -> Response {
    let kind = gateway.catalogue.kind(KIND).expect("the kind");
    let example = kind.example_answer.as_deref().expect("an example");
    let mut response = response_from_json(example, &kind.answer).expect("the example fits the kind");
    restrict::cut(&visit.answer_form, &mut response);
    response
}

/// Everything embedded in a document as text, with what its tokens say.
fn unpacked(pdf: &[u8]) -> String {
    let mut all = String::new();
    for file in read::attachments(pdf).expect("our own document") {
        let content = String::from_utf8_lossy(&file.bytes).into_owned();
        if file.name.ends_with(".jwt") {
            let parts = content.split(['.', ' ']).filter(|part| !part.is_empty());
            let decoded = parts.filter_map(|part| BASE64URL_NOPAD.decode(part.as_bytes()).ok());
            decoded.for_each(|bytes| all += &String::from_utf8_lossy(&bytes));
        } else {
            all += &content;
        }
    }
    all
}

#[tokio::test]
async fn no_recipient_reads_anything_of_the_others() {
    let gateway = TestGateway::new();
    let rows = [(CLINIC, clinics()), (OTHER, others()), (WORKSHOP, others())];
    let held = consent(&gateway, &rows).await;
    let response = filled(&gateway, &held, CLINIC).await;
    let sent = gateway.send_response(&held, CLINIC, "x", &response).await.expect("sent");
    let Sent::Now(dispatch) = sent else { panic!("sent now") };
    let visit = gateway.open(&dispatch.reference).await.expect("opened");
    draft::fill(&visit, answered(&gateway, &visit));
    answer::send(&gateway, &visit, Language::Sv, gateway.now()).await.expect("answered");
    let opened = fetch::open(&gateway, &gateway.worker(), &dispatch.reference, &held, gateway.now()).await;
    let reply = opened.expect("opened").answer.expect("an answer");

    let parties = gateway.parties();
    let names: Vec<&Recipient> =
        [OTHER, WORKSHOP].iter().filter_map(|id| parties.recipient_by_id(id)).collect();
    let asks = others().asks.into_iter().map(InformationCategory::code);
    let told = others().told.into_iter().map(ToldCategory::code);
    let foreign: Vec<String> = asks.chain(told).map(|code| format!("\"{code}\"")).collect();
    for (what, pdf) in [("request", &visit.request.pdf), ("answer", &reply.pdf)] {
        let text = unpacked(pdf);
        assert!(text.contains(CLINIC), "{what} is unpacked");
        assert_eq!(
            text.contains("\"diagnosis\""),
            what == "request",
            "its own row goes along with what is asked"
        );
        for other in &names {
            assert!(!text.contains(&other.id) && !text.contains(&other.name), "{what}: {}", other.id);
        }
        for code in &foreign {
            assert!(!text.contains(code), "{what}: {code}");
        }
    }
}

#[tokio::test]
async fn a_request_that_tells_more_than_the_row_is_refuted() {
    let world = World::new().await;
    let gateway = &world.gateway;
    let held = consent(gateway, &[(CLINIC, clinics())]).await;
    let response = filled(gateway, &held, CLINIC).await;
    let sent = gateway.send_response(&held, CLINIC, "x", &response).await.expect("sent");
    let Sent::Now(dispatch) = sent else { panic!("sent now") };
    let pdf = gateway.open(&dispatch.reference).await.expect("opened").request.pdf;
    assert_eq!(world.outcome(&pdf), Outcome::Proved);

    let part = |name: &str| {
        let files = read::attachments(&pdf).expect("readable");
        String::from_utf8(read::data(&files, name).expect("a part").bytes.clone()).expect("text")
    };
    // Whoever has the consent's key signs what goes one word beyond the row, else all as it was.
    let signed = |scope: Scope| {
        let mut header: RequestHeader = serde_json::from_str(&part("request.json")).expect("a header");
        header.scope = scope;
        let json = serde_json::to_string(&header).expect("JSON");
        let about = RequestBinding {
            recipient: CLINIC,
            consent: Hash::of(part("consent.jwt").as_bytes()),
            request: envelope::hash(&json, Some(&part("response.json"))).expect("JSON"),
        };
        let proof = token::issue_proof(&held.key, &about, None, &SystemRandom::new(), header.sent_at);
        let file = OurFile::open(&pdf).with_file("request.json", json.as_bytes()).bytes();
        let verdict = world.verdict(&super::our_file::with_tokens(&file, &[&proof.expect("signed").token]));
        verdict.checks.iter().find(|check| check.code == "request-proof").expect("looked at").ok
    };
    let within = part("request.json");
    let within: RequestHeader = serde_json::from_str(&within).expect("a header");
    let row = held.scope_of(CLINIC).expect("a row");
    let tells = Scope { told: vec![ToldCategory::Assistance, ToldCategory::Plan], ..within.scope.clone() };
    let asks = Scope { asks: InformationCategory::ALL.to_vec(), ..within.scope.clone() };
    assert_eq!((signed(tells.clone()), signed(asks.clone())), (Some(false), Some(false)));
    // The same is asked when a request is opened.
    let verified = &held.verified;
    assert!(verified.allows(CLINIC, &within.scope) && verified.allows(CLINIC, &row));
    assert!(!verified.allows(CLINIC, &tells) && !verified.allows(CLINIC, &asks));
    assert!(!verified.allows(OTHER, &Scope::default()), "no row, nothing");
}

#[tokio::test]
async fn sent_on_to_a_narrower_row_the_form_is_cut_anew() {
    let gateway = TestGateway::new();
    let narrow = Scope { asks: vec![InformationCategory::ActivityLimitation], ..clinics() };
    let held = consent(&gateway, &[(CLINIC, Scope::whole()), (OTHER, narrow)]).await;
    let response = filled(&gateway, &held, CLINIC).await;
    let sent = gateway.send_response(&held, CLINIC, "x", &response).await.expect("sent");
    let Sent::Now(first) = sent else { panic!("sent now") };
    let before = gateway.record(&first.reference).scope;

    let (worker, now) = (gateway.worker(), gateway.now());
    let dispatch = reroute::reroute(&gateway, &worker, &first.reference, &held, OTHER, now).await;
    let key = dispatch.expect("sent on").one_time_key.expect("a one-time key").display();
    let link = gateway.link(&first.reference);
    let visit = visit::open(&gateway, &link, &key, now).await.expect("opened");

    let row = held.scope_of(OTHER).expect("a row");
    let after = gateway.record(&first.reference).scope;
    assert!(!row.covers(&before), "{before:?}");
    assert!(row.covers(&after) && row.covers(&visit.request.header.scope), "{after:?}");
    let codes = |form: &Questionnaire| -> Vec<String> {
        form.walk().flat_map(|item| &item.codes).map(|code| code.code.clone()).collect()
    };
    let items = [codes(&visit.request.form), codes(&visit.answer_form)].concat();
    assert!(items.iter().any(|code| code == "activity-limitation"), "{items:?}");
    let outside = InformationCategory::ALL.map(InformationCategory::code);
    let outside = outside.iter().filter(|code| **code != "activity-limitation");
    let told = ToldCategory::ALL.into_iter().filter(|one| *one != ToldCategory::Assistance);
    let outside = outside.copied().chain(told.map(ToldCategory::code));
    assert_eq!(outside.filter(|code| items.iter().any(|item| item == code)).collect::<Vec<_>>(), [""; 0]);
    assert_eq!(visit.request.consent.terms.rows.len(), 1);
    assert!(!unpacked(&visit.request.pdf).contains(CLINIC), "who had it before is nobody's business");
}

#[tokio::test]
async fn an_id_that_somebody_else_has_got_is_not_the_party() {
    let gateway = TestGateway::new();
    let held = gateway.consent().await;
    let mut renamed = directory(&gateway.clinic_key);
    let clinic = renamed.recipients.iter_mut().find(|one| one.id == CLINIC).expect("the clinic");
    clinic.name = "Granbackens vårdcentral".to_owned();
    gateway.replace_directory(renamed);
    let response = gateway.filled_request(&held);
    let refused = gateway.send_response(&held, CLINIC, "x", &response).await;
    assert!(matches!(refused, Err(Error::Refused(Refusal::OtherParty))), "{refused:?}");
    assert_eq!((gateway.outbox().len(), gateway.sealed_files()), (0, 0));
}
