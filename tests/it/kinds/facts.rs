//! Facts of insurance medicine that a text once had wrong, each with its source.

use std::fs;
use std::path::Path;

use underlag::domain::ladder::Anchor;

use super::kind;

fn text(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("a file of the repository")
}

fn says(path: &str, right: &[&str], wrong: &[&str]) {
    let text = text(path);
    for words in right {
        assert!(text.contains(words), "{path}: {words}");
    }
    for words in wrong {
        assert!(!text.contains(words), "{path}: {words}");
    }
}

/// SFB 33:6, 33:9 and 33:10 a (SFS 2022:1222).
#[test]
fn sickness_compensation_asks_what_the_law_asks() {
    let right = ["högst fem år kvar till pensionsåldern", "ska nedsättningen vara stadigvarande"];
    says("forms/lakarutlatande-halsotillstand/answer.json", &right, &["prövas alla slags arbeten (SFB"]);
    let right = ["arbetsförmågan är stadigvarande nedsatt", "och klienten är under 30 år"];
    says(
        "config/pathway.toml",
        &right,
        &["minst fyra veckor", "nedsatt med minst en fjärdedel under lång tid"],
    );
}

/// The eighth day is a rule of sick pay (SOU 2020:24); for economic assistance the municipality decides.
#[test]
fn no_certificate_is_asked_for_from_the_eighth_day() {
    let path = "forms/underlag-aktivitet/answer.json";
    says(path, &["Kommunen avgör när intyg behövs"], &["åttonde dagen"]);
    assert_eq!(text(path).matches("Kommunen avgör när intyg behövs").count(), 4);
}

/// As Försäkringskassan's FK 7800 names them.
#[test]
fn areas_of_functioning_have_the_names_of_the_certificate() {
    for kind in ["forfragan-till-lakare", "komplettering-lakarintyg", "lakarutlatande-halsotillstand"] {
        let right =
            ["Kommunikation och social interaktion", "Uppmärksamhet, koncentration och exekutiv funktion"];
        says(&format!("forms/{kind}/answer.json"), &right, &["Områdena är desamma som"]);
    }
}

/// Whoever follows the page must not pass by a right to sickness benefit (På rätt väg: 6 % in Halmstad), and
/// learns that being insured is a condition of its own before documents are gathered.
#[test]
fn the_right_to_sickness_benefit_and_being_insured_come_before_what_they_decide() {
    let pathway = underlag::config::pathway::load(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("config"),
        &underlag::forms::catalogue::Catalogue::builtin(),
    )
    .expect("no faults");
    let after = |id: &str| {
        let step = pathway.steps.iter().find(|step| step.id == id);
        step.unwrap_or_else(|| panic!("the step {id}")).after.clone()
    };
    assert_eq!(
        (after("existing"), after("medical-facts")),
        (vec!["sgi".to_owned()], vec!["existing".to_owned()])
    );
    assert_eq!(after("insured"), ["sgi"]);
    assert_eq!(after("work"), ["quarter"]);
    for decided in ["coordinated", "compensation"] {
        assert!(after(decided).contains(&"insured".to_owned()), "{decided}");
    }
}

/// The chapters of ICD-10 and what exists of them; a digit in the fifth place only in chapters that have one.
#[test]
fn a_code_is_one_that_can_exist_in_icd_10() {
    for id in ["forfragan-till-lakare", "komplettering-lakarintyg", "lakarutlatande-halsotillstand"] {
        let item = kind(id).answer.item("diagnos-kod").expect("the code");
        let shape = item.regex.as_ref().expect("a shape");
        for good in ["F32.1", "f321", "M54.55", "S52.50", "Q99.9", "F32-", "E10.6A", "I48.9A", "U07.1", "C97"]
        {
            assert!(shape.is_match(good), "{id}: {good}");
        }
        for bad in ["Q99.99", "C98", "E91", "D90", "V00", "T99", "K94", "Y99", "F3", "Q99.", "hej"] {
            assert!(!shape.is_match(bad), "{id}: {bad}");
        }
    }
}

/// As FK 7800 asks, and as its name says.
#[test]
fn a_statement_of_health_is_a_doctors_and_asks_about_substances_and_the_rest() {
    let form = &kind("lakarutlatande-halsotillstand").answer;
    for link_id in ["substans", "substans-text", "ovrigt-text"] {
        assert!(form.item(link_id).is_some(), "{link_id}");
    }
    let options = format!("{:?}", form.item("svarare-yrke").expect("a profession").options);
    for (profession, is_there) in
        [("physician", true), ("specialist", true), ("trainee", true), ("nurse", false), ("other", false)]
    {
        assert_eq!(options.contains(&format!("\"{profession}\"")), is_there, "{profession}");
    }
}

/// A letter a day would be none to answer by a telephone call.
#[test]
fn a_call_about_coordination_is_asked_for_once_before_it_is_late() {
    let kind = kind("samordning-fk");
    let before = kind.ladder.steps.iter().filter(|step| step.from != Anchor::Due || step.days <= 0);
    assert_eq!(before.count(), 0);
    let call = kind.ladder.steps.last().expect("steps");
    assert_eq!((call.name.as_str(), call.call_days), ("call", Some(3)));
}

/// What the check does not recognise is said, and not promised.
#[test]
fn a_consultation_says_what_is_not_recognised() {
    says(
        "forms/konsultation/request.json",
        &[
            "Arbetsplatser, orter och ovanliga sjukdomar känns inte igen",
            "Workplaces, places and rare illnesses",
        ],
        &["adresser eller arbetsplatser", "addresses or workplaces"],
    );
}
