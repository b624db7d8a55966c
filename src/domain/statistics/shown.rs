//! One row for each figure that is shown: what it is called, and where it comes from.

use crate::domain::statistics::figure::{Figure, Share};
use crate::domain::statistics::report::{Line, Report};

/// A figure of a line, in CSV, in JSON and in the page's table.
pub struct Shown {
    /// Ends the keys of its texts: `statistics-csv-…`, `statistics-column-…`.
    pub name: &'static str,
    /// Its name in JSON.
    pub json: &'static str,
    pub of: fn(&Line) -> Value,
    /// Has the page's table a column for it?
    pub in_table: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value {
    Count(Figure),
    /// None for too few.
    Share(Option<Share>),
    /// Working days; none for too few.
    Days(Option<u16>),
}

/// In the order they are always in.
pub const FIGURES: [Shown; 20] = [
    column("sent", "sent", |line| Value::Count(line.sent)),
    only_in_files("answered", "answered", |line| Value::Count(line.answered)),
    column("on-time", "on_time_percent", |line| Value::Share(line.on_time)),
    column("overdue", "overdue", |line| Value::Count(line.overdue)),
    column("median", "median_working_days", |line| Value::Days(line.median_days)),
    column("ninetieth", "ninetieth_percentile_working_days", |line| Value::Days(line.ninetieth_days)),
    column("complete", "complete_percent", |line| Value::Share(line.complete)),
    only_in_files("supplements", "supplements", |line| Value::Count(line.supplements)),
    only_in_files("on-paper", "on_paper", |line| Value::Count(line.on_paper)),
    column("declined", "declined", |line| Value::Count(line.declined)),
    only_in_files("wrong-recipient", "wrong_recipient", |line| Value::Count(line.wrong_recipient)),
    only_in_files("withdrawn", "withdrawn", |line| Value::Count(line.withdrawn)),
    only_in_files("expired", "expired", |line| Value::Count(line.expired)),
    column("not-delivered", "not_delivered", |line| Value::Count(line.not_delivered)),
    only_in_files("extended", "extended", |line| Value::Count(line.extended)),
    only_in_files("rerouted", "rerouted", |line| Value::Count(line.rerouted)),
    only_in_files("recalled", "recalled", |line| Value::Count(line.recalled)),
    only_in_files("wrong-person", "returned_wrong_person", |line| Value::Count(line.wrong_person)),
    only_in_files("not-enough", "returned_not_enough", |line| Value::Count(line.not_enough)),
    column("steps", "steps", |line| Value::Count(line.steps)),
];

const fn column(name: &'static str, json: &'static str, of: fn(&Line) -> Value) -> Shown {
    Shown { name, json, of, in_table: true }
}

const fn only_in_files(name: &'static str, json: &'static str, of: fn(&Line) -> Value) -> Shown {
    Shown { name, json, of, in_table: false }
}

/// A count of all that is asked about, below the table.
pub struct Counted {
    /// Ends the key of its text: `statistics-count-…`.
    pub name: &'static str,
    pub of: fn(&Report) -> Figure,
    /// Has the report on paper room for it?
    pub on_paper: bool,
}

pub const COUNTS: [Counted; 16] = [
    count("sent", |report| report.total.sent),
    count("answered", |report| report.total.answered),
    count("overdue", |report| report.total.overdue),
    count("expired", |report| report.total.expired),
    count("extended", |report| report.total.extended),
    count("rerouted", |report| report.total.rerouted),
    only_on_screen("recalled", |report| report.total.recalled),
    only_on_screen("wrong-person", |report| report.total.wrong_person),
    only_on_screen("not-enough", |report| report.total.not_enough),
    only_on_screen("wrong-recipient", |report| report.total.wrong_recipient),
    only_on_screen("withdrawn", |report| report.total.withdrawn),
    count("supplements", |report| report.total.supplements),
    count("on-paper", |report| report.total.on_paper),
    count("consents-given", |report| report.consents.given),
    count("consents-refused", |report| report.consents.refused),
    count("consents-revoked", |report| report.consents.revoked),
];

const fn count(name: &'static str, of: fn(&Report) -> Figure) -> Counted {
    Counted { name, of, on_paper: true }
}

const fn only_on_screen(name: &'static str, of: fn(&Report) -> Figure) -> Counted {
    Counted { name, of, on_paper: false }
}
