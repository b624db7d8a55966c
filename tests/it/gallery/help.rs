//! The guides.

use underlag::domain::language::Language;
use underlag::web::help::guide::Guide;
use underlag::web::help::page::{GuidePage, OverviewPage};
use underlag::web::page::Frame;

use crate::gallery::Sample;

impl Sample for OverviewPage {
    const NAME: &'static str = "help";

    fn samples(language: Language) -> Vec<Self> {
        vec![Self { frame: Frame::sample(language, None) }]
    }
}

impl Sample for GuidePage {
    const NAME: &'static str = "help-guide";

    fn samples(language: Language) -> Vec<Self> {
        Guide::ALL.into_iter().map(|guide| Self { frame: Frame::sample(language, None), guide }).collect()
    }
}
