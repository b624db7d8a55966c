//! `underlag check`: what it finds, and that it changes nothing.

use std::os::unix::fs::PermissionsExt;

use jiff::Span;
use ring::rand::SystemRandom;
use underlag::clock::Clock;
use underlag::crypto::keys;
use underlag::domain::calendar::local_date;
use underlag::server::app::{self, App};

use crate::cli::folder::Folder;
use crate::cli::{Run, underlag_with};

fn check(folder: &Folder, language: &str, more: &[(&str, &str)]) -> Run {
    folder.run_with(&["check", "--json"], "", &[&[("LANG", language)], more].concat())
}

/// The names of what was found faulty, and all that was said.
fn faulty(run: &Run) -> (Vec<String>, String) {
    let mut names = Vec::new();
    for line in run.out.lines() {
        let finding: serde_json::Value = serde_json::from_str(line).expect("one object a line");
        if finding["level"] == "fault" {
            names.push(finding["what"].as_str().expect("a name").to_owned());
        }
    }
    (names, run.out.clone())
}

#[test]
fn a_sound_folder_is_ok_and_untouched() {
    let folder = Folder::new();
    let run = check(&folder, "en", &[]);
    assert_eq!((run.code, faulty(&run).0), (0, Vec::new()), "{}", run.out);
    assert!(!run.out.contains("certificate"), "none behind a proxy: {}", run.out);
    assert!(!folder.path("keys").exists() && !folder.path("data").exists());
    let config = folder.path("underlag.toml");
    let text =
        underlag_with(&["check", "--config", config.to_str().expect("UTF-8")], "", &[("LANG", "sv_SE")]);
    assert!(text.out.contains("ok               gatewayens nycklar\n"), "{}", text.out);
}

#[test]
fn every_part_that_is_wrong_is_told() {
    let folder = Folder::new();
    keys::create(&folder.path("keys"), &SystemRandom::new()).expect("keys");
    let open = std::fs::Permissions::from_mode(0o644);
    std::fs::set_permissions(folder.path("keys/session.key"), open).expect("set");
    std::fs::write(folder.path("data"), "not a folder").expect("written");
    let run = check(
        &folder,
        "sv_SE.UTF-8",
        &[
            ("UNDERLAG_SERVER_BEHIND_PROXY", "false"),
            ("UNDERLAG_GATEWAY_FORMS_DIR", "/nowhere"),
            ("UNDERLAG_MAIL_TRANSPORT", "smtp"),
            ("UNDERLAG_MAIL_PORT", "1"),
        ],
    );
    let (names, said) = faulty(&run);
    assert_eq!(run.code, 1);
    assert_eq!(names, ["keys", "data", "certificate", "forms", "mail"], "{said}");
    assert!(said.contains("kan läsas av andra"), "{said}");
    assert!(said.contains("E-postservern localhost:1 svarar inte som den ska"), "{said}");
}

#[test]
fn faults_of_settings_and_directory_come_together() {
    let folder = Folder::new();
    std::fs::write(folder.path("underlag.toml"), "[server]\nlisten = 1\n").expect("written");
    std::fs::write(folder.path("users.toml"), "[[user]]\nid = \"a\"\n").expect("written");
    let run = check(&folder, "en", &[]);
    let (names, said) = faulty(&run);
    assert_eq!((run.code, names), (1, vec!["settings".to_owned(), "directory".to_owned()]));
    assert!(said.contains("underlag.toml:2: server.listen: Wrong kind of value."), "{said}");
    assert!(said.contains("users.toml:2: user a.password: The key is missing."), "{said}");
}

#[test]
fn a_faulty_pathway_is_told_with_its_line_and_stops_the_start() {
    let folder = Folder::new();
    std::fs::write(folder.path("pathway.toml"), "[[step]]\nid = \"a\"\nkind = \"x\"\n").expect("written");
    let (names, said) = faulty(&check(&folder, "en", &[]));
    assert_eq!(names, ["pathway"], "{said}");
    assert!(said.contains("pathway.toml:2: step a.requires: The key is missing."), "{said}");
    assert!(said.contains("pathway.toml:3: step a.kind: There is no form x."), "{said}");
    let config = folder.config();
    assert!(app::make_keys(&config).expect("made"));
    assert!(App::build(config, folder.directory(), Clock::system()).is_err());
}

