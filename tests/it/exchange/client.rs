//! A client's card and what it opens: the overview, revoking, the survey.

use lopdf::Document;
use underlag::domain::audit::{Action, Agent, Entity};
use underlag::domain::change::{Change, Write};
use underlag::domain::consent::{ConsentState, Subject};
use underlag::domain::language::Language;
use underlag::domain::notice::{Audience, Letter};
use underlag::domain::request::Status;
use underlag::domain::statistics::group::Month;
use underlag::domain::survey::{Answer, Question, Sheet};
use underlag::domain::workflow::Refusal;
use underlag::exchange::client::{self, AtPage, Stands, State};
use underlag::exchange::consent::Giver;
use underlag::exchange::consent::Handout;
use underlag::exchange::{Error, card, consent, consent_file};

use crate::patterns::pattern;

use super::gateway::{CLINIC, TestGateway, client_named, subject};

const HERE: &str = "10.0.0.1";

/// The code as it is printed on a card.
pub fn code_on(card: &[u8]) -> String {
    let document = Document::load_mem(card).expect("a sound file");
    let text = document.extract_text(&[1]).expect("text");
    let text: String = text.split_whitespace().collect();
    let symbol = "[0-9A-HJKMNP-TV-Z]";
    let code = pattern(format!("(?:{symbol}{{4}}-){{6}}{symbol}{{3}}"));
    code.find(&text).unwrap_or_else(|| panic!("no code in {text}")).as_str().to_owned()
}

async fn given(gateway: &TestGateway, subject: &Subject) -> Handout {
    let worker = underlag::domain::actor::User { protected: true, ..gateway.worker() };
    consent::give(gateway, &worker, Giver::alone(subject), gateway.terms(), gateway.now())
        .await
        .expect("a consent")
}

fn code_of(handout: &Handout) -> String {
    code_on(&handout.card.as_ref().expect("a card").pdf)
}

async fn at_page(gateway: &TestGateway, code: &str) -> Result<AtPage, Error> {
    client::open(gateway, HERE, code, gateway.now()).await
}

fn overview(gateway: &TestGateway, at: &AtPage) -> client::Overview {
    client::overview(gateway, at, Language::Sv, gateway.now()).expect("readable")
}

/// A consent with one request to the clinic under it, and the client at its page.
async fn asked() -> (TestGateway, Handout, AtPage) {
    let gateway = TestGateway::new();
    let handout = given(&gateway, &subject()).await;
    let held = consent_file::read(&gateway, &handout.pdf, gateway.now()).expect("our own");
    gateway.send(&held, CLINIC, "first").await.expect("sent");
    let at = at_page(&gateway, &code_of(&handout)).await.expect("the page");
    (gateway, handout, at)
}

#[tokio::test]
async fn a_code_opens_the_page_however_it_is_typed() {
    let gateway = TestGateway::new();
    let code = code_of(&given(&gateway, &subject()).await);
    for typed in [
        code.clone(),
        code.to_lowercase(),
        code.replace('-', " "),
        code.replace('-', "").replace('0', "o").replace('1', "l"),
        format!("https://underlag.example.se/k#{}", code.replace('-', "")),
    ] {
        assert!(at_page(&gateway, &typed).await.is_ok(), "{typed}");
    }
}

#[tokio::test]
async fn what_can_not_be_a_code_is_said_and_not_counted() {
    let gateway = TestGateway::new();
    let code = code_of(&given(&gateway, &subject()).await);
    let mut swapped: Vec<char> = code.chars().collect();
    let place = (0..25).find(|place| {
        swapped[*place] != swapped[*place + 1]
            && code.as_bytes()[*place] != b'-'
            && code.as_bytes()[*place + 1] != b'-'
    });
    let place = place.expect("two that differ");
    swapped.swap(place, place + 1);
    for typed in [String::new(), code[..20].to_owned(), format!("{code}7"), swapped.into_iter().collect()] {
        for _ in 0..30 {
            let opened = at_page(&gateway, &typed).await;
            assert!(matches!(opened, Err(Error::KeyMistyped)), "{typed}: {opened:?}");
        }
    }
    assert!(at_page(&gateway, &code).await.is_ok());
}

