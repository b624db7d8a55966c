//! An opened answer as a page.

use askama::Template;

use crate::domain::language::Language;
use crate::forms::catalogue::Catalogue;
use crate::forms::json::response_from_json;
use crate::text;
use crate::web::faults::Faults;
use crate::web::page::{Frame, Page};
use crate::web::questionnaire;
use crate::web::worker::requests::actions::Act;
use crate::web::worker::requests::thread;
use crate::web::worker::samples;

#[derive(Template)]
#[template(path = "worker/answer/show.html")]
pub struct OpenedPage {
    pub frame: Frame,
    pub reference: String,
    /// Its place on the desk.
    pub id: String,
    pub kind: String,
    pub recipient: String,
    /// Name and number.
    pub client: String,
    pub outcome: Outcome,
    pub answered: String,
    pub late: bool,
    /// It came by post: a sentence about it.
    pub paper: Option<String>,
    /// Until when, and why.
    pub more_time: Option<(String, String)>,
    pub attachments: Vec<File>,
    /// What was asked.
    pub sent: String,
    pub fetched: bool,
    /// What may come next.
    pub next_steps: Vec<Act>,
}

pub enum Outcome {
    Answered { summary: String, score: Option<u8>, missing: Vec<String> },
    Declined { reason: String, comment: String },
    WrongRecipient { perhaps: String },
    NotYet,
}

pub struct File {
    /// Counts from one.
    pub number: usize,
    pub name: String,
    pub size: String,
}

impl OpenedPage {
    fn has_reply(&self) -> bool {
        !matches!(self.outcome, Outcome::NotYet)
    }

    fn has_form(&self) -> bool {
        matches!(self.outcome, Outcome::Answered { .. })
    }

    fn heading(&self) -> String {
        self.frame.t(match self.outcome {
            Outcome::Answered { .. } => "document-answer-title",
            Outcome::Declined { .. } => "document-answer-title-declined",
            Outcome::WrongRecipient { .. } => "document-answer-title-wrong-recipient",
            Outcome::NotYet => "worker-opened-not-yet",
        })
    }

    /// A certificate that came can be watched, too.
    fn ways_on(&self) -> Vec<Act> {
        let watch = self.has_form().then(|| Act {
            path: format!("/watches/new?request={}&kind=certificate-expires", self.reference),
            text: self.frame.t("watch-offer"),
        });
        self.next_steps.iter().cloned().chain(watch).collect()
    }

    fn address(&self) -> String {
        format!("/requests/{}/opened/{}", self.reference, self.id)
    }
}

impl Page for OpenedPage {
    const NAME: &'static str = "worker-opened";

    fn samples(language: Language) -> Vec<Self> {
        let catalogue = Catalogue::builtin();
        let Some(kind) = catalogue.kind("forfragan-till-lakare") else { return Vec::new() };
        let summary = |form, json: &Option<String>| {
            let response = response_from_json(json.as_deref().unwrap_or_default(), form).unwrap_or_default();
            questionnaire::summary(form, &response, language).unwrap_or_default()
        };
        let frame = samples::frame(language, "/requests/U-7K3M-Q9XD-4/opened/7f");
        let page = |outcome| Self {
            frame: frame.clone(),
            reference: samples::REFERENCE.to_owned(),
            id: "7f".to_owned(),
            kind: kind.name.get(language).to_owned(),
            recipient: samples::RECIPIENT.to_owned(),
            client: format!("{}, {}", samples::CLIENT, samples::NUMBER),
            outcome,
            answered: samples::moment(language, 30, 15, 32),
            late: false,
            paper: None,
            more_time: None,
            attachments: Vec::new(),
            sent: summary(&kind.request, &kind.example_request),
            fetched: false,
            next_steps: thread::next_sample(language),
        };
        let answered = |score, missing| Outcome::Answered {
            summary: summary(&kind.answer, &kind.example_answer),
            score: Some(score),
            missing,
        };
        let again = thread::next_sample(language).into_iter().skip(1).collect::<Vec<_>>();
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
