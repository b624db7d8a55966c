//! A consent that was just given.

use underlag::domain::language::Language;
use underlag::web::worker::consents::done::DonePage;

use crate::gallery::Sample;
use crate::gallery::worker::samples;

impl Sample for DonePage {
    const NAME: &'static str = "worker-consent-done";

    fn samples(language: Language) -> Vec<Self> {
        let page = |draft: Option<&str>| Self {
            frame: samples::frame(language, "/consents/done/7f"),
            id: "7f".to_owned(),
            file_name: "samtycke-20261121-1405.pdf".to_owned(),
            card_name: Some("kort-20261121-1405.pdf".to_owned()),
            unit: samples::UNIT.to_owned(),
            parties: vec![samples::RECIPIENT.to_owned(), "Sjöstadens vårdcentral".to_owned()],
            categories: vec!["diagnosis", "activity-limitation"],
            from: samples::day(language, 2026, 11, 21),
            to: samples::day(language, 2027, 5, 21),
            undrawn: if draft.is_some() { Vec::new() } else { samples::undrawn(language) },
            draft: draft.map(str::to_owned),
        };
        vec![page(None), page(Some("7f"))]
    }
}
