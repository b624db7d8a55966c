//! What is done to a request under way. Each answers with where the request stands then.

use axum::extract::Path;
use axum::response::Response;
use serde::Serialize;

use crate::domain::{Reference, Refusal};
use crate::exchange::hand_over::{self, To, What};
use crate::exchange::{self, fetch, time};
use crate::web::api::body::{Fields, LONGEST_ID};
use crate::web::api::caller::Caller;
use crate::web::api::page::ok;
use crate::web::api::problem::Problem;
use crate::web::api::requests::told_anew;

/// `POST /api/v1/requests/{reference}/withdraw`. Done twice, it is done once.
pub async fn withdraw(
    caller: Caller,
    Path(reference): Path<String>,
    body: Fields,
) -> Result<Response, Problem> {
    body.finish()?;
    let reference = caller.record(&reference)?.reference;
    match fetch::withdraw(caller.gateway(), &caller.user, &reference, caller.now()).await {
        Ok(()) | Err(exchange::Error::Refused(Refusal::Withdrawn)) => told_anew(&caller, &reference),
        Err(error) => Err(error.into()),
    }
}

/// `POST /api/v1/requests/{reference}/remind`
pub async fn remind(
    caller: Caller,
    Path(reference): Path<String>,
    body: Fields,
) -> Result<Response, Problem> {
    body.finish()?;
    let reference = caller.record(&reference)?.reference;
    time::remind(caller.gateway(), &caller.user, &reference, caller.now()).await?;
    told_anew(&caller, &reference)
}

/// `POST /api/v1/requests/{reference}/link`: a new one is mailed, the old ones are gone.
pub async fn link(caller: Caller, Path(reference): Path<String>, body: Fields) -> Result<Response, Problem> {
    body.finish()?;
    let reference = caller.record(&reference)?.reference;
    fetch::renew_link(caller.gateway(), &caller.user, &reference, caller.now()).await?;
    told_anew(&caller, &reference)
}

/// `POST /api/v1/requests/{reference}/extend`: more time without being asked.
pub async fn extend(
    caller: Caller,
    Path(reference): Path<String>,
    mut body: Fields,
) -> Result<Response, Problem> {
    let day = body.day("due");
    body.finish()?;
    let reference = caller.record(&reference)?.reference;
    time::extend(caller.gateway(), &caller.user, &reference, day, caller.now()).await?;
    told_anew(&caller, &reference)
}

/// `POST /api/v1/requests/{reference}/more-time`: what is said to a recipient who has asked for it.
pub async fn more_time(
    caller: Caller,
    Path(reference): Path<String>,
    mut body: Fields,
) -> Result<Response, Problem> {
    let accept = body.needed_code("decision", |code| match code {
        "accept" => Some(true),
        "refuse" => Some(false),
        _ => None,
    });
    let instead = body.optional_day("due");
    if accept == Some(false) && instead.is_some() {
        body.add("due", "only-with-accept");
    }
    body.finish()?;
    let reference = caller.record(&reference)?.reference;
    let (gateway, user, now) = (caller.gateway(), &caller.user, caller.now());
    if accept == Some(true) {
        time::accept(gateway, user, &reference, instead, now).await?;
    } else {
        time::refuse(gateway, user, &reference, now).await?;
    }
    told_anew(&caller, &reference)
}

/// What went over, when the request may no longer be the system's to see.
#[derive(Serialize)]
struct Moved {
    requests: Vec<Reference>,
    watches: Vec<Reference>,
}

/// `POST /api/v1/requests/{reference}/hand-over`: to another unit, or to a colleague.
pub async fn hand_over(
    caller: Caller,
    Path(reference): Path<String>,
    mut body: Fields,
) -> Result<Response, Problem> {
    let unit = body.optional_text("unit", LONGEST_ID);
    let colleague = body.optional_text("colleague", LONGEST_ID);
    let to = match (unit, colleague) {
        (Some(unit), None) => To::Unit(unit),
        (None, Some(colleague)) => To::Colleague(colleague),
        _ => {
            body.add("unit", "one-of-two");
            To::Unit(String::new())
        }
    };
    body.finish()?;
    let reference = caller.record(&reference)?.reference;
    let what = What::Requests(vec![reference]);
    let moved = hand_over::hand_over(caller.gateway(), &caller.user, &what, &to, caller.now()).await?;
    ok(&Moved { requests: moved.requests, watches: moved.watches })
}
