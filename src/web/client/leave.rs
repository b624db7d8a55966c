//! `POST /my/leave`: the page is closed on this device.

use axum::response::Response;

use crate::web::client::seat::Place;
use crate::web::csrf::Posted;
use crate::web::redirect::see_other_saying;
use crate::web::state::State;

pub async fn leave(state: State, place: Place, _: Posted) -> Response {
    let mut response = see_other_saying("/k", "client-said-left");
    place.leave(&state, &mut response);
    response
}
