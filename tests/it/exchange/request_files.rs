//! Files that go along with a request.

use underlag::document::upload::Fault;
use underlag::domain::digest::Digest;
use underlag::domain::language::Language;
use underlag::domain::reference::Reference;
use underlag::domain::{Passed, ToldCategory};
use underlag::exchange::consent_file::HeldConsent;
use underlag::exchange::error::AttachmentFault;
use underlag::exchange::request_file::{RequestFile, attach};
use underlag::exchange::send::{self, Draft, Request, Sent};
use underlag::exchange::verify::{self, Against};
use underlag::exchange::{Error, reroute, unsent};

use super::gateway::{CLINIC, KIND, TestGateway};
use crate::files::PNG;

const PLAN: Passed = Passed::Told(ToldCategory::Plan);

fn attached(gateway: &TestGateway, consent: &HeldConsent) -> Vec<RequestFile> {
    let mut files = Vec::new();
    for name in ["Karta.png", "karta.PNG"] {
        attach(gateway, consent, &mut files, (name, PLAN), PNG.to_vec()).expect("taken");
    }
    files
}

async fn sent(
    gateway: &TestGateway,
    consent: &HeldConsent,
    (recipient, by_post): (&str, bool),
    files: &[RequestFile],
) -> Result<Reference, Error> {
    let (worker, response) = (gateway.worker(), gateway.filled_request(consent));
    let request = Request {
        no_names: &[],
        worker: &worker,
        consent,
        kind: KIND,
        recipient,
        case_number: "SOC 2026-117",
        response: &response,
        language: Language::Sv,
        previous: None,
        files,
        by_post,
    };
    match send::send(gateway, request, "once upon a time", gateway.now()).await? {
        Sent::Now(dispatch) => Ok(dispatch.reference),
        Sent::Before(reference) => Ok(reference),
    }
}

#[tokio::test]
async fn they_are_signed_for_and_come_to_the_recipient_as_they_were() {
    let gateway = TestGateway::new();
    let consent = gateway.consent().await;
    let files = attached(&gateway, &consent);
    let reference = sent(&gateway, &consent, (CLINIC, false), &files).await.expect("sent");
    let visit = gateway.open(&reference).await.expect("opened");
    let entries = &visit.request.header.attachments;
    let names: Vec<&str> = entries.iter().map(|entry| entry.name.as_str()).collect();
    assert_eq!(names, ["Karta.png", "karta (2).PNG"], "two computers in three know one name");
    assert!(entries.iter().all(|entry| entry.category == Some(PLAN)));
    assert!(visit.request.files.iter().all(|file| file.bytes == PNG));

    let parties = gateway.parties();
    let against =
        Against { jwks: gateway.keys.jwks(), issuer: gateway.issuer(), recipients: parties.recipients() };
    let verdict = verify::verify(&visit.request.pdf, against, gateway.now(), Language::Sv);
    assert!(verdict.valid, "{:?}", verdict.checks);
    assert!(verdict.checks.iter().any(|check| check.code == "attachments"));
}

#[tokio::test]
async fn what_the_consent_does_not_let_pass_is_not_sent() {
    let gateway = TestGateway::new();
    let mut terms = gateway.terms();
    // Nothing in the form is about it.
    let attendance = ToldCategory::Attendance;
    for row in &mut terms.rows {
        row.scope.told.retain(|told| row.party == CLINIC || *told != attendance);
    }
    let pdf = gateway.consent_pdf(terms).await;
    let consent = underlag::exchange::consent_file::read(&gateway, &pdf, gateway.now()).expect("in force");
    let (mut files, category) = (Vec::new(), Passed::Told(attendance));
    attach(&gateway, &consent, &mut files, ("Karta.png", category), PNG.to_vec()).expect("taken");
    let refused = sent(&gateway, &consent, ("vc-bjorkan", false), &files).await;
    let name = "Karta.png".to_owned();
    assert!(
        matches!(&refused, Err(Error::Attachment(fault)) if *fault == AttachmentFault::Category { name }),
        "{refused:?}"
    );
    let by_post = sent(&gateway, &consent, (CLINIC, true), &files).await;
    assert!(matches!(by_post, Err(Error::Attachment(AttachmentFault::ByPost))), "{by_post:?}");

    let reference = sent(&gateway, &consent, (CLINIC, false), &files).await.expect("sent");
    let (worker, now) = (gateway.worker(), gateway.now());
    let moved = reroute::reroute(&gateway, &worker, &reference, &consent, "vc-bjorkan", now).await;
    let key = moved.expect("sent on").one_time_key.expect("a key of its own");
    let link = gateway.link(&reference);
    let visit = underlag::exchange::visit::open(&gateway, &link, &key.display(), now).await.expect("opened");
    assert!(visit.request.files.is_empty(), "what the new one may not have stays behind");
}

