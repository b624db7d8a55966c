//! `underlag keys`: the gateway's own keys.

use std::path::Path;

use clap::{Args, Subcommand};
use jiff::Timestamp;
use ring::rand::SystemRandom;

use crate::cli::{Console, Error, Settings, cannot, edited};
use crate::clock::Clock;
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
    /// Say that a key that signed before may have been in other hands: nothing it signed is proved any more
    Distrust {
        /// The key's name: `kid` in /.well-known/jwks.json
        kid: String,
        /// The first moment at which somebody else may have had it: 2026-11-20T08:00:00Z
        #[arg(long, value_name = "TIME")]
        from: Timestamp,
        /// Don't ask
        #[arg(long)]
        yes: bool,
    },
}

impl Keys {
    pub(super) fn run(&self, settings: &Settings, console: &mut Console<'_>) -> Result<(), Error> {
        let language = console.language();
        let (config, _) = settings.load(console)?;
        if matches!(key_folder(&config), KeyFolder::New) {
            return Err(Error::Failed(text::get(language, "cli-keys-not-yet")));
        }
        let folder = &config.gateway.keys_dir;
        match &self.action {
            Action::Rotate { yes } => rotate(folder, *yes, console),
            Action::Distrust { kid, from, yes } => distrust(folder, (kid, *from), *yes, console),
        }
    }
}

fn rotate(folder: &Path, yes: bool, console: &mut Console<'_>) -> Result<(), Error> {
    let language = console.language();
    let name = folder.display().to_string();
    let question = text::with(language, "cli-keys-rotate-sure", &[("path", name.as_str().into())]);
    if !console.confirm(&question, yes)? {
        return Err(edited::said(language, "cli-nothing-done", &name));
    }
    keys::rotate_signing(folder, &SystemRandom::new(), Clock::system().now())
        .map_err(|error| Error::Failed(cannot::keys(language, &error)))?;
    writeln!(console.out, "{}", text::get(language, "cli-keys-rotated"))?;
    Ok(())
}

fn distrust(
    folder: &Path,
    (kid, from): (&str, Timestamp),
    yes: bool,
    console: &mut Console<'_>,
) -> Result<(), Error> {
    let language = console.language();
    let about = [("kid", kid.into()), ("from", from.to_string().into())];
    if !console.confirm(&text::with(language, "cli-keys-distrust-sure", &about), yes)? {
        return Err(edited::said(language, "cli-nothing-done", &folder.display().to_string()));
    }
    let told =
        keys::distrust(folder, kid, from).map_err(|error| Error::Failed(cannot::keys(language, &error)))?;
    if !told {
        return Err(Error::Failed(text::with(language, "cli-keys-distrust-unknown", &about)));
    }
    writeln!(console.out, "{}", text::with(language, "cli-keys-distrusted", &about))?;
    Ok(())
}
