//! One person at two organisations of one gateway: nothing here says that it is the same.

use jiff::civil::date;
use underlag::domain::consent::{ConsentTerms, Evidence};
use underlag::domain::{ConsentMethod, Language, User, WatchKind};
use underlag::exchange::consent::{self, Giver, Handout};
use underlag::exchange::watch::{self, About};
use underlag::exchange::{client, consent_file, search};

use super::client::code_on;
use super::gateway::{CLINIC, TestGateway, directory, number, subject};

const NUMBER: &str = "190001019801";

/// The southern unit belongs to another municipality, and somebody works at both.
fn two() -> TestGateway {
    let gateway = TestGateway::new();
    let mut directory = directory(&gateway.clinic_key);
    directory.units[1].organisation = "Provstads kommun".to_owned();
    directory.users[2].units = vec!["ekbacken".to_owned(), "sodra".to_owned()];
    gateway.replace_directory(directory);
    gateway
}

fn user(gateway: &TestGateway, id: &str) -> User {
    gateway.parties().user_by_id(id).expect("a worker").clone()
}

async fn given(gateway: &TestGateway, worker: &str, unit: &str) -> Handout {
    let terms = ConsentTerms {
        unit: unit.to_owned(),
        evidence: Evidence::by(ConsentMethod::Oral),
        language: Language::Sv,
        received_by: worker.to_owned(),
        ..gateway.terms()
    };
    let worker = user(gateway, worker);
    consent::give(gateway, &worker, Giver::alone(&subject()), terms, gateway.now()).await.expect("given")
}

#[tokio::test]
async fn the_same_number_at_two_organisations_has_nothing_in_common() {
    let gateway = two();
    let (north, south) = (given(&gateway, "anna", "ekbacken").await, given(&gateway, "bo", "sodra").await);
    let client = |handout: &Handout| {
        gateway.store.consent(&handout.consent).expect("readable").expect("recorded").client
    };
    assert_ne!(client(&north), client(&south));

    let found = |worker: &str| {
        let found = search::consents(&gateway, &user(&gateway, worker), &number(NUMBER)).expect("readable");
        found.into_iter().map(|record| record.id).collect::<Vec<_>>()
    };
    assert_eq!(found("anna"), [north.consent]);
    assert_eq!(found("bo"), [south.consent]);
    assert_eq!(found("pia").len(), 2, "who works at both finds both");

    let held = consent_file::read(&gateway, &north.pdf, gateway.now()).expect("our own");
    gateway.send(&held, CLINIC, "first").await.expect("sent");
    let asked = |worker: &str| {
        search::requests(&gateway, &user(&gateway, worker), &number(NUMBER)).expect("readable").len()
    };
    assert_eq!((asked("anna"), asked("bo"), asked("pia")), (1, 0, 1));

    let bo = user(&gateway, "bo");
    let about = About::Client { number: &number(NUMBER), unit: "sodra" };
    let due = date(2026, 12, 14);
    watch::set(&gateway, &bo, about, WatchKind::DecisionFollowUp, due, gateway.now()).await.expect("set");
    assert_eq!(gateway.store.watches_of_client(&client(&north)).expect("readable"), []);
    assert_eq!(gateway.store.watches_of_client(&client(&south)).expect("readable").len(), 1);
}

#[tokio::test]
async fn a_card_shows_what_one_organisation_asked() {
    let gateway = two();
    let (north, south) = (given(&gateway, "anna", "ekbacken").await, given(&gateway, "bo", "sodra").await);
    for (mine, other) in [(&north, &south), (&south, &north)] {
        let code = code_on(&mine.card.as_ref().expect("a card").pdf);
        let at = client::open(&gateway, "10.0.0.1", &code, gateway.now()).await.expect("the page");
        let overview = client::overview(&gateway, &at, Language::Sv, gateway.now()).expect("readable");
        let shown: Vec<_> = overview.consents.iter().map(|consent| consent.reference).collect();
        let reference = |handout: &Handout| {
            gateway.store.consent(&handout.consent).expect("readable").expect("recorded").reference()
        };
        assert_eq!(shown, [reference(mine)]);
        let result = client::revoke(&gateway, &at, &reference(other), gateway.now()).await;
        assert!(result.is_err(), "and the other's consent can't be taken back there");
    }
}
