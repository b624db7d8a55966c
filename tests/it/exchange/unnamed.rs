//! Requests that name nobody: with a key document, or about somebody whose particulars are protected.

use underlag::domain::InformationCategory;
use underlag::domain::actor::User;
use underlag::domain::consent::{ConsentMethod, Subject};
use underlag::domain::language::Language;
use underlag::domain::reference::Reference;
use underlag::domain::request::DeclineReason;
use underlag::domain::statistics::group::Month;
use underlag::domain::statistics::measure::Measure;
use underlag::domain::workflow::Refusal;
use underlag::exchange::consent::Giver;
use underlag::exchange::consent_file::{self, HeldConsent};
use underlag::exchange::error::AttachmentFault;
use underlag::exchange::fetch::{self, record_of_unit};
use underlag::exchange::send::{self, Request, Sent};
use underlag::exchange::visit::Visit;
use underlag::exchange::{Error, answer, bulk, consent, draft, search, unnamed};
use underlag::forms::json::response_from_json;
use underlag::forms::model::{Questionnaire, Value};
use underlag::forms::response::{Response, ResponseItem};

use super::gateway::{CLINIC, KIND, TestGateway, number, subject};

pub const CONSULTATION: &str = "konsultation";
pub const TEAM: &str = "fk-team";

pub fn pia(gateway: &TestGateway) -> User {
    gateway.parties().user_by_id("pia").expect("the user").clone()
}

pub async fn key(gateway: &TestGateway) -> HeldConsent {
    let kind = gateway.catalogue.kind(CONSULTATION).expect("the kind");
    let made = consent::key(gateway, &gateway.worker(), kind, "ekbacken", Language::Sv, gateway.now()).await;
    let pdf = made.expect("a key document").pdf;
    consent_file::read(gateway, &pdf, gateway.now()).expect("our own key document")
}

/// A consent of somebody with protected particulars.
pub async fn protected(gateway: &TestGateway) -> HeldConsent {
    let given = consent::give(
        gateway,
        &pia(gateway),
        Giver::alone(&Subject::Protected),
        gateway.terms(),
        gateway.now(),
    )
    .await;
    let pdf = given.expect("a consent").pdf;
    consent_file::read(gateway, &pdf, gateway.now()).expect("our own consent document")
}

pub fn example(gateway: &TestGateway, kind: &str, form: &Questionnaire, request: bool) -> Response {
    let kind = gateway.catalogue.kind(kind).expect("the kind");
    let json = if request { &kind.example_request } else { &kind.example_answer };
    response_from_json(json.as_deref().expect("an example"), form).expect("the example fits")
}

pub async fn ask(
    gateway: &TestGateway,
    worker: &User,
    consent: &HeldConsent,
    (kind, recipient): (&str, &str),
    change: impl FnOnce(&mut Response),
    no_names: &[String],
) -> Result<Sent, Error> {
    let form = send::form(gateway, kind, recipient, consent)?;
    let mut response = example(gateway, kind, &form, true);
    change(&mut response);
    let request = Request {
        no_names,
        worker,
        consent,
        kind,
        recipient,
        case_number: "SOC 2026-117",
        response: &response,
        language: Language::Sv,
        previous: None,
        files: &[],
        by_post: false,
    };
    send::send(gateway, request, kind, gateway.now()).await
}

pub fn sent(sent: Result<Sent, Error>) -> Reference {
    match sent {
        Ok(Sent::Now(dispatch)) => dispatch.reference,
        other => panic!("{other:?}"),
    }
}

/// Puts a text in the place of the first that was typed.
fn plant(items: &mut [ResponseItem], text: &str) -> bool {
    items.iter_mut().any(|item| {
        let typed = item.answers.iter_mut().find_map(|answer| match &mut answer.value {
            Value::String(typed) => Some(typed),
            _ => None,
        });
        match typed {
            Some(typed) => {
                text.clone_into(typed);
                true
            }
            None => plant(&mut item.items, text),
        }
    })
}

