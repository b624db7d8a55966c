//! Settings and directory.

mod calendar;
mod directory;
mod faults;
mod fees;
mod ladders;
mod organisations;
mod pathway;
mod reference;
mod secret;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use underlag::config::{Config, Fault, Faults};

/// A file of the repository's `config/`.
pub fn shipped(file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("config").join(file)
}

fn load(text: &str) -> Result<Config, Faults> {
    load_with(text, &[])
}

fn load_with(text: &str, environment: &[(&str, &str)]) -> Result<Config, Faults> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("underlag.toml");
    std::fs::write(&file, text).expect("written");
    let environment: BTreeMap<String, String> =
        environment.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
    Config::load(&file, &environment)
}

/// `line key code` of each fault.
fn told(faults: &[Fault]) -> Vec<String> {
    faults
        .iter()
        .map(|fault| {
            let line = fault.line.map_or_else(|| "-".to_owned(), |line| line.to_string());
            format!("{line} {} {}", fault.key, fault.code)
        })
        .collect()
}
