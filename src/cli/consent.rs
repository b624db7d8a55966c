//! `underlag consent`: what a consent document allows.

use std::fs;
use std::path::PathBuf;

use clap::{Args, Subcommand};
use serde_json::json;

use crate::cli::{Console, Error, Settings, cannot};
use crate::clock::Clock;
use crate::crypto::keys::GatewayKeys;
use crate::crypto::token;
use crate::document::read;
use crate::domain::consent::Row;
use crate::exchange::envelope::name;
use crate::exchange::verify::Outcome;
use crate::text;

#[derive(Debug, Args)]
pub struct Consent {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Who may be asked, about what, for what and until when; the client is not shown
    Show(Show),
}

#[derive(Debug, Args)]
struct Show {
    /// A consent document, or a request made under one
    file: PathBuf,
    /// One JSON object
    #[arg(long)]
    json: bool,
}

impl Consent {
    pub(super) fn run(&self, settings: &Settings, console: &mut Console<'_>) -> Result<(), Error> {
        match &self.what {
            What::Show(show) => show.run(settings, console),
        }
    }
}

impl Show {
    fn run(&self, settings: &Settings, console: &mut Console<'_>) -> Result<(), Error> {
        let language = console.language();
        let fault = |error: &dyn std::fmt::Display| {
            let path = self.file.display().to_string();
            let arguments = [("path", path.into()), ("error", error.to_string().into())];
            Error::Failed(text::with(language, "cli-unreadable", &arguments))
        };
        let (config, _) = settings.load(console)?;
        let keys = GatewayKeys::load(&config.gateway.keys_dir, &config.gateway.tenant)
            .map_err(|error| Error::Failed(cannot::keys(language, &error)))?;
        let pdf = fs::read(&self.file).map_err(|error| fault(&error))?;
        let unreadable = |error: read::Error| {
            let outcome = text::get(language, Outcome::Unreadable.text_key());
            Error::Failed(format!("{outcome}: {}\n{}", self.file.display(), error.message(language)))
        };
        let files = read::attachments(&pdf).map_err(unreadable)?;
        let Some(jwt) = read::data(&files, name::CONSENT) else {
            return Err(Error::Failed(text::get(language, "exchange-consent-not-a-consent")));
        };
        let jwt = String::from_utf8_lossy(&jwt.bytes);
        let consent = token::read_consent(&jwt, keys.jwks(), &config.server.base_url)
            .map_err(|error| Error::Failed(text::get(language, error.text_key())))?;
        let terms = &consent.terms;
        let in_force = consent.in_force(Clock::system().now()).is_ok();
        let parties: Vec<_> = terms.rows.iter().map(shown).collect();
        if self.json {
            let line = json!({
                "unit": terms.unit, "parties": parties, "may_pass_on_to": terms.onward,
                "purpose": terms.purpose, "valid_from": terms.valid_from, "valid_to": terms.valid_to,
                "evidence": terms.evidence, "language": terms.language, "in_force": in_force,
            });
            writeln!(console.out, "{line}")?;
            return Ok(());
        }
        writeln!(console.out, "unit        {}", terms.unit)?;
        for row in &terms.rows {
            let asks: Vec<_> = row.scope.asks.iter().map(|one| one.code()).collect();
            let told: Vec<_> = row.scope.told.iter().map(|one| one.code()).collect();
            writeln!(console.out, "party       {} ({})", row.party, row.name)?;
            writeln!(console.out, "  tells     {}", asks.join(", "))?;
            writeln!(console.out, "  is told   {}", told.join(", "))?;
        }
        for onward in &terms.onward {
            writeln!(console.out, "onward      {} ({}): {}", onward.party, onward.name, onward.purpose)?;
        }
        writeln!(console.out, "purpose     {}", terms.purpose)?;
        writeln!(console.out, "valid       {} – {}", terms.valid_from, terms.valid_to)?;
        writeln!(console.out, "in force    {in_force}")?;
        Ok(())
    }
}

/// A row of the grid.
fn shown(row: &Row) -> serde_json::Value {
    json!({
        "party": row.party, "name": row.name,
        "may_tell": row.scope.asks, "may_be_told": row.scope.told,
    })
}
