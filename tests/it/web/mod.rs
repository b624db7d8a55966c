mod access;
pub mod api;
pub mod client;
mod clients;
mod coordinator;
mod data_protection;
mod desk;
mod door;
mod failed_sync;
mod help;
mod login;
mod pages;
mod permissions;
mod published;
mod questionnaire;
mod recipient;
mod sections;
mod source;
mod typed;
pub mod worker;

use std::sync::{Arc, LazyLock};

use tempfile::TempDir;
use underlag::clock::Clock;
use underlag::config::{Config, Directory};
use underlag::crypto::{keys, password};
use underlag::domain::actor::{Credential, Role, User};
use underlag::exchange::Gateway;
use underlag::web;
use underlag::web::routes::Routes;
use underlag::web::state::State;

use client::Client;

const HTTP: &str = "http://localhost:8080";
/// Monday 23 November 2026, ten o'clock in Sweden.
const START: &str = "2026-11-23T09:00:00Z";

/// A gateway with two users, `alva` (worker) and `kaj` (coordinator), both with the password
/// `tall-och-gran`, and `borta`, who is disabled.
struct App {
    state: State,
    clock: Clock,
    routes: fn() -> Routes,
    folder: TempDir,
}

impl App {
    fn new() -> Self {
        Self::with(web::routes)
    }

    fn with(routes: fn() -> Routes) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let clock = Clock::starting_at(START.parse().expect("a moment"));
        Self { state: state(&folder, &clock, HTTP), clock, routes, folder }
    }

    /// With settings of its own.
    fn with_settings(set: impl FnOnce(&mut Config)) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let clock = Clock::starting_at(START.parse().expect("a moment"));
        let mut config = config(&folder, HTTP);
        set(&mut config);
        Self { state: state_of(config, &clock), clock, routes: web::routes, folder }
    }

    fn with_https() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let clock = Clock::starting_at(START.parse().expect("a moment"));
        Self {
            state: state(&folder, &clock, "https://underlag.example.se"),
            clock,
            routes: web::routes,
            folder,
        }
    }

    /// Everything in memory is gone; what is on disk is not.
    fn restart(self) -> Self {
        let Self { state: old, clock, routes, folder } = self;
        drop(old);
        Self { state: state(&folder, &clock, HTTP), clock, routes, folder }
    }

    fn visitor(&self) -> Client {
        Client::new(web::around((self.routes)(), &self.state))
    }

    /// Somebody who has logged in.
    async fn staff(&self, name: &str) -> Client {
        let mut client = self.visitor();
        client.get("/login").await;
        let answer = client.log_in(name, "tall-och-gran").await;
        assert_eq!(answer.location(), "/", "{}", answer.text);
        client
    }
}

/// Kept as it stands in the directory: a restart sets nobody a new one.
pub static PASSWORD: LazyLock<String> = LazyLock::new(|| hashed("tall-och-gran"));

fn hashed(password: &str) -> String {
    password::hash(password, &ring::rand::SystemRandom::new()).expect("a hash")
}

fn state(folder: &TempDir, clock: &Clock, base_url: &str) -> State {
    state_of(config(folder, base_url), clock)
}

fn config(folder: &TempDir, base_url: &str) -> Config {
    let mut config = Config::default();
    config.gateway.data_dir = folder.path().join("data");
    config.gateway.keys_dir = folder.path().join("keys");
    config.server.base_url = base_url.to_owned();
    config
}

fn state_of(config: Config, clock: &Clock) -> State {
    let random = ring::rand::SystemRandom::new();
    if !config.gateway.keys_dir.exists() {
        keys::create(&config.gateway.keys_dir, &random).expect("new keys");
    }
    let password = PASSWORD.clone();
    let user = |id: &str, role, disabled| User {
        id: id.to_owned(),
        name: format!("{id} efternamn"),
        roles: vec![role],
        units: vec!["ek".to_owned()],
        credential: Credential::Password(password.clone()),
        disabled,
        protected: false,
    };
    let users = vec![
        user("alva", Role::Worker, false),
        user("kaj", Role::Coordinator, false),
        user("borta", Role::Worker, true),
    ];
    let directory = Directory { users, ..Directory::default() };
    State::new(Arc::new(Gateway::open(config, directory, clock.clone()).expect("a gateway")))
}
