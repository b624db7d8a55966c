//! The case consultation: a question about somebody nobody can recognise.

use crate::scope::asking;
use underlag::domain::consent::Identity;
use underlag::forms::enable_when::enabled;
use underlag::forms::restrict::CATEGORY;

use super::filling::{code, fill};
use super::kind;

#[test]
fn it_needs_no_consent_and_can_have_one() {
    let kind = kind("konsultation");
    assert_eq!(kind.identity, Identity::Optional);
    assert!(kind.is_allowed_by(&asking(&[])));
    for form in [&kind.request, &kind.answer] {
        for item in form.walk() {
            let categorised = item.codes.iter().any(|code| code.system == CATEGORY);
            assert!(!categorised, "{} would be gone without a consent", item.link_id);
        }
    }
}

#[test]
fn neither_form_asks_who_it_is_nor_who_answers() {
    let kind = kind("konsultation");
    for form in [&kind.request, &kind.answer] {
        for item in form.walk() {
            let asks = ["namn", "personnummer", "telefon", "adress"].iter().any(|w| item.link_id.contains(w));
            assert!(!asks, "{}", item.link_id);
        }
    }
    let born = kind.request.item("person-artionde").expect("there");
    assert!(born.options.iter().all(|option| option.label.base.ends_with("0-talet")));
}

#[test]
fn a_question_that_is_not_theirs_has_no_planning() {
    let form = &kind("konsultation").answer;
    let opened =
        |said, link_id: &str| enabled(form, &fill(form, &[code("svar-kan", said)])).anywhere(form, link_id);
    for (said, planning, lacks, whose) in [
        ("yes", true, false, false),
        ("partly", true, true, false),
        ("no", false, true, false),
        ("cannot-judge", false, true, false),
        ("outside", false, false, true),
    ] {
        assert_eq!(opened(said, "planering-forslag"), planning, "{said}");
        assert_eq!(opened(said, "steg"), planning, "{said}");
        assert_eq!(opened(said, "svar-saknas"), lacks, "{said}");
        assert_eq!(opened(said, "svar-vem"), whose, "{said}");
    }
}

#[test]
fn every_step_has_an_owner() {
    let owner = kind("konsultation").answer.item("steg-agare").expect("there");
    assert!(owner.required);
}
