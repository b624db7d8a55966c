//! What every handler may use. Cheap to clone; handlers take it as an argument of type [`State`].

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use jiff::{SignedDuration, Timestamp};
use ring::rand::SecureRandom;
use tokio::sync::{Semaphore, SemaphorePermit, watch};

use crate::config::Config;
use crate::crypto::digest::Purpose;
use crate::crypto::session::{CsrfKey, SessionId};
use crate::domain::change::{Attempts, Session};
use crate::domain::{Action, Agent, Change, Digest, Entity, Event, Language, Role, User};
use crate::exchange::Gateway;
use crate::store::{Store, Timed};
use crate::web::desks::Desks;
use crate::web::error::Error;
use crate::web::in_flight::InFlight;

/// The gateway as the pages see it.
#[derive(Clone)]
pub struct State(Arc<Inner>);

struct Inner {
    gateway: Arc<Gateway>,
    desks: Desks,
    settings: Settings,
    login_turn: Semaphore,
    in_flight: InFlight,
    news: watch::Sender<News>,
}

/// What ends a line that is kept open.
#[derive(Default)]
struct News {
    stopping: bool,
    /// Somebody has logged out.
    departures: u64,
}

/// Hears whether a line that is kept open may stay so.
pub struct Live(watch::Receiver<News>);

impl Live {
    /// Waits until somebody logs out. False: the gateway stops.
    pub async fn departure(&mut self) -> bool {
        !self.0.borrow().stopping && self.0.changed().await.is_ok() && !self.0.borrow().stopping
    }
}

/// How the pages behave.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The gateway's name, on every page.
    pub gateway_name: String,
    /// For those who ask for no language that we speak.
    pub language: Language,
    /// The pages are reached over https: cookies are `__Host-…; Secure`, and HSTS is sent.
    pub https: bool,
    /// The source of a request is the last entry of `X-Forwarded-For`.
    pub behind_proxy: bool,
    /// A login ends after so long without a click.
    pub idle: SignedDuration,
    /// A login ends after so long in all.
    pub absolute: SignedDuration,
    /// Largest upload, bytes, all files of a form together.
    pub upload_limit: usize,
}

impl Settings {
    fn of(config: &Config) -> Self {
        let duration = |of: Duration| SignedDuration::try_from(of).unwrap_or(SignedDuration::MAX);
        Self {
            gateway_name: config.gateway.name.clone(),
            language: config.gateway.language,
            https: config.server.base_url.starts_with("https://"),
            behind_proxy: config.server.behind_proxy,
            idle: duration(config.session.idle),
            absolute: duration(config.session.absolute),
            upload_limit: usize::try_from(config.limits.request).unwrap_or(usize::MAX),
        }
    }
}

impl State {
    #[must_use]
    pub fn new(gateway: Arc<Gateway>) -> Self {
        let settings = Settings::of(&gateway.config);
        // One at a time: guesses can't run beside their own counting.
        let login_turn = Semaphore::new(1);
        let in_flight = InFlight::new(settings.upload_limit);
        let news = watch::Sender::default();
        let desks = Desks::default();
        Self(Arc::new(Inner { gateway, desks, settings, login_turn, in_flight, news }))
    }

    /// What people have in front of them.
    #[must_use]
    pub fn desks(&self) -> &Desks {
        &self.0.desks
    }

    pub(crate) fn in_flight(&self) -> &InFlight {
        &self.0.in_flight
    }

    /// For lines that are kept open.
    #[must_use]
    pub fn live(&self) -> Live {
        Live(self.0.news.subscribe())
    }

    /// Ends the lines that are kept open, so that the process can stop.
    pub fn stop(&self) {
        self.0.news.send_modify(|news| news.stopping = true);
    }

    pub(crate) fn somebody_left(&self) {
        self.0.news.send_modify(|news| news.departures += 1);
    }

    /// How many requests of a coordinator's units are overdue; none for others.
    pub(crate) fn overdue(&self, user: &User) -> Option<u64> {
        let gateway = self.gateway();
        let parties = gateway.parties();
        let units: Vec<Digest> = user.units.iter().map(|unit| parties.unit_digest(unit)).collect();
        let coordinates = user.roles.contains(&Role::Coordinator);
        coordinates.then(|| gateway.store.board_overdue(&units, gateway.now()))
    }

