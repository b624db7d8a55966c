//! The scan of a signed paper: sealed to the consent, bound by the gateway's word, gone with the consent.

use std::slice::from_ref;

use underlag::domain::audit::{Action, Entity};
use underlag::domain::consent::{Identity, Subject};
use underlag::domain::workflow::Refusal;
use underlag::domain::{ConsentMethod, User};
use underlag::exchange::consent::{self, Giver};
use underlag::exchange::consent_file::{self, HeldConsent};
use underlag::exchange::error::{AttachmentFault, ConsentFault};
use underlag::exchange::evidence::{self, NewScan};
use underlag::exchange::{Error, Gateway};

use super::gateway::{TestGateway, subject};

fn scan(gateway: &Gateway, bytes: &[u8]) -> NewScan {
    NewScan::judged(gateway, "../Papper å.PDF", bytes).expect("a sound file")
}

async fn added(gateway: &TestGateway, held: &HeldConsent, bytes: &[u8]) {
    let scan = scan(gateway, bytes);
    evidence::add(gateway, &gateway.worker(), held, ("Anna Test", &scan), gateway.now())
        .await
        .expect("added");
}

#[tokio::test]
async fn a_scan_is_opened_with_the_consent_document_and_is_what_was_added() {
    let gateway = TestGateway::new();
    let held = gateway.consent().await;
    let paper = small_pdf!("underskrift");
    added(&gateway, &held, paper).await;
    let opened = evidence::open(&gateway, &gateway.worker(), &held, gateway.now()).await;
    let opened = opened.expect("readable").expect("there");
    assert_eq!(opened.bytes.as_slice(), paper);
    assert_eq!((opened.added.by.as_str(), opened.at.as_second()), ("Anna Test", gateway.now().as_second()));
    assert_eq!(opened.added.consent, held.verified.id);
    assert!(opened.added.file_name.to_lowercase().ends_with(".pdf") && !opened.added.file_name.contains('/'));
    let events = gateway.store.events(&Entity::Consent(held.id)).expect("readable");
    let last = events.last().expect("an event");
    assert_eq!((last.action, &last.detail), (Action::EvidenceAdded, &None), "and nothing of what is in it");
}

#[tokio::test]
async fn another_one_takes_its_place() {
    let gateway = TestGateway::new();
    let held = gateway.consent().await;
    added(&gateway, &held, small_pdf!("first")).await;
    added(&gateway, &held, small_pdf!("second")).await;
    assert_eq!(gateway.store.pending_destructions(10).expect("readable").len(), 1);
    let opened = evidence::open(&gateway, &gateway.worker(), &held, gateway.now()).await;
    assert_eq!(opened.expect("readable").expect("there").bytes.as_slice(), small_pdf!("second"));
}

#[tokio::test]
async fn it_comes_with_the_consent_in_one_commit_and_goes_with_it() {
    let gateway = TestGateway::new();
    let paper = scan(&gateway, small_pdf!("underskrift"));
    let subject = subject();
    let giver = Giver { scan: Some(&paper), ..Giver::alone(&subject) };
    let handout = consent::give(&gateway, &gateway.worker(), giver, gateway.terms(), gateway.now())
        .await
        .expect("given");
    let held = consent_file::read(&gateway, &handout.pdf, gateway.now()).expect("our own");
    let record = gateway.store.consent(&held.id).expect("readable").expect("recorded");
    let kept = record.evidence.expect("the scan").id;
    assert_eq!(record.revision, 1);
    assert!(gateway.store.knows_document(&kept).expect("readable"));
    assert!(evidence::open(&gateway, &gateway.worker(), &held, gateway.now()).await.expect("open").is_some());

    consent::revoke(&gateway, &gateway.worker(), &held.id, gateway.now()).await.expect("revoked");
    let record = gateway.store.consent(&held.id).expect("readable").expect("recorded");
    assert_eq!(record.evidence, None);
    assert_eq!(gateway.store.pending_destructions(10).expect("readable"), from_ref(&kept));
    assert!(!gateway.store.knows_document(&kept).expect("readable"));
    let late = evidence::add(&gateway, &gateway.worker(), &held, ("Anna", &paper), gateway.now()).await;
    assert!(matches!(late, Err(Error::Refused(Refusal::ConsentRevoked))), "{late:?}");
}

#[tokio::test]
async fn what_is_no_whole_file_or_too_large_is_not_taken() {
    let gateway = TestGateway::new();
    let fault = |bytes: &[u8]| match NewScan::judged(&gateway, "papper.pdf", bytes) {
        Err(Error::Attachment(fault)) => fault,
        other => panic!("{other:?}"),
    };
    assert!(matches!(fault(b"PK\x03\x04"), AttachmentFault::File { .. }));
    assert!(matches!(fault(&small_pdf!("half")[..30]), AttachmentFault::File { .. }));
    assert!(matches!(fault(&vec![0; (10 << 20) + 1]), AttachmentFault::Size { megabytes: 10, .. }));
}

#[tokio::test]
async fn of_protected_particulars_and_key_documents_no_scan_is_kept() {
    let gateway = TestGateway::new();
    let pia = User { protected: true, ..gateway.worker() };
    let given =
        consent::give(&gateway, &pia, Giver::alone(&Subject::Protected), gateway.terms(), gateway.now());
    let held =
        consent_file::read(&gateway, &given.await.expect("given").pdf, gateway.now()).expect("our own");
    let paper = scan(&gateway, small_pdf!("underskrift"));
    let refused = evidence::add(&gateway, &pia, &held, ("Pia", &paper), gateway.now()).await;
    assert!(matches!(refused, Err(Error::Attachment(AttachmentFault::Unnamed))), "{refused:?}");

    let kind = gateway.catalogue.kinds().iter().find(|kind| kind.identity == Identity::Never).expect("one");
    let key = consent::key(&gateway, &pia, kind, "ekbacken", underlag::domain::Language::Sv, gateway.now());
    let held = consent_file::read(&gateway, &key.await.expect("made").pdf, gateway.now()).expect("our own");
    assert_eq!(held.terms().evidence.method, ConsentMethod::NotNeeded);
    let refused = evidence::add(&gateway, &pia, &held, ("Pia", &paper), gateway.now()).await;
    assert!(matches!(refused, Err(Error::Consent(ConsentFault::NotAConsent))), "{refused:?}");
    assert_eq!(gateway.sealed_files(), 0);
}

#[tokio::test]
async fn another_unit_adds_and_opens_nothing() {
    let gateway = TestGateway::new();
    let held = gateway.consent().await;
    added(&gateway, &held, small_pdf!("underskrift")).await;
    let (bo, paper) = (gateway.stranger(), scan(&gateway, small_pdf!("annat")));
    let opened = evidence::open(&gateway, &bo, &held, gateway.now()).await.map(|_| ());
    assert!(matches!(opened, Err(Error::Refused(Refusal::OutsideUnit))), "{opened:?}");
    let added = evidence::add(&gateway, &bo, &held, ("Bo", &paper), gateway.now()).await;
    assert!(matches!(added, Err(Error::Refused(Refusal::OutsideUnit))), "{added:?}");
}
