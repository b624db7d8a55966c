//! What holds for the forms that come with the gateway.

use underlag::domain::consent::InformationCategory;
use underlag::domain::recipient::RecipientKind;
use underlag::forms::chain::{DFA, ROLES};
use underlag::forms::model::{Item, ItemKind, Questionnaire};

use super::{CATALOGUE, doctors_answer, forms, kind};

const README: &str = include_str!("../../../forms/README.md");

#[test]
fn both_kinds_are_there_with_their_clocks() {
    let doctor = kind("forfragan-till-lakare");
    assert_eq!((doctor.acknowledge_days, doctor.answer_days, doctor.expire_days), (3, 15, 60));
    assert_eq!(doctor.recipient_kinds, [RecipientKind::Clinic]);
    assert!(doctor.has_chain);
    let provider = kind("aktivitetsforfragan");
    assert_eq!((provider.acknowledge_days, provider.answer_days, provider.keep_answer_days), (3, 15, 30));
    assert_eq!(provider.recipient_kinds, [RecipientKind::Provider]);
    assert!(!provider.has_chain);
}

#[test]
fn every_step_on_the_way_has_its_clock_and_its_recipients() {
    let all = [RecipientKind::Clinic, RecipientKind::Provider, RecipientKind::Authority];
    let [_, provider, authority] = all;
    for (id, answer_days, to) in [
        ("aktivitetsrapport", 15, &[provider][..]),
        ("konsultation", 10, &[authority]),
        ("samordning-fk", 3, &[authority]),
        ("motesforfragan", 5, &all),
    ] {
        let kind = kind(id);
        assert_eq!((kind.acknowledge_days, kind.answer_days), (3, answer_days), "{id}");
        assert_eq!(kind.recipient_kinds, to, "{id}");
        assert!(!kind.has_chain, "{id}");
    }
}

#[test]
fn a_consent_without_a_needed_category_does_not_allow_the_kind() {
    let provider = kind("aktivitetsforfragan");
    assert!(provider.is_allowed_by(&[InformationCategory::ActivityAndAttendance]));
    assert!(!provider.is_allowed_by(&[InformationCategory::Diagnosis]));
    assert!(!provider.is_allowed_by(&[]));
}

#[test]
fn every_section_is_a_group() {
    for (name, form) in forms() {
        assert!(form.items.iter().all(|item| item.kind == ItemKind::Group), "{name}");
        assert!((3..=11).contains(&form.items.len()), "{name}: {} sections", form.items.len());
    }
}

#[test]
fn every_written_answer_has_a_limit() {
    for (name, form) in forms() {
        for item in form.walk() {
            match item.kind {
                ItemKind::Text | ItemKind::String => {
                    let limit = item.max_length.unwrap_or(u32::MAX);
                    assert!(limit <= 4000, "{name}: {}", item.link_id);
                }
                ItemKind::Integer | ItemKind::Decimal => {
                    let limited = item.min_value.is_some() && item.max_value.is_some() && item.unit.is_some();
                    assert!(limited, "{name}: {}", item.link_id);
                }
                _ => {}
            }
        }
    }
}

fn offers_cannot_judge(form: &Questionnaire, role: &str) -> bool {
    let judged: Vec<&Item> =
        form.walk().filter(|item| item.codes.iter().any(|c| c.system == DFA && c.code == role)).collect();
    let offers = |item: &&Item| format!("{:?}", item.options).contains("\"cannot-judge\"");
    !judged.is_empty() && judged.iter().all(offers)
}

#[test]
fn every_judgement_can_be_left_unjudged() {
    for role in ["D-may-be-passed-on", "F-areas", "F-grade", "A-grade", "capacity", "prognosis"] {
        assert!(offers_cannot_judge(doctors_answer(), role), "{role}");
    }
}

#[test]
fn there_are_seven_areas_each_with_its_own_limitation() {
    let groups = |role: &str| {
        let coded = |item: &&Item| item.codes.iter().any(|c| c.system == DFA && c.code == role);
        doctors_answer().walk().filter(coded).count()
    };
    assert_eq!((groups("F"), groups("F-text"), groups("F-basis")), (7, 7, 7));
    assert_eq!(groups("A"), 8, "one in each area and one beside");
}

#[test]
fn the_readme_names_every_code() {
    for role in ROLES {
        assert!(README.contains(&format!("`{role}`")), "{role}");
    }
    for category in InformationCategory::ALL {
        assert!(README.contains(&format!("`{}`", category.code())), "{category:?}");
    }
}

#[test]
fn no_form_has_lint() {
    for kind in CATALOGUE.kinds() {
        for file in ["request.json", "answer.json"] {
            let path = format!("{}/forms/{}/{file}", env!("CARGO_MANIFEST_DIR"), kind.id);
            let json = std::fs::read_to_string(&path).expect("readable");
            let loaded =
                underlag::forms::load::load(&json, &underlag::forms::value_set::ValueSets::default());
            assert_eq!(loaded.expect("taken").lint, [], "{path}");
        }
    }
}
