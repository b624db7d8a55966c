//! One failing and one passing case for each rule of the chain.

use crate::scope::asking;
use jiff::civil::{Date, date as day};
use underlag::domain::InformationCategory::{ActivityLimitation, FunctionalImpairment};
use underlag::domain::language::Language;
use underlag::forms::chain::{check, max_score, score};
use underlag::forms::finding::{Finding, Report};
use underlag::forms::restrict::restrict;

use super::doctors_answer;
use super::filling::{Entry, code, date, fill, hours, text, with, without};

const TODAY: Date = day(2026, 12, 4);

/// A whole chain; no rule has anything to say.
pub fn whole() -> Vec<Entry> {
    vec![
        code("grund-typ", "examination"),
        date("grund-undersokning-datum", "2026-12-02"),
        code("diagnos-far-lamnas", "yes"),
        Entry::Row("diagnoser", vec![text("diagnos-kod", "F32.1"), text("diagnos-text", "Depression")]),
        code("f-omraden", "attention"),
        text("f-uppmarksamhet-text", "Tappar tråden"),
        code("f-uppmarksamhet-grund", "test"),
        text("a-uppmarksamhet-text", "Kan inte följa en instruktion i flera led"),
        code("formaga-bedomning", "hours"),
        period("8", "2026-12-01", Some("2027-01-31")),
        code("prognos", "likely-full"),
    ]
}

fn period(amount: &str, from: &'static str, to: Option<&'static str>) -> Entry {
    let mut row = vec![hours("formaga-timmar", amount), date("formaga-fran", from)];
    row.extend(to.map(|to| date("formaga-till", to)));
    Entry::Row("formaga-period", row)
}

fn report(entries: &[Entry]) -> Report {
    check(doctors_answer(), &fill(doctors_answer(), entries), TODAY, Language::Sv)
}

fn points(entries: &[Entry]) -> u8 {
    score(doctors_answer(), &fill(doctors_answer(), entries))
}

/// `code link_id` of each.
fn told(findings: &[Finding]) -> Vec<String> {
    let link_id = |finding: &Finding| finding.link_id.clone().unwrap_or_default();
    findings.iter().map(|finding| format!("{} {}", finding.code, link_id(finding))).collect()
}

fn errors(entries: &[Entry]) -> Vec<String> {
    told(&report(entries).errors)
}

fn warnings(entries: &[Entry]) -> Vec<String> {
    told(&report(entries).warnings)
}

fn passes(entries: &[Entry]) {
    assert_eq!(report(entries), Report::default());
}

#[test]
fn a_whole_chain_passes() {
    passes(&whole());
}

#[test]
fn an_impairment_leads_to_a_limitation() {
    let alone = without(&whole(), &["a-uppmarksamhet-text", "formaga-bedomning", "formaga-period"]);
    assert_eq!(errors(&alone), ["chain-limitation-missing a-uppmarksamhet-text"]);
    let said = &report(&alone).errors[0].text;
    assert!(said.contains("”Uppmärksamhet, koncentration och exekutiv funktion”"), "{said}");
}

#[test]
fn a_second_area_needs_its_own_limitation() {
    let mut two = whole();
    two.extend([code("f-omraden", "senses-pain"), text("f-sinnen-smarta-text", "Värk")]);
    assert_eq!(errors(&two), ["chain-limitation-missing a-sinnen-smarta-text"]);
    two.push(text("a-sinnen-smarta-text", "Kan inte lyfta"));
    passes(&two);
}

#[test]
fn a_limitation_that_cannot_be_judged_is_an_answer() {
    let unjudged =
        with(&without(&whole(), &["a-uppmarksamhet-text"]), &code("a-uppmarksamhet-grad", "cannot-judge"));
    passes(&unjudged);
    assert_eq!(points(&unjudged), 2);
}

#[test]
fn a_grade_alone_is_no_limitation() {
    let graded = with(&without(&whole(), &["a-uppmarksamhet-text"]), &code("a-uppmarksamhet-grad", "severe"));
    assert!(errors(&graded).contains(&"chain-limitation-missing a-uppmarksamhet-text".to_owned()));
}

#[test]
fn a_limitation_has_an_impairment() {
    let untied = [text("a-ovrig-text", "Kan inte åka buss")];
    assert_eq!(warnings(&untied), ["chain-impairment-missing f-omraden"]);
    assert_eq!(errors(&untied), [""; 0]);
    let textless = without(&whole(), &["f-uppmarksamhet-text"]);
    assert_eq!(warnings(&textless), ["chain-impairment-missing f-uppmarksamhet-text"]);
}

#[test]
fn a_limitation_beside_an_impairment_passes() {
    passes(&with(&whole(), &text("a-ovrig-text", "Kan inte åka buss")));
}