/// The texts of the findings that a form was refused for.
fn refused<T: std::fmt::Debug>(result: Result<T, Error>) -> Vec<String> {
    match result {
        Err(Error::Form(report)) => report.errors.into_iter().map(|finding| finding.text).collect(),
        other => panic!("{other:?}"),
    }
}

async fn consulted(gateway: &TestGateway) -> (HeldConsent, Reference, Visit) {
    let key = key(gateway).await;
    let worker = gateway.worker();
    let reference = sent(ask(gateway, &worker, &key, (CONSULTATION, TEAM), |_| {}, &[]).await);
    let visit = gateway.open(&reference).await.expect("opened");
    (key, reference, visit)
}

#[tokio::test]
async fn a_consultation_goes_and_comes_back_with_a_key_document() {
    let gateway = TestGateway::new();
    let (key, reference, visit) = consulted(&gateway).await;
    assert_eq!(key.subject, Subject::Nobody);
    assert_eq!(visit.request.header.subject, Subject::Nobody);
    assert_eq!(visit.request.header.case_number, "", "a case number leads to somebody");
    draft::fill(&visit, example(&gateway, CONSULTATION, &visit.answer_form, false));
    answer::send(&gateway, &visit, Language::Sv, gateway.now()).await.expect("answered");
    let opened =
        fetch::open(&gateway, &gateway.worker(), &reference, &key, gateway.now()).await.expect("read");
    assert!(opened.answer.expect("an answer").filled.is_some());
    fetch::confirm(&gateway, &gateway.worker(), &reference, gateway.now()).await.expect("let go");
    assert!(gateway.record(&reference).document.is_none());
}

#[tokio::test]
async fn a_key_document_is_nobodys_consent() {
    let gateway = TestGateway::new();
    let key = key(&gateway).await;
    let record = gateway.store.consent(&key.id).expect("readable").expect("recorded");
    assert_eq!(record.method, ConsentMethod::NotNeeded);
    assert!(record.is_key() && !record.protected);
    assert!(
        search::consents(&gateway, &gateway.worker(), &number("190001019801")).expect("readable").is_empty()
    );
    let units = [gateway.parties().unit_digest("ekbacken")];
    let rows = gateway.store.statistics(Month::FIRST, Month::LAST, &units).expect("readable");
    assert!(rows.iter().all(|(_, tally)| !tally.contains_key(&Measure::ConsentGiven)), "{rows:?}");
    gateway.consent().await;
    let rows = gateway.store.statistics(Month::FIRST, Month::LAST, &units).expect("readable");
    assert!(rows.iter().any(|(_, tally)| tally.contains_key(&Measure::ConsentGiven)));

    let worker = gateway.worker();
    let result = ask(&gateway, &worker, &key, (KIND, CLINIC), |_| {}, &[]).await;
    assert!(matches!(result, Err(Error::Refused(Refusal::ConsentNeeded))), "{result:?}");
    let kind = gateway.catalogue.kind(KIND).expect("the kind");
    let made = consent::key(&gateway, &worker, kind, "ekbacken", Language::Sv, gateway.now()).await;
    assert!(matches!(made, Err(Error::Refused(Refusal::ConsentNeeded))));
    let kind = gateway.catalogue.kind(CONSULTATION).expect("the kind");
    let made = consent::key(&gateway, &worker, kind, "sodra", Language::Sv, gateway.now()).await;
    assert!(matches!(made, Err(Error::Refused(Refusal::OutsideUnit))));
}

#[tokio::test]
async fn a_name_in_a_request_is_refused_unless_it_is_said_to_be_none() {
    let gateway = TestGateway::new();
    let (key, worker) = (key(&gateway).await, gateway.worker());
    let text = "Frågan gäller Kvarnby Stenåker som bolag.";
    let with_name = |response: &mut Response| assert!(plant(&mut response.items, text));
    let texts = refused(ask(&gateway, &worker, &key, (CONSULTATION, TEAM), with_name, &[]).await);
    assert!(texts.iter().any(|text| text.contains("”Kvarnby Stenåker”")), "{texts:?}");

    let number = "Frågan gäller 19000101-9801.";
    let with_number = |response: &mut Response| assert!(plant(&mut response.items, number));
    let said = ["19000101-9801".to_owned()];
    let texts = refused(ask(&gateway, &worker, &key, (CONSULTATION, TEAM), with_number, &said).await);
    assert!(
        texts.iter().any(|text| text.contains("”19000101-9801”")),
        "nobody can say it is none: {texts:?}"
    );

    let said = ["Kvarnby Stenåker".to_owned()];
    sent(ask(&gateway, &worker, &key, (CONSULTATION, TEAM), with_name, &said).await);
}

