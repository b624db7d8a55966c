//! `underlag calendar`: the working days that deadlines are counted in.

mod ladder;
mod whose;

use clap::{Args, Subcommand};
use jiff::civil::{Date, Weekday};
use serde::Serialize;

use crate::cli::{Console, Error, Settings, edited};
use crate::domain::Language;
use crate::domain::calendar::{self, Calendar as Days, DayOff as Off};
use crate::text;

use whose::Whose;

/// More than anybody counts, and still quick.
const MAX_DAYS: u32 = 100_000;

#[derive(Debug, Args)]
pub struct Calendar {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// The date that lies N working days after DATE; for 0, DATE or the next working day
    Add(Add),
    /// The days of a year that are no working days, and half days: date, weekday and name, by tabs
    Show(Show),
    /// Every date of a request sent on a day, if no answer comes: date, what and details, by tabs
    Ladder(ladder::Ladder),
}

#[derive(Debug, Args)]
struct Add {
    /// Day 0, YYYY-MM-DD
    #[arg(required_unless_present = "stdin", requires = "days", value_parser = calendar::day)]
    date: Option<Date>,
    /// Working days
    #[arg(value_name = "N", value_parser = clap::value_parser!(u32).range(..=i64::from(MAX_DAYS)))]
    days: Option<u32>,
    /// Read lines `DATE N`, print one date a line
    #[arg(long, conflicts_with = "date")]
    stdin: bool,
    #[command(flatten)]
    whose: Whose,
}

#[derive(Debug, Args)]
struct Show {
    #[arg(value_parser = clap::value_parser!(i16).range(2005..=9998))]
    year: i16,
    #[command(flatten)]
    whose: Whose,
}

#[derive(Serialize)]
struct Added {
    date: Date,
    days: u32,
    due: Date,
}

#[derive(Serialize)]
struct DayOff {
    date: Date,
    weekday: &'static str,
    reason: &'static str,
    name: String,
}

impl Calendar {
    pub(super) fn run(&self, settings: &Settings, console: &mut Console<'_>) -> Result<(), Error> {
        match &self.what {
            What::Add(add) => add.run(settings, console),
            What::Show(show) => show.run(settings, console),
            What::Ladder(ladder) => ladder.run(settings, console),
        }
    }
}

impl Add {
    fn run(&self, settings: &Settings, console: &mut Console<'_>) -> Result<(), Error> {
        let days = self.whose.days(settings, console)?;
        if let (Some(date), Some(count)) = (self.date, self.days) {
            return self.show(&days, date, count, console);
        }
        let language = console.language();
        let mut line = String::new();
        for number in 1_u32.. {
            line.clear();
            if console.input.read_line(&mut line)? == 0 {
                break;
            }
            if line.trim().is_empty() {
                continue;
            }
            let (date, count) = parse(&line).ok_or_else(|| {
                Error::Failed(text::with(language, "cli-calendar-line", &[("line", number.into())]))
            })?;
            self.show(&days, date, count, console)?;
        }
        Ok(())
    }

    fn show(&self, calendar: &Days, date: Date, days: u32, console: &mut Console<'_>) -> Result<(), Error> {
        let due = calendar.add_working_days(date, days);
        if self.whose.json {
            return edited::json(&Added { date, days, due }, console);
        }
        Ok(writeln!(console.out, "{due}")?)
    }
}

impl Show {
    fn run(&self, settings: &Settings, console: &mut Console<'_>) -> Result<(), Error> {
        let language = console.language();
        let days = self.whose.days(settings, console)?;
        let mut day = Date::new(self.year, 1, 1).expect("the year is in range");
        while day.year() == self.year {
            if let Some(reason) = reason(&days, day) {
                self.line(day, reason, language, console)?;
            }
            day = day.tomorrow().expect("the year is not the last");
        }
        Ok(())
    }

    fn line(
        &self,
        date: Date,
        reason: &'static str,
        language: Language,
        console: &mut Console<'_>,
    ) -> Result<(), Error> {
        let name = text::get(language, &format!("domain-holiday-{reason}"));
        let weekday = weekday(date);
        if self.whose.json {
            return edited::json(&DayOff { date, weekday, reason, name }, console);
        }
        Ok(writeln!(console.out, "{date}\t{weekday}\t{name}")?)
    }
}

fn reason(days: &Days, day: Date) -> Option<&'static str> {
    days.day_off(day).map(Off::code).or_else(|| days.is_half_day(day).then_some("half-day"))
}

fn parse(line: &str) -> Option<(Date, u32)> {
    let mut words = line.split_whitespace();
    let date = calendar::day(words.next()?).ok()?;
    let days = words.next()?.parse().ok().filter(|days| *days <= MAX_DAYS)?;
    words.next().is_none().then_some((date, days))
}

/// The same in every language, for programs.
fn weekday(day: Date) -> &'static str {
    match day.weekday() {
        Weekday::Monday => "mon",
        Weekday::Tuesday => "tue",
        Weekday::Wednesday => "wed",
        Weekday::Thursday => "thu",
        Weekday::Friday => "fri",
        Weekday::Saturday => "sat",
        Weekday::Sunday => "sun",
    }
}
