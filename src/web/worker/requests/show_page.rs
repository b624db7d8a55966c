//! One request as a page.

use askama::Template;

use crate::domain::language::Language;
use crate::web::faults::Faults;
use crate::web::page::{Frame, Page};
use crate::web::parts::{Moment, Tone};
use crate::web::worker::requests::actions::Act;
use crate::web::worker::requests::thread::{self, Link};
use crate::web::worker::{ahead, samples, words};

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

impl Page for RequestPage {
    const NAME: &'static str = "worker-request";

    fn samples(language: Language) -> Vec<Self> {
        let frame = samples::frame(language, "/requests/U-7K3M-Q9XD-4");
        let fault = Faults::one("consent", frame.t("exchange-consent-wrong").replace('\n', " "));
        let waiting = || waiting(language);
        let answered = || Self {
            tone: Tone::Act,
            late: None,
            status: frame.t("worker-status-answered"),
            next: frame.t("worker-next-unit"),
            now: frame.tx("worker-now-answered", "document", &words::document(false, language)),
            score: Some(2),
            has_answer: true,
            may_renew: false,
            acts: Vec::new(),
            thread: thread::sample(language),
            next_steps: thread::next_sample(language),
            ..waiting()
        };
        let not_delivered = || Self {
            tone: Tone::Act,
            status: frame.t("worker-status-not-delivered"),
            next: frame.t("worker-next-unit"),
            now: frame.t("worker-now-not-delivered"),
            call: Some((Language::Sv, samples::call())),
            auto_reply: Some(samples::moment(language, 3, 8, 40)),
            unattended: Some(samples::day(language, 2026, 11, 2)),
            ..waiting()
        };
        vec![
            waiting(),
            not_delivered(),
            answered(),
            Self { held: Some("7f".to_owned()), opened: true, ..answered() },
            Self { frame: frame.clone().with_faults(fault), ..answered() },
            Self {
                tone: Tone::Act,
                next: frame.t("worker-next-coordinator"),
                now: frame.t("worker-now-call"),
                owed_call: Some(samples::owed_call(language)),
                first_due: Some(samples::weekday(language, 2026, 11, 23)),
                earlier: vec!["Björkans vårdcentral".to_owned()],
                ..waiting()
            },
            Self {
                tone: Tone::Done,
                status: frame.t("worker-status-fetched"),
                next: frame.t("worker-next-nobody"),
                now: frame.t("worker-now-fetched"),
                may_open: false,
                gone: true,
                expires: None,
                ..answered()
            },
            Self {
                tone: Tone::Off,
                status: frame.t("worker-status-withdrawn"),
                next: frame.t("worker-next-nobody"),
                now: frame.t("worker-now-revoked"),
                revoked: Some(frame.tx(
                    "worker-revoked-by-client",
                    "day",
                    &samples::day(language, 2026, 11, 4),
                )),
                may_open: false,
                may_renew: false,
                acts: Vec::new(),
                gone: true,
                expires: None,
                ..waiting()
            },
        ]
    }
}

fn waiting(language: Language) -> RequestPage {
    let frame = samples::frame(language, "/requests/U-7K3M-Q9XD-4");
    let moment = |(day, hour, minute), key: &str, ahead| Moment {
        machine: "2026-11-02T09:12:00Z".to_owned(),
        when: samples::moment(language, day, hour, minute),
        what: frame.t(key),
        detail: if key.ends_with("sent") { "Anna Lind".to_owned() } else { String::new() },
        ahead,
        bad: false,
    };
    RequestPage {
        reference: samples::REFERENCE.to_owned(),
        kind: samples::kind(language),
        recipient: samples::RECIPIENT.to_owned(),
        telephone: Telephone::Known("0123-11 22 30".to_owned()),
        sender: "Anna Lind".to_owned(),
        unit: samples::UNIT.to_owned(),
        consent: Some(("U-3D7T-9ZQ1-M".to_owned(), false)),
        document: words::document(false, language),
        categories: vec!["diagnosis", "functional-impairment", "activity-limitation"],
        tone: Tone::Wait,
        status: frame.t("worker-status-opened"),
        late: None,
        next: frame.t("worker-next-recipient"),
        now: frame.t("worker-now-opened"),
        call: None,
        auto_reply: None,
        unattended: None,
        sent: samples::moment(language, 2, 10, 12),
        acknowledge_by: samples::weekday(language, 2026, 11, 5),
        due: samples::weekday(language, 2026, 11, 23),
        expires: Some(samples::weekday(language, 2027, 1, 22)),
        revoked: None,
        score: None,
        timeline: vec![
            moment((2, 10, 12), "worker-event-request-sent", false),
            moment((2, 10, 13), "worker-event-letter-accepted", false),
            moment((3, 8, 40), "worker-event-request-opened", false),
        ]
        .into_iter()
        .chain(ahead::sample(language))
        .collect(),
        held: None,
        may_open: true,
        has_answer: false,
        opened: false,
        may_renew: true,
        acts: ["extend", "remind", "call", "reroute"]
            .map(|act| Act {
                path: format!("/requests/{}/{act}", samples::REFERENCE),
                text: frame.t(&format!("worker-act-{act}")),
            })
            .to_vec(),
        owed_call: None,
        first_due: None,
        earlier: Vec::new(),
        gone: false,
        thread: Vec::new(),
        next_steps: Vec::new(),
        frame,
    }
}
