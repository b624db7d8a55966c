//! An answer is taken back, from both sides.

use underlag::domain::language::Language;
use underlag::domain::notice::Letter;
use underlag::domain::reference::Reference;
use underlag::domain::request::{DeclineReason, ReturnReason, Status};
use underlag::domain::workflow::Refusal;
use underlag::exchange::visit::Visit;
use underlag::exchange::{Error, answer, draft, fetch, kept, recall, reroute};

use super::gateway::TestGateway;
use crate::files::PNG;

async fn answered(gateway: &TestGateway, reference: &Reference) -> Visit {
    let visit = gateway.open(reference).await.expect("opened");
    draft::fill(&visit, gateway.filled_answer(&visit));
    draft::attach(gateway, &visit, "bild.png", PNG.to_vec()).expect("attached");
    draft::save(gateway, &visit, gateway.now()).await.expect("saved");
    answer::send(gateway, &visit, Language::Sv, gateway.now()).await.expect("sent");
    visit
}

fn told(gateway: &TestGateway) -> Vec<Letter> {
    gateway.outbox().into_iter().map(|notice| notice.letter).collect()
}

#[tokio::test]
async fn a_clinic_takes_its_answer_back_and_sends_another() {
    let gateway = TestGateway::new();
    let (consent, reference) = gateway.sent().await;
    let before = gateway.record(&reference);
    let visit = answered(&gateway, &reference).await;
    recall::in_visit(&gateway, &visit, gateway.now()).await.expect("taken back");
    let record = gateway.record(&reference);
    assert_eq!((record.status(), record.due_at), (Status::Opened, before.due_at));
    assert_eq!(record.expires_at, before.expires_at, "as if nothing had come");
    assert!(told(&gateway).contains(&Letter::AnswerRecalled));
    let again = recall::in_visit(&gateway, &visit, gateway.now()).await;
    assert!(matches!(again, Err(Error::Refused(Refusal::NothingToTakeBack))), "{again:?}");

    assert!(visit.sent().is_none() && visit.draft().attachments.is_empty(), "what was sealed is destroyed");
    assert_eq!(visit.draft().response.items, gateway.filled_answer(&visit).items, "what was typed is there");
    answer::send(&gateway, &visit, Language::Sv, gateway.now()).await.expect("sent again");
    let worker = gateway.worker();
    let opened = fetch::open(&gateway, &worker, &reference, &consent, gateway.now()).await.expect("opened");
    assert!(opened.answer.is_some_and(|reply| reply.attachments.is_empty()));
    fetch::confirm(&gateway, &worker, &reference, gateway.now()).await.expect("confirmed");
    let late = recall::in_visit(&gateway, &visit, gateway.now()).await;
    assert!(matches!(late, Err(Error::Refused(Refusal::FetchedAlready))), "{late:?}");
}

#[tokio::test]
async fn whoever_comes_back_to_its_copy_takes_it_back() {
    let gateway = TestGateway::new();
    let (_, reference) = gateway.sent().await;
    let link = gateway.link(&reference);
    drop(answered(&gateway, &reference).await);
    let (key, now) = (gateway.clinic_key.display(), gateway.now());
    let keeper = kept::find_copy(&gateway, &link, &key, now).expect("its own copy");
    recall::of_keeper(&gateway, &keeper, now).await.expect("taken back");
    let record = gateway.record(&reference);
    assert!(record.is_open() && record.facts.copy.is_none(), "the copy is destroyed, too");
    assert!(keeper.open(&gateway, now).await.is_err());
    let visit = gateway.open(&reference).await.expect("the same link opens it again");
    assert!(visit.draft().response.items.is_empty(), "nothing is left of what was sent");
}

#[tokio::test]
async fn whom_the_request_has_left_takes_nothing_back() {
    let gateway = TestGateway::new();
    let (consent, reference) = gateway.sent().await;
    let link = gateway.link(&reference);
    let (worker, now) = (gateway.worker(), gateway.now());
    let visit = gateway.open(&reference).await.expect("opened");
    answer::decline(&gateway, &visit, DeclineReason::Other, "", now).await.expect("declined");
    let key = gateway.clinic_key.display();
    let keeper = kept::find_copy(&gateway, &link, &key, now).expect("its own copy");
    let moved = reroute::reroute(&gateway, &worker, &reference, &consent, "vc-bjorkan", now).await;
    moved.expect("sent on");
    let gone = recall::of_keeper(&gateway, &keeper, now).await;
    assert!(matches!(gone, Err(Error::Refused(Refusal::NothingToTakeBack))), "{gone:?}");
}

#[tokio::test]
async fn a_unit_returns_an_answer_and_the_clinic_answers_anew() {
    let gateway = TestGateway::new();
    let (consent, reference) = gateway.sent().await;
    let old = gateway.link(&reference);
    drop(answered(&gateway, &reference).await);
    let (worker, now, why) = (gateway.worker(), gateway.now(), ReturnReason::WrongPerson);
    let unopened = recall::give_back(&gateway, &worker, &reference, why, now).await;
    assert!(matches!(unopened, Err(Error::Refused(Refusal::NotOpenedYet))), "{unopened:?}");
    let stranger = recall::give_back(&gateway, &gateway.stranger(), &reference, why, now).await;
    assert!(matches!(stranger, Err(Error::NotFound)), "{stranger:?}");

    fetch::open(&gateway, &worker, &reference, &consent, now).await.expect("opened");
    recall::give_back(&gateway, &worker, &reference, why, now).await.expect("returned");
    let record = gateway.record(&reference);
    assert!(record.is_open() && record.facts.answer.is_none());
    assert!(told(&gateway).contains(&Letter::WrongPerson));
    let key = gateway.clinic_key.display();
    let closed = underlag::exchange::visit::open(&gateway, &old, &key, now).await;
    assert!(matches!(closed, Err(Error::NotFound)), "the old link has ended");
    assert!(fetch::confirm(&gateway, &worker, &reference, now).await.is_err(), "there is nothing to fetch");
}

#[tokio::test]
async fn what_was_fetched_is_returned_without_a_new_link() {
    let gateway = TestGateway::new();
    let (consent, reference) = gateway.sent().await;
    drop(answered(&gateway, &reference).await);
    let (worker, now) = (gateway.worker(), gateway.now());
    fetch::open(&gateway, &worker, &reference, &consent, now).await.expect("opened");
    fetch::confirm(&gateway, &worker, &reference, now).await.expect("confirmed");
    let why = ReturnReason::NotEnough;
    recall::give_back(&gateway, &worker, &reference, why, now).await.expect("returned");
    assert_eq!(gateway.record(&reference).status(), Status::Fetched);
    assert!(told(&gateway).contains(&Letter::NotEnoughFetched));
    let again = recall::give_back(&gateway, &worker, &reference, why, now).await;
    assert!(matches!(again, Err(Error::Refused(Refusal::ReturnedAlready))), "{again:?}");
}
