//! What a recipient has when it is over.

use jiff::Timestamp;
use jiff::civil::date;
use underlag::domain::language::Language;
use underlag::text::dates;
use underlag::web::page::Frame;
use underlag::web::recipient::receipt::{Outcome, ReceiptPage};

use crate::gallery::Sample;
use crate::gallery::recipient::samples;

impl Sample for ReceiptPage {
    const NAME: &'static str = "recipient-receipt";

    fn samples(language: Language) -> Vec<Self> {
        let at: Timestamp = "2026-12-09T13:05:00Z".parse().unwrap_or_default();
        let page = |outcome, late, files| Self {
            frame: Frame::sample(language, None),
            about: samples::about(language, late),
            outcome,
            received: dates::moment(language, at),
            late,
            files,
            kept: (files > 0 || !late).then(|| dates::day(language, date(2027, 1, 8))),
            has_form: outcome == Outcome::Answered,
        };
        vec![
            page(Outcome::Answered, false, 2),
            page(Outcome::Answered, true, 0),
            page(Outcome::Declined, false, 0),
            page(Outcome::WrongRecipient, false, 0),
        ]
    }
}
