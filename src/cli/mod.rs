//! The command line. Each command is a file here: its options (a `clap::Args` struct) and a
//! `run(&self, &Settings, &mut Console) -> Result<(), Error>`.
//!
//! Exit codes: 0 done · 1 something failed or a check found faults · 2 the command line itself
//! is wrong · 74 the disk failed, to be started anew · 78 the gateway can't run with these settings;
//! `verify` has more, see there. Results go to
//! standard output, everything else to standard error.

pub mod calendar;
pub mod cannot;
pub mod check;
pub mod consent;
pub mod console;
pub mod edited;
mod error;
pub mod faults;
pub mod form;
mod keys;
mod password;
pub mod recipient;
pub mod serve;
mod settings;
pub mod sweep;
pub mod user;
pub mod verify;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

pub use console::Console;
pub use error::Error;
pub use settings::{Settings, usual_file};

#[cfg(feature = "trial")]
use crate::trial::{bench, demo};
use crate::{config, text};

#[derive(Debug, Parser)]
#[command(name = "underlag", version, about = "Secure document exchange for social services")]
struct CommandLine {
    #[command(flatten)]
    settings: Settings,
    #[command(subcommand)]
    command: Command,
}

/// Servers and containers often name no language: then the gateway's own is spoken.
fn choose_language(settings: &Settings, console: &mut Console<'_>) {
    if console.named_language().is_none()
        && let Some(language) = config::language(&settings.file(console), &console.environment)
    {
        console.environment.insert("LC_ALL".to_owned(), language.tag().to_owned());
    }
}

// One line per command: a variant here, an arm in `Command::run`.
#[derive(Debug, Subcommand)]
enum Command {
    /// Measure how fast it is here, and what limits it
    #[cfg(feature = "trial")]
    Bench(bench::Bench),
    /// Working days: add them to a date, show the holidays of a year
    Calendar(calendar::Calendar),
    /// Check the settings, the directory and what the gateway needs to run
    Check(check::Check),
    /// What a consent document allows
    Consent(consent::Consent),
    /// Try it: the whole job once, then a gateway on this computer to go on with
    #[cfg(feature = "trial")]
    Demo(demo::Demo),
    /// Look at forms and at what was filled in
    Form(form::Form),
    /// The gateway's own keys: sign with a new one
    Keys(keys::Keys),
    /// Those who are asked: add, enrol, confirm
    Recipient(recipient::Recipient),
    /// Run the gateway
    Serve(serve::Serve),
    /// Do once what is due, with the gateway stopped: steps, letters, expiries
    Sweep(sweep::Sweep),
    /// Who may log in
    User(user::User),
    Verify(verify::Verify),
}

impl Command {
    fn run(&self, settings: &Settings, console: &mut Console<'_>) -> Result<(), Error> {
        match self {
            #[cfg(feature = "trial")]
            Self::Bench(command) => command.run(console),
            Self::Calendar(command) => command.run(settings, console),
            Self::Check(command) => command.run(settings, console),
            Self::Consent(command) => command.run(settings, console),
            #[cfg(feature = "trial")]
            Self::Demo(command) => command.run(console),
            Self::Form(command) => command.run(console),
            Self::Keys(command) => command.run(settings, console),
            Self::Recipient(command) => command.run(settings, console),
            Self::Serve(command) => command.run(settings, console),
            Self::Sweep(command) => command.run(settings, console),
            Self::User(command) => command.run(settings, console),
            Self::Verify(command) => command.run(settings, console),
        }
    }
}

/// Runs the program's own command line.
#[must_use]
pub fn main() -> ExitCode {
    let mut out = std::io::stdout();
    let mut err = std::io::stderr();
    let mut input = std::io::stdin().lock();
    let mut console = Console {
        out: &mut out,
        err: &mut err,
        input: &mut input,
        environment: std::env::vars_os()
            .filter_map(|(key, value)| Some((key.into_string().ok()?, value.into_string().ok()?)))
            .collect(),
    };
    ExitCode::from(run(std::env::args_os(), &mut console))
}

/// Runs one command line (the first argument is the program's name) and gives its exit code.
pub fn run(arguments: impl IntoIterator<Item = OsString>, console: &mut Console<'_>) -> u8 {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    // What is said of a file must name it as it is called.
    if let Some(other) = arguments.iter().skip(1).find(|argument| argument.to_str().is_none()) {
        let given = [("argument", other.to_string_lossy().into())];
        console.complain(&text::with(console.language(), "cli-not-utf-8", &given));
        return 2;
    }
    let parsed = match CommandLine::try_parse_from(arguments) {
        Ok(parsed) => parsed,
        Err(help) if !help.use_stderr() => return u8::from(write!(console.out, "{help}").is_err()),
        Err(fault) => {
            console.complain(&fault.to_string());
            return 2;
        }
    };
    choose_language(&parsed.settings, console);
    let outcome = parsed.command.run(&parsed.settings, console);
    // What is still buffered belongs to the result.
    match outcome.and_then(|()| Ok(console.out.flush()?)) {
        Ok(()) => 0,
        Err(error @ (Error::Faults | Error::Verdict(_))) => error.exit_code(),
        // `underlag … | head` is not a mistake worth words.
        Err(Error::Output(error)) if error.kind() == std::io::ErrorKind::BrokenPipe => 1,
        Err(error) => {
            console.complain(&error.to_string());
            error.exit_code()
        }
    }
}
