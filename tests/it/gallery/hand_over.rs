//! Handing over, step by step.

use jiff::Timestamp;
use jiff::civil::date;
use underlag::domain::actor::Role;
use underlag::domain::calendar::end_of_day;
use underlag::domain::digest::Digest;
use underlag::domain::language::Language;
use underlag::domain::reference::Reference;
use underlag::domain::request::Facts;
use underlag::domain::watch::{Watch, WatchKind};
use underlag::web::faults::Faults;
use underlag::web::hand_over::page::{HandOverPage, Stage, bare};
use underlag::web::page::{Frame, Person};
use underlag::web::parts::Choice;
use underlag::web::request::RequestView;

use crate::gallery::Sample;
use crate::gallery::worker::request;

impl Sample for HandOverPage {
    const NAME: &'static str = "hand-over";

    fn samples(language: Language) -> Vec<Self> {
        let person = Person { name: "Anna Lind".to_owned(), roles: vec![Role::Worker] };
        let frame = Frame { path: "/handover".to_owned(), ..Frame::sample(language, Some(person)) };
        let row = |reference: &str, change: fn(&mut RequestView)| {
            request::with(language, |row| {
                row.record.reference = Reference::parse(reference).expect("a reference");
                row.record.due_at = end_of_day(date(2026, 12, 14));
                row.record.facts = Facts { accepted_at: Some(row.record.sent_at), ..Facts::default() };
                change(row);
            })
        };
        let rows = vec![row("U-7K3M-Q9XD-S", |_| {}), row("U-0ZX4-81MN-4", request::answered)];
        let watches = vec![watch()];
        let what = vec![
            Choice::new("worker:anna", frame.t("handover-what-own"), true),
            Choice::new("worker:bo", frame.tx("handover-what-worker", "name", "Bo Ek"), false),
            Choice::new("unit:eb", frame.tx("handover-what-unit", "name", "Ekbackens enhet"), false),
        ];
        let to = vec![
            Choice::new("colleague:bo", "Bo Ek", false).with_hint(frame.t("handover-to-colleague")),
            Choice::new("unit:vg", "Vuxengruppen", false).with_hint(frame.tx(
                "handover-to-unit",
                "mailbox",
                "vuxen@exempelstad.example",
            )),
        ];
        let mut refused = to.clone();
        refused[0].chosen = true;
        let fault = Faults::one("to", frame.t("refusal-hand-over-to-own").replace('\n', " "));
        let page = |stage| bare(&frame, stage);
        vec![
            Self { what: what.clone(), to: to.clone(), ..page(Stage::Form) },
            Self { what, to: refused, frame: frame.clone().with_faults(fault), ..page(Stage::Form) },
            Self {
                request: "U-7K3M-Q9XD-S".to_owned(),
                rows: rows[..1].to_vec(),
                to: to.clone(),
                ..page(Stage::Form)
            },
            Self { rows: rows.clone(), watches: watches.clone(), to, ..page(Stage::Whom) },
            Self {
                rows: rows.clone(),
                watches: watches.clone(),
                receiver: "Vuxengruppen".to_owned(),
                to_unit: true,
                ..page(Stage::Preview)
            },
            Self { rows: rows.clone(), receiver: "Bo Ek".to_owned(), more: true, ..page(Stage::Preview) },
            Self { rows, watches, receiver: "Vuxengruppen".to_owned(), to_unit: true, ..page(Stage::Done) },
        ]
    }
}

fn watch() -> Watch {
    let nobody = Digest::from_bytes([0; 32]);
    Watch {
        reference: Reference::parse("U-81ZD-T4HC-R").expect("a reference"),
        revision: 1,
        kind: WatchKind::TwoMonthPosition,
        unit: nobody,
        worker: nobody,
        client: nobody,
        request: None,
        consent: None,
        set_at: Timestamp::UNIX_EPOCH,
        due_on: date(2026, 12, 14),
        moved: 0,
        reminded_at: None,
        reminded_for: None,
        ended: None,
        look_at: None,
    }
}
