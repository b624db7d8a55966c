//! What the disk alone can do: the same bytes, appended to one file, with the same number of
//! operations at the same time, grouped into one fdatasync as the store groups its commits.

use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::sync::mpsc;
use std::time::Duration;

use serde::Serialize;
use tokio::sync::oneshot;

use super::measure::measure;
use super::run::Fault;

#[derive(Debug, Clone, Serialize)]
pub(super) struct Limit {
    pub per_second: f64,
    pub p50_ms: f64,
    pub p99_ms: f64,
    pub cpu_us_per_op: f64,
    /// The bare cryptography of one operation, on one core.
    pub crypto_us: f64,
}

impl Limit {
    pub async fn measure(
        folder: &Path,
        count: usize,
        concurrency: usize,
        bytes_per_op: f64,
        crypto: Duration,
    ) -> Result<Self, Fault> {
        let file = File::create(folder.join("limit"))?;
        let (jobs, waiting) = mpsc::channel();
        // An operation that writes nothing is measured against one byte.
        let bytes = vec![0x5a; (bytes_per_op as usize).max(1)];
        let appender = std::thread::spawn(move || append(file, &bytes, &waiting));
        let measured = measure(0, count, concurrency, folder, move |_| {
            let (done, synced) = oneshot::channel();
            let sent = jobs.send(done);
            async move {
                sent?;
                Ok(synced.await?)
            }
        })
        .await;
        // The appender ends with the last sender, which the operation took along.
        let written = appender.join().map_err(|_| "the raw writer panicked")?;
        written?;
        let measured = measured?.measured();
        Ok(Self {
            per_second: measured.per_second,
            p50_ms: measured.p50_ms,
            p99_ms: measured.p99_ms,
            cpu_us_per_op: measured.cpu_us_per_op,
            crypto_us: crypto.as_secs_f64() * 1e6,
        })
    }
}

fn append(
    mut file: File,
    bytes: &[u8],
    waiting: &mpsc::Receiver<oneshot::Sender<()>>,
) -> std::io::Result<()> {
    while let Ok(first) = waiting.recv() {
        let group: Vec<_> = std::iter::once(first).chain(waiting.try_iter()).take(256).collect();
        file.write_all(&bytes.repeat(group.len()))?;
        file.sync_data()?;
        for done in group {
            // The one who asked may be gone.
            done.send(()).ok();
        }
    }
    Ok(())
}
