//! Kinds from a folder: taken whole, or every fault told with its file.

use std::fs;
use std::path::Path;
use underlag::domain::Scope;

use tempfile::TempDir;
use underlag::domain::ladder::{Anchor, Ladder};
use underlag::domain::language::Language;
use underlag::domain::notice::{Letter, To};
use underlag::domain::recipient::RecipientKind;
use underlag::forms::catalogue::{Catalogue, Error, Footing};

use super::CATALOGUE;
use super::filling::{self, code, fill};

const KIND: &str = r#"
name = { sv = "Egen", en = "Own" }
description = { sv = "En egen blankett.", en = "A form of our own." }
to = ["clinic"]
acknowledge_days = 2
answer_days = 10
"#;

const FORM: &str = r#"{"resourceType":"Questionnaire","url":"urn:test:form","version":"1","status":"active","language":"sv",
"item":[{"linkId":"a","type":"string","text":"Vad?"}]}"#;

/// A folder with one kind `egen`, these files put in last.
fn folder(changed: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (file, content) in
        [("kind.toml", KIND), ("request.json", FORM), ("answer.json", FORM)].iter().chain(changed)
    {
        write(folder.path(), &format!("egen/{file}"), content);
    }
    folder
}

fn write(folder: &Path, file: &str, content: &str) {
    let path = folder.join(file);
    fs::create_dir_all(path.parent().expect("in a folder")).expect("made");
    fs::write(path, content).expect("written");
}

fn refused(folder: &TempDir) -> Error {
    Catalogue::from_dir(folder.path()).expect_err("a fault")
}

/// One fault, in that file, with that in its reason.
fn one_fault(changed: &[(&str, &str)], file: &str, reason: &str) {
    let error = refused(&folder(changed));
    let [fault] = error.faults.as_slice() else { panic!("{error}") };
    assert!(fault.file.ends_with(file), "{error}");
    assert!(fault.reason.contains(reason), "{error}");
}

#[test]
fn an_own_kind_is_taken() {
    let catalogue = Catalogue::from_dir(folder(&[]).path()).expect("taken");
    let kind = catalogue.kind("egen").expect("by its folder's name");
    assert_eq!((kind.acknowledge_days, kind.answer_days), (2, 10));
    assert_eq!((kind.expire_days, kind.keep_answer_days), (60, 30));
    assert!(kind.requires_categories.is_empty() && kind.is_allowed_by(&Scope::default()));
    assert!(!kind.has_chain && kind.example_answer.is_none());
}

#[test]
fn own_kinds_stand_beside_the_built_in_or_in_their_place() {
    let own = Catalogue::from_dir(folder(&[]).path()).expect("taken");
    let both = Catalogue::builtin().with(own);
    assert_eq!(both.kinds().len(), CATALOGUE.kinds().len() + 1);
    let folder = folder(&[]);
    fs::rename(folder.path().join("egen"), folder.path().join("aktivitetsforfragan")).expect("renamed");
    let both = Catalogue::builtin().with(Catalogue::from_dir(folder.path()).expect("taken"));
    assert_eq!(both.kinds().len(), CATALOGUE.kinds().len());
    assert_eq!(both.kind("aktivitetsforfragan").expect("there").answer_days, 10);
}

#[test]
fn kinds_come_in_the_order_of_their_ids() {
    let ids: Vec<_> = CATALOGUE.kinds().iter().map(|kind| kind.id.as_str()).collect();
    assert!(ids.is_sorted() && ids.len() >= 2, "{ids:?}");
}

#[test]
fn files_beside_the_kinds_are_left_alone() {
    let folder = folder(&[]);
    write(folder.path(), "README.md", "hello");
    write(folder.path(), ".git/config", "x");
    assert_eq!(Catalogue::from_dir(folder.path()).expect("taken").kinds().len(), 1);
}

#[test]
fn a_folder_that_is_not_there_is_named() {
    let error = Catalogue::from_dir(Path::new("/nonexistent/kinds")).expect_err("a fault");
    assert!(error.to_string().starts_with("/nonexistent/kinds: "), "{error}");
}

