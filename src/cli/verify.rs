//! `underlag verify`: what can be proved about a document, offline.

use std::fs;
use std::path::PathBuf;

use clap::Args;

use crate::cli::{Console, Error, Settings};
use crate::clock::Clock;
use crate::crypto::keys::GatewayKeys;
use crate::crypto::signing::Jwks;
use crate::exchange::verify::{Against, Verdict, verify};
use crate::text;

#[derive(Debug, Args)]
pub struct Verify {
    /// A consent document, a request or an answer
    file: PathBuf,
    /// Public keys of the gateway that issued it (JWKS); default: this gateway's
    #[arg(long, value_name = "FILE", requires = "issuer")]
    jwks: Option<PathBuf>,
    /// Base URL of that gateway
    #[arg(long, value_name = "URL", requires = "jwks")]
    issuer: Option<String>,
    /// One JSON object: `document`, `valid`, `reference`, `checks: [{code, ok, text}]`
    #[arg(long)]
    json: bool,
}

impl Verify {
    pub(super) fn run(&self, settings: &Settings, console: &mut Console<'_>) -> Result<(), Error> {
        let language = console.language();
        let unreadable = |path: &PathBuf, error: &dyn std::fmt::Display| {
            let arguments =
                [("path", path.display().to_string().into()), ("error", error.to_string().into())];
            Error::Failed(text::with(language, "cli-unreadable", &arguments))
        };
        let pdf = fs::read(&self.file).map_err(|error| unreadable(&self.file, &error))?;
        let (jwks, issuer, recipients) = match (&self.jwks, &self.issuer) {
            (Some(path), Some(issuer)) => {
                let json = fs::read_to_string(path).map_err(|error| unreadable(path, &error))?;
                let jwks = Jwks::parse(&json).map_err(|error| unreadable(path, &error))?;
                (jwks, issuer.clone(), settings.load(console).map(|(_, d)| d.recipients).unwrap_or_default())
            }
            _ => {
                let (config, directory) = settings.load(console)?;
                let folder = &config.gateway.keys_dir;
                let keys = GatewayKeys::load(folder, &config.gateway.tenant)
                    .map_err(|error| unreadable(folder, &error))?;
                (keys.jwks().clone(), config.server.base_url, directory.recipients)
            }
        };
        let against = Against { jwks: &jwks, issuer: &issuer, recipients: &recipients };
        let verdict = verify(&pdf, against, Clock::system().now(), language);
        self.print(&verdict, console)?;
        if verdict.valid { Ok(()) } else { Err(Error::Faults) }
    }

    fn print(&self, verdict: &Verdict, console: &mut Console<'_>) -> Result<(), Error> {
        if self.json {
            let line = serde_json::to_string(verdict).map_err(std::io::Error::from)?;
            writeln!(console.out, "{line}")?;
            return Ok(());
        }
        if let Some(reference) = &verdict.reference {
            writeln!(console.out, "{reference}")?;
        }
        for check in &verdict.checks {
            let mark = match check.ok {
                Some(true) => "ok   ",
                Some(false) => "fault",
                None => "?    ",
            };
            writeln!(console.out, "{mark}  {}", check.text)?;
        }
        Ok(())
    }
}
