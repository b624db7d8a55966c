//! The dates to come of a request, as moments of a timeline.

use jiff::civil::date;

use crate::document::ahead;
use crate::domain::calendar::Calendar;
use crate::domain::deadline::{Terms, deadlines};
use crate::domain::digest::Digest;
use crate::domain::forecast::{self, Ahead};
use crate::domain::ladder::Ladder;
use crate::domain::language::Language;
use crate::web::parts::Moment;

pub fn moments(language: Language, ahead: &[Ahead]) -> Vec<Moment> {
    let moment = |line: ahead::Line| Moment {
        machine: format!("{:.0}", line.at),
        when: line.when,
        what: line.what,
        detail: line.detail,
        ahead: true,
        bad: false,
    };
    ahead::lines(language, ahead).into_iter().map(moment).collect()
}

/// Of a request sent at the beginning of December, for samples: over Christmas.
pub fn sample(language: Language) -> Vec<Moment> {
    let calendar = Calendar::sweden();
    let sent_at = calendar.opening_of(date(2026, 12, 7));
    let terms = Terms { acknowledge_days: 3, answer_days: 15, expire_days: 60 };
    let nobody = Digest::from_bytes([0; 32]);
    let record = forecast::imagined("kind", (nobody, nobody), sent_at, deadlines(sent_at, terms, &calendar));
    moments(language, &forecast::forecast(&record, &Ladder::standard(), &calendar, true, sent_at))
}
