//! The Swedish calendar: local days, public holidays, working days. All in Europe/Stockholm.
//!
//! No working day is a Saturday, a Sunday, a public holiday (*allmän helgdag*, law 1989:253), or
//! one of midsommarafton, julafton and nyårsafton (law 1930:173 § 2). An organisation adds its pause
//! weeks and bridge days by [`Rules`], a recipient the days it is closed by [`Closure`].

mod day_off;
mod holiday;
mod rules;
mod table;

use std::sync::{Arc, LazyLock};

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;

pub use day_off::DayOff;
pub use holiday::Holiday;
pub use rules::{Closure, DayOfYear, Rules, WeekRange};
use table::Table;

static STOCKHOLM: LazyLock<TimeZone> =
    LazyLock::new(|| TimeZone::get("Europe/Stockholm").expect("the time zones are built in"));

/// The zone every date on a page, in a letter or in a document is in.
#[must_use]
pub fn zone() -> TimeZone {
    STOCKHOLM.clone()
}

/// The day it is in Stockholm at that moment.
#[must_use]
pub fn local_date(at: Timestamp) -> Date {
    STOCKHOLM.to_datetime(at).date()
}

/// A text that is no day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a day: YYYY-MM-DD")]
pub struct NotADay;

/// Reads `YYYY-MM-DD` (ISO 8601, extended calendar date) and nothing else: a moment belongs to one day here
/// and to another elsewhere.
///
/// # Errors
/// [`NotADay`].
pub fn day(text: &str) -> Result<Date, NotADay> {
    let shaped = text.len() == 10
        && text.bytes().enumerate().all(|(place, byte)| match place {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    if shaped { text.parse().map_err(|_| NotADay) } else { Err(NotADay) }
}

/// The first moment of a local day.
#[must_use]
pub fn start_of_day(day: Date) -> Timestamp {
    // Stockholm has no gap or fold at midnight; a day outside the calendar's years saturates.
    day.to_zoned(zone()).map_or(Timestamp::MAX, |start| start.timestamp())
}

/// The last moment of a local day, also if it has 23 or 25 hours: one nanosecond before the
/// next, so that its local date is still that day.
#[must_use]
pub fn end_of_day(day: Date) -> Timestamp {
    day.to_zoned(zone()).and_then(|start| start.end_of_day()).map_or(Timestamp::MAX, |end| end.timestamp())
}

/// What counts as a working day, and the hours of one. Cheap to clone: the days are shared.
#[derive(Debug, Clone)]
pub struct Calendar {
    table: Arc<Table>,
    /// On top, for one recipient.
    closed: Vec<Closure>,
}

static SWEDEN: LazyLock<Calendar> = LazyLock::new(|| Calendar::new(Rules::default()));

impl Default for Calendar {
    fn default() -> Self {
        Self::sweden()
    }
}

impl Calendar {
    /// Swedish law and nothing else.
    #[must_use]
    pub fn sweden() -> Self {
        SWEDEN.clone()
    }

    /// Swedish law and the rules of an organisation.
    #[must_use]
    pub fn new(rules: Rules) -> Self {
        Self { table: Arc::new(Table::new(rules)), closed: Vec::new() }
    }

    /// The same for a recipient that is closed at times of its own.
    #[must_use]
    pub fn closed_also(&self, closed: &[Closure]) -> Self {
        Self { table: Arc::clone(&self.table), closed: closed.to_vec() }
    }

    /// What [`Self::closed_also`] was given.
    #[must_use]
    pub fn closed(&self) -> &[Closure] {
        &self.closed
    }

    #[must_use]
    pub fn rules(&self) -> &Rules {
        &self.table.rules
    }

    /// Why a day is no working day; none: it is one.
    #[must_use]
    pub fn day_off(&self, day: Date) -> Option<DayOff> {
        self.table.day_off(day).or_else(|| {
            let closed = self.closed.iter().any(|closure| closure.contains(day));
            closed.then_some(DayOff::Closed)
        })
    }

    /// The holiday a day is, if any. Of two on one day (Kristi himmelsfärdsdag on första maj,
    /// pingstdagen on nationaldagen) the first in the order of [`Holiday::ALL`].
    #[must_use]
    pub fn holiday(&self, day: Date) -> Option<Holiday> {
        match self.table.day_off(day) {
            Some(DayOff::Holiday(holiday)) => Some(holiday),
            _ => None,
        }
    }

    #[must_use]
    pub fn is_working_day(&self, day: Date) -> bool {
        self.day_off(day).is_none()
    }

    /// A working day that closes early.
    #[must_use]
    pub fn is_half_day(&self, day: Date) -> bool {
        self.rules().half_days.iter().any(|half| half.is(day)) && self.is_working_day(day)
    }

    /// The `days`-th working day after `start`. For 0: `start` itself if it is a working day,
    /// else the next one.
    #[must_use]
    pub fn add_working_days(&self, start: Date, days: u32) -> Date {
        let mut day = start;
        let mut left = days;
        loop {
            if left == 0 && self.is_working_day(day) {
                return day;
            }
            // The end of the calendar: nobody waits that long.
            let Ok(next) = day.tomorrow() else { return day };
            day = next;
            if left > 0 && self.is_working_day(day) {
                left -= 1;
            }
        }
    }

    /// The `days`-th working day before `start`.
    #[must_use]
    pub fn subtract_working_days(&self, start: Date, days: u32) -> Date {
        let mut day = start;
        let mut left = days;
        while left > 0 {
            let Ok(before) = day.yesterday() else { return day };
            day = before;
            if self.is_working_day(day) {
                left -= 1;
            }
        }
        day
    }

    /// Working days after `from` up to and with `to`; 0 if `to` isn't later.
    #[must_use]
    pub fn working_days_between(&self, from: Date, to: Date) -> u32 {
        let mut day = from;
        let mut days = 0;
        while day < to {
            let Ok(next) = day.tomorrow() else { return days };
            day = next;
            days += u32::from(self.is_working_day(day));
        }
        days
    }

    /// The moment the gateway's day opens.
    #[must_use]
    pub fn opening_of(&self, day: Date) -> Timestamp {
        at_time(day, self.rules().opens)
    }

    /// Is it within the opening hours of a working day? Letters that nobody's click has caused
    /// leave then only.
    #[must_use]
    pub fn is_open(&self, at: Timestamp) -> bool {
        let day = local_date(at);
        self.is_working_day(day)
            && at >= self.opening_of(day)
            && at < at_time(day, self.rules().closing(self.is_half_day(day)))
    }

    /// `at` itself if it is open then, else the next opening.
    #[must_use]
    pub fn opening(&self, at: Timestamp) -> Timestamp {
        if self.is_open(at) {
            return at;
        }
        let today = local_date(at);
        if self.is_working_day(today) && at < self.opening_of(today) {
            return self.opening_of(today);
        }
        self.opening_of(self.add_working_days(today, 1))
    }

    /// The end of the local day that lies that many working days after a moment.
    #[must_use]
    pub fn due(&self, from: Timestamp, days: u32) -> Timestamp {
        end_of_day(self.add_working_days(local_date(from), days))
    }
}

/// That time of a local day; where the clock jumps over it, as much later.
fn at_time(day: Date, time: Time) -> Timestamp {
    day.to_datetime(time).to_zoned(zone()).map_or(Timestamp::MAX, |at| at.timestamp())
}
