//! Handing over, step by step.

use jiff::civil::date;
use underlag::domain::actor::Role;
use underlag::domain::language::Language;
use underlag::text::dates;
use underlag::web::faults::Faults;
use underlag::web::hand_over::page::{HandOverPage, Row, Stage, Watched, bare};
use underlag::web::page::{Frame, Person};
use underlag::web::parts::Choice;

use crate::gallery::Sample;

impl Sample for HandOverPage {
    const NAME: &'static str = "hand-over";

    fn samples(language: Language) -> Vec<Self> {
        let person = Person { name: "Anna Lind".to_owned(), roles: vec![Role::Worker] };
        let frame = Frame { path: "/handover".to_owned(), ..Frame::sample(language, Some(person)) };
        let row = |reference: &str, status: &str| Row {
            reference: reference.to_owned(),
            kind: match language {
                Language::Sv => "Förfrågan till läkare",
                Language::En => "Enquiry to a doctor",
            }
            .to_owned(),
            recipient: "Norrskogens vårdcentral".to_owned(),
            due: dates::day(language, date(2026, 12, 14)),
            status: frame.t(status),
        };
        let rows = vec![
            row("U-7K3M-Q9XD-S", "worker-status-mailed"),
            row("U-0ZX4-81MN-4", "worker-status-answered"),
        ];
        let watches = vec![Watched {
            reference: "U-81ZD-T4HC-1".to_owned(),
            kind: frame.t("domain-watch-two-month-position"),
            due: dates::day(language, date(2026, 12, 14)),
        }];
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
        let page = |stage| bare(frame.clone(), stage);
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
                told: 1,
                receiver: "Vuxengruppen".to_owned(),
                to_unit: true,
                ..page(Stage::Preview)
            },
            Self { rows: rows.clone(), receiver: "Bo Ek".to_owned(), more: true, ..page(Stage::Preview) },
            Self { rows, watches, receiver: "Vuxengruppen".to_owned(), to_unit: true, ..page(Stage::Done) },
        ]
    }
}
