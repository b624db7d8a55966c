//! One consent.

use jiff::civil::date;
use underlag::domain::calendar::end_of_day;
use underlag::domain::card::Card;
use underlag::domain::consent::ConsentRecord;
use underlag::domain::digest::Digest;
use underlag::domain::language::Language;
use underlag::web::faults::Faults;
use underlag::web::worker::consents::show::OneConsentPage;

use crate::gallery::Sample;
use crate::gallery::worker::{consent, request, samples};

impl Sample for OneConsentPage {
    const NAME: &'static str = "worker-one-consent";

    fn samples(language: Language) -> Vec<Self> {
        let frame = samples::frame(language, "/consents");
        let nobody = Digest::from_bytes([0; 32]);
        let card = Card::new(nobody, nobody, end_of_day(date(2027, 5, 21)), samples::at(21, 14, 5));
        let page = |consent, rows| Self { frame: frame.clone(), consent, rows, card: Some(card), held: None };
        let given = || consent::given(language);
        let with = |change: fn(&mut ConsentRecord)| consent::with(language, change);
        let fault = Faults::one("consent", frame.t("worker-start-no-consent"));
        vec![
            Self { held: Some("7f3a".to_owned()), ..page(given(), request::rows(language)) },
            Self { card: None, ..page(given(), Vec::new()) },
            page(with(consent::revoked), request::rows(language)),
            page(with(consent::replaced), request::rows(language)),
            page(with(consent::scanned), Vec::new()),
            Self { frame: frame.clone().with_faults(fault), ..page(given(), Vec::new()) },
            Self { card: None, ..page(with(|record| record.protected = true), Vec::new()) },
            Self { card: None, ..page(with(consent::key), request::rows(language)) },
        ]
    }
}
