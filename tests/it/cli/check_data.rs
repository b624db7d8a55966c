//! `underlag check`: what it looks into while the gateway is stopped, and that it never says "ok" about
//! what it did not look at.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use rcgen::{CertificateParams, KeyPair, date_time_ymd};
use ring::rand::SystemRandom;
use underlag::cli::cannot;
use underlag::clock::Clock;
use underlag::crypto::digest::Purpose;
use underlag::domain::audit::{Action, Agent, Event};
use underlag::domain::change::{Change, Write};
use underlag::domain::language::Language;
use underlag::domain::request::{Record, Sealed};
use underlag::server::app::{self, App};
use underlag::spool::{self, Spool};
use underlag::store::Store;

use super::folder::Folder;
use crate::mail::record;

/// What is said of one thing: its level, and everything about it.
fn said(folder: &Folder, what: &str, more: &[(&str, &str)]) -> (String, String) {
    let run = folder.run_with(&["check", "--json"], "", more);
    let line = run.out.lines().find_map(|line| {
        let finding: serde_json::Value = serde_json::from_str(line).expect("one object a line");
        (finding["what"] == what).then_some(finding)
    });
    let finding = line.unwrap_or_else(|| panic!("nothing about {what}: {}", run.out));
    let level = finding["level"].as_str().expect("a level").to_owned();
    assert_eq!(finding["ok"] == true, level == "ok", "{finding}");
    (level, finding["faults"].to_string())
}

fn level(folder: &Folder, what: &str) -> String {
    said(folder, what, &[]).0
}

/// A gateway that has been started and holds a request with a sealed document.
fn started(folder: &Folder) -> (Record, Sealed) {
    in_time(async {
        app::make_keys(&folder.config()).expect("made");
        let gateway = App::build(folder.config(), folder.directory(), clock()).expect("starts").gateway;
        let id = Spool::new_id(&SystemRandom::new()).expect("an id");
        let sealed = gateway.spool.put(id, b"sealed".to_vec()).await.expect("kept");
        let recipient = gateway.keys.digest.digest(Purpose::Recipient, b"smartrehab-linden");
        let record = Record { document: Some(sealed.clone()), recipient, ..record() };
        let event =
            Event::of_request(record.reference, Agent::Gateway, Action::RequestSent, None, record.sent_at);
        let writes = vec![Write::Record(Box::new(record.clone()))];
        let change = Change { writes, events: vec![event], ..Change::default() };
        gateway.store.commit(&change).await.expect("committed");
        (record, sealed)
    })
}

/// The command line has a runtime of its own, so the tests have theirs only now and then.
fn in_time<T>(what: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.expect("a runtime").block_on(what)
}

/// Monday 23 November 2026, ten o'clock in Sweden.
fn clock() -> Clock {
    Clock::starting_at("2026-11-23T09:00:00Z".parse().expect("a moment"))
}

