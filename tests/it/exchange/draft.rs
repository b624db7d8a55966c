//! A recipient's draft: its files are sealed once, wait in the spool, and go with the draft.

use underlag::domain::language::Language;
use underlag::domain::request::Sealed;
use underlag::exchange::error::AttachmentFault;
use underlag::exchange::visit::Visit;
use underlag::exchange::{Error, answer, draft, fetch};

use super::gateway::TestGateway;
use crate::files::{JPEG, PNG};

const LETTER: &[u8] = small_pdf!("ett intyg");

async fn begun(gateway: &TestGateway) -> (underlag::exchange::consent_file::HeldConsent, Visit) {
    let (consent, reference) = gateway.sent().await;
    let visit = gateway.open(&reference).await.expect("opened");
    draft::fill(&visit, gateway.filled_answer(&visit));
    (consent, visit)
}

async fn save(gateway: &TestGateway, visit: &Visit) {
    draft::save(gateway, visit, gateway.now()).await.expect("saved");
}

fn files(gateway: &TestGateway, visit: &Visit) -> Vec<Sealed> {
    gateway.record(&visit.reference).facts.draft_files
}

fn names(visit: &Visit) -> Vec<String> {
    visit.draft().attachments.iter().map(|file| file.about.name.clone()).collect()
}

fn let_go(gateway: &TestGateway) -> Vec<String> {
    let ids = gateway.store.pending_destructions(50).expect("readable");
    ids.iter().map(ToString::to_string).collect()
}

#[tokio::test]
async fn a_file_is_sealed_once_and_the_text_on_every_save() {
    let gateway = TestGateway::new();
    let (_, visit) = begun(&gateway).await;
    draft::attach(&gateway, &visit, "a.pdf", LETTER.to_vec()).expect("attached");
    save(&gateway, &visit).await;
    let first = files(&gateway, &visit);
    assert_eq!(first.len(), 1);
    let text = gateway.record(&visit.reference).facts.draft.expect("a text");

    draft::attach(&gateway, &visit, "b.png", PNG.to_vec()).expect("attached");
    save(&gateway, &visit).await;
    save(&gateway, &visit).await;
    let then = files(&gateway, &visit);
    assert_eq!((then.len(), &then[0]), (2, &first[0]), "the first is where it was");
    let gone = let_go(&gateway);
    assert_eq!(gone.len(), 2, "two older texts, and no file");
    assert!(gone.contains(&text.id.to_string()));
    assert_eq!(gateway.sealed_files(), 1 + 2 + 3, "the request, the files, the texts");
}

#[tokio::test]
async fn a_file_that_was_taken_away_is_destroyed_with_the_next_save() {
    let gateway = TestGateway::new();
    let (_, visit) = begun(&gateway).await;
    draft::attach(&gateway, &visit, "a.pdf", LETTER.to_vec()).expect("attached");
    draft::attach(&gateway, &visit, "b.png", PNG.to_vec()).expect("attached");
    save(&gateway, &visit).await;
    let before = files(&gateway, &visit);
    draft::detach(&visit, 0);
    assert_eq!(files(&gateway, &visit), before, "not before it is saved");
    save(&gateway, &visit).await;
    assert_eq!(files(&gateway, &visit), before[1..]);
    assert!(let_go(&gateway).contains(&before[0].id.to_string()));
}

#[tokio::test]
async fn files_of_a_draft_go_with_the_answer_from_another_visit() {
    let gateway = TestGateway::new();
    let (consent, visit) = begun(&gateway).await;
    draft::attach(&gateway, &visit, "a.pdf", LETTER.to_vec()).expect("attached");
    draft::attach(&gateway, &visit, "b.jpg", JPEG.to_vec()).expect("attached");
    save(&gateway, &visit).await;
    let sealed = files(&gateway, &visit);

    let again = gateway.open(&visit.reference).await.expect("opened again");
    assert_eq!(names(&again), ["a.pdf", "b.jpg"]);
    draft::attach(&gateway, &again, "c.png", PNG.to_vec()).expect("attached");
    answer::send(&gateway, &again, Language::Sv, gateway.now()).await.expect("sent");
    let record = gateway.record(&visit.reference);
    assert_eq!((record.facts.draft, record.facts.draft_files), (None, Vec::new()));
    let gone = let_go(&gateway);
    assert!(sealed.iter().all(|file| gone.contains(&file.id.to_string())), "{gone:?}");

    let worker = gateway.worker();
    let opened = fetch::open(&gateway, &worker, &visit.reference, &consent, gateway.now()).await;
    let reply = opened.expect("the unit opens it").answer.expect("an answer");
    let came: Vec<(&str, &[u8])> =
        reply.attachments.iter().map(|file| (file.name.as_str(), file.bytes.as_slice())).collect();
    assert_eq!(came, [("a.pdf", LETTER), ("b.jpg", JPEG), ("c.png", PNG)]);
}

