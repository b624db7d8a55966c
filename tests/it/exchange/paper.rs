//! An answer that came by post.

use jiff::civil::{Date, date};
use underlag::domain::audit::{Action, Agent, Entity};
use underlag::domain::forecast::What;
use underlag::domain::language::Language;
use underlag::domain::notice::{Letter, To};
use underlag::domain::reference::Reference;
use underlag::domain::request::{Outcome, Status};
use underlag::domain::workflow::Refusal;
use underlag::exchange::consent_file::HeldConsent;
use underlag::exchange::dispatch::Dispatch;
use underlag::exchange::error::ConsentFault;
use underlag::exchange::send::{self, Request, Sent};
use underlag::exchange::verify::{Against, verify};
use underlag::exchange::visit::Visit;
use underlag::exchange::{Error, answer, draft, fetch, letter, paper};

use super::gateway::{TestGateway, request};
use crate::files::PNG;

pub const SCAN: &[u8] = small_pdf!("the scanned letter");

async fn begun(gateway: &TestGateway, consent: &HeldConsent, reference: &Reference) -> Visit {
    paper::begin(gateway, &gateway.worker(), reference, consent, gateway.now()).await.expect("opened")
}

async fn register(
    gateway: &TestGateway,
    visit: &Visit,
    consent: &HeldConsent,
    came_on: Date,
) -> Result<(), Error> {
    paper::register(gateway, &gateway.worker(), visit, consent, came_on, gateway.now()).await
}

#[tokio::test]
async fn it_stops_the_clock_on_the_day_it_came_and_says_everywhere_that_it_is_paper() {
    let gateway = TestGateway::new();
    let (consent, reference) = gateway.sent().await;
    gateway.open(&reference).await.expect("the clinic had opened it");
    gateway.advance_days(25);
    let visit = begun(&gateway, &consent, &reference).await;
    draft::fill(&visit, gateway.filled_answer(&visit));
    draft::attach(&gateway, &visit, "Svar.pdf", SCAN.to_vec()).expect("attached");
    // Came on the last day, registered a week later.
    register(&gateway, &visit, &consent, date(2026, 12, 14)).await.expect("registered");

    let record = gateway.record(&reference);
    assert_eq!(record.status(), Status::Answered);
    assert_eq!(record.facts.came_on_paper, Some(date(2026, 12, 14)));
    let Some(Outcome::Answered { late, days, score, .. }) = record.facts.outcome else { panic!("answered") };
    assert_eq!((late, days, score), (false, 15, Some(3)));
    let events = gateway.store.events(&Entity::Request(reference)).expect("read");
    let last = events.last().expect("an event");
    let anna = Agent::User(gateway.parties().user_digest("anna"));
    assert_eq!((last.action, last.agent), (Action::PaperRegistered, anna));
    let letters: Vec<Letter> = gateway.outbox().iter().map(|notice| notice.letter).collect();
    assert!(letters.contains(&Letter::AnswerReceived), "the clinic needn't answer once more: {letters:?}");
    assert!(!letters.contains(&Letter::AnswerArrived), "the unit knows: {letters:?}");

    let worker = gateway.worker();
    let opened = fetch::open(&gateway, &worker, &reference, &consent, gateway.now()).await.expect("opened");
    let reply = opened.answer.as_ref().expect("an answer");
    let mark = reply.header.paper.as_ref().expect("marked");
    assert_eq!((mark.came_on, mark.worker.as_str()), (date(2026, 12, 14), "Anna Test"));
    assert_eq!(reply.attachments[0].bytes, SCAN);
    assert_eq!(reply.filled.as_ref().expect("a form").response.items, visit.draft().response.items);

    let parties = gateway.parties();
    let against =
        Against { jwks: gateway.keys.jwks(), issuer: gateway.issuer(), recipients: parties.recipients() };
    let verdict = verify(&reply.pdf, against, gateway.now(), Language::Sv);
    assert!(verdict.valid, "{:?}", verdict.checks);
    assert!(verdict.checks.iter().any(|check| check.text.contains("på papper")), "{:?}", verdict.checks);
    fetch::confirm(&gateway, &worker, &reference, gateway.now()).await.expect("fetched");
}

#[tokio::test]
async fn what_came_after_the_last_day_is_late() {
    let gateway = TestGateway::new();
    let (consent, reference) = gateway.sent().await;
    gateway.advance_days(25);
    let visit = begun(&gateway, &consent, &reference).await;
    draft::attach(&gateway, &visit, "Svar.png", PNG.to_vec()).expect("attached");
    // Nothing is copied: the letter did not say what the form asks.
    register(&gateway, &visit, &consent, date(2026, 12, 15)).await.expect("registered");
    let outcome = gateway.record(&reference).facts.outcome;
    assert!(
        matches!(outcome, Some(Outcome::Answered { late: true, days: 16, score: Some(0), .. })),
        "{outcome:?}"
    );
}

#[tokio::test]
async fn without_a_scan_or_on_an_impossible_day_nothing_is_registered() {
    let gateway = TestGateway::new();
    let (consent, reference) = gateway.sent().await;
    gateway.advance_days(3);
    let visit = begun(&gateway, &consent, &reference).await;
    let refused = register(&gateway, &visit, &consent, date(2026, 11, 24)).await;
    assert!(matches!(refused, Err(Error::Refused(Refusal::PaperWithoutScan))), "{refused:?}");
    draft::attach(&gateway, &visit, "Svar.pdf", SCAN.to_vec()).expect("attached");
    for day in [date(2026, 11, 22), date(2026, 11, 27)] {
        let refused = register(&gateway, &visit, &consent, day).await;
        assert!(matches!(refused, Err(Error::Refused(Refusal::PaperDay))), "{day}: {refused:?}");
    }
    assert!(gateway.record(&reference).is_open());
    assert_eq!(gateway.sealed_files(), 1, "only the request");
}

