//! What is typed into a field and what it is read as.

use underlag::domain::language::Language;
use underlag::forms::json::response_from_json;
use underlag::forms::load::load;
use underlag::forms::model::Decimal;
use underlag::forms::value_set::ValueSets;
use underlag::web::questionnaire::{self, read, start};

use super::questionnaire::{one, posted, sent, values};

const HOURS: &str = r#"{ "resourceType": "Questionnaire", "url": "urn:prov:tim", "version": "1", "status": "active", "item": [
  { "linkId": "n", "type": "integer", "text": "Antal" },
  { "linkId": "d", "type": "decimal", "text": "Omfattning", "extension": [
    { "url": "http://hl7.org/fhir/StructureDefinition/questionnaire-unit", "valueCoding": { "system": "http://unitsofmeasure.org", "code": "h/wk", "display": "timmar per vecka" } }] }
] }"#;

#[test]
fn a_moment_is_of_our_zone_or_says_its_own() {
    let moment = |text: &str| {
        let reading = sent(&[("q.tid", text)]);
        (!values(&reading.response, "tid").is_empty()).then(|| one(&reading.response, "tid"))
    };
    for (text, read) in [
        ("2026-12-10T09:00", "2026-12-10T09:00:00+01:00"),
        ("2026-12-10 09.00", "2026-12-10T09:00:00+01:00"),
        ("20261210 09:00", "2026-12-10T09:00:00+01:00"),
        ("2026-12-10T09:00:00+09:00", "2026-12-10T09:00:00+09:00"),
        ("2026-10-25T02:30", "2026-10-25T02:30:00+02:00"),
    ] {
        assert_eq!(moment(text).as_deref(), Some(read), "{text}");
    }
    let not_ours = [
        "2026-12-10T09:00+09:00",
        "2026-12-10 09:00+00:00",
        "2026-12-10T09:00[Asia/Tokyo]",
        "+002026-12-10T09:00",
        "20261210",
        "2026-12-10T09",
        "2027-03-28T02:30",
    ];
    for text in not_ours {
        assert_eq!(moment(text), None, "{text}");
    }
}

/// What the two fields give, each none where it is no number.
fn numbers(text: &str) -> (Option<String>, Option<String>) {
    let form = load(HOURS, &ValueSets::none()).expect("the form is sound").questionnaire;
    let reading = read(&form, &posted(&[("q.n", text), ("q.d", text)]), &start(&form));
    let one =
        |link_id| (!values(&reading.response, link_id).is_empty()).then(|| one(&reading.response, link_id));
    (one("n"), one("d"))
}

#[test]
fn numbers_are_read_as_people_write_them() {
    for text in ["8", "08", "+8", "8,", "8.", " 8 ", "008", "\u{200b}8", "8\u{a0}"] {
        assert_eq!(numbers(text), (Some("8".to_owned()), Some("8".to_owned())), "{text:?}");
    }
    for text in
        ["8 h", "8 tim", "8tim.", "8 timmar", "+8 timmar per vecka", "8 h/v", "8 h/wk", "8 Timmar/vecka"]
    {
        assert_eq!(numbers(text), (None, Some("8".to_owned())), "{text}: the unit is the field's own");
    }
    for (text, read) in [
        (",5", "0.5"),
        ("07,50", "7.50"),
        ("-0", "0"),
        ("\u{2212}0,0", "0.0"),
        ("\u{2011}3", "-3"),
        ("1 000,5", "1000.5"),
        ("00", "0"),
    ] {
        assert_eq!(numbers(text).1.as_deref(), Some(read), "{text:?}");
    }
    for text in [
        "1e1",
        "3.0E1",
        "4e-1",
        "8 kg",
        "8 dagar",
        "h",
        "-",
        "+",
        ",",
        "1.000,5",
        "8-10",
        "+-8",
        "--8",
        "½",
        "٨",
        "8 h/dag",
        "8 tim/dag",
        "8 timmar/månad",
        "8 hours/day",
        "8 h/d",
    ] {
        assert_eq!(numbers(text), (None, None), "{text}");
    }
}

/// Another system may send JSON's numbers; nobody has to read them.
#[test]
fn a_number_is_shown_without_an_exponent() {
    for (written, shown) in [
        ("1e1", "10"),
        ("3.0E1", "30"),
        ("4e-1", "0.4"),
        ("-0", "0"),
        ("-0.00", "0.00"),
        ("-1.25e-3", "-0.00125"),
        ("12.50", "12.50"),
        ("1.5e3", "1500"),
        ("0e5", "0"),
    ] {
        let number = Decimal::parse(written).expect("a FHIR decimal");
        assert_eq!(number.plain(), shown, "{written}");
        let again = Decimal::parse(&number.plain()).expect("a FHIR decimal");
        assert_eq!(again.order(&number), std::cmp::Ordering::Equal, "{written} is {shown}");
    }
    let form = load(HOURS, &ValueSets::none()).expect("the form is sound").questionnaire;
    let json = r#"{ "resourceType": "QuestionnaireResponse", "status": "completed", "item": [
        { "linkId": "d", "answer": [{ "valueDecimal": 1.25e2 }] }] }"#;
    let response = response_from_json(json, &form).expect("a response");
    let page = questionnaire::summary(&form, &response, Language::Sv).expect("rendered");
    assert!(page.contains("125 timmar per vecka"), "{page}");
}
