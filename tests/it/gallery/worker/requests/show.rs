//! One request, as it can stand.

use underlag::domain::language::Language;
use underlag::web::faults::Faults;
use underlag::web::parts::{Moment, Tone};
use underlag::web::worker::requests::actions::Act;
use underlag::web::worker::requests::show_page::{RequestPage, Telephone};
use underlag::web::worker::words;

use crate::gallery::Sample;
use crate::gallery::worker::samples;

impl Sample for RequestPage {
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
            thread: samples::thread(language),
            next_steps: samples::next_steps(language),
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
        .chain(samples::ahead(language))
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
