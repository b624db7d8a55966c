mod access;
mod client;
mod login;
mod pages;

use tempfile::TempDir;
use underlag::clock::Clock;
use underlag::crypto::digest::DigestKey;
use underlag::crypto::password;
use underlag::crypto::session::CsrfKey;
use underlag::domain::actor::{Role, User};
use underlag::store::Store;
use underlag::web;
use underlag::web::routes::Routes;
use underlag::web::state::{Settings, State};

use client::Client;

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
        let clock = Clock::system();
        Self { state: state(&folder, &clock), clock, routes, folder }
    }

    /// Everything in memory is gone; what is on disk is not.
    fn restart(self) -> Self {
        let Self { state: old, clock, routes, folder } = self;
        drop(old);
        Self { state: state(&folder, &clock), clock, routes, folder }
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

fn state(folder: &TempDir, clock: &Clock) -> State {
    let settings = Settings { https: false, ..Settings::default() };
    let store = Store::open(&folder.path().join("store")).expect("a store");
    let password = password::hash("tall-och-gran", &ring::rand::SystemRandom::new()).expect("a hash");
    let user = |id: &str, role, disabled| User {
        id: id.to_owned(),
        name: format!("{id} efternamn"),
        roles: vec![role],
        units: vec!["ek".to_owned()],
        password: password.clone(),
        disabled,
    };
    let users = vec![
        user("alva", Role::Worker, false),
        user("kaj", Role::Coordinator, false),
        user("borta", Role::Worker, true),
    ];
    let digest = DigestKey::new(&[1; 32], "test");
    State::new(settings, clock.clone(), digest, CsrfKey::new(&[2; 32]), store, users)
}