#[tokio::test]
async fn of_many_wrong_codes_at_once_those_that_had_to_wait_do_not_count() {
    let gateway = TestGateway::new();
    let unknown = code_of(&given(&TestGateway::new(), &subject()).await);
    let said = futures_util::future::join_all((0..60).map(|_| at_page(&gateway, &unknown))).await;
    let counted = said.iter().filter(|one| matches!(one, Err(Error::NotFound))).count();
    assert!(counted <= 30, "{counted} of {} were looked at", said.len());
    assert!(said.iter().any(|one| matches!(one, Err(Error::Wait { .. }))));
    let code = code_of(&given(&gateway, &subject()).await);
    gateway.clock.advance(jiff::SignedDuration::from_secs(6));
    assert!(at_page(&gateway, &code).await.is_ok(), "the first wait is a short one");
}

#[tokio::test]
async fn unknown_replaced_and_old_codes_get_one_same_answer() {
    let gateway = TestGateway::new();
    let other = code_of(&given(&TestGateway::new(), &subject()).await);
    let handout = given(&gateway, &subject()).await;
    let old = code_of(&handout);
    let before = at_page(&gateway, &old).await.expect("it works");
    let held = consent_file::read(&gateway, &handout.pdf, gateway.now()).expect("our own");
    let new = card::renew(&gateway, &gateway.worker(), &held, gateway.now()).await.expect("a new card");
    let new = code_on(&new.pdf);
    assert_ne!(old, new);
    assert!(!before.is_good(&gateway, gateway.now()).expect("readable"), "who sits there stands up");
    assert!(at_page(&gateway, &new).await.is_ok());
    for code in [&other, &old] {
        assert!(matches!(at_page(&gateway, code).await, Err(Error::NotFound)), "{code}");
    }
    // The consent's last day is 30 April 2027; the card's a year later.
    gateway.advance_days(365 + 150);
    assert!(at_page(&gateway, &new).await.is_ok(), "still there after the consent");
    gateway.advance_days(14);
    assert!(matches!(at_page(&gateway, &new).await, Err(Error::NotFound)));
}

#[tokio::test]
async fn wrong_codes_slow_their_source_down_and_no_other() {
    let gateway = TestGateway::new();
    let right = code_of(&given(&gateway, &subject()).await);
    let wrong = code_of(&given(&TestGateway::new(), &subject()).await);
    let mut tries = 0;
    let until = loop {
        match at_page(&gateway, &wrong).await {
            Err(Error::NotFound) => tries += 1,
            Err(Error::Wait { until }) => break until,
            other => panic!("{other:?}"),
        }
        assert!(tries < 40, "never told to wait");
    };
    assert!((10..=30).contains(&tries), "{tries} free tries: an office may share an address");
    assert!(matches!(at_page(&gateway, &right).await, Err(Error::Wait { .. })), "the right one waits too");
    assert!(client::open(&gateway, "10.0.0.2", &right, gateway.now()).await.is_ok(), "another source");
    let gateway = gateway.restart();
    assert!(matches!(at_page(&gateway, &right).await, Err(Error::Wait { .. })), "also after a restart");
    assert!(client::open(&gateway, HERE, &right, until).await.is_ok());
}

#[tokio::test]
async fn the_overview_follows_a_request_to_its_end() {
    let (gateway, _, at) = asked().await;
    let stands = || overview(&gateway, &at).consents[0].requests[0].stands;
    assert_eq!(stands(), Stands::Sent);
    let seen = overview(&gateway, &at);
    let request = &seen.consents[0].requests[0];
    assert_eq!(request.kind, "Förfrågan till läkare");
    assert_eq!(request.recipient.as_deref(), Some("Tallbackens vårdcentral"));
    assert_eq!((seen.consents[0].state, request.overdue), (State::InForce, false));
    assert_eq!(seen.consents[0].until.to_string(), "2027-04-30");
    assert_eq!(seen.card_until.to_string(), "2028-04-30");
    assert!(!request.scope.asks.is_empty() && seen.survey_open);

    let reference = gateway.outbox()[0].reference;
    let visit = gateway.open(&reference).await.expect("opened");
    assert!(matches!(stands(), Stands::Opened(_)));
    underlag::exchange::answer::acknowledge(&gateway, &visit, None, gateway.now()).await.expect("said");
    assert!(matches!(stands(), Stands::Acknowledged(_)));
    gateway.advance_days(40);
    assert!(overview(&gateway, &at).consents[0].requests[0].overdue);
    underlag::exchange::draft::fill(&visit, gateway.filled_answer(&visit));
    underlag::exchange::answer::send(&gateway, &visit, Language::Sv, gateway.now()).await.expect("answered");
    assert!(matches!(stands(), Stands::Answered(_)));
    assert!(!overview(&gateway, &at).consents[0].requests[0].overdue);
}

