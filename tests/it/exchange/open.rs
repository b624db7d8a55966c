//! Opening: the right link and the right key, and nothing for anybody else.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::SignedDuration;
use underlag::crypto::recipient_key::RecipientKey;
use underlag::domain::language::Language;
use underlag::domain::notice::Letter;
use underlag::domain::reference::Reference;
use underlag::domain::request::NextActor;
use underlag::domain::workflow::Refusal;
use underlag::exchange::{Error, answer, draft, fetch, visit};

use super::gateway::TestGateway;

async fn with_key(gateway: &TestGateway, reference: &Reference, key: &RecipientKey) -> Result<(), Error> {
    visit::open(gateway, &gateway.link(reference), &key.display(), gateway.now()).await.map(drop)
}

#[tokio::test]
async fn a_mistyped_key_is_told_and_not_counted() {
    let gateway = TestGateway::new();
    let (_, reference) = gateway.sent().await;
    let mut key = gateway.clinic_key.display().to_string();
    key.replace_range(0..1, if key.starts_with('7') { "8" } else { "7" });
    for _ in 0..20 {
        let result = visit::open(&gateway, &gateway.link(&reference), &key, gateway.now()).await;
        assert!(matches!(result, Err(Error::KeyMistyped)), "{result:?}");
    }
    gateway.open(&reference).await.expect("the right key still opens it");
}

#[tokio::test]
async fn a_stranger_gets_the_same_answer_for_everything() {
    let gateway = TestGateway::new();
    let (_, reference) = gateway.sent().await;
    let stranger = RecipientKey::generate(&gateway.random).expect("random");
    let wrong_key = with_key(&gateway, &reference, &stranger).await;
    let unknown_link =
        visit::open(&gateway, &"A".repeat(43), &gateway.clinic_key.display(), gateway.now()).await;
    let no_link =
        visit::open(&gateway, &reference.to_string(), &gateway.clinic_key.display(), gateway.now()).await;
    assert!(matches!(wrong_key, Err(Error::NotFound)), "{wrong_key:?}");
    assert!(matches!(unknown_link, Err(Error::NotFound)), "{unknown_link:?}");
    assert!(matches!(no_link, Err(Error::NotFound)), "letters carry links here: {no_link:?}");
}

#[tokio::test]
async fn without_links_the_reference_opens() {
    let gateway = TestGateway::with(|config| config.mail.link = false);
    let (_, reference) = gateway.sent().await;
    assert_eq!(gateway.outbox()[0].link, None);
    let typed = reference.to_string().to_lowercase();
    visit::open(&gateway, &typed, &gateway.clinic_key.display(), gateway.now()).await.expect("opened");
}

#[tokio::test]
async fn wrong_keys_wait_longer_and_longer_then_lock_and_tell_the_unit() {
    let gateway = TestGateway::new();
    let (_, reference) = gateway.sent().await;
    let stranger = RecipientKey::generate(&gateway.random).expect("random");
    let mut waits = 0;
    loop {
        match with_key(&gateway, &reference, &stranger).await {
            Err(Error::NotFound) => {}
            Err(Error::Wait { until }) => {
                assert!(
                    matches!(gateway.open(&reference).await, Err(Error::Wait { .. })),
                    "the right key waits too"
                );
                gateway.clock.advance(gateway.now().duration_until(until) + SignedDuration::from_secs(1));
                waits += 1;
            }
            Err(Error::Locked) => break,
            other => panic!("{other:?}"),
        }
    }
    assert!(waits >= 7, "{waits}");
    assert!(matches!(gateway.open(&reference).await, Err(Error::Locked)));
    let record = gateway.record(&reference);
    assert_eq!(record.next_actor(), NextActor::Unit);
    assert!(gateway.outbox().iter().any(|notice| notice.letter == Letter::LinkLocked));

    let old = gateway.link(&reference);
    fetch::renew_link(&gateway, &gateway.worker(), &reference, gateway.now()).await.expect("a new link");
    let through_old = visit::open(&gateway, &old, &gateway.clinic_key.display(), gateway.now()).await;
    assert!(matches!(through_old, Err(Error::NotFound)), "{through_old:?}");
    gateway.open(&reference).await.expect("the new link opens");
}

