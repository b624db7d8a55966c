//! An opened answer as a page.

use askama::Template;

use crate::web::page::Frame;
use crate::web::request::RequestView;
use crate::web::worker::requests::actions::Act;

#[derive(Template)]
#[template(path = "worker/answer/show.html")]
pub struct OpenedPage {
    pub frame: Frame,
    pub request: RequestView,
    /// Its place on the desk.
    pub id: String,
    /// Name and number.
    pub client: String,
    pub outcome: Outcome,
    /// Name, profession and unit; empty: not told.
    pub answered_by: String,
    pub answered: String,
    pub late: bool,
    /// It came by post: a sentence about it.
    pub paper: Option<String>,
    /// Until when, and why.
    pub more_time: Option<(String, String)>,
    pub attachments: Vec<File>,
    /// What was asked.
    pub sent: String,
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
            path: format!("/watches/new?request={}&kind=certificate-expires", self.request.reference()),
            text: self.frame.t("watch-offer"),
        });
        self.next_steps.iter().cloned().chain(watch).collect()
    }

    fn address(&self) -> String {
        format!("/requests/{}/opened/{}", self.request.reference(), self.id)
    }
}
