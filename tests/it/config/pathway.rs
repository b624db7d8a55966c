//! `pathway.toml`.

use underlag::config::pathway::{self, Forms};
use underlag::config::{Faults, directory};
use underlag::domain::language::Language;
use underlag::domain::pathway::{Given, Misfit, Pathway};
use underlag::domain::watch::WatchKind;
use underlag::forms::catalogue::Catalogue;
use underlag::text;

use super::{shipped, told};

const STEP: &str = "[[step]]\nid = \"a\"\nname = { sv = \"N\", en = \"N\" }\nrequires = { sv = \"K\", en = \"R\" }\n\
                    proof = { sv = \"B\", en = \"P\" }\n";

fn load(text: &str) -> Result<Pathway, Faults> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    std::fs::write(folder.path().join(pathway::PATHWAY), text).expect("written");
    pathway::load(folder.path(), &Catalogue::builtin())
}

fn faults_of(text: &str) -> Vec<String> {
    told(&load(text).expect_err("faulty").0)
}

/// One step with these lines more; the first of them is line 6.
fn with(lines: &str) -> String {
    format!("{STEP}{lines}\n")
}

/// A step of that id that comes after those.
fn step(id: &str, after: &str) -> String {
    STEP.replace("\"a\"", &format!("\"{id}\"\nafter = [{after}]"))
}

#[test]
fn a_step_says_all_there_is_to_say() {
    let lines = "advice = { sv = \"R\", en = \"A\" }\nkind = \"aktivitetsforfragan\"\n\
                 start = { syfte = \"work-training\", dagar-ej = [\"mon\", \"fri\"], mal = \"Fler timmar\" }\n\
                 watch = \"under-watch\"";
    let pathway = load(&with(lines)).expect("no faults");
    let [step] = pathway.steps.as_slice() else { panic!("one step") };
    assert_eq!(Language::ALL.map(|language| step.requires.get(language).as_str()), ["K", "R"]);
    assert_eq!(step.kind.as_deref(), Some("aktivitetsforfragan"));
    let given = |link_id: &str, texts: &[&str]| Given {
        link_id: link_id.to_owned(),
        texts: texts.iter().map(|text| (*text).to_owned()).collect(),
    };
    for expected in [
        given("syfte", &["work-training"]),
        given("dagar-ej", &["mon", "fri"]),
        given("mal", &["Fler timmar"]),
    ] {
        assert!(step.start.contains(&expected), "{expected:?} in {:?}", step.start);
    }
    assert_eq!(step.watch, Some(WatchKind::UnderWatch));
}

#[test]
fn a_step_without_requirement_proof_or_name() {
    assert_eq!(
        faults_of("[[step]]\nid = \"a\"\n"),
        ["2 step a.name missing", "2 step a.requires missing", "2 step a.proof missing"]
    );
}

#[test]
fn a_text_in_one_language_only() {
    assert_eq!(faults_of(&with("advice = { sv = \"R\" }")), ["6 step a.advice.en missing"]);
    let blank = STEP.replace("en = \"R\"", "en = \" \"");
    assert_eq!(faults_of(&blank), ["4 step a.requires.en blank"]);
    assert_eq!(
        faults_of(&with("advice = \"R\"")),
        ["6 step a.advice not-a-section", "6 step a.advice.sv missing", "6 step a.advice.en missing"]
    );
}

#[test]
fn an_unknown_kind() {
    assert_eq!(faults_of(&with("kind = \"blankett\"")), ["6 step a.kind unknown-kind"]);
    let Faults(faults) = load(&with("kind = \"blankett\"")).expect_err("faulty");
    let known = faults[0].given.iter().find(|(name, _)| *name == "known").expect("those there are");
    assert!(known.1.contains("aktivitetsforfragan, "), "{}", known.1);
}

#[test]
fn an_answer_that_is_not_in_the_form() {
    for (start, code) in [
        ("{ syffte = \"work-training\" }", "start-no-item"),
        ("{ syfte = \"arbete\" }", "start-no-option"),
        ("{ syfte = [\"work-training\", \"pre-rehabilitative\"] }", "start-one-only"),
        ("{ omfattning-start = \"10\" }", "start-not-written"),
        ("{ insats = \"x\" }", "start-not-written"),
    ] {
        let lines = format!("kind = \"aktivitetsforfragan\"\nstart = {start}");
        assert_eq!(faults_of(&with(&lines)), [format!("7 step a.start {code}")], "{start}");
    }
    let long = "x".repeat(301);
    let lines = format!("kind = \"aktivitetsforfragan\"\nstart = {{ dagar-ej-text = \"{long}\" }}");
    assert_eq!(faults_of(&with(&lines)), ["7 step a.start start-too-long"]);
    assert_eq!(faults_of(&with("start = { syfte = \"x\" }")), ["6 step a.start start-without-kind"]);
    let lines = "kind = \"aktivitetsforfragan\"\nstart = { syfte = 1, mal = [] }";
    assert_eq!(faults_of(&with(lines)), ["7 step a.start.syfte expected", "7 step a.start.mal expected"]);
}

