//! The dates to come of a request, as moments of a timeline.

use crate::domain::Language;
use crate::domain::forecast::Ahead;
use crate::text::ahead;
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
