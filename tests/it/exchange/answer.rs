//! What a recipient can do, and what is kept when it can't.

use jiff::civil::date;
use underlag::document::upload::Fault;
use underlag::domain::calendar::local_date;
use underlag::domain::language::Language;
use underlag::domain::notice::{Audience, Letter, Notice};
use underlag::domain::request::{DeclineReason, NextActor, Outcome, Status};
use underlag::domain::workflow::Refusal;
use underlag::exchange::envelope::Says;
use underlag::exchange::error::AttachmentFault;
use underlag::exchange::{Error, answer, completeness, consent_file, draft, fetch};
use underlag::forms::finding::Finding;
use underlag::forms::response::Response;

use super::gateway::{CLINIC, TestGateway};
use crate::files::{JPEG, PNG, pdf_of};

#[tokio::test]
async fn a_draft_survives_a_closed_browser() {
    let gateway = TestGateway::new();
    let (_, reference) = gateway.sent().await;
    let visit = gateway.open(&reference).await.expect("opened");
    draft::fill(&visit, gateway.filled_answer(&visit));
    draft::attach(&gateway, &visit, "bild.png", PNG.to_vec()).expect("attached");
    draft::save(&gateway, &visit, gateway.now()).await.expect("saved");
    let typed = visit.draft().response;
    drop(visit);

    let again = gateway.open(&reference).await.expect("opened again");
    assert_eq!(again.draft().response.items, typed.items);
    assert_eq!(again.draft().attachments[0].about.bytes, PNG.len() as u64);
    assert!(!again.draft_damaged);
    draft::save(&gateway, &again, gateway.now()).await.expect("saved again");
    assert_eq!(gateway.store.pending_destructions(10).expect("readable").len(), 1, "the older draft goes");
}

#[tokio::test]
async fn an_incomplete_answer_is_refused_and_kept() {
    let gateway = TestGateway::new();
    let (_, reference) = gateway.sent().await;
    let visit = gateway.open(&reference).await.expect("opened");
    let mut half = gateway.filled_answer(&visit);
    half.items.truncate(1);
    draft::fill(&visit, half.clone());
    let result = answer::send(&gateway, &visit, Language::Sv, gateway.now()).await;
    assert!(matches!(result, Err(Error::Form(_))), "{result:?}");
    assert_eq!(visit.draft().response.items, half.items);
    assert!(gateway.record(&reference).is_open());
}

#[tokio::test]
async fn the_score_is_shown_before_sending() {
    let gateway = TestGateway::new();
    let (_, reference) = gateway.sent().await;
    let visit = gateway.open(&reference).await.expect("opened");
    assert_eq!(answer::score(&visit, &Response::default()), Some(0));
    assert_eq!(answer::score(&visit, &gateway.filled_answer(&visit)), Some(3));
}

#[tokio::test]
async fn what_is_missing_and_what_is_asked_is_known_before_sending() {
    let gateway = TestGateway::new();
    let (_, reference) = gateway.sent().await;
    let visit = gateway.open(&reference).await.expect("opened");
    let today = local_date(gateway.now());
    let empty = completeness::of(&visit, &Response::default(), Language::Sv, today);
    assert_eq!(empty.parts, Some([false; 3]));
    let codes = |findings: &[Finding]| findings.iter().map(|finding| finding.code).collect::<Vec<_>>();
    assert!(codes(&empty.better).contains(&"chain-missing-impairment"), "{empty:?}");
    assert!(codes(&empty.wrong).contains(&"required"), "{empty:?}");
    let full = completeness::of(&visit, &gateway.filled_answer(&visit), Language::Sv, today);
    assert_eq!((full.parts, full.wrong, full.better), (Some([true; 3]), Vec::new(), Vec::new()));
    assert!(answer::asked(&visit).iter().any(|link_id| link_id == "funktion"));
}

#[tokio::test]
async fn sending_twice_is_one_answer() {
    let gateway = TestGateway::new();
    let (_, reference) = gateway.sent().await;
    let visit = gateway.open(&reference).await.expect("opened");
    draft::fill(&visit, gateway.filled_answer(&visit));
    let one = answer::send(&gateway, &visit, Language::Sv, gateway.now()).await.expect("sent");
    let two = answer::send(&gateway, &visit, Language::Sv, gateway.now()).await.expect("the same");
    assert_eq!(one.hash, two.hash);
    let letters: Vec<Letter> = gateway.outbox().iter().map(|notice| notice.letter).collect();
    assert_eq!(letters.iter().filter(|letter| **letter == Letter::AnswerArrived).count(), 1, "{letters:?}");
}

