//! The call to a meeting: the times that were proposed come back in the answer.

use crate::scope::asking;
use underlag::domain::InformationCategory::{ContactAndMeeting, Diagnosis};
use underlag::domain::Scope;
use underlag::domain::language::Language;
use underlag::forms::enable_when::enabled;
use underlag::forms::json::response_from_json;
use underlag::forms::prefill::answer_form;
use underlag::forms::validate::validate;

use super::filling::{code, fill};
use super::kind;

#[test]
fn the_proposed_times_stand_in_the_answer() {
    let kind = kind("motesforfragan");
    let json = kind.example_request.as_ref().expect("there");
    let request = response_from_json(json, &kind.request).expect("read");
    let form = answer_form(kind, &Scope::whole(), &request);
    let shown = form.item("svar-tider").expect("shown");
    assert!(shown.read_only);
    assert_eq!(shown.initial.len(), 3);
}

#[test]
fn it_needs_a_consent_to_contact_and_meeting() {
    let kind = kind("motesforfragan");
    assert!(kind.is_allowed_by(&asking(&[ContactAndMeeting])));
    assert!(!kind.is_allowed_by(&asking(&[Diagnosis])) && !kind.is_allowed_by(&asking(&[])));
}

#[test]
fn each_answer_opens_its_own_fields() {
    let form = &kind("motesforfragan").answer;
    let opened = |said, link_id: &str| {
        enabled(form, &fill(form, &[code("svar-besked", said)])).anywhere(form, link_id)
    };
    let fields = ["svar-vilken", "svar-forslag", "svar-annan", "svar-skal", "infor-hur"];
    for (said, expected) in [
        ("attends", [true, false, false, false, true]),
        ("other-time", [false, true, false, false, true]),
        ("sends-other", [true, false, true, false, true]),
        ("declines", [false, false, false, true, false]),
    ] {
        for (field, expected) in fields.iter().zip(expected) {
            assert_eq!(opened(said, field), expected, "{said} {field}");
        }
    }
}

#[test]
fn declining_needs_no_time() {
    let form = &kind("motesforfragan").answer;
    let mut entries = vec![code("svar-besked", "declines")];
    for (field, said) in [("svarare-namn", "Kim Exempel"), ("svarare-roll", "Chef"), ("svarare-enhet", "V")] {
        entries.push(super::filling::text(field, said));
    }
    assert_eq!(validate(form, &fill(form, &entries), Language::Sv).errors, []);
    entries[0] = code("svar-besked", "attends");
    assert!(!validate(form, &fill(form, &entries), Language::Sv).is_valid(), "which time?");
}
