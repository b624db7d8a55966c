//! `bench create|open|answer`: the real pipeline on real disk, and beside it what the disk alone can
//! do with the same bytes.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use crate::cli::{Console, Error};
use crate::domain::Language;
use crate::text;

use super::crypto;
use super::folder::Folder;
use super::limit::Limit;
use super::measure::Measured;
use super::run::{Fault, run};
use super::what::What;
use super::workload::Workload;

#[derive(Debug, Args)]
pub struct Pipeline {
    /// How many, after a short warm-up
    #[arg(long, value_name = "N", default_value = "2000")]
    requests: NonZeroUsize,
    /// How many at the same time
    #[arg(long, value_name = "C", default_value = "64")]
    concurrency: NonZeroUsize,
    /// Where to make the temporary folder [default: the system's]
    #[arg(long, value_name = "DIR")]
    dir: Option<PathBuf>,
    /// One JSON object on one line
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Serialize)]
struct Report {
    what: What,
    requests: usize,
    concurrency: usize,
    #[serde(flatten)]
    measured: Measured,
    limit: Limit,
}

impl Pipeline {
    pub(super) fn run(&self, what: What, console: &mut Console<'_>) -> Result<(), Error> {
        let report = run(console, self.report(what))?;
        if self.json {
            let line = serde_json::to_string(&report).map_err(std::io::Error::from)?;
            writeln!(console.out, "{line}")?;
        } else {
            write!(console.out, "{}", table(&report, console.language()))?;
        }
        Ok(())
    }

    async fn report(&self, what: What) -> Result<Report, Fault> {
        let folder = Folder::make(self.dir.as_deref())?;
        let (requests, concurrency) = (self.requests.get(), self.concurrency.get());
        let warm_up = (requests / 10).clamp(1, concurrency);
        let workload = Workload::prepare(what, folder.path(), warm_up + requests).await?;
        workload.run(0, warm_up, concurrency, folder.path()).await?;
        let measured = workload.run(warm_up, requests, concurrency, folder.path()).await?.measured();
        let crypto = crypto::one(workload.parts()).await?;
        drop(workload);
        let limit =
            Limit::measure(folder.path(), requests, concurrency, measured.bytes_per_op, crypto).await?;
        Ok(Report { what, requests, concurrency, measured, limit })
    }
}

/// One number a line, with what it means.
fn table(report: &Report, language: Language) -> String {
    let Report { measured, limit, .. } = report;
    let lines = [
        ("per_second", "cli-bench-per-second", measured.per_second),
        ("p50_ms", "cli-bench-p50-ms", measured.p50_ms),
        ("p99_ms", "cli-bench-p99-ms", measured.p99_ms),
        ("cpu_us_per_op", "cli-bench-cpu-us-per-op", measured.cpu_us_per_op),
        ("bytes_per_op", "cli-bench-bytes-per-op", measured.bytes_per_op),
        ("peak_rss_mb", "cli-bench-peak-rss-mb", measured.peak_rss_mb),
        ("limit.per_second", "cli-bench-limit-per-second", limit.per_second),
        ("limit.p50_ms", "cli-bench-limit-p50-ms", limit.p50_ms),
        ("limit.p99_ms", "cli-bench-limit-p99-ms", limit.p99_ms),
        ("limit.cpu_us_per_op", "cli-bench-limit-cpu-us-per-op", limit.cpu_us_per_op),
        ("limit.crypto_us", "cli-bench-limit-crypto-us", limit.crypto_us),
    ];
    let line = |(name, about, value)| format!("{name:<20} {value:>12.2}  {}\n", text::get(language, about));
    lines.into_iter().map(line).collect()
}
