//! Who answers, and who may.

use underlag::domain::Profession;
use underlag::domain::language::Language;
use underlag::forms::answerer::{self, ANSWERED_BY, profession_of};
use underlag::forms::model::{Item, Questionnaire, Value};

use super::filling::{code, fill, text};
use super::{CATALOGUE, kind};

fn part<'a>(form: &'a Questionnaire, part: &str) -> Option<&'a Item> {
    form.walk().find(|item| item.codes.iter().any(|code| code.system == ANSWERED_BY && code.code == part))
}

#[test]
fn every_answer_form_asks_who_answers() {
    for kind in CATALOGUE.kinds() {
        let unit_or_function = part(&kind.answer, "unit").or_else(|| part(&kind.answer, "profession"));
        assert!(unit_or_function.is_some_and(|item| item.required), "{}", kind.id);
        // Where nobody is named, neither is who answers.
        let named = part(&kind.answer, "name").is_some_and(|item| item.required);
        assert_eq!(named, !matches!(kind.id.as_str(), "konsultation" | "samordning-fk"), "{}", kind.id);
    }
}

/// Answers for the doctor, and is none of those a kind may ask for.
const OTHERS: [&str; 1] = ["secretary"];

#[test]
fn every_profession_in_a_list_is_one_of_ours() {
    let mut seen = 0;
    for option in CATALOGUE.kinds().iter().filter_map(|kind| part(&kind.answer, "profession")) {
        for option in &option.options {
            let Value::Coding(coding) = &option.value else { panic!("a coding") };
            assert!(
                profession_of(&coding.code).is_some() || OTHERS.contains(&coding.code.as_str()),
                "{}",
                coding.code
            );
            seen += 1;
        }
    }
    assert!(seen > 20, "{seen}");
}

#[test]
fn name_profession_and_unit_are_read_from_the_form() {
    let form = &kind("forfragan-till-lakare").answer;
    let who = [text("svarare-namn", "Kim Exempel"), text("svarare-enhet", "Tallbackens vårdcentral")];
    let filled = |more: &[_]| fill(form, &[&who[..], more].concat());
    let of = |response, language| answerer::of(form, &response, language).expect("somebody");
    let doctor = of(filled(&[code("svarare-yrke", "specialist")]), Language::Sv);
    assert_eq!(doctor.line(), "Kim Exempel, Specialistläkare, Tallbackens vårdcentral");
    assert_eq!(doctor.profession_code, Some(Profession::Doctor));
    let english = of(filled(&[code("svarare-yrke", "nurse")]), Language::En);
    assert_eq!((english.profession.as_str(), english.profession_code), ("Nurse", Some(Profession::Nurse)));
    let other =
        of(filled(&[code("svarare-yrke", "other"), text("svarare-yrke-annat", "Kurator")]), Language::Sv);
    assert_eq!((other.profession.as_str(), other.profession_code), ("Kurator", Some(Profession::Other)));
    assert_eq!(answerer::of(form, &fill(form, &[]), Language::Sv), None);
}

#[test]
fn who_answers_is_no_answer_and_cannot_judge_is_one() {
    let form = &kind("lakarutlatande-halsotillstand").answer;
    let who =
        [text("svarare-namn", "Kim Exempel"), code("svarare-yrke", "physician"), text("svarare-enhet", "V")];
    let says_nothing = |more: &[_]| answerer::says_nothing(form, &fill(form, &[&who[..], more].concat()));
    assert!(says_nothing(&[]));
    assert!(says_nothing(&[text("svarare-telefon", "0123-45 67 89")]));
    assert!(!says_nothing(&[code("f-omraden", "cannot-judge")]));
    for kind in CATALOGUE.kinds() {
        assert!(answerer::says_nothing(&kind.answer, &fill(&kind.answer, &[])), "{}", kind.id);
    }
}

#[test]
fn a_statement_of_health_is_answered_by_a_doctor() {
    let kind = kind("lakarutlatande-halsotillstand");
    assert_eq!(kind.answered_by, [Profession::Doctor]);
    let check = |who: &str, language| {
        let response = fill(&kind.answer, &[code("svarare-yrke", who)]);
        answerer::check(&kind.answer, &response, &kind.answered_by, language)
    };
    for who in ["physician", "specialist", "trainee"] {
        assert_eq!(check(who, Language::Sv), None, "{who}");
    }
    for who in ["nurse", "rehabilitation-coordinator", "psychologist", "other"] {
        let finding = check(who, Language::Sv).expect("refused");
        assert_eq!(finding.link_id.as_deref(), Some("svarare-yrke"), "{who}");
        assert!(finding.text.contains("besvaras av läkare"), "{}", finding.text);
    }
    assert!(check("nurse", Language::En).is_some_and(|finding| finding.text.contains("doctor")));
    let anybody = super::kind("forfragan-till-lakare");
    assert!(anybody.answered_by.is_empty());
    let nurse = fill(&anybody.answer, &[code("svarare-yrke", "nurse")]);
    assert_eq!(answerer::check(&anybody.answer, &nurse, &anybody.answered_by, Language::Sv), None);
}
