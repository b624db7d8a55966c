//! `/my`: everything asked in the client's name.

use askama::Template;
use axum::response::Response;
use jiff::Timestamp;

use crate::document::dates;
use crate::domain::language::Language;
use crate::exchange::client::{self, Consent, Overview, Stands, State};
use crate::web::client::reading::Reading;
use crate::web::client::samples::{asked, at, consent, overview as sample};
use crate::web::client::seat::Seat;
use crate::web::client::shown::ShownConsent;
use crate::web::error::Error;
use crate::web::page::{Frame, Page, show as respond};

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
    fn of(frame: Frame, reading: Reading, overview: &Overview, now: Timestamp) -> Self {
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

impl Page for OverviewPage {
    const NAME: &'static str = "client-overview";

    fn samples(language: Language) -> Vec<Self> {
        let frame = Frame { path: "/my".to_owned(), ..Frame::sample(language, None) };
        let now = at("2026-12-17T12:40:00Z");
        let page = |easy: bool, overview: &Overview| {
            Self::of(frame.clone(), Reading::of(language, easy), overview, now)
        };
        let full = sample(language);
        let bare = Overview { consents: vec![consent(1, State::InForce, Vec::new())], ..full.clone() };
        let other = Overview {
            consents: vec![
                consent(
                    2,
                    State::Revoked(at("2026-12-16T09:00:00Z")),
                    vec![asked(language, Stands::Withdrawn(at("2026-12-16T09:00:00Z")))],
                ),
                Consent { unit: None, ..consent(3, State::Ended, Vec::new()) },
                consent(4, State::Refused, Vec::new()),
            ],
            survey_open: false,
            ..full.clone()
        };
        vec![
            page(false, &full),
            page(true, &full),
            page(false, &bare),
            page(false, &other),
            page(true, &other),
        ]
    }
}
