//! Consents that were looked up.

use underlag::domain::language::Language;
use underlag::web::faults::Faults;
use underlag::web::worker::consents::list::ConsentsPage;

use crate::gallery::Sample;
use crate::gallery::worker::{consent, samples};

impl Sample for ConsentsPage {
    const NAME: &'static str = "worker-consents";

    fn samples(language: Language) -> Vec<Self> {
        let frame = samples::frame(language, "/consents");
        let rows = vec![
            consent::given(language),
            consent::with(language, consent::revoked),
            consent::with(language, consent::refused),
            consent::with(language, consent::replaced),
        ];
        let page = |number: &str, found| Self {
            frame: frame.clone(),
            number: number.to_owned(),
            found,
            others: Vec::new(),
        };
        let fault = Faults::one("personal_number", frame.t("domain-personal-number-check-digit"));
        let nothing = Faults::one("consent", frame.t("consent-find-nothing"));
        vec![
            page("", None),
            page(samples::NUMBER, Some(rows)),
            page(samples::NUMBER, Some(Vec::new())),
            Self { others: vec!["Arbete".to_owned()], ..page(samples::NUMBER, Some(Vec::new())) },
            Self { frame: frame.clone().with_faults(fault), ..page("19850614-9883", None) },
            Self { frame: frame.clone().with_faults(nothing), ..page("", None) },
        ]
    }
}
