//! What holds for the forms that come with the gateway.

use crate::scope::asking;
use underlag::domain::InformationCategory;
use underlag::domain::recipient::RecipientKind;
use underlag::forms::chain::{DFA, ROLES};
use underlag::forms::model::{Item, ItemKind, Questionnaire};

use super::{CATALOGUE, forms, kind};

const README: &str = include_str!("../../../forms/README.md");

/// Kind, working days for the answer, who can be asked, whether the chain rules hold.
const CLOCKS: [(&str, u32, RecipientKind, bool); 6] = [
    ("aktivitetsforfragan", 15, RecipientKind::Provider, false),
    ("befintliga-underlag", 10, RecipientKind::Clinic, false),
    ("forfragan-till-lakare", 15, RecipientKind::Clinic, true),
    ("komplettering-lakarintyg", 7, RecipientKind::Clinic, true),
    ("lakarutlatande-halsotillstand", 25, RecipientKind::Clinic, true),
    ("underlag-aktivitet", 15, RecipientKind::Clinic, false),
];

#[test]
fn the_kinds_are_there_with_their_clocks() {
    for (id, answer_days, recipient, has_chain) in CLOCKS {
        let kind = kind(id);
        let clocks = (kind.acknowledge_days, kind.answer_days, kind.expire_days, kind.keep_answer_days);
        assert_eq!(clocks, (3, answer_days, 60, 30), "{id}");
        assert_eq!(kind.recipient_kinds, [recipient], "{id}");
        assert_eq!(kind.has_chain, has_chain, "{id}");
    }
}

#[test]
fn every_step_on_the_way_has_its_clock_and_its_recipients() {
    let all = [RecipientKind::Clinic, RecipientKind::Provider, RecipientKind::Authority];
    let [clinic, provider, authority] = all;
    for (id, acknowledge_days, answer_days, to) in [
        ("aktivitetsrapport", 3, 15, &[provider][..]),
        // The authorities together, or a clinic's rehabilitation coordinator.
        ("konsultation", 3, 10, &[authority, clinic]),
        ("samordning-fk", 3, 3, &[authority]),
        ("motesforfragan", 3, 5, &all),
        ("tidigare-insatser", 3, 15, &[authority, provider]),
    ] {
        let kind = kind(id);
        assert_eq!((kind.acknowledge_days, kind.answer_days), (acknowledge_days, answer_days), "{id}");
        assert_eq!(kind.recipient_kinds, to, "{id}");
        assert!(!kind.has_chain, "{id}");
    }
}

#[test]
fn a_consent_without_a_needed_category_does_not_allow_the_kind() {
    let provider = kind("aktivitetsforfragan");
    assert!(provider.is_allowed_by(&asking(&[InformationCategory::ActivityAndAttendance])));
    assert!(!provider.is_allowed_by(&asking(&[InformationCategory::Diagnosis])));
    assert!(!provider.is_allowed_by(&asking(&[])));
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
    for kind in CATALOGUE.kinds().iter().filter(|kind| kind.has_chain) {
        for role in ["D-may-be-passed-on", "F-areas", "F-grade", "A-grade", "capacity", "prognosis"] {
            assert!(offers_cannot_judge(&kind.answer, role), "{} {role}", kind.id);
        }
    }
}

#[test]
fn there_are_seven_areas_each_with_its_own_limitation() {
    for kind in CATALOGUE.kinds().iter().filter(|kind| kind.has_chain) {
        let groups = |role: &str| {
            let coded = |item: &&Item| item.codes.iter().any(|c| c.system == DFA && c.code == role);
            kind.answer.walk().filter(coded).count()
        };
        assert_eq!((groups("F"), groups("F-text"), groups("F-basis")), (7, 7, 7), "{}", kind.id);
        assert_eq!(groups("A"), 8, "{}: one in each area and one beside", kind.id);
    }
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
