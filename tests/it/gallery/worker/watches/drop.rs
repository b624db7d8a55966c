//! Dropping a watch.

use underlag::domain::language::Language;
use underlag::domain::watch::WatchKind;
use underlag::web::worker::watches::drop::DropPage;
use underlag::web::worker::watches::words;

use crate::gallery::Sample;
use crate::gallery::worker::samples;

impl Sample for DropPage {
    const NAME: &'static str = "worker-watch-drop";

    fn samples(language: Language) -> Vec<Self> {
        vec![Self {
            frame: samples::frame(language, "/watches"),
            reference: "U-81ZD-T4HC-1".to_owned(),
            kind: words::kind(WatchKind::TwoMonthPosition, language),
        }]
    }
}
