//! `organisations.toml`, and `[security]`.

use underlag::config::organisations::Basis;
use underlag::config::{Directory, Faults};

use super::{load, shipped, told};

const UNITS: &str = "[[unit]]\nid = \"ek\"\nname = \"Ek\"\norganisation = \"Åby kommun\"\nmailbox = \"ek@aby.example\"\n\
    telephone = \"0\"\ndiary_prefix = \"D\"\nbilling_reference = \"B\"\n";

fn directory(organisations: &str) -> Result<Directory, Faults> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let other = UNITS.replace("\"ek\"", "\"al\"").replace("Åby", "Öby");
    let more = UNITS.replace("\"ek\"", "\"asp\"");
    let units = format!("{UNITS}{other}{more}");
    let files = [("units.toml", units.as_str()), ("users.toml", ""), ("recipients.toml", "")];
    for (file, text) in files.into_iter().chain([("organisations.toml", organisations)]) {
        std::fs::write(folder.path().join(file), text).expect("written");
    }
    Directory::load(folder.path())
}

fn faults_of(organisations: &str) -> Vec<String> {
    told(&directory(organisations).expect_err("faulty").0)
}

const ABY: &str = "[[organisation]]\nid = \"aby\"\nname = \"Åby kommun\"\n";

#[test]
fn an_organisation_is_found_by_its_own_id_and_by_those_of_its_units() {
    let directory = directory(ABY).expect("no faults");
    let controllers = directory.controllers();
    let seen: Vec<_> = controllers.iter().map(|one| (one.id.as_str(), one.units.len())).collect();
    assert_eq!(seen, [("aby", 2), ("unit.al", 1)], "in the order of the units");
    let called = |id: &str| -> Vec<String> {
        controllers.iter().filter(|one| one.is_called(id)).map(|one| one.name.clone()).collect()
    };
    for (id, names) in [
        ("aby", &["Åby kommun"][..]),
        ("unit.ek", &["Åby kommun"]),
        ("unit.asp", &["Åby kommun"]),
        ("unit.al", &["Öby kommun"]),
        ("unit.oak", &[]),
        ("ek", &[]),
        ("unit.", &[]),
    ] {
        assert_eq!(called(id), names, "{id}");
    }
}

#[test]
fn what_is_not_said_is_named() {
    let all = "controller mailbox officer_mailbox basis law records operator backup_days outside_eea";
    let unsaid = |entry: &str| directory(entry).expect("no faults").organisations[0].unsaid().join(" ");
    assert_eq!(unsaid(ABY), all);
    assert_eq!(unsaid(&format!("{ABY}basis = [\"6.1 e\"]\n")), all, "one for health is wanted, too");
    assert_eq!(unsaid(&format!("{ABY}basis = [\"6.1 e\", \"9.2 g\"]\n")), all.replace(" basis", ""));
    let demo = Directory::load(&shipped("demo")).expect("no faults");
    assert_eq!(demo.organisations[0].unsaid(), Vec::<&str>::new());
    assert_eq!(demo.organisations[0].basis, [Basis::PublicInterest, Basis::HealthAndSocialCare]);
}

#[test]
fn faults_of_an_organisation_are_told() {
    for (more, fault) in [
        ("basis = [\"6.1 a\"]", "4 organisation aby.basis expected"),
        ("basis = [\"9.2 a\"]", "4 organisation aby.basis expected"),
        ("backup_days = 0", "4 organisation aby.backup_days range"),
        ("outside_eea = \"no\"", "4 organisation aby.outside_eea expected"),
        ("officer_mailbox = \"the officer\"", "4 organisation aby.officer_mailbox mailbox"),
        ("law = \" \"", "4 organisation aby.law blank"),
        ("retention = 3", "4 organisation aby.retention unknown-key"),
    ] {
        assert_eq!(faults_of(&format!("{ABY}{more}\n")), [fault], "{more}");
    }
    let unknown = ABY.replace("Åby", "Ekby");
    assert_eq!(faults_of(&unknown), ["3 organisation aby.name unknown-organisation"]);
    let again = ABY.replace("\"aby\"", "\"aby-2\"");
    assert_eq!(faults_of(&format!("{ABY}{again}")), ["6 organisation aby-2.name same-organisation"]);
    assert_eq!(faults_of(&ABY.replace("\"aby\"", "\"unit.ek\"")), ["2 organisation unit.ek.id id"]);
}

/// The example in the file is one that is read, once its lines are no remarks.
#[test]
fn the_example_of_the_reference_is_sound_and_names_every_key() {
    let text = std::fs::read_to_string(shipped("organisations.toml")).expect("there");
    let lines = text.lines().skip_while(|line| *line != "# [[organisation]]");
    let example: String = lines.filter_map(|line| Some(format!("{}\n", line.strip_prefix("# ")?))).collect();
    let example = example.replace("Exempelstads", "Åby").replace("purposes = \"\"", "purposes = \"P\"");
    let said = &directory(&example).expect("no faults").organisations[0];
    assert_eq!(said.unsaid(), Vec::<&str>::new());
    assert!(said.address.is_some() && said.telephone.is_some() && said.officer_telephone.is_some());
    assert!(said.purposes.is_some() && said.reviewed.is_some());
}

#[test]
fn a_contact_for_faults_in_the_security_has_a_last_day() {
    let security = |text: &str| load(&format!("[security]\n{text}\n")).map(|config| config.security);
    assert_eq!(security("").expect("no faults"), None);
    let both = "contact = \"mailto:it@k.example\"\nexpires = 2027-06-30";
    let said = security(both).expect("no faults").expect("said");
    assert_eq!((said.contact.as_str(), said.policy), ("mailto:it@k.example", None));
    for (text, fault) in [
        ("contact = \"mailto:it@k.example\"", "1 security.expires missing"),
        ("expires = 2027-06-30", "1 security.contact missing"),
        ("policy = \"https://k.example\"", "1 security.contact missing"),
        ("contact = \"it@k.example\"\nexpires = 2027-06-30", "2 security.contact security-contact"),
        ("contact = \"https://\"\nexpires = 2027-06-30", "2 security.contact security-contact"),
        (
            "contact = \"https://k.example/a\\nb\"\nexpires = 2027-06-30",
            "2 security.contact security-contact",
        ),
    ] {
        assert_eq!(told(&security(text).expect_err("faulty").0), [fault], "{text}");
    }
}