#[test]
fn a_missing_file_is_named() {
    let folder = folder(&[]);
    fs::remove_file(folder.path().join("egen/answer.json")).expect("removed");
    let error = refused(&folder);
    assert!(error.to_string().ends_with("egen/answer.json: the file is missing"), "{error}");
}

#[test]
fn every_fault_is_told_at_once() {
    let folder = folder(&[("kind.toml", "name = 1"), ("request.json", "{"), ("answer.json", "[]")]);
    write(folder.path(), "Fel Namn/kind.toml", KIND);
    let error = refused(&folder);
    let files: Vec<_> =
        error.faults.iter().map(|fault| fault.file.rsplit('/').next().unwrap_or_default()).collect();
    assert_eq!(
        files,
        ["Fel Namn", "request.json", "answer.json", "kind.toml", "request.json", "answer.json"]
    );
}

#[test]
fn an_unknown_key_is_a_fault_with_its_line() {
    one_fault(&[("kind.toml", &format!("{KIND}svarstid = 3\n"))], "kind.toml", "svarstid");
}

#[test]
fn an_unknown_category_or_recipient_is_a_fault() {
    one_fault(
        &[("kind.toml", &format!("{KIND}requires_categories = [\"diagnos\"]\n"))],
        "kind.toml",
        "diagnos",
    );
    one_fault(&[("kind.toml", &KIND.replace("clinic", "klinik"))], "kind.toml", "klinik");
    one_fault(&[("kind.toml", &KIND.replace("\"clinic\"", ""))], "kind.toml", "`to`");
}

#[test]
fn days_out_of_range_are_faults() {
    for (from, to, key) in [
        ("answer_days = 10", "answer_days = 0", "`answer_days`"),
        ("answer_days = 10", "answer_days = 10\nexpire_days = 366", "`expire_days`"),
        ("answer_days = 10", "answer_days = 10\nkeep_answer_days = 31", "`keep_answer_days`"),
        ("acknowledge_days = 2", "acknowledge_days = 11", "`acknowledge_days` is more"),
    ] {
        let error = refused(&folder(&[("kind.toml", &KIND.replace(from, to))]));
        assert!(error.to_string().contains(key), "{error}");
    }
    one_fault(
        &[("kind.toml", &KIND.replace("answer_days = 10", "answer_days = -1"))],
        "kind.toml",
        "answer_days",
    );
}

#[test]
fn clocks_that_write_to_a_mailbox_twice_at_one_moment_are_a_fault() {
    // The reminder to acknowledge meets the overdue letter, or the reminder before the due day.
    for answer_days in [2, 8] {
        let settings = KIND.replace("answer_days = 10", &format!("answer_days = {answer_days}"));
        one_fault(&[("kind.toml", &settings)], "kind.toml", "at one moment");
    }
    let step = |name: &str, to: &str, more: &str| {
        format!("[[ladder]]\nname = \"{name}\"\nfrom = \"due\"\nto = {{ {to} }}\n{more}\n")
    };
    let again = step("again", "recipient = \"overdue\"", "days = 1\nevery = 5");
    let later = step("later", "recipient = \"overdue\"", "days = 11");
    let settings = format!("{KIND}{again}{later}");
    one_fault(&[("kind.toml", &settings)], "kind.toml", "`again` and `later`");
    for fine in [later.replace("11", "10"), step("unit", "unit = \"overdue-unit\"", "days = 11")] {
        let folder = folder(&[("kind.toml", &format!("{KIND}{again}{fine}"))]);
        assert!(Catalogue::from_dir(folder.path()).is_ok(), "{fine}");
    }
}

#[test]
fn a_name_in_one_language_is_a_fault() {
    one_fault(&[("kind.toml", &KIND.replace("en = \"Own\"", "en = \" \""))], "kind.toml", "`name`");
}

fn coded(system: &str, code: &str) -> String {
    FORM.replace(
        "\"linkId\"",
        &format!("\"code\":[{{\"system\":\"{system}\",\"code\":\"{code}\"}}],\"linkId\""),
    )
}

#[test]
fn a_misspelt_category_is_a_fault() {
    let form = coded("urn:underlag:information-category", "diagnos");
    one_fault(
        &[("request.json", &form)],
        "request.json",
        "item a: no information category is called `diagnos`",
    );
}

