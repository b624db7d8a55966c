//! Asks for a new password: twice at a terminal, without showing it, or once on standard input.

use std::io::{IsTerminal, stdin};

use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};
use zeroize::Zeroizing;

use crate::cli::{Console, Error};
use crate::domain::Language;
use crate::text;

/// Long enough that nobody guesses it within the throttle; no other rule (NIST SP 800-63B).
pub const SHORTEST: usize = 12;

/// A new password.
///
/// # Errors
/// [`Error::Usage`] without a terminal; [`Error::Failed`] for one that is too short, too easy or
/// not the same twice.
pub fn ask(console: &mut Console<'_>, on_stdin: bool, user: &str) -> Result<Zeroizing<String>, Error> {
    let language = console.language();
    let password = if on_stdin {
        line(console)?
    } else {
        if !stdin().is_terminal() {
            return Err(Error::Usage(text::get(language, "cli-password-no-terminal")));
        }
        let first = hidden(console, &text::get(language, "cli-password-new"))?;
        let second = hidden(console, &text::get(language, "cli-password-again"))?;
        if first != second {
            return Err(Error::Failed(text::get(language, "cli-password-differs")));
        }
        first
    };
    check(language, &password, user)?;
    Ok(password)
}

fn check(language: Language, password: &str, user: &str) -> Result<(), Error> {
    if password.chars().count() < SHORTEST {
        let least = [("least", SHORTEST.into())];
        return Err(Error::Failed(text::with(language, "cli-password-short", &least)));
    }
    let distinct: std::collections::HashSet<char> = password.chars().collect();
    if distinct.len() < 4 || password.to_lowercase() == user {
        return Err(Error::Failed(text::get(language, "cli-password-easy")));
    }
    Ok(())
}

fn hidden(console: &mut Console<'_>, question: &str) -> Result<Zeroizing<String>, Error> {
    write!(console.err, "{question} ")?;
    console.err.flush()?;
    let shown = tcgetattr(stdin()).map_err(std::io::Error::from)?;
    let mut quiet = shown.clone();
    quiet.local_modes.remove(LocalModes::ECHO);
    tcsetattr(stdin(), OptionalActions::Flush, &quiet).map_err(std::io::Error::from)?;
    let read = line(console);
    tcsetattr(stdin(), OptionalActions::Flush, &shown).map_err(std::io::Error::from)?;
    writeln!(console.err)?;
    read
}

fn line(console: &mut Console<'_>) -> Result<Zeroizing<String>, Error> {
    let mut line = Zeroizing::new(String::with_capacity(256));
    console.input.read_line(&mut line)?;
    let length = line.trim_end_matches(['\r', '\n']).len();
    line.truncate(length);
    Ok(line)
}
