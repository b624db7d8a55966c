//! `kill -9` before each call by which the worker changes something on the disk: after the restart
//! no letter is missing, none is there twice, and everything else is as if nothing had happened.
//!
//! The kernel does the killing (`strace` injects the signal as the call is entered), so the product
//! has no fault points of its own.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use jiff::{SignedDuration, Timestamp};
use ring::rand::SystemRandom;
use tempfile::TempDir;
use underlag::config::{Config, Directory};
use underlag::crypto::keys;
use underlag::domain::change::{Change, Write};
use underlag::domain::digest::Digest;
use underlag::domain::notice::{Audience, Letter, notice_for};
use underlag::domain::reference::Reference;
use underlag::domain::request::Record;
use underlag::domain::timetable::Timetable;
use underlag::exchange::Gateway;
use underlag::spool::Spool;

use crate::mail::record;

/// Every way in which the worker's process leaves a trace.
const CALLS: &str = "pwrite64,fdatasync,fsync,rename,renameat,renameat2,unlink,unlinkat";
/// A Tuesday at ten, Swedish time.
const NOW: &str = "2026-12-08T09:00:00Z";
/// More calls than one sweep makes.
const MANY: usize = 400;

#[test]
fn killed_before_any_write_the_worker_loses_nothing_and_tells_nothing_twice() {
    if Command::new("strace").arg("-V").output().is_err() {
        assert!(std::env::var_os("CI").is_none(), "strace is missing");
        eprintln!("skipped: strace is not installed");
        return;
    }
    let original = Folder::with_work_to_do();
    let undisturbed = original.copy();
    assert!(undisturbed.sweep(None), "an undisturbed sweep ends well");
    let expected = undisturbed.state();
    assert!(expected.letters.len() >= 6, "{:?}", expected.letters);
    assert_eq!(expected.sealed, 0, "the expired document is destroyed");

    let mut kills = 0;
    let mut call = 1;
    while call < MANY {
        let folder = original.copy();
        if folder.sweep(Some(call)) {
            break;
        }
        kills += 1;
        assert!(folder.sweep(None), "the sweep after the kill before call {call} ends well");
        assert_eq!(folder.state(), expected, "killed before call {call}");
        call += 1;
    }
    assert!(call < MANY, "a sweep makes more than {MANY} calls");
    assert!(kills >= 12, "only {kills} places to be killed at: does strace still see the calls?");
}

/// The steps taken, whether it waits for its answer, whether something sealed is left.
type Stands = (Vec<(String, u16)>, bool, bool);

/// What anybody could see afterwards.
#[derive(Debug, PartialEq)]
struct State {
    /// Name (which is the `Message-ID`) and recipient of each letter.
    letters: BTreeMap<String, String>,
    /// The steps taken and the outcome of each request.
    requests: Vec<Stands>,
    waiting: usize,
    /// Files in the spool.
    sealed: usize,
}

struct Folder {
    folder: TempDir,
    references: Vec<Reference>,
}

