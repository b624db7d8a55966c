//! A request before it is sent.

use underlag::domain::language::Language;
use underlag::forms::catalogue::Catalogue;
use underlag::forms::json::response_from_json;
use underlag::web::questionnaire;
use underlag::web::words;
use underlag::web::worker::write::preview::PreviewPage;

use crate::gallery::worker::{draft, samples};
use crate::gallery::{Sample, recipient};

impl Sample for PreviewPage {
    const NAME: &'static str = "worker-preview";

    fn samples(language: Language) -> Vec<Self> {
        let catalogue = Catalogue::builtin();
        let Some(kind) = catalogue.kind("forfragan-till-lakare") else { return Vec::new() };
        let example = kind.example_request.as_deref().unwrap_or_default();
        let response = response_from_json(example, &kind.request).unwrap_or_default();
        let summary = questionnaire::summary(&kind.request, &response, language).unwrap_or_default();
        let mut request = draft::draft(kind, response, language);
        "SOC-EB 2026-117".clone_into(&mut request.draft.case_number);
        let page = |one_time| Self {
            frame: samples::frame(language, "/requests/drafts/7f/preview"),
            recipient: samples::RECIPIENT.to_owned(),
            one_time,
            categories: words::categories(&request.terms.rows[0].scope.asks, language),
            told: words::told(&request.terms.rows[0].scope.told, language),
            ahead: samples::ahead(language),
            summary: summary.clone(),
            files: if one_time { recipient::samples::sent_along(language) } else { Vec::new() },
            undrawn: if one_time { samples::undrawn(language) } else { Vec::new() },
            fields: vec![("kind".to_owned(), kind.id.clone())],
            request: request.clone(),
        };
        vec![page(false), page(true)]
    }
}
