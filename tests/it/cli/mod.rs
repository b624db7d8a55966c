//! The command line, run in process.

mod basics;
mod calendar;
mod check;
mod check_data;
mod directory;
mod failed_disk;
pub mod folder;
mod serve;
mod sweep;
mod verify;
mod verify_mailbox;

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};

/// What one command line left behind.
pub struct Run {
    pub code: u8,
    pub out: String,
    pub err: String,
}

/// Runs `underlag` with these arguments, nothing on standard input, in English.
pub fn underlag(arguments: &[&str]) -> Run {
    underlag_with(arguments, "", &[("LANG", "en_GB.UTF-8")])
}

/// The same with standard input and environment.
pub fn underlag_with(arguments: &[impl AsRef<OsStr>], input: &str, environment: &[(&str, &str)]) -> Run {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let mut input = input.as_bytes();
    let environment: BTreeMap<String, String> =
        environment.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
    let mut console = underlag::cli::Console { out: &mut out, err: &mut err, input: &mut input, environment };
    let arguments = arguments.iter().map(|argument| argument.as_ref().to_owned());
    let arguments = std::iter::once(OsString::from("underlag")).chain(arguments);
    let code = underlag::cli::run(arguments, &mut console);
    Run {
        code,
        out: String::from_utf8(out).expect("commands write UTF-8"),
        err: String::from_utf8(err).expect("commands write UTF-8"),
    }
}
