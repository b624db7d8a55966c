//! Requests and watches go over: to another unit, to a colleague, and not elsewhere.

use jiff::civil::date;
use underlag::domain::actor::User;
use underlag::domain::audit::{Action, Entity};
use underlag::domain::language::Language;
use underlag::domain::notice::{Audience, Letter};
use underlag::domain::reference::Reference;
use underlag::domain::unit::Unit;
use underlag::domain::watch::WatchKind;
use underlag::domain::workflow::Refusal;
use underlag::exchange::hand_over::{HandOver, Moved, To, What, hand_over};
use underlag::exchange::watch::{self, About};
use underlag::exchange::{Error, answer, consent, draft, fetch, reroute};

use super::gateway::{CLINIC, TestGateway, client, directory, request};

fn unit(id: &str) -> To {
    To::Unit(id.to_owned())
}

fn colleague(id: &str) -> To {
    To::Colleague(id.to_owned())
}

/// With a colleague, one whose account is closed, and a unit of another municipality.
fn staffed() -> TestGateway {
    let gateway = TestGateway::new();
    let mut directory = directory(&gateway.clinic_key);
    let anna = directory.users[0].clone();
    let like = |id: &str, disabled| User { id: id.to_owned(), disabled, ..anna.clone() };
    directory.users.extend([like("cia", false), like("dan", true)]);
    let elsewhere = Unit {
        id: "elsewhere".to_owned(),
        organisation: "Grannkommunen".to_owned(),
        ..directory.units[0].clone()
    };
    directory.units.push(elsewhere);
    gateway.replace_directory(directory);
    gateway
}

async fn refused(gateway: &TestGateway, what: What, to: To) -> Refusal {
    match hand_over(gateway, &gateway.worker(), &what, &to, gateway.now()).await {
        Err(Error::Refused(refusal)) => refusal,
        other => panic!("not refused: {other:?}"),
    }
}

async fn moved(gateway: &TestGateway, what: What, to: To) -> Moved {
    hand_over(gateway, &gateway.worker(), &what, &to, gateway.now()).await.expect("handed over")
}

async fn watched(gateway: &TestGateway, request: Reference) -> Reference {
    let about = About::Request(request);
    watch::set(gateway, &gateway.worker(), about, WatchKind::UnderWatch, date(2027, 2, 1), gateway.now())
        .await
        .expect("a watch")
}

#[tokio::test]
async fn a_whole_unit_goes_over_with_its_watches_and_one_letter() {
    let gateway = staffed();
    let (consent, first) = gateway.sent().await;
    let second = gateway.send(&consent, "vc-bjorkan", "second").await.expect("sent");
    assert!(matches!(second, underlag::exchange::send::Sent::Now(_)));
    let watch = watched(&gateway, first).await;
    gateway.open(&first).await.expect("the clinic opens it");
    let before = gateway.outbox().len();

    let moved = moved(&gateway, What::Unit("ekbacken".to_owned()), unit("sodra")).await;
    assert_eq!((moved.requests.len(), &moved.watches[..], moved.more), (2, &[watch][..], false));

    let parties = gateway.parties();
    let sodra = parties.unit_digest("sodra");
    assert_eq!(gateway.record(&first).unit, sodra);
    assert_eq!(gateway.store.watch(&watch).expect("read").expect("there").unit, sodra);
    assert!(
        fetch::record_of_unit(&gateway, &gateway.worker(), &first).is_err(),
        "the old unit has it no more"
    );
    assert!(fetch::record_of_unit(&gateway, &gateway.stranger(), &first).is_ok());

    // One letter to the new unit; the clinic that has opened its request hears of the new contact, the
    // one that has not heard of it at all does not.
    let letters: Vec<_> = gateway.outbox().into_iter().skip(before).collect();
    let told: Vec<_> = letters.iter().map(|notice| (notice.letter, notice.audience)).collect();
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told.contains(&(Letter::HandedOver, Audience::Unit(sodra))), "{told:?}");
    let clinic = Audience::Recipient(parties.recipient_digest(CLINIC));
    assert!(told.contains(&(Letter::ContactChanged, clinic)), "{told:?}");
    let letter = letters.iter().find(|notice| notice.letter == Letter::HandedOver).expect("the letter");
    assert_eq!(letter.references.len(), 3);
    assert!(letter.references.contains(&first) && letter.references.contains(&watch));

    let events = gateway.store.events(&Entity::Request(first)).expect("read");
    assert_eq!(events.iter().filter(|event| event.action == Action::HandedOver).count(), 1);
    let events = gateway.store.events(&Entity::Watch(watch)).expect("read");
    assert_eq!(events.last().map(|event| event.action), Some(Action::HandedOver));
}

