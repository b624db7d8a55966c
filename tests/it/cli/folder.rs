//! The folder of an administrator.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;
use underlag::clock::Clock;
use underlag::config::{Config, Directory};
use underlag::domain::calendar::local_date;

use super::{Run, underlag_with};

/// The demo's settings and directory, each file with a comment of somebody's own.
pub struct Folder(TempDir);

/// The mailboxes were confirmed today, whichever day the program finds it is.
fn confirmed_today(directory: &str) -> String {
    let today = local_date(Clock::system().now());
    let line = |line: &str| match line.split_once("mailbox_verified = ") {
        Some(("", _)) => format!("mailbox_verified = {today}\n"),
        _ => format!("{line}\n"),
    };
    directory.lines().map(line).collect()
}

impl Folder {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let demo = Path::new(env!("CARGO_MANIFEST_DIR")).join("config/demo");
        for file in ["underlag.toml", "units.toml", "users.toml", "recipients.toml"] {
            let text = fs::read_to_string(demo.join(file)).expect("there");
            let text = confirmed_today(&format!("# mine: keep\n{text}"));
            fs::write(folder.path().join(file), text).expect("written");
        }
        Self(folder)
    }

    pub fn path(&self, file: &str) -> PathBuf {
        self.0.path().join(file)
    }

    /// As it stands on a command line.
    pub fn file(&self, file: &str) -> String {
        self.path(file).to_str().expect("UTF-8").to_owned()
    }

    pub fn text(&self, file: &str) -> String {
        fs::read_to_string(self.path(file)).expect("there")
    }

    pub fn config(&self) -> Config {
        Config::load(&self.path("underlag.toml"), &BTreeMap::new()).expect("no faults")
    }

    pub fn directory(&self) -> Directory {
        Directory::load(self.0.path()).expect("no faults")
    }

    /// Runs `underlag` on it, in English.
    pub fn run(&self, arguments: &[&str], input: &str) -> Run {
        self.run_with(arguments, input, &[])
    }

    pub fn run_with(&self, arguments: &[&str], input: &str, environment: &[(&str, &str)]) -> Run {
        let config = self.file("underlag.toml");
        let base = [("LANG", "en_GB.UTF-8"), ("UNDERLAG_CONFIG", config.as_str())];
        underlag_with(arguments, input, &[&base, environment].concat())
    }
}
