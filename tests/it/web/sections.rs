//! The way through a long form, and why each section of it is there.

use underlag::domain::language::Language;
use underlag::forms::catalogue::Catalogue;
use underlag::forms::load::load;
use underlag::forms::model::Questionnaire;
use underlag::forms::value_set::ValueSets;
use underlag::web::csrf::Posted;
use underlag::web::page::Frame;
use underlag::web::questionnaire;

/// Three sections with one question each: the first two have to be answered, the second in two parts.
fn form(sections: usize) -> Questionnaire {
    let question = |id: &str, required| {
        format!(r#"{{"linkId": "{id}", "type": "string", "text": "Fråga {id}", "required": {required}}}"#)
    };
    let section = |number: usize| {
        let (first, second) = (question(&format!("a{number}"), true), question(&format!("b{number}"), true));
        format!(
            r#"{{"linkId": "s{number}", "type": "group", "text": "Del {number}", "item": [{first}, {second}]}}"#
        )
    };
    let items: Vec<String> = (1..=sections).map(section).collect();
    let json = format!(
        r#"{{"resourceType": "Questionnaire", "url": "https://underlag.example/q", "version": "1", "status": "active", "title": "T", "item": [{}]}}"#,
        items.join(", ")
    );
    load(&json, &ValueSets::none()).expect("a form").questionnaire
}

fn html(form: &Questionnaire, answers: &[(&str, &str)]) -> String {
    let fields = answers.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
    let base = questionnaire::start(form);
    let reading = questionnaire::read(form, &Posted::from_fields(fields.collect()), &base);
    let frame = Frame::sample(Language::Sv, None);
    questionnaire::fields(&frame, form, &reading.entries, &base, None).expect("renders")
}

fn progress(html: &str) -> Vec<&str> {
    html.split("data-progress=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn a_long_form_says_how_far_each_section_has_come() {
    let form = form(3);
    assert_eq!(progress(&html(&form, &[])), ["untouched", "untouched", "untouched"]);
    let answers = [("q.s1.a1", "Ja"), ("q.s1.b1", "Ja"), ("q.s2.a2", "Ja"), ("q.s3.b3", "  ")];
    let page = html(&form, &answers);
    assert_eq!(progress(&page), ["complete", "begun", "untouched"]);
    for number in 1..=3 {
        assert!(page.contains(&format!("href=\"#q.s{number}\"")), "{page}");
        assert!(page.contains(&format!("id=\"q.s{number}\"")), "{page}");
    }
}

#[test]
fn a_short_form_has_no_way_to_show() {
    assert_eq!(progress(&html(&form(2), &[])), Vec::<&str>::new());
}

#[test]
fn a_section_says_which_consent_it_rests_on() {
    let catalogue = Catalogue::builtin();
    let kind = catalogue.kind("forfragan-till-lakare").expect("there");
    let page = html(&kind.answer, &[]);
    assert!(page.contains("Klienten har samtyckt till att uppgifter om ”Diagnos” lämnas."), "{page}");
    assert!(page.contains("Underlag har ingen nyckel som öppnar dem."));
    assert!(!html(&form(3), &[]).contains("Klienten har samtyckt"), "no category, nothing to say");
}
