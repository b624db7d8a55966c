//! `GET /requests`: the list.

use axum::extract::Query;
use axum::response::Response;
use jiff::Timestamp;
use serde::Deserialize;

use crate::domain::{Reference, Status};
use crate::store::{Counts, Cursor, Filter};
use crate::web::error::Error;
use crate::web::page::{Frame, show};
use crate::web::request::RequestView;
use crate::web::seat::{Seat, StaffSeat};
use crate::web::worker::requests::list_page::{ListPage, Tab};

const PAGE: usize = 30;

#[derive(Deserialize)]
pub struct Wanted {
    #[serde(default)]
    show: String,
    /// Where the page before ended.
    #[serde(default)]
    after: String,
}

pub async fn list(StaffSeat(seat): StaffSeat, Query(wanted): Query<Wanted>) -> Result<Response, Error> {
    show(&page(seat, &wanted)?)
}

/// The list's first page, for those who come from a search with a fault.
pub(super) fn first(seat: Seat) -> Result<ListPage, Error> {
    page(seat, &Wanted { show: String::new(), after: String::new() })
}

fn page(mut seat: Seat, wanted: &Wanted) -> Result<ListPage, Error> {
    let (now, store, units) = (seat.now(), seat.state.store(), seat.units());
    let (code, filter) = filter(&wanted.show, now);
    let page = store.requests_of_units(&units, filter, cursor(&wanted.after), PAGE)?;
    let counts = store.counts_of_units(&units, now)?;
    seat.frame.path = "/requests".to_owned();
    Ok(ListPage {
        tabs: tabs(&counts, code, &seat.frame),
        rows: page.records.iter().map(|record| RequestView::of(&seat, record)).collect(),
        next: page.next.map(|next| format!("/requests?show={code}&after={}~{}", next.at, next.reference)),
        first: wanted.after.is_empty(),
        units: seat.unit_names(),
        may_write: seat.is_worker(),
        nothing_yet: counts.all() == 0,
        search: String::new(),
        frame: seat.frame,
    })
}

const STATUSES: [Status; 10] = [
    Status::Answered,
    Status::AnswerLost,
    Status::RequestLost,
    Status::Declined,
    Status::WrongRecipient,
    Status::NotDelivered,
    Status::MoreTimeAsked,
    Status::Fetched,
    Status::Withdrawn,
    Status::Expired,
];

fn filter(show: &str, now: Timestamp) -> (&'static str, Filter) {
    match show {
        "open" => ("open", Filter::Open),
        "overdue" => ("overdue", Filter::Overdue(now)),
        "closed" => ("closed", Filter::Closed),
        "unattended" => ("unattended", Filter::Unattended),
        other => STATUSES
            .into_iter()
            .find(|status| status.code() == other)
            .map_or(("all", Filter::All), |status| (status.code(), Filter::Status(status))),
    }
}

/// `2026-11-21T20:47:00Z~U-7K3M-Q9XD-S`
fn cursor(after: &str) -> Option<Cursor> {
    let (at, reference) = after.split_once('~')?;
    Some(Cursor { at: at.parse().ok()?, reference: Reference::parse(reference)? })
}

fn tabs(counts: &Counts, current: &str, frame: &Frame) -> Vec<Tab> {
    let tab = |code: &str, text: String, count: u64| Tab {
        address: format!("/requests?show={code}"),
        text,
        count,
        current: code == current,
    };
    let mut tabs = vec![
        tab("all", frame.t("worker-list-all"), counts.all()),
        tab("open", frame.t("worker-list-open"), counts.open()),
        tab("overdue", frame.t("worker-list-overdue"), counts.overdue),
    ];
    if counts.unattended > 0 || current == "unattended" {
        tabs.push(tab("unattended", frame.t("worker-list-unattended"), counts.unattended));
    }
    // The rare ones only where there are any.
    let there = STATUSES
        .into_iter()
        .filter(|status| *status == Status::Answered || counts.of(*status) > 0 || status.code() == current);
    tabs.extend(there.map(|status| {
        let code = status.code();
        tab(code, frame.t(&format!("worker-list-{code}")), counts.of(status))
    }));
    tabs
}
