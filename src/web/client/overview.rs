//! `/my`: everything asked in the client's name.

use askama::Template;
use axum::response::Response;
use jiff::Timestamp;

use crate::exchange::client::{self, Overview};
use crate::text::dates;
use crate::web::client::reading::Reading;
use crate::web::client::seat::Seat;
use crate::web::client::shown::ShownConsent;
use crate::web::error::Error;
use crate::web::page::{Frame, show as respond};

#[derive(Template)]
#[template(path = "client/overview.html")]
pub struct OverviewPage {
    pub frame: Frame,
    pub reading: Reading,
    pub consents: Vec<ShownConsent>,
    pub survey_open: bool,
    /// The card's last day.
    pub card_until: String,
    /// For the printed page.
    pub shown_at: String,
}

impl OverviewPage {
    pub fn of(frame: Frame, reading: Reading, overview: &Overview, now: Timestamp) -> Self {
        let language = reading.language();
        Self {
            frame,
            reading,
            consents: overview.consents.iter().map(|consent| ShownConsent::of(consent, reading)).collect(),
            survey_open: overview.survey_open,
            card_until: dates::day(language, overview.card_until),
            shown_at: dates::moment(language, now),
        }
    }

    fn heading(&self, consent: &ShownConsent) -> String {
        let key = if consent.given { "client-consent-from" } else { "client-refusal-from" };
        self.reading.tx(key, "day", &consent.day)
    }
}

/// `GET /my`.
pub async fn show(seat: Seat) -> Result<Response, Error> {
    let (now, language) = (seat.now(), seat.reading.language());
    let overview = client::overview(seat.gateway(), &seat.at, language, now)?;
    respond(&OverviewPage::of(seat.frame, seat.reading, &overview, now))
}
