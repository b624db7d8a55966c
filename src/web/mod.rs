//! The pages, and beside them the HTTP API ([`api`]).
//!
//! # How to write one
//!
//! 1. A page is a struct with a template beside it:
//!
//! ```ignore
//! #[derive(askama::Template)]
//! #[template(path = "worker/note.html")]
//! pub struct NotePage {
//!     pub frame: Frame,               // layout, texts, CSRF token, faults
//!     pub text: String,
//! }
//! ```
//!
//! ```html
//! {% extends "layout/page.html" %}
//! {% import "parts/form.html" as form %}
//! {% block title %}{{ frame.t("worker-…-title") }}{% endblock %}
//! {% block density %}dense{% endblock %}        {# expert pages; `spacious` is the default #}
//! {% block main %}
//! {{ form::faults() }}
//! <h1>{{ frame.t("worker-…-title") }}</h1>
//! <form method="post">
//! {{ form::token() }}
//! {{ form::area("text", frame.t("worker-…-text"), text, hint = frame.t("worker-…-hint")) }}
//! <div class="buttons">{{ form::submit(frame.t("worker-…-save")) }}</div>
//! </form>
//! {% endblock %}
//! ```
//!
//!    In `tests/it/gallery`, believable samples of its states: one test reads them all, in both
//!    languages.
//!
//! ```ignore
//! impl Sample for NotePage {          // and a line in the `mod.rs` beside it
//!     const NAME: &'static str = "worker-note";
//!     fn samples(language: Language) -> Vec<Self> { … }
//! }
//! ```
//!
//! 2. The handlers: role, form, decide, commit, redirect. GET and POST share one path, so that a
//!    change of language or a reload finds its way back.
//!
//! ```ignore
//! async fn form(frame: Frame, _: Worker) -> Result<Response, Error> {
//!     page::show(&NotePage { frame, text: String::new() })
//! }
//! async fn save(state: State, worker: Worker, frame: Frame, CsrfForm(form): CsrfForm<Note>) -> Result<Response, Error> {
//!     if form.text.trim().is_empty() {
//!         let faults = Faults::one("text", frame.t("worker-…-empty"));
//!         return page::refuse(&NotePage { frame: frame.with_faults(faults), text: form.text });
//!     }
//!     state.commit(&workflow::note(…)).await?;
//!     Ok(redirect::see_other_saying("/notes", "worker-said-…"))
//! }
//! ```
//!
//! 3. `Routes::new().at("/note", get(form).post(save))` in the room's `routes()`, merged in
//!    [`router`].
//!
//! The rules: no inline script or style (the policy forbids both) · no GET changes anything ·
//! a POST is read only by [`csrf::CsrfForm`] or [`csrf::Posted`] · a handler that needs a person
//! takes [`seat::Seat`] or [`seat::CoordinatorSeat`] first · status by [`parts::Tone`] with words ·
//! 422 with everything typed kept · personal numbers are posted, never in an address · texts that
//! are said after a redirect have keys with `-said-`.

pub mod accessibility;
pub mod answer;
pub mod api;
pub mod assets;
pub mod client;
mod cookie;
pub mod coordinator;
pub mod csrf;
pub mod data_protection;
pub mod desk;
pub mod desks;
pub mod door;
pub mod error;
pub mod error_page;
pub mod faults;
mod file;
pub mod files;
pub mod hand_over;
pub mod headers;
pub mod health;
pub mod help;
mod in_flight;
mod incident;
pub mod jwks;
pub mod keys;
pub mod language;
pub mod late;
pub mod limit;
pub mod linger;
pub mod login;
pub mod navigation;
pub mod page;
pub mod parts;
pub mod paths;
pub mod questionnaire;
pub mod recipient;
pub mod redirect;
pub mod request;
pub mod resume;
pub mod role;
pub mod routes;
pub mod seat;
pub mod security_txt;
pub mod session;
pub mod source;
pub mod state;
mod strayed;
pub mod switch;
pub mod words;
pub mod worker;

use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::{get, post};

use crate::web::error::Error;
use crate::web::routes::Routes;
use crate::web::state::State;

/// Every page of the gateway.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .at("/login", get(login::form).post(login::log_in))
        .at("/logout", post(login::log_out))
        .at("/account", get(login::account))
        .at("/account/keys", post(switch::keys))
        .at("/language", post(switch::language))
        .merge(help::routes())
        .merge(accessibility::routes())
        .merge(data_protection::routes())
        .merge(recipient::routes())
        .merge(worker::routes())
        .merge(coordinator::routes())
        .merge(client::routes())
        .merge(hand_over::routes())
}

/// The pages with everything around them: sessions, errors, limits, headers.
pub fn router(state: &State) -> Router {
    around(routes(), state)
}

/// The same around other routes, for tests.
pub fn around(routes: Routes, state: &State) -> Router {
    let pages = routes
        .into_router(state.settings().upload_limit)
        .fallback(strayed::fallback)
        .method_not_allowed_fallback(async || Error::MethodNotAllowed)
        .layer(from_fn_with_state(state.clone(), resume::layer))
        .layer(from_fn_with_state(state.clone(), session::layer));
    let bare = Router::new()
        .route("/assets/{hash}/{name}", get(assets::serve))
        .route("/.well-known/jwks.json", get(jwks::show))
        .route("/.well-known/recipient-keys.jwt", get(jwks::recipients))
        .route(security_txt::PATH, get(security_txt::show))
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready));
    pages
        .merge(bare)
        .layer(from_fn(limit::layer))
        .layer(from_fn_with_state(state.clone(), error_page::layer))
        .merge(api::router(state))
        .layer(from_fn_with_state(state.clone(), headers::layer))
        .layer(from_fn_with_state(state.clone(), linger::layer))
        .with_state(state.clone())
}