#[test]
fn a_circle_of_steps() {
    let circle = [step("a", "\"c\""), step("b", "\"a\""), step("c", "\"b\""), step("d", "")].concat();
    assert_eq!(
        faults_of(&circle),
        ["3 step a.after step-circle", "9 step b.after step-circle", "15 step c.after step-circle"]
    );
    assert_eq!(faults_of(&step("a", "\"a\"")), ["3 step a.after step-circle"]);
}

#[test]
fn an_unknown_step_before_and_an_id_twice() {
    assert_eq!(faults_of(&step("a", "\"b\"")), ["3 step a.after unknown-step"]);
    assert_eq!(faults_of(&[STEP, STEP].concat()), ["7 step a.id duplicate"]);
}

#[test]
fn what_nobody_asked_for() {
    assert_eq!(faults_of(&with("steg = 1")), ["6 step a.steg unknown-key"]);
    assert_eq!(faults_of(&with("watch = \"consent-expires\"")), ["6 step a.watch expected"]);
    assert_eq!(faults_of("[steps]\n"), ["1 steps unknown-section"]);
}

#[test]
fn every_fault_has_its_words() {
    let text = with("kind = \"x\"\nwatch = \"x\"\nafter = [\"x\"]");
    let start = with(
        "kind = \"aktivitetsforfragan\"\nstart = { a = \"x\", syfte = \"x\", insats = \"x\", mal = [\"x\", \"y\"] }",
    );
    let mut faults = load(&text).expect_err("faulty").0;
    faults.extend(load(&start).expect_err("faulty").0);
    faults.extend(load(&with("start = { a = \"x\" }")).expect_err("faulty").0);
    faults.extend(load(&step("a", "\"a\"")).expect_err("faulty").0);
    for language in Language::ALL {
        for fault in &faults {
            assert!(text::has(language, &format!("config-{}", fault.code)), "{}", fault.code);
        }
        for expected in ["watch", "text-or-texts"] {
            assert!(text::has(language, &format!("config-expected-{expected}")), "{expected}");
        }
    }
}

#[test]
fn the_shipped_pathway_is_sound_and_so_is_the_demos() {
    for folder in [".", "demo"] {
        let folder = shipped(folder);
        assert!(folder.join(pathway::PATHWAY).exists(), "{}", folder.display());
        let pathway =
            pathway::load(&folder, &Catalogue::builtin()).unwrap_or_else(|faults| panic!("{faults}"));
        assert_eq!(pathway, pathway::shipped(&Catalogue::builtin()));
        let goals: Vec<&str> = pathway.goals().map(|step| step.id.as_str()).collect();
        assert_eq!(goals, ["work", "plan", "coordinated", "assessment", "compensation"]);
        let way: Vec<&str> = pathway.towards("coordinated").iter().map(|step| step.id.as_str()).collect();
        assert_eq!(way, ["direction", "sgi", "existing", "medical-facts", "insured", "coordinated"]);
        assert!(folder.join(directory::UNITS).exists());
    }
}

#[test]
fn a_missing_file_is_the_shipped_pathway_and_an_empty_one_none() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let pathway = pathway::load(folder.path(), &Catalogue::builtin()).expect("no faults");
    assert_eq!(pathway, pathway::shipped(&Catalogue::builtin()));
    assert!(!pathway.steps.is_empty());
    assert_eq!(load("").expect("no faults"), Pathway::default());
}

/// An organisation whose own forms are others than the shipped pathway speaks of.
struct Others;

impl Forms for Others {
    fn kinds(&self) -> Vec<String> {
        vec!["konsultation".to_owned()]
    }

    fn misfit(&self, _: &str, _: &Given) -> Option<Misfit> {
        Some(Misfit::NoItem)
    }
}

#[test]
fn the_shipped_pathway_never_stops_a_gateway() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let pathway = pathway::load(folder.path(), &Others).expect("no faults");
    assert_eq!(pathway, Pathway::default());
}
