//! Asking for more time.

use underlag::domain::language::Language;
use underlag::web::faults::Faults;
use underlag::web::page::Frame;
use underlag::web::recipient::more_time::MoreTimePage;

use crate::gallery::Sample;
use crate::gallery::recipient::samples;

impl Sample for MoreTimePage {
    const NAME: &'static str = "recipient-more-time";

    fn samples(language: Language) -> Vec<Self> {
        let frame = Frame::sample(language, None);
        let mut faults = Faults::one("until", frame.t("recipient-date-unreadable"));
        faults.add("reason", frame.t("recipient-more-time-no-reason"));
        let page = |frame, until: &str| Self {
            frame,
            about: samples::about(language, true),
            until: until.to_owned(),
            reason: String::new(),
        };
        vec![page(frame.clone(), ""), page(frame.with_faults(faults), "efter jul")]
    }
}
