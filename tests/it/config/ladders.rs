//! `ladders.toml`.

use underlag::config::Directory;
use underlag::config::Faults;
use underlag::domain::ladder::{Anchor, Fault, Only};
use underlag::domain::language::Language;
use underlag::domain::notice::{Letter, To};
use underlag::text;

use super::told;

const UNIT: &str = "[[unit]]\nid = \"eb\"\nname = \"N\"\norganisation = \"O\"\nmailbox = \"eb@k.example\"\n\
                    telephone = \"0\"\ndiary_prefix = \"D\"\nbilling_reference = \"B\"\n";
const RECIPIENT: &str = "[[recipient]]\nid = \"vc\"\nname = \"N\"\nkind = \"clinic\"\nregion = \"R\"\n\
                         mailbox = \"vc@v.example\"\n";

fn load(ladders: &str) -> Result<Directory, Faults> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (file, text) in
        [("units.toml", UNIT), ("users.toml", ""), ("recipients.toml", RECIPIENT), ("ladders.toml", ladders)]
    {
        std::fs::write(folder.path().join(file), text).expect("written");
    }
    Directory::load(folder.path())
}

fn faults_of(ladders: &str) -> Vec<String> {
    told(&load(ladders).expect_err("faulty").0)
}

/// One ladder with one step of these lines; the step begins on line 3.
fn step(lines: &str) -> String {
    format!("[[ladder]]\nid = \"a\"\n[[ladder.step]]\n{lines}\n")
}

#[test]
fn a_ladder_says_its_steps_and_whose_it_is() {
    let text = "[[ladder]]\nid = \"calm\"\nunits = [\"eb\"]\nrecipients = [\"vc\"]\nreminders = \"ask\"\n\
                [[ladder.step]]\nname = \"ack\"\nfrom = \"sent\"\ndays = 4\nonly = \"unopened\"\n\
                to = { recipient = \"acknowledge-reminder\" }\n\
                [[ladder.step]]\nname = \"call\"\nfrom = \"due\"\ndays = 2\nevery = 7\ncall_days = 1\n\
                to = { coordinator = \"call-owed\" }\n";
    let directory = load(text).expect("no faults");
    let [named] = directory.ladders.as_slice() else { panic!("one ladder") };
    assert_eq!(
        (named.units.as_slice(), named.recipients.as_slice()),
        (&["eb".to_owned()][..], &["vc".to_owned()][..])
    );
    let [ack, call] = named.ladder.steps.as_slice() else { panic!("two steps") };
    assert_eq!((ack.from, ack.days, ack.only, ack.ask), (Anchor::Sent, 4, Only::Unopened, true));
    assert_eq!(ack.letters, [(To::Recipient, Letter::AcknowledgeReminder)]);
    assert_eq!((call.every, call.call_days, call.ask), (Some(7), Some(1), false));
}

#[test]
fn values_that_can_not_be_read() {
    assert_eq!(
        faults_of(&step(
            "name = 1\nfrom = \"easter\"\ndays = 300\nonly = \"x\"\nto = { unit = \"mail\", boss = \"reminder\" }\nask = 1\ncall_days = 0\nwhy = 1"
        )),
        [
            "4 ladder a.step 1.name expected",
            "5 ladder a.step 1.from expected",
            "6 ladder a.step 1.days range",
            "7 ladder a.step 1.only expected",
            "8 ladder a.step 1.to.unit expected",
            "8 ladder a.step 1.to.boss unknown-key",
            "9 ladder a.step 1.ask expected",
            "10 ladder a.step 1.call_days range",
            "11 ladder a.step 1.why unknown-key",
        ]
    );
    assert_eq!(
        faults_of(&step("ask = true")),
        [
            "4 ladder a.step 1.name missing",
            "4 ladder a.step 1.from missing",
            "4 ladder a.step 1.days missing"
        ]
    );
}

#[test]
fn steps_that_make_no_sense() {
    for (lines, code) in [
        ("name = \"Påminn\"\nfrom = \"due\"\ndays = -1\nto = { recipient = \"reminder\" }", "step-name"),
        (
            "name = \"seventeen-letters\"\nfrom = \"due\"\ndays = -1\nto = { recipient = \"reminder\" }",
            "step-name",
        ),
        ("name = \"a\"\nfrom = \"sent\"\ndays = 0\nto = { recipient = \"reminder\" }", "step-before-start"),
        ("name = \"a\"\nfrom = \"due\"\ndays = 1", "step-to-nobody"),
        ("name = \"a\"\nfrom = \"due\"\ndays = 1\nto = { escalation = \"overdue\" }", "step-wrong-letter"),
        ("name = \"a\"\nfrom = \"due\"\ndays = 1\nto = { unit = \"withdrawn\" }", "step-wrong-letter"),
        (
            "name = \"a\"\nfrom = \"due\"\ndays = 1\nto = { coordinator = \"call-owed\" }",
            "step-call-without-letter",
        ),
        (
            "name = \"a\"\nfrom = \"due\"\ndays = 1\nto = { unit = \"overdue-unit\" }\ncall_days = 2",
            "step-call-without-letter",
        ),
        ("name = \"a\"\nfrom = \"due\"\ndays = 0\nto = { recipient = \"overdue\" }", "step-not-late-yet"),
        ("name = \"a\"\nfrom = \"sent\"\ndays = 9\nto = { escalation = \"escalated\" }", "step-not-late-yet"),
        ("name = \"a\"\nfrom = \"due\"\ndays = 1\nto = { recipient = \"reminder\" }", "step-late-already"),
        (
            "name = \"a\"\nfrom = \"due\"\ndays = -9\nevery = 2\nto = { recipient = \"reminder\" }",
            "step-late-already",
        ),
        (
            "name = \"a\"\nfrom = \"sent\"\ndays = 3\nto = { recipient = \"acknowledge-reminder\" }",
            "step-perhaps-acknowledged",
        ),
    ] {
        let faults = faults_of(&step(lines));
        assert_eq!(faults.len(), 1, "{lines}: {faults:?}");
        assert!(faults[0].ends_with(code), "{lines}: {faults:?}");
    }
    let twice = "name = \"a\"\nfrom = \"due\"\ndays = -1\nto = { recipient = \"reminder\" }\n";
    let faults = faults_of(&step(&format!("{twice}[[ladder.step]]\n{twice}")));
    assert_eq!(faults, ["9 ladder a.step a.name step-same-name"]);
}

#[test]
fn nobody_has_two_ladders_and_nobody_unknown_has_one() {
    assert_eq!(
        faults_of(
            "[[ladder]]\nid = \"a\"\nunits = [\"eb\", \"gone\"]\nrecipients = [\"vc\", \"lost\"]\n\
             [[ladder]]\nid = \"b\"\nunits = [\"eb\"]\nrecipients = [\"vc\"]\n[[ladder]]\nid = \"b\"\n"
        ),
        [
            "3 ladder a.units unknown-unit",
            "4 ladder a.recipients unknown-recipient",
            "7 ladder b.units two-ladders",
            "8 ladder b.recipients two-ladders",
            "10 ladder b.id duplicate",
        ]
    );
}

#[test]
fn every_fault_of_a_step_has_words() {
    for language in Language::ALL {
        for fault in Fault::ALL {
            assert!(text::has(language, &format!("config-{}", fault.code())), "{fault:?}");
        }
    }
}
