//! A request that names nobody begins: its key document is made, and shown before the form goes on.

use std::sync::Arc;

use crate::domain::consent::Identity;
use crate::exchange::consent_file::{self, HeldConsent};
use crate::exchange::{Error, consent};
use crate::forms::catalogue::Kind;
use crate::web::csrf::Posted;
use crate::web::parts::Choice;
use crate::web::seat::Seat;
use crate::web::worker::dropped;

/// The field of the choice to name nobody.
const FIELD: &str = "nobody";

/// Was it chosen to name nobody?
pub fn is_chosen(posted: &Posted) -> bool {
    posted.text(FIELD) == "yes"
}

/// Is the request to name nobody? A kind that never names anybody needs no choice: a client's consent
/// that was only used before and lies there is passed over, one that was dropped just now is not.
pub fn is_wanted(kind: &Kind, posted: &Posted, held: Option<&HeldConsent>) -> bool {
    let dropped = posted.files_of(dropped::FILE).next().is_some();
    let fits = held.is_some_and(|held| kind.identity.allows(held.subject.kind()));
    is_chosen(posted) || (kind.identity == Identity::Never && !fits && !(dropped && held.is_some()))
}

/// The units of somebody who has several: whose request it is.
pub fn units(seat: &Seat, posted: &Posted) -> Vec<Choice> {
    let first = seat.staff.units().first().map_or("", String::as_str);
    let chosen = posted.text("unit");
    seat.choice_of_units(if chosen.is_empty() { first } else { chosen })
}

/// Makes the key document and puts it on the desk, twice: to be taken away, and to be used. The
/// answer is its place there, and the key with its own.
pub async fn make(
    seat: &Seat,
    kind: &Kind,
    posted: &Posted,
) -> Result<(String, String, Arc<HeldConsent>), Error> {
    let (gateway, now) = (seat.gateway(), seat.now());
    let unit = match seat.staff.units() {
        [only] => only.as_str(),
        _ => posted.text("unit"),
    };
    let handout = consent::key(gateway, &seat.staff.user, kind, unit, seat.language(), now).await?;
    let held = consent_file::read(gateway, &handout.pdf, now)?;
    let id = dropped::put(seat, held)?;
    let held = dropped::on_desk(seat, &id).ok_or(Error::NotFound)?;
    Ok((seat.put(&seat.state.desks().handouts, handout)?, id, held))
}

/// Where the key document is handed out, on the way to the draft.
pub fn address(handout: &str, draft: &str) -> String {
    let draft = draft.rsplit('/').next().unwrap_or_default();
    format!("/consents/done/{handout}?draft={draft}")
}