    /// The use cases and what they need.
    #[must_use]
    pub fn gateway(&self) -> &Gateway {
        &self.0.gateway
    }

    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.0.settings
    }

    #[must_use]
    pub fn gateway_name(&self) -> &str {
        &self.0.settings.gateway_name
    }

    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.0.gateway.now()
    }

    #[must_use]
    pub fn random(&self) -> &dyn SecureRandom {
        &self.0.gateway.random
    }

    /// For reading. Writing goes through [`Self::commit`].
    #[must_use]
    pub fn store(&self) -> &Store {
        &self.0.gateway.store
    }

    /// Why nothing new can be taken; none while it can. For those who run the gateway.
    #[must_use]
    pub fn trouble(&self) -> Option<String> {
        let gateway = self.gateway();
        match gateway.store.next_due(Timed::Letter) {
            Err(error) => Some(format!("storage: {error}")),
            Ok(_) => gateway.short_of_room().map(|room| format!("storage: {room}")),
        }
    }

    /// What stands wrong and keeps nobody from working, in an operator's words.
    pub(crate) fn warnings(&self) -> Vec<String> {
        self.0.gateway.warnings()
    }

    pub async fn commit(&self, change: &Change) -> Result<(), Error> {
        Ok(self.0.gateway.commit(change.clone()).await?)
    }

    /// The user of that name; a digest's look-up takes the same time whoever is asked for.
    pub(crate) fn user(&self, id: &str) -> Option<Arc<User>> {
        self.user_of(&self.user_digest(id))
    }

    pub(crate) fn user_of(&self, digest: &Digest) -> Option<Arc<User>> {
        self.0.gateway.parties().user(digest).cloned().map(Arc::new)
    }

    pub(crate) fn user_digest(&self, id: &str) -> Digest {
        self.0.gateway.keys.digest.digest(Purpose::User, id.as_bytes())
    }

    pub(crate) fn user_event(&self, user: Digest, action: Action) -> Change {
        let (agent, entity) = (Agent::User(user), Entity::User(user));
        let event = Event { recorded: self.now(), agent, action, entity, detail: None };
        Change { events: vec![event], ..Change::default() }
    }

    pub(crate) fn csrf(&self) -> &CsrfKey {
        &self.0.gateway.keys.csrf
    }

    pub(crate) fn session(&self, id: &SessionId) -> Result<Option<(Digest, Session)>, Error> {
        let digest = self.session_digest(id);
        Ok(self.0.gateway.store.session(&digest)?.map(|session| (digest, session)))
    }

    pub(crate) fn session_digest(&self, id: &SessionId) -> Digest {
        id.digest(&self.0.gateway.keys.digest)
    }

    /// Those that have not run out.
    pub(crate) fn sessions_of(&self, user: &Digest) -> Result<Vec<Digest>, Error> {
        let sessions = self.0.gateway.store.sessions_of_user(user)?.into_iter();
        let parties = self.0.gateway.parties();
        let holds = |session: &Session| self.is_live(session) && parties.holder(session).is_some();
        Ok(sessions.filter(|(_, session)| holds(session)).map(|(digest, _)| digest).collect())
    }

    /// Neither idle nor old.
    pub(crate) fn is_live(&self, session: &Session) -> bool {
        let (now, settings) = (self.now(), self.settings());
        now.duration_since(session.seen_at) < settings.idle
            && now.duration_since(session.started_at) < settings.absolute
    }

    pub(crate) fn attempts_digest(&self, what: &str) -> Digest {
        self.0.gateway.keys.digest.digest(Purpose::Attempts, what.as_bytes())
    }

    pub(crate) fn attempts(&self, digest: &Digest) -> Result<Option<Attempts>, Error> {
        Ok(self.0.gateway.store.attempts(digest)?)
    }

    pub(crate) async fn login_turn(&self) -> Result<SemaphorePermit<'_>, Error> {
        self.0.login_turn.acquire().await.map_err(Error::internal)
    }
}

impl FromRequestParts<Self> for State {
    type Rejection = Infallible;

    async fn from_request_parts(_: &mut Parts, state: &Self) -> Result<Self, Infallible> {
        Ok(state.clone())
    }
}
