//! `underlag serve`: runs the gateway until it is told to stop (SIGTERM, SIGINT).
//!
//! SIGHUP reads the directory, the pathway and the certificate anew.

use std::sync::Arc;

use clap::Args;

use crate::cli::{Console, Error, Settings, cannot};
use crate::clock::Clock;
use crate::config::{Format, Level};
use crate::server::app::{self, App, reload_directory};
use crate::{server, telemetry};

#[derive(Debug, Args)]
pub struct Serve {}

impl Serve {
    #[expect(clippy::unused_self, reason = "every command runs the same way")]
    pub(super) fn run(&self, settings: &Settings, console: &mut Console<'_>) -> Result<(), Error> {
        let language = console.language();
        let (config, directory) = settings.load(console)?;
        telemetry::start(config.log.format == Format::Json, level(config.log.level));
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
        let failed = |error: &app::Error| Error::Failed(cannot::start(language, error));
        runtime.block_on(async {
            let stop = server::asked_to_stop()?;
            let app = App::build(config, directory, Clock::system()).map_err(|error| failed(&error))?;
            let gateway = Arc::clone(&app.gateway);
            let reloading = server::on_reload(move || match reload_directory(&gateway) {
                Ok(()) => tracing::info!("took the new directory into use"),
                Err(faults) => tracing::error!(faults = faults.0.len(), "kept the old directory"),
            })?;
            tokio::select! {
                ended = app.run(stop) => ended.map_err(|error| failed(&error)),
                () = reloading => Ok(()),
            }
        })
    }
}

const fn level(level: Level) -> tracing::Level {
    match level {
        Level::Error => tracing::Level::ERROR,
        Level::Warn => tracing::Level::WARN,
        Level::Info => tracing::Level::INFO,
        Level::Debug => tracing::Level::DEBUG,
    }
}
