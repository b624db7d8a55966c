//! What can be chosen on the page of the statistics.

use crate::domain::statistics::group::Month;
use crate::domain::statistics::period::Period;
use crate::exchange::statistics::{self, Choice, Grouping};
use crate::web::coordinator::statistics::words;
use crate::web::error::Error;
use crate::web::parts;
use crate::web::seat::Seat;

/// Each with what is chosen now.
pub struct Choices {
    pub periods: Vec<parts::Choice>,
    pub groupings: Vec<parts::Choice>,
    /// Empty where there is only one.
    pub units: Vec<parts::Choice>,
}

impl Choices {
    pub(super) fn of(seat: &Seat, chosen: &Choice) -> Result<Self, Error> {
        let (staff, frame) = (&seat.staff, &seat.frame);
        let now = Month::of(seat.now());
        let first = statistics::first_month(seat.gateway(), staff.units())?.unwrap_or(now);
        let mut periods = Period::all(first, now);
        if !periods.contains(&chosen.period) {
            periods.push(chosen.period);
        }
        let period = |period: Period| {
            let words = words::period(period, frame.language);
            parts::Choice::new(period.to_string(), words, period == chosen.period)
        };
        let grouping = |grouping: Grouping| {
            let words = frame.t(&format!("statistics-by-{}", grouping.code()));
            parts::Choice::new(grouping.code(), words, grouping == chosen.grouping)
        };
        let parties = seat.gateway().parties();
        let mut units = Vec::new();
        if staff.units().len() > 1 {
            let all = chosen.units.len() == staff.units().len();
            units.push(parts::Choice::new("", frame.t("statistics-all-units"), all));
            units.extend(parties.units_of(&staff.user).map(|unit| {
                parts::Choice::new(&unit.id, &unit.name, !all && chosen.units.contains(&unit.id))
            }));
        }
        Ok(Self {
            periods: periods.into_iter().map(period).collect(),
            groupings: Grouping::ALL.into_iter().map(grouping).collect(),
            units,
        })
    }
}
