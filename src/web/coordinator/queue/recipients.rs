//! `GET /queue/recipients`: what is open, by recipient, the one most behind first.

use askama::Template;
use axum::extract::Query;
use axum::response::Response;

use crate::text::dates;
use crate::web::coordinator::queue::bar::{self, Bar};
use crate::web::coordinator::queue::list::tabs_of_recipients;
use crate::web::coordinator::queue::page::Tab;
use crate::web::coordinator::queue::view::{self, View};
use crate::web::error::Error;
use crate::web::page::{Frame, show};
use crate::web::seat::CoordinatorSeat;

/// More would not be looked through.
const MOST: usize = 300;

#[derive(Template)]
#[template(path = "coordinator/queue/recipients.html")]
pub struct RecipientsPage {
    pub frame: Frame,
    pub units: Vec<String>,
    pub tabs: Vec<Tab>,
    pub bars: Vec<Bar>,
    pub at: String,
    pub here: String,
}

pub async fn list(
    CoordinatorSeat(mut seat): CoordinatorSeat,
    Query(asked): Query<View>,
) -> Result<Response, Error> {
    let store = seat.state.store();
    let (now, language) = (seat.now(), seat.language());
    // All that is open: who is behind is seen against what is in time.
    let view = View { due: "any".to_owned(), recipient: String::new(), after: String::new(), ..asked };
    let groups = store.board_by_recipient(&view.query(&seat, 0));
    let sums = store.board_sums(&seat.units(), now, view::near(&seat, now));
    seat.frame.path = "/queue".to_owned();
    show(&RecipientsPage {
        units: seat.unit_names(),
        tabs: tabs_of_recipients(&seat, &sums),
        bars: bar::bars(&seat, &view, groups, MOST),
        at: dates::moment(language, now),
        here: view.with("due", "").address("/queue/recipients"),
        frame: seat.frame,
    })
}
