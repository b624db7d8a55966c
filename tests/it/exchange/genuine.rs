//! Genuine documents stay proved, whatever has become of keys and recipients since.

use jiff::civil::date;
use ring::rand::SystemRandom;
use underlag::config::Directory;
use underlag::crypto::keys;
use underlag::crypto::recipient_key::RecipientKey;
use underlag::domain::language::Language;
use underlag::domain::recipient::FormerKeys;
use underlag::domain::reference::Reference;
use underlag::exchange::consent_file::{self, HeldConsent};
use underlag::exchange::error::ConsentFault;
use underlag::exchange::verify::{Against, Outcome, Verdict, verify};
use underlag::exchange::visit::Visit;
use underlag::exchange::{Error, answer, draft, fetch, send, visit};

use super::gateway::{CLINIC, START, TestGateway, directory};

async fn asked(
    gateway: &TestGateway,
    recipient: &str,
) -> (HeldConsent, Box<underlag::exchange::dispatch::Dispatch>) {
    let consent = gateway.consent().await;
    let each = format!("{recipient}-{}", gateway.outbox().len());
    let sent = gateway.send(&consent, recipient, &each).await.expect("sent");
    let send::Sent::Now(dispatch) = sent else { panic!("sent now") };
    (consent, dispatch)
}

async fn answered(
    gateway: &TestGateway,
    visit: &Visit,
    consent: &HeldConsent,
    reference: &Reference,
) -> Vec<u8> {
    draft::fill(visit, gateway.filled_answer(visit));
    answer::send(gateway, visit, Language::Sv, gateway.now()).await.expect("answered");
    let opened = fetch::open(gateway, &gateway.worker(), reference, consent, gateway.now()).await;
    opened.expect("opened").answer.expect("an answer").pdf.to_vec()
}

/// An answer of the clinic, under the key that it has now.
async fn clinics_answer(gateway: &TestGateway, key: &RecipientKey) -> Vec<u8> {
    let (consent, dispatch) = asked(gateway, CLINIC).await;
    let link = gateway.link(&dispatch.reference);
    let visit = visit::open(gateway, &link, &key.display(), gateway.now()).await.expect("opened");
    answered(gateway, &visit, &consent, &dispatch.reference).await
}

fn verdict(gateway: &TestGateway, pdf: &[u8]) -> Verdict {
    let against = Against { jwks: gateway.keys.jwks(), issuer: gateway.issuer(), recipients: &[] };
    verify(pdf, against, gateway.now(), Language::Sv)
}

/// The clinic has that key now, and had its first one before.
fn with_key(gateway: &TestGateway, key: &RecipientKey) -> Directory {
    let mut directory = directory(&gateway.clinic_key);
    let old = directory.recipients[0].keys.replace(key.public(date(2026, 11, 25))).expect("enrolled");
    directory.recipients[0].former_keys.push(FormerKeys {
        sealing: old.sealing,
        signing: old.signing,
        enrolled: old.enrolled,
        retired: date(2026, 11, 25),
    });
    directory
}

#[tokio::test]
async fn answers_from_before_and_after_each_change_of_a_key_are_proved() {
    let gateway = TestGateway::new();
    let first = gateway.clinic_key.display();
    let first = RecipientKey::parse(&first).expect("a key");
    let mut all = vec![("before everything", clinics_answer(&gateway, &first).await)];

    let second = RecipientKey::generate(&SystemRandom::new()).expect("a key");
    gateway.advance_days(2);
    gateway.replace_directory(with_key(&gateway, &second));
    all.push(("after a new key of the clinic", clinics_answer(&gateway, &second).await));

    let gateway = gateway.restart_after(|folder| {
        let now = START.parse().expect("a moment");
        keys::rotate_signing(&folder.join("keys"), &SystemRandom::new(), now).expect("rotated");
    });
    gateway.replace_directory(with_key(&gateway, &second));
    all.push(("after a new key of the gateway", clinics_answer(&gateway, &second).await));
    all.push(("a consent", gateway.consent_pdf(gateway.terms()).await));
    let (_, dispatch) = asked(&gateway, CLINIC).await;
    all.push(("a receipt", dispatch.receipt_pdf(&gateway, gateway.now()).expect("written").to_vec()));

    let (consent, dispatch) = asked(&gateway, "vc-bjorkan").await;
    let mut left = directory(&gateway.clinic_key);
    left.recipients.retain(|recipient| recipient.id != CLINIC);
    gateway.replace_directory(left);
    let key = dispatch.one_time_key.as_ref().expect("a one-time key").display();
    let visit = visit::open(&gateway, &gateway.link(&dispatch.reference), &key, gateway.now()).await;
    let pdf = answered(&gateway, &visit.expect("opened"), &consent, &dispatch.reference).await;
    all.push(("of another recipient, after the clinic left", pdf));

    for (name, pdf) in all {
        let verdict = verdict(&gateway, &pdf);
        assert_eq!(verdict.outcome, Outcome::Proved, "{name}: {:?}", verdict.checks);
    }
}

