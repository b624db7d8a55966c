//! `underlag demo`: a gateway to try, in a folder of its own, that first does the whole job once.
//!
//! # Layout
//!
//! - [`folder`] where everything lies; [`people`] who logs in; [`log`] what the gateway says.
//! - [`case`] what the tour tells; [`certificate`] is the file that is attached.
//! - [`tour`] the main job over HTTP, step by step; [`visitor`] a browser without scripts, with
//!   [`html`] and [`fill`]; [`letter`] reads the mail.
//! - [`seed`] the half-year before: some hundred requests, through the same use cases.
//! - [`desk`] the demo's own pages: logins, mailboxes, clock; [`forward`] moves it.

pub mod case;
pub mod certificate;
pub mod desk;
pub mod fill;
pub mod folder;
mod forward;
pub mod html;
pub mod letter;
mod log;
pub mod people;
pub mod seed;
pub mod stop;
pub mod tour;
pub mod visitor;

use std::collections::BTreeMap;
use std::fs::File;
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use clap::Args;
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use ring::rand::SystemRandom;
use serde::Serialize;
use tokio::sync::Notify;

pub use stop::Stop;

use crate::cli::{Console, Error, serve};
use crate::clock::Clock;
use crate::config::{Config, Directory};
use crate::domain::Language;
use crate::domain::calendar::{local_date, start_of_day};
use crate::domain::statistics::group::Month;
use crate::server::app::App;
use crate::text::dates;
use crate::{server, text};
use desk::Desk;
use folder::{Enrolled, Folder};
use people::Login;
use tour::{Outcome, Step, Tour};

/// So many requests make queue and charts come alive, in a few seconds.
const USUAL_SEED: usize = 400;

#[derive(Debug, Args)]
pub struct Demo {
    /// Do the whole job once and exit: 0 only if every step held
    #[arg(long)]
    once: bool,
    /// The demo's own folder; one of an earlier demo is emptied
    #[arg(long, value_name = "DIR")]
    dir: Option<PathBuf>,
    /// How many requests of the last half-year are there when it starts [default: 400; 0 with --once]
    #[arg(long, value_name = "N")]
    seed: Option<usize>,
    /// An empty gateway: the tour's request will be the only one
    #[arg(long, conflicts_with = "seed")]
    no_seed: bool,
    /// As if it were this day (nine in the morning) or this moment, e.g. 2026-12-24 or 2026-12-24T08:00:00Z
    #[arg(long, value_name = "WHEN", value_parser = moment)]
    at: Option<Timestamp>,
    /// Address and port on this machine; port 0 takes a free one
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// One line of JSON when the tour is done; the steps go to standard error
    #[arg(long)]
    json: bool,
}

/// The one line of `--json`.
#[derive(Serialize)]
struct Line<'a> {
    base_url: &'a str,
    mailbox: String,
    clock: String,
    /// The day it is in the demo.
    today: Date,
    logins: &'a [Login],
    recipients: &'a [Enrolled],
    consent_document: &'a Path,
    reference: &'a str,
    folder: &'a Path,
}

/// Everything that is there before the tour begins.
struct Scene {
    folder: Folder,
    recipients: Vec<Enrolled>,
    logins: Vec<Login>,
    base_url: String,
    today: Date,
}

impl Demo {
    pub(crate) fn run(&self, console: &mut Console<'_>) -> Result<(), Error> {
        let language = console.language();
        if !self.listen.ip().is_loopback() {
            return Err(Error::Usage(text::get(language, "demo-loopback-only")));
        }
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
        runtime.block_on(self.perform(console, language)).map_err(|stop| failed(language, &stop))
    }

    async fn perform(&self, console: &mut Console<'_>, language: Language) -> Result<(), Stop> {
        let clock = self.at.map_or_else(Clock::system, Clock::starting_at);
        let (scene, app) = self.set(&clock)?;
        self.grow(console, language, &scene, &app).await?;
        let stop = server::asked_to_stop().map_err(Stop::from_error)?;
        let ended = Arc::new(Notify::new());
        let desk = Arc::new(Desk {
            base_url: scene.base_url.clone(),
            mail: scene.folder.mail(),
            people: scene.folder.people(),
            gateway: Arc::clone(&app.gateway),
            logins: scene.logins.clone(),
            recipients: scene.recipients.clone(),
            moved: Mutex::default(),
        });
        let serving = tokio::spawn({
            let (beside, ended) = (desk::routes(&desk), Arc::clone(&ended));
            let state = app.state.clone();
            let reloading = server::on_reload(move || {
                let state = state.clone();
                async move { serve::reload(&state).await }
            });
            let reloading = reloading.map_err(Stop::from_error)?;
            async move {
                tokio::select! {
                    ended = app.run_with(beside, async move { ended.notified().await }) => ended,
                    () = reloading => Ok(()),
                }
            }
        });
        tokio::pin!(stop);

        let tour = Tour {
            base_url: &scene.base_url,
            folder: &scene.folder,
            recipients: &scene.recipients,
            today: scene.today,
            clock: &clock,
            sealed_before: Folder::files_in(&scene.folder.spool())?.len(),
        };
        let mut number = 0;
        let mut say = |step: Step| {
            number += 1;
            self.tell(console, language, number, &step)
        };
        let toured = tokio::select! {
            toured = tour.run(&mut say) => toured.map(Some),
            () = &mut stop => Ok(None),
        };
        if let Ok(Some(outcome)) = &toured {
            self.tell_the_rest(console, language, &scene, outcome)?;
            if !self.once {
                stop.await;
            }
        }
        ended.notify_one();
        serving.await.map_err(Stop::from_error)?.map_err(Stop::from_error)?;
        toured.map(|_| ())
    }