#[tokio::test]
async fn the_new_unit_opens_the_answer_and_asks_nothing_new_under_the_old_consent() {
    let gateway = staffed();
    let (consent, reference) = gateway.sent().await;
    let visit = gateway.open(&reference).await.expect("the clinic opens it");
    moved(&gateway, What::Requests(vec![reference]), unit("sodra")).await;

    // The clinic was at it all the time, and now answers to the new unit.
    assert_eq!(answer::unit(&gateway, &visit).expect("a unit").name, "Södra enheten");
    let stranger = gateway.stranger();
    let onward =
        reroute::reroute(&gateway, &stranger, &reference, &consent, "vc-bjorkan", gateway.now()).await;
    assert!(matches!(onward, Err(Error::Refused(Refusal::OutsideUnit))), "{onward:?}");
    draft::fill(&visit, gateway.filled_answer(&visit));
    answer::send(&gateway, &visit, Language::Sv, gateway.now()).await.expect("sent");
    let parties = gateway.parties();
    let arrived = gateway.outbox().into_iter().find(|notice| notice.letter == Letter::AnswerArrived);
    let sodra = Audience::Unit(parties.unit_digest("sodra"));
    assert_eq!(arrived.map(|notice| notice.audience), Some(sodra));

    let opened = fetch::open(&gateway, &gateway.worker(), &reference, &consent, gateway.now()).await;
    assert!(matches!(opened, Err(Error::NotFound)), "the old unit opens nothing");
    let opened = fetch::open(&gateway, &gateway.stranger(), &reference, &consent, gateway.now()).await;
    assert!(opened.expect("the new unit opens it").answer.is_some());
    fetch::confirm(&gateway, &gateway.stranger(), &reference, gateway.now()).await.expect("fetched");

    let own = gateway.filled_request(&consent);
    let request =
        underlag::exchange::send::Request { previous: Some(reference), ..request(&stranger, &consent, &own) };
    let sent = underlag::exchange::send::send(&gateway, request, "new", gateway.now()).await;
    assert!(matches!(sent, Err(Error::Refused(Refusal::OutsideUnit))), "{sent:?}");
}

#[tokio::test]
async fn the_new_unit_can_take_the_consent_back() {
    let gateway = staffed();
    let (held, reference) = gateway.sent().await;
    let stranger = gateway.stranger();
    let before = consent::revoke(&gateway, &stranger, &held.id, gateway.now()).await;
    assert!(matches!(before, Err(Error::NotFound)), "{before:?}");
    moved(&gateway, What::Requests(vec![reference]), unit("sodra")).await;
    consent::revoke(&gateway, &stranger, &held.id, gateway.now()).await.expect("revoked");
    assert!(!gateway.record(&reference).is_open());
}

