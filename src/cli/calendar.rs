//! `underlag calendar`: the working days that deadlines are counted in.

use std::str::FromStr;

use clap::{Args, Subcommand};
use jiff::civil::{Date, Weekday};

use crate::cli::{Console, Error};
use crate::domain::calendar::Calendar as Days;
use crate::domain::language::Language;
use crate::text;

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
    /// The days of a year that are no working days: date, weekday and name, by tabs
    Show(Show),
}

#[derive(Debug, Args)]
struct Add {
    /// Day 0, YYYY-MM-DD
    #[arg(required_unless_present = "stdin", requires = "days")]
    date: Option<Date>,
    /// Working days
    #[arg(value_name = "N", value_parser = clap::value_parser!(u32).range(..=i64::from(MAX_DAYS)))]
    days: Option<u32>,
    /// Read lines `DATE N`, print one date a line
    #[arg(long, conflicts_with = "date")]
    stdin: bool,
}

#[derive(Debug, Args)]
struct Show {
    #[arg(value_parser = clap::value_parser!(i16).range(2005..=9998))]
    year: i16,
}

impl Calendar {
    pub(super) fn run(&self, console: &mut Console<'_>) -> Result<(), Error> {
        match &self.what {
            What::Add(add) => add.run(console),
            What::Show(show) => show.run(console),
        }
    }
}

impl Add {
    fn run(&self, console: &mut Console<'_>) -> Result<(), Error> {
        let days = Days::sweden();
        if let (Some(date), Some(count)) = (self.date, self.days) {
            writeln!(console.out, "{}", days.add_working_days(date, count))?;
            return Ok(());
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
            writeln!(console.out, "{}", days.add_working_days(date, count))?;
        }
        Ok(())
    }
}

impl Show {
    fn run(&self, console: &mut Console<'_>) -> Result<(), Error> {
        let language = console.language();
        let days = Days::sweden();
        let mut day = Date::new(self.year, 1, 1).expect("the year is in range");
        while day.year() == self.year {
            if !days.is_working_day(day) {
                writeln!(console.out, "{day}\t{}\t{}", weekday(day), name(&days, day, language))?;
            }
            day = day.tomorrow().expect("the year is not the last");
        }
        Ok(())
    }
}

fn parse(line: &str) -> Option<(Date, u32)> {
    let mut words = line.split_whitespace();
    let date = Date::from_str(words.next()?).ok()?;
    let days = words.next()?.parse().ok().filter(|days| *days <= MAX_DAYS)?;
    words.next().is_none().then_some((date, days))
}

fn name(days: &Days, day: Date, language: Language) -> String {
    let code = days.holiday(day).map_or("weekend", |holiday| holiday.code());
    text::get(language, &format!("domain-holiday-{code}"))
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
