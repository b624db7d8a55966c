//! A due day moves, somebody calls, a request goes on to another recipient.

use jiff::SignedDuration;
use jiff::civil::{Date, date};
use underlag::domain::audit::{Action, Entity};
use underlag::domain::language::Language;
use underlag::domain::notice::Letter;
use underlag::domain::reference::Reference;
use underlag::domain::request::{CallResult, DeclineReason, NextActor, Status};
use underlag::domain::workflow::Refusal;
use underlag::exchange::call::{self, Word};
use underlag::exchange::error::ConsentFault;
use underlag::exchange::{Error, answer, draft, fetch, reroute, time, visit};

use super::gateway::{CLINIC, TestGateway};

/// Monday 14 December 2026 is when the enquiry is due.
const LATER: Date = date(2026, 12, 30);

fn letters(gateway: &TestGateway) -> Vec<Letter> {
    gateway.outbox().iter().map(|notice| notice.letter).collect()
}

fn actions(gateway: &TestGateway, reference: &Reference) -> Vec<Action> {
    let events = gateway.store.events(&Entity::Request(*reference)).expect("a readable log");
    events.iter().map(|event| event.action).collect()
}

#[tokio::test]
async fn the_time_asked_for_is_given_and_the_reason_destroyed() {
    let gateway = TestGateway::new();
    let (_, reference) = gateway.sent().await;
    let visit = gateway.open(&reference).await.expect("opened");
    answer::ask_more_time(&gateway, &visit, LATER, "Läkaren är sjuk", gateway.now()).await.expect("asked");
    let reason = gateway.record(&reference).facts.more_time.and_then(|asked| asked.reason).expect("sealed");
    time::accept(&gateway, &gateway.worker(), &reference, None, gateway.now()).await.expect("given");
    let record = gateway.record(&reference);
    assert_eq!(record.due_date(), LATER);
    assert_eq!(record.next_actor(), NextActor::Recipient);
    assert!(gateway.store.pending_destructions(10).expect("readable").contains(&reason.id));
    assert!(letters(&gateway).contains(&Letter::DueMoved));
    // The recipient goes on where it was, and an answer by the new day is in time.
    gateway.advance_days(30);
    draft::fill(&visit, gateway.filled_answer(&visit));
    let sent = answer::send(&gateway, &visit, Language::Sv, gateway.now()).await.expect("sent");
    assert_eq!((sent.header.due, sent.header.late), (LATER, false));
}

#[tokio::test]
async fn another_unit_moves_nothing() {
    let gateway = TestGateway::new();
    let (_, reference) = gateway.sent().await;
    let (stranger, now) = (gateway.stranger(), gateway.now());
    let results = [
        time::extend(&gateway, &stranger, &reference, LATER, now).await,
        time::accept(&gateway, &stranger, &reference, Some(LATER), now).await,
        time::refuse(&gateway, &stranger, &reference, now).await,
        time::remind(&gateway, &stranger, &reference, now).await,
        call::take(&gateway, &stranger, &reference, now).await,
        call::called(&gateway, &stranger, &reference, Word::WillAnswer, now).await,
    ];
    for result in results {
        assert!(matches!(result, Err(Error::NotFound)), "{result:?}");
    }
    assert_eq!(actions(&gateway, &reference), [Action::RequestSent]);
}

#[tokio::test]
async fn a_due_day_after_the_consent_is_refused() {
    let gateway = TestGateway::new();
    let consent = gateway.terms();
    let consent = gateway
        .consent_pdf(underlag::domain::consent::ConsentTerms { valid_to: date(2026, 12, 20), ..consent });
    let pdf = consent.await;
    let held = underlag::exchange::consent_file::read(&gateway, &pdf, gateway.now()).expect("ours");
    let sent = gateway.send(&held, CLINIC, "first").await.expect("sent");
    let underlag::exchange::send::Sent::Now(dispatch) = sent else { panic!("sent now") };
    let worker = gateway.worker();
    let result =
        time::extend(&gateway, &worker, &dispatch.reference, date(2026, 12, 21), gateway.now()).await;
    assert!(matches!(result, Err(Error::Refused(Refusal::DateAfterConsent))), "{result:?}");
    time::extend(&gateway, &worker, &dispatch.reference, date(2026, 12, 18), gateway.now())
        .await
        .expect("within");
}

