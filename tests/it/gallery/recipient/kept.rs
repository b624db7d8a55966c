//! What a recipient comes back to.

use jiff::civil::date;
use underlag::domain::language::Language;
use underlag::text::dates;
use underlag::web::page::Frame;
use underlag::web::recipient::kept::KeptPage;
use underlag::web::recipient::receipt::Outcome;

use crate::gallery::Sample;

impl Sample for KeptPage {
    const NAME: &'static str = "recipient-kept";

    fn samples(language: Language) -> Vec<Self> {
        let page = |outcome| Self {
            frame: Frame::sample(language, None),
            reference: "U-7K3M-Q9XD-S".to_owned(),
            outcome,
            sent: dates::moment(language, "2026-12-09T13:05:00Z".parse().unwrap_or_default()),
            until: dates::day(language, date(2027, 1, 8)),
            has_form: outcome == Outcome::Answered,
            may_recall: outcome != Outcome::Declined,
        };
        vec![page(Outcome::Answered), page(Outcome::Declined), page(Outcome::WrongRecipient)]
    }
}
