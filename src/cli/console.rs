//! What a command reads and writes: handed in, so that a test can look.

use std::collections::BTreeMap;
use std::io::{BufRead, Write};

use crate::domain::Language;
use crate::text;

/// Standard output, standard error, standard input and the environment.
pub struct Console<'a> {
    pub out: &'a mut dyn Write,
    pub err: &'a mut dyn Write,
    pub input: &'a mut dyn BufRead,
    pub environment: BTreeMap<String, String>,
}

impl Console<'_> {
    /// The reader's language; Swedish where the environment names neither Swedish nor English.
    #[must_use]
    pub fn language(&self) -> Language {
        self.named_language().unwrap_or_default()
    }

    /// By `LC_ALL`, `LC_MESSAGES`, `LANG`: the first that is set decides.
    pub(super) fn named_language(&self) -> Option<Language> {
        ["LC_ALL", "LC_MESSAGES", "LANG"]
            .iter()
            .filter_map(|name| self.environment.get(*name))
            .find(|value| !value.is_empty())
            .and_then(|value| Language::parse(value))
    }

    /// One line to standard error.
    pub fn complain(&mut self, text: &str) {
        // With standard error gone there is nobody left to tell.
        let _ = writeln!(self.err, "{}", text.trim_end());
    }

    /// Asks a question that `yes` answers beforehand. Anything but `j`, `ja`, `y` or `yes` is a no.
    pub fn confirm(&mut self, question: &str, yes: bool) -> std::io::Result<bool> {
        if yes {
            return Ok(true);
        }
        let asked = text::with(self.language(), "cli-confirm", &[("question", question.into())]);
        write!(self.err, "{asked} ")?;
        self.err.flush()?;
        let mut line = String::new();
        self.input.read_line(&mut line)?;
        Ok(matches!(line.trim().to_lowercase().as_str(), "j" | "ja" | "y" | "yes"))
    }
}
