//! The unit's watches.

use underlag::domain::calendar::Calendar;
use underlag::domain::language::Language;
use underlag::domain::watch::WatchKind;
use underlag::text::dates;
use underlag::web::faults::Faults;
use underlag::web::page::Frame;
use underlag::web::worker::watches::list::{ListPage, Row, kinds};
use underlag::web::worker::watches::words;

use crate::gallery::Sample;
use crate::gallery::worker::samples;

impl Sample for ListPage {
    const NAME: &'static str = "worker-watches";

    fn samples(language: Language) -> Vec<Self> {
        let frame = samples::frame(language, "/watches");
        let row = |reference: &str, kind: WatchKind, days: i32| {
            let today = jiff::civil::date(2026, 11, 21);
            let due_on = today.saturating_add(jiff::Span::new().days(days));
            let (tone, state) = words::ahead(due_on, today, &Calendar::sweden(), language);
            Row {
                reference: reference.to_owned(),
                kind: words::kind(kind, language),
                due: dates::day(language, due_on),
                tone,
                state,
                request: (days > 0).then(|| samples::REFERENCE.to_owned()),
            }
        };
        let rows = || {
            vec![
                row("U-2M8K-0QXA-7", WatchKind::CertificateExpires, -2),
                row("U-81ZD-T4HC-1", WatchKind::TwoMonthPosition, 0),
                row("U-0ZX4-81MN-4", WatchKind::ConsentExpires, 29),
                row("U-4Q0D-T1ZV-9", WatchKind::UnderWatch, 92),
            ]
        };
        let page = |frame: &Frame, rows, search: &str| Self {
            frame: frame.clone(),
            rows,
            open: true,
            kinds: kinds(language, None),
            kind: "",
            next: Some("/watches?after=x".to_owned()),
            first: true,
            may_set: true,
            search: search.to_owned(),
        };
        let fault = frame.clone().with_faults(Faults::one("q", frame.t("watch-search-none")));
        let empty = Self { next: None, ..page(&frame, Vec::new(), "") };
        vec![page(&frame, rows(), ""), empty, page(&fault, rows(), "U-7K3M-Q9XD-S")]
    }
}
