//! Units, users and recipients.

use std::path::Path;

use ring::rand::SystemRandom;
use serde::Serialize;
use underlag::config::{Directory, Faults};
use underlag::domain::language::Language;

use super::{shipped, told};

const HASH: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$xufPPUiWLKdDcG8aIz/U6g$j3gzwSQReUaQR+xGsBuWFFc98mHIAJ/j5FJPmE73O6E";
const SEALING: &str = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";
const SIGNING: &str = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";

fn unit(id: &str) -> String {
    format!(
        "[[unit]]\nid = \"{id}\"\nname = \"N\"\norganisation = \"O\"\nmailbox = \"{id}@k.example\"\n\
         telephone = \"0\"\ndiary_prefix = \"D\"\nbilling_reference = \"B\"\n"
    )
}

fn user(id: &str, units: &str) -> String {
    format!(
        "[[user]]\nid = \"{id}\"\nname = \"N\"\nroles = [\"worker\"]\nunits = [{units}]\npassword = \"{HASH}\"\n"
    )
}

fn recipient(id: &str, more: &str) -> String {
    format!(
        "[[recipient]]\nid = \"{id}\"\nname = \"N\"\nkind = \"clinic\"\nregion = \"R\"\n\
         mailbox = \"{id}@v.example\"\n{more}"
    )
}

fn write(folder: &Path, units: &str, users: &str, recipients: &str) {
    for (file, text) in [("units.toml", units), ("users.toml", users), ("recipients.toml", recipients)] {
        std::fs::write(folder.join(file), text).expect("written");
    }
}

fn load(units: &str, users: &str, recipients: &str) -> Result<Directory, Faults> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    write(folder.path(), units, users, recipients);
    Directory::load(folder.path())
}

fn faults_of(units: &str, users: &str, recipients: &str) -> Vec<String> {
    told(&load(units, users, recipients).expect_err("faulty").0)
}

#[test]
fn the_shipped_directories_are_sound() {
    assert_eq!(Directory::load(&shipped("")).expect("no faults"), Directory::default());
    let demo = Directory::load(&shipped("demo")).expect("no faults");
    assert_eq!((demo.units.len(), demo.users.len(), demo.recipients.len()), (2, 4, 10));
    assert!(demo.recipients.iter().any(|recipient| !recipient.can_be_chosen()));
    assert!(demo.recipients.iter().any(|recipient| recipient.language == Language::En));
    for address in demo.recipients.iter().map(|r| &r.mailbox).chain(demo.units.iter().map(|u| &u.mailbox)) {
        assert!(address.ends_with(".example"), "{address} might be somebody's");
    }
}

#[test]
fn what_the_domain_writes_is_read_back_whole() {
    #[derive(Serialize)]
    struct Units<'a> {
        unit: &'a [underlag::domain::unit::Unit],
    }
    #[derive(Serialize)]
    struct Users<'a> {
        user: &'a [underlag::domain::actor::User],
    }
    #[derive(Serialize)]
    struct Recipients<'a> {
        recipient: &'a [underlag::domain::recipient::Recipient],
    }
    let keys = format!(
        "hsa_id = \"SE2321000016-1003\"\nmailbox_verified = 2026-11-20\nescalation_mailbox = \"e@v.example\"\n\
         telephone = \"1\"\nlanguage = \"en\"\n[recipient.keys]\nsealing = \"{SEALING}\"\n\
         signing = \"{SIGNING}\"\nenrolled = 2026-11-21\n\
         [[recipient.former_keys]]\nsealing = \"{SEALING}\"\nsigning = \"{SIGNING}\"\nenrolled = 2026-01-02\n\
         retired = 2026-11-21\n"
    );
    let units = unit("u") + &format!("billing_address = \"A\"\nrecovery_recipient = \"{SEALING}\"\n");
    let first = load(&units, &(user("a.b", "\"u\"") + "disabled = true\n"), &recipient("r", &keys))
        .expect("no faults");
    let again = load(
        &toml::to_string(&Units { unit: &first.units }).expect("TOML"),
        &toml::to_string(&Users { user: &first.users }).expect("TOML"),
        &toml::to_string(&Recipients { recipient: &first.recipients }).expect("TOML"),
    )
    .expect("no faults");
    assert_eq!(again, first);
    let key = format!("key = \"{SIGNING}\"");
    let first = load(&unit("u"), &system("s", &key), "").expect("no faults");
    let users = toml::to_string(&Users { user: &first.users }).expect("TOML");
    assert_eq!(load(&unit("u"), &users, "").expect("no faults"), first);
    let first = again;
    assert_eq!(first.recipients[0].former_keys.len(), 1);
    assert!(first.recipients[0].keys.is_some() && first.users[0].disabled);
    assert!(first.units[0].recovery_recipient.is_some());
}

