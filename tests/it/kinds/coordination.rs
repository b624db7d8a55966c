//! The call about coordinated rehabilitation: nothing about a person, in either direction.

use crate::scope::asking;
use underlag::domain::consent::Identity;
use underlag::domain::language::Language;
use underlag::forms::enable_when::enabled;
use underlag::forms::model::{Item, ItemKind};
use underlag::forms::restrict::CATEGORY;
use underlag::forms::validate::validate;

use super::filling::{Entry, code, date, fill, text, with, without};
use super::kind;

fn items() -> impl Iterator<Item = &'static Item> {
    let kind = kind("samordning-fk");
    kind.request.walk().chain(kind.answer.walk())
}

/// The least that is a request.
fn least() -> Vec<Entry> {
    vec![
        code("arende-typ", "coordination"),
        text("kontor-enhet", "Mottagningsgruppen"),
        text("kontor-referens", "SA-41"),
    ]
}

fn is_request(entries: &[Entry]) -> bool {
    let form = &kind("samordning-fk").request;
    validate(form, &fill(form, entries), Language::Sv).is_valid()
}

#[test]
fn nothing_can_be_written_about_a_person() {
    for item in items() {
        match item.kind {
            ItemKind::Group | ItemKind::Display | ItemKind::Choice | ItemKind::Date => {}
            ItemKind::String => {
                let short = item.max_length.is_some_and(|limit| limit <= 60);
                let whose = ["kontor-enhet", "kontor-referens"].contains(&item.link_id.as_str());
                assert!(short && whose, "{}", item.link_id);
            }
            other => panic!("{} is a {other:?}", item.link_id),
        }
    }
}

#[test]
fn it_is_about_nobody_who_could_be_told() {
    assert_eq!(kind("samordning-fk").identity, Identity::Never);
    assert!(kind("samordning-fk").is_allowed_by(&asking(&[])));
    assert!(items().flat_map(|item| &item.codes).all(|code| code.system != CATEGORY));
}

#[test]
fn a_reference_of_their_own_is_taken() {
    assert!(is_request(&least()));
    for own in ["EB 7", "Grupp-12345", "s/1"] {
        assert!(is_request(&with(&least(), &text("kontor-referens", own))), "{own}");
    }
    assert!(!is_request(&without(&least(), &["kontor-referens"])));
}

/// Official test numbers.
#[test]
fn a_personal_number_is_no_reference() {
    for number in
        ["19900101-2385", "9001012385", "900101-2385", "SA-900101-2385", "SA 199001012385", "SA 900101"]
    {
        assert!(!is_request(&with(&least(), &text("kontor-referens", number))), "{number}");
    }
}

#[test]
fn the_outcome_opens_what_belongs_to_it() {
    let form = &kind("samordning-fk").answer;
    let called = [code("samtal-hur", "called"), date("samtal-dag", "2026-11-20")];
    let opened = |outcome: &'static str, link_id: &str| {
        let entries = [called.as_slice(), &[code("utfall-vad", outcome)]].concat();
        enabled(form, &fill(form, &entries)).anywhere(form, link_id)
    };
    let details = ["utfall-mote", "utfall-underlag", "utfall-ersattning", "utfall-bevaka"];
    for (outcome, opens) in [
        ("coordinate", Some(0)),
        ("medical-facts", Some(1)),
        ("apply-compensation", Some(2)),
        ("watch", Some(3)),
        ("not-relevant", None),
        ("cannot-judge", None),
    ] {
        for (place, detail) in details.iter().enumerate() {
            assert_eq!(opened(outcome, detail), opens == Some(place), "{outcome} {detail}");
        }
    }
}

#[test]
fn without_a_call_there_is_no_outcome() {
    let form = &kind("samordning-fk").answer;
    for said in ["no-reply", "not-called"] {
        let enabled = enabled(form, &fill(form, &[code("samtal-hur", said)]));
        assert!(!enabled.anywhere(form, "utfall-vad"), "{said}");
        assert!(enabled.anywhere(form, "samtal-nytt"), "{said}");
    }
}
