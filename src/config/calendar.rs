//! `[calendar]`, and the days on which a recipient is closed.

use jiff::civil::{Date, Time};
use toml_edit::Value;

use crate::config::section::Section;
use crate::config::setting::{Given, Setting};
use crate::domain::calendar::{Closure, DayOfYear, Rules, WeekRange};

/// Half a year: with more, deadlines would run off for years.
const MOST_PAUSE_WEEKS: usize = 26;
/// For one closure.
const MOST_CLOSED_DAYS: i32 = 366;

pub(super) fn read(section: &mut Section<'_>) -> Rules {
    let standard = Rules::default();
    let rules = Rules {
        pause_weeks: section.or("pause_weeks", standard.pause_weeks),
        bridge_days: section.or("bridge_days", standard.bridge_days),
        bridge_dates: section.or("bridge_dates", standard.bridge_dates),
        half_days: section.or("half_days", standard.half_days),
        opens: section.or("opens", standard.opens),
        closes: section.or("closes", standard.closes),
        half_day_closes: section.or("half_day_closes", standard.half_day_closes),
    };
    let paused = (1..=53).filter(|week| rules.pause_weeks.iter().any(|weeks| weeks.contains(*week))).count();
    if paused > MOST_PAUSE_WEEKS {
        section.fault("pause_weeks", "pause-weeks", vec![("most", MOST_PAUSE_WEEKS.to_string())]);
    }
    for (key, earlier, later) in
        [("closes", rules.opens, rules.closes), ("half_day_closes", rules.opens, rules.half_day_closes)]
    {
        if later <= earlier {
            section.fault(key, "later-than", vec![("key", "opens".to_owned()), ("value", hours(earlier))]);
        }
    }
    if rules.half_day_closes > rules.closes {
        let given = vec![("key", "closes".to_owned()), ("value", hours(rules.closes))];
        section.fault("half_day_closes", "not-later-than", given);
    }
    rules
}

/// `closed` of a recipient.
pub(super) fn closed(section: &mut Section<'_>) -> Vec<Closure> {
    let closed: Vec<Closure> = section.or("closed", Vec::new());
    for closure in &closed {
        let days = closure.from.until(closure.to).map_or(0, |span| span.get_days());
        let given = || vec![("from", closure.from.to_string()), ("to", closure.to.to_string())];
        if closure.to < closure.from {
            section.fault("closed", "closed-backwards", given());
        } else if days >= MOST_CLOSED_DAYS {
            section.fault("closed", "closed-for-long", given());
        }
    }
    closed
}

fn hours(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

impl Setting for Time {
    const EXPECTED: &'static str = "time";

    fn read(given: Given<'_>) -> Option<Self> {
        if let Given::Toml(Value::Datetime(written)) = given {
            let written = written.value();
            let time = written.time.filter(|_| written.date.is_none() && written.offset.is_none())?;
            let (hour, minute) = (i8::try_from(time.hour).ok()?, i8::try_from(time.minute).ok()?);
            return Self::new(hour, minute, 0, 0).ok();
        }
        let (hour, minute) = given.text()?.split_once(':')?;
        if hour.len() != 2 || minute.len() != 2 {
            return None;
        }
        Self::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()
    }
}

impl Setting for WeekRange {
    const EXPECTED: &'static str = "weeks";

    fn read(given: Given<'_>) -> Option<Self> {
        Self::parse(given.text()?)
    }
}

impl Setting for DayOfYear {
    const EXPECTED: &'static str = "days";

    fn read(given: Given<'_>) -> Option<Self> {
        match given.text() {
            Some(text) => Self::parse(text),
            None => Date::read(given).map(Self::Once),
        }
    }
}

impl Setting for Closure {
    const EXPECTED: &'static str = "closed";

    fn read(given: Given<'_>) -> Option<Self> {
        let Given::Toml(Value::InlineTable(table)) = given else { return None };
        let day = |key: &str| Date::read(Given::Toml(table.get(key)?));
        (table.len() == 2).then_some(Self { from: day("from")?, to: day("to")? })
    }
}
