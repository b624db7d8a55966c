//! The days off of a century, found once: the ladder asks for hundreds of days per request.

use jiff::civil::{Date, Weekday, date};

use crate::domain::calendar::{DayOff, Holiday, Rules};

const FIRST_YEAR: i16 = 2000;
const YEARS: usize = 120;
/// So that a day's place needs no counting: every year has room for a leap day.
const ROOM: usize = 366;

#[derive(Debug)]
pub(super) struct Table {
    pub rules: Rules,
    /// By year, then by day of the year.
    days: Vec<Option<DayOff>>,
}

impl Table {
    pub fn new(rules: Rules) -> Self {
        let mut days = Vec::with_capacity(YEARS * ROOM);
        for year in (FIRST_YEAR..).take(YEARS) {
            days.extend(year_of(year, &rules));
        }
        Self { rules, days }
    }

    pub fn day_off(&self, day: Date) -> Option<DayOff> {
        let year = usize::try_from(day.year() - FIRST_YEAR).ok();
        let place = year.map(|year| year * ROOM + ordinal(day));
        match place.and_then(|place| self.days.get(place)) {
            Some(known) => *known,
            // Beyond the table: as right, only slower.
            None => find(day, &self.rules, holiday),
        }
    }
}

/// From 0.
fn ordinal(day: Date) -> usize {
    usize::try_from(day.day_of_year() - 1).expect("days of a year count from 1")
}

fn year_of(year: i16, rules: &Rules) -> Vec<Option<DayOff>> {
    let mut holidays = [None; ROOM];
    // The last named is overwritten by the first, which has precedence.
    for holiday in Holiday::ALL.into_iter().rev() {
        holidays[ordinal(holiday.in_year(year))] = Some(holiday);
    }
    let named = |day: Date| if day.year() == year { holidays[ordinal(day)] } else { holiday(day) };
    let mut days = Vec::with_capacity(ROOM);
    let mut day = date(year, 1, 1);
    while day.year() == year {
        days.push(find(day, rules, named));
        day = day.tomorrow().expect("the table ends long before the calendar");
    }
    days.resize(ROOM, None);
    days
}

fn find(day: Date, rules: &Rules, named: impl Fn(Date) -> Option<Holiday>) -> Option<DayOff> {
    let plain = |day: Date| {
        named(day)
            .map(DayOff::Holiday)
            .or_else(|| is_weekend(day).then_some(DayOff::Weekend))
            .or_else(|| rules.pauses(day).then_some(DayOff::PauseWeek))
    };
    let off = plain(day);
    if off.is_some() {
        return off;
    }
    let alone = || {
        let off = |day: Result<Date, _>| day.is_ok_and(|day| plain(day).is_some());
        off(day.yesterday()) && off(day.tomorrow())
    };
    let bridge = rules.bridge_dates.iter().any(|bridge| bridge.is(day)) || (rules.bridge_days && alone());
    bridge.then_some(DayOff::BridgeDay)
}

fn holiday(day: Date) -> Option<Holiday> {
    Holiday::ALL.into_iter().find(|holiday| holiday.in_year(day.year()) == day)
}

fn is_weekend(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}