#[test]
fn an_id_may_be_used_once() {
    let faults = faults_of(&(unit("u") + &unit("u")), "", &(recipient("r", "") + &recipient("r", "")));
    assert_eq!(faults, ["10 unit u.id duplicate", "8 recipient r.id duplicate"]);
}

#[test]
fn ids_are_plain() {
    for bad in ["Upper", "två", "a b", "-a", "a_b", "a/b", ""] {
        assert_eq!(
            faults_of(&unit("u"), "", &recipient("r", "").replace("\"r\"", &format!("\"{bad}\""))),
            [format!("2 recipient {bad}.id id")]
        );
    }
}

#[test]
fn a_user_belongs_to_units_that_exist() {
    assert_eq!(faults_of(&unit("u"), &user("a", "\"u\", \"x\""), ""), ["5 user a.units unknown-unit"]);
}

/// A user that has this instead of a password.
fn system(id: &str, instead: &str) -> String {
    user(id, "\"u\"").replace(&format!("password = \"{HASH}\""), instead)
}

#[test]
fn a_system_has_a_key_and_a_person_a_password() {
    let key = format!("key = \"{SIGNING}\"");
    let directory = load(&unit("u"), &(system("s", &key) + &user("a", "\"u\"")), "").expect("no faults");
    assert_eq!((directory.users[0].key(), directory.users[0].password()), (Some(SIGNING), None));
    assert_eq!((directory.users[1].key(), directory.users[1].password()), (None, Some(HASH)));
    let both = format!("{key}\npassword = \"{HASH}\"");
    let faults = |instead: &str| faults_of(&unit("u"), &system("s", instead), "");
    assert_eq!(faults(&both), ["6 user s.key password-and-key"]);
    assert_eq!(faults(""), ["2 user s.password missing"]);
    for bad in ["kort", &SIGNING[1..], &format!("{SIGNING}=")] {
        assert_eq!(faults(&format!("key = \"{bad}\"")), ["6 user s.key signing-key"], "{bad}");
    }
    let coordinates = system("s", &key).replace("\"worker\"", "\"worker\", \"coordinator\"");
    assert_eq!(faults_of(&unit("u"), &coordinates, ""), ["4 user s.roles system-role"]);
}

#[test]
fn a_password_in_clear_is_refused_and_not_repeated() {
    let faults = load(&unit("u"), &user("a", "\"u\"").replace(HASH, "hemligt"), "").expect_err("clear text");
    assert_eq!(told(&faults.0), ["6 user a.password password"]);
    assert!(!faults.to_string().contains("hemligt"));
}

#[test]
fn a_password_is_a_hash_as_we_make_it() {
    let users = |password: &str| user("a", "\"u\"").replace(HASH, password);
    let kept = underlag::crypto::password::hash("räksmörgås 12", &SystemRandom::new()).expect("hashes");
    assert!(load(&unit("u"), &users(&kept), "").is_ok());
    let bad = ["", "$2b$12$abcdefghijklmnopqrstuu", "$argon2i$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$aGFzaGhhc2g"];
    for bad in bad {
        let faults = load(&unit("u"), &users(bad), "").expect_err(bad);
        assert_eq!(told(&faults.0), ["6 user a.password password"], "{bad}");
    }
}

#[test]
fn missing_and_unknown_keys_are_told_with_the_entry() {
    let faults = faults_of("[[unit]]\nid = \"u\"\nnamn = \"N\"\n", "", "");
    assert_eq!(
        faults,
        [
            "2 unit u.name missing",
            "2 unit u.organisation missing",
            "2 unit u.mailbox missing",
            "2 unit u.telephone missing",
            "2 unit u.diary_prefix missing",
            "2 unit u.billing_reference missing",
            "3 unit u.namn unknown-key",
        ]
    );
}

