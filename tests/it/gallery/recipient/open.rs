//! Link and key.

use underlag::domain::language::Language;
use underlag::domain::workflow::Refusal;
use underlag::exchange;
use underlag::web::faults::Faults;
use underlag::web::page::Frame;
use underlag::web::recipient::open_page::{OpenPage, Opening, is_shut, not_found, said};
use underlag::web::recipient::words;

use crate::gallery::Sample;

impl Sample for OpenPage {
    const NAME: &'static str = "recipient-open";

    fn samples(language: Language) -> Vec<Self> {
        const TYPED: &str = "JdpVzRk7cVxq5oUuV9mSgZk2h0rM1cP6cQwYt0aE3bI";
        let typed = || Opening { code: TYPED.to_owned(), ..Opening::default() };
        let page = |faults: Faults| Self {
            typed: if faults.any() { typed() } else { Opening::default() },
            frame: Frame::sample(language, None).with_faults(faults),
            by_reference: false,
            strayed: false,
            over: None,
            shut: false,
        };
        let carried = Opening { carried: "for=x".to_owned(), lost_files: true, ..Opening::default() };
        let no_reference = said(&exchange::Error::NotFound, true, language);
        let said = |error: &exchange::Error| words::lines(error, language);
        let fault = |field, error: &exchange::Error| Faults::one(field, said(error).join(" "));
        let until = "2026-11-23T09:14:40Z".parse().unwrap_or_default();
        let over = |error: &exchange::Error| Self {
            typed: typed(),
            shut: is_shut(error),
            over: Some(said(error)),
            ..page(Faults::default())
        };
        vec![
            page(Faults::default()),
            Self { by_reference: true, ..page(Faults::default()) },
            Self { by_reference: true, ..page(not_found(&no_reference)) },
            Self { strayed: true, ..page(Faults::default()) },
            page(fault("key", &exchange::Error::KeyMistyped)),
            page(not_found(&said(&exchange::Error::NotFound))),
            over(&exchange::Error::Wait { until }),
            over(&exchange::Error::Locked),
            over(&exchange::Error::Refused(Refusal::Withdrawn)),
            Self { typed: carried, ..page(Faults::default()) },
        ]
    }
}
