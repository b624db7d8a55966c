//! The words that consents are read in: ours, and an organisation's own.

use std::fs;
use std::path::Path;

use tempfile::TempDir;
use underlag::config::{Config, Fault};
use underlag::crypto::hash::Hash;
use underlag::domain::consent::{ConsentTerms, ReadText};
use underlag::domain::{Language, Wording};
use underlag::exchange::consent::{self, Giver};
use underlag::exchange::words::ConsentWords;
use underlag::exchange::{Error, consent_file};
use underlag::text::wording::{KEYS, Words, file_name};

use super::gateway::{TestGateway, subject};

/// Ours, as a folder that somebody has copied.
fn copied() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for wording in Wording::ALL {
        fs::write(folder.path().join(file_name(wording)), Words::ours(wording).source()).expect("written");
    }
    folder
}

fn load(folder: &Path) -> Result<ConsentWords, Vec<Fault>> {
    let mut config = Config::default();
    config.consent.texts = Some(folder.to_owned());
    ConsentWords::of_settings(&config).map_err(|faults| faults.0)
}

/// Faults of a changed Swedish file, as key and code.
fn faults_of(change: impl Fn(&str) -> String) -> Vec<(String, &'static str)> {
    let folder = copied();
    let file = folder.path().join("sv.ftl");
    fs::write(&file, change(Words::ours(Wording::Sv).source())).expect("written");
    let faults = load(folder.path()).err().expect("faults");
    assert!(faults.iter().all(|fault| fault.file == file));
    faults.into_iter().map(|fault| (fault.key, fault.code)).collect()
}

#[test]
fn ours_have_every_key_and_say_which_they_are() {
    let words = ConsentWords::of_settings(&Config::default()).expect("ours");
    for (wording, version) in Wording::ALL.into_iter().zip(["2-sv", "2-sv-easy", "2-en"]) {
        let source = Words::ours(wording).source().to_owned();
        let hash = Some(Hash::of(source.as_bytes()).to_string());
        assert_eq!(words.named(wording), ReadText { version: version.to_owned(), hash });
        let keys = source.lines().filter(|line| line.starts_with("document-consent-")).count();
        assert_eq!(keys, KEYS.len(), "{version}");
    }
    assert_eq!(words.of(Wording::SvEasy).get("document-consent-right-free").lines().count(), 3);
}

#[test]
fn an_organisations_own_words_take_the_place_of_ours() {
    let folder = copied();
    let own = Words::ours(Wording::Sv).source().replace("Underskrifter", "Namnteckningar");
    fs::write(folder.path().join("sv.ftl"), &own).expect("written");
    let words = load(folder.path()).unwrap_or_else(|faults| panic!("{faults:?}"));
    assert_eq!(words.of(Wording::Sv).get("document-consent-signatures"), "Namnteckningar");
    let named = words.named(Wording::Sv);
    assert_eq!((named.version.as_str(), named.hash), ("own-sv", Some(Hash::of(own.as_bytes()).to_string())));
}

#[test]
fn every_fault_is_told_with_file_and_key() {
    let without = |key: &'static str| {
        move |ours: &str| {
            let kept = ours.lines().filter(|line| !line.starts_with(&format!("{key} =")));
            kept.collect::<Vec<_>>().join("\n")
        }
    };
    for key in KEYS.iter().map(|(key, _)| *key) {
        assert_eq!(faults_of(without(key)), [(key.to_owned(), "words-missing")]);
    }
    let revoke = "document-consent-right-revoke".to_owned();
    let replaced = |from: &'static str, to: &'static str| move |ours: &str| ours.replace(from, to);
    assert_eq!(
        faults_of(replaced("ring { $telephone }", "ring oss")),
        [(revoke.clone(), "words-no-variable")]
    );
    assert_eq!(
        faults_of(replaced("ring { $telephone }", "ring { $telephone } { $phone }")),
        [(revoke, "words-unknown-variable")]
    );
    assert_eq!(
        faults_of(|ours| format!("{ours}document-consent-law = Igen\ndocument-consent-lag = X\n")),
        [
            ("document-consent-law".to_owned(), "words-twice"),
            ("document-consent-lag".to_owned(), "words-unknown")
        ]
    );
    assert_eq!(faults_of(|ours| format!("{ours}inte fluent\n")), [(String::new(), "words-unreadable")]);
}

#[test]
fn a_file_that_is_not_there_is_told() {
    let folder = copied();
    fs::remove_file(folder.path().join("sv-easy.ftl")).expect("removed");
    let faults = load(folder.path()).err().expect("a fault");
    assert_eq!(faults.len(), 1);
    assert_eq!((faults[0].code, faults[0].file.ends_with("sv-easy.ftl")), ("unreadable", true));
}

#[tokio::test]
async fn a_consent_says_which_words_were_read() {
    let gateway = TestGateway::new();
    let easy = gateway.words.named(Wording::SvEasy);
    let pdf = gateway.consent_pdf(ConsentTerms { text: easy.clone(), ..gateway.terms() }).await;
    let held = consent_file::read(&gateway, &pdf, gateway.now()).expect("our own");
    assert_eq!((&held.terms().text, held.terms().language), (&easy, Language::Sv));

    let unknown = ReadText { hash: Some("A".repeat(43)), ..easy };
    let terms = ConsentTerms { text: unknown, ..gateway.terms() };
    let given =
        consent::give(&gateway, &gateway.worker(), Giver::alone(&subject()), terms, gateway.now()).await;
    assert!(matches!(given.err(), Some(Error::Internal(_))), "words that nobody read");
}