#[test]
fn a_misspelt_category_of_an_option_is_a_fault() {
    let option = r#""type":"choice","answerOption":[{"valueCoding":{"system":"urn:underlag:question:prognos","code":"x","display":"x"}}]"#;
    let form = FORM.replace("\"type\":\"string\"", option);
    one_fault(&[("request.json", &form)], "request.json", "no information category is called `prognos`");
}

#[test]
fn a_misspelt_role_is_a_fault() {
    let form = coded("urn:underlag:dfa", "F-txt");
    one_fault(&[("answer.json", &form)], "answer.json", "`F-txt`");
}

#[test]
fn a_profession_that_the_form_does_not_offer_is_a_fault() {
    let asks = |who: &str| format!("{KIND}answered_by = [\"{who}\"]\n");
    one_fault(&[("kind.toml", &asks("doctor"))], "answer.json", "`answered_by` has `doctor`");
    one_fault(&[("kind.toml", &asks("wizard"))], "kind.toml", "wizard");
}

#[test]
fn a_chain_without_its_parts_is_a_fault() {
    let error = refused(&folder(&[("kind.toml", &format!("{KIND}chain = \"dfa\"\n"))]));
    assert_eq!(error.faults.len(), 3, "{error}");
    assert!(error.faults.iter().all(|fault| fault.file.ends_with("egen/answer.json")), "{error}");
}

#[test]
fn a_refused_form_is_told_with_its_item() {
    let form = FORM.replace("\"string\"", "\"reference\"");
    let error = refused(&folder(&[("answer.json", &form)]));
    assert!(error.to_string().contains("egen/answer.json: item a: "), "{error}");
}

#[test]
fn a_form_too_large_is_a_fault() {
    let large = format!("{FORM}{}", " ".repeat(2 * 1024 * 1024));
    one_fault(&[("answer.json", &large)], "answer.json", "2 MB");
}

const STEP: &str =
    "[[ladder]]\nname = \"nudge\"\nfrom = \"due\"\ndays = -2\nto = { recipient = \"reminder\" }\n";

fn with_ladder(ladder: &str) -> String {
    format!("{KIND}{ladder}")
}

#[test]
fn a_kind_without_a_ladder_has_the_standard_one() {
    let catalogue = Catalogue::from_dir(folder(&[]).path()).expect("taken");
    assert_eq!(catalogue.kind("egen").expect("there").ladder, Ladder::standard());
    assert_eq!(Ladder::standard().faults(), []);
    let none = with_ladder("ladder = []\n");
    let catalogue = Catalogue::from_dir(folder(&[("kind.toml", &none)]).path()).expect("taken");
    assert_eq!(catalogue.kind("egen").expect("there").ladder.steps, []);
}

#[test]
fn a_kind_says_its_steps() {
    let file = with_ladder(&format!(
        "{STEP}[[ladder]]\nname = \"call\"\nfrom = \"due\"\ndays = 3\nevery = 5\ncall_days = 2\n\
         to = {{ coordinator = \"call-owed\", unit = \"overdue-unit\" }}\n"
    ));
    let catalogue = Catalogue::from_dir(folder(&[("kind.toml", &file)]).path()).expect("taken");
    let [nudge, call] = catalogue.kind("egen").expect("there").ladder.steps.as_slice() else {
        panic!("two steps")
    };
    assert_eq!((nudge.from, nudge.days, nudge.every), (Anchor::Due, -2, None));
    assert_eq!(nudge.letters, [(To::Recipient, Letter::Reminder)]);
    assert!(!nudge.ask && !call.ask);
    assert_eq!((call.every, call.call_days), (Some(5), Some(2)));
    assert_eq!(call.letters, [(To::Unit, Letter::OverdueUnit), (To::Coordinator, Letter::CallOwed)]);
}

#[test]
fn a_kind_that_asks_asks_before_every_letter_to_the_recipient() {
    let file = format!("{KIND}reminders = \"ask\"\n");
    let catalogue = Catalogue::from_dir(folder(&[("kind.toml", &file)]).path()).expect("taken");
    let steps = &catalogue.kind("egen").expect("there").ladder.steps;
    let asking: Vec<&str> = steps.iter().filter(|step| step.ask).map(|step| step.name.as_str()).collect();
    assert_eq!(asking, ["unacknowledged", "due-soon", "overdue", "escalated"]);
}

