//! Where the settings are, and reading them for a command.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::cli::{Console, Error, edited};
use crate::config::{Config, Directory, Faults};
use crate::exchange::pathway;

/// The options every command takes.
#[derive(Debug, Clone, Args)]
pub struct Settings {
    /// Settings file [default: $UNDERLAG_CONFIG, else /etc/underlag/underlag.toml where it is installed,
    /// else config/underlag.toml]
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
}

impl Settings {
    /// The settings file: `--config`, else `UNDERLAG_CONFIG`, else the installed one.
    #[must_use]
    pub fn file(&self, console: &Console<'_>) -> PathBuf {
        self.config
            .clone()
            .or_else(|| console.environment.get("UNDERLAG_CONFIG").map(PathBuf::from))
            .unwrap_or_else(|| usual_file(Path::new("/etc/underlag")))
    }

    /// Reads the settings and the directory, for a command that needs both.
    pub fn load(&self, console: &Console<'_>) -> Result<(Config, Directory), Error> {
        let file = self.file(console);
        let language = console.language();
        let config = Config::load(&file, &console.environment);
        // Where there are no settings there is no folder to look into either: one fault, not one per file.
        if let Err(faults) = &config
            && faults.is_unreadable()
        {
            return Err(edited::all(language, faults));
        }
        let directory = Directory::load(file.parent().unwrap_or(Path::new("")));
        let pathway = config.as_ref().ok().and_then(|config| pathway::of_settings(config).err());
        match (config, directory, pathway) {
            (Ok(config), Ok(directory), None) => Ok((config, directory)),
            (config, directory, pathway) => {
                let told = config.err().into_iter().chain(directory.err()).chain(pathway);
                Err(edited::all(language, &Faults(told.flat_map(|faults| faults.0).collect())))
            }
        }
    }
}

/// Where a gateway is installed on this machine its settings are meant, also by those who may not read
/// them; otherwise those of the source.
#[must_use]
pub fn usual_file(installed: &Path) -> PathBuf {
    if installed.is_dir() { installed.join("underlag.toml") } else { PathBuf::from("config/underlag.toml") }
}
