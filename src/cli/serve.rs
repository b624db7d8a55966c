//! `underlag serve`: runs the gateway until it is told to stop (SIGTERM, SIGINT).
//!
//! It ends with 78 (`EX_CONFIG` of sysexits.h) where only a person can mend what is wrong: a service
//! manager need not try again. SIGHUP reads the directory, the pathway and the certificate anew.

use std::sync::Arc;

use clap::Args;

use crate::cli::{Console, Error, Settings, cannot};
use crate::clock::Clock;
use crate::config::{Format, Level};
use crate::server::app::{self, App};
use crate::server::manager::{Manager, State};
use crate::{server, telemetry};

#[derive(Debug, Args)]
pub struct Serve {}

impl Serve {
    #[expect(clippy::unused_self, reason = "every command runs the same way")]
    pub(super) fn run(&self, settings: &Settings, console: &mut Console<'_>) -> Result<(), Error> {
        let language = console.language();
        let (config, directory) = settings.load(console).map_err(Error::misconfigured)?;
        telemetry::start(config.log.format == Format::Json, level(config.log.level));
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
        let failed = |error: &app::Error| {
            let said = Error::Failed(cannot::start(language, error));
            if cannot::is_for_a_person(error) { said.misconfigured() } else { said }
        };
        let manager = Manager::at(console.environment.get("NOTIFY_SOCKET").map(String::as_str));
        runtime.block_on(async {
            let stop = server::asked_to_stop()?;
            let app = App::build(config, directory, Clock::system()).map_err(|error| failed(&error))?;
            let gateway = Arc::clone(&app.gateway);
            let reloading = server::on_reload(|| {
                manager.tell(State::Reloading);
                app::reload(&gateway);
                manager.tell(State::Ready);
            })?;
            let stop = async {
                stop.await;
                manager.tell(State::Stopping);
            };
            // The port is bound: whoever connects now is answered.
            manager.tell(State::Ready);
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