#[tokio::test]
async fn an_answer_that_names_somebody_is_refused_wherever_it_does() {
    let gateway = TestGateway::new();
    let (_, _, visit) = consulted(&gateway).await;
    let mut response = example(&gateway, CONSULTATION, &visit.answer_form, false);
    assert!(plant(&mut response.items, "Vi känner Kvarnby Stenåker, 000101-9801."));
    draft::fill(&visit, response.clone());
    let texts = refused(answer::preview(&gateway, &visit, Language::Sv, gateway.now()).await);
    assert!(texts.iter().any(|text| text.contains("”000101-9801”")), "{texts:?}");
    assert_eq!(unnamed::names_in_answer(&visit, &response), ["Kvarnby Stenåker"]);
    draft::dismiss(&visit, vec!["Kvarnby Stenåker".to_owned(), "000101-9801".to_owned()]);
    draft::save(&gateway, &visit, gateway.now()).await.expect("saved");
    let again = gateway.open(&visit.reference).await.expect("opened");
    assert_eq!(again.draft().no_names.len(), 2, "what was said of a name is kept");
    let texts = refused(answer::send(&gateway, &again, Language::Sv, gateway.now()).await);
    assert_eq!(texts.len(), 1, "{texts:?}");

    let now = gateway.now();
    let comment = "Hon heter Märta Åkerlöf.";
    let declined = answer::decline(&gateway, &again, DeclineReason::Other, comment, now).await;
    assert!(refused(declined)[0].contains("”Märta Åkerlöf”"));
    let passed_on = answer::wrong_recipient(&gateway, &again, comment, now).await;
    assert_eq!(refused(passed_on).len(), 1);
    let day = jiff::civil::date(2026, 12, 20);
    assert_eq!(refused(answer::ask_more_time(&gateway, &again, day, comment, now).await).len(), 1);
    let file = draft::attach(&gateway, &again, "Intyg Märta.pdf", b"%PDF-1.4".to_vec());
    assert!(matches!(file, Err(Error::Attachment(AttachmentFault::Unnamed))));
    answer::decline(&gateway, &again, DeclineReason::Other, "Vi behöver veta vem det är.", now)
        .await
        .expect("declined");
}

