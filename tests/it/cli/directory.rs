//! `underlag user` and `underlag recipient`: what they write, and what they refuse.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use underlag::config::{Directory, edit};
use underlag::crypto::password;
use underlag::document::read;
use underlag::domain::actor::Role;
use underlag::domain::language::Language;

use crate::cli::folder::Folder;

const ADD: &[&str] =
    &["user", "add", "sara.ek", "--name", "Sara Ek", "--role", "worker", "--unit", "ekonomiskt-bistand"];

#[test]
fn a_user_is_added_with_a_hashed_password() {
    let folder = Folder::new();
    let run = folder.run(&[ADD, &["--password-stdin"]].concat(), "fyra korta ord räcker\n");
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{}", run.out);
    let directory = folder.directory();
    let user = directory.user("sara.ek").expect("added");
    assert!(password::verify("fyra korta ord räcker", user.password()));
    assert_eq!(user.units, ["ekonomiskt-bistand"]);
    let text = folder.text("users.toml");
    assert!(text.starts_with("# mine: keep\n"), "comments stay");
    assert!(!text.contains("fyra korta ord"));
    assert_eq!(directory.users.len(), 5);

    let again = folder.run(&[ADD, &["--password-stdin"]].concat(), "fyra korta ord räcker\n");
    assert_eq!(again.code, 1);
    assert!(again.err.contains("is there already"), "{}", again.err);
}

const KEY: &str = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";
const OTHER_KEY: &str = "6kpsY-KcUgq-9VB7Ey7F-ZVHdq6-vnuSQh7qaRRG0iw";

#[test]
fn a_system_is_added_with_its_key_and_asked_for_no_password() {
    let folder = Folder::new();
    let add = ["user", "add", "system", "--name", "Systemet", "--unit", "ekonomiskt-bistand", "--key"];
    let run = folder.run(&[&add[..], &[KEY]].concat(), "");
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{}", run.out);
    let added = folder.directory();
    let user = added.user("system").expect("added");
    assert_eq!((user.key(), user.password(), user.roles.as_slice()), (Some(KEY), None, &[Role::Worker][..]));
    let listed = folder.run(&["user", "list"], "").out;
    assert!(listed.contains("system\tSystemet\tworker\tekonomiskt-bistand\tsystem"), "{listed}");
    let listed = folder.run(&["user", "list", "--json"], "").out;
    assert!(listed.contains(KEY), "{listed}");

    assert_eq!(folder.run(&["user", "key", "system", OTHER_KEY], "").code, 0);
    assert_eq!(folder.directory().user("system").and_then(|user| user.key()), Some(OTHER_KEY));
    let before = folder.text("users.toml");
    for arguments in [
        &["user", "key", "system", "kort"][..],
        &["user", "key", "anna.lind", KEY],
        &["user", "key", "nobody", KEY],
        &["user", "password", "system", "--password-stdin"],
        &["user", "add", "b", "--name", "B", "--unit", "ekonomiskt-bistand", "--key", "kort"],
        &[
            "user",
            "add",
            "b",
            "--name",
            "B",
            "--unit",
            "ekonomiskt-bistand",
            "--key",
            KEY,
            "--role",
            "worker",
        ],
        &["user", "add", "b", "--name", "B", "--unit", "ekonomiskt-bistand"],
    ] {
        let run = folder.run(arguments, "fyra korta ord räcker\n");
        assert_ne!(run.code, 0, "{arguments:?}: {}", run.out);
    }
    assert_eq!(folder.text("users.toml"), before);
}

#[test]
fn a_poor_password_changes_nothing() {
    let folder = Folder::new();
    let before = folder.text("users.toml");
    for poor in ["", "elva tecken", "aaaaaaaaaaaaaaaa", "kerstin.berg"] {
        let run = folder.run(&["user", "password", "kerstin.berg", "--password-stdin"], &format!("{poor}\n"));
        assert_eq!(run.code, 1, "{poor}");
        assert!(poor.is_empty() || !run.err.contains(poor), "{}", run.err);
    }
    assert_eq!(folder.text("users.toml"), before);
    let run =
        folder.run(&["user", "password", "kerstin.berg", "--password-stdin"], "ett nytt långt lösenord");
    assert_eq!(run.code, 0, "{}", run.err);
    let directory = folder.directory();
    let kept = directory.user("kerstin.berg").and_then(|user| user.password());
    assert!(password::verify("ett nytt långt lösenord", kept));
}

