//! Bad settings: all faults together, each with its place.

use std::time::Duration;

use underlag::config::{Config, Tls, Transport};
use underlag::domain::language::Language;
use underlag::text;

use crate::patterns::pattern;

use super::{load, load_with, told};

fn faults_of(text: &str) -> Vec<String> {
    told(&load(text).expect_err("faulty").0)
}

#[test]
fn an_empty_file_has_the_defaults() {
    let mut config = load("").expect("no faults");
    config.folder = Config::default().folder;
    assert_eq!(config, Config::default());
}

#[test]
fn all_faults_are_told_together_with_their_lines() {
    let text = "[server]\nlisten = \"here\"\nbehind_proxy = 1\nlisen = \"x\"\n\n[mail]\nport = 70000\n\
                tls = \"ssl\"\n\n[sever]\nx = 1\n";
    assert_eq!(
        faults_of(text),
        [
            "10 sever unknown-section",
            "2 server.listen expected",
            "3 server.behind_proxy expected",
            "4 server.lisen unknown-key",
            "7 mail.port range",
            "8 mail.tls expected",
        ]
    );
}

#[test]
fn a_missing_file_is_a_fault() {
    let faults = Config::load("/nowhere/underlag.toml".as_ref(), &std::collections::BTreeMap::new())
        .expect_err("not there");
    assert_eq!(told(&faults.0), ["-  unreadable"]);
}

#[test]
fn broken_toml_tells_the_line_but_not_its_content() {
    let faults = load("[mail]\nport = 25\npassword = hemligt-lösen\n").expect_err("not TOML");
    assert_eq!(told(&faults.0), ["3  syntax"]);
    assert!(!faults.to_string().contains("hemligt"), "{faults}");
}

#[test]
fn a_password_in_the_file_is_refused_and_not_repeated() {
    let faults = load("[mail]\npassword = \"hemligt-lösen\"\n").expect_err("no such key");
    assert_eq!(told(&faults.0), ["2 mail.password unknown-key"]);
    assert!(!faults.to_string().contains("hemligt"), "{faults}");
}

#[test]
fn unprotected_mail_stays_on_this_machine() {
    assert_eq!(faults_of("[mail]\nhost = \"smtp.example.se\"\n"), ["2 mail.host tls-none"]);
    assert_eq!(faults_of("[mail]\nhost = \"smtp.example.se\"\ntls = \"none\"\n"), ["3 mail.tls tls-none"]);
    for host in ["localhost", "127.0.0.1", "::1"] {
        load(&format!("[mail]\nhost = \"{host}\"\ntls = \"none\"\n")).expect("loopback");
    }
}

#[test]
fn username_and_password_belong_together() {
    assert_eq!(faults_of("[mail]\nusername = \"u\"\n"), ["2 mail.username username-and-password"]);
    assert_eq!(faults_of("[mail]\npassword_file = \"p\"\n"), ["2 mail.password_file username-and-password"]);
}

#[test]
fn the_base_url_is_https_and_bare() {
    for bad in [
        "http://underlag.example.se",
        "https://underlag.example.se/",
        "https://underlag.example.se/x",
        "https://underlag.example.se?x",
        "https://user@underlag.example.se",
        "underlag.example.se",
        "",
    ] {
        let text = format!("[server]\nbase_url = \"{bad}\"\n");
        assert_eq!(faults_of(&text), ["2 server.base_url base-url"], "{bad}");
    }
    for good in ["https://underlag.example.se", "https://[::1]:8443", "http://127.0.0.1:8080"] {
        let config = load(&format!("[server]\nbase_url = \"{good}\"\n")).expect(good);
        assert_eq!(config.server.base_url, good);
    }
}

#[test]
fn limits_hold_each_other() {
    assert_eq!(
        faults_of("[limits]\nattachment_mib = 30\nattachments_mib = 25\nrequest_mib = 25\n"),
        ["2 limits.attachment_mib at-most", "3 limits.attachments_mib less-than"]
    );
    assert_eq!(
        faults_of("[session]\nidle_minutes = 60\nabsolute_minutes = 30\n"),
        ["2 session.idle_minutes at-most"]
    );
    assert_eq!(faults_of("[session]\nidle_minutes = 0\n"), ["2 session.idle_minutes range"]);
}

