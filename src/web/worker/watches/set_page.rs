//! Setting a watch, as a page.

use askama::Template;

use crate::domain::WatchKind;
use crate::web::page::Frame;
use crate::web::parts::Choice;
use crate::web::worker::watches::words;

#[derive(Template)]
#[template(path = "worker/watches/set.html")]
pub struct SetPage {
    pub frame: Frame,
    /// The request it is about: client and unit are that one's.
    pub request: Option<String>,
    pub kinds: Vec<Choice>,
    /// To choose from, where there is more than one and no request.
    pub units: Vec<Choice>,
    pub number: String,
    /// As typed; `2026-12-21` where it is a date.
    pub day: String,
    pub sick_leave_from: String,
}

/// What a person can set; what comes of a consent comes by itself.
pub const KINDS: [WatchKind; 4] = [
    WatchKind::TwoMonthPosition,
    WatchKind::DecisionFollowUp,
    WatchKind::UnderWatch,
    WatchKind::CertificateExpires,
];

pub fn kinds(frame: &Frame, chosen: Option<WatchKind>) -> Vec<Choice> {
    let choice = |kind: WatchKind| {
        Choice::new(kind.code(), words::kind(kind, frame.language), chosen == Some(kind))
            .with_hint(frame.t(&format!("watch-hint-{}", kind.code())))
    };
    KINDS.map(choice).to_vec()
}
