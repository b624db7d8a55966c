//! `GET /watches`: those to come, soonest first, or those that have ended; found by reference.

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use jiff::Timestamp;
use serde::Deserialize;

use crate::domain::written;
use crate::domain::{Calendar, Language, Reference, Watch, WatchKind};
use crate::exchange::{self, watch};
use crate::store::{WatchCursor, WatchFilter};
use crate::text::dates;
use crate::web::error::Error;
use crate::web::faults::Faults;
use crate::web::page::{Frame, refuse, show};
use crate::web::parts::{Choice, Tone};
use crate::web::redirect::see_other;
use crate::web::seat::{Seat, StaffSeat};
use crate::web::worker::watches::words;

const PAGE: usize = 30;

#[derive(Deserialize)]
pub struct Wanted {
    #[serde(default)]
    show: String,
    #[serde(default)]
    kind: String,
    /// Where the page before ended: `2026-12-14~U-7K3M-Q9XD-S`.
    #[serde(default)]
    after: String,
    /// A reference that is looked for.
    #[serde(default)]
    q: String,
}

#[derive(Template)]
#[template(path = "worker/watches/list.html")]
pub struct ListPage {
    pub frame: Frame,
    pub rows: Vec<Row>,
    /// Those to come; otherwise those that have ended.
    pub open: bool,
    pub kinds: Vec<Choice>,
    /// The kind that is shown; empty: all.
    pub kind: &'static str,
    pub next: Option<String>,
    pub first: bool,
    pub may_set: bool,
    /// What was looked for and not found.
    pub search: String,
}

/// One watch in the table.
pub struct Row {
    pub reference: String,
    pub kind: String,
    pub due: String,
    pub tone: Tone,
    pub state: String,
    pub request: Option<String>,
}

impl Row {
    fn of(watch: &Watch, calendar: &Calendar, now: Timestamp, language: Language) -> Self {
        let (tone, state) = words::state(watch, calendar, now, language);
        Self {
            reference: watch.reference.to_string(),
            kind: words::kind(watch.kind, language),
            due: dates::day(language, watch.due_on),
            tone,
            state,
            request: watch.request.map(|request| request.to_string()),
        }
    }
}

pub async fn list(StaffSeat(mut seat): StaffSeat, Query(wanted): Query<Wanted>) -> Result<Response, Error> {
    let sought = written::trimmed(&wanted.q);
    if sought.is_empty() {
        return show(&page(seat, &wanted)?);
    }
    let key = match Reference::parse(sought) {
        None => "watch-search-mistyped",
        Some(reference) => match watch::of_unit(seat.gateway(), &seat.staff.user, &reference) {
            Ok(_) => return Ok(see_other(&format!("/watches/{reference}"))),
            Err(exchange::Error::NotFound) => "watch-search-none",
            Err(error) => return Err(error.into()),
        },
    };
    seat.frame.faults = Faults::one("q", seat.frame.t(key));
    refuse(&page(seat, &wanted)?)
}

fn page(mut seat: Seat, wanted: &Wanted) -> Result<ListPage, Error> {
    let (now, language, timetable) = (seat.now(), seat.language(), seat.gateway().timetable());
    let filter = WatchFilter { open: wanted.show != "ended", kind: WatchKind::parse(&wanted.kind) };
    let page = seat.state.store().watches_of_units(&seat.units(), filter, cursor(&wanted.after), PAGE)?;
    let mut watches = Vec::with_capacity(page.watches.len());
    for one in &page.watches {
        if watch::may_see(seat.gateway(), &seat.staff.user, one)? {
            watches.push(one);
        }
    }
    let code = filter.kind.map_or("", WatchKind::code);
    let shown = if filter.open { "open" } else { "ended" };
    seat.frame.path = "/watches".to_owned();
    Ok(ListPage {
        rows: watches.into_iter().map(|watch| Row::of(watch, &timetable.calendar, now, language)).collect(),
        open: filter.open,
        kinds: kinds(language, filter.kind),
        kind: code,
        next: page.next.map(|next| {
            format!("/watches?show={shown}&kind={code}&after={}~{}", next.due_on, next.reference)
        }),
        first: wanted.after.is_empty(),
        may_set: seat.is_worker(),
        search: wanted.q.clone(),
        frame: seat.frame,
    })
}

pub fn kinds(language: Language, chosen: Option<WatchKind>) -> Vec<Choice> {
    let choice =
        |kind: WatchKind| Choice::new(kind.code(), words::kind(kind, language), chosen == Some(kind));
    WatchKind::ALL.map(choice).to_vec()
}

fn cursor(after: &str) -> Option<WatchCursor> {
    let (due_on, reference) = after.split_once('~')?;
    Some(WatchCursor { due_on: due_on.parse().ok()?, reference: Reference::parse(reference)? })
}

impl ListPage {
    fn tab(&self, show: &str) -> String {
        format!("/watches?show={show}&kind={}", self.kind)
    }
}
