//! `bench sweep`: what a look at the clock costs among many open requests.

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use clap::Args;
use ring::rand::SystemRandom;
use serde::Serialize;

use crate::cli::{Console, Error};
use crate::crypto::recipient_key::RecipientKey;
use crate::mail::Mailer;
use crate::mail::transport::{Memory, Transport};
use crate::server::app;
use crate::store::Store;
use crate::worker::Worker;

use super::crowd::Crowd;
use super::folder::Folder;
use super::measure::{forget_peak_rss, peak_rss_mb, percentile};
use super::{Fault, people, run};

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
    /// Of the process while it filled the store: more than a gateway that runs needs.
    fill_peak_rss_mb: f64,
    /// Since the store was opened again (`VmHWM`).
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
        let few = Crowded::make(&folder.path().join("few"), FEW.min(open), 0).await?;
        let few_looks = few.looks().await?;
        drop(few);
        let crowded = Crowded::make(&folder.path().join("many"), open, due).await?;
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
            fill_seconds: crowded.fill_seconds,
            fill_peak_rss_mb: crowded.fill_peak_rss_mb,
            peak_rss_mb: peak_rss_mb(),
        })
    }
}

/// A gateway with many open requests, and its worker.
struct Crowded {
    worker: Worker,
    fill_seconds: f64,
    fill_peak_rss_mb: f64,
}

impl Crowded {
    async fn make(folder: &Path, open: usize, due: usize) -> Result<Self, Fault> {
        let clinic_key = RecipientKey::generate(&SystemRandom::new())?;
        std::fs::create_dir(folder)?;
        let mut gateway = people::gateway(folder, &clinic_key)?;
        let crowd = Crowd::new(gateway.parties().unit_digest(people::UNIT), 40);
        let began = Instant::now();
        crowd.fill(&gateway.store, open, due, gateway.now()).await?;
        let (fill_seconds, fill_peak_rss_mb) = (began.elapsed().as_secs_f64(), peak_rss_mb());
        // As after a start: the old one lets go of the folder first.
        let store = gateway.config.gateway.data_dir.join("store");
        gateway.store = Store::open(&folder.join("aside"))?;
        forget_peak_rss()?;
        gateway.store = Store::open(&store)?;
        let gateway = Arc::new(gateway);
        let mailer = Mailer::with(&gateway.config, Transport::Memory(Memory::default()))?;
        Ok(Self { worker: app::worker(&gateway, mailer), fill_seconds, fill_peak_rss_mb })
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
