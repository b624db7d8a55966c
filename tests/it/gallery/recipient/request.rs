//! What a recipient is asked.

use jiff::civil::date;
use underlag::domain::consent::{ConsentMethod, InformationCategory};
use underlag::domain::language::Language;
use underlag::forms::catalogue::Catalogue;
use underlag::forms::json::response_from_json;
use underlag::text::{self, dates, phrases};
use underlag::web::page::Frame;
use underlag::web::questionnaire;
use underlag::web::recipient::request::RequestPage;

use crate::gallery::Sample;
use crate::gallery::recipient::samples;

impl Sample for RequestPage {
    const NAME: &'static str = "recipient-request";

    fn samples(language: Language) -> Vec<Self> {
        let Some(first) = sample(language) else { return Vec::new() };
        let so_far = vec![
            text::with(
                language,
                "recipient-so-far-expected",
                &[("date", dates::day(language, date(2026, 12, 9)).into())],
            ),
            text::with(
                language,
                "recipient-so-far-more-time",
                &[("date", dates::day(language, date(2026, 12, 21)).into())],
            ),
        ];
        let about = samples::about(language, true);
        let later =
            sample(language).map(|page| Self { about, so_far, acknowledged: true, has_draft: true, ..page });
        std::iter::once(first).chain(later).collect()
    }
}

/// With the example of a shipped kind.
fn sample(language: Language) -> Option<RequestPage> {
    let catalogue = Catalogue::builtin();
    let kind = catalogue.kind("forfragan-till-lakare")?;
    let response = response_from_json(kind.example_request.as_deref()?, &kind.request).ok()?;
    let summary = questionnaire::summary(&kind.request, &response, language).ok()?;
    let names = InformationCategory::ALL;
    let name = |category: InformationCategory| {
        text::get(language, &format!("document-category-{}", category.code()))
    };
    let day = |month, day| dates::weekday(language, date(2026, month, day));
    Some(RequestPage {
        frame: Frame::sample(language, None),
        about: samples::about(language, false),
        worker: "Anna Test".to_owned(),
        purpose: "Planera vägen tillbaka till arbete".to_owned(),
        acknowledge_by: day(11, 26),
        days: 15,
        allowed: names.into_iter().map(name).collect(),
        period: format!(
            "{} – {}",
            dates::day(language, date(2026, 11, 23)),
            dates::day(language, date(2027, 4, 30))
        ),
        method: phrases::method(ConsentMethod::Written, language),
        billing_reference: "4711".to_owned(),
        billing_address: "Exempelköpings kommun, Fakturor, 123 45 Exempelköping".to_owned(),
        case_number: "SOC-EK 2026-117".to_owned(),
        summary,
        so_far: Vec::new(),
        acknowledged: false,
        has_draft: false,
        draft_damaged: false,
        expected: String::new(),
    })
}
