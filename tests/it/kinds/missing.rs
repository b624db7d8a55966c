//! What is missing is shown before the answer is sent.

use crate::scope::asking;
use underlag::domain::InformationCategory::{ActivityLimitation, TreatmentAndPlanning};
use underlag::domain::language::Language;
use underlag::forms::chain::{missing, score};
use underlag::forms::restrict::restrict;

use super::chain::whole;
use super::doctors_answer;
use super::filling::{Entry, code, fill, text, with, without};

fn told(entries: &[Entry]) -> Vec<&'static str> {
    let found = missing(doctors_answer(), &fill(doctors_answer(), entries), Language::Sv);
    found.iter().map(|finding| finding.code).collect()
}

#[test]
fn nothing_is_missing_in_a_whole_answer() {
    assert_eq!(told(&whole()), [""; 0]);
}

#[test]
fn an_empty_answer_lacks_every_part_in_the_order_of_the_form() {
    let all = [
        "chain-missing-assessment",
        "chain-missing-disclosure",
        "chain-missing-impairment",
        "chain-missing-capacity",
        "chain-missing-prognosis",
    ];
    assert_eq!(told(&[]), all);
}

#[test]
fn each_part_that_lacks_is_named() {
    for (gone, code) in [
        ("grund-undersokning-datum", "chain-missing-assessment-date"),
        ("diagnoser", "chain-missing-diagnosis"),
        ("f-uppmarksamhet-grund", "chain-missing-basis"),
        ("a-uppmarksamhet-text", "chain-missing-limitation"),
        ("prognos", "chain-missing-prognosis"),
    ] {
        assert_eq!(told(&without(&whole(), &[gone])), [code]);
    }
    let textless = told(&without(&whole(), &["f-uppmarksamhet-text"]));
    assert_eq!(textless, ["chain-missing-impairment-text", "chain-missing-limitation"]);
    let unsettled = with(&without(&whole(), &["diagnoser"]), &code("diagnos-far-lamnas", "cannot-judge"));
    assert_eq!(told(&unsettled), ["chain-missing-diagnosis-unsettled"]);
}

#[test]
fn an_area_is_named_by_its_text() {
    let entries = without(&whole(), &["a-uppmarksamhet-text"]);
    let form = doctors_answer();
    let found = missing(form, &fill(form, &entries), Language::En);
    assert!(found[0].text.contains("Attention, concentration and executive function"), "{}", found[0].text);
    assert_eq!(found[0].link_id.as_deref(), Some("a-uppmarksamhet-text"));
}

#[test]
fn a_part_is_missing_only_while_it_gives_no_point() {
    let mut two = whole();
    two.extend([code("f-omraden", "senses-pain"), text("f-sinnen-smarta-text", "Värk")]);
    assert_eq!(score(doctors_answer(), &fill(doctors_answer(), &two)), 3);
    assert_eq!(told(&two), [""; 0]);
}

#[test]
fn no_impairment_is_an_answer() {
    for answer in ["none", "cannot-judge"] {
        let entries =
            without(&whole(), &["f-uppmarksamhet-text", "f-uppmarksamhet-grund", "a-uppmarksamhet-text"]);
        assert_eq!(told(&with(&entries, &code("f-omraden", answer))), [""; 0]);
    }
}

#[test]
fn what_the_consent_leaves_out_is_not_missing() {
    let form = restrict(doctors_answer(), &asking(&[ActivityLimitation]));
    let found = missing(&form, &fill(&form, &[]), Language::Sv);
    let codes: Vec<_> = found.iter().map(|finding| finding.code).collect();
    assert_eq!(codes, ["chain-missing-assessment", "chain-missing-capacity"]);
    let form = restrict(doctors_answer(), &asking(&[TreatmentAndPlanning]));
    let found = missing(&form, &fill(&form, &[]), Language::Sv);
    let codes: Vec<_> = found.iter().map(|finding| finding.code).collect();
    assert_eq!(codes, ["chain-missing-assessment", "chain-missing-prognosis"]);
}
