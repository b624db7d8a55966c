//! Everything asked in the client's name.

use underlag::domain::language::Language;
use underlag::exchange::client::{Consent, Overview, Stands, State};
use underlag::web::client::overview::OverviewPage;
use underlag::web::client::reading::Reading;
use underlag::web::page::Frame;

use crate::gallery::Sample;
use crate::gallery::client::samples;

impl Sample for OverviewPage {
    const NAME: &'static str = "client-overview";

    fn samples(language: Language) -> Vec<Self> {
        let frame = Frame { path: "/my".to_owned(), ..Frame::sample(language, None) };
        let now = samples::at("2026-12-17T12:40:00Z");
        let page = |easy: bool, overview: &Overview| {
            Self::of(frame.clone(), Reading::of(language, easy), overview, now)
        };
        let full = samples::overview(language);
        let bare =
            Overview { consents: vec![samples::consent(1, State::InForce, Vec::new())], ..full.clone() };
        let other = Overview {
            consents: vec![
                samples::consent(
                    2,
                    State::Revoked(samples::at("2026-12-16T09:00:00Z")),
                    vec![samples::asked(language, Stands::Withdrawn(samples::at("2026-12-16T09:00:00Z")))],
                ),
                Consent { unit: None, ..samples::consent(3, State::Ended, Vec::new()) },
                samples::consent(4, State::Refused, Vec::new()),
                samples::consent(5, State::Replaced(samples::at("2026-12-16T09:00:00Z")), Vec::new()),
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
