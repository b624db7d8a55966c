//! The unit's requests.

use underlag::domain::language::Language;
use underlag::web::faults::Faults;
use underlag::web::worker::requests::list_page::{ListPage, Tab};

use crate::gallery::Sample;
use crate::gallery::worker::{request, samples};

impl Sample for ListPage {
    const NAME: &'static str = "worker-requests";

    fn samples(language: Language) -> Vec<Self> {
        let frame = samples::frame(language, "/requests");
        let tab = |key: &str, count, current| Tab {
            address: "/requests?show=x".to_owned(),
            text: frame.t(key),
            count,
            current,
        };
        let tabs = vec![
            tab("worker-list-all", 214, true),
            tab("worker-list-open", 37, false),
            tab("worker-list-overdue", 4, false),
            tab("worker-list-unattended", 1, false),
            tab("worker-status-answered", 6, false),
            tab("worker-status-declined", 2, false),
            tab("worker-status-fetched", 169, false),
        ];
        let fault = Faults::one("q", frame.t("domain-personal-number-check-digit"));
        let next = Some("/requests?show=all&after=x".to_owned());
        let (rows, empty) = (request::rows(language), || empty(language));
        vec![
            Self { tabs: tabs.clone(), rows: rows.clone(), next, ..empty() },
            Self { nothing_yet: true, ..empty() },
            Self {
                frame: frame.with_faults(fault),
                search: "19850614-9883".to_owned(),
                tabs: tabs.clone(),
                rows: rows.clone(),
                ..empty()
            },
            Self { tabs, rows, may_write: false, frame: samples::coordinator(language), ..empty() },
        ]
    }
}

fn empty(language: Language) -> ListPage {
    ListPage {
        frame: samples::frame(language, "/requests"),
        tabs: Vec::new(),
        rows: Vec::new(),
        next: None,
        first: true,
        units: vec!["Enheten för ekonomiskt bistånd".to_owned()],
        may_write: true,
        nothing_yet: false,
        search: String::new(),
    }
}
