//! A consent that a new one is to replace.

use underlag::domain::language::Language;
use underlag::web::faults::Faults;
use underlag::web::worker::consents::replace::ReplacePage;

use crate::gallery::Sample;
use crate::gallery::worker::{consent, samples};

impl Sample for ReplacePage {
    const NAME: &'static str = "worker-consent-replace";

    fn samples(language: Language) -> Vec<Self> {
        let frame = samples::frame(language, "/consents");
        let page = |held: Option<&str>| Self {
            frame: frame.clone(),
            consent: consent::given(language),
            held: held.map(str::to_owned),
        };
        let fault = Faults::one("consent", frame.t("worker-start-no-consent"));
        vec![page(None), page(Some("7f3a")), Self { frame: frame.clone().with_faults(fault), ..page(None) }]
    }
}
