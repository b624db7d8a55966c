//! Whose working days are counted.

use clap::Args;

use crate::cli::{Console, Error, Settings, edited};
use crate::config::{Config, Directory};
use crate::domain::Calendar as Days;
use crate::domain::Recipient;

/// Whose working days. Without settings: those of the law.
#[derive(Debug, Args)]
pub(super) struct Whose {
    /// With the days on which this recipient is closed
    #[arg(long, value_name = "ID")]
    pub recipient: Option<String>,
    /// One JSON object a line
    #[arg(long)]
    pub json: bool,
}

impl Whose {
    pub fn days(&self, settings: &Settings, console: &Console<'_>) -> Result<Days, Error> {
        let (config, directory) = self.office(settings, console)?;
        let days = Days::new(config.calendar);
        Ok(match self.recipient(&directory, console)? {
            Some(recipient) => days.closed_also(&recipient.closed),
            None => days,
        })
    }

    /// The settings that were named or lie here; else those of nobody in particular.
    pub fn office(&self, settings: &Settings, console: &Console<'_>) -> Result<(Config, Directory), Error> {
        let said = settings.config.is_some() || console.environment.contains_key("UNDERLAG_CONFIG");
        if said || self.recipient.is_some() || settings.file(console).exists() {
            return settings.load(console);
        }
        Ok((Config::default(), Directory::default()))
    }

    pub fn recipient<'a>(
        &self,
        directory: &'a Directory,
        console: &Console<'_>,
    ) -> Result<Option<&'a Recipient>, Error> {
        let Some(id) = &self.recipient else { return Ok(None) };
        let found = directory.recipient(id);
        found.map(Some).ok_or_else(|| edited::said(console.language(), "cli-recipient-unknown", id))
    }
}
