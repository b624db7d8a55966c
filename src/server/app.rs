//! A whole gateway in one process: the port, the pages, the worker.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use ring::rand::SystemRandom;
use tokio::sync::Notify;
use tokio::time::Instant;

use crate::clock::Clock;
use crate::config::{Config, Directory, Faults};
use crate::exchange::gateway::OpenError;
use crate::exchange::{self, Gateway};
use crate::mail::mailbox::{self, Mailbox};
use crate::mail::{self, Mailer};
use crate::server::addresses::Book;
use crate::server::reports::Reader;
use crate::server::{self, Server};
use crate::store::Store;
use crate::web::routes::Routes;
use crate::web::state::State;
use crate::worker::Worker;
use crate::{crypto, web};

/// What lay on people's desks longer than it may is forgotten at least this often.
const CLEAR_DESKS_EVERY: Duration = Duration::from_secs(30);
/// How long after a failed sync the gateway goes on to tell those who wait.
const LAST_WORDS: Duration = Duration::from_secs(3);

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(transparent)]
    Gateway(#[from] OpenError),
    #[error("keys: {0}")]
    Keys(#[from] crypto::Error),
    /// New keys would orphan what is stored: restore them from the backup.
    #[error("{keys} holds no keys, but {data} holds data: restore the keys from the backup")]
    KeysLost { keys: String, data: String },
    #[error("mail: {0}")]
    Mail(#[from] mail::Error),
    #[error(transparent)]
    Mailbox(#[from] mailbox::Error),
    #[error(transparent)]
    Server(#[from] server::Error),
    /// The disk failed to sync: what it has shows only at the next start.
    #[error("the disk failed while something was saved")]
    StoreStopped,
}

/// Everything opened and bound, nothing running yet.
pub struct App {
    pub gateway: Arc<Gateway>,
    /// What the pages keep besides.
    pub state: State,
    pub worker: Worker,
    /// Reads the gateway's own mailbox, where the settings name one.
    pub reader: Option<Reader>,
    pub server: Server,
}

impl App {
    /// Opens what the settings name and takes the port. Makes the keys at the first start.
    pub fn build(config: Config, directory: Directory, clock: Clock) -> Result<Self, Error> {
        make_keys(&config)?;
        let mailer = Mailer::new(&config)?;
        let app = Self::build_with(Gateway::open(config, directory, clock)?, mailer)?;
        app.worker.doubt_the_start().map_err(OpenError::Store)?;
        Ok(app)
    }

    /// The same with a gateway that is open and another way of sending letters.
    pub fn build_with(gateway: Gateway, mailer: Mailer) -> Result<Self, Error> {
        let server = Server::bind(&gateway.config.server)?;
        let mailbox = Mailbox::new(&gateway.config)?;
        let gateway = Arc::new(gateway);
        let reader = mailbox.map(|mailbox| Reader::new(Arc::clone(&gateway), mailbox));
        let worker = worker(&gateway, mailer);
        let state = State::new(Arc::clone(&gateway));
        Ok(Self { gateway, state, worker, reader, server })
    }

    /// Runs until `stop` is ready; then lets open connections and the worker finish.
    pub async fn run(self, stop: impl Future<Output = ()>) -> Result<(), Error> {
        self.run_with(Routes::new(), stop).await
    }

    /// The same with pages beside the gateway's own.
    pub async fn run_with(self, beside: Routes, stop: impl Future<Output = ()>) -> Result<(), Error> {
        let Self { gateway, state, worker, reader, server } = self;
        let grace = gateway.config.server.shutdown;
        let router = web::around(web::routes().merge(beside), &state);
        let stopped = Arc::new(Notify::new());
        let working = tokio::spawn({
            let (gateway, stopped) = (Arc::clone(&gateway), Arc::clone(&stopped));
            async move { worker.run(&gateway.wake, stopped.notified()).await }
        });
        let poll = gateway.config.imap.poll;
        let reading = reader.map(|reader| tokio::spawn(async move { reader.run(poll).await }));
        // What changed while nobody looked.
        end_sessions(&state).await;
        let timing = tokio::spawn(keep_timed(Arc::clone(&gateway)));
        let clearing = tokio::spawn(clear_desks(state.clone()));
        tracing::info!(address = %server.address(), version = env!("CARGO_PKG_VERSION"), "running");
        // One grace for both: the service manager waits for the process, not for its parts.
        let stopping_since = OnceLock::new();
        let failed = AtomicBool::new(false);
        let stop = async {
            tokio::select! {
                () = stop => (),
                () = gateway.store.stopped() => failed.store(true, Ordering::Relaxed),
            }
            stopping_since.get_or_init(Instant::now);
            state.stop();
            stopped.notify_one();
        };
        let served = tokio::select! {
            served = server.run(router, stop) => served,
            () = soon_after(&gateway.store) => Ok(()),
        };
        let failed = failed.into_inner();
        let grace = if failed { grace.min(LAST_WORDS) } else { grace };
        tracing::info!("stopping");
        timing.abort();
        clearing.abort();
        if let Some(reading) = reading {
            // A look that ends in the middle is taken up at the next start.
            reading.abort();
        }
        stopped.notify_one();
        let mut working = working;
        let left = stopping_since.get().map_or(grace, |since| grace.saturating_sub(since.elapsed()));
        if tokio::time::timeout(left, &mut working).await.is_err() {
            // Its letters stay in the outbox.
            working.abort();
        }
        served?;
        if failed { Err(Error::StoreStopped) } else { Ok(()) }
    }
}

/// The worker of a gateway.
#[must_use]
pub fn worker(gateway: &Arc<Gateway>, mailer: Mailer) -> Worker {
    let book = Arc::new(Book(Arc::clone(gateway)));
    Worker::new(
        (gateway.store.clone(), gateway.spool.clone()),
        mailer,
        (Arc::clone(&book) as _, book),
        gateway.clock.clone(),
        gateway.config.session.idle,
    )
}

/// Reads the directory and the pathway anew, and ends the sessions they let go on no longer. Where there
/// are faults, all that was in force stays.
pub async fn reload(state: &State) -> Result<(), Faults> {
    state.gateway().reload()?;
    end_sessions(state).await;
    Ok(())
}

/// What somebody had on the desk who is locked out is gone as well.
async fn end_sessions(state: &State) {
    match state.gateway().end_sessions().await {
        Ok(ended) => ended.locked_out.into_iter().for_each(|user| state.desks().clear(user)),
        Err(error) => {
            tracing::error!(%error, "sessions could not be ended; those of users who are locked out are refused");
        }
    }
}

/// What is in the folder of the keys.
#[derive(Debug)]
pub enum KeyFolder {
    There,
    /// No keys and no data: a new gateway.
    New,
    /// Data but no keys: a lost disk, a forgotten mount. [`Error::KeysLost`].
    Lost(Error),
}

/// Looks whether the gateway has keys.
#[must_use]
pub fn key_folder(config: &Config) -> KeyFolder {
    let (keys, data) = (&config.gateway.keys_dir, &config.gateway.data_dir);
    let is_empty =
        |folder: &Path| std::fs::read_dir(folder).map_or(true, |mut entries| entries.next().is_none());
    if !is_empty(keys) {
        KeyFolder::There
    } else if is_empty(&data.join("store"))
        && !data.join("head").exists()
        && exchange::gateway::emptied(config).is_none()
    {
        KeyFolder::New
    } else {
        let (keys, data) = (keys.display().to_string(), data.display().to_string());
        KeyFolder::Lost(Error::KeysLost { keys, data })
    }
}

/// Makes the gateway's keys where there are none; says whether it did.
///
/// # Errors
/// [`Error::KeysLost`], so that new keys never orphan what is stored; otherwise as
/// [`crypto::keys::create`].
pub fn make_keys(config: &Config) -> Result<bool, Error> {
    match key_folder(config) {
        KeyFolder::There => Ok(false),
        KeyFolder::Lost(error) => Err(error),
        KeyFolder::New => {
            crypto::keys::create(&config.gateway.keys_dir, &SystemRandom::new())?;
            Ok(true)
        }
    }
}

/// Counts open requests anew at the start and after each new directory, where the rules have changed.
async fn keep_timed(gateway: Arc<Gateway>) {
    loop {
        if let Err(error) = gateway.retime().await {
            tracing::error!(%error, "open requests could not be counted anew; tried again at the next start");
        }
        gateway.rules_changed.notified().await;
    }
}

/// Ready a moment after no more can be saved: those who wait are told, and nobody else is kept.
async fn soon_after(store: &Store) {
    store.stopped().await;
    tokio::time::sleep(LAST_WORDS).await;
}

/// What is due now and then beside the worker: old things on desks, and whether the disk has room.
async fn clear_desks(state: State) {
    loop {
        state.gateway().short_of_room();
        tokio::time::sleep(CLEAR_DESKS_EVERY).await;
        state.desks().sweep(state.now());
    }
}
