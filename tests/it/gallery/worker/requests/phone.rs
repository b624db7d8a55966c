//! A call.

use underlag::domain::language::Language;
use underlag::web::faults::Faults;
use underlag::web::page::Frame;
use underlag::web::worker::requests::phone::{CallPage, reasons, results};

use crate::gallery::Sample;
use crate::gallery::worker::request::{owed_call, request};
use crate::gallery::worker::samples;

impl Sample for CallPage {
    const NAME: &'static str = "worker-call";

    fn samples(language: Language) -> Vec<Self> {
        let frame = samples::frame(language, "/requests");
        let page = |frame: &Frame, result: &str| Self {
            request: request(language),
            results: results(frame, result),
            reasons: reasons(frame, ""),
            day: String::new(),
            hint: String::new(),
            again: false,
            frame: frame.clone(),
        };
        let fault = Faults::one("reason", frame.t("worker-call-no-reason"));
        let mut taken = page(&frame, "");
        owed_call(&mut taken.request);
        vec![page(&frame, ""), taken, page(&frame.clone().with_faults(fault), "declines")]
    }
}