#[tokio::test]
async fn protected_particulars_are_recorded_and_seen_only_by_those_who_may() {
    let gateway = TestGateway::new();
    let worker = gateway.worker();
    let given =
        consent::give(&gateway, &worker, Giver::alone(&Subject::Protected), gateway.terms(), gateway.now())
            .await;
    assert!(matches!(given, Err(Error::Refused(Refusal::ProtectedOnly))));
    let mut terms = gateway.terms();
    terms.purpose = "Planera för Märta Åkerlöf".to_owned();
    let named =
        consent::give(&gateway, &pia(&gateway), Giver::alone(&Subject::Protected), terms, gateway.now())
            .await;
    assert!(refused(named)[0].contains("”Märta Åkerlöf”"));

    let held = protected(&gateway).await;
    let (pia, now) = (pia(&gateway), gateway.now());
    assert!(
        search::consents(&gateway, &gateway.worker(), &number("190001019801")).expect("readable").is_empty()
    );
    let reference = sent(ask(&gateway, &pia, &held, (KIND, CLINIC), |_| {}, &[]).await);
    let record = gateway.record(&reference);
    assert!(record.protected);
    assert!(gateway.store.requests_of_client(&gateway_client(&gateway)).expect("readable").is_empty());

    assert!(record_of_unit(&gateway, &pia, &reference).is_ok());
    let barred = record_of_unit(&gateway, &worker, &reference);
    assert!(matches!(barred, Err(Error::NotFound)), "{barred:?}");
    let opened = fetch::open(&gateway, &worker, &reference, &held, now).await;
    assert!(matches!(opened, Err(Error::NotFound)), "the document in hand is not enough");
    let withdrawn = fetch::withdraw(&gateway, &worker, &reference, now).await;
    assert!(matches!(withdrawn, Err(Error::NotFound)));
    assert!(matches!(consent::revoke(&gateway, &worker, &held.id, now).await, Err(Error::NotFound)));
    let many = bulk::Bulk::of(&gateway, &worker, Some(bulk::Act::Remind), &[reference], 0).expect("readable");
    assert!(many.rows.is_empty());

    let units = [gateway.parties().unit_digest("ekbacken")];
    let clinic = gateway.parties().recipient_digest(CLINIC);
    let rows = gateway.store.statistics(Month::FIRST, Month::LAST, &units).expect("readable");
    assert!(rows.iter().any(|(_, tally)| tally.contains_key(&Measure::Sent)), "it is counted");
    assert!(rows.iter().all(|(group, _)| group.recipient != Some(clinic)), "for nobody in particular");

    let visit = gateway.open(&reference).await.expect("opened");
    assert_eq!(visit.request.header.subject, Subject::Protected);
    draft::fill(&visit, example(&gateway, KIND, &visit.answer_form, false));
    answer::send(&gateway, &visit, Language::Sv, now).await.expect("answered, with the doctor's own name");
    fetch::open(&gateway, &pia, &reference, &held, now).await.expect("read");
    consent::revoke(&gateway, &pia, &held.id, now).await.expect("taken back");
    assert!(gateway.record(&reference).document.is_none());
}

fn gateway_client(gateway: &TestGateway) -> underlag::domain::digest::Digest {
    let subject = subject();
    let number = &subject.client().expect("a client").personal_number;
    gateway.parties().client_digest("ekbacken", number).expect("a unit")
}

#[tokio::test]
async fn no_example_of_a_kind_names_anybody() {
    let gateway = TestGateway::new();
    let known = gateway.parties().known();
    for kind in gateway.catalogue.kinds() {
        for (form, json) in [(&kind.request, &kind.example_request), (&kind.answer, &kind.example_answer)] {
            let Some(json) = json else { continue };
            let Ok(response) = response_from_json(json, form) else { continue };
            let found = underlag::forms::unidentified::check(form, &response, &known, &[], Language::Sv);
            let texts: Vec<String> = found
                .iter()
                .map(|finding| format!("{}: {}", finding.link_id.as_deref().unwrap_or(""), finding.text))
                .collect();
            assert!(texts.is_empty(), "{}: {texts:#?}", kind.id);
        }
    }
}

#[tokio::test]
async fn a_request_says_may_be_told_only_what_its_kind_asks_about() {
    let gateway = TestGateway::new();
    let all = InformationCategory::ALL;
    let consent = gateway.consent().await;
    assert!(consent.terms().rows.iter().all(|row| row.scope.asks == all));
    let worker = gateway.worker();
    let to_provider = ("aktivitetsforfragan", "verkstaden");
    let reference = sent(ask(&gateway, &worker, &consent, to_provider, |_| (), &[]).await);
    let expected = [
        InformationCategory::ActivityLimitation,
        InformationCategory::ActivityAndAttendance,
        InformationCategory::ContactAndMeeting,
    ];
    assert_eq!(gateway.record(&reference).scope.asks, expected);
    let opened = fetch::open(&gateway, &worker, &reference, &consent, gateway.now()).await;
    assert_eq!(opened.expect("opened").request.header.scope.asks, expected, "and in the document");

    let key = key(&gateway).await;
    let reference = sent(ask(&gateway, &worker, &key, (CONSULTATION, TEAM), |_| (), &[]).await);
    assert_eq!(gateway.record(&reference).scope.asks, [], "nobody is named, and nothing of anybody told");
}
