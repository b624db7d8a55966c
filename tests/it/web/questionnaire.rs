//! Forms shown and read back.

use proptest::prelude::*;
use underlag::domain::language::Language;
use underlag::forms::load::load;
use underlag::forms::model::{Attachment, Questionnaire, Value};
use underlag::forms::response::Response;
use underlag::forms::validate::validate;
use underlag::forms::value_set::ValueSets;
use underlag::web::csrf::{Posted, Upload};
use underlag::web::faults::Faults;
use underlag::web::page::Frame;
use underlag::web::questionnaire::{self, Entries, Reading, Shown, entries, fields, read, start};

const FORM: &str = include_str!("questionnaire.json");

fn form() -> Questionnaire {
    load(FORM, &ValueSets::none()).expect("the form is sound").questionnaire
}

pub fn posted(fields: &[(&str, &str)]) -> Posted {
    Posted::from_fields(
        fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect(),
    )
}

pub fn sent(fields: &[(&str, &str)]) -> Reading {
    let form = form();
    read(&form, &posted(fields), &start(&form))
}

fn html(reading: &Reading) -> String {
    let form = form();
    page_of(&form, &reading.entries, &start(&form), reading.focus.as_deref())
}

fn page_of(form: &Questionnaire, entries: &Entries, base: &Response, focus: Option<&str>) -> String {
    let shown = Shown { form, entries, base, wrong: &Faults::default(), may_lack: false };
    fields(&Frame::sample(Language::Sv, None), shown, focus).expect("rendered")
}

pub fn values(response: &Response, link_id: &str) -> Vec<Value> {
    fn search(items: &[underlag::forms::response::ResponseItem], link_id: &str, found: &mut Vec<Value>) {
        for item in items {
            if item.link_id == link_id {
                found.extend(item.answers.iter().map(|answer| answer.value.clone()));
            }
            search(&item.items, link_id, found);
            item.answers.iter().for_each(|answer| search(&answer.items, link_id, found));
        }
    }
    let mut found = Vec::new();
    search(&response.items, link_id, &mut found);
    found
}

pub fn one(response: &Response, link_id: &str) -> String {
    match values(response, link_id).as_slice() {
        [Value::Coding(coding)] => coding.code.clone(),
        [Value::String(text)] => text.clone(),
        [Value::Integer(number)] => number.to_string(),
        [Value::Decimal(number)] => number.as_str().to_owned(),
        [Value::Date(date)] => date.text.clone(),
        [Value::DateTime(moment)] => moment.text.clone(),
        [Value::Boolean(yes)] => yes.to_string(),
        [Value::Quantity(quantity)] => format!("{} {}", quantity.value.as_str(), quantity.unit.code),
        other => format!("{other:?}"),
    }
}

#[test]
fn every_type_is_read() {
    let reading = sent(&[
        ("q.ja", "true"),
        ("q.antal", " 1 200 "),
        ("q.timmar", "7,50"),
        ("q.dag", "20261121"),
        ("q.tid", "2026-07-01T10:30"),
        ("q.klocka", "09:15"),
        ("q.text", "Två\r\nrader"),
        ("q.vikt", "72,5"),
        ("q.vikt~unit", "kg"),
        ("q.val", "b"),
    ]);
    assert_eq!(reading.unreadable, []);
    let response = &reading.response;
    assert_eq!(one(response, "ja"), "true");
    assert_eq!(one(response, "antal"), "1200");
    assert_eq!(one(response, "timmar"), "7.50", "a decimal keeps its text");
    assert_eq!(one(response, "dag"), "2026-11-21");
    assert_eq!(one(response, "tid"), "2026-07-01T10:30:00+02:00");
    assert_eq!(one(response, "text"), "Två\nrader");
    assert_eq!(one(response, "vikt"), "72.5 kg");
    assert_eq!(one(response, "val"), "b");
    assert!(validate(&form(), response, Language::Sv).is_valid());
}

