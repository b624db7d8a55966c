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
mod run;
mod sweep;
mod what;
mod workload;

use clap::{Args, Subcommand};

use crate::cli::{Console, Error};

use fill::Fill;
use pipeline::Pipeline;
use queue::Queue;
use sweep::Sweep;
use what::What;

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
    pub(crate) fn run(&self, console: &mut Console<'_>) -> Result<(), Error> {
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