#[tokio::test]
async fn it_takes_the_requests_own_consent_and_a_worker_of_its_unit() {
    let gateway = TestGateway::new();
    let (consent, reference) = gateway.sent().await;
    let other = gateway.consent().await;
    let wrong = paper::begin(&gateway, &gateway.worker(), &reference, &other, gateway.now()).await;
    assert!(matches!(wrong, Err(Error::Consent(ConsentFault::Wrong))), "another consent of the client");
    let stranger = paper::begin(&gateway, &gateway.stranger(), &reference, &consent, gateway.now()).await;
    assert!(matches!(stranger, Err(Error::NotFound)), "another unit's worker");
    let visit = begun(&gateway, &consent, &reference).await;
    draft::attach(&gateway, &visit, "Svar.pdf", SCAN.to_vec()).expect("attached");
    let wrong = register(&gateway, &visit, &other, gateway.today()).await;
    assert!(matches!(wrong, Err(Error::Consent(ConsentFault::Wrong))), "{wrong:?}");
}

#[tokio::test]
async fn the_first_answer_counts_whichever_way_it_came() {
    let gateway = TestGateway::new();
    let (consent, reference) = gateway.sent().await;
    let on_paper = begun(&gateway, &consent, &reference).await;
    draft::attach(&gateway, &on_paper, "Svar.pdf", SCAN.to_vec()).expect("attached");
    let visit = gateway.open(&reference).await.expect("the clinic opens it");
    register(&gateway, &on_paper, &consent, gateway.today()).await.expect("registered");
    draft::fill(&visit, gateway.filled_answer(&visit));
    let second = answer::send(&gateway, &visit, Language::Sv, gateway.now()).await;
    assert!(matches!(second, Err(Error::Refused(Refusal::AlreadyAnswered))), "the clinic is told");
    let again = register(&gateway, &on_paper, &consent, gateway.today()).await;
    assert!(matches!(again, Err(Error::Refused(Refusal::AlreadyAnswered))), "{again:?}");
    // With the unit's visit nobody can sign as the clinic.
    let forged = answer::send(&gateway, &on_paper, Language::Sv, gateway.now()).await;
    assert!(forged.is_err());
}

/// Sends it as a letter to a clinic that has no key.
async fn posted(gateway: &TestGateway) -> (HeldConsent, Box<Dispatch>) {
    let consent = gateway.consent().await;
    let response = gateway.filled_request(&consent);
    let worker = gateway.worker();
    let request = Request { recipient: "vc-bjorkan", by_post: true, ..request(&worker, &consent, &response) };
    match send::send(gateway, request, "first", gateway.now()).await {
        Ok(Sent::Now(dispatch)) => (consent, dispatch),
        other => panic!("sent: {other:?}"),
    }
}

#[tokio::test]
async fn a_request_on_paper_needs_no_mail_no_link_and_no_key() {
    let gateway = TestGateway::new();
    let (consent, dispatch) = posted(&gateway).await;
    let reference = dispatch.reference;
    assert!(dispatch.by_post && dispatch.one_time_key.is_none());
    assert!(dispatch.letter_pdf().expect("it goes by post").starts_with(b"%PDF-"));
    assert_eq!(gateway.outbox(), [], "no letter of ours leaves");
    assert_eq!(gateway.store.links_of_request(&reference).expect("read"), []);
    let record = gateway.record(&reference);
    assert!(record.facts.posted_at.is_some() && record.one_time_keys.is_none());
    // Nothing of its ladder goes to the recipient; the unit and its coordinator are told as ever.
    let ahead = gateway.forecast(&gateway.record(&reference), gateway.now());
    assert!(
        ahead.iter().all(|ahead| ahead.what != What::Acknowledge),
        "a letter on paper is not acknowledged"
    );
    let told = ahead.into_iter().filter_map(|ahead| match ahead.what {
        What::Letters { letters, .. } => Some(letters),
        _ => None,
    });
    let told: Vec<To> = told.flatten().map(|(to, _)| to).collect();
    assert!(!told.is_empty() && told.iter().all(|to| matches!(to, To::Unit | To::Coordinator)), "{told:?}");

    let opened = fetch::open(&gateway, &gateway.worker(), &reference, &consent, gateway.now()).await;
    let opened = opened.expect("the unit reads what it sent");
    let again = letter::of(&gateway, &gateway.worker(), &opened).expect("printed again");
    assert!(again.starts_with(b"%PDF-"));
    let visit = begun(&gateway, &consent, &reference).await;
    draft::attach(&gateway, &visit, "Svar.pdf", SCAN.to_vec()).expect("attached");
    register(&gateway, &visit, &consent, gateway.today()).await.expect("registered");
    assert_eq!(gateway.outbox(), [], "who has no key in the mailbox gets no mail");
    let opened = fetch::open(&gateway, &gateway.worker(), &reference, &consent, gateway.now()).await;
    assert!(opened.expect("opened").answer.is_some());
}