#[tokio::test]
async fn of_many_wrong_keys_at_once_those_that_had_to_wait_do_not_count() {
    let gateway = TestGateway::new();
    let (_, reference) = gateway.sent().await;
    let stranger = RecipientKey::generate(&gateway.random).expect("random");
    let tries = (0..40).map(|_| with_key(&gateway, &reference, &stranger));
    let said = futures_util::future::join_all(tries).await;
    let counted = said.iter().filter(|one| matches!(one, Err(Error::NotFound))).count();
    assert_eq!(counted, 3, "{said:?}");
    assert!(said.iter().all(|one| matches!(one, Err(Error::NotFound | Error::Wait { .. }))), "{said:?}");
    gateway.clock.advance(SignedDuration::from_secs(6));
    gateway.open(&reference).await.expect("the clinic waits as long as after three tries");
}

#[tokio::test]
async fn without_links_a_wait_reads_like_a_reference_that_is_none() {
    let gateway = TestGateway::with(|config| config.mail.link = false);
    let (_, reference) = gateway.sent().await;
    let stranger = RecipientKey::generate(&gateway.random).expect("random");
    let open = async |code: &str, key: &RecipientKey| {
        visit::open(&gateway, code, &key.display(), gateway.now()).await.map(drop)
    };
    for _ in 0..12 {
        for code in [reference.to_string().as_str(), "U-7K3M-Q9XD-S"] {
            let said = open(code, &stranger).await;
            assert!(matches!(said, Err(Error::NotFound)), "{said:?}");
        }
    }
    let waits = open(&reference.to_string(), &gateway.clinic_key).await;
    assert!(matches!(waits, Err(Error::NotFound)), "the right key waits too: {waits:?}");
    gateway.clock.advance(SignedDuration::from_mins(16));
    open(&reference.to_string(), &gateway.clinic_key).await.expect("and opens when the wait is over");
}

#[tokio::test]
async fn a_tampered_sealed_file_is_not_opened_and_not_destroyed() {
    let gateway = TestGateway::new();
    let (consent, reference) = gateway.sent().await;
    let file = sealed_file(&gateway.folder.path().join("data/spool"));
    let mut bytes = fs::read(&file).expect("readable");
    let place = bytes.len() - 40;
    bytes[place] ^= 1;
    fs::write(&file, bytes).expect("writable");

    let result = gateway.open(&reference).await;
    assert!(matches!(result, Err(Error::Lost)), "{result:?}");
    let result = fetch::open(&gateway, &gateway.worker(), &reference, &consent, gateway.now()).await;
    assert!(matches!(result, Err(Error::Lost)), "{result:?}");
    assert!(file.exists());
}

#[tokio::test]
async fn an_expired_consent_closes_the_request() {
    let gateway = TestGateway::new();
    let mut terms = gateway.terms();
    terms.valid_to = jiff::civil::date(2026, 12, 18);
    let pdf = gateway.consent_pdf(terms).await;
    let consent = underlag::exchange::consent_file::read(&gateway, &pdf, gateway.now()).expect("a consent");
    let Ok(underlag::exchange::send::Sent::Now(dispatch)) =
        gateway.send(&consent, super::gateway::CLINIC, "x").await
    else {
        panic!("sent")
    };
    // The request itself lives no longer than the consent it was made under.
    let record = gateway.record(&dispatch.reference);
    assert_eq!(record.expires_at.to_string(), "2026-12-18T22:59:59.999999999Z");
    gateway.advance_days(28);
    let result = gateway.open(&dispatch.reference).await;
    assert!(matches!(result, Err(Error::NotFound | Error::Refused(Refusal::ConsentExpired))), "{result:?}");
}

fn sealed_file(folder: &Path) -> PathBuf {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a readable folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    assert_eq!(files.len(), 1, "{files:?}");
    files.remove(0)
}

#[tokio::test]
async fn a_clock_that_is_set_back_makes_nothing_damaged() {
    let gateway = TestGateway::new();
    let (consent, reference) = gateway.sent().await;
    gateway.clock.set(SignedDuration::from_hours(-24 * 40));
    let visit = gateway.open(&reference).await.expect("the recipient opens what was sent later");
    gateway.clock.set(SignedDuration::from_hours(24 * 40));
    draft::fill(&visit, gateway.filled_answer(&visit));
    answer::send(&gateway, &visit, Language::Sv, gateway.now()).await.expect("sent");
    gateway.clock.set(SignedDuration::from_hours(-24 * 40));
    let opened = fetch::open(&gateway, &gateway.worker(), &reference, &consent, gateway.now()).await;
    assert!(opened.expect("the unit opens what was answered later").answer.is_some());
}