#[test]
fn every_fault_of_a_ladder_is_told_with_its_line() {
    let file = with_ladder(&format!(
        "{STEP}{STEP}[[ladder]]\nname = \"Late\"\nfrom = \"due\"\ndays = -1\nto = {{ unit = \"overdue-unit\" }}\n\
         [[ladder]]\nname = \"x\"\nfrom = \"easter\"\ndays = 1\nto = {{ unit = \"overdue-unit\" }}\n"
    ));
    let faults: Vec<String> =
        refused(&folder(&[("kind.toml", &file)])).faults.into_iter().map(|fault| fault.reason).collect();
    assert_eq!(faults.len(), 4, "{faults:?}");
    for (line, said) in [(22, "easter"), (12, "same `name`"), (17, "1 to 16"), (17, "late")] {
        let line = format!("line {line}:");
        assert!(faults.iter().any(|f| f.starts_with(&line) && f.contains(said)), "{line} {said}: {faults:?}");
    }
}

/// An answer form with one item that has this code.
fn pointing(kind: &str, system: &str, code: &str) -> String {
    format!(
        r#"{{"resourceType":"Questionnaire","url":"urn:test:answer","version":"1","status":"active","language":"sv",
        "item":[{{"linkId":"b","type":"{kind}","text":"?","code":[{{"system":"urn:underlag:{system}","code":"{code}"}}]}}]}}"#
    )
}

/// A request form where each question offers the option `capacity`.
fn offering(questions: &[&str]) -> String {
    let question = |link_id: &&str| {
        format!(
            r#"{{"linkId":"{link_id}","type":"choice","text":"?","answerOption":[{{"valueCoding":{{"system":"urn:x","code":"capacity","display":"?"}}}}]}}"#
        )
    };
    let items: Vec<_> = questions.iter().map(question).collect();
    format!(
        r#"{{"resourceType":"Questionnaire","url":"urn:test:request","version":"1","status":"active","language":"sv","item":[{}]}}"#,
        items.join(",")
    )
}

#[test]
fn an_item_shows_an_item_of_the_request_that_is_there() {
    assert!(
        Catalogue::from_dir(folder(&[("answer.json", &pointing("string", "from-request", "a"))]).path())
            .is_ok()
    );
    let nowhere = pointing("string", "from-request", "c");
    one_fault(&[("answer.json", &nowhere)], "answer.json", "item b: the request form has no item `c`");
    let other = pointing("date", "from-request", "a");
    one_fault(&[("answer.json", &other)], "answer.json", "item b: its type is not that of `a`");
}

#[test]
fn an_item_is_asked_for_by_one_option_of_the_request() {
    let answer = pointing("string", "only-if-asked", "capacity");
    let one = folder(&[("request.json", &offering(&["a"])), ("answer.json", &answer)]);
    assert!(Catalogue::from_dir(one.path()).is_ok());
    one_fault(&[("answer.json", &answer)], "answer.json", "the request form has no option `capacity`");
    let two = [("request.json", offering(&["a", "c"])), ("answer.json", answer)];
    let two = two.each_ref().map(|(file, json)| (*file, json.as_str()));
    one_fault(&two, "answer.json", "more than one question has an option `capacity`");
}

const TERMS: &str = r#"
[[terms]]
to = ["clinic"]
law = { sv = "Lagen.", en = "The law." }
answering = { sv = "Nej.", en = "No." }
payment = { sv = "Vi.", en = "We." }
"#;

fn footing(kind: &str, request: &str, chosen: Option<&str>) -> [String; 2] {
    let folder = folder(&[("kind.toml", kind), ("request.json", request)]);
    let catalogue = Catalogue::from_dir(folder.path()).unwrap_or_else(|error| panic!("{error}"));
    let kind = catalogue.kind("egen").expect("taken");
    let chosen: Vec<_> = chosen.into_iter().map(|chosen| filling::coded("a", "urn:x", chosen)).collect();
    let request = fill(&kind.request, &chosen);
    Language::ALL.map(|language| kind.footing(RecipientKind::Clinic, &request, language).law)
}

