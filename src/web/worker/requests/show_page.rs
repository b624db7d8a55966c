//! One request as a page.

use askama::Template;

use crate::domain::Language;
use crate::web::page::Frame;
use crate::web::parts::{Moment, Tone};
use crate::web::request::RequestView;
use crate::web::worker::requests::actions::Act;
use crate::web::worker::words;

#[derive(Template)]
#[template(path = "worker/requests/show.html")]
pub struct RequestPage {
    pub frame: Frame,
    pub request: RequestView,
    /// A worker looks at it, who may open documents.
    pub worker: bool,
    /// The consent it was sent under: its reference, and whether it is a key document.
    pub consent: Option<(String, bool)>,
    /// The consent is taken back: when, and by whom.
    pub revoked: Option<String>,
    /// The request was, too, because of that.
    pub revoked_with_it: bool,
    /// To be read out on the telephone, in the recipient's language.
    pub call: Option<(Language, Vec<String>)>,
    pub timeline: Vec<Moment>,
    /// The consent it was sent under lies on the desk, there.
    pub held: Option<String>,
    /// What can be done about it now.
    pub acts: Vec<Act>,
    /// What hangs together with it, itself included; empty where it stands alone.
    pub thread: Vec<RequestView>,
    /// What may come next.
    pub next_steps: Vec<Act>,
}

impl RequestPage {
    /// What the document that opens it is called.
    fn document(&self) -> String {
        let is_key = self.consent.as_ref().is_some_and(|(_, is_key)| *is_key);
        words::document(is_key, self.frame.language)
    }

    fn what_now(&self) -> String {
        if self.revoked_with_it {
            self.frame.t("worker-now-revoked")
        } else {
            self.request.what_now(&self.document())
        }
    }

    fn may_open(&self) -> bool {
        self.worker && self.request.is_there()
    }

    /// A new link.
    fn may_renew(&self) -> bool {
        self.worker && self.request.record.is_open() && !self.request.is_by_post()
    }

    fn past(&self) -> Vec<&Moment> {
        self.timeline.iter().filter(|moment| !moment.ahead).collect()
    }

    fn coming(&self) -> Vec<&Moment> {
        self.timeline.iter().filter(|moment| moment.ahead).collect()
    }
}
