//! One request, as it can stand.

use underlag::domain::language::Language;
use underlag::domain::request::{Earlier, Outcome, ReturnReason, TakenBack};
use underlag::web::faults::Faults;
use underlag::web::parts::Moment;
use underlag::web::request::RequestView;
use underlag::web::worker::requests::actions::Act;
use underlag::web::worker::requests::show_page::RequestPage;

use crate::gallery::Sample;
use crate::gallery::worker::request::{answered, owed_call, thread, with};
use crate::gallery::worker::samples;

impl Sample for RequestPage {
    const NAME: &'static str = "worker-request";

    fn samples(language: Language) -> Vec<Self> {
        let frame = samples::frame(language, "/requests/U-7K3M-Q9XD-S");
        let fault = Faults::one("consent", frame.t("exchange-consent-wrong").replace('\n', " "));
        let waiting = |change: fn(&mut RequestView)| page(with(language, change));
        let answered = |change: fn(&mut RequestView)| Self {
            acts: Vec::new(),
            thread: thread(language),
            next_steps: samples::next_steps(language),
            ..page(with(language, |request| {
                answered(request);
                change(request);
            }))
        };
        let day = samples::day(language, 2026, 11, 4);
        vec![
            waiting(|_| {}),
            Self { call: Some((Language::Sv, samples::call())), ..waiting(not_delivered) },
            answered(|_| {}),
            Self {
                held: Some("7f".to_owned()),
                ..answered(|request| request.record.facts.answer_opened_at = Some(samples::at(21, 9, 0)))
            },
            Self { frame: frame.clone().with_faults(fault), ..answered(|_| {}) },
            waiting(moved_on),
            waiting(recalled),
            answered(returned),
            answered(fetched),
            Self {
                revoked: Some(frame.tx("worker-revoked-by-client", "day", &day)),
                revoked_with_it: true,
                acts: Vec::new(),
                ..waiting(withdrawn)
            },
        ]
    }
}

fn recalled(request: &mut RequestView) {
    request.record.facts.taken_back =
        vec![TakenBack { at: samples::at(9, 15, 32), returned: None, fetched: false }];
}

/// After it was fetched.
fn returned(request: &mut RequestView) {
    fetched(request);
    let returned = Some(ReturnReason::WrongPerson);
    request.record.facts.taken_back =
        vec![TakenBack { at: samples::at(28, 15, 32), returned, fetched: true }];
}

fn not_delivered(request: &mut RequestView) {
    let facts = &mut request.record.facts;
    facts.opened_at = None;
    facts.not_delivered_at = Some(samples::at(2, 10, 13));
    facts.auto_reply_at = Some(samples::at(3, 8, 40));
    facts.unattended_at = Some(samples::at(9, 8, 0));
}

fn moved_on(request: &mut RequestView) {
    owed_call(request);
    let record = &mut request.record;
    record.facts.first_due_at = Some(record.due_at);
    record.facts.earlier = vec![Earlier {
        recipient: request.parties.recipient_digest("vc-bjorkan"),
        sent_at: record.sent_at,
        moved_at: record.sent_at,
        wrong_recipient: false,
    }];
}

fn fetched(request: &mut RequestView) {
    request.record.document = None;
    request.record.facts.answer = None;
    request.record.facts.fetched_at = Some(samples::at(21, 9, 5));
}

fn withdrawn(request: &mut RequestView) {
    request.record.document = None;
    request.record.facts.outcome = Some(Outcome::Withdrawn { at: samples::at(4, 11, 0) });
}

fn page(request: RequestView) -> RequestPage {
    let language = request.language;
    let frame = samples::frame(language, "/requests/U-7K3M-Q9XD-S");
    let moment = |(day, hour, minute), key: &str| Moment {
        machine: "2026-11-02T09:12:00Z".to_owned(),
        when: samples::moment(language, day, hour, minute),
        what: frame.t(key),
        detail: if key.ends_with("sent") { "Anna Lind".to_owned() } else { String::new() },
        ahead: false,
        bad: false,
    };
    let happened = [
        moment((2, 10, 12), "worker-event-request-sent"),
        moment((2, 10, 13), "worker-event-letter-accepted"),
        moment((3, 8, 40), "worker-event-request-opened"),
    ];
    let acts = ["extend", "remind", "call", "reroute"].map(|act| Act {
        path: format!("{}/{act}", request.path()),
        text: frame.t(&format!("worker-act-{act}")),
    });
    RequestPage {
        request,
        worker: true,
        consent: Some(("U-3D7T-9ZQ1-M".to_owned(), false)),
        revoked: None,
        revoked_with_it: false,
        call: None,
        timeline: happened.into_iter().chain(samples::ahead(language)).collect(),
        held: None,
        acts: acts.to_vec(),
        thread: Vec::new(),
        next_steps: Vec::new(),
        frame,
    }
}