#[tokio::test]
async fn the_link_of_the_letter_about_the_new_day_opens_the_request_until_then() {
    let gateway = TestGateway::new();
    let (_, reference) = gateway.sent().await;
    time::extend(&gateway, &gateway.worker(), &reference, LATER, gateway.now()).await.expect("moved");
    let moved =
        gateway.outbox().into_iter().find(|notice| notice.letter == Letter::DueMoved).expect("a letter");
    assert_eq!(moved.due, Some(LATER));
    let wrapped = moved.link.expect("a link");
    let secret = gateway.keys.wrap.unwrap(&wrapped, reference.as_bytes()).expect("our own");
    let link = String::from_utf8(secret.to_vec()).expect("base64url");
    visit::open(&gateway, &link, &gateway.clinic_key.display(), gateway.now()).await.expect("the new one");
    gateway.open(&reference).await.expect("and the first one still");
}

#[tokio::test]
async fn a_second_reminder_the_same_day_is_refused() {
    let gateway = TestGateway::new();
    let (_, reference) = gateway.sent().await;
    let worker = gateway.worker();
    time::remind(&gateway, &worker, &reference, gateway.now()).await.expect("reminded");
    gateway.clock.advance(SignedDuration::from_hours(3));
    let again = time::remind(&gateway, &worker, &reference, gateway.now()).await;
    assert!(matches!(again, Err(Error::Refused(Refusal::RemindedToday))), "{again:?}");
    assert_eq!(letters(&gateway).iter().filter(|letter| **letter == Letter::Reminder).count(), 1);
}

#[tokio::test]
async fn a_call_is_taken_on_and_told_of() {
    let gateway = TestGateway::new();
    let (_, reference) = gateway.sent().await;
    let worker = gateway.worker();
    call::take(&gateway, &worker, &reference, gateway.now()).await.expect("taken");
    let call = gateway.record(&reference).facts.call.expect("a call");
    assert_eq!(call.by, Some(gateway.parties().user_digest("anna")));
    call::called(&gateway, &worker, &reference, Word::NewDate(LATER), gateway.now()).await.expect("called");
    let record = gateway.record(&reference);
    assert_eq!((record.due_date(), record.facts.call), (LATER, None));
    assert_eq!(record.facts.called.map(|called| called.result), Some(CallResult::NewDate));
    let declines = Word::Declines(DeclineReason::NeedsVisitFirst);
    call::called(&gateway, &worker, &reference, declines, gateway.now()).await.expect("called");
    assert_eq!(gateway.record(&reference).status(), Status::Declined);
    assert!(matches!(gateway.open(&reference).await, Err(Error::Refused(Refusal::AlreadyDeclined))));
    fetch::confirm(&gateway, &worker, &reference, gateway.now()).await.expect("let go");
    assert_eq!(gateway.record(&reference).next_actor(), NextActor::Nobody);
}

#[tokio::test]
async fn a_request_goes_on_and_can_be_answered_by_the_new_recipient_only() {
    let gateway = TestGateway::new();
    let (consent, reference) = gateway.sent().await;
    let old_link = gateway.link(&reference);
    let old_visit = gateway.open(&reference).await.expect("opened");
    let before = gateway.record(&reference);
    gateway.advance_days(2);
    let worker = gateway.worker();
    let dispatch = reroute::reroute(&gateway, &worker, &reference, &consent, "vc-bjorkan", gateway.now())
        .await
        .expect("sent on");
    assert_eq!(dispatch.reference, reference);
    let record = gateway.record(&reference);
    assert_eq!(record.facts.earlier.len(), 1);
    assert!(record.due_at > before.due_at, "a clock of its own");
    assert!(actions(&gateway, &reference).contains(&Action::Rerouted));
    assert!(
        gateway
            .store
            .pending_destructions(10)
            .expect("readable")
            .contains(&before.document.expect("it was there").id)
    );

    // The old recipient is out, also with what it still has open.
    let old = visit::open(&gateway, &old_link, &gateway.clinic_key.display(), gateway.now()).await;
    assert!(matches!(old, Err(Error::NotFound)), "{old:?}");
    draft::fill(&old_visit, gateway.filled_answer(&old_visit));
    let answered = answer::send(&gateway, &old_visit, Language::Sv, gateway.now()).await;
    assert!(matches!(answered, Err(Error::Refused(Refusal::Withdrawn))), "{answered:?}");
    let saved = draft::save(&gateway, &old_visit, gateway.now()).await;
    assert!(matches!(saved, Err(Error::Refused(Refusal::Withdrawn))), "{saved:?}");

    // The new one isn't enrolled: its one-time key opens, and what it answers the unit can read.
    let key = dispatch.one_time_key.as_ref().expect("a one-time key").display().to_string();
    let visit = visit::open(&gateway, &gateway.link(&reference), &key, gateway.now()).await.expect("opened");
    assert_eq!(visit.request.header.recipient.id, "vc-bjorkan");
    assert_eq!(visit.request.header.case_number, "SOC-EK 2026-117");
    draft::fill(&visit, gateway.filled_answer(&visit));
    answer::send(&gateway, &visit, Language::Sv, gateway.now()).await.expect("answered");
    let opened = fetch::open(&gateway, &worker, &reference, &consent, gateway.now()).await.expect("opened");
    assert!(opened.answer.and_then(|reply| reply.filled).is_some());
}

