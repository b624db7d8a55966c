//! Where requests stand.

use axum::extract::Path;
use axum::response::Response;

use crate::domain::{Digest, Record, Reference, Refusal, Status};
use crate::exchange::{self, search as found_on};
use crate::store::{Cursor, Filter};
use crate::web::api::body::Fields;
use crate::web::api::caller::Caller;
use crate::web::api::consents::personal_number;
use crate::web::api::page::{Page, Query, cursor, ok};
use crate::web::api::problem::Problem;
use crate::web::api::view::{Full, Summary};

/// `GET /api/v1/requests`: of all its units, or of `unit`. Those about protected particulars are there
/// only for a system that may open them.
pub async fn list(caller: Caller, mut query: Query) -> Result<Response, Problem> {
    let now = caller.now();
    let filter = query.code("status", |code| match code {
        "open" => Some(Filter::Open),
        "closed" => Some(Filter::Closed),
        "overdue" => Some(Filter::Overdue(now)),
        "unattended" => Some(Filter::Unattended),
        code => Status::parse(code).map(Filter::Status),
    });
    let unit = query.text("unit");
    let (limit, after) = query.paging(place);
    query.finish()?;
    let units = units(&caller, unit.as_deref())?;
    let store = caller.state.store();
    let page = store.requests_of_units(&units, filter.unwrap_or(Filter::All), after, limit);
    let page = page.map_err(exchange::Error::from)?;
    let parties = caller.gateway().parties();
    let shown = page.records.iter().filter(|record| caller.user.protected || !record.protected);
    ok(&Page {
        items: shown.map(|record| Summary::listed(record, &parties, now)).collect(),
        next: page.next.map(|next| cursor(&format!("{}~{}", next.at, next.reference))),
    })
}

fn units(caller: &Caller, unit: Option<&str>) -> Result<Vec<Digest>, Problem> {
    let Some(unit) = unit else { return Ok(caller.units()) };
    if !caller.user.units.iter().any(|mine| mine == unit) {
        return Err(exchange::Error::from(Refusal::OutsideUnit).into());
    }
    Ok(vec![caller.gateway().parties().unit_digest(unit)])
}

/// `2026-11-21T20:47:00Z~U-7K3M-Q9XD-S`
fn place(text: &str) -> Option<Cursor> {
    let (at, reference) = text.split_once('~')?;
    Some(Cursor { at: at.parse().ok()?, reference: Reference::parse(reference)? })
}

/// `POST /api/v1/requests/search`: what was asked about a personal number. It is posted, because addresses
/// are logged on the way.
pub async fn search(caller: Caller, mut body: Fields) -> Result<Response, Problem> {
    let number = personal_number(&caller, &mut body);
    let number = body.finish_with(number)?;
    let (gateway, units) = (caller.gateway(), caller.units());
    let found = found_on::requests(gateway, &caller.user, &number)?;
    let mine = found.iter().filter(|record| units.contains(&record.unit));
    let items = mine.map(|record| Summary::listed(record, &gateway.parties(), caller.now()));
    ok(&Page { items: items.collect(), next: None })
}

/// `GET /api/v1/requests/{reference}`
pub async fn show(caller: Caller, Path(reference): Path<String>, query: Query) -> Result<Response, Problem> {
    query.finish()?;
    let record = caller.record(&reference)?;
    told(&caller, &record)
}

/// 200 with where it stands.
pub fn told(caller: &Caller, record: &Record) -> Result<Response, Problem> {
    ok(&Full::of(caller, record)?)
}

/// The same after something was done to it.
pub fn told_anew(caller: &Caller, reference: &Reference) -> Result<Response, Problem> {
    let record = caller.record(&reference.to_string())?;
    told(caller, &record)
}