    /// The half-year before the tour.
    async fn grow(
        &self,
        console: &mut Console<'_>,
        language: Language,
        scene: &Scene,
        app: &App,
    ) -> Result<(), Stop> {
        let usual = if self.once || self.no_seed { 0 } else { USUAL_SEED };
        let count = self.seed.unwrap_or(usual);
        if count == 0 {
            return Ok(());
        }
        let out = if self.json { &mut *console.err } else { &mut *console.out };
        let mut say = |month: Month, sent: usize| {
            let month = dates::month(language, month.year(), month.month());
            let text = text::with(language, "demo-seed", &[("month", month.into()), ("n", sent.into())]);
            writeln!(out, "{text}").and_then(|()| out.flush()).map_err(Stop::from_error)
        };
        seed::grow(&app.gateway, &scene.folder, &scene.recipients, count, &mut say).await
    }

    /// Makes the folder and opens the gateway in it.
    fn set(&self, clock: &Clock) -> Result<(Scene, App), Stop> {
        let root = self.dir.clone().unwrap_or_else(|| std::env::temp_dir().join("underlag-demo"));
        let today = local_date(clock.now());
        let (folder, recipients) = Folder::create(&root, &SystemRandom::new(), today)?;
        let listen = if self.listen.port() == 0 { free_port(self.listen)? } else { self.listen };
        let base_url = format!("http://{listen}");
        let own = BTreeMap::from([
            ("UNDERLAG_SERVER_LISTEN".to_owned(), listen.to_string()),
            ("UNDERLAG_SERVER_BASE_URL".to_owned(), base_url.clone()),
        ]);
        let config = Config::load(&folder.settings(), &own).map_err(Stop::from_error)?;
        let directory = Directory::load(&folder.gateway()).map_err(Stop::from_error)?;
        let logins = people::logins(&directory.users);
        log::start(File::create(folder.log()).map_err(Stop::from_error)?);
        let app = App::build(config, directory, clock.clone()).map_err(Stop::from_error)?;
        Ok((Scene { folder, recipients, logins, base_url, today }, app))
    }

    fn tell(
        &self,
        console: &mut Console<'_>,
        language: Language,
        number: usize,
        step: &Step,
    ) -> Result<(), Stop> {
        let files: String = step.files.iter().map(|file| format!("      {}\n", file.display())).collect();
        let text = format!("{number:>2}. {}\n{files}", text::get(language, step.key));
        let out = if self.json { &mut *console.err } else { &mut *console.out };
        write!(out, "{text}").and_then(|()| out.flush()).map_err(Stop::from_error)
    }

    fn tell_the_rest(
        &self,
        console: &mut Console<'_>,
        language: Language,
        scene: &Scene,
        outcome: &Outcome,
    ) -> Result<(), Stop> {
        let text = if self.json { json(scene, outcome)? } else { self.words(language, scene) };
        let written = writeln!(console.out, "{text}").and_then(|()| console.out.flush());
        written.map_err(Stop::from_error)
    }

    fn words(&self, language: Language, scene: &Scene) -> String {
        let folder = scene.folder.root().display().to_string();
        let held = text::with(language, "demo-held", &[("folder", folder.into())]);
        if self.once {
            return held;
        }
        let logins = scene.logins.iter().map(|login| format!("  {:<16} {}\n", login.user, login.password));
        let keys = scene.recipients.iter().map(|one| format!("  {:<16} {}\n", one.id, one.key));
        let (logins, keys): (String, String) = (logins.collect(), keys.collect());
        let open =
            text::with(language, "demo-open", &[("address", format!("{}/demo", scene.base_url).into())]);
        let (staff, recipients) = (text::get(language, "demo-logins"), text::get(language, "demo-keys"));
        format!(
            "{held}\n\n{open}\n\n{staff}\n{logins}\n{recipients}\n{keys}\n{}",
            text::get(language, "demo-stop")
        )
    }
}

fn json(scene: &Scene, outcome: &Outcome) -> Result<String, Stop> {
    let line = Line {
        base_url: &scene.base_url,
        mailbox: format!("{}/demo/mail", scene.base_url),
        clock: format!("{}/demo", scene.base_url),
        today: scene.today,
        logins: &scene.logins,
        recipients: &scene.recipients,
        consent_document: &outcome.consent_document,
        reference: &outcome.reference,
        folder: scene.folder.root(),
    };
    serde_json::to_string(&line).map_err(Stop::from_error)
}

/// A day is taken at nine in the morning, when people are at work.
fn moment(text: &str) -> Result<Timestamp, jiff::Error> {
    let morning = |day: Date| start_of_day(day) + SignedDuration::from_hours(9);
    text.parse::<Timestamp>().or_else(|_| text.parse::<Date>().map(morning))
}

/// The address has to be known before the gateway is opened: it stands in tokens and letters.
fn free_port(listen: SocketAddr) -> Result<SocketAddr, Stop> {
    TcpListener::bind(listen).and_then(|listener| listener.local_addr()).map_err(Stop::from_error)
}

fn failed(language: Language, stop: &Stop) -> Error {
    Error::Failed(text::with(language, "demo-failed", &[("why", stop.to_string().into())]))
}
