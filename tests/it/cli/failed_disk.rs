//! A gateway whose disk fails ends, with a code on which its supervisor starts it anew.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use jiff::Timestamp;
use ring::rand::SystemRandom;
use tempfile::TempDir;
use underlag::clock::Clock;
use underlag::config::{Config, Directory};
use underlag::crypto::keys;
use underlag::domain::change::{Change, Write};
use underlag::domain::digest::Digest;
use underlag::domain::notice::{Audience, Letter, notice_for};
use underlag::domain::reference::Reference;
use underlag::domain::request::Record;
use underlag::exchange::Gateway;

use crate::mail::record;

/// More commits than go well before the disk fails.
const LETTERS: u8 = 12;

#[test]
fn a_failed_sync_ends_the_process_and_the_next_start_goes_on() {
    if Command::new("strace").arg("-V").output().is_err() {
        assert!(std::env::var_os("CI").is_none(), "strace is missing");
        eprintln!("skipped: strace is not installed");
        return;
    }
    let folder = with_letters_to_send();
    let serve = |mut command: Command| {
        command.args(["serve", "--clock-is-right", "--config"]).arg(folder.path().join("underlag.toml"));
        command.env("LANG", "en_GB.UTF-8").stdout(Stdio::piped()).stderr(Stdio::piped());
        command.spawn().expect("it runs")
    };
    let mut traced = Command::new("strace");
    traced.args(["-f", "-qq", "-o", "/dev/null", "-e", "trace=fdatasync"]);
    traced.args(["-e", "inject=fdatasync:error=EIO:when=4"]).arg(env!("CARGO_BIN_EXE_underlag"));
    let ended = serve(traced).wait_with_output().expect("it ends by itself");
    let (log, said) = (String::from_utf8_lossy(&ended.stdout), String::from_utf8_lossy(&ended.stderr));
    assert_eq!(ended.status.code(), Some(74), "{log}{said}");
    assert!(log.contains("running") && said.contains("started again"), "{log}{said}");

    let mut again = serve(Command::new(env!("CARGO_BIN_EXE_underlag")));
    let lines = BufReader::new(again.stdout.take().expect("piped")).lines().map_while(Result::ok);
    let runs = lines.into_iter().any(|line| line.contains("running"));
    again.kill().expect("it can be killed");
    again.wait().expect("it has ended");
    assert!(runs, "it starts on what the disk has");
}

/// A gateway that has something to commit as soon as it runs, whatever the date is.
fn with_letters_to_send() -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let demo = Path::new(env!("CARGO_MANIFEST_DIR")).join("config/demo");
    for file in ["underlag.toml", "units.toml", "users.toml", "recipients.toml"] {
        std::fs::copy(demo.join(file), folder.path().join(file)).expect("copied");
    }
    let config = Config::load(&folder.path().join("underlag.toml"), &BTreeMap::new()).expect("no faults");
    keys::create(&config.gateway.keys_dir, &SystemRandom::new()).expect("keys");
    let directory = Directory::load(folder.path()).expect("no faults");
    let gateway = Gateway::open(config, directory, Clock::system()).expect("it opens");
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    for number in 0..LETTERS {
        let reference = Reference::from_digest(&Digest::from_bytes([number; 32]));
        let recipient = gateway.parties().recipient_digest("vc-norrskogen");
        let record = Record { reference, recipient, ..record() };
        let to = Audience::Recipient(recipient);
        let notices = vec![notice_for(&record, Letter::RequestSent, to, Timestamp::UNIX_EPOCH)];
        let change = Change { writes: vec![Write::Record(Box::new(record))], notices, ..Change::default() };
        runtime.block_on(gateway.store.commit(&change)).expect("committed");
    }
    folder
}
