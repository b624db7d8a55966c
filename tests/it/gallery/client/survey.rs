//! The five questions.

use underlag::domain::language::Language;
use underlag::web::client::reading::Reading;
use underlag::web::client::survey::{SurveyPage, empty};
use underlag::web::page::Frame;

use crate::gallery::Sample;

impl Sample for SurveyPage {
    const NAME: &'static str = "client-survey";

    fn samples(language: Language) -> Vec<Self> {
        let frame = Frame { path: "/my/survey".to_owned(), ..Frame::sample(language, None) };
        let page = |easy| Self::of(frame.clone(), Reading::of(language, easy));
        let fault = empty(page(false).reading);
        vec![page(false), page(true), Self { frame: frame.clone().with_faults(fault), ..page(false) }]
    }
}
