//! The social worker's pages: consents, requests, answers.
//!
//! # Layout
//!
//! - [`words`] what people read; [`dropped`] a consent document that was dropped on a form, or lies on
//!   the desk; [`file`] downloads; [`ahead`] the dates to come.
//! - [`consents`] given, refused, looked up, revoked.
//! - [`write`] a request is written, previewed, sent, receipted.
//! - [`requests`] the unit's list, the search, one request's page, and what can be done there.
//! - [`answer`] an answer is opened, saved, let go.
//! - [`watches`] days to keep in mind.
//! - [`pathway`] what is to be reached, and the way there.
//!
//! Coordinators see the list and a request's page, give time, call and remind, and open nothing.

pub mod ahead;
pub mod answer;
pub mod consents;
pub mod dropped;
pub mod pathway;
pub mod requests;
pub mod watches;
pub mod words;
pub mod write;

use axum::response::Response;
use axum::routing::{get, post};

use crate::domain::Role;
use crate::web::redirect::see_other;
use crate::web::role::Staff;
use crate::web::routes::Routes;

/// Every page of this room.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .at("/", get(home))
        .merge(consents())
        .merge(writing())
        .at("/requests", get(requests::list::list))
        .at("/requests/search", post(requests::search::search))
        .at("/requests/{reference}", get(requests::show::show))
        .at("/requests/{reference}/link", post(requests::act::renew_link))
        .at("/requests/{reference}/withdraw", get(requests::act::ask).post(requests::act::withdraw))
        .merge(acting())
        .merge(watches::routes())
        .at("/pathway", get(pathway::way))
        .at_with_files("/requests/{reference}/open", post(answer::open::open))
        .at("/requests/{reference}/opened/{id}", get(answer::show::show))
        .at("/requests/{reference}/opened/{id}/answer.pdf", get(answer::download::answer))
        .at("/requests/{reference}/opened/{id}/response.json", get(answer::download::response))
        .at("/requests/{reference}/opened/{id}/request.pdf", get(answer::download::request))
        .at("/requests/{reference}/opened/{id}/letter.pdf", get(answer::download::letter))
        .at("/requests/{reference}/opened/{id}/attachments/{number}", get(answer::download::attachment))
        .at("/requests/{reference}/fetched", post(answer::fetched::confirm))
        .at("/requests/{reference}/return", get(answer::give_back::ask).post(answer::give_back::give_back))
}

fn acting() -> Routes {
    Routes::new()
        .at("/requests/{reference}/time", get(requests::time::show).post(requests::time::save))
        .at("/requests/{reference}/remind", get(requests::sure::ask_remind).post(requests::sure::remind))
        .at("/requests/{reference}/call", get(requests::phone::show).post(requests::phone::called))
        .at("/requests/{reference}/call/take", post(requests::phone::take))
        .at(
            "/requests/{reference}/consider",
            get(requests::sure::ask_consider).post(requests::sure::consider),
        )
        .at("/requests/{reference}/close", get(requests::sure::ask_close).post(requests::sure::close))
        .at_with_files("/requests/{reference}/paper", get(requests::paper::form).post(requests::paper::begin))
        .at_with_files(
            "/requests/{reference}/paper/{id}",
            get(requests::paper::show).post(requests::paper::save),
        )
        .at_with_files(
            "/requests/{reference}/reroute",
            get(requests::reroute::show).post(requests::reroute::send),
        )
}

fn consents() -> Routes {
    Routes::new()
        .at("/consents", get(consents::list::list))
        .at("/consents/search", post(consents::list::search))
        .at_with_files("/consents/find", post(consents::find::find))
        .at("/consents/new", get(consents::give::form).post(consents::give::save))
        .at("/consents/done/{id}", get(consents::done::done))
        .at("/consents/done/{id}/document.pdf", get(consents::done::document))
        .at("/consents/done/{id}/card.pdf", get(consents::done::card))
        .at("/consents/{consent}", get(consents::show::show))
        .at_with_files("/consents/{consent}/card", post(consents::card::renew))
        .at("/consents/cards/{id}", get(consents::card::done))
        .at("/consents/cards/{id}/card.pdf", get(consents::card::document))
        .at_with_files(
            "/consents/{consent}/evidence",
            get(consents::evidence::ask).post(consents::evidence::post),
        )
        .at("/consents/{consent}/evidence/{id}", get(consents::evidence::show))
        .at("/consents/{consent}/evidence/{id}/scan", get(consents::evidence::scan))
        .at_with_files(
            "/consents/{consent}/replace",
            get(consents::replace::ask).post(consents::replace::begin),
        )
        .at("/consents/{consent}/revoke", get(consents::revoke::ask).post(consents::revoke::revoke))
}

fn writing() -> Routes {
    Routes::new()
        .at_with_files("/requests/new", get(write::start::form).post(write::start::start))
        .at_with_files("/requests/drafts/{id}", get(write::draft::show).post(write::draft::save))
        .at(write::unsent::PATH, get(write::unsent::list))
        .at_with_files("/requests/unsent/{id}", get(write::unsent::show).post(write::unsent::open))
        .at("/requests/unsent/{id}/drop", post(write::unsent::drop_it))
        .at("/requests/drafts/{id}/review", post(write::draft::review))
        .at("/requests/drafts/{id}/preview", get(write::preview::show))
        .at("/requests/drafts/{id}/preview.pdf", get(write::preview::document))
        .at("/requests/drafts/{id}/send", post(write::send::send))
        .at("/requests/{reference}/receipt", get(write::receipt::show))
        .at("/requests/{reference}/receipt.pdf", get(write::receipt::document))
        .at("/requests/{reference}/slip.pdf", get(write::receipt::slip))
        .at("/requests/{reference}/letter.pdf", get(write::receipt::letter))
}

/// `GET /`.
async fn home(staff: Staff) -> Response {
    let works = staff.user.roles.contains(&Role::Worker);
    see_other(if works { "/requests" } else { "/queue" })
}
