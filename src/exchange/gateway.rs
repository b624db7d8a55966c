//! Everything a use case needs, opened once and shared.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};

use jiff::Timestamp;
use jiff::civil::Date;
use ring::rand::SystemRandom;
use tokio::sync::Notify;

use crate::clock::Clock;
use crate::config::{Config, Directory, Faults};
use crate::crypto::digest::Purpose;
use crate::crypto::keys::GatewayKeys;
use crate::crypto::link::LinkToken;
use crate::domain::calendar::local_date;
use crate::domain::change::FreshLink;
use crate::domain::pathway::Pathway;
use crate::domain::{Change, Record, Reference, Sealed, SpoolId, Timetable};
use crate::exchange::parties::Parties;
use crate::exchange::proved::add_proofs;
use crate::exchange::request_forms::RequestForms;
use crate::exchange::troubles::Troubles;
use crate::exchange::words::ConsentWords;
use crate::exchange::{Error, pathway, timetable};
use crate::forms::catalogue::Catalogue;
use crate::spool::{self, Spool};
use crate::store::{self, Store};
use crate::{crypto, forms, owner};

/// One gateway: one tenant, one store, one spool.
pub struct Gateway {
    pub config: Config,
    pub catalogue: Catalogue,
    pub request_forms: RequestForms,
    /// What consents are read in.
    pub words: ConsentWords,
    pub keys: GatewayKeys,
    pub store: Store,
    pub spool: Spool,
    pub clock: Clock,
    pub random: SystemRandom,
    pub troubles: Troubles,
    /// Woken after each commit that leaves something for the worker to do.
    pub wake: Notify,
    /// Told when the timetable may be another: see [`Gateway::retime`].
    pub rules_changed: Notify,
    in_force: RwLock<InForce>,
    /// Held from reading what is in force to replacing it: of two who change it, none undoes the other.
    changing: Mutex<()>,
}

/// What was read from the folder of settings, and changes while the gateway runs: all of it at once.
#[derive(Clone)]
struct InForce {
    parties: Arc<Parties>,
    timetable: Arc<Timetable>,
    pathway: Arc<Pathway>,
}