/// They stand in letters, lists and documents.
#[test]
fn a_name_is_one_line_of_what_is_seen() {
    let named = |name: &str| unit("u").replace("name = \"N\"", &format!("name = \"{name}\""));
    for name in ["N\\r\\nBcc: a@b.example", "N\\u0000", "N\\u202EN", "N\\u200B", "N\\uFFFE"] {
        assert_eq!(faults_of(&named(name), "", ""), ["3 unit u.name unseen"], "{name}");
    }
    assert_eq!(faults_of(&named("\\u200B\\u2800"), "", ""), ["3 unit u.name blank"]);
    let person = user("p", "\"u\"").replace("name = \"N\"", "name = \"A\\u202Enna\"");
    assert_eq!(faults_of(&unit("u"), &person, ""), ["3 user p.name unseen"]);
    let clinic = recipient("r", "").replace("region = \"R\"", "region = \"R\\nS\"");
    assert_eq!(faults_of(&unit("u"), "", &clinic), ["5 recipient r.region unseen"]);
}

#[test]
fn keys_mailboxes_and_hsa_ids_have_their_shape() {
    let more = "hsa_id = \"2321000016\"\nescalation_mailbox = \"nobody\"\nmailbox_verified = \"in May\"\n\
                [recipient.keys]\nsealing = \"age1xyz\"\nsigning = \"AAAA\"\nenrolled = 2026-11-21\n";
    let text = recipient("r", more).replace("r@v.example", "r at v");
    assert_eq!(
        faults_of(&unit("u"), "", &text),
        [
            "7 recipient r.hsa_id hsa-id",
            "6 recipient r.mailbox mailbox",
            "9 recipient r.mailbox_verified expected",
            "8 recipient r.escalation_mailbox mailbox",
            "11 recipient r.keys.sealing sealing-key",
            "12 recipient r.keys.signing signing-key",
        ]
    );
}

#[test]
fn a_secret_age_identity_is_not_a_public_key() {
    let more = "[recipient.keys]\nsealing = \"AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX\"\n\
                signing = \"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"\nenrolled = 2026-11-21\n";
    assert_eq!(faults_of(&unit("u"), "", &recipient("r", more)), ["8 recipient r.keys.sealing sealing-key"]);
}

#[test]
fn a_missing_file_is_told() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    write(folder.path(), &unit("u"), "", "");
    std::fs::remove_file(folder.path().join("users.toml")).expect("removed");
    let faults = Directory::load(folder.path()).expect_err("a file is missing");
    assert_eq!(told(&faults.0), ["-  unreadable"]);
}

#[test]
fn entries_are_lists() {
    assert_eq!(faults_of("[unit]\nid = \"u\"\n", "", ""), ["1 unit not-a-list"]);
    assert_eq!(faults_of("[[units]]\nid = \"u\"\n", "", ""), ["1 units unknown-section"]);
}

#[test]
fn a_recipient_says_when_it_is_closed() {
    let closed =
        "closed = [{ from = 2026-07-06, to = 2026-07-31 }, { from = 2026-12-23, to = 2026-12-23 }]\n";
    let directory = load("", "", &recipient("a", closed)).expect("no faults");
    let days: Vec<String> =
        directory.recipients[0].closed.iter().map(|c| format!("{}/{}", c.from, c.to)).collect();
    assert_eq!(days, ["2026-07-06/2026-07-31", "2026-12-23/2026-12-23"]);
    for (closed, code) in [
        ("[{ from = 2026-07-31, to = 2026-07-06 }]", "closed-backwards"),
        ("[{ from = 2026-07-06, to = 2027-08-31 }]", "closed-for-long"),
        ("[{ from = 2026-07-06 }]", "expected"),
        ("[{ from = 2026-07-06, to = 2026-07-31, why = \"x\" }]", "expected"),
        ("[{ from = \"July\", to = 2026-07-31 }]", "expected"),
        ("[2026-07-06]", "expected"),
        ("true", "expected"),
    ] {
        let text = recipient("a", &format!("closed = {closed}\n"));
        assert_eq!(faults_of("", "", &text), [format!("7 recipient a.closed {code}")], "{closed}");
    }
}
