//! `/consents/{consent}`: one consent as the store knows it, what was asked under it, and the
//! client's card.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;

use crate::domain::calendar::local_date;
use crate::domain::{Card, ConsentRecord, Digest, Reference};
use crate::exchange::consent;
use crate::text::{self, dates};
use crate::web::error::Error;
use crate::web::faults::Faults;
use crate::web::page::{Frame, refuse, show as respond};
use crate::web::request::RequestView;
use crate::web::seat::Seat;
use crate::web::worker::consents::view::ConsentView;
use crate::web::worker::dropped;

#[derive(Template)]
#[template(path = "worker/consents/show.html")]
pub struct OneConsentPage {
    pub frame: Frame,
    pub consent: ConsentView,
    pub rows: Vec<RequestView>,
    /// The client's, while it leads somewhere.
    pub card: Option<Card>,
    /// Where the consent document lies on the desk, if it does.
    pub held: Option<String>,
}

impl OneConsentPage {
    fn title(&self) -> String {
        let key = if self.consent.is_key() { "consent-key-title" } else { "worker-consent-page-title" };
        self.frame.tx(key, "reference", &self.consent.reference())
    }

    fn requests(&self) -> String {
        self.frame.t(if self.consent.is_key() { "consent-key-requests" } else { "worker-consent-requests" })
    }

    /// When it was made, and its last day.
    fn card_made(&self, card: &Card) -> String {
        let day = |at| dates::day(self.frame.language, local_date(at));
        let days = [("made", day(card.made_at).into()), ("until", day(card.expires_at).into())];
        text::with(self.frame.language, "worker-card-made", &days)
    }

    /// Whether the paper that was signed is there.
    fn scan(&self) -> String {
        self.frame.t(if self.consent.has_scan() { "consent-scan-there" } else { "consent-scan-not-there" })
    }

    /// Of protected particulars no scan is kept.
    const fn may_have_scan(&self) -> bool {
        self.consent.can_be_revoked() && !self.consent.is_key() && !self.consent.record.protected
    }

    /// The client has not taken the consent back.
    const fn may_have_card(&self) -> bool {
        self.consent.is_given() && !self.consent.is_key()
    }
}

pub async fn show(seat: Seat, Path(id): Path<String>) -> Result<Response, Error> {
    let record = of_unit(&seat, &id)?;
    respond(&page(seat, &record)?)
}

pub(super) fn page(seat: Seat, record: &ConsentRecord) -> Result<OneConsentPage, Error> {
    let (now, store) = (seat.now(), seat.state.store());
    let requests = store.requests_of_client(&record.client)?;
    let under = requests.iter().filter(|request| request.consent == record.id);
    Ok(OneConsentPage {
        consent: ConsentView::of(&seat, record),
        rows: under.map(|request| RequestView::of(&seat, request)).collect(),
        card: store.card_of_consent(&record.id)?.filter(|card| card.is_good(now)),
        held: dropped::held_of(&seat, record.id).map(|(place, _)| place),
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
pub(super) fn again(mut seat: Seat, record: &ConsentRecord, text: String) -> Result<Response, Error> {
    seat.frame.faults = Faults::one("consent", text);
    refuse(&page(seat, record)?)
}