#[test]
fn whoever_is_asked_is_told_what_the_kind_says_or_what_claims_nothing() {
    assert_eq!(footing(&format!("{KIND}{TERMS}"), FORM, None), ["Lagen.", "The law."]);
    let neutral = footing(KIND, FORM, None);
    assert!(
        neutral[0].contains("följer av er verksamhet") && neutral[1].contains("follows from your activity")
    );
    let special = TERMS.replace("to =", "if_asked = \"capacity\"\nto =").replace("Lagen", "Planen");
    let both = format!("{KIND}{special}{TERMS}");
    assert_eq!(footing(&both, &offering(&["a"]), Some("capacity"))[0], "Planen.");
    assert_eq!(footing(&both, &offering(&["a"]), None)[0], "Lagen.");
}

#[test]
fn terms_that_leave_somebody_or_something_out_are_faults() {
    let with = |terms: &str| format!("{KIND}{terms}");
    let told = |terms: &str, reason: &str| one_fault(&[("kind.toml", &with(terms))], "kind.toml", reason);
    told(&TERMS.replace("clinic", "provider"), "`to` names none, or one whom the kind does not ask");
    told(&TERMS.replace("We.", " "), "`payment` needs a text in every language");
    told(&TERMS.replace("payment", "paying"), "unknown field");
    told(&format!("{TERMS}{TERMS}"), "say it twice for `clinic`");
    let two = with(TERMS).replace("to = [\"clinic\"]\nack", "to = [\"clinic\", \"authority\"]\nack");
    one_fault(&[("kind.toml", &two)], "kind.toml", "say nothing for `authority`");
    let special = TERMS.replace("to =", "if_asked = \"nothing\"\nto =");
    told(&format!("{special}{TERMS}"), "the request form has no option `nothing`");
}

#[test]
fn an_answer_to_an_own_question_points_at_where_it_is_shown() {
    let answer = pointing("text", "answers", "c");
    one_fault(&[("answer.json", &answer)], "answer.json", "item b: no item `c` shows a question");
    let number = pointing("string", "nth", "1");
    one_fault(
        &[("answer.json", &number)],
        "answer.json",
        "`1` of urn:underlag:nth is the number of no answer",
    );
}

/// A plan is made together; an authority follows its own rules; a doctor is told of the patient's own right.
#[test]
fn every_shipped_kind_says_what_applies_to_each_sort_of_recipient() {
    let said = |id: &str, to, chosen: Option<&str>, part: fn(Footing) -> String| {
        let kind = CATALOGUE.kind(id).expect("shipped");
        let chosen: Vec<_> = chosen.into_iter().map(|chosen| code("mote-typ", chosen)).collect();
        part(kind.footing(to, &fill(&kind.request, &chosen), Language::Sv)).replace('\u{a0}', " ")
    };
    let law = |footing: Footing| footing.law;
    let answering = |footing: Footing| footing.answering;
    for kind in CATALOGUE.kinds() {
        assert!(!kind.terms.is_empty(), "{}", kind.id);
    }
    let (clinic, authority) = (RecipientKind::Clinic, RecipientKind::Authority);
    assert!(
        said("motesforfragan", clinic, Some("sip"), law).contains("16 kap. 4 § hälso- och sjukvårdslagen")
    );
    assert!(said("motesforfragan", clinic, Some("sip"), law).contains("socialtjänstlagen 2025:400"));
    assert!(said("motesforfragan", clinic, Some("sip"), answering).starts_with("Båda ska delta"));
    assert!(
        said("motesforfragan", clinic, Some("coordination"), answering).contains("inte skyldiga att komma")
    );
    assert!(!said("motesforfragan", authority, Some("sip"), answering).contains("inte skyldiga"));
    assert!(
        said("konsultation", authority, None, answering).contains("skyldighet att bistå en annan myndighet")
    );
    assert!(said("forfragan-till-lakare", clinic, None, answering).contains("3 kap. 16 § patientdatalagen"));
    assert!(!said("samordning-fk", authority, None, law).contains("patientdatalagen"));
}
