//! `underlag check`: would the gateway run with these settings?

use clap::Args;
use serde::Serialize;

use crate::cli::{Console, Error, Settings, faults};
use crate::config::{Config, Directory, Faults};

#[derive(Debug, Args)]
pub struct Check {
    /// One JSON object a line
    #[arg(long)]
    json: bool,
}

/// One thing that was looked at.
#[derive(Debug, Serialize)]
struct Finding {
    what: String,
    ok: bool,
    /// What is wrong and what to do now, in the reader's language.
    faults: Vec<String>,
}

impl Check {
    pub(super) fn run(&self, settings: &Settings, console: &mut Console<'_>) -> Result<(), Error> {
        let language = console.language();
        let file = settings.file(console);
        let said = |faults: Faults| faults.0.iter().map(|fault| faults::line(language, fault)).collect();
        let mut findings = Vec::new();
        let mut find = |what: &str, faults: Vec<String>| {
            findings.push(Finding { what: what.to_owned(), ok: faults.is_empty(), faults });
        };
        let config = Config::load(&file, &console.environment);
        let folder = file.parent().map(std::path::Path::to_owned).unwrap_or_default();
        find("settings", config.err().map(said).unwrap_or_default());
        find("directory", Directory::load(&folder).err().map(said).unwrap_or_default());
        for finding in &findings {
            if self.json {
                let line = serde_json::to_string(finding).map_err(std::io::Error::from)?;
                writeln!(console.out, "{line}")?;
            } else if finding.ok {
                writeln!(console.out, "ok     {}", finding.what)?;
            } else {
                writeln!(console.out, "fault  {}", finding.what)?;
                for fault in &finding.faults {
                    writeln!(console.out, "       {fault}")?;
                }
            }
        }
        if findings.iter().all(|finding| finding.ok) { Ok(()) } else { Err(Error::Faults) }
    }
}
