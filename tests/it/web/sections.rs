//! The way through a long form, and why each section of it is there.

use underlag::domain::language::Language;
use underlag::forms::catalogue::Catalogue;
use underlag::forms::load::load;
use underlag::forms::model::Questionnaire;
use underlag::forms::response::ResponseStatus;
use underlag::forms::validate::validate;
use underlag::forms::value_set::ValueSets;
use underlag::web::csrf::Posted;
use underlag::web::faults::Faults;
use underlag::web::page::Frame;
use underlag::web::questionnaire::{self, Shown};

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
    let mut response = reading.response.clone();
    response.status = ResponseStatus::Completed;
    let report = validate(form, &response, Language::Sv);
    let wrong = questionnaire::faults(form, &reading, &report.errors, Language::Sv);
    let shown = Shown { form, entries: &reading.entries, base: &base, wrong: &wrong, may_lack: false };
    questionnaire::fields(&frame, shown, None).expect("renders")
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

/// The words beside the label of a field, if any, as they are shown.
fn mark<'a>(page: &'a str, field: &str) -> Option<&'a str> {
    let at = page.find(&format!("id=\"{field}\"")).expect("the field is there");
    let before = &page[..at];
    let label = &before[before.rfind("<label")?..];
    label.split("class=\"optional mark\">").nth(1)?.split('<').next()
}

fn may_be_left(page: &str, field: &str) -> bool {
    let at = page.find(&format!("id=\"{field}\"")).expect("the field is there");
    let before = &page[..at];
    let part = &before[before.rfind("data-optional=\"").unwrap_or(at)..];
    part.starts_with("data-optional=\"empty\"")
}

#[test]
fn what_stops_the_form_is_marked_and_what_may_be_left_is_not() {
    let catalogue = Catalogue::builtin();
    let doctor = catalogue.kind("forfragan-till-lakare").expect("there");
    let answer = html(&doctor.answer, &[]);
    assert_eq!(mark(&answer, "q.behandling.prognos-grund"), Some("(måste fyllas i)"));
    let limitation = "q.funktion.f-intellektuell.a-intellektuell.a-intellektuell-text";
    assert!(mark(&answer, limitation).is_some_and(|mark| mark.contains("Kan inte bedöma")));
    assert_eq!(mark(&answer, "q.aktivitet.a-ovrig.a-ovrig-text"), None);

    // An activity that nobody describes needs no name; one that is described does.
    let name = "q.aktiviteter.aktivitet:0.aktivitet-namn";
    let request = html(&doctor.request, &[]);
    assert!(may_be_left(&request, name), "{request}");
    assert!(request.contains(&format!(
        "id=\"{name}\" name=\"{name}\" value=\"\" autocomplete=\"off\" aria-required=\"false\""
    )));
    let hours = html(&doctor.request, &[("q.aktiviteter.aktivitet:0.aktivitet-timmar", "10")]);
    assert!(!may_be_left(&hours, name), "{hours}");
    assert!(hours.contains(&format!(
        "id=\"{name}\" name=\"{name}\" value=\"\" autocomplete=\"off\" aria-required=\"true\""
    )));
}

#[test]
fn nothing_is_marked_where_what_is_missing_stops_nothing() {
    let catalogue = Catalogue::builtin();
    let form = &catalogue.kind("forfragan-till-lakare").expect("there").answer;
    let base = questionnaire::start(form);
    let entries = questionnaire::entries(form, &base);
    let shown = Shown { form, entries: &entries, base: &base, wrong: &Faults::default(), may_lack: true };
    let page = questionnaire::fields(&Frame::sample(Language::Sv, None), shown, None).expect("renders");
    assert!(!page.contains("måste fyllas i"), "{page}");
}
