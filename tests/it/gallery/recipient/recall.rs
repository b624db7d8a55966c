//! Taking back what was sent.

use underlag::domain::language::Language;
use underlag::web::page::Frame;
use underlag::web::recipient::recall::RecallPage;

use crate::gallery::Sample;
use crate::gallery::recipient::samples;

impl Sample for RecallPage {
    const NAME: &'static str = "recipient-recall";

    fn samples(language: Language) -> Vec<Self> {
        let page = |about| Self {
            frame: Frame::sample(language, None),
            reference: "U-7K3M-Q9XD-S".to_owned(),
            about,
        };
        vec![page(Some(samples::about(language, false))), page(None)]
    }
}
