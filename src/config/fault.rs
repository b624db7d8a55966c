//! What is wrong in a settings file, said so that a person finds the place.

use std::fmt;
use std::path::PathBuf;

/// One fault. The words are in `src/text/<language>/config.ftl` under `config-<code>`, with
/// `given` as their arguments; no argument ever holds a secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    pub file: PathBuf,
    /// Counted from 1; none when the fault is something that isn't there.
    pub line: Option<usize>,
    /// `section.key`, the name of an environment variable, or empty for the file as a whole.
    pub key: String,
    pub code: &'static str,
    pub given: Vec<(&'static str, String)>,
}

/// Everything that is wrong, at once. Never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Faults(pub Vec<Fault>);

impl Faults {
    /// The file itself can't be read.
    #[must_use]
    pub fn is_unreadable(&self) -> bool {
        self.0.iter().any(|fault| fault.key.is_empty() && fault.code == "unreadable")
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file.display())?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        if !self.key.is_empty() {
            write!(f, ": {}", self.key)?;
        }
        write!(f, ": {}", self.code)?;
        for (name, value) in &self.given {
            write!(f, " {name}={value}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, fault) in self.0.iter().enumerate() {
            if place > 0 {
                f.write_str("\n")?;
            }
            write!(f, "{fault}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Fault {}
impl std::error::Error for Faults {}