#[test]
fn impairments_that_cannot_be_judged_are_an_answer() {
    passes(&[code("f-omraden", "cannot-judge"), text("a-ovrig-text", "Kan inte åka buss")]);
}

#[test]
fn reduced_capacity_has_a_limitation() {
    for (reduced, row) in [
        ("hours", period("8", "2026-12-01", None)),
        (
            "percent",
            Entry::Row(
                "formaga-period",
                vec![code("formaga-procent", "50"), date("formaga-fran", "2026-12-01")],
            ),
        ),
    ] {
        let mut alone = vec![code("formaga-bedomning", reduced), row];
        assert_eq!(errors(&alone), ["chain-capacity-without-limitation formaga-bedomning"]);
        alone.push(text("a-ovrig-text", "Kan inte stå länge"));
        assert_eq!(errors(&alone), [""; 0]);
    }
}

#[test]
fn capacity_that_is_whole_or_cannot_be_judged_needs_no_limitation() {
    passes(&[code("formaga-bedomning", "not-reduced")]);
    passes(&[code("formaga-bedomning", "cannot-judge")]);
}

#[test]
fn hours_lie_within_a_week() {
    for outside in ["40.5", "-1", "400"] {
        let entries = with(&whole(), &period(outside, "2026-12-01", None));
        assert_eq!(errors(&entries), ["chain-hours-range formaga-timmar"], "{outside}");
    }
    for within in ["0", "0.5", "40", "40.0"] {
        passes(&with(&whole(), &period(within, "2026-12-01", None)));
    }
}

#[test]
fn percent_lie_within_a_hundred() {
    let with_percent = |percent: &str| {
        let row = Entry::Row(
            "formaga-period",
            vec![code("formaga-procent", percent), date("formaga-fran", "2026-12-01")],
        );
        with(&with(&whole(), &code("formaga-bedomning", "percent")), &row)
    };
    assert_eq!(errors(&with_percent("125")), ["chain-percent-range formaga-procent"]);
    for percent in ["25", "50", "75", "100"] {
        passes(&with_percent(percent));
    }
}

#[test]
fn periods_do_not_overlap() {
    let both = |one: Entry, other: Entry| {
        let mut entries = with(&whole(), &one);
        entries.push(other);
        entries
    };
    let first = || period("8", "2026-12-01", Some("2026-12-31"));
    let overlap = ["chain-period-overlap formaga-fran"];
    assert_eq!(errors(&both(first(), period("12", "2026-12-31", Some("2027-01-31")))), overlap, "same day");
    assert_eq!(
        errors(&both(period("12", "2026-12-31", Some("2027-01-31")), first())),
        overlap,
        "other order"
    );
    assert_eq!(
        errors(&both(period("8", "2026-12-01", None), period("12", "2027-06-01", None))),
        overlap,
        "no end"
    );
    let within =
        both(period("8", "2026-12-01", Some("2027-12-31")), period("12", "2027-02-01", Some("2027-02-28")));
    assert_eq!(errors(&within), overlap, "one within the other");
    let said = &report(&within).errors[0].text;
    assert!(said.contains("Period 1") && said.contains("period 2"), "{said}");
    passes(&both(first(), period("12", "2027-01-01", None)));
}

#[test]
fn a_month_as_an_end_lasts_to_its_last_day() {
    let mut entries = with(&whole(), &period("8", "2026-12-01", Some("2027-01")));
    entries.push(period("12", "2027-01-31", None));
    assert_eq!(errors(&entries), ["chain-period-overlap formaga-fran"]);
}

#[test]
fn a_period_ends_after_it_starts() {
    let reversed = with(&whole(), &period("8", "2026-12-10", Some("2026-12-09")));
    assert_eq!(errors(&reversed), ["chain-period-reversed formaga-till"]);
    passes(&with(&whole(), &period("8", "2026-12-10", Some("2026-12-10"))));
}

#[test]
fn a_start_more_than_seven_days_back_has_a_reason() {
    let back = with(&whole(), &period("8", "2026-11-26", None));
    assert_eq!(warnings(&back), ["chain-period-back formaga-bakat"]);
    assert_eq!(errors(&back), [""; 0]);
    passes(&with(&back, &text("formaga-bakat", "Patienten var inlagd")));
    passes(&with(&whole(), &period("8", "2026-11-27", None)));
}

#[test]
fn an_unclear_prognosis_has_grounds() {
    let unclear = with(&whole(), &code("prognos", "unclear"));
    assert_eq!(errors(&unclear), ["chain-prognosis-grounds prognos-grund"]);
    passes(&with(&unclear, &text("prognos-grund", "Utredningen är inte klar")));
    passes(&with(&whole(), &code("prognos", "cannot-judge")));
}

