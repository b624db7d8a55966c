//! What a recipient is asked.

use jiff::Timestamp;
use jiff::civil::date;
use underlag::document::conditions::Conditions;
use underlag::domain::consent::{ConsentMethod, ConsentTerms, Evidence, ReadText};
use underlag::domain::language::Language;
use underlag::domain::recipient::RecipientKind;
use underlag::domain::request::{Acknowledged, Facts, MoreTime};
use underlag::forms::catalogue::Catalogue;
use underlag::forms::json::response_from_json;
use underlag::web::page::Frame;
use underlag::web::questionnaire;
use underlag::web::recipient::request::RequestPage;

use crate::gallery::Sample;
use crate::gallery::recipient::samples;
use crate::gallery::worker::request::sealed;

impl Sample for RequestPage {
    const NAME: &'static str = "recipient-request";

    fn samples(language: Language) -> Vec<Self> {
        let Some(first) = sample(language) else { return Vec::new() };
        let at = Timestamp::UNIX_EPOCH;
        let facts = Facts {
            acknowledged: Some(Acknowledged { at, expected: Some(date(2026, 12, 9)) }),
            more_time: Some(MoreTime { at, until: date(2026, 12, 21), reason: None }),
            draft: Some(sealed()),
            ..Facts::default()
        };
        let about = samples::about(language, true);
        let files = samples::sent_along(language);
        let later = sample(language).map(|page| Self { about, facts, files, ..page });
        std::iter::once(first).chain(later).collect()
    }
}

/// With the example of a shipped kind.
fn sample(language: Language) -> Option<RequestPage> {
    let catalogue = Catalogue::builtin();
    let kind = catalogue.kind("forfragan-till-lakare")?;
    let response = response_from_json(kind.example_request.as_deref()?, &kind.request).ok()?;
    let summary = questionnaire::summary(&kind.request, &response, language).ok()?;
    Some(RequestPage {
        frame: Frame::sample(language, None),
        about: samples::about(language, false),
        terms: terms(language),
        conditions: Conditions {
            footing: kind.footing(RecipientKind::Clinic, &response, language),
            fee: Some("1 900 kronor i timmen (avtal: 2026-17)".to_owned()),
        },
        days: 15,
        summary,
        files: Vec::new(),
        facts: Facts::default(),
        draft_damaged: false,
        expected: String::new(),
    })
}

fn terms(language: Language) -> ConsentTerms {
    ConsentTerms {
        unit: String::new(),
        rows: Vec::new(),
        onward: Vec::new(),
        purpose: String::new(),
        valid_from: date(2026, 11, 23),
        valid_to: date(2027, 4, 30),
        evidence: Evidence::by(ConsentMethod::Written),
        language,
        given_at: Timestamp::UNIX_EPOCH,
        received_by: String::new(),
        text: ReadText { version: String::new(), hash: None },
    }
}
