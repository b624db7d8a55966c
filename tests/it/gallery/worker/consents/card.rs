//! The client's card, made anew.

use underlag::domain::language::Language;
use underlag::web::worker::consents::card::CardPage;

use crate::gallery::Sample;
use crate::gallery::worker::samples;

impl Sample for CardPage {
    const NAME: &'static str = "worker-card";

    fn samples(language: Language) -> Vec<Self> {
        vec![Self {
            frame: samples::frame(language, "/consents"),
            id: "7f".to_owned(),
            file_name: "kort-20261121-1405.pdf".to_owned(),
        }]
    }
}
