//! A request before it is sent.

use underlag::domain::language::Language;
use underlag::forms::catalogue::Catalogue;
use underlag::forms::json::response_from_json;
use underlag::web::questionnaire;
use underlag::web::worker::write::preview::PreviewPage;

use crate::gallery::Sample;
use crate::gallery::worker::samples;

impl Sample for PreviewPage {
    const NAME: &'static str = "worker-preview";

    fn samples(language: Language) -> Vec<Self> {
        let catalogue = Catalogue::builtin();
        let Some(kind) = catalogue.kind("forfragan-till-lakare") else { return Vec::new() };
        let example = kind.example_request.as_deref().unwrap_or_default();
        let response = response_from_json(example, &kind.request).unwrap_or_default();
        let page = |one_time| Self {
            frame: samples::frame(language, "/requests/drafts/7f/preview"),
            id: "7f".to_owned(),
            kind: kind.name.get(language).to_owned(),
            recipient: samples::RECIPIENT.to_owned(),
            one_time,
            client: format!("{}, {}", samples::CLIENT, samples::NUMBER),
            case_number: "SOC-EB 2026-117".to_owned(),
            purpose: "Planera arbetsträning i en takt som håller.".to_owned(),
            categories: vec!["diagnosis", "activity-limitation"],
            ahead: samples::ahead(language),
            summary: questionnaire::summary(&kind.request, &response, language).unwrap_or_default(),
            undrawn: if one_time { samples::undrawn(language) } else { Vec::new() },
            fields: vec![("kind".to_owned(), kind.id.clone())],
        };
        vec![page(false), page(true)]
    }
}
