//! The client's card, its page and the survey: the code rests nowhere, and what a client answered
//! can't be told from the log.

use underlag::domain::language::Language;
use underlag::domain::survey::{Answer, Sheet};
use underlag::exchange::consent::Giver;
use underlag::exchange::{card, client, consent, consent_file};

use super::{Mark, scan, scan_folder};
use crate::exchange::client::code_on;
use crate::exchange::gateway::{CLINIC, TestGateway, client as person, subject};

const SOURCE: &str = "2001:db8:7b3f::41c9";

fn marks(codes: &[&str]) -> Vec<Mark> {
    let person = person();
    let mut marks = Mark::personal_number("personal number", person.personal_number.as_str());
    marks.push(Mark::new("client", person.name.as_str()));
    marks.push(Mark::new("where the client sat", SOURCE));
    for code in codes {
        let symbols = code.replace('-', "");
        marks.push(Mark::new("card's code", code));
        marks.push(Mark::new("card's code", &symbols));
        marks.push(Mark::new("card's code without check", &symbols[..26]));
        // What somebody could read over a shoulder.
        marks.push(Mark::new("half a code", &symbols[..13]));
    }
    marks
}

/// A card is made, used, mistyped, made anew; the survey is answered and the consent taken back.
async fn whole_life(gateway: &TestGateway) -> [String; 2] {
    let now = gateway.now();
    let given =
        consent::give(gateway, &gateway.worker(), Giver::alone(&subject()), gateway.terms(), now).await;
    let handout = given.expect("a consent");
    let first = code_on(&handout.card.as_ref().expect("a card").pdf);
    let held = consent_file::read(gateway, &handout.pdf, now).expect("our own");
    gateway.send(&held, CLINIC, "first").await.expect("sent");
    client::open(gateway, SOURCE, &first, now).await.expect("the page");
    let renewed = card::renew(gateway, &gateway.worker(), &held, now).await.expect("a new card");
    let second = code_on(&renewed.pdf);
    assert!(client::open(gateway, SOURCE, &first, now).await.is_err(), "counted");
    let at = client::open(gateway, SOURCE, &second, now).await.expect("the page");
    let seen = client::overview(gateway, &at, Language::Sv, now).expect("readable");
    client::answer_survey(gateway, &at, Sheet([Answer::No; 5]), now).await.expect("counted");
    client::revoke(gateway, &at, &seen.consents[0].reference, now).await.expect("taken back");
    [first, second]
}

#[tokio::test]
async fn no_code_and_no_client_rests_on_the_gateway() {
    let gateway = TestGateway::new();
    let codes = whole_life(&gateway).await;
    let marks = marks(&[&codes[0], &codes[1]]);
    assert_eq!(scan_folder(&gateway.folder.path().join("data"), &marks), []);
    assert_eq!(scan_folder(&gateway.folder.path().join("keys"), &marks), []);
}

#[tokio::test]
async fn a_code_that_leaks_is_found() {
    let gateway = TestGateway::new();
    let codes = whole_life(&gateway).await;
    let marks = marks(&[&codes[0]]);
    let log = format!("GET /k code={}", codes[0].replace('-', "%2D"));
    let found = scan("planted", log.as_bytes(), &marks);
    assert!(found.iter().any(|leak| leak.mark == "card's code"), "{found:?}");
}
