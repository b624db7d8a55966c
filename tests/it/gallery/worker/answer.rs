//! An opened answer, of each sort.

use underlag::domain::language::Language;
use underlag::forms::catalogue::Catalogue;
use underlag::forms::json::response_from_json;
use underlag::text;
use underlag::web::faults::Faults;
use underlag::web::questionnaire;
use underlag::web::request::RequestView;
use underlag::web::worker::answer::show_page::{File, OpenedPage, Outcome};

use crate::gallery::Sample;
use crate::gallery::worker::request::request;
use crate::gallery::worker::samples;

impl Sample for OpenedPage {
    const NAME: &'static str = "worker-opened";

    fn samples(language: Language) -> Vec<Self> {
        let catalogue = Catalogue::builtin();
        let Some(kind) = catalogue.kind("forfragan-till-lakare") else { return Vec::new() };
        let summary = |form, json: &Option<String>| {
            let response = response_from_json(json.as_deref().unwrap_or_default(), form).unwrap_or_default();
            questionnaire::summary(form, &response, language).unwrap_or_default()
        };
        let frame = samples::frame(language, "/requests/U-7K3M-Q9XD-S/opened/7f");
        let page = |outcome| Self {
            frame: frame.clone(),
            request: RequestView { kind: kind.name.get(language).to_owned(), ..request(language) },
            id: "7f".to_owned(),
            client: format!("{}, {}", samples::CLIENT, samples::NUMBER),
            answered_by: match outcome {
                Outcome::Answered { .. } => "Kim Exempel, Läkare, Tallbackens vårdcentral".to_owned(),
                _ => String::new(),
            },
            outcome,
            answered: samples::moment(language, 30, 15, 32),
            late: false,
            paper: None,
            more_time: None,
            attachments: Vec::new(),
            sent: summary(&kind.request, &kind.example_request),
            next_steps: samples::next_steps(language),
        };
        let answered = |score, missing| Outcome::Answered {
            summary: summary(&kind.answer, &kind.example_answer),
            score: Some(score),
            missing,
        };
        let again = samples::next_steps(language).into_iter().skip(1).collect::<Vec<_>>();
        let file = File { number: 1, name: "Läkarintyg åäö.pdf".to_owned(), size: "212 kB".to_owned() };
        let missing = vec![frame.t("chain-missing-capacity")];
        let fault = Faults::one("saved", frame.t("worker-fetched-not-saved"));
        vec![
            Self { attachments: vec![file], ..page(answered(3, Vec::new())) },
            Self { paper: Some(on_paper(language)), ..page(answered(3, Vec::new())) },
            Self { late: true, frame: frame.clone().with_faults(fault), ..page(answered(2, missing)) },
            Self {
                next_steps: again.clone(),
                ..page(Outcome::Declined {
                    reason: frame.t("document-decline-needs-visit-first"),
                    comment: "Vi har inte träffat patienten på två år.\nBoka gärna ett besök.".to_owned(),
                })
            },
            Self {
                next_steps: again,
                ..page(Outcome::WrongRecipient { perhaps: "Sjöstadens vårdcentral".to_owned() })
            },
            Self {
                more_time: Some((
                    samples::weekday(language, 2026, 12, 18),
                    "Läkaren är åter den 14 december.".to_owned(),
                )),
                next_steps: Vec::new(),
                ..page(Outcome::NotYet)
            },
        ]
    }
}

/// As of an answer that came by post.
fn on_paper(language: Language) -> String {
    let arguments = [
        ("day", samples::day(language, 2026, 11, 30).into()),
        ("worker", "Anna Lind".into()),
        ("unit", samples::UNIT.into()),
    ];
    text::with(language, "paper-opened", &arguments)
}
