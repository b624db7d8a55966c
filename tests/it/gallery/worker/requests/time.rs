//! More time.

use jiff::civil::date;
use underlag::domain::calendar::end_of_day;
use underlag::domain::language::Language;
use underlag::text::dates;
use underlag::web::faults::Faults;
use underlag::web::page::Frame;
use underlag::web::worker::requests::time::{TimePage, choices};

use crate::gallery::Sample;
use crate::gallery::worker::request::with;
use crate::gallery::worker::samples;

impl Sample for TimePage {
    const NAME: &'static str = "worker-time";

    fn samples(language: Language) -> Vec<Self> {
        let frame = samples::frame(language, "/requests");
        let page = |frame: &Frame, choices, day: &str| Self {
            request: with(language, |request| request.record.due_at = end_of_day(date(2026, 12, 14))),
            consent_until: dates::weekday(language, date(2027, 4, 30)),
            choices,
            day: day.to_owned(),
            hint: underlag::text::with(
                language,
                "worker-time-near",
                &[
                    ("five", dates::day(language, date(2026, 12, 21)).into()),
                    ("ten", dates::day(language, date(2026, 12, 30)).into()),
                ],
            ),
            frame: frame.clone(),
        };
        let day = dates::weekday(language, date(2026, 12, 30));
        let fault = Faults::one("day", frame.t("refusal-date-not-later").replace('\n', " "));
        vec![
            page(&frame, Vec::new(), ""),
            page(&frame, choices(&frame, &day, ""), ""),
            page(&frame.clone().with_faults(fault), choices(&frame, &day, "other"), "2026-12-10"),
        ]
    }
}