#[tokio::test]
async fn what_was_sent_back_goes_on() {
    let gateway = TestGateway::new();
    let (consent, reference) = gateway.sent().await;
    let visit = gateway.open(&reference).await.expect("opened");
    answer::wrong_recipient(&gateway, &visit, "Björkan", gateway.now()).await.expect("sent back");
    let worker = gateway.worker();
    reroute::reroute(&gateway, &worker, &reference, &consent, "vc-bjorkan", gateway.now())
        .await
        .expect("sent on");
    let record = gateway.record(&reference);
    assert_eq!((record.status(), record.facts.earlier[0].wrong_recipient), (Status::Sent, true));
    assert!(actions(&gateway, &reference).contains(&Action::WrongRecipient), "the log keeps it");
    assert!(!letters(&gateway).contains(&Letter::Withdrawn), "it knows already");
}

#[tokio::test]
async fn a_request_goes_nowhere_outside_its_consent() {
    let gateway = TestGateway::new();
    let (consent, reference) = gateway.sent().await;
    let other = gateway.consent().await;
    let (worker, now) = (gateway.worker(), gateway.now());
    let files = gateway.sealed_files();
    let to = async |consent, recipient| {
        reroute::reroute(&gateway, &worker, &reference, consent, recipient, now).await
    };
    let wrong = to(&other, "vc-bjorkan").await.expect_err("another consent");
    assert!(matches!(wrong, Error::Consent(ConsentFault::Wrong)), "{wrong:?}");
    let refusals = [
        ("vc-ny", Refusal::OutsideParties),
        ("verkstaden", Refusal::WrongSortOfRecipient),
        (CLINIC, Refusal::SameRecipient),
    ];
    for (recipient, refusal) in refusals {
        let error = to(&consent, recipient).await.expect_err("refused");
        assert!(matches!(error, Error::Refused(why) if why == refusal), "{recipient}: {error:?}");
    }
    assert_eq!(gateway.sealed_files(), files, "nothing is left behind");
    let choice = reroute::within(&gateway, &gateway.record(&reference), &consent, now).expect("a choice");
    let ids: Vec<&str> = choice.iter().map(|recipient| recipient.id.as_str()).collect();
    assert_eq!(ids, ["vc-bjorkan"]);
}

#[tokio::test]
async fn an_expired_or_revoked_consent_sends_nothing_on() {
    let gateway = TestGateway::new();
    let (consent, reference) = gateway.sent().await;
    let worker = gateway.worker();
    underlag::exchange::consent::revoke(&gateway, &worker, &consent.id, gateway.now())
        .await
        .expect("revoked");
    let error = reroute::reroute(&gateway, &worker, &reference, &consent, "vc-bjorkan", gateway.now())
        .await
        .expect_err("refused");
    assert!(matches!(error, Error::Refused(Refusal::Withdrawn)), "{error:?}");
    assert_eq!(gateway.sealed_files(), 1, "the file goes with the next tick");
    assert_eq!(gateway.store.pending_destructions(10).expect("readable").len(), 1);
}

#[tokio::test]
async fn without_links_an_earlier_recipient_is_told_that_it_is_over_and_locks_nobody_out() {
    let gateway = TestGateway::with(|config| config.mail.link = false);
    let (consent, reference) = gateway.sent().await;
    let (worker, now) = (gateway.worker(), gateway.now());
    reroute::reroute(&gateway, &worker, &reference, &consent, "vc-bjorkan", now).await.expect("sent on");
    for _ in 0..12 {
        let old = visit::open(&gateway, &reference.to_string(), &gateway.clinic_key.display(), now).await;
        assert!(matches!(old, Err(Error::Refused(Refusal::Withdrawn))), "{old:?}");
    }
    assert_eq!(gateway.record(&reference).facts.link_locked_at, None);
}
