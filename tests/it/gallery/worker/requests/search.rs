//! What a search found.

use underlag::domain::language::Language;
use underlag::web::worker::requests::search::FoundPage;

use crate::gallery::Sample;
use crate::gallery::worker::{request, samples};

impl Sample for FoundPage {
    const NAME: &'static str = "worker-found";

    fn samples(language: Language) -> Vec<Self> {
        let page = |rows| Self {
            frame: samples::frame(language, "/requests"),
            number: samples::NUMBER.to_owned(),
            rows,
        };
        vec![page(request::rows(language)[..2].to_vec()), page(Vec::new())]
    }
}
