//! `underlag keys`: the gateway's own keys.

use clap::{Args, Subcommand};
use ring::rand::SystemRandom;

use crate::cli::{Console, Error, Settings, cannot, edited};
use crate::crypto::keys;
use crate::server::app::{KeyFolder, key_folder};
use crate::text;

#[derive(Debug, Args)]
pub struct Keys {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Sign with a new key from the next start on; what the old one signed stays valid
    Rotate {
        /// Don't ask
        #[arg(long)]
        yes: bool,
    },
}

impl Keys {
    pub(super) fn run(&self, settings: &Settings, console: &mut Console<'_>) -> Result<(), Error> {
        let Action::Rotate { yes } = self.action;
        let language = console.language();
        let (config, _) = settings.load(console)?;
        if matches!(key_folder(&config), KeyFolder::New) {
            return Err(Error::Failed(text::get(language, "cli-keys-not-yet")));
        }
        let folder = &config.gateway.keys_dir;
        let name = folder.display().to_string();
        let question = text::with(language, "cli-keys-rotate-sure", &[("path", name.as_str().into())]);
        if !console.confirm(&question, yes)? {
            return Err(edited::said(language, "cli-nothing-done", &name));
        }
        keys::rotate_signing(folder, &SystemRandom::new())
            .map_err(|error| Error::Failed(cannot::keys(language, &error)))?;
        writeln!(console.out, "{}", text::get(language, "cli-keys-rotated"))?;
        Ok(())
    }
}