#[test]
fn the_environment_overrides_the_file() {
    let config = load_with(
        "[server]\nlisten = \"127.0.0.1:1\"\n[mail]\nport = 26\n",
        &[
            ("UNDERLAG_SERVER_LISTEN", "127.0.0.1:2"),
            ("UNDERLAG_MAIL_PORT", "2525"),
            ("UNDERLAG_MAIL_TRANSPORT", "directory"),
            ("UNDERLAG_MAIL_TLS", "starttls"),
            ("UNDERLAG_SERVER_BEHIND_PROXY", "true"),
            ("UNDERLAG_GATEWAY_LANGUAGE", "en"),
            ("UNDERLAG_SESSION_IDLE_MINUTES", "5"),
            ("UNDERLAG_GATEWAY_DATA_DIR", "here"),
            ("UNDERLAG_CONFIG", "is not a section"),
        ],
    )
    .expect("no faults");
    assert_eq!(config.server.listen.port(), 2);
    assert_eq!((config.mail.port, config.mail.transport), (2525, Transport::Directory));
    assert_eq!(config.mail.tls, Tls::Starttls);
    assert!(config.server.behind_proxy);
    assert_eq!(config.gateway.language, Language::En);
    assert_eq!(config.session.idle, Duration::from_mins(5));
    assert_eq!(config.gateway.data_dir, config.folder.join("here"));
}

#[test]
fn a_wrong_override_is_told_by_its_variable() {
    let faults = load_with(
        "",
        &[
            ("UNDERLAG_SERVER_LISTEN", "x"),
            ("UNDERLAG_MAIL_PORT", "0"),
            ("UNDERLAG_MAIL_PASSWORD", "hemligt"),
        ],
    )
    .expect_err("faulty");
    assert_eq!(
        told(&faults.0),
        [
            "- UNDERLAG_SERVER_LISTEN expected",
            "- UNDERLAG_MAIL_PORT range",
            "- UNDERLAG_MAIL_PASSWORD unknown-key",
        ]
    );
    assert!(!faults.to_string().contains("hemligt"));
}

#[test]
fn every_fault_has_words_in_both_languages() {
    let expected = pattern(r#"(?m)(?:EXPECTED(?:_LIST)?: &'static str = |^    \w+: |, a list: )"([a-z-]+)""#);
    let mut codes = Vec::new();
    for file in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/src/config")).expect("there") {
        let source = std::fs::read_to_string(file.expect("a file").path()).expect("text");
        codes.extend(expected.captures_iter(&source).map(|found| format!("config-expected-{}", &found[1])));
    }
    for code in [
        "unreadable",
        "syntax",
        "unknown-section",
        "unknown-key",
        "not-a-section",
        "not-a-list",
        "missing",
        "expected",
        "range",
        "at-most",
        "less-than",
        "blank",
        "id",
        "mailbox",
        "base-url",
        "tls-none",
        "username-and-password",
        "duplicate",
        "unknown-unit",
        "password",
        "sealing-key",
        "signing-key",
        "hsa-id",
    ] {
        codes.push(format!("config-{code}"));
    }
    assert!(codes.len() > 35, "the expectations are found in the source");
    for code in codes {
        for language in Language::ALL {
            assert!(text::has(language, &code), "{code} in {}", language.tag());
        }
    }
}

#[test]
fn the_gateways_name_is_one_line_of_what_is_seen() {
    for (name, code) in
        [("\\u200B", "blank"), ("Underlag\\r\\nX: y", "unseen"), ("Under\\u202Elag", "unseen")]
    {
        let faults = faults_of(&format!("[gateway]\nname = \"{name}\"\n"));
        assert_eq!(faults, [format!("2 gateway.name {code}")], "{name}");
    }
}