#[test]
fn what_is_no_answer_is_kept_and_told_beside_its_field() {
    let reading = sent(&[("q.antal", "abc"), ("q.dag", "31 november"), ("q.timmar", "tolv")]);
    assert_eq!(values(&reading.response, "antal"), []);
    let html = html(&reading);
    for kept in ["value=\"abc\"", "value=\"31 november\"", "value=\"tolv\""] {
        assert!(html.contains(kept), "{kept}");
    }
    let faults = questionnaire::faults(&form(), &reading, &[], Language::Sv);
    let told: Vec<&str> = faults.iter().map(|fault| fault.field.as_str()).collect();
    assert_eq!(told, ["q.antal", "q.timmar", "q.dag"], "in the order of the form");
    assert!(faults.of("q.antal").contains("heltal"));
}

#[test]
fn an_invalid_text_where_nothing_is_asked_is_no_fault() {
    let reading = sent(&[("q.ja", "false"), ("q.hur-manga", "abc")]);
    assert_eq!(reading.unreadable, []);
    assert!(html(&reading).contains("value=\"abc\""), "but it is still there");
    assert_eq!(sent(&[("q.ja", "true"), ("q.hur-manga", "abc")]).unreadable.len(), 1);
}

#[test]
fn answers_that_do_not_apply_are_left_out() {
    let reading = sent(&[("q.ja", "false"), ("q.hur-manga", "3")]);
    assert_eq!(values(&reading.response, "hur-manga"), []);
    assert_eq!(one(&sent(&[("q.ja", "true"), ("q.hur-manga", "3")]).response, "hur-manga"), "3");
}

#[test]
fn repetitions_come_and_go_by_buttons_alone() {
    let two =
        [("q.period:0~there", ""), ("q.period:0.fran", "2026-01-01"), ("q.period:1.fran", "2026-02-01")];
    let mut fields = two.to_vec();
    fields.push(("q-do", "add q.period"));
    let added = sent(&fields);
    assert!(added.again);
    assert_eq!(added.focus.as_deref(), Some("q.period:2"));
    let html_of_three = html(&added);
    assert!(html_of_three.contains("name=\"q.period:2.fran\""));
    assert!(html_of_three.contains("value=\"2026-02-01\""));
    fields.pop();
    fields.push(("q-do", "remove q.period:0"));
    let removed = sent(&fields);
    assert_eq!(one(&removed.response, "fran"), "2026-02-01");
    assert!(!html(&removed).contains("q.period:1"));
}

#[test]
fn repeated_answers_keep_their_order_and_lose_their_gaps() {
    let reading = sent(&[("q.namn:0", "a"), ("q.namn:1", " "), ("q.namn:2", "c")]);
    let read: Vec<Value> = values(&reading.response, "namn");
    assert_eq!(read, [Value::String("a".to_owned()), Value::String("c".to_owned())]);
    assert!(html(&reading).contains("name=\"q.namn:2\""));
}

#[test]
fn an_open_choice_takes_own_words() {
    let own = sent(&[("q.oppen", "~other"), ("q.oppen~other", "Eget")]);
    assert_eq!(one(&own.response, "oppen"), "Eget");
    let unasked = sent(&[("q.oppen~other", "Eget")]);
    assert_eq!(one(&unasked.response, "oppen"), "Eget", "without the script nobody ticks the option");
    let option = sent(&[("q.oppen", "x"), ("q.oppen~other", "Eget")]);
    assert_eq!(one(&option.response, "oppen"), "x");
    assert!(html(&option).contains("value=\"Eget\""), "but the words stay");
    assert_eq!(sent(&[("q.oppen", "~other")]).unreadable.len(), 1);
}

#[test]
fn hidden_and_read_only_answers_come_from_the_gateway_only() {
    let reading = sent(&[("q.dold", "ändrad"), ("q.last", "ändrad")]);
    assert_eq!(one(&reading.response, "dold"), "från början");
    assert_eq!(one(&reading.response, "last"), "låst");
    let html = html(&reading);
    assert!(!html.contains("name=\"q.dold\"") && !html.contains("name=\"q.last\""));
    assert!(html.contains("låst"));
}

#[test]
fn a_choice_can_be_undone() {
    let cleared = sent(&[("q.val", "b"), ("q-do", "clear q.val")]);
    assert!(cleared.again);
    assert_eq!(values(&cleared.response, "val"), []);
}