#[test]
fn a_user_of_an_unknown_unit_is_refused_and_the_file_stays() {
    let folder = Folder::new();
    let before = folder.text("users.toml");
    let add = [
        "user",
        "add",
        "sara.ek",
        "--name",
        "S",
        "--role",
        "worker",
        "--unit",
        "nowhere",
        "--password-stdin",
    ];
    let run = folder.run(&add, "fyra korta ord räcker");
    assert_eq!(run.code, 1);
    assert!(run.err.contains("nowhere"), "{}", run.err);
    assert_eq!(folder.text("users.toml"), before);
    assert!(!folder.path("users.toml.new").exists());
}

#[test]
fn a_user_is_locked_out_after_a_yes() {
    let folder = Folder::new();
    let no = folder.run(&["user", "disable", "anna.lind"], "\n");
    assert_eq!(no.code, 1);
    assert!(no.err.starts_with("Lock anna.lind out? [y/N]"), "{}", no.err);
    assert!(!folder.directory().user("anna.lind").expect("there").disabled);

    let yes = folder.run(&["user", "disable", "anna.lind"], "y\n");
    assert_eq!(yes.code, 0, "{}", yes.err);
    assert!(folder.directory().user("anna.lind").expect("there").disabled);
    let listed = folder.run(&["user", "list"], "");
    assert!(listed.out.lines().any(|line| line.starts_with("anna.lind\t") && line.ends_with("disabled")));

    assert_eq!(folder.run(&["user", "enable", "anna.lind"], "").code, 0);
    assert!(!folder.directory().user("anna.lind").expect("there").disabled);
    assert_eq!(folder.run(&["user", "disable", "nobody", "--yes"], "").code, 1);
}

#[test]
fn a_user_may_see_protected_particulars_until_it_is_taken_back() {
    let folder = Folder::new();
    let may = || folder.directory().user("anna.lind").expect("there").protected;
    assert!(!may());
    let run = folder.run(&["user", "protected", "anna.lind"], "");
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{}", run.out);
    assert!(may());
    assert!(folder.text("users.toml").starts_with("# mine: keep\n"), "comments stay");
    assert!(folder.directory().user("omar.haddad").expect("there").protected, "nobody else changes");

    let run = folder.run(&["user", "protected", "anna.lind", "--off"], "");
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{}", run.out);
    assert!(!may());
    assert_eq!(folder.run(&["user", "protected", "anna.lind", "--off"], "").code, 0, "off stays off");

    let before = folder.text("users.toml");
    assert_eq!(folder.run(&["user", "protected", "nobody"], "").code, 1);
    assert_eq!(folder.text("users.toml"), before);
}

#[test]
fn a_list_as_json_holds_no_hash() {
    let folder = Folder::new();
    let run = folder.run(&["user", "list", "--json"], "");
    assert_eq!(run.out.lines().count(), 4);
    for line in run.out.lines() {
        let user: serde_json::Value = serde_json::from_str(line).expect("JSON");
        assert!(user["id"].is_string() && user["roles"].is_array());
    }
    assert!(!run.out.contains("argon2"), "{}", run.out);
}

#[test]
fn a_recipient_is_added_confirmed_and_enrolled() {
    let folder = Folder::new();
    let add = [
        "recipient",
        "add",
        "vc-nya",
        "--name",
        "Nya vårdcentralen",
        "--kind",
        "clinic",
        "--region",
        "Region Exempel",
        "--mailbox",
        "nya@vard.example",
        "--escalation-mailbox",
        "chef@vard.example",
    ];
    let run = folder.run(&add, "");
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(!folder.directory().recipient("vc-nya").expect("added").can_be_chosen());
    assert_eq!(folder.run(&add, "").code, 1, "an id may be used once");

    let run = folder.run(&["recipient", "confirm-mailbox", "vc-nya", "--date", "2026-11-20"], "");
    assert_eq!(run.code, 0, "{}", run.err);
    let confirmed = folder.directory().recipient("vc-nya").expect("there").mailbox_verified;
    assert_eq!(confirmed.map(|date| date.to_string()).as_deref(), Some("2026-11-20"));

    let letter = folder.path("letter.pdf");
    let enrol = ["recipient", "enrol", "vc-nya", "--json", "--out", letter.to_str().expect("UTF-8")];
    let run = folder.run(&enrol, "");
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    let shown: serde_json::Value = serde_json::from_str(&run.out).expect("JSON");
    let keys = folder.directory().recipient("vc-nya").expect("there").keys.clone().expect("enrolled");
    assert_eq!(shown["keys"]["sealing"], keys.sealing.as_str());
    let pdf = std::fs::read(&letter).expect("a letter");
    assert!(pdf.starts_with(b"%PDF-"));
    read::attachments(&pdf).expect("a sound PDF");
    let mode = std::fs::metadata(&letter).expect("there").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    assert!(folder.text("recipients.toml").starts_with("# mine: keep\n"));
}

