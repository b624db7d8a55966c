//! `underlag serve`: runs the gateway until it is told to stop (SIGTERM, SIGINT).
//!
//! It ends with 78 (`EX_CONFIG` of sysexits.h) where only a person can mend what is wrong: a service
//! manager need not try again. SIGHUP reads the directory, the pathway and the certificate anew.

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::Args;

use crate::cli::{Console, Error, Settings, cannot, faults};
use crate::clock::Clock;
use crate::config::{Config, Faults, Format, Level};
use crate::domain::Language;
use crate::server::app::{self, App};
use crate::server::manager::{Manager, State};
use crate::web::state::State as Pages;
use crate::{server, telemetry};

#[derive(Debug, Args)]
pub struct Serve {
    /// Believe the system's clock, though it stands far after the last time known
    #[arg(long)]
    clock_is_right: bool,
}

impl Serve {
    pub(super) fn run(&self, settings: &Settings, console: &mut Console<'_>) -> Result<(), Error> {
        let language = console.language();
        let settings_file = SettingsFile::read(settings.file(console), console.environment.clone());
        let (config, directory) = settings.load(console).map_err(Error::misconfigured)?;
        telemetry::start(config.log.format == Format::Json, level(config.log.level));
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
        let failed = |error: &app::Error| {
            let text = cannot::start(language, error);
            match error {
                app::Error::StoreStopped => Error::StartAnew(text),
                _ if cannot::is_for_a_person(error) => Error::Failed(text).misconfigured(),
                _ => Error::Failed(text),
            }
        };
        let manager = Manager::at(console.environment.get("NOTIFY_SOCKET").map(String::as_str));
        runtime.block_on(async {
            let stop = server::asked_to_stop()?;
            let app = App::build(config, directory, Clock::system()).map_err(|error| failed(&error))?;
            if self.clock_is_right {
                let believed = app.worker.believe_the_clock().await;
                believed.map_err(|error| failed(&app::Error::Gateway(error.into())))?;
            }
            let pages = app.state.clone();
            let (in_use, kept, supervisor) = (&pages, &settings_file, &manager);
            let reloading = server::on_reload(move || async move {
                supervisor.tell(State::Reloading);
                kept.look();
                reload(in_use).await;
                supervisor.tell(State::Ready);
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

/// Reads directory and pathway anew, and tells what became of it.
pub(crate) async fn reload(state: &Pages) {
    match app::reload(state).await {
        Ok(()) => tracing::info!("took the new directory and pathway into use"),
        Err(faults) => told(&faults, "nothing new is in use"),
    }
}

/// The settings are read at the start alone.
struct SettingsFile {
    path: PathBuf,
    environment: BTreeMap<String, String>,
    at_start: Option<String>,
}

impl SettingsFile {
    fn read(path: PathBuf, environment: BTreeMap<String, String>) -> Self {
        let at_start = std::fs::read_to_string(&path).ok();
        Self { path, environment, at_start }
    }

    /// Tells of what the next start would bring.
    fn look(&self) {
        if std::fs::read_to_string(&self.path).ok() == self.at_start {
            return;
        }
        match Config::load(&self.path, &self.environment) {
            Ok(_) => {
                tracing::warn!("the settings have changed since the start: restart to take them into use");
            }
            Err(faults) => {
                told(&faults, "the settings have changed since the start: the next start will fail");
            }
        }
    }
}

/// Each fault with its file, its line and what is wrong.
fn told(faults: &Faults, outcome: &str) {
    for fault in &faults.0 {
        tracing::error!(fault = faults::line(Language::OF_SYSTEMS, fault), "{outcome}");
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
