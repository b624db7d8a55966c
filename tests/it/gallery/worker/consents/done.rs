//! A consent that was just given.

use std::sync::Arc;

use underlag::domain::consent::ConsentMethod;
use underlag::domain::language::Language;
use underlag::web::worker::consents::done::DonePage;
use underlag::web::worker::consents::overlaps::Overlaps;

use crate::gallery::Sample;
use crate::gallery::worker::{consent, request, samples};

impl Sample for DonePage {
    const NAME: &'static str = "worker-consent-done";

    fn samples(language: Language) -> Vec<Self> {
        let page = |method, undrawn: &str, draft: &str| Self {
            frame: samples::frame(language, "/consents/done/7f"),
            id: "7f".to_owned(),
            handout: Arc::new(consent::handout(method, undrawn)),
            parties: Arc::new(request::parties()),
            draft: draft.to_owned(),
            overlaps: if draft.is_empty() { consent::overlaps(language) } else { Overlaps::default() },
        };
        vec![page(ConsentMethod::Written, "ሰላም", ""), page(ConsentMethod::NotNeeded, "", "7f")]
    }
}
