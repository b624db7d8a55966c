mod access;
mod client;
mod pages;

use underlag::clock::Clock;
use underlag::crypto::digest::DigestKey;
use underlag::crypto::session::CsrfKey;
use underlag::web::state::{Settings, State};

fn state() -> State {
    let settings = Settings { https: false, ..Settings::default() };
    State::new(
        settings,
        Clock::system(),
        DigestKey::new(&[1; 32], "test"),
        CsrfKey::new(&[2; 32]),
        Vec::new(),
    )
}
