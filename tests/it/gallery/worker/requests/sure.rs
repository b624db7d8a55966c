//! What is asked once more before it is done.

use underlag::domain::language::Language;
use underlag::text::dates;
use underlag::web::worker::requests::sure::{SurePage, close_points, consider_points, remind_points};
use underlag::web::worker::requests::timeline;

use crate::gallery::Sample;
use crate::gallery::worker::request::request;
use crate::gallery::worker::samples;

impl Sample for SurePage {
    const NAME: &'static str = "worker-sure";

    fn samples(language: Language) -> Vec<Self> {
        let frame = samples::frame(language, "/requests");
        let page = |act: &'static str, points, danger| Self {
            request: request(language),
            act,
            title: frame.t(&format!("worker-{act}-title")),
            points,
            button: frame.t(&format!("worker-{act}-button")),
            no: (act == "consider").then(|| frame.t("worker-consider-no")),
            danger,
            frame: frame.clone(),
        };
        let due = dates::weekday(language, jiff::civil::date(2026, 11, 23));
        let points = remind_points(language, &due, &samples::moment(language, 23, 9, 12));
        let step = timeline::step("overdue", language);
        let consider = consider_points(language, &step, &samples::moment(language, 23, 8, 0));
        vec![
            page("remind", points, false),
            page("consider", consider, false),
            page("close", close_points(false, language), true),
            page("close", close_points(true, language), true),
        ]
    }
}
