//! `underlag sweep`: one tick of the clock, with the gateway stopped. For a gateway that is run by
//! hand, and to see what a later moment would bring.

use std::sync::Arc;

use clap::Args;
use jiff::Timestamp;

use crate::cli::{Console, Error, Settings, cannot};
use crate::clock::Clock;
use crate::exchange::Gateway;
use crate::mail::Mailer;
use crate::server::app;
use crate::text;
use crate::worker::Tally;

#[derive(Debug, Args)]
pub struct Sweep {
    /// As if it were this moment, e.g. 2026-12-01T08:00:00Z [default: now]
    #[arg(long, value_name = "INSTANT")]
    at: Option<Timestamp>,
    /// Really do it, though the moment, or the system's clock, lies far ahead: letters leave early,
    /// requests expire early
    #[arg(long)]
    yes: bool,
    /// One JSON object on one line
    #[arg(long)]
    json: bool,
}

impl Sweep {
    pub(super) fn run(&self, settings: &Settings, console: &mut Console<'_>) -> Result<(), Error> {
        let language = console.language();
        let clock = Clock::system();
        if let Some(at) = self.at {
            if at > clock.now() && !self.yes {
                return Err(Error::Usage(text::get(language, "cli-sweep-ahead")));
            }
            clock.advance(at.duration_since(clock.now()));
        }
        let (config, directory) = settings.load(console)?;
        let failed = |error: &app::Error| Error::Failed(cannot::start(language, error));
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
        let (tally, held) = runtime.block_on(async {
            let mailer = Mailer::new(&config).map_err(|error| failed(&error.into()))?;
            let gateway = Gateway::open(config, directory, clock).map_err(|error| failed(&error.into()))?;
            let retimed = gateway.retime().await;
            retimed.map_err(|error| failed(&app::Error::Gateway(error.into())))?;
            let worker = app::worker(&Arc::new(gateway), mailer);
            // A moment that somebody names is meant.
            let doubt = if self.at.is_some() || self.yes { Ok(None) } else { worker.doubt_the_start() };
            let doubt = doubt.map_err(|error| failed(&app::Error::Gateway(error.into())))?;
            Ok::<_, Error>((worker.tick().await, doubt.is_some()))
        })?;
        if held {
            console.complain(&text::get(language, "cli-sweep-held"));
        }
        if self.json {
            let line = serde_json::to_string(&tally).map_err(std::io::Error::from)?;
            writeln!(console.out, "{line}")?;
        } else {
            let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX).into();
            let given = [
                ("steps", count(tally.steps)),
                ("accepted", count(tally.accepted)),
                ("deferred", count(tally.deferred)),
                ("refused", count(tally.refused)),
                ("expired", count(tally.expired)),
                ("destroyed", count(tally.destroyed)),
            ];
            write!(console.out, "{}", text::with(language, "cli-sweep-done", &given))?;
            writeln!(console.out)?;
        }
        match tally {
            Tally { failed: 0, .. } => Ok(()),
            _ => Err(Error::Failed(text::get(language, "cli-sweep-failed"))),
        }
    }
}
