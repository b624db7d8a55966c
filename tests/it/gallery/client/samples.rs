//! Invented consents and requests.

use crate::scope::asking;
use jiff::Timestamp;
use jiff::civil::date;
use underlag::domain::InformationCategory;
use underlag::domain::Scope;
use underlag::domain::digest::Digest;
use underlag::domain::language::Language;
use underlag::domain::reference::Reference;
use underlag::exchange::client::{Asked, Consent, Overview, Stands, State, Unit};

pub fn overview(language: Language) -> Overview {
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

pub fn consent(number: u8, state: State, requests: Vec<Asked>) -> Consent {
    Consent {
        reference: Reference::from_digest(&Digest::from_bytes([number; 32])),
        state,
        recorded_at: at("2026-11-21T13:05:00Z"),
        until: date(2027, 5, 21),
        rows: vec![
            (Some("Norrskogens vårdcentral".to_owned()), Scope::whole()),
            (Some("Verkstaden".to_owned()), asking(&[InformationCategory::ActivityAndAttendance])),
        ],
        unit: Some(Unit {
            name: "Enheten för ekonomiskt bistånd".to_owned(),
            telephone: "0123-45 67 00".to_owned(),
        }),
        requests,
    }
}

pub fn asked(language: Language, stands: Stands) -> Asked {
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
        scope: asking(&[InformationCategory::Diagnosis, InformationCategory::ActivityLimitation]),
    }
}

pub fn at(text: &str) -> Timestamp {
    text.parse().unwrap_or_default()
}
