//! Clients' cards, the survey's counters, and consents by what letters call them.

use underlag::domain::card::Card;
use underlag::domain::statistics::group::Month;
use underlag::domain::survey::{Answer, Question, Sheet};
use underlag::store::Error;

use super::*;

fn card(consent: u64) -> Card {
    Card { consent: digest(consent), client: digest(50), made_at: at(1), expires_at: at(100) }
}

fn put_card(code: u64, card: Card) -> Change {
    Change { writes: vec![Write::Card { digest: digest(code), card }], ..Change::default() }
}

fn answered(month: Month, answers: [Answer; 5]) -> Change {
    Change { writes: vec![Write::Survey { month, sheet: Sheet(answers) }], ..Change::default() }
}

#[tokio::test]
async fn a_card_comes_back_also_after_a_restart() {
    let opened = open();
    committed(&opened.store, &put_card(1, card(10))).await;
    let Opened { store, folder: _folder } = opened.again();
    assert_eq!(store.card(&digest(1)).expect("read"), Some(card(10)));
    assert_eq!(store.card_of_consent(&digest(10)).expect("read"), Some(card(10)));
    assert_eq!(store.card(&digest(2)).expect("read"), None);
    assert_eq!(store.card_of_consent(&digest(11)).expect("read"), None);
}

#[tokio::test]
async fn a_new_card_takes_the_place_of_its_consents_old_one_alone() {
    let Opened { store, folder: _folder } = open();
    committed(&store, &put_card(1, card(10))).await;
    committed(&store, &put_card(2, card(11))).await;
    let new = Card { made_at: at(5), expires_at: at(200), ..card(10) };
    committed(&store, &put_card(3, new)).await;
    assert_eq!(store.card(&digest(1)).expect("read"), None, "the old code leads nowhere");
    assert_eq!(store.card(&digest(3)).expect("read"), Some(new));
    assert_eq!(store.card_of_consent(&digest(10)).expect("read"), Some(new));
    assert_eq!(store.card(&digest(2)).expect("read"), Some(card(11)), "another consent's card");
    assert_eq!(store.expired_cards(at(150), 9).expect("read"), [digest(2)], "the old one is not listed");
}

#[tokio::test]
async fn cards_whose_time_is_over_are_found_and_go() {
    let Opened { store, folder: _folder } = open();
    for (code, end) in [(1, 30), (2, 10), (3, 20)] {
        committed(&store, &put_card(code, Card { expires_at: at(end), ..card(code) })).await;
    }
    assert_eq!(store.expired_cards(at(20), 9).expect("read"), [digest(2)], "not on the moment itself");
    assert_eq!(store.expired_cards(at(31), 2).expect("read"), [digest(2), digest(3)], "longest ago first");
    let gone = Change { writes: vec![Write::CardGone { digest: digest(2) }], ..Change::default() };
    committed(&store, &gone).await;
    committed(&store, &gone).await;
    assert_eq!(store.card(&digest(2)).expect("read"), None);
    assert_eq!(store.card_of_consent(&digest(2)).expect("read"), None);
    assert_eq!(store.expired_cards(at(31), 9).expect("read"), [digest(3), digest(1)]);
}

#[tokio::test]
async fn answers_are_counted_by_month() {
    let opened = open();
    let (october, november) = (Month::new(2026, 10), Month::new(2026, 11));
    committed(&opened.store, &answered(october, [Answer::Yes; 5])).await;
    let mixed = [Answer::Yes, Answer::No, Answer::NotSaid, Answer::Unsure, Answer::Mostly];
    committed(&opened.store, &answered(november, mixed)).await;
    committed(&opened.store, &answered(november, mixed)).await;
    let Opened { store, folder: _folder } = opened.again();
    let both = store.survey(october, november).expect("read");
    assert_eq!(both.get(&(Question::Understood, Answer::Yes)), Some(&3));
    assert_eq!(both.get(&(Question::Involved, Answer::No)), Some(&2));
    assert_eq!(both.get(&(Question::CouldRefuse, Answer::NotSaid)), Some(&2));
    assert_eq!(both.get(&(Question::WhomToAsk, Answer::NotReally)), None);
    let one = store.survey(october, october).expect("read");
    assert_eq!(one.values().sum::<u64>(), 5);
    assert!(store.survey(Month::new(2026, 12), Month::new(2027, 1)).expect("read").is_empty());
    assert!(store.survey(november, october).expect("read").is_empty());
}

#[tokio::test]
async fn a_survey_answered_twice_counts_once() {
    let Opened { store, folder: _folder } = open();
    let month = Month::new(2026, 11);
    let mut change = answered(month, [Answer::Yes; 5]);
    change.writes.push(Write::Once { digest: digest(7), reference: reference(7) });
    committed(&store, &change).await;
    let again = store.commit(&change).await;
    assert!(matches!(again, Err(Error::Duplicate { .. })), "{again:?}");
    assert_eq!(store.survey(month, month).expect("read").values().sum::<u64>(), 5);
}

#[tokio::test]
async fn a_consent_is_found_by_what_letters_call_it() {
    let Opened { store, folder: _folder } = open();
    for number in [1, 2] {
        let writes = vec![Write::Consent(Box::new(consent(number)))];
        committed(&store, &Change { writes, ..Change::default() }).await;
    }
    let one = consent(1);
    assert_eq!(store.consents_by_reference(&one.reference()).expect("read"), [one]);
    assert!(store.consents_by_reference(&reference(99)).expect("read").is_empty());
}
