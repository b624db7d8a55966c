//! `/consents`: what is recorded about a client's consents, found by personal number; and the way in
//! with a document.

use askama::Template;
use axum::response::Response;
use jiff::Timestamp;
use serde::Deserialize;

use crate::domain::calendar::local_date;
use crate::domain::{ConsentRecord, ConsentState, Digest, Language, PersonalNumber};
use crate::exchange::consent;
use crate::text::{dates, phrases};
use crate::web::csrf::CsrfForm;
use crate::web::error::Error;
use crate::web::faults::Faults;
use crate::web::page::{Frame, refuse, show};
use crate::web::parts::Tone;
use crate::web::worker::seat::Seat;

#[derive(Template)]
#[template(path = "worker/consents/list.html")]
pub struct ConsentsPage {
    pub frame: Frame,
    /// As typed.
    pub number: String,
    /// None: nothing was searched for yet.
    pub found: Option<Vec<ConsentRow>>,
}

/// One consent as the store knows it.
pub struct ConsentRow {
    /// Digest, hex.
    pub id: String,
    pub reference: String,
    pub tone: Tone,
    pub state: String,
    pub recorded: String,
    pub until: String,
    pub method: String,
    pub unit: String,
    /// Codes.
    pub categories: Vec<&'static str>,
    pub may_revoke: bool,
    /// A key document.
    pub is_key: bool,
    /// Of somebody with protected particulars.
    pub protected: bool,
}

impl ConsentRow {
    pub(super) fn of(seat: &Seat, record: &ConsentRecord) -> Self {
        let (language, now) = (seat.language(), seat.now());
        let (tone, state) = state(record, now);
        let unit = seat.gateway().parties().unit(&record.unit).map(|unit| unit.name.clone());
        Self {
            id: record.id.to_string(),
            reference: record.reference().to_string(),
            tone,
            state: match &record.state {
                ConsentState::Revoked { at } => {
                    let day = dates::day(language, local_date(*at));
                    let key =
                        if record.is_key() { "consent-key-ended-on" } else { "worker-consent-revoked-on" };
                    seat.frame.tx(key, "day", &day)
                }
                _ => seat.frame.t(state),
            },
            recorded: dates::moment(language, record.recorded_at),
            until: match record.state {
                ConsentState::Refused => "–".to_owned(),
                _ => dates::day(language, local_date(record.expires_at)),
            },
            method: phrases::method(record.method, seat.language()),
            unit: unit.unwrap_or_default(),
            categories: record.categories.iter().map(|category| category.code()).collect(),
            may_revoke: matches!(record.state, ConsentState::Given),
            is_key: record.is_key(),
            protected: record.protected,
        }
    }
}

fn state(record: &ConsentRecord, now: Timestamp) -> (Tone, &'static str) {
    match record.state {
        ConsentState::Given if now > record.expires_at => (Tone::Off, "worker-consent-expired"),
        ConsentState::Given => (Tone::Done, "worker-consent-given"),
        ConsentState::Refused => (Tone::Off, "worker-consent-refused"),
        ConsentState::Revoked { .. } => (Tone::Late, "worker-consent-revoked-on"),
    }
}

impl ConsentsPage {
    fn category(&self, code: &str) -> String {
        self.frame.t(&format!("document-category-{code}"))
    }
}

pub async fn list(seat: Seat) -> Result<Response, Error> {
    show(&ConsentsPage { frame: seat.frame, number: String::new(), found: None })
}

#[derive(Deserialize)]
pub struct Sought {
    #[serde(default)]
    personal_number: String,
}

/// `POST /consents/search`
pub async fn search(mut seat: Seat, CsrfForm(sought): CsrfForm<Sought>) -> Result<Response, Error> {
    seat.frame.path = "/consents".to_owned();
    let number = match PersonalNumber::parse(&sought.personal_number, seat.gateway().today()) {
        Ok(number) => number,
        Err(error) => {
            let faults = Faults::one("personal_number", seat.frame.t(error.text_key()));
            let frame = seat.frame.with_faults(faults);
            return refuse(&ConsentsPage { frame, number: sought.personal_number, found: None });
        }
    };
    let parties = seat.gateway().parties();
    let units: Vec<Digest> = seat.staff.units().iter().map(|unit| parties.unit_digest(unit)).collect();
    let records = consent::of_client(seat.gateway(), &number)?;
    let mine = records.iter().filter(|record| units.contains(&record.unit));
    let found = Some(mine.map(|record| ConsentRow::of(&seat, record)).collect());
    show(&ConsentsPage { number: number.formatted(), found, frame: seat.frame })
}
