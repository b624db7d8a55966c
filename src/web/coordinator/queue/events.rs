//! `GET /queue/events`: says when the queue has changed, for as long as the coordinator is logged
//! in and the gateway runs. Numbers only; the page is loaded anew by whoever wants to see it.
//!
//! - `event: counts` once, at the beginning; `event: changed` whenever something of the
//!   coordinator's units is otherwise than before. Both with `{"overdue":3,"near":5,"open":40}`.
//! - A comment now and then, so that a line that is dead is found out.
//! - 204 to whoever is not logged in any more.

use std::convert::Infallible;
use std::time::Duration;

use axum::http::StatusCode;
use axum::response::sse::Event;
use axum::response::{IntoResponse, Response, Sse};
use futures_util::stream;
use serde::Serialize;
use tokio::sync::mpsc;

use crate::domain::Digest;
use crate::store::board::Sums;
use crate::web::coordinator::queue::view;
use crate::web::error::Error;
use crate::web::seat::{CoordinatorSeat, Seat};
use crate::web::session::Visitor;

const HEARTBEAT: Duration = Duration::from_secs(20);
/// Many changes in a row are told as one.
const PAUSE: Duration = Duration::from_millis(500);

#[derive(Serialize)]
struct Counts {
    overdue: u32,
    near: u32,
    open: u32,
}

pub async fn events(seat: Result<CoordinatorSeat, Error>, visitor: Visitor) -> Response {
    let seat = match seat {
        Ok(CoordinatorSeat(seat)) => seat,
        // A page that is still open asks again. It is no answer to send it to the login: "no content" tells
        // the browser not to come back.
        Err(Error::LoginNeeded | Error::LoginFirst { .. }) => return StatusCode::NO_CONTENT.into_response(),
        Err(other) => return other.into_response(),
    };
    let (to, mut events) = mpsc::channel(4);
    let units = seat.units();
    tokio::spawn(async move {
        let seat = seat;
        let mut going = seat.state.live();
        let stopped = async {
            // Ends when the gateway stops, or somebody logs out and it is this person.
            while going.departure().await && visitor.is_logged_in(&seat.state) {}
        };
        tokio::select! {
            () = tell(&seat, &visitor, &units, &to) => (),
            () = stopped => (),
            () = to.closed() => (),
        }
    });
    let events =
        stream::poll_fn(move |context| events.poll_recv(context).map(|event| event.map(Ok::<_, Infallible>)));
    // A proxy in front must not keep them until there are many.
    ([("x-accel-buffering", "no")], Sse::new(events)).into_response()
}

/// Until the login has ended, the store has closed, or nobody listens.
async fn tell(seat: &Seat, visitor: &Visitor, units: &[Digest], to: &mpsc::Sender<Event>) {
    let mut changes = seat.state.store().board_changes();
    let mut known: Option<Sums> = None;
    while visitor.is_logged_in(&seat.state) {
        let now = seat.now();
        let sums = seat.state.store().board_sums(units, now, view::near(seat, now));
        let event = match known.replace(sums) {
            None => counts("counts", &sums),
            Some(known) if known != sums => counts("changed", &sums),
            Some(_) => Event::default().comment(""),
        };
        if to.send(event).await.is_err() {
            return;
        }
        tokio::select! {
            () = tokio::time::sleep(HEARTBEAT) => (),
            changed = changes.changed() => {
                if changed.is_err() {
                    return;
                }
                tokio::time::sleep(PAUSE).await;
                changes.mark_unchanged();
            }
        }
    }
}

fn counts(name: &str, sums: &Sums) -> Event {
    let counts = Counts { overdue: sums.overdue.lines, near: sums.near.lines, open: sums.open().lines };
    // Three numbers: nothing that could not be written.
    Event::default().event(name).data(serde_json::to_string(&counts).unwrap_or_default())
}
