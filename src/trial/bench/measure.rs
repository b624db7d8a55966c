//! Many operations side by side: how many a second, how long each, and at what cost.

use std::future::Future;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use serde::Serialize;

use super::folder;
use super::run::Fault;

#[derive(Debug, Clone, Serialize)]
pub(super) struct Measured {
    pub per_second: f64,
    /// Of one operation, as the one who waits sees it.
    pub p50_ms: f64,
    pub p99_ms: f64,
    /// Process time of all threads, kernel included.
    pub cpu_us_per_op: f64,
    /// By how much the folder grew.
    pub bytes_per_op: f64,
    /// Of the process since its start (`VmHWM`), preparations included.
    pub peak_rss_mb: f64,
}

/// What was taken down while operations ran; that of several rounds adds up.
#[derive(Debug, Default)]
pub(super) struct Taken {
    waits: Vec<Duration>,
    took: Duration,
    cpu: Duration,
    bytes: u64,
}

impl Taken {
    pub fn add(&mut self, round: Self) {
        self.waits.extend(round.waits);
        self.took += round.took;
        self.cpu += round.cpu;
        self.bytes += round.bytes;
    }

    pub fn measured(mut self) -> Measured {
        self.waits.sort_unstable();
        let each = self.waits.len() as f64;
        Measured {
            per_second: each / self.took.as_secs_f64(),
            p50_ms: percentile(&self.waits, 50),
            p99_ms: percentile(&self.waits, 99),
            cpu_us_per_op: self.cpu.as_secs_f64() * 1e6 / each,
            bytes_per_op: self.bytes as f64 / each,
            peak_rss_mb: peak_rss_mb(),
        }
    }
}

/// Runs `op` for every number in `first..first + count`, `concurrency` at a time, each on a task of
/// its own.
pub(super) async fn measure<F, O>(
    first: usize,
    count: usize,
    concurrency: usize,
    folder: &Path,
    op: O,
) -> Result<Taken, Fault>
where
    O: Fn(usize) -> F + Clone + Send + Sync + 'static,
    F: Future<Output = Result<(), Fault>> + Send + 'static,
{
    let bytes_before = folder::bytes(folder)?;
    let next = Arc::new(AtomicUsize::new(first));
    let cpu_before = cpu();
    let began = Instant::now();
    let workers: Vec<_> = (0..concurrency.min(count))
        .map(|_| tokio::spawn(work(Arc::clone(&next), first + count, op.clone())))
        .collect();
    let mut waits = Vec::with_capacity(count);
    for worker in workers {
        waits.extend(worker.await??);
    }
    let took = began.elapsed();
    let cpu = cpu().saturating_sub(cpu_before);
    let bytes = folder::bytes(folder)?.saturating_sub(bytes_before);
    Ok(Taken { waits, took, cpu, bytes })
}

async fn work<F, O>(next: Arc<AtomicUsize>, end: usize, op: O) -> Result<Vec<Duration>, Fault>
where
    O: Fn(usize) -> F,
    F: Future<Output = Result<(), Fault>>,
{
    let mut waits = Vec::new();
    loop {
        let number = next.fetch_add(1, Ordering::Relaxed);
        if number >= end {
            return Ok(waits);
        }
        let began = Instant::now();
        op(number).await?;
        waits.push(began.elapsed());
    }
}

/// The wait that so many of a hundred do not exceed (nearest rank).
pub(super) fn percentile(sorted: &[Duration], percent: usize) -> f64 {
    let rank = (sorted.len() * percent).div_ceil(100).max(1);
    sorted.get(rank - 1).map_or(0.0, |wait| wait.as_secs_f64() * 1e3)
}

/// Process time so far, of threads that have ended as well.
pub(super) fn cpu() -> Duration {
    let now = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    Duration::new(now.tv_sec.try_into().unwrap_or(0), now.tv_nsec.try_into().unwrap_or(0))
}

pub(super) fn peak_rss_mb() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kibibytes = line.and_then(|line| line.trim().strip_suffix(" kB")?.trim().parse::<f64>().ok());
    kibibytes.unwrap_or(0.0) / 1024.0
}