#[tokio::test]
async fn a_late_answer_is_taken_and_marked() {
    let gateway = TestGateway::new();
    let (_, reference) = gateway.sent().await;
    gateway.advance_days(30);
    let visit = gateway.open(&reference).await.expect("opened late");
    draft::fill(&visit, gateway.filled_answer(&visit));
    answer::send(&gateway, &visit, Language::Sv, gateway.now()).await.expect("taken");
    let outcome = gateway.record(&reference).facts.outcome;
    assert!(matches!(outcome, Some(Outcome::Answered { late: true, .. })), "{outcome:?}");
}

#[tokio::test]
async fn declining_is_an_outcome_with_a_reason_only_the_unit_can_read() {
    let gateway = TestGateway::new();
    let (consent, reference) = gateway.sent().await;
    let visit = gateway.open(&reference).await.expect("opened");
    let comment = "Patienten behöver komma på besök först.";
    let reason = DeclineReason::NeedsVisitFirst;
    answer::decline(&gateway, &visit, reason, comment, gateway.now()).await.expect("declined");
    assert_eq!(gateway.record(&reference).status(), Status::Declined);
    let opened = fetch::open(&gateway, &gateway.worker(), &reference, &consent, gateway.now()).await;
    let opened = opened.expect("the unit reads why");
    let said = &opened.answer.as_ref().expect("a document").header.says;
    assert_eq!(*said, Says::Decline { reason, comment: comment.to_owned() });
}

#[tokio::test]
async fn not_our_patient_says_where_perhaps() {
    let gateway = TestGateway::new();
    let (_, reference) = gateway.sent().await;
    let visit = gateway.open(&reference).await.expect("opened");
    answer::wrong_recipient(&gateway, &visit, "Björkans vårdcentral", gateway.now())
        .await
        .expect("passed back");
    assert_eq!(gateway.record(&reference).status(), Status::WrongRecipient);
    let to_unit = gateway
        .outbox()
        .into_iter()
        .filter(|notice| matches!(notice.audience, Audience::Unit(_)))
        .map(|notice| notice.letter)
        .collect::<Vec<_>>();
    assert_eq!(to_unit, [Letter::WrongRecipient]);
    let to_clinic = |notice: &Notice| matches!(notice.audience, Audience::Recipient(_));
    assert!(
        gateway.outbox().iter().filter(|one| to_clinic(one)).any(|one| one.letter == Letter::WordReceived)
    );
}

#[tokio::test]
async fn more_time_needs_a_date_that_can_be() {
    let gateway = TestGateway::new();
    let (consent, reference) = gateway.sent().await;
    let visit = gateway.open(&reference).await.expect("opened");
    let ask = async |day| answer::ask_more_time(&gateway, &visit, day, "Semester", gateway.now()).await;
    let past = ask(date(2026, 11, 20)).await;
    assert!(matches!(past, Err(Error::Refused(Refusal::DateInThePast))), "{past:?}");
    let far = ask(date(2027, 12, 1)).await;
    assert!(matches!(far, Err(Error::Refused(Refusal::DateTooFar))), "{far:?}");
    assert_eq!(gateway.sealed_files(), 1, "a refused wish leaves no file");

    ask(date(2026, 12, 21)).await.expect("asked");
    assert_eq!(gateway.record(&reference).status(), Status::MoreTimeAsked);
    let opened = fetch::open(&gateway, &gateway.worker(), &reference, &consent, gateway.now()).await;
    let said = opened.expect("readable").more_time.expect("a reason").header.says;
    assert_eq!(said, Says::MoreTime { until: date(2026, 12, 21), reason: "Semester".to_owned() });
}

#[tokio::test]
async fn attachments_are_judged_by_their_bytes() {
    let gateway = TestGateway::with(|config| config.limits.attachment = 1 << 20);
    let (_, reference) = gateway.sent().await;
    let visit = gateway.open(&reference).await.expect("opened");
    let attach = |name: &str, bytes: &[u8]| draft::attach(&gateway, &visit, name, bytes.to_vec());
    let fault = |result: Result<(), Error>| match result {
        Err(Error::Attachment(fault)) => fault,
        other => panic!("{other:?}"),
    };
    assert_eq!(
        fault(attach("virus.pdf", b"MZ")),
        AttachmentFault::File { name: "virus.pdf".to_owned(), fault: Fault::Unknown }
    );
    let large = pdf_of((1 << 20) + 1);
    let size = AttachmentFault::Size { name: "stor.pdf".to_owned(), megabytes: 1 };
    assert_eq!(fault(attach("stor.pdf", &large)), size);
    attach("../../etc/passwd", small_pdf!("one")).expect("a name is only a name");
    attach("PASSWD", small_pdf!("two")).expect("the same name twice");
    attach("response.json", JPEG).expect("a name of our own");
    let names: Vec<String> = visit.draft().attachments.iter().map(|file| file.about.name.clone()).collect();
    assert_eq!(names, ["passwd.pdf", "PASSWD (2).pdf", "response.jpg"]);
    draft::detach(&visit, 0);
    assert_eq!(visit.draft().attachments.len(), 2);
}

