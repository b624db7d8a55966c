//! A recipient gets a new key, or leaves the directory: what it has signed still opens and is still proved.

use jiff::civil::date;
use ring::rand::SystemRandom;
use underlag::config::Directory;
use underlag::crypto::recipient_key::RecipientKey;
use underlag::domain::language::Language;
use underlag::domain::recipient::{FormerKeys, Recipient};
use underlag::domain::request::DeclineReason;
use underlag::domain::workflow::Refusal;
use underlag::exchange::fetch::OpenedAnswer;
use underlag::exchange::verify::{Against, Outcome, verify};
use underlag::exchange::{Error, answer, draft, fetch, reroute, visit};

use super::gateway::{CLINIC, TestGateway, directory};

/// The directory after the clinic got another key.
fn enrolled_anew(gateway: &TestGateway) -> (Directory, RecipientKey) {
    let key = RecipientKey::generate(&SystemRandom::new()).expect("a key");
    let mut directory = directory(&gateway.clinic_key);
    let old = directory.recipients[0].keys.replace(key.public(date(2026, 11, 25))).expect("enrolled");
    directory.recipients[0].former_keys.push(FormerKeys {
        sealing: old.sealing,
        signing: old.signing,
        enrolled: old.enrolled,
        retired: date(2026, 11, 25),
    });
    (directory, key)
}

/// The directory without the clinic.
fn without_it(gateway: &TestGateway) -> Directory {
    let mut directory = directory(&gateway.clinic_key);
    directory.recipients.retain(|recipient| recipient.id != CLINIC);
    directory
}

fn outcome(gateway: &TestGateway, pdf: &[u8], recipients: &[Recipient]) -> Outcome {
    let against = Against { jwks: gateway.keys.jwks(), issuer: gateway.issuer(), recipients };
    let verdict = verify(pdf, against, gateway.now(), Language::Sv);
    assert_eq!(verdict.valid, verdict.outcome == Outcome::Proved);
    verdict.outcome
}

fn reply(opened: &OpenedAnswer) -> &[u8] {
    &opened.answer.as_ref().expect("an answer").pdf
}

#[tokio::test]
async fn an_answer_opens_and_is_proved_after_its_recipient_got_a_new_key_or_left() {
    for later in [|gateway: &TestGateway| enrolled_anew(gateway).0, without_it] {
        let gateway = TestGateway::new();
        let (consent, reference) = gateway.sent().await;
        let visit = gateway.open(&reference).await.expect("opened");
        answer::ask_more_time(&gateway, &visit, date(2026, 12, 20), "Semester", gateway.now())
            .await
            .expect("asked");
        draft::fill(&visit, gateway.filled_answer(&visit));
        draft::attach(&gateway, &visit, "Intyg.pdf", small_pdf!("test").to_vec()).expect("attached");
        answer::send(&gateway, &visit, Language::Sv, gateway.now()).await.expect("answered");

        gateway.advance_days(4);
        gateway.replace_directory(later(&gateway));
        let worker = gateway.worker();
        let opened =
            fetch::open(&gateway, &worker, &reference, &consent, gateway.now()).await.expect("it opens");
        assert!(opened.more_time.is_some());
        assert_eq!(opened.answer.as_ref().map(|reply| reply.attachments.len()), Some(1));
        let parties = gateway.parties();
        assert_eq!(outcome(&gateway, reply(&opened), parties.recipients()), Outcome::Proved);
        assert_eq!(outcome(&gateway, reply(&opened), &[]), Outcome::Proved, "the published keys are enough");
        fetch::confirm(&gateway, &worker, &reference, gateway.now()).await.expect("fetched");
    }
}

#[tokio::test]
async fn a_refusal_opens_after_its_recipient_left_and_the_request_goes_on() {
    let gateway = TestGateway::new();
    let (consent, reference) = gateway.sent().await;
    let visit = gateway.open(&reference).await.expect("opened");
    answer::decline(&gateway, &visit, DeclineReason::NoMandate, "Läkaren har slutat", gateway.now())
        .await
        .expect("declined");
    gateway.replace_directory(without_it(&gateway));
    let worker = gateway.worker();
    let opened = fetch::open(&gateway, &worker, &reference, &consent, gateway.now()).await.expect("it opens");
    assert_eq!(outcome(&gateway, reply(&opened), &[]), Outcome::Proved);
    reroute::reroute(&gateway, &worker, &reference, &consent, "vc-bjorkan", gateway.now())
        .await
        .expect("sent on");
}

#[tokio::test]
async fn an_answer_with_a_one_time_key_is_proved_by_the_published_keys() {
    let gateway = TestGateway::new();
    let consent = gateway.consent().await;
    let sent = gateway.send(&consent, "vc-bjorkan", "once").await.expect("sent");
    let underlag::exchange::send::Sent::Now(dispatch) = sent else { panic!("sent now") };
    let key = dispatch.one_time_key.as_ref().expect("a one-time key").display();
    let link = gateway.link(&dispatch.reference);
    let visit = visit::open(&gateway, &link, &key, gateway.now()).await.expect("opened");
    draft::fill(&visit, gateway.filled_answer(&visit));
    answer::send(&gateway, &visit, Language::Sv, gateway.now()).await.expect("answered");
    let worker = gateway.worker();
    let opened = fetch::open(&gateway, &worker, &dispatch.reference, &consent, gateway.now()).await;
    assert_eq!(outcome(&gateway, reply(&opened.expect("opened")), &[]), Outcome::Proved);
}

#[tokio::test]
async fn a_request_for_the_former_key_says_so_and_is_not_called_damaged() {
    let gateway = TestGateway::new();
    let (_, reference) = gateway.sent().await;
    let (directory, key) = enrolled_anew(&gateway);
    gateway.replace_directory(directory);
    let link = gateway.link(&reference);
    for _ in 0..5 {
        let opened = visit::open(&gateway, &link, &key.display(), gateway.now()).await;
        assert!(matches!(opened, Err(Error::Refused(Refusal::SealedToFormerKey))), "{opened:?}");
    }
    let old = gateway.open(&reference).await;
    assert!(matches!(old, Err(Error::NotFound)), "the former key opens nothing any more: {old:?}");
}

#[test]
fn a_key_signs_from_the_day_it_was_handed_out_to_the_day_it_was_replaced() {
    let first = RecipientKey::generate(&SystemRandom::new()).expect("a key").public(date(2026, 10, 1));
    let second = RecipientKey::generate(&SystemRandom::new()).expect("a key").public(date(2026, 11, 25));
    let key = RecipientKey::generate(&SystemRandom::new()).expect("a key");
    let mut recipient = directory(&key).recipients.remove(0);
    recipient.keys = Some(second.clone());
    recipient.former_keys.push(FormerKeys {
        sealing: first.sealing,
        signing: first.signing.clone(),
        enrolled: first.enrolled,
        retired: date(2026, 11, 25),
    });
    let on = |day| recipient.signing_keys(day).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(on(date(2026, 9, 30)), Vec::<String>::new());
    assert_eq!(on(date(2026, 10, 1)), std::slice::from_ref(&first.signing));
    assert_eq!(on(date(2026, 11, 25)), [second.signing.clone(), first.signing]);
    assert_eq!(on(date(2026, 11, 26)), [second.signing]);
}