/// Why a gateway could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error("data folder {path}: {error}")]
    Folder { path: String, error: std::io::Error },
    #[error("keys: {0}")]
    Keys(#[from] crypto::Error),
    #[error("store: {0}")]
    Store(#[from] store::Error),
    /// Sealed documents, and no store that knows them.
    #[error("{store} holds nothing, but {spool} holds sealed documents: restore the store from the backup")]
    Emptied { store: String, spool: String },
    #[error("spool: {0}")]
    Spool(#[from] spool::Error),
    #[error("forms: {0}")]
    Forms(#[from] forms::catalogue::Error),
    #[error("pathway: {0}")]
    Pathway(#[from] Faults),
    #[error("consent: {0}")]
    Words(Faults),
}

impl Gateway {
    /// Opens keys, store, spool and forms as the settings say. The keys must exist.
    pub fn open(config: Config, directory: Directory, clock: Clock) -> Result<Self, OpenError> {
        let keys = GatewayKeys::load(&config.gateway.keys_dir, &config.gateway.tenant)?;
        let data = &config.gateway.data_dir;
        owner::make_folder(data)
            .map_err(|error| OpenError::Folder { path: data.display().to_string(), error })?;
        let catalogue = Catalogue::offered(config.gateway.forms_dir.as_deref())?;
        let pathway = pathway::load(&config, &catalogue)?;
        let words = ConsentWords::of_settings(&config).map_err(OpenError::Words)?;
        let store = open_store(&config, &keys)?;
        let spool = Spool::open(&spool_folder(&config))?;
        let mut directory = directory;
        add_proofs(&mut directory, &store, &keys.digest)?;
        let timetable = timetable::build(&config, &catalogue, &directory, &keys.digest);
        let parties = Parties::new(directory, &keys.digest);
        Ok(Self {
            catalogue,
            request_forms: RequestForms::default(),
            words,
            store,
            spool,
            clock,
            random: SystemRandom::new(),
            troubles: Troubles::default(),
            wake: Notify::new(),
            in_force: RwLock::new(InForce {
                parties: Arc::new(parties),
                timetable: Arc::new(timetable),
                pathway: Arc::new(pathway),
            }),
            changing: Mutex::new(()),
            rules_changed: Notify::new(),
            keys,
            config,
        })
    }

    /// The directory as it is now.
    #[must_use]
    pub fn parties(&self) -> Arc<Parties> {
        self.in_force().parties
    }

    fn in_force(&self) -> InForce {
        self.in_force.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn changing(&self) -> MutexGuard<'_, ()> {
        self.changing.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes a directory that was read anew; what is under way keeps the old one.
    pub fn replace_directory(&self, directory: Directory) {
        let _changing = self.changing();
        self.put_in_force(directory, self.pathway());
    }

    /// All at once, by whoever holds `changing`.
    fn put_in_force(&self, mut directory: Directory, pathway: Arc<Pathway>) {
        if let Err(error) = add_proofs(&mut directory, &self.store, &self.keys.digest) {
            tracing::error!(%error, "which mailboxes were confirmed");
        }
        let timetable =
            Arc::new(timetable::build(&self.config, &self.catalogue, &directory, &self.keys.digest));
        let parties = Arc::new(Parties::new(directory, &self.keys.digest));
        let in_force = InForce { parties, timetable, pathway };
        *self.in_force.write().unwrap_or_else(PoisonError::into_inner) = in_force;
        self.rules_changed.notify_one();
    }

    /// Somebody has confirmed a recipient's mailbox.
    pub fn look_at_mailboxes_again(&self) {
        let _changing = self.changing();
        let InForce { parties, pathway, .. } = self.in_force();
        self.put_in_force(parties.directory().clone(), pathway);
    }

    /// The steps towards own support, as they are now.
    #[must_use]
    pub fn pathway(&self) -> Arc<Pathway> {
        self.in_force().pathway
    }

    /// Reads directory and pathway anew. Everything is read before anything is taken into use: where
    /// there are faults, all that was in force stays.
    pub fn reload(&self) -> Result<(), Faults> {
        let _changing = self.changing();
        let directory = Directory::load(&self.config.folder);
        let pathway = pathway::load(&self.config, &self.catalogue);
        match (directory, pathway) {
            (Ok(directory), Ok(pathway)) => {
                self.put_in_force(directory, Arc::new(pathway));
                Ok(())
            }
            (directory, pathway) => {
                let faults = [directory.err(), pathway.err()].into_iter().flatten();
                Err(Faults(faults.flat_map(|faults| faults.0).collect()))
            }
        }
    }

    /// The calendars and ladders in force.
    #[must_use]
    pub fn timetable(&self) -> Arc<Timetable> {
        self.in_force().timetable
    }

    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// The date in Europe/Stockholm.
    #[must_use]
    pub fn today(&self) -> Date {
        local_date(self.now())
    }

    /// `iss` and `aud` of consent tokens.
    #[must_use]
    pub fn issuer(&self) -> &str {
        &self.config.server.base_url
    }

    /// Loads a record, decides, commits; once more where somebody else committed in between.
    ///
    /// # Errors
    /// What the decision says; [`Error::NotFound`]; the store's errors.
    pub async fn decide(
        &self,
        reference: Reference,
        decision: impl Fn(&Record) -> Result<Change, Error>,
    ) -> Result<(), Error> {
        const TRIES: u32 = 8;
        for _ in 1..TRIES {
            let record = self.store.record(&reference)?.ok_or(Error::NotFound)?;
            match self.commit(decision(&record)?).await {
                // The mail server's word may come between a click and its commit.
                Err(store::Error::Stale) => {}
                other => return Ok(other?),
            }
        }
        Err(Error::Store(store::Error::Stale))
    }

    /// Puts a sealed document into the spool, under a random name.
    pub(super) async fn keep(&self, sealed: Vec<u8>) -> Result<Sealed, Error> {
        Ok(self.spool.put(Spool::new_id(&self.random)?, sealed).await?)
    }

    /// How a commit went that names these new documents. Where it was refused for certain, nothing
    /// points at them, and they go; where it may have been made all the same, they stay, and the
    /// sweep takes away what nothing names.
    pub(super) async fn committed<T>(
        &self,
        documents: &[SpoolId],
        outcome: Result<T, Error>,
    ) -> Result<T, Error> {
        if outcome.as_ref().is_err_and(|error| !error.may_be_written()) {
            for document in documents {
                self.spool.destroy(document).await.ok();
            }
        }
        outcome
    }

    /// A new link to a request, for a letter.
    pub fn fresh_link(&self, reference: Reference) -> Result<FreshLink, Error> {
        let token = LinkToken::generate(&self.random)?;
        let wrapped = self.wrapped_link(&token, reference)?;
        Ok(FreshLink { digest: token.digest(&self.keys.digest), wrapped })
    }

    /// The link's secret for the outbox; none where letters carry no links.
    pub(super) fn wrapped_link(
        &self,
        link: &LinkToken,
        reference: Reference,
    ) -> Result<Option<String>, Error> {
        if !self.config.mail.link {
            return Ok(None);
        }
        let wrapped = self.keys.wrap.wrap(link.as_str().as_bytes(), reference.as_bytes(), &self.random)?;
        Ok(Some(wrapped))
    }

    /// Commits, and wakes the worker for the letters and files it has left.
    pub async fn commit(&self, change: Change) -> Result<(), store::Error> {
        let change = self.timetable().timed(change, self.now());
        self.store.commit(&change).await?;
        self.wake.notify_one();
        Ok(())
    }
}

/// Where the metadata lies.
#[must_use]
pub fn store_folder(config: &Config) -> PathBuf {
    config.gateway.data_dir.join("store")
}

/// Where the sealed documents lie.
#[must_use]
pub fn spool_folder(config: &Config) -> PathBuf {
    config.gateway.data_dir.join("spool")
}

/// With its head mark beside it, and for these keys only.
#[must_use]
pub fn store_options(config: &Config, keys: &GatewayKeys) -> store::Options {
    let signer = keys.signing.public().kid();
    let others = keys.jwks().keys().iter().map(|dated| dated.key.kid().to_owned());
    store::Options {
        head: Some(store::head::beside(&store_folder(config))),
        keys: Some(store::Keys {
            check: keys.digest.digest(Purpose::Check, b"underlag"),
            signer: signer.to_owned(),
            retired: others.filter(|kid| kid != signer).collect(),
        }),
        ..store::Options::default()
    }
}

/// Where the store holds nothing but the spool does: something was lost, and nobody else would say so.
#[must_use]
pub fn emptied(config: &Config) -> Option<OpenError> {
    let (store, spool) = (store_folder(config), spool_folder(config));
    let filled = spool::is_empty(&spool).is_ok_and(|empty| !empty);
    filled.then(|| OpenError::Emptied {
        store: store.display().to_string(),
        spool: spool.display().to_string(),
    })
}

fn open_store(config: &Config, keys: &GatewayKeys) -> Result<Store, OpenError> {
    let folder = store_folder(config);
    if !folder.join("db").exists()
        && let Some(error) = emptied(config)
    {
        return Err(error);
    }
    let store = Store::open_with(&folder, &store_options(config, keys))?;
    match emptied(config) {
        Some(error) if store.log(0, 1)?.is_empty() && store.documents(None, 1)?.is_empty() => Err(error),
        _ => Ok(store),
    }
}