#[tokio::test]
async fn a_colleague_gets_what_is_somebodys_and_no_letter_leaves() {
    let gateway = staffed();
    let (_, reference) = gateway.sent().await;
    let watch = watched(&gateway, reference).await;
    let before = gateway.outbox().len();
    let moved = moved(&gateway, What::Worker("anna".to_owned()), colleague("cia")).await;
    assert_eq!((moved.requests, moved.watches), (vec![reference], vec![watch]));
    let cia = gateway.parties().user_digest("cia");
    assert_eq!(gateway.record(&reference).worker, cia);
    assert_eq!(gateway.record(&reference).unit, gateway.parties().unit_digest("ekbacken"));
    assert_eq!(gateway.outbox().len(), before);
    // Nothing of anna's is left.
    let again = refused(&gateway, What::Worker("anna".to_owned()), colleague("cia")).await;
    assert_eq!(again, Refusal::NothingToHandOver);
}

#[tokio::test]
async fn nobody_the_same_a_closed_account_and_another_organisation_are_refused() {
    let gateway = staffed();
    let (_, reference) = gateway.sent().await;
    let one = || What::Requests(vec![reference]);
    for (to, why) in [
        (unit("nowhere"), Refusal::HandOverToNobody),
        (colleague("nobody"), Refusal::HandOverToNobody),
        (unit("ekbacken"), Refusal::HandOverToOwn),
        (colleague("anna"), Refusal::HandOverToOwn),
        (colleague("dan"), Refusal::HandOverToDisabled),
        (colleague("bo"), Refusal::HandOverOutsideUnit),
        (unit("elsewhere"), Refusal::HandOverElsewhere),
    ] {
        assert_eq!(refused(&gateway, one(), to.clone()).await, why, "{to:?}");
    }
    assert_eq!(
        refused(&gateway, What::Unit("sodra".to_owned()), unit("ekbacken")).await,
        Refusal::OutsideUnit
    );
    let record = gateway.record(&reference);
    assert_eq!((record.revision, record.unit), (1, gateway.parties().unit_digest("ekbacken")));
}

#[tokio::test]
async fn what_is_done_stays_where_it_was_done() {
    let gateway = staffed();
    let (_, reference) = gateway.sent().await;
    fetch::withdraw(&gateway, &gateway.worker(), &reference, gateway.now()).await.expect("withdrawn");
    let refusal = refused(&gateway, What::Requests(vec![reference]), unit("sodra")).await;
    assert_eq!(refusal, Refusal::NothingToHandOver);
    let refusal = refused(&gateway, What::Unit("ekbacken".to_owned()), unit("sodra")).await;
    assert_eq!(refusal, Refusal::NothingToHandOver);
}

#[tokio::test]
async fn watches_alone_go_over_with_a_letter_of_their_own() {
    let gateway = staffed();
    let number = client().personal_number;
    let about = About::Client { number: &number, unit: "ekbacken" };
    let anna = gateway.worker();
    let set = watch::set(&gateway, &anna, about, WatchKind::UnderWatch, date(2027, 2, 1), gateway.now());
    let watch = set.await.expect("a watch");
    let moved = moved(&gateway, What::Unit("ekbacken".to_owned()), unit("sodra")).await;
    assert_eq!(moved.watches, [watch]);
    let letter = gateway.outbox().pop().expect("a letter");
    assert_eq!((letter.letter, letter.reference), (Letter::HandedOver, watch));
}

#[tokio::test]
async fn done_once_it_stays_done() {
    let gateway = staffed();
    let (_, reference) = gateway.sent().await;
    let chosen = HandOver::new(What::Requests(vec![reference]), Some(unit("sodra")));
    let preview = chosen.preview(&gateway, &gateway.worker()).expect("a preview");
    assert_eq!(preview.requests.len(), 1);
    assert_eq!(gateway.record(&reference).revision, 1, "a preview writes nothing");
    for _ in 0..2 {
        chosen.run(&gateway, &gateway.worker(), gateway.now()).await.expect("handed over");
    }
    assert_eq!(gateway.record(&reference).revision, 2);
    assert_eq!(chosen.outcome().expect("an outcome").requests, [reference]);
}