#[tokio::test]
async fn sent_on_within_the_consent_they_go_along() {
    let gateway = TestGateway::new();
    let consent = gateway.consent().await;
    let files = attached(&gateway, &consent);
    let reference = sent(&gateway, &consent, (CLINIC, false), &files).await.expect("sent");
    let (worker, now) = (gateway.worker(), gateway.now());
    let moved = reroute::reroute(&gateway, &worker, &reference, &consent, "vc-bjorkan", now).await;
    let key = moved.expect("sent on").one_time_key.expect("a key of its own");
    let link = gateway.link(&reference);
    let visit = underlag::exchange::visit::open(&gateway, &link, &key.display(), now).await.expect("opened");
    assert_eq!(visit.request.files.len(), 2);
}

#[tokio::test]
async fn other_files_under_the_same_submission_are_other_content() {
    let gateway = TestGateway::new();
    let consent = gateway.consent().await;
    let files = attached(&gateway, &consent);
    sent(&gateway, &consent, (CLINIC, false), &files).await.expect("sent");
    sent(&gateway, &consent, (CLINIC, false), &files).await.expect("the same");
    assert!(sent(&gateway, &consent, (CLINIC, false), &files[..1]).await.is_err());
}

#[tokio::test]
async fn what_is_no_document_and_what_is_too_much_is_not_taken() {
    let gateway = TestGateway::with(|config| config.limits.attachments = 1);
    let consent = gateway.consent().await;
    let mut files = Vec::new();
    let text = attach(&gateway, &consent, &mut files, ("a.txt", PLAN), b"text".to_vec());
    assert!(
        matches!(text, Err(Error::Attachment(AttachmentFault::File { fault: Fault::Unknown, .. }))),
        "{text:?}"
    );
    let large = attach(&gateway, &consent, &mut files, ("Karta.png", PLAN), PNG.to_vec());
    assert!(matches!(large, Err(Error::Attachment(AttachmentFault::Total { .. }))), "{large:?}");
    assert!(files.is_empty());
}

#[tokio::test]
async fn nobody_can_check_a_file_where_nobody_may_be_named() {
    let gateway = TestGateway::new();
    let key = super::unnamed::key(&gateway).await;
    let refused = attach(&gateway, &key, &mut Vec::new(), ("Karta.png", PLAN), PNG.to_vec());
    assert!(matches!(refused, Err(Error::Attachment(AttachmentFault::Unnamed))), "{refused:?}");
}

#[tokio::test]
async fn a_request_that_is_not_sent_yet_keeps_them_sealed() {
    let gateway = TestGateway::new();
    let consent = gateway.consent().await;
    let owner = Digest::from_bytes([7; 32]);
    let draft = Draft {
        consent: String::new(),
        under: consent.id,
        kind: KIND.to_owned(),
        recipient: CLINIC.to_owned(),
        case_number: String::new(),
        response: gateway.filled_request(&consent),
        no_names: Vec::new(),
        previous: None,
        files: attached(&gateway, &consent),
        by_post: false,
        submission: "00".repeat(16),
    };
    unsent::save(&gateway, owner, &draft, &consent, gateway.now()).await.expect("saved");
    let (_, saved) = unsent::of_user(&gateway, owner).expect("read").remove(0);
    let opened = unsent::open(&gateway, &saved, &consent, "").await.expect("opened");
    let names = |files: &[RequestFile]| -> Vec<(String, Passed)> {
        files.iter().map(|file| (file.about.name.clone(), file.category)).collect()
    };
    assert_eq!(names(&opened.files), names(&draft.files));
    let reference = sent(&gateway, &consent, (CLINIC, false), &opened.files).await.expect("sent");
    let visit = gateway.open(&reference).await.expect("opened");
    assert!(visit.request.files.iter().all(|file| file.bytes == PNG));
}