#[test]
fn lost_keys_are_never_made_anew() {
    let folder = Folder::new();
    let config = folder.config();
    assert!(app::make_keys(&config).expect("made"));
    assert!(!app::make_keys(&config).expect("there"));
    drop(App::build(config.clone(), folder.directory(), Clock::system()).expect("starts"));

    std::fs::remove_dir_all(folder.path("keys")).expect("removed");
    assert!(matches!(app::make_keys(&config), Err(app::Error::KeysLost { .. })));
    assert!(App::build(config, folder.directory(), Clock::system()).is_err());
    assert!(!folder.path("keys").exists());
    let run = check(&folder, "en", &[]);
    let (names, said) = faulty(&run);
    assert_eq!(names, ["keys"], "{said}");
    assert!(said.contains("Restore the keys from the backup"), "{said}");
}

/// What was found of one thing: its level, and what was said.
fn found(run: &Run, what: &str) -> (String, String) {
    let findings =
        run.out.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).expect("an object"));
    let of_it = findings.filter(|finding| finding["what"] == what);
    let mut told = of_it.map(|finding| {
        let level = finding["level"].as_str().expect("a level").to_owned();
        (level, finding["faults"].to_string())
    });
    told.next().expect("a finding")
}

#[test]
fn what_an_organisation_has_not_stated_of_personal_data_is_a_warning() {
    let folder = Folder::new();
    let (level, said) = found(&check(&folder, "en", &[]), "data-protection");
    assert_eq!(level, "warning");
    assert!(said.contains("Exempelstads kommun has no entry in organisations.toml"), "{said}");
    let demo = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("config/demo/organisations.toml");
    let text = std::fs::read_to_string(demo).expect("there");
    std::fs::write(folder.path("organisations.toml"), &text).expect("written");
    let run = check(&folder, "en", &[]);
    assert_eq!((run.code, found(&run, "data-protection")), (0, ("ok".to_owned(), "[]".to_owned())));
    let lines: Vec<&str> = text.lines().filter(|line| !line.starts_with("officer_mailbox")).collect();
    std::fs::write(folder.path("organisations.toml"), lines.join("\n")).expect("written");
    let (level, said) = found(&check(&folder, "en", &[]), "data-protection");
    assert_eq!(level, "warning");
    assert!(said.contains("Exempelstads kommun has not stated: officer_mailbox"), "{said}");
}

#[test]
fn a_security_contact_is_warned_of_before_it_runs_out() {
    let folder = Folder::new();
    let at = |days: i64| {
        let today = local_date(Clock::system().now());
        let expires = today.saturating_add(Span::new().days(days)).to_string();
        let set = [
            ("UNDERLAG_SECURITY_CONTACT", "mailto:it@k.example"),
            ("UNDERLAG_SECURITY_EXPIRES", expires.as_str()),
        ];
        found(&check(&folder, "en", &set), "security")
    };
    let (level, said) = found(&check(&folder, "en", &[]), "security");
    assert!(level == "ok" && said.contains("There is none"), "{said}");
    assert_eq!(at(60).0, "ok");
    for (days, word) in [(20, "holds until"), (-2, "held until")] {
        let (level, said) = at(days);
        assert!(level == "warning" && said.contains(word), "{days}: {said}");
    }
}

#[test]
fn a_fee_for_a_form_there_is_not_is_told() {
    let folder = Folder::new();
    let fee = "[[fee]]\nkind = \"luh\"\ntext = { sv = \"1\", en = \"1\" }\n";
    std::fs::write(folder.path("fees.toml"), fee).expect("written");
    let said = check(&folder, "en", &[]).out;
    assert!(said.contains("A fee in fees.toml is for the form luh, which does not exist"), "{said}");
}
