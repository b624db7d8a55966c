//! The report from an activity provider: how far the participant has come.

use crate::scope::asking;
use underlag::domain::InformationCategory::{self, ActivityAndAttendance, ActivityLimitation};
use underlag::domain::language::Language;
use underlag::forms::enable_when::enabled;
use underlag::forms::model::Questionnaire;
use underlag::forms::prefill::asked;
use underlag::forms::restrict::{QUESTION, restrict};
use underlag::forms::validate::validate;

use super::filling::{Entry, code, coded, fill, hours, text, with};
use super::kind;

fn answer() -> &'static Questionnaire {
    &kind("aktivitetsrapport").answer
}

/// The least that is an answer.
fn least() -> Vec<Entry> {
    vec![
        hours("narvaro-planerade", "40"),
        hours("narvaro-deltagna", "31.5"),
        text("svarare-namn", "Kim Exempel"),
        text("svarare-roll", "Handledare"),
        text("svarare-enhet", "Verkstaden"),
    ]
}

fn opened(entries: &[Entry], link_id: &str) -> bool {
    enabled(answer(), &fill(answer(), entries)).anywhere(answer(), link_id)
}

#[test]
fn attendance_and_who_answers_are_enough() {
    let report = validate(answer(), &fill(answer(), &least()), Language::Sv);
    assert_eq!(report.errors, []);
    let nobody = &least()[..2];
    assert!(!validate(answer(), &fill(answer(), nobody), Language::Sv).is_valid());
}

#[test]
fn a_quarter_of_full_time_opens_what_belongs_to_it() {
    for (said, since, holds, lacks) in [
        ("yes", true, true, false),
        ("no", false, false, true),
        ("lost", false, false, true),
        ("cannot-judge", false, false, false),
    ] {
        let entries = with(&least(), &code("formaga-25", said));
        assert_eq!(opened(&entries, "formaga-25-sedan"), since, "{said}");
        assert_eq!(opened(&entries, "formaga-25-haller"), holds, "{said}");
        assert_eq!(opened(&entries, "formaga-25-kvar"), lacks, "{said}");
    }
    assert!(opened(&least(), "formaga-timmar"), "the hours are asked in any case");
}

#[test]
fn more_hours_than_a_week_of_work_are_refused() {
    let too_many = with(&least(), &hours("formaga-timmar", "41"));
    assert!(!validate(answer(), &fill(answer(), &too_many), Language::Sv).is_valid());
}

#[test]
fn what_hindered_is_asked_only_where_something_did() {
    assert!(!opened(&with(&least(), &code("hinder-finns", "no")), "hinder-hur"));
    assert!(opened(&with(&least(), &code("hinder-finns", "yes")), "hinder-hur"));
}

#[test]
fn what_hindered_needs_a_consent_to_limitations() {
    let form = restrict(answer(), &asking(&[ActivityAndAttendance]));
    assert!(form.item("formaga-25").is_some() && form.item("hinder-finns").is_none());
    let form = restrict(answer(), &asking(&[ActivityAndAttendance, ActivityLimitation]));
    assert!(form.item("hinder-hur").is_some());
}

#[test]
fn every_ready_question_points_at_a_section() {
    let request = &kind("aktivitetsrapport").request;
    let ready = [
        (ActivityAndAttendance, "attendance", "narvaro"),
        (ActivityAndAttendance, "tasks", "uppgifter"),
        (ActivityLimitation, "worked-and-hindered", "fungerat"),
        (ActivityAndAttendance, "observed-ability", "formaga"),
        (ActivityAndAttendance, "step", "steg"),
        (ActivityAndAttendance, "next-step", "nasta"),
        (ActivityAndAttendance, "certificate", "intyg"),
        (InformationCategory::ContactAndMeeting, "meeting", "kontakt"),
    ];
    assert_eq!(request.item("fragor-valda").expect("there").options.len(), ready.len());
    for (category, question, section) in ready {
        let system = format!("{QUESTION}{}", category.code());
        let chosen = fill(request, &[coded("fragor-valda", &system, question)]);
        assert_eq!(asked(answer(), &chosen).into_iter().collect::<Vec<_>>(), [section], "{question}");
    }
}
