//! `underlag bench`: how fast is it here, and what limits it?
//!
//! Everything is real and on real disk, in a folder that goes away afterwards.

mod crowd;
mod crypto;
mod fill;
mod folder;
mod limit;
mod measure;
mod people;
mod pipeline;
mod queue;
mod sweep;
mod workload;

use clap::{Args, Subcommand};

use crate::cli::{Console, Error};
use crate::text;

use fill::Fill;
use pipeline::{Pipeline, What};
use queue::Queue;
use sweep::Sweep;

/// Why it could not be measured; told as it is.
type Fault = Box<dyn std::error::Error + Send + Sync>;

#[derive(Debug, Args)]
pub struct Bench {
    #[command(subcommand)]
    measure: Measure,
}

#[derive(Debug, Subcommand)]
enum Measure {
    /// Create and send requests
    Create(Pipeline),
    /// Open requests with link and recipient key
    Open(Pipeline),
    /// Answer requests
    Answer(Pipeline),
    /// Find what is due among many open requests, decide and commit it
    Sweep(Sweep),
    /// Show the coordinator's pages with many open requests
    Queue(Queue),
    /// Make a folder with many open requests: what `sweep` and `queue` do first, in a process of its own
    #[command(hide = true)]
    Fill(Fill),
}

impl Bench {
    pub(super) fn run(&self, console: &mut Console<'_>) -> Result<(), Error> {
        match &self.measure {
            Measure::Create(pipeline) => pipeline.run(What::Create, console),
            Measure::Open(pipeline) => pipeline.run(What::Open, console),
            Measure::Answer(pipeline) => pipeline.run(What::Answer, console),
            Measure::Sweep(sweep) => sweep.run(console),
            Measure::Queue(queue) => queue.run(console),
            Measure::Fill(fill) => fill.run(console),
        }
    }
}

/// Runs a measurement to its end.
fn run<T>(console: &Console<'_>, measurement: impl Future<Output = Result<T, Fault>>) -> Result<T, Error> {
    let language = console.language();
    let failed = |why: Fault| {
        Error::Failed(text::with(language, "cli-bench-failed", &[("why", why.to_string().into())]))
    };
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    runtime.map_err(|error| failed(error.into()))?.block_on(measurement).map_err(failed)
}