#[tokio::test]
async fn nothing_is_fetched_before_it_was_opened_or_by_others() {
    let gateway = TestGateway::new();
    let (consent, reference) = gateway.sent().await;
    let visit = gateway.open(&reference).await.expect("opened");
    let worker = gateway.worker();
    let early = fetch::confirm(&gateway, &worker, &reference, gateway.now()).await;
    assert!(matches!(early, Err(Error::Refused(Refusal::NothingToFetch))), "{early:?}");
    draft::fill(&visit, gateway.filled_answer(&visit));
    answer::send(&gateway, &visit, Language::Sv, gateway.now()).await.expect("sent");
    let unread = fetch::confirm(&gateway, &worker, &reference, gateway.now()).await;
    assert!(matches!(unread, Err(Error::Refused(Refusal::NotOpenedYet))), "{unread:?}");
    let other = fetch::open(&gateway, &gateway.stranger(), &reference, &consent, gateway.now()).await;
    assert!(matches!(other, Err(Error::NotFound)), "{other:?}");
    let wrong = gateway.consent().await;
    let wrong = fetch::open(&gateway, &worker, &reference, &wrong, gateway.now()).await;
    assert!(wrong.is_err(), "another consent opens nothing");
}

#[tokio::test]
async fn an_answer_that_nobody_fetches_is_destroyed_when_its_days_are_over() {
    let gateway = TestGateway::new();
    let (consent, reference) = gateway.sent().await;
    let visit = gateway.open(&reference).await.expect("opened");
    gateway.advance_days(3);
    draft::fill(&visit, gateway.filled_answer(&visit));
    answer::send(&gateway, &visit, Language::Sv, gateway.now()).await.expect("answered");
    let record = gateway.record(&reference);
    assert_eq!(local_date(record.expires_at), date(2026, 12, 26), "30 days after it came");
    assert_eq!(local_date(record.due_at), date(2026, 12, 14), "and not 60 after it was due");

    let early = gateway.store.expiring(gateway.now(), 9).expect("readable");
    assert!(early.is_empty());
    gateway.advance_days(31);
    let over = gateway.store.expiring(gateway.now(), 9).expect("readable");
    assert_eq!(over.iter().map(|record| record.reference).collect::<Vec<_>>(), [reference]);
    let change =
        underlag::domain::workflow::fetch::expire(&over[0], gateway.now()).expect("something is left");
    gateway.commit(change).await.expect("committed");
    let record = gateway.record(&reference);
    assert!(matches!(record.facts.outcome, Some(Outcome::Answered { .. })), "it was answered");
    assert_eq!((record.status(), record.next_actor()), (Status::Expired, NextActor::Nobody));
    assert_eq!(gateway.store.pending_destructions(9).expect("readable").len(), 3, "request, answer and copy");
    let gone = fetch::open(&gateway, &gateway.worker(), &reference, &consent, gateway.now()).await;
    assert!(gone.is_err(), "nothing is left to open");
}

#[tokio::test]
async fn an_answer_is_not_kept_beyond_its_consent() {
    let gateway = TestGateway::new();
    let mut terms = gateway.terms();
    terms.valid_to = date(2026, 12, 20);
    let pdf = gateway.consent_pdf(terms).await;
    let consent = consent_file::read(&gateway, &pdf, gateway.now()).expect("our own consent document");
    let sent = gateway.send(&consent, CLINIC, "one").await.expect("sent");
    let underlag::exchange::send::Sent::Now(dispatch) = sent else { panic!("sent before") };
    let visit = gateway.open(&dispatch.reference).await.expect("opened");
    answer::decline(&gateway, &visit, DeclineReason::NoMandate, "", gateway.now()).await.expect("declined");
    let record = gateway.record(&dispatch.reference);
    assert_eq!(local_date(record.expires_at), date(2026, 12, 20));
}
