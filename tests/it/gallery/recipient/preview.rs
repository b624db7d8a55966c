//! An answer before it is sent.

use underlag::domain::language::Language;
use underlag::forms::catalogue::Catalogue;
use underlag::forms::json::response_from_json;
use underlag::forms::response::Response as Answers;
use underlag::web::answer::reading_of;
use underlag::web::files::{self, Attached};
use underlag::web::page::Frame;
use underlag::web::questionnaire;
use underlag::web::recipient::preview::PreviewPage;

use crate::gallery::Sample;
use crate::gallery::recipient::samples;

impl Sample for PreviewPage {
    const NAME: &'static str = "recipient-preview";

    fn samples(language: Language) -> Vec<Self> {
        let catalogue = Catalogue::builtin();
        let Some(kind) = catalogue.kind("forfragan-till-lakare") else { return Vec::new() };
        let example = kind.example_answer.as_deref();
        let Some(response) = example.and_then(|json| response_from_json(json, &kind.answer).ok()) else {
            return Vec::new();
        };
        let mut partial = response.clone();
        partial.items.retain(|item| item.link_id != "funktion");
        let frame = Frame::sample(language, None);
        let page = |late, response: &Answers| Self {
            frame: frame.clone(),
            about: samples::about(language, late),
            summary: questionnaire::summary(&kind.answer, response, language).unwrap_or_default(),
            attached: vec![Attached {
                name: "Journalutdrag.pdf".to_owned(),
                size: files::size(340_000, language),
            }],
            answered_by: "Kim Exempel, Läkare, Tallbackens vårdcentral".to_owned(),
            review: samples::review(kind, &reading_of(&kind.answer, response), language),
        };
        vec![page(false, &response), page(true, &partial)]
    }
}