#[test]
fn a_text_of_blanks_is_no_answer() {
    for blank in ["", "   ", "\n\t ", "\u{a0}\u{200b}\u{feff}"] {
        let unclear = with(&with(&whole(), &code("prognos", "unclear")), &text("prognos-grund", blank));
        assert_eq!(errors(&unclear), ["chain-prognosis-grounds prognos-grund"], "{blank:?}");
        let limitation = with(&whole(), &text("a-uppmarksamhet-text", blank));
        assert!(errors(&limitation).contains(&"chain-limitation-missing a-uppmarksamhet-text".to_owned()));
        assert_eq!(points(&with(&whole(), &text("f-uppmarksamhet-text", blank))), 1, "{blank:?}");
    }
}

#[test]
fn a_diagnosis_that_may_not_be_passed_on_is_not_there() {
    let kept_back = with(&whole(), &code("diagnos-far-lamnas", "no"));
    let found = ["chain-diagnosis-not-allowed diagnos-kod", "chain-diagnosis-not-allowed diagnos-text"];
    assert_eq!(errors(&kept_back), found);
    passes(&without(&kept_back, &["diagnoser"]));
}

#[test]
fn an_assessment_is_not_in_the_future() {
    let future = with(&whole(), &date("grund-undersokning-datum", "2026-12-05"));
    assert_eq!(errors(&future), ["chain-assessment-future grund-undersokning-datum"]);
    passes(&with(&whole(), &date("grund-undersokning-datum", "2026-12-04")));
    passes(&with(&whole(), &date("nasta-bedomning", "2027-03-01")));
}

#[test]
fn what_a_closed_item_holds_is_not_said() {
    let closed =
        with(&with(&whole(), &code("grund-typ", "records")), &date("grund-undersokning-datum", "2027-01-01"));
    passes(&closed);
    let unticked =
        with(&without(&whole(), &["formaga-bedomning", "formaga-period"]), &code("f-omraden", "none"));
    passes(&unticked);
    assert_eq!(points(&unticked), 1);
}

#[test]
fn the_score_is_one_point_a_part() {
    assert_eq!(points(&[]), 0);
    assert_eq!(points(&whole()), 3);
    assert_eq!(points(&without(&whole(), &["diagnoser"])), 2, "D without a diagnosis");
    assert_eq!(points(&with(&without(&whole(), &["diagnoser"]), &code("diagnos-far-lamnas", "no"))), 3);
    assert_eq!(
        points(&with(&without(&whole(), &["diagnoser"]), &code("diagnos-far-lamnas", "cannot-judge"))),
        2
    );
    assert_eq!(points(&without(&whole(), &["f-uppmarksamhet-grund"])), 2, "F without basis");
    assert_eq!(points(&without(&whole(), &["f-uppmarksamhet-text"])), 1, "A tied to no F");
    let untied =
        with(&without(&whole(), &["a-uppmarksamhet-text"]), &text("a-ovrig-text", "Kan inte åka buss"));
    assert_eq!(points(&untied), 2, "A outside the F");
    assert_eq!(max_score(doctors_answer()), 3);
}

#[test]
fn a_part_the_consent_leaves_out_is_not_complained_about() {
    let no_limitations = restrict(doctors_answer(), &asking(&[FunctionalImpairment]));
    let entries = [code("f-omraden", "attention"), text("f-uppmarksamhet-text", "Tappar tråden")];
    let found = check(&no_limitations, &fill(&no_limitations, &entries), TODAY, Language::Sv);
    assert_eq!(found, Report::default());
    assert_eq!(max_score(&no_limitations), 1);

    let no_impairments = restrict(doctors_answer(), &asking(&[ActivityLimitation]));
    let entries = [text("a-ovrig-text", "Kan inte åka buss")];
    let found = check(&no_impairments, &fill(&no_impairments, &entries), TODAY, Language::Sv);
    assert_eq!(found, Report::default());
    assert_eq!(max_score(&no_impairments), 0);
}

#[test]
fn capacity_needs_no_limitation_the_form_does_not_ask_for() {
    let mut form = doctors_answer().clone();
    form.items.retain(|item| !["funktion", "aktivitet"].contains(&item.link_id.as_str()));
    let entries = [code("formaga-bedomning", "hours"), period("8", "2026-12-01", None)];
    assert_eq!(check(&form, &fill(&form, &entries), TODAY, Language::Sv), Report::default());
}

#[test]
fn the_rules_speak_the_language_asked_for() {
    let unclear = with(&whole(), &code("prognos", "unclear"));
    let found = check(doctors_answer(), &fill(doctors_answer(), &unclear), TODAY, Language::En);
    assert!(found.errors[0].text.starts_with("You have answered"), "{}", found.errors[0].text);
}
