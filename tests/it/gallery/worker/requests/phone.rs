//! A call.

use underlag::domain::language::Language;
use underlag::web::faults::Faults;
use underlag::web::page::Frame;
use underlag::web::worker::requests::phone::{CallPage, reasons, results};

use crate::gallery::Sample;
use crate::gallery::worker::samples;

impl Sample for CallPage {
    const NAME: &'static str = "worker-call";

    fn samples(language: Language) -> Vec<Self> {
        let frame = samples::frame(language, "/requests");
        let page = |frame: &Frame, result: &str| Self {
            reference: samples::REFERENCE.to_owned(),
            kind: samples::kind(language),
            recipient: samples::RECIPIENT.to_owned(),
            telephone: Some("0123-11 22 30".to_owned()),
            due: samples::weekday(language, 2026, 11, 23),
            owed: None,
            free: true,
            results: results(frame, result),
            reasons: reasons(frame, ""),
            day: String::new(),
            hint: String::new(),
            again: false,
            frame: frame.clone(),
        };
        let fault = Faults::one("reason", frame.t("worker-call-no-reason"));
        let mut taken = page(&frame, "");
        taken.owed = Some(samples::owed_call(language));
        taken.free = false;
        vec![page(&frame, ""), taken, page(&frame.clone().with_faults(fault), "declines")]
    }
}