#[test]
fn files_are_known_by_their_bytes() {
    let form = form();
    let file = |name: &str, bytes: &[u8]| Upload {
        field: "q.bilaga".to_owned(),
        name: name.to_owned(),
        bytes: bytes.to_vec().into(),
    };
    let fields =
        posted(&[]).with_file(file("intyg.pdf", small_pdf!("x"))).with_file(file("virus.pdf", b"MZ"));
    let reading = read(&form, &fields, &start(&form));
    assert_eq!(reading.files.len(), 1);
    assert_eq!(reading.unreadable, [("q.bilaga".to_owned(), "file-type")]);
    let Value::Attachment(kept) = values(&reading.response, "bilaga").remove(0) else {
        panic!("an attachment")
    };
    assert_eq!(
        (kept.title.as_str(), kept.content_type.as_str(), kept.size),
        ("intyg.pdf", "application/pdf", small_pdf!("x").len() as u64)
    );
    // The next page knows it by its hash; another hash is nothing.
    let keep = [("q.bilaga~keep", kept.sha256.as_str()), ("q.bilaga~keep", "AAAA")];
    let again = read(&form, &posted(&keep), &reading.response);
    assert_eq!(values(&again.response, "bilaga"), [Value::Attachment(kept.clone())]);
    let detach = format!("detach q.bilaga {}", kept.sha256);
    let gone = read(&form, &posted(&[keep[0], ("q-do", &detach)]), &reading.response);
    assert_eq!(values(&gone.response, "bilaga"), Vec::<Value>::new());
}

#[test]
fn an_attachment_nobody_sent_can_not_be_made_up() {
    let planted =
        Attachment { content_type: String::new(), title: String::new(), size: 1, sha256: "QQ==".to_owned() };
    let reading = sent(&[("q.bilaga~keep", planted.sha256.as_str())]);
    assert_eq!(values(&reading.response, "bilaga"), Vec::<Value>::new());
}

#[test]
fn a_shown_response_reads_back_the_same() {
    let form = form();
    let reading = sent(&[
        ("q.ja", "true"),
        ("q.hur-manga", "3"),
        ("q.vikt", "1.50"),
        ("q.vikt~unit", "g"),
        ("q.oppen", "~other"),
        ("q.oppen~other", "Eget"),
        ("q.namn:0", "a"),
        ("q.namn:1", "b"),
        ("q.period:0.fran", "2026-01"),
        ("q.period:1.fran", "2026-02-01"),
        ("q.klocka", "08:00"),
        ("q.tid", "2026-01-01T00:00"),
        ("q.flera", "m"),
        ("q.flera", "o"),
        ("q.text", "a < b & \"c\""),
    ]);
    let shown = entries(&form, &reading.response);
    let html = page_of(&form, &shown, &reading.response, None);
    let again = read(&form, &Posted::from_fields(fields_of(&html)), &reading.response);
    assert_eq!(again.response, reading.response, "{html}");
}

/// What a browser would send for that HTML.
fn fields_of(html: &str) -> Vec<(String, String)> {
    let unescape = |text: &str| {
        text.replace("&#34;", "\"")
            .replace("&#60;", "<")
            .replace("&#62;", ">")
            .replace("&#39;", "'")
            .replace("&#38;", "&")
    };
    let attribute = |tag: &str, name: &str| {
        let rest = tag.split(&format!(" {name}=\"")).nth(1)?;
        Some(unescape(rest.split('"').next()?))
    };
    let mut fields = Vec::new();
    let mut rest = html;
    let mut select = String::new();
    while let Some(start) = rest.find('<') {
        rest = &rest[start + 1..];
        let end = rest.find('>').expect("a whole tag");
        let tag = &rest[..end];
        let name = attribute(tag, "name");
        let value = attribute(tag, "value").unwrap_or_default();
        if tag.starts_with("input") {
            let ticks = tag.contains("type=\"radio\"") || tag.contains("type=\"checkbox\"");
            if (!ticks || tag.contains(" checked")) && !tag.contains("type=\"file\"") {
                fields.push((name.expect("a name"), value));
            }
        } else if tag.starts_with("textarea") {
            let text = rest[end + 1..].split("</textarea>").next().expect("closed");
            fields.push((name.expect("a name"), unescape(text.strip_prefix('\n').unwrap_or(text))));
        } else if tag.starts_with("select") {
            select = name.expect("a name");
        } else if tag.starts_with("option") && tag.contains(" selected") {
            fields.push((select.clone(), value));
        }
    }
    fields
}