#[tokio::test]
async fn under_a_key_that_was_in_other_hands_nothing_is_proved_and_nothing_new_sent() {
    let gateway = TestGateway::new();
    let first = RecipientKey::parse(&gateway.clinic_key.display()).expect("a key");
    let (consent, reference) = gateway.sent().await;
    let stolen = gateway.keys.signing.public().kid().to_owned();
    let document = gateway.consent_pdf(gateway.terms()).await;
    let pdf = clinics_answer(&gateway, &first).await;
    let gateway = gateway.restart_after(|folder| {
        let (keys_dir, now) = (folder.join("keys"), START.parse().expect("a moment"));
        keys::rotate_signing(&keys_dir, &SystemRandom::new(), now).expect("rotated");
        assert!(keys::distrust(&keys_dir, &stolen, now).expect("told"));
    });
    for pdf in [&pdf, &document] {
        let verdict = verdict(&gateway, pdf);
        assert_eq!((verdict.outcome, verdict.data_proved), (Outcome::NotProvableHere, false));
        let told = verdict.checks.iter().any(|check| check.text.contains("orätta händer"));
        assert!(told, "{:?}", verdict.checks);
    }
    let read = consent_file::read(&gateway, &document, gateway.now());
    assert!(matches!(read, Err(Error::Consent(ConsentFault::Distrusted))), "{read:?}");
    assert!(consent_file::read_to_open(&gateway, &document).is_ok(), "what is out is still opened");

    // What was asked before is answered after, and the answer has a statement that is trusted.
    let visit = visit::open(&gateway, &gateway.link(&reference), &first.display(), gateway.now()).await;
    let pdf = answered(&gateway, &visit.expect("opened"), &consent, &reference).await;
    let verdict = verdict(&gateway, &pdf);
    assert_eq!(verdict.outcome, Outcome::Proved, "{:?}", verdict.checks);
}

#[tokio::test]
async fn an_answer_with_a_one_time_key_came_over_the_link_and_is_nobodys_seal() {
    for (link, outcome, said) in [
        (true, Outcome::Proved, "genom länken till mottagarens funktionsbrevlåda"),
        (false, Outcome::NotProvableHere, "vem som lämnade det"),
    ] {
        let gateway = TestGateway::with(|config| config.mail.link = link);
        let (consent, dispatch) = asked(&gateway, "vc-bjorkan").await;
        let key = dispatch.one_time_key.as_ref().expect("a one-time key").display();
        let code = if link { gateway.link(&dispatch.reference) } else { dispatch.reference.to_string() };
        let visit = visit::open(&gateway, &code, &key, gateway.now()).await.expect("opened");
        let pdf = answered(&gateway, &visit, &consent, &dispatch.reference).await;
        let verdict = verdict(&gateway, &pdf);
        assert_eq!(verdict.outcome, outcome, "{:?}", verdict.checks);
        let proof = verdict.checks.iter().find(|check| check.code == "answer-proof").expect("checked");
        assert!(proof.text.contains(said), "{}", proof.text);
        assert!(!proof.text.contains("stämplat med mottagarens nyckel"), "{}", proof.text);
    }
}

#[tokio::test]
async fn a_refusal_and_a_wish_for_more_time_are_proved_as_answers_are() {
    let gateway = TestGateway::new();
    let (consent, reference) = gateway.sent().await;
    let visit = gateway.open(&reference).await.expect("opened");
    answer::ask_more_time(&gateway, &visit, date(2026, 12, 20), "Semester", gateway.now())
        .await
        .expect("asked");
    answer::wrong_recipient(&gateway, &visit, "", gateway.now()).await.expect("declined");
    let receipt =
        answer::receipt(&gateway, &visit, Language::Sv, gateway.now()).expect("written").expect("sent");
    let opened = fetch::open(&gateway, &gateway.worker(), &reference, &consent, gateway.now()).await;
    let opened = opened.expect("opened");
    for pdf in [&opened.answer.expect("one").pdf, &opened.more_time.expect("one").pdf, &receipt] {
        let verdict = verdict(&gateway, pdf);
        assert_eq!(verdict.outcome, Outcome::Proved, "{:?}", verdict.checks);
        assert_eq!(verdict.reference, Some(reference.to_string()));
    }
}
