//! Reminding or extending many at once: chosen in the list, previewed, confirmed, told.
//!
//! What was chosen lies on the coordinator's desk, so the address holds nothing of it, a second
//! click does nothing, and the outcome can be looked at again.

use axum::extract::Path;
use axum::response::Response;

use crate::domain::Reference;
use crate::domain::calendar;
use crate::exchange::bulk::{Act, Bulk, MOST};
use crate::exchange::hand_over::{HandOver, What};
use crate::web::coordinator::queue::bulk_page::{BulkPage, Stage};
use crate::web::coordinator::queue::view::View;
use crate::web::csrf::Posted;
use crate::web::error::Error;
use crate::web::faults::Faults;
use crate::web::hand_over;
use crate::web::page::{refuse, show};
use crate::web::redirect::{see_other, see_other_saying};
use crate::web::seat::CoordinatorSeat;

/// `POST /queue/bulk`: puts what was chosen on the desk.
pub async fn choose(CoordinatorSeat(seat): CoordinatorSeat, posted: Posted) -> Result<Response, Error> {
    let fields: Vec<(&str, &str)> =
        posted.fields().iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let view = View::of(&fields);
    let (references, left_out) = match posted.get("scope") {
        Some("all") => {
            let mut query = view.query(&seat, MOST);
            query.after = None;
            let listed = seat.state.store().board(&query);
            let references: Vec<Reference> = listed.lines.iter().map(|line| line.reference).collect();
            let left_out = listed.total.saturating_sub(references.len() as u64);
            (references, left_out)
        }
        scope => {
            let name = if scope == Some("page") { "row" } else { "ref" };
            let chosen = fields.iter().filter(|(field, _)| *field == name);
            (chosen.filter_map(|(_, text)| Reference::parse(text)).take(MOST).collect(), 0)
        }
    };
    if posted.get("act") == Some("handover") && !references.is_empty() {
        let chosen = HandOver::new(What::Requests(references), None);
        return Ok(see_other(&hand_over::put(&seat, chosen)?));
    }
    let act = if posted.get("act") == Some("extend") { None } else { Some(Act::Remind) };
    let bulk = Bulk::of(seat.gateway(), &seat.staff.user, act, &references, left_out)?;
    if bulk.rows.is_empty() {
        return Ok(see_other_saying(&view.address("/queue"), "coordinator-said-nothing-chosen"));
    }
    let id = seat.put(&seat.state.desks().bulks, bulk)?;
    Ok(see_other(&format!("/queue/bulk/{id}")))
}

/// `GET /queue/bulk/{id}`: the day to choose, the preview, or what came of it.
pub async fn look(CoordinatorSeat(seat): CoordinatorSeat, Path(id): Path<String>) -> Result<Response, Error> {
    let Some(bulk) = seat.state.desks().bulks.find(seat.staff.digest, &id, seat.now()) else {
        return Ok(see_other_saying("/queue", "coordinator-said-bulk-gone"));
    };
    show(&BulkPage::of(seat, &bulk)?)
}

/// `POST /queue/bulk/{id}`: the day, or yes.
pub async fn act(
    CoordinatorSeat(seat): CoordinatorSeat,
    Path(id): Path<String>,
    posted: Posted,
) -> Result<Response, Error> {
    let (gateway, now) = (seat.gateway(), seat.now());
    let Some(bulk) = seat.state.desks().bulks.find(seat.staff.digest, &id, now) else {
        return Ok(see_other_saying("/queue", "coordinator-said-bulk-gone"));
    };
    let here = format!("/queue/bulk/{id}");
    if posted.get("do") == Some("send") {
        bulk.run(gateway, &seat.staff.user, now).await;
        return Ok(see_other(&here));
    }
    if bulk.outcome().is_some() || bulk.act == Some(Act::Remind) {
        return Ok(see_other(&here));
    }
    let typed = posted.get("day").unwrap_or_default().trim().to_owned();
    let Ok(day) = calendar::day(&typed) else {
        let fault = Faults::one("day", seat.frame.t("coordinator-bulk-no-day"));
        let mut page = BulkPage::of(seat, &bulk)?;
        page.frame = page.frame.with_faults(fault);
        page.stage = Stage::Day;
        page.day = typed;
        return refuse(&page);
    };
    // Looked at anew: what has changed since the list is now seen.
    let references: Vec<Reference> = bulk.rows.iter().map(|(reference, _)| *reference).collect();
    let chosen = Bulk::of(gateway, &seat.staff.user, Some(Act::Extend(day)), &references, bulk.left_out)?;
    seat.state.desks().bulks.replace(seat.staff.digest, &id, chosen, now);
    Ok(see_other(&here))
}
