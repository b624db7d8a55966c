//! One request as a page.

use askama::Template;

use crate::domain::language::Language;
use crate::web::page::Frame;
use crate::web::parts::{Moment, Tone};
use crate::web::worker::requests::actions::Act;
use crate::web::worker::requests::thread::Link;

#[derive(Template)]
#[template(path = "worker/requests/show.html")]
pub struct RequestPage {
    pub frame: Frame,
    pub reference: String,
    pub kind: String,
    pub recipient: String,
    pub telephone: Telephone,
    /// Name of the worker who sent it.
    pub sender: String,
    pub unit: String,
    /// The consent it was sent under: its reference, and whether it is a key document. For workers.
    pub consent: Option<(String, bool)>,
    /// What the document that opens it is called.
    pub document: String,
    /// Codes.
    pub categories: Vec<&'static str>,
    pub tone: Tone,
    pub status: String,
    pub late: Option<String>,
    pub next: String,
    /// What the next actor should do.
    pub now: String,
    /// To be read out on the telephone, in the recipient's language.
    pub call: Option<(Language, Vec<String>)>,
    /// When the recipient's mailbox answered by itself, while nobody has opened the request.
    pub auto_reply: Option<String>,
    /// Since when the unit lets it lie, once the coordinator knows.
    pub unattended: Option<String>,
    pub sent: String,
    pub acknowledge_by: String,
    pub due: String,
    /// While something sealed is left.
    pub expires: Option<String>,
    /// The consent is taken back: when, and by whom.
    pub revoked: Option<String>,
    /// DFA completeness 0–3.
    pub score: Option<u8>,
    pub timeline: Vec<Moment>,
    /// The consent it was sent under lies on the desk, there.
    pub held: Option<String>,
    pub may_open: bool,
    pub has_answer: bool,
    pub opened: bool,
    /// A new link.
    pub may_renew: bool,
    /// What can be done about it now.
    pub acts: Vec<Act>,
    /// Until when somebody has to call, and who.
    pub owed_call: Option<String>,
    /// When it was due before that day was moved.
    pub first_due: Option<String>,
    pub earlier: Vec<String>,
    /// Nothing sealed is left.
    pub gone: bool,
    /// What hangs together with it, itself included; empty where it stands alone.
    pub thread: Vec<Link>,
    /// What may come next.
    pub next_steps: Vec<Act>,
}

/// How to reach the recipient.
#[derive(Clone, PartialEq, Eq)]
pub enum Telephone {
    Known(String),
    Missing,
    /// The recipient itself is gone from the directory.
    Unknown,
}

impl RequestPage {
    fn past(&self) -> Vec<&Moment> {
        self.timeline.iter().filter(|moment| !moment.ahead).collect()
    }

    fn coming(&self) -> Vec<&Moment> {
        self.timeline.iter().filter(|moment| moment.ahead).collect()
    }

    fn category(&self, code: &str) -> String {
        self.frame.t(&format!("document-category-{code}"))
    }
}
