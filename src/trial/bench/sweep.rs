//! `bench sweep`: what a look at the clock costs among many open requests.

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use clap::Args;
use serde::Serialize;

use crate::cli::{Console, Error};
use crate::mail::Mailer;
use crate::mail::transport::{Memory, Transport};
use crate::server::app;
use crate::worker::Worker;

use super::fill::{self, Crowded, Filled};
use super::folder::Folder;
use super::measure::{peak_rss_mb, percentile};
use super::run::{Fault, run};

/// How often a look with nothing due is taken.
const LOOKS: usize = 200;
/// What the growth is measured against.
const FEW: usize = 10_000;

#[derive(Debug, Args)]
pub struct Sweep {
    /// How many requests are open
    #[arg(long, value_name = "N", default_value = "100000")]
    open: NonZeroUsize,
    /// How many of them have a step of their ladder to take
    #[arg(long, value_name = "N", default_value = "10000")]
    due: usize,
    /// Where to make the temporary folder [default: the system's]
    #[arg(long, value_name = "DIR")]
    dir: Option<PathBuf>,
    /// One JSON object on one line
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Serialize)]
struct Report {
    what: &'static str,
    open: usize,
    due: usize,
    /// All of them decided and committed.
    due_ms: f64,
    due_per_second: f64,
    nothing_due_p50_ms: f64,
    nothing_due_p99_ms: f64,
    /// The same with ten thousand open, or fewer if fewer were asked for.
    few_nothing_due_p50_ms: f64,
    /// How much dearer a look with nothing due has become.
    growth: f64,
    fill_seconds: f64,
    /// Of the process that filled the store.
    fill_peak_rss_mb: f64,
    /// Opening the gateway, with all that is open.
    open_seconds: f64,
    /// Of this process (`VmHWM`), which has not filled the store.
    peak_rss_mb: f64,
}

impl Sweep {
    pub(super) fn run(&self, console: &mut Console<'_>) -> Result<(), Error> {
        let report = run(console, self.report())?;
        let line = serde_json::to_value(&report).map_err(std::io::Error::from)?;
        if self.json {
            writeln!(console.out, "{line}")?;
        } else {
            for (name, value) in line.as_object().into_iter().flatten() {
                writeln!(console.out, "{name:<24} {value}")?;
            }
        }
        Ok(())
    }

    async fn report(&self) -> Result<Report, Fault> {
        let folder = Folder::make(self.dir.as_deref())?;
        let (open, due) = (self.open.get(), self.due.min(self.open.get()));
        let few = Awake::make(&folder.path().join("few"), FEW.min(open), 0)?;
        let few_looks = few.looks().await?;
        drop(few);
        let crowded = Awake::make(&folder.path().join("many"), open, due)?;
        let began = Instant::now();
        let steps = crowded.worker.climb_all().await;
        let due_seconds = began.elapsed().as_secs_f64();
        if steps < due {
            return Err(format!("only {steps} steps of {due} were taken").into());
        }
        let looks = crowded.looks().await?;
        let (p50, few_p50) = (percentile(&looks, 50), percentile(&few_looks, 50));
        Ok(Report {
            what: "sweep",
            open,
            due,
            due_ms: due_seconds * 1e3,
            due_per_second: due as f64 / due_seconds,
            nothing_due_p50_ms: p50,
            nothing_due_p99_ms: percentile(&looks, 99),
            few_nothing_due_p50_ms: few_p50,
            growth: p50 / few_p50,
            fill_seconds: crowded.filled.seconds,
            fill_peak_rss_mb: crowded.filled.peak_rss_mb,
            open_seconds: crowded.open_seconds,
            peak_rss_mb: peak_rss_mb(),
        })
    }
}

/// A gateway with many open requests, and its worker.
struct Awake {
    worker: Worker,
    filled: Filled,
    open_seconds: f64,
}

impl Awake {
    fn make(folder: &Path, open: usize, due: usize) -> Result<Self, Fault> {
        let Crowded { gateway, filled, open_seconds } = fill::crowded(folder, open, due)?;
        let gateway = Arc::new(gateway);
        let mailer = Mailer::with(&gateway.config, Transport::Memory(Memory::default()))?;
        Ok(Self { worker: app::worker(&gateway, mailer), filled, open_seconds })
    }

    /// Looks with nothing due, sorted by how long they took.
    async fn looks(&self) -> Result<Vec<std::time::Duration>, Fault> {
        let mut looks = Vec::with_capacity(LOOKS);
        for _ in 0..LOOKS {
            let began = Instant::now();
            if self.worker.climb_all().await > 0 {
                return Err("something was due that should not be".into());
            }
            looks.push(began.elapsed());
        }
        looks.sort_unstable();
        Ok(looks)
    }
}