#[tokio::test]
async fn two_windows_lose_no_file_of_each_other() {
    let gateway = TestGateway::new();
    let (_, one) = begun(&gateway).await;
    draft::attach(&gateway, &one, "a.pdf", LETTER.to_vec()).expect("attached");
    save(&gateway, &one).await;
    let two = gateway.open(&one.reference).await.expect("another window");
    draft::attach(&gateway, &two, "b.png", PNG.to_vec()).expect("attached");
    save(&gateway, &two).await;
    save(&gateway, &one).await;
    assert_eq!(files(&gateway, &one).len(), 2, "the first window does not know the other's file");

    draft::detach(&one, 0);
    save(&gateway, &one).await;
    for id in gateway.store.pending_destructions(50).expect("readable") {
        gateway.spool.destroy(&id).await.expect("destroyed");
    }
    let without = answer::preview(&gateway, &two, Language::Sv, gateway.now()).await;
    assert!(
        matches!(&without, Err(Error::Attachment(AttachmentFault::Gone { name })) if name == "a.pdf"),
        "it is said that the other window took it away"
    );
    answer::send(&gateway, &two, Language::Sv, gateway.now()).await.expect("sent");
    let sent = two.sent().expect("an answer").header.attachments;
    assert_eq!(sent.iter().map(|file| file.name.as_str()).collect::<Vec<_>>(), ["b.png"]);
}

#[tokio::test]
async fn a_file_that_is_lost_is_named_and_the_rest_can_be_sent() {
    let gateway = TestGateway::new();
    let (_, visit) = begun(&gateway).await;
    draft::attach(&gateway, &visit, "a.pdf", LETTER.to_vec()).expect("attached");
    draft::attach(&gateway, &visit, "b.png", PNG.to_vec()).expect("attached");
    save(&gateway, &visit).await;
    gateway.spool.destroy(&files(&gateway, &visit)[0].id).await.expect("lost");
    let again = gateway.open(&visit.reference).await.expect("opened again");
    let lost = answer::send(&gateway, &again, Language::Sv, gateway.now()).await;
    let Err(Error::Attachment(AttachmentFault::Gone { name })) = lost else { panic!("{lost:?}") };
    assert_eq!((name.as_str(), names(&again)), ("a.pdf", vec!["b.png".to_owned()]));
    assert!(gateway.record(&visit.reference).is_open(), "nothing was sent");
    assert_eq!(files(&gateway, &visit).len(), 1, "it is let go");
    answer::send(&gateway, &again, Language::Sv, gateway.now()).await.expect("sent without it");
}

#[tokio::test]
async fn a_refused_save_leaves_no_file_behind_and_loses_none() {
    let gateway = TestGateway::new();
    let (_, visit) = begun(&gateway).await;
    let before = gateway.sealed_files();
    fetch::withdraw(&gateway, &gateway.worker(), &visit.reference, gateway.now()).await.expect("withdrawn");
    draft::attach(&gateway, &visit, "a.pdf", LETTER.to_vec()).expect("attached");
    let refused = draft::save(&gateway, &visit, gateway.now()).await;
    assert!(matches!(refused, Err(Error::Refused(_))), "{refused:?}");
    assert_eq!(gateway.sealed_files(), before);
    assert_eq!(names(&visit), ["a.pdf"]);
}

#[tokio::test]
async fn a_withdrawn_request_takes_the_files_of_its_draft_with_it() {
    let gateway = TestGateway::new();
    let (_, visit) = begun(&gateway).await;
    draft::attach(&gateway, &visit, "a.pdf", LETTER.to_vec()).expect("attached");
    save(&gateway, &visit).await;
    fetch::withdraw(&gateway, &gateway.worker(), &visit.reference, gateway.now()).await.expect("withdrawn");
    assert_eq!(let_go(&gateway).len(), 3, "the request, the text and the file");
}
