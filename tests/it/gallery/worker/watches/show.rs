//! One watch.

use underlag::domain::language::Language;
use underlag::domain::watch::WatchKind;
use underlag::text::{self, dates};
use underlag::web::faults::Faults;
use underlag::web::page::Frame;
use underlag::web::parts::{Moment, Tone};
use underlag::web::worker::watches::show::{WatchPage, until};
use underlag::web::worker::watches::words;

use crate::gallery::Sample;
use crate::gallery::worker::samples;

impl Sample for WatchPage {
    const NAME: &'static str = "worker-watch";

    fn samples(language: Language) -> Vec<Self> {
        let frame = samples::frame(language, "/watches");
        let page = |frame: &Frame| Self {
            frame: frame.clone(),
            reference: "U-81ZD-T4HC-1".to_owned(),
            kind: words::kind(WatchKind::TwoMonthPosition, language),
            tone: Tone::Wait,
            state: text::with(language, "watch-state-ahead", &[("n", 23.into())]),
            open: true,
            due: dates::weekday(language, jiff::civil::date(2026, 12, 14)),
            reminder: Some(dates::weekday(language, jiff::civil::date(2026, 11, 30))),
            unit: samples::UNIT.to_owned(),
            request: Some(samples::REFERENCE.to_owned()),
            timeline: vec![Moment {
                machine: "2026-11-02T09:12:00Z".to_owned(),
                when: samples::moment(language, 2, 10, 12),
                what: frame.t("watch-event-set"),
                detail: format!("Anna Lind · {}", until(language, jiff::civil::date(2026, 12, 14))),
                ahead: false,
                bad: false,
            }],
            day: String::new(),
        };
        let fault = frame.clone().with_faults(Faults::one("day", frame.t("worker-date-unreadable")));
        let done = Self {
            tone: Tone::Done,
            state: frame.t("watch-state-done"),
            open: false,
            reminder: None,
            request: None,
            ..page(&frame)
        };
        vec![page(&frame), Self { day: "efter jul".to_owned(), ..page(&fault) }, done]
    }
}
