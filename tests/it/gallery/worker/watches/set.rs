//! Setting a watch.

use underlag::domain::language::Language;
use underlag::domain::watch::WatchKind;
use underlag::web::faults::Faults;
use underlag::web::page::Frame;
use underlag::web::parts::Choice;
use underlag::web::worker::watches::set_page::{SetPage, kinds};

use crate::gallery::Sample;
use crate::gallery::worker::samples;

impl Sample for SetPage {
    const NAME: &'static str = "worker-watch-set";

    fn samples(language: Language) -> Vec<Self> {
        let frame = samples::frame(language, "/watches");
        let page = |frame: &Frame, request: Option<&str>, chosen| Self {
            frame: frame.clone(),
            request: request.map(ToOwned::to_owned),
            kinds: kinds(frame, chosen),
            units: Vec::new(),
            number: String::new(),
            day: String::new(),
            sick_leave_from: String::new(),
        };
        let fault = Faults::one("sick_leave_from", frame.t("worker-date-unreadable"));
        let refused = Self {
            number: samples::NUMBER.to_owned(),
            sick_leave_from: "i våras".to_owned(),
            units: vec![Choice::new("a", samples::UNIT, true), Choice::new("b", "Etableringsenheten", false)],
            ..page(&frame.clone().with_faults(fault), None, Some(WatchKind::TwoMonthPosition))
        };
        vec![
            page(&frame, None, None),
            page(&frame, Some(samples::REFERENCE), Some(WatchKind::CertificateExpires)),
            refused,
        ]
    }
}