impl Folder {
    /// A gateway with letters to send, steps to take and a document to destroy.
    fn with_work_to_do() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let demo = Path::new(env!("CARGO_MANIFEST_DIR")).join("config/demo");
        for file in ["underlag.toml", "units.toml", "users.toml", "recipients.toml"] {
            std::fs::copy(demo.join(file), folder.path().join(file)).expect("copied");
        }
        let mut made = Self { folder, references: Vec::new() };
        let runtime = tokio::runtime::Runtime::new().expect("a runtime");
        made.references = runtime.block_on(fill(made.path()));
        made
    }

    fn copy(&self) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        copy_folder(self.path(), folder.path());
        Self { folder, references: self.references.clone() }
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Runs `underlag sweep`; killed before its n-th call, where one is given. Says whether it came
    /// to its end.
    fn sweep(&self, killed_before: Option<usize>) -> bool {
        let binary = env!("CARGO_BIN_EXE_underlag");
        let mut command = match killed_before {
            Some(call) => {
                let mut command = Command::new("strace");
                let inject = format!("inject={CALLS}:signal=SIGKILL:when={call}");
                command.args([
                    "-f",
                    "-qq",
                    "-o",
                    "/dev/null",
                    "-e",
                    &format!("trace={CALLS}"),
                    "-e",
                    &inject,
                ]);
                command.arg(binary);
                command
            }
            None => Command::new(binary),
        };
        command.args(["sweep", "--at", NOW, "--yes", "--config"]).arg(self.path().join("underlag.toml"));
        command.stdout(Stdio::null()).stderr(Stdio::null());
        command.status().expect("it runs").success()
    }

    fn state(&self) -> State {
        let mut letters = BTreeMap::new();
        for file in files(&self.path().join("mail")) {
            let name = file.file_name().expect("a name").to_string_lossy().into_owned();
            let text = std::fs::read_to_string(&file).expect("a letter");
            // One that was being written when the kill came is written anew.
            if !name.starts_with('.') {
                let to = text.lines().find(|line| line.starts_with("To: ")).expect("a recipient");
                assert!(text.contains(&format!("Message-ID: <{}@", name.trim_end_matches(".eml"))));
                assert!(letters.insert(name, to.to_owned()).is_none());
            }
        }
        let gateway = self.gateway();
        let requests = self.references.iter().map(|reference| {
            let record = gateway.store.record(reference).expect("readable").expect("there");
            let mut steps: Vec<_> =
                record.facts.steps.iter().map(|taken| (taken.name.clone(), taken.round)).collect();
            steps.sort();
            (steps, record.is_open(), record.document.is_some())
        });
        State {
            letters,
            requests: requests.collect(),
            waiting: gateway.store.due_notices(Timestamp::MAX, 100).expect("readable").len(),
            sealed: files(&self.path().join("data/spool")).len(),
        }
    }

    fn gateway(&self) -> Gateway {
        let config = Config::load(&self.path().join("underlag.toml"), &BTreeMap::new()).expect("no faults");
        let directory = Directory::load(self.path()).expect("no faults");
        Gateway::open(config, directory, underlag::clock::Clock::system()).expect("it opens")
    }
}

/// Writes what is due at [`NOW`]: a letter that was never sent, a reminder to acknowledge, two
/// that are overdue, and one past its time with a sealed document.
async fn fill(folder: &Path) -> Vec<Reference> {
    let config = Config::load(&folder.join("underlag.toml"), &BTreeMap::new()).expect("no faults");
    keys::create(&config.gateway.keys_dir, &SystemRandom::new()).expect("keys");
    let directory = Directory::load(folder).expect("no faults");
    let gateway = Gateway::open(config, directory, underlag::clock::Clock::system()).expect("it opens");
    let now: Timestamp = NOW.parse().expect("a moment");
    let parties = gateway.parties();
    let timetable = Timetable::sweden();
    let mut references = Vec::new();
    for (number, days_ago) in [0_i64, 6, 30, 31, 120].into_iter().enumerate() {
        let sent_at = now - SignedDuration::from_hours(24 * days_ago + 1);
        let terms =
            underlag::domain::deadline::Terms { acknowledge_days: 3, answer_days: 15, expire_days: 60 };
        let dates = underlag::domain::deadline::deadlines(sent_at, terms, &timetable.calendar);
        let mut record = Record {
            reference: Reference::from_digest(&Digest::from_bytes(
                [50 + u8::try_from(number).expect("few"); 32],
            )),
            unit: parties.unit_digest("ekonomiskt-bistand"),
            recipient: parties.recipient_digest("vc-norrskogen"),
            sent_at,
            acknowledge_by: dates.acknowledge_by,
            due_at: dates.due_at,
            expires_at: dates.expires_at,
            ..record()
        };
        let mut change = Change::default();
        if days_ago == 0 {
            let to = Audience::Recipient(record.recipient);
            change.notices.push(notice_for(&record, Letter::RequestSent, to, sent_at));
        } else {
            record.facts.accepted_at = Some(sent_at);
        }
        if now > record.expires_at {
            let id = Spool::new_id(&SystemRandom::new()).expect("an id");
            record.document = Some(gateway.spool.put(id, b"sealed".to_vec()).await.expect("kept"));
        }
        references.push(record.reference);
        change.writes.push(Write::Record(Box::new(record)));
        gateway.store.commit(&timetable.timed(change, sent_at)).await.expect("committed");
    }
    references
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let paths = entries.map(|entry| entry.expect("readable").path());
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() { files.extend(self::files(&path)) } else { files.push(path) }
    }
    files
}

/// Names, contents and permissions: key files that everybody may read are refused.
pub fn copy_folder(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).expect("readable") {
        let entry = entry.expect("readable");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            std::fs::create_dir(&target).expect("made");
            let mode = entry.metadata().expect("readable").permissions();
            std::fs::set_permissions(&target, mode).expect("set");
            copy_folder(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), &target).expect("copied");
        }
    }
}
