//! `/my`: everything asked in the client's name.

use askama::Template;
use axum::response::Response;
use jiff::Timestamp;
use jiff::civil::date;

use crate::document::dates;
use crate::domain::consent::InformationCategory;
use crate::domain::digest::Digest;
use crate::domain::language::Language;
use crate::domain::reference::Reference;
use crate::exchange::client::{self, Asked, Consent, Overview, Stands, State, Unit};
use crate::web::client::reading::Reading;
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

pub(super) fn sample(language: Language) -> Overview {
    let one = |stands| asked(language, stands);
    let answered = at("2026-12-09T13:05:00Z");
    let overdue = Asked { overdue: true, ..one(Stands::Opened(answered)) };
    let moved = Asked {
        earlier: vec![(Some("Sjöstadens vårdcentral".to_owned()), at("2026-12-01T10:00:00Z"))],
        ..one(Stands::Sent)
    };
    let unnamed = Asked { recipient: None, ..one(Stands::Declined(answered)) };
    let fetched = one(Stands::Fetched { answered, fetched: at("2026-12-11T08:15:00Z") });
    Overview {
        consents: vec![
            consent(1, State::InForce, vec![moved, overdue, fetched]),
            consent(2, State::Ended, vec![unnamed, one(Stands::Lost(answered))]),
        ],
        survey_open: true,
        card_until: date(2028, 5, 21),
    }
}

fn consent(number: u8, state: State, requests: Vec<Asked>) -> Consent {
    Consent {
        reference: Reference::from_digest(&Digest::from_bytes([number; 32])),
        state,
        recorded_at: at("2026-11-21T13:05:00Z"),
        until: date(2027, 5, 21),
        categories: InformationCategory::ALL.to_vec(),
        unit: Some(Unit {
            name: "Enheten för ekonomiskt bistånd".to_owned(),
            telephone: "0123-45 67 00".to_owned(),
        }),
        requests,
    }
}

fn asked(language: Language, stands: Stands) -> Asked {
    Asked {
        kind: match language {
            Language::Sv => "Förfrågan till läkare".to_owned(),
            Language::En => "Enquiry to a doctor".to_owned(),
        },
        recipient: Some("Norrskogens vårdcentral".to_owned()),
        earlier: Vec::new(),
        sent_at: at("2026-11-21T14:05:00Z"),
        due: date(2026, 12, 14),
        overdue: false,
        stands,
        categories: vec![InformationCategory::Diagnosis, InformationCategory::ActivityLimitation],
    }
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap_or_default()
}