#[test]
fn conditions_are_told_to_script_and_to_people() {
    let html = html(&sent(&[]));
    assert!(html.contains("&#34;q&#34;:&#34;ja&#34;"), "{html}");
    assert!(html.contains("Besvaras om svaret på ”Ja eller nej?” är ”Ja”."), "{html}");
}

#[test]
fn only_the_group_itself_waits_for_its_condition() {
    let unasked = |html: &str, link_id: &str| {
        let tag = html.split('<').find(|tag| tag.contains(&format!("data-q=\"{link_id}\""))).expect("there");
        tag.contains("unasked")
    };
    let waiting = html(&sent(&[]));
    assert!(unasked(&waiting, "mer"));
    assert!(!unasked(&waiting, "mer-text"), "the script shows the group, and all in it comes with it");
    assert!(!unasked(&html(&sent(&[("q.ja", "true")])), "mer"));
}

#[test]
fn faults_of_the_answers_stand_at_their_questions() {
    let reading = sent(&[("q.timmar", "99")]);
    let form = form();
    let report = validate(&form, &reading.response, Language::Sv);
    let faults = questionnaire::faults(&form, &reading, &report.errors, Language::Sv);
    assert!(!faults.of("q.timmar").is_empty(), "{faults:?}");
    assert_eq!(faults.iter().next().map(|fault| fault.about.as_str()), Some("Timmar"));
}

#[test]
fn the_fields_keep_the_rules_of_pages() {
    let form = form();
    let mut reading =
        sent(&[("q.namn:0", "a"), ("q.namn:1", "b"), ("q.period:1.fran", ""), ("q.antal", "abc")]);
    let mut frame = Frame::sample(Language::Sv, None);
    frame.faults = questionnaire::faults(&form, &reading, &[], Language::Sv);
    reading.focus = Some("q.namn:1".to_owned());
    let html = page_of(&form, &reading.entries, &start(&form), reading.focus.as_deref());
    let page = format!("<html lang=\"sv\"><h1>H</h1>{html}</html>");
    assert_eq!(super::pages::faults_of(&page, Language::Sv), Vec::<String>::new());
    assert_eq!(html.matches(" autofocus").count(), 1);
}

#[test]
fn a_preview_is_one_whole_file() {
    let html = questionnaire::preview(&form(), Language::En).expect("rendered");
    assert!(
        html.starts_with("<!doctype html>")
            && html.contains("href=\"data:text/css;")
            && !html.contains("href=\"/")
    );
}

#[test]
fn a_summary_holds_what_was_answered() {
    let reading = sent(&[("q.ja", "true"), ("q.val", "b"), ("q.vikt", "72.5"), ("q.vikt~unit", "kg")]);
    let html = questionnaire::summary(&form(), &reading.response, Language::Sv).expect("rendered");
    for words in ["<dd>Ja</dd>", "<dd>Bra</dd>", "<dd>72,5 kg</dd>", "<dd>låst</dd>"] {
        assert!(html.contains(words), "{words}: {html}");
    }
    assert!(!html.contains("från början"), "hidden");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_field_breaks_the_reading(names in prop::collection::vec("q\\.(period|namn|oppen|val|flera|x)(:[0-9]{1,4})?(\\.fran)?(~there|~other|~keep|~unit)?", 0..20), text in ".{0,20}", action in "(add|remove|clear|detach|update|x) ?(q\\.(period|namn|val)(:[0-9]{0,30})?)? ?.{0,5}") {
        let mut fields: Vec<(String, String)> = names.into_iter().map(|name| (name, text.clone())).collect();
        fields.push(("q-do".to_owned(), action));
        let form = form();
        let reading = read(&form, &Posted::from_fields(fields), &start(&form));
        prop_assert!(html(&reading).contains("name=\"q.text\""));
    }
}
