//! On to another recipient.

use underlag::domain::language::Language;
use underlag::web::parts::Choice;
use underlag::web::worker::requests::reroute::ReroutePage;

use crate::gallery::Sample;
use crate::gallery::worker::request::{sealed, with};
use crate::gallery::worker::samples;

impl Sample for ReroutePage {
    const NAME: &'static str = "worker-reroute";

    fn samples(language: Language) -> Vec<Self> {
        let frame = samples::frame(language, "/requests");
        let page = |held: Option<&str>, choices, unread| Self {
            frame: frame.clone(),
            request: with(language, |request| request.record.facts.answer = unread),
            held: held.map(ToOwned::to_owned),
            choices,
        };
        let choices = vec![
            Choice::new("a", "Björkans vårdcentral", false).with_hint("Exempelregionen"),
            Choice::new("b", "Öppenvårdspsykiatrin Exempelstad", false).with_hint("Exempelregionen"),
        ];
        vec![
            page(None, Vec::new(), Some(sealed())),
            page(Some("7f"), choices, None),
            page(Some("7f"), Vec::new(), None),
        ]
    }
}
