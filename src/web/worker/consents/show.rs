//! `/consents/{consent}`: one consent as the store knows it, what was asked under it, and the
//! client's card.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;

use crate::domain::calendar::local_date;
use crate::domain::{ConsentRecord, ConsentState, Digest, Language, Reference};
use crate::exchange;
use crate::exchange::consent;
use crate::text::{self, dates};
use crate::web::error::Error;
use crate::web::faults::Faults;
use crate::web::page::{Frame, show as respond};
use crate::web::worker::consents::list::ConsentRow;
use crate::web::worker::requests::list_page::Row;
use crate::web::worker::seat::Seat;

#[derive(Template)]
#[template(path = "worker/consents/show.html")]
pub struct OneConsentPage {
    pub frame: Frame,
    pub consent: ConsentRow,
    /// The name its document was handed out under.
    pub document: String,
    pub rows: Vec<Row>,
    /// When the client's card was made, and its last day.
    pub card: Option<(String, String)>,
    /// The client has not taken the consent back.
    pub may_have_card: bool,
    /// Where the consent document lies on the desk, if it does.
    pub held: Option<String>,
}

impl OneConsentPage {
    fn category(&self, code: &str) -> String {
        self.frame.t(&format!("document-category-{code}"))
    }

    fn title(&self) -> String {
        let key = if self.consent.is_key { "consent-key-title" } else { "worker-consent-page-title" };
        self.frame.tx(key, "reference", &self.consent.reference)
    }

    fn requests(&self) -> String {
        self.frame.t(if self.consent.is_key { "consent-key-requests" } else { "worker-consent-requests" })
    }

    fn card_made(&self, made: &str, until: &str) -> String {
        let arguments = [("made", made.to_owned().into()), ("until", until.to_owned().into())];
        text::with(self.frame.language, "worker-card-made", &arguments)
    }
}

pub async fn show(seat: Seat, Path(id): Path<String>) -> Result<Response, Error> {
    let record = of_unit(&seat, &id)?;
    respond(&page(seat, &record)?)
}

pub(super) fn page(seat: Seat, record: &ConsentRecord) -> Result<OneConsentPage, Error> {
    let (language, now, store) = (seat.language(), seat.now(), seat.state.store());
    let requests = store.requests_of_client(&record.client)?;
    let under = requests.iter().filter(|request| request.consent == record.id);
    let card = store.card_of_consent(&record.id)?.filter(|card| card.is_good(now));
    let days = card.map(|card| {
        (dates::day(language, local_date(card.made_at)), dates::day(language, local_date(card.expires_at)))
    });
    Ok(OneConsentPage {
        consent: ConsentRow::of(&seat, record),
        document: if record.is_key() {
            consent::key_file_name(record.recorded_at)
        } else {
            consent::file_name(record.recorded_at)
        },
        rows: under
            .map(|request| Row::of(seat.gateway(), request, now, language).seen_by(&seat.staff.user))
            .collect(),
        card: days,
        may_have_card: record.state == ConsentState::Given && !record.is_key(),
        held: seat.held().into_iter().find(|(_, held)| held.id == record.id).map(|(place, _)| place),
        frame: Frame { path: format!("/consents/{}", record.reference()), ..seat.frame },
    })
}

/// A consent of the worker's units by what stands in the address: its reference, or its digest.
///
/// # Errors
/// `Error::NotFound`, also for what belongs to another unit, and for protected particulars that the
/// worker may not see.
pub(crate) fn of_unit(seat: &Seat, id: &str) -> Result<ConsentRecord, Error> {
    let store = seat.state.store();
    let found = match (Digest::parse(id), Reference::parse(id)) {
        (Some(digest), _) => store.consent(&digest)?.into_iter().collect(),
        (None, Some(reference)) => store.consents_by_reference(&reference)?,
        (None, None) => Vec::new(),
    };
    let mine = |record: &ConsentRecord| {
        let concerns = consent::concerns(seat.gateway(), &seat.staff.user, record);
        matches!(concerns, Ok(true)) && (seat.staff.user.protected || !record.protected)
    };
    found.into_iter().find(mine).ok_or(Error::NotFound)
}

/// The page again, with what was wrong with the dropped file.
pub(super) fn again(
    mut seat: Seat,
    record: &ConsentRecord,
    error: &exchange::Error,
) -> Result<Response, Error> {
    let text = match error {
        exchange::Error::Consent(_) | exchange::Error::Refused(_) => seat.says(error),
        _ => seat.frame.t("worker-start-no-consent"),
    };
    seat.frame.faults = Faults::one("consent", text);
    crate::web::page::refuse(&page(seat, record)?)
}
