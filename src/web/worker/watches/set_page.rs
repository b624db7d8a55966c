//! Setting a watch, as a page.

use askama::Template;

use crate::domain::language::Language;
use crate::domain::watch::WatchKind;
use crate::web::faults::Faults;
use crate::web::page::{Frame, Page};
use crate::web::parts::Choice;
use crate::web::worker::samples;
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

impl Page for SetPage {
    const NAME: &'static str = "worker-watch-set";

    fn samples(language: Language) -> Vec<Self> {
        let frame = samples::frame(language, "/watches");
        let page = |frame: &Frame, request: Option<&str>, chosen| Self {
            frame: frame.clone(),
            request: request.map(ToOwned::to_owned),
            kinds: kinds(frame, chosen),
            units: Vec::new(),
            number: String::new(),
            day: String::new(),
            sick_leave_from: String::new(),
        };
        let fault = Faults::one("sick_leave_from", frame.t("worker-date-unreadable"));
        let refused = Self {
            number: samples::NUMBER.to_owned(),
            sick_leave_from: "i våras".to_owned(),
            units: vec![Choice::new("a", samples::UNIT, true), Choice::new("b", "Etableringsenheten", false)],
            ..page(&frame.clone().with_faults(fault), None, Some(WatchKind::TwoMonthPosition))
        };
        vec![
            page(&frame, None, None),
            page(&frame, Some(samples::REFERENCE), Some(WatchKind::CertificateExpires)),
            refused,
        ]
    }
}
