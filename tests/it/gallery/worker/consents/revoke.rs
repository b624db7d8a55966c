//! Revoking a consent.

use underlag::domain::language::Language;
use underlag::web::worker::consents::revoke::RevokePage;
use underlag::web::worker::consents::view::ConsentView;

use crate::gallery::Sample;
use crate::gallery::worker::{consent, samples};

impl Sample for RevokePage {
    const NAME: &'static str = "worker-consent-revoke";

    fn samples(language: Language) -> Vec<Self> {
        let page = |consent: ConsentView| Self {
            frame: samples::frame(language, "/consents"),
            open: 2,
            begun: usize::from(!consent.is_key()),
            unfetched: 1,
            consent,
        };
        vec![page(consent::given(language)), page(consent::with(language, consent::key))]
    }
}