fn place(folder: &Folder, sealed: &Sealed) -> std::path::PathBuf {
    spool::place(&folder.path("data/spool"), &sealed.id)
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

#[test]
fn a_sound_gateway_is_ok_and_untouched() {
    let folder = Folder::new();
    started(&folder);
    let before = fs::read(folder.path("data/store/db")).expect("there");
    for what in ["keys", "data", "store", "spool", "owners"] {
        assert_eq!(level(&folder, what), "ok", "{what}: {:?}", said(&folder, what, &[]));
    }
    assert_eq!(fs::read(folder.path("data/store/db")).expect("there"), before);
    assert!(!folder.path("data/store.look").exists());
}

#[test]
fn rows_that_cannot_be_read_are_named() {
    let folder = Folder::new();
    let (record, _) = started(&folder);
    let db = sled::open(folder.path("data/store")).expect("it opens");
    // Open requests, and the log.
    for prefix in [7_u8, 20] {
        let keys: Vec<_> = db.scan_prefix([prefix]).keys().map(|key| key.expect("read")).collect();
        assert!(!keys.is_empty());
        for key in keys {
            db.insert(key, b"torn").expect("written");
        }
    }
    drop(db);
    let (level, told) = said(&folder, "store", &[]);
    assert_eq!(level, "fault");
    assert!(told.contains("2 rows") && told.contains(&format!("OPEN {}", record.reference)), "{told}");
    assert!(told.contains("EVENTS 0"), "{told}");
}

#[test]
fn a_clock_far_ahead_of_the_last_time_known_is_a_warning() {
    let folder = Folder::new();
    started(&folder);
    for (known, expected) in [("2099-01-01T12:00:00Z", "ok"), ("2020-01-01T12:00:00Z", "warning")] {
        let at = known.parse().expect("a moment");
        let change = Change { writes: vec![Write::TimeKnown { at }], ..Change::default() };
        let store = Store::open(&folder.path("data/store")).expect("opens");
        in_time(store.commit(&change)).expect("committed");
        drop(store);
        let (level, told) = said(&folder, "clock", &[]);
        assert_eq!(level, expected);
        assert_eq!(
            told.contains("2020-01-01") && told.contains("--clock-is-right"),
            level == "warning",
            "{told}"
        );
    }
}

#[test]
fn while_the_gateway_runs_store_and_spool_are_not_looked_at() {
    let folder = Folder::new();
    started(&folder);
    let app = App::build(folder.config(), folder.directory(), clock()).expect("starts");
    for what in ["store", "spool", "clock"] {
        assert_eq!(level(&folder, what), "not-looked-at", "{what}");
    }
    assert!(said(&folder, "store", &[]).1.contains("The gateway is running"));
    assert_eq!(folder.run(&["check"], "").code, 0, "no fault was found");
    drop(app);
}

#[test]
fn a_store_that_lost_something_is_a_fault_with_what_to_do() {
    let folder = Folder::new();
    started(&folder);
    fs::remove_dir_all(folder.path("data/store")).expect("lost");
    let (level, told) = said(&folder, "store", &[]);
    assert_eq!(level, "fault");
    assert!(told.contains(&shown(&folder.path("data/head"))) && told.contains("Restore"), "{told}");
    let start = App::build(folder.config(), folder.directory(), clock());
    assert!(start.is_err(), "the start says the same");
    fs::remove_file(folder.path("data/head")).expect("lost as well");
    let (level, told) = said(&folder, "store", &[]);
    assert_eq!(level, "fault");
    assert!(told.contains(&shown(&folder.path("data/spool"))), "{told}");
    assert!(App::build(folder.config(), folder.directory(), clock()).is_err());
    assert!(!folder.path("data/store/db").exists(), "nothing was made beside the spool");
}

#[test]
fn a_damaged_snapshot_is_told_with_the_files_that_may_go() {
    let folder = Folder::new();
    started(&folder);
    drop(App::build(folder.config(), folder.directory(), clock()).expect("starts again"));
    for entry in fs::read_dir(folder.path("data/store")).expect("readable").flatten() {
        if entry.file_name().to_string_lossy().starts_with("snap.") {
            fs::write(entry.path(), b"torn").expect("written");
        }
    }
    let (level, told) = said(&folder, "store", &[]);
    assert_eq!(level, "fault");
    assert!(told.contains(&format!("{}/snap.*", shown(&folder.path("data/store")))), "{told}");
}

#[test]
fn a_missing_or_damaged_document_is_told_with_path_and_reference() {
    let folder = Folder::new();
    let (record, sealed) = started(&folder);
    let path = place(&folder, &sealed);
    for damage in [Some(b"sealeD"), None] {
        match damage {
            Some(bytes) => fs::write(&path, bytes).expect("written"),
            None => fs::remove_file(&path).expect("removed"),
        }
        let (level, told) = said(&folder, "spool", &[]);
        assert_eq!(level, "fault");
        assert!(told.contains(&shown(&path)) && told.contains(&record.reference.to_string()), "{told}");
    }
}

#[test]
fn documents_that_nobody_knows_are_a_warning() {
    let folder = Folder::new();
    started(&folder);
    let stray = Spool::open(&folder.path("data/spool")).expect("opens");
    let id = Spool::new_id(&SystemRandom::new()).expect("an id");
    let stray = in_time(stray.put(id, b"stray".to_vec())).expect("kept");
    let (level, told) = said(&folder, "spool", &[]);
    assert_eq!(level, "warning");
    assert!(told.contains(&shown(&place(&folder, &stray))), "{told}");
}

#[test]
fn other_keys_and_another_tenant_do_not_start_and_are_a_fault() {
    let folder = Folder::new();
    started(&folder);
    let (level, told) = said(&folder, "store", &[("UNDERLAG_GATEWAY_TENANT", "other")]);
    assert_eq!(level, "fault", "{told}");
    assert!(told.contains("tenant"), "{told}");
    let mut config = folder.config();
    config.gateway.tenant = "other".to_owned();
    assert!(App::build(config, folder.directory(), clock()).is_err());

    assert_eq!(folder.run(&["keys", "rotate", "--yes"], "").code, 0);
    assert_eq!(self::level(&folder, "store"), "ok", "the old key is among the retired ones");
    drop(App::build(folder.config(), folder.directory(), clock()).expect("starts with the new key"));

    for key in ["digest.key", "signing.pem"] {
        let (kept, path) = (folder.text(&format!("keys/{key}")), folder.path(&format!("keys/{key}")));
        let others = Folder::new();
        app::make_keys(&others.config()).expect("made");
        fs::write(&path, others.text(&format!("keys/{key}"))).expect("written");
        assert_eq!(self::level(&folder, "store"), "fault", "another {key}");
        let start = App::build(folder.config(), folder.directory(), clock());
        assert!(start.is_err(), "another {key}");
        fs::write(&path, kept).expect("put back");
    }
    drop(App::build(folder.config(), folder.directory(), clock()).expect("starts with its own"));
}

#[test]
fn what_others_may_read_and_what_lies_in_each_other_is_a_warning() {
    let folder = Folder::new();
    started(&folder);
    let open = |path: &str, mode: u32| {
        fs::set_permissions(folder.path(path), fs::Permissions::from_mode(mode)).expect("set");
    };
    for (path, mode, back) in
        [("data", 0o777, 0o700), ("data/store/db", 0o644, 0o600), ("keys", 0o755, 0o700)]
    {
        open(path, mode);
        let (level, told) = said(&folder, "owners", &[]);
        assert_eq!(level, "warning", "{path}");
        assert!(told.contains(&shown(&folder.path(path))), "{told}");
        open(path, back);
    }
    assert_eq!(level(&folder, "owners"), "ok");
    let keys = shown(&folder.path("data/keys"));
    let (level, told) = said(&folder, "owners", &[("UNDERLAG_GATEWAY_KEYS_DIR", &keys)]);
    assert_eq!(level, "warning", "{told}");
    assert!(told.contains("lie in each other"), "{told}");
}

#[test]
fn somebody_elses_files_are_a_fault_with_their_paths() {
    let folder = Folder::new();
    let (_, sealed) = started(&folder);
    let path = place(&folder, &sealed);
    if std::os::unix::fs::chown(&path, Some(4711), Some(4712)).is_err() {
        eprintln!("skipped: only root can give files away");
        return;
    }
    let (level, told) = said(&folder, "owners", &[]);
    assert_eq!(level, "fault");
    assert!(told.contains(&shown(&path)) && told.contains("4711"), "{told}");
}

#[test]
fn a_recipient_that_is_gone_with_open_requests_is_told() {
    let folder = Folder::new();
    let (record, _) = started(&folder);
    assert!(!said(&folder, "recipients", &[]).1.contains(&record.reference.to_string()));
    let recipients = folder.text("recipients.toml").replace("\"smartrehab-linden\"", "\"smartrehab-lind\"");
    fs::write(folder.path("recipients.toml"), recipients).expect("written");
    let (level, told) = said(&folder, "recipients", &[]);
    assert_eq!(level, "warning");
    assert!(told.contains(&record.reference.to_string()), "{told}");
}

#[test]
fn addresses_that_will_not_do_are_warnings() {
    let folder = Folder::new();
    let at = |listen: &str| said(&folder, "listening", &[("UNDERLAG_SERVER_LISTEN", listen)]);
    assert_eq!(at("127.0.0.1:8080").0, "ok");
    let (level, told) = at("0.0.0.0:8080");
    assert_eq!(level, "warning");
    assert!(told.contains("behind_proxy"), "{told}");
}

#[test]
fn a_mail_server_that_was_not_asked_is_not_ok() {
    let folder = Folder::new();
    let smtp = [("UNDERLAG_MAIL_TRANSPORT", "smtp"), ("UNDERLAG_MAIL_PORT", "1")];
    let config = folder.file("underlag.toml");
    let run = folder.run_with(&["check", "--offline", "--config", &config], "", &smtp);
    assert_eq!(run.code, 0, "{}", run.out);
    assert!(run.out.contains("not looked at    mail\n"), "{}", run.out);
}

/// A certificate for some names, valid for the years from..to.
fn certificate(folder: &Folder, names: &[&str], (from, to): (i32, i32)) {
    let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
    let mut params = CertificateParams::new(names).expect("names");
    params.not_before = date_time_ymd(from, 1, 1);
    params.not_after = date_time_ymd(to, 1, 1);
    let key = KeyPair::generate().expect("a key");
    let certificate = params.self_signed(&key).expect("signed");
    fs::write(folder.path("certificate.pem"), certificate.pem()).expect("written");
    fs::write(folder.path("key.pem"), key.serialize_pem()).expect("written");
    let private = fs::Permissions::from_mode(0o600);
    fs::set_permissions(folder.path("key.pem"), private).expect("set");
}

#[test]
fn a_certificate_out_of_time_or_for_another_name_is_a_fault() {
    let folder = Folder::new();
    let (file, key) = (folder.file("certificate.pem"), folder.file("key.pem"));
    let settings = [
        ("UNDERLAG_SERVER_BEHIND_PROXY", "false"),
        ("UNDERLAG_SERVER_BASE_URL", "https://underlag.example.se"),
        ("UNDERLAG_SERVER_CERTIFICATE_FILE", file.as_str()),
        ("UNDERLAG_SERVER_KEY_FILE", key.as_str()),
    ];
    let seen = || said(&folder, "certificate", &settings);
    certificate(&folder, &["underlag.example.se"], (2000, 4000));
    assert_eq!(seen().0, "ok", "{}", seen().1);
    certificate(&folder, &["*.example.se"], (2000, 4000));
    assert_eq!(seen().0, "ok", "{}", seen().1);
    for (names, years, word) in [
        (["underlag.example.se"], (2000, 2001), "expired"),
        (["underlag.example.se"], (3999, 4000), "not valid before"),
        (["other.example.se"], (2000, 4000), "underlag.example.se"),
    ] {
        certificate(&folder, &names, years);
        let (level, told) = seen();
        assert_eq!(level, "fault", "{told}");
        assert!(told.contains(word) && told.contains(&file), "{told}");
    }
}

#[test]
fn what_may_not_be_opened_is_named_at_the_start() {
    let folder = Folder::new();
    started(&folder);
    // A folder where a file should be: not even root opens that.
    let lock = folder.path("data/store/lock");
    fs::remove_file(&lock).expect("removed");
    fs::create_dir(&lock).expect("made");
    let (level, told) = said(&folder, "store", &[]);
    assert_eq!(level, "fault");
    assert!(told.contains(&shown(&lock)), "{told}");
    let start = App::build(folder.config(), folder.directory(), clock()).err().expect("refused");
    let told = cannot::start(Language::En, &start);
    assert!(told.contains(&shown(&lock)), "{told}");
}