#[test]
fn a_key_is_replaced_only_after_a_yes_and_no_file_is_overwritten() {
    let folder = Folder::new();
    let (first, second) = (folder.path("1.pdf"), folder.path("2.pdf"));
    let enrol = |file: &Path, input: &str| {
        folder.run(&["recipient", "enrol", "verkstan", "--out", file.to_str().expect("UTF-8")], input)
    };
    let keys = || folder.directory().recipient("verkstan").expect("there").keys.clone();
    assert_eq!(enrol(&first, "").code, 0);
    let old = keys().expect("enrolled");

    let no = enrol(&second, "n\n");
    assert_eq!(no.code, 1);
    assert!(no.err.contains("has a key already"), "{}", no.err);
    assert!(!second.exists());
    let taken = enrol(&first, "y\n");
    assert_eq!(taken.code, 1, "the letter of the first key stays");
    assert_eq!(keys(), Some(old.clone()));

    assert_eq!(enrol(&second, "y\n").code, 0);
    assert_ne!(keys(), Some(old.clone()));

    // What the old ones signed stays provable.
    assert_eq!(enrol(&folder.path("3.pdf"), "y\n").code, 0);
    let former = folder.directory().recipient("verkstan").expect("there").former_keys.clone();
    assert_eq!((former.len(), former[0].signing.as_str()), (2, old.signing.as_str()));
    assert_eq!((former[0].enrolled, former[0].retired >= old.enrolled), (old.enrolled, true));
    let text = folder.text("recipients.toml");
    assert!(text.starts_with("# mine: keep\n") && text.contains("[[recipient.former_keys]]"), "{text}");
}

#[test]
fn a_recipient_with_a_bad_address_is_refused_in_words() {
    let folder = Folder::new();
    let before = folder.text("recipients.toml");
    let add =
        ["recipient", "add", "x", "--name", "X", "--kind", "clinic", "--region", "R", "--mailbox", "nobody"];
    let run = folder.run(&add, "");
    assert_eq!(run.code, 1);
    assert!(run.err.contains("recipient x.mailbox: Is not an email address"), "{}", run.err);
    assert_eq!(folder.text("recipients.toml"), before);
}

#[test]
fn the_file_keeps_its_permissions() {
    let folder = Folder::new();
    let file = folder.path("recipients.toml");
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o640)).expect("set");
    assert_eq!(folder.run(&["recipient", "confirm-mailbox", "smartrehab-linden"], "").code, 0);
    assert_eq!(std::fs::metadata(&file).expect("there").permissions().mode() & 0o777, 0o640);
    assert!(folder.directory().recipient("smartrehab-linden").expect("there").can_be_chosen());
}

#[test]
fn a_change_says_which_file_it_is_in() {
    let folder = Folder::new();
    let run = folder.run(&[ADD, &["--password-stdin"]].concat(), "fyra korta ord räcker\n");
    assert!(run.out.contains(&folder.file("users.toml")), "{}", run.out);
}

#[test]
fn a_mailbox_is_not_confirmed_in_the_days_to_come() {
    let folder = Folder::new();
    let before = folder.text("recipients.toml");
    let run = folder.run(&["recipient", "confirm-mailbox", "vc-norrskogen", "--date", "2199-01-01"], "");
    assert_eq!((run.code, folder.text("recipients.toml")), (2, before), "{}", run.out);
    assert!(run.err.contains("2199-01-01"), "{}", run.err);
    let run = folder.run(&["recipient", "confirm-mailbox", "vc-norrskogen", "--date", "2026-01-02"], "");
    assert_eq!(run.code, 0, "{}", run.err);
}

#[test]
fn the_list_says_where_else_a_mailbox_may_be_confirmed() {
    let folder = Folder::new();
    let run = folder.run(&["recipient", "list"], "");
    assert!(
        run.out.contains("not confirmed in recipients.toml") && run.err.contains("/mailbox"),
        "{}",
        run.err
    );
    let run = folder.run(&["recipient", "list", "--json"], "");
    assert_eq!(run.err, "");
}

