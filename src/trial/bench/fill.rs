//! `bench fill`: a folder with many open requests, for the measurements that look at them.
//!
//! They run it as a process of its own, so that what they measure is a gateway that has just been
//! started, and not one that still holds what the filling took.

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use clap::Args;
use jiff::SignedDuration;
use ring::rand::SystemRandom;
use serde::{Deserialize, Serialize};

use crate::cli::{Console, Error};
use crate::crypto::recipient_key::RecipientKey;
use crate::exchange::Gateway;

use super::crowd;
use super::measure::peak_rss_mb;
use super::people;
use super::run::{Fault, run};

#[derive(Debug, Args)]
pub struct Fill {
    /// How many requests are open
    #[arg(long, value_name = "N", default_value = "100000")]
    open: NonZeroUsize,
    /// How many of them have a step of their ladder to take
    #[arg(long, value_name = "N", default_value = "0")]
    due: usize,
    /// The folder to make
    #[arg(long, value_name = "DIR")]
    dir: PathBuf,
}

/// What it took, on standard output as JSON.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Filled {
    pub seconds: f64,
    pub peak_rss_mb: f64,
}

impl Fill {
    pub(super) fn run(&self, console: &mut Console<'_>) -> Result<(), Error> {
        let filled = run(console, self.fill())?;
        writeln!(console.out, "{}", serde_json::to_string(&filled).map_err(std::io::Error::from)?)?;
        Ok(())
    }

    async fn fill(&self) -> Result<Filled, Fault> {
        std::fs::create_dir(&self.dir)?;
        let gateway = gateway(&self.dir)?;
        let began = Instant::now();
        crowd::fill(&gateway, self.open.get(), self.due).await?;
        Ok(Filled { seconds: began.elapsed().as_secs_f64(), peak_rss_mb: peak_rss_mb() })
    }
}

/// A gateway with many open requests, just opened.
pub(super) struct Crowded {
    pub gateway: Gateway,
    pub filled: Filled,
    pub open_seconds: f64,
}

/// Fills the folder in a process of its own, and opens what it has left.
pub(super) fn crowded(folder: &Path, open: usize, due: usize) -> Result<Crowded, Fault> {
    let mut underlag = Command::new(std::env::current_exe()?);
    underlag.args(["bench", "fill", "--open", &open.to_string(), "--due", &due.to_string(), "--dir"]);
    let ended = underlag.arg(folder).output()?;
    if !ended.status.success() {
        return Err(String::from_utf8_lossy(&ended.stderr).trim().to_owned().into());
    }
    let filled = serde_json::from_slice(&ended.stdout)?;
    let began = Instant::now();
    let gateway = gateway(folder)?;
    // Both processes begin at the same moment of the bench's clock; what was due for the first is for us.
    gateway.clock.advance(SignedDuration::from_mins(1));
    Ok(Crowded { gateway, filled, open_seconds: began.elapsed().as_secs_f64() })
}

fn gateway(folder: &Path) -> Result<Gateway, Fault> {
    people::gateway_of(folder, crowd::directory(&RecipientKey::generate(&SystemRandom::new())?))
}
