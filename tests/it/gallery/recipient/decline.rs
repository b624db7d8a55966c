//! Declining.

use underlag::domain::language::Language;
use underlag::web::faults::Faults;
use underlag::web::page::Frame;
use underlag::web::recipient::decline::DeclinePage;

use crate::gallery::Sample;
use crate::gallery::recipient::samples;

impl Sample for DeclinePage {
    const NAME: &'static str = "recipient-decline";

    fn samples(language: Language) -> Vec<Self> {
        let frame = Frame::sample(language, None);
        let fault = Faults::one("reason", frame.t("recipient-decline-no-reason"));
        let page = |frame| Self {
            frame,
            about: samples::about(language, false),
            reason: String::new(),
            comment: String::new(),
        };
        vec![page(frame.clone()), page(frame.with_faults(fault))]
    }
}