#[tokio::test]
async fn every_consent_of_the_client_is_seen_and_nobody_elses() {
    let (gateway, _, at) = asked().await;
    gateway.advance_days(1);
    given(&gateway, &subject()).await;
    let other = client_named("Någon Annan", "190002109809");
    given(&gateway, &Subject::Client(other)).await;
    consent::refuse(&gateway, &gateway.worker(), &subject(), &gateway.terms(), gateway.now())
        .await
        .expect("noted");
    let seen = overview(&gateway, &at).consents;
    assert_eq!(seen.len(), 3, "two given and one refused");
    assert_eq!(seen.iter().filter(|consent| consent.state == State::Refused).count(), 1);
    assert_eq!(seen[2].requests.len(), 1, "the oldest last");
}

#[tokio::test]
async fn protected_particulars_show_no_place_at_all() {
    let (gateway, _, at) = asked().await;
    let reference = gateway.outbox()[0].reference;
    let mut record = gateway.record(&reference);
    record.revision += 1;
    record.protected = true;
    let mut consent = gateway.store.consent(&record.consent).expect("readable").expect("there");
    consent.revision += 1;
    consent.protected = true;
    let writes = vec![Write::Record(Box::new(record)), Write::Consent(Box::new(consent))];
    gateway.commit(Change { writes, ..Change::default() }).await.expect("committed");
    let seen = overview(&gateway, &at);
    assert_eq!((&seen.consents[0].unit, &seen.consents[0].requests[0].recipient), (&None, &None));

    let handout = given(&gateway, &Subject::Protected).await;
    let at = at_page(&gateway, &code_of(&handout)).await.expect("its own page");
    assert_eq!(overview(&gateway, &at).consents.len(), 1, "found by nothing but its own card");
    let card = Document::load_mem(&handout.card.expect("a card").pdf).expect("a sound file");
    let text = card.extract_text(&[1]).expect("text");
    assert!(!text.contains("Ekbacken") && !text.contains("Exempelköping"), "{text}");
}

#[tokio::test]
async fn a_client_takes_a_consent_back_and_the_unit_is_told() {
    let (gateway, handout, at) = asked().await;
    let reference = gateway.outbox()[0].reference;
    let mine = overview(&gateway, &at).consents[0].reference;
    client::revoke(&gateway, &at, &mine, gateway.now()).await.expect("taken back");

    let record = gateway.store.consent(&handout.consent).expect("readable").expect("there");
    assert!(matches!(record.state, ConsentState::Revoked { .. }));
    assert_eq!(gateway.record(&reference).status(), Status::Withdrawn);
    let events = gateway.store.events(&Entity::Consent(handout.consent)).expect("readable");
    let last = events.last().expect("an event");
    assert_eq!((last.action, last.agent), (Action::ConsentRevoked, Agent::Client));
    let letters = gateway.outbox();
    let told: Vec<_> = letters.iter().filter(|notice| notice.letter == Letter::ConsentRevoked).collect();
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].audience, Audience::Unit(record.unit));
    assert_eq!(told[0].reference, mine);
    assert!(letters.iter().any(|notice| notice.letter == Letter::Withdrawn), "and the clinic");

    assert!(
        matches!(overview(&gateway, &at).consents[0].state, State::Revoked(_)),
        "the page is still there"
    );
    let twice = client::revoke(&gateway, &at, &mine, gateway.now()).await;
    assert!(matches!(twice, Err(Error::Refused(Refusal::ConsentRevoked))), "{twice:?}");
}

