//! A client's card made anew: the consent document is dropped, and the card is handed out.

use std::sync::Arc;

use askama::Template;
use axum::extract::Path;
use axum::response::Response;

use crate::exchange;
use crate::exchange::card::{self, NewCard};
use crate::exchange::error::ConsentFault;
use crate::web::csrf::Posted;
use crate::web::error::Error;
use crate::web::file;
use crate::web::page::{Frame, show};
use crate::web::redirect::{see_other, see_other_saying};
use crate::web::seat::Seat;
use crate::web::worker::consents::show as consent_page;
use crate::web::worker::dropped::{self, Use};

#[derive(Template)]
#[template(path = "worker/consents/card.html")]
pub struct CardPage {
    pub frame: Frame,
    pub id: String,
    pub file_name: String,
}

/// `POST /consents/{consent}/card`
pub async fn renew(seat: Seat, Path(id): Path<String>, posted: Posted) -> Result<Response, Error> {
    let record = consent_page::of_unit(&seat, &id)?;
    let held = match dropped::consent(&seat, &posted, Use::Open) {
        Ok(Some((_, held))) if held.id == record.id => held,
        other => {
            let text = match other {
                Ok(Some(_)) => seat.says(&exchange::Error::Consent(ConsentFault::Wrong)),
                Ok(None) => seat.frame.t("worker-start-no-consent"),
                Err(error) => seat.put_right(error)?,
            };
            return consent_page::again(seat, &record, text);
        }
    };
    let new = card::renew(seat.gateway(), &seat.staff.user, &held, seat.now()).await?;
    let place = seat.put(&seat.state.desks().cards, new)?;
    Ok(see_other(&format!("/consents/cards/{place}")))
}

/// `GET /consents/cards/{id}`
pub async fn done(seat: Seat, Path(id): Path<String>) -> Result<Response, Error> {
    let Some(card) = on_desk(&seat, &id) else { return Ok(too_late()) };
    show(&CardPage { frame: seat.frame, id, file_name: card.file_name.clone() })
}

/// `GET /consents/cards/{id}/card.pdf`: may be fetched again while it lasts.
pub async fn document(seat: Seat, Path(id): Path<String>) -> Result<Response, Error> {
    let Some(card) = on_desk(&seat, &id) else { return Ok(too_late()) };
    Ok(file::download(&card.file_name, "application/pdf", &card.pdf))
}

fn on_desk(seat: &Seat, id: &str) -> Option<Arc<NewCard>> {
    seat.state.desks().cards.find(seat.owner(), id, seat.now())
}

fn too_late() -> Response {
    see_other_saying("/consents", "worker-said-card-gone")
}
