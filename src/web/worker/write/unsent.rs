//! Requests that were begun and not sent: the list, and the way back into one with its consent document.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;

use crate::domain::Digest;
use crate::domain::change::Unsent;
use crate::exchange::unsent;
use crate::text::dates;
use crate::web::csrf::Posted;
use crate::web::error::Error;
use crate::web::faults::Faults;
use crate::web::page::{Frame, refuse, show as show_page};
use crate::web::redirect::{see_other, see_other_saying};
use crate::web::seat::Seat;
use crate::web::worker::consents::view::document;
use crate::web::worker::dropped::{self, Use};
use crate::web::worker::words;
use crate::web::worker::write::sheet;

/// The list.
pub const PATH: &str = "/requests/unsent";

/// One of the list.
pub struct Line {
    /// Digest of its submission, hex.
    pub id: String,
    pub kind: String,
    pub saved: String,
    /// What the file that opens it was called when it was handed out: it tells two lines apart.
    pub document: Option<String>,
}

#[derive(Template)]
#[template(path = "worker/write/unsent_list.html")]
pub struct UnsentListPage {
    pub frame: Frame,
    pub lines: Vec<Line>,
}

#[derive(Template)]
#[template(path = "worker/write/unsent.html")]
pub struct UnsentPage {
    pub frame: Frame,
    pub line: Line,
}

/// `GET /requests/unsent`.
pub async fn list(seat: Seat) -> Result<Response, Error> {
    let begun = unsent::of_user(seat.gateway(), seat.owner())?;
    let lines = begun.iter().map(|(id, unsent)| line(&seat, id, unsent)).collect::<Result<_, _>>()?;
    show_page(&UnsentListPage { frame: seat.frame, lines })
}

/// `GET /requests/unsent/{id}`.
pub async fn show(seat: Seat, Path(id): Path<String>) -> Result<Response, Error> {
    let (id, unsent) = mine(&seat, &id)?;
    let line = line(&seat, &id, &unsent)?;
    show_page(&UnsentPage { frame: seat.frame, line })
}

/// `POST /requests/unsent/{id}`: with the consent document it lies on the desk again.
pub async fn open(mut seat: Seat, Path(id): Path<String>, posted: Posted) -> Result<Response, Error> {
    let (id, unsent) = mine(&seat, &id)?;
    let fault = match dropped::consent(&seat, &posted, Use::Send) {
        Ok(Some((place, held))) if held.id == unsent.consent => {
            let draft = unsent::open(seat.gateway(), &unsent, &held, &place).await?;
            let place = sheet::put(&seat, draft)?;
            return Ok(see_other(&format!("/requests/drafts/{place}")));
        }
        Ok(Some(_)) => seat.frame.t("worker-lost-other-consent"),
        Ok(None) => seat.frame.t("unsent-no-file"),
        Err(error) => seat.says(&error),
    };
    let line = line(&seat, &id, &unsent)?;
    seat.frame.faults = Faults::one(dropped::FILE, fault);
    refuse(&UnsentPage { frame: seat.frame, line })
}

/// `POST /requests/unsent/{id}/drop`.
pub async fn drop_it(seat: Seat, Path(id): Path<String>, _: Posted) -> Result<Response, Error> {
    let (id, _) = mine(&seat, &id)?;
    unsent::forget(seat.gateway(), id).await?;
    Ok(see_other_saying(PATH, "unsent-said-dropped"))
}

fn mine(seat: &Seat, id: &str) -> Result<(Digest, Unsent), Error> {
    let id = Digest::parse(id).ok_or(Error::NotFound)?;
    let found = unsent::find(seat.gateway(), seat.owner(), &id)?;
    found.map(|unsent| (id, unsent)).ok_or(Error::NotFound)
}

fn line(seat: &Seat, id: &Digest, unsent: &Unsent) -> Result<Line, Error> {
    let language = seat.language();
    let consent = seat.state.store().consent(&unsent.consent)?;
    Ok(Line {
        id: id.to_string(),
        kind: words::kind(seat.gateway(), &unsent.kind, language),
        saved: dates::moment(language, unsent.saved_at),
        document: consent.as_ref().map(document),
    })
}