#[tokio::test]
async fn a_workers_revocation_sends_the_unit_no_letter() {
    let (gateway, handout, _) = asked().await;
    consent::revoke(&gateway, &gateway.worker(), &handout.consent, gateway.now()).await.expect("revoked");
    assert!(gateway.outbox().iter().all(|notice| notice.letter != Letter::ConsentRevoked));
}

#[tokio::test]
async fn nobody_takes_back_anothers_consent() {
    let (gateway, _, at) = asked().await;
    let other = client_named("Någon Annan", "190002109809");
    let other = given(&gateway, &Subject::Client(other)).await;
    let reference = underlag::domain::reference::Reference::from_digest(&other.consent);
    let refused = client::revoke(&gateway, &at, &reference, gateway.now()).await;
    assert!(matches!(refused, Err(Error::NotFound)), "{refused:?}");
    let record = gateway.store.consent(&other.consent).expect("readable").expect("there");
    assert_eq!(record.state, ConsentState::Given);
}

#[tokio::test]
async fn an_answer_that_nobody_fetched_is_said_to_be_lost_after_revoking() {
    let (gateway, _, at) = asked().await;
    let reference = gateway.outbox()[0].reference;
    let visit = gateway.open(&reference).await.expect("opened");
    underlag::exchange::draft::fill(&visit, gateway.filled_answer(&visit));
    underlag::exchange::answer::send(&gateway, &visit, Language::Sv, gateway.now()).await.expect("answered");
    let mine = overview(&gateway, &at).consents[0].reference;
    client::revoke(&gateway, &at, &mine, gateway.now()).await.expect("taken back");
    assert!(matches!(overview(&gateway, &at).consents[0].requests[0].stands, Stands::Lost(_)));
}

#[tokio::test]
async fn the_survey_counts_once_for_each_consent_and_leaves_no_trace_in_the_log() {
    let (gateway, _, at) = asked().await;
    let sheet = |answer| Sheet([answer; 5]);
    let log = gateway.store.log(0, usize::MAX).expect("readable").len();
    client::answer_survey(&gateway, &at, sheet(Answer::Yes), gateway.now()).await.expect("counted");
    assert!(!overview(&gateway, &at).survey_open);
    client::answer_survey(&gateway, &at, sheet(Answer::No), gateway.now()).await.expect("changes nothing");
    let second = at_page(&gateway, &code_of(&given(&gateway, &subject()).await)).await.expect("its page");
    let given_events = 1;
    assert!(overview(&gateway, &second).survey_open);
    client::answer_survey(&gateway, &second, sheet(Answer::Mostly), gateway.now()).await.expect("counted");

    let month = Month::of(gateway.now());
    let tally = gateway.store.survey(month, month).expect("readable");
    let count = |answer| tally.get(&(Question::Involved, answer)).copied().unwrap_or(0);
    assert_eq!((count(Answer::Yes), count(Answer::Mostly), count(Answer::No)), (1, 1, 0));
    assert_eq!(gateway.store.log(0, usize::MAX).expect("readable").len(), log + given_events);
}

#[tokio::test]
async fn only_the_unit_makes_a_new_card_and_only_for_a_client() {
    let (gateway, handout, _) = asked().await;
    let held = consent_file::read(&gateway, &handout.pdf, gateway.now()).expect("our own");
    let refused = card::renew(&gateway, &gateway.stranger(), &held, gateway.now()).await;
    assert!(matches!(refused, Err(Error::Refused(Refusal::OutsideUnit))), "{refused:?}");
    card::renew(&gateway, &gateway.worker(), &held, gateway.now()).await.expect("a new card");
    let events = gateway.store.events(&Entity::Consent(handout.consent)).expect("readable");
    assert_eq!(events.last().expect("an event").action, Action::CardRenewed);

    let hidden = given(&gateway, &Subject::Protected).await;
    let held = consent_file::read(&gateway, &hidden.pdf, gateway.now()).expect("our own");
    let refused = card::renew(&gateway, &gateway.worker(), &held, gateway.now()).await;
    assert!(matches!(refused, Err(Error::Refused(Refusal::ProtectedOnly))), "{refused:?}");
}
