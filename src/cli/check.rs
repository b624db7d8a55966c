//! `underlag check`: would the gateway run with these settings?

use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use crate::cli::{Console, Error, Settings};

#[derive(Debug, Args)]
pub struct Check {
    /// One JSON object a line
    #[arg(long)]
    json: bool,
}

/// One thing that was looked at. `fault` is empty when it is as it should be.
#[derive(Debug, Serialize)]
struct Finding {
    what: String,
    ok: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    fault: Option<String>,
}

impl Check {
    pub(super) fn run(&self, settings: &Settings, console: &mut Console<'_>) -> Result<(), Error> {
        let path = settings
            .config
            .clone()
            .or_else(|| console.environment.get("UNDERLAG_CONFIG").map(PathBuf::from))
            .unwrap_or_else(|| PathBuf::from("config/underlag.toml"));
        let fault = std::fs::read_to_string(&path)
            .map_err(|error| error.to_string())
            .and_then(|text| text.parse::<toml::Table>().map_err(|error| error.to_string()))
            .err();
        let finding = Finding { what: path.display().to_string(), ok: fault.is_none(), fault };
        if self.json {
            writeln!(console.out, "{}", serde_json::to_string(&finding).map_err(std::io::Error::from)?)?;
        } else {
            let fault = finding.fault.as_deref().unwrap_or("ok");
            writeln!(console.out, "{}: {fault}", finding.what)?;
        }
        if finding.ok { Ok(()) } else { Err(Error::Faults) }
    }
}