#[test]
fn before_the_first_start_nobody_is_sent_to_a_backup() {
    let folder = Folder::new();
    for command in [&["recipient", "verify-mailbox", "vc-norrskogen"][..], &["keys", "rotate", "--yes"]] {
        let run = folder.run(command, "");
        assert_eq!(run.code, 1);
        assert!(run.err.contains("starts for the first time") && !run.err.contains("backup"), "{}", run.err);
    }
}

#[test]
fn a_folder_that_takes_no_file_is_not_a_file_that_can_not_be_read() {
    let file = Path::new("/nowhere/users.toml").to_owned();
    let error = std::io::Error::from(std::io::ErrorKind::PermissionDenied);
    let said =
        underlag::cli::edited::failed(Language::En, &edit::Error::Unwritable { file, error }).to_string();
    assert!(said.contains("can't be written") && said.contains("folder"), "{said}");
}

/// Runs as many commands at once.
fn at_once(folder: &Folder, commands: &[Vec<String>]) {
    std::thread::scope(|scope| {
        let running: Vec<_> = commands
            .iter()
            .map(|command| {
                scope.spawn(move || {
                    let arguments: Vec<&str> = command.iter().map(String::as_str).collect();
                    folder.run(&arguments, "fyra korta ord räcker\n")
                })
            })
            .collect();
        for command in running {
            let run = command.join().expect("no panic");
            assert_eq!((run.code, run.err.as_str()), (0, ""), "{}", run.out);
        }
    });
}

#[test]
fn users_that_are_added_at_once_are_all_there() {
    let folder = Folder::new();
    let add = |number| {
        let words = ["user", "add", "--name", "N", "--role", "worker", "--unit", "ekonomiskt-bistand"];
        let id = format!("user-{number}");
        let words = words.into_iter().map(str::to_owned);
        words.chain(["--password-stdin".to_owned(), id]).collect::<Vec<_>>()
    };
    at_once(&folder, &(0..8).map(add).collect::<Vec<_>>());
    let directory = folder.directory();
    for number in 0..8 {
        assert!(directory.user(&format!("user-{number}")).is_some(), "user-{number}");
    }
}

#[test]
fn every_letter_of_recipients_that_are_enrolled_at_once_has_its_key_in_the_directory() {
    let folder = Folder::new();
    let before = folder.directory();
    let some: Vec<&str> = before.recipients.iter().map(|recipient| recipient.id.as_str()).take(4).collect();
    assert_eq!(some.len(), 4);
    let enrol = |id: &&str| {
        let out = folder.file(&format!("{id}.pdf"));
        ["recipient", "enrol", id, "--yes", "--out", &out].map(str::to_owned).to_vec()
    };
    at_once(&folder, &some.iter().map(enrol).collect::<Vec<_>>());
    let after = folder.directory();
    for id in some {
        let letter = std::fs::read(folder.path(&format!("{id}.pdf"))).expect("a letter");
        assert!(letter.starts_with(b"%PDF-"), "{id}");
        let keys = |directory: &Directory| directory.recipient(id).expect("there").keys.clone();
        assert!(keys(&after).is_some(), "{id}");
        assert_ne!(keys(&after), keys(&before), "{id}");
    }
}

#[test]
fn a_letter_that_cannot_be_written_leaves_the_directory_as_it_was() {
    let folder = Folder::new();
    let before = folder.text("recipients.toml");
    let id = folder.directory().recipients[0].id.clone();
    let out = folder.file("no-such-folder/letter.pdf");
    assert_eq!(folder.run(&["recipient", "enrol", &id, "--yes", "--out", &out], "").code, 1);
    assert_eq!(folder.text("recipients.toml"), before);
}

#[test]
fn a_key_that_begins_with_a_hyphen_is_taken_for_a_key() {
    const HYPHEN: &str = "-xOr06VAl2CC9RTId6EfpUtQm31yAWQRr-IP8KMYmlc";
    let folder = Folder::new();
    let add = ["user", "add", "system", "--name", "S", "--unit", "ekonomiskt-bistand", "--key", HYPHEN];
    assert_eq!(folder.run(&add, "").code, 0);
    assert_eq!(folder.run(&["user", "key", "system", KEY], "").code, 0);
    assert_eq!(folder.run(&["user", "key", "system", HYPHEN], "").code, 0);
    assert_eq!(folder.directory().user("system").and_then(|user| user.key()), Some(HYPHEN));
}
