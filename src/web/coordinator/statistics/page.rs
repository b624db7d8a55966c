//! The statistics as a page.

use askama::Template;

use crate::domain::statistics::figure::Figure;
use crate::domain::statistics::shown::{COUNTS, Counted};
use crate::exchange::statistics::{Choice, Statistics};
use crate::text::figures::{self, Measured};
use crate::web::coordinator::statistics::chart::{Bar, Chart};
use crate::web::coordinator::statistics::choices::Choices;
use crate::web::coordinator::statistics::survey::SurveyTable;
use crate::web::coordinator::statistics::table::{Row, lines};
use crate::web::coordinator::statistics::words;
use crate::web::page::Frame;
use crate::web::parts::Tone;

#[derive(Template)]
#[template(path = "coordinator/statistics/page.html")]
pub struct StatisticsPage {
    pub frame: Frame,
    /// Names.
    pub units: Vec<String>,
    pub months: String,
    pub choices: Choices,
    /// Of the address: what was chosen.
    pub query: String,
    /// Nothing was sent in these months.
    pub empty: bool,
    pub cards: Vec<Card>,
    /// What the lines are grouped by: the head of the table's first column.
    pub grouping: String,
    pub on_time: Chart,
    pub waiting: Chart,
    /// Heads of the columns of figures.
    pub columns: Vec<String>,
    pub rows: Vec<Row>,
    pub merged: bool,
    /// Reasons and steps, counted.
    pub counted: Vec<Chart>,
    /// Name and figure.
    pub rest: Vec<(String, String)>,
    pub watches: Vec<Watched>,
    pub survey: SurveyTable,
}

/// The watches of one kind.
pub struct Watched {
    pub kind: String,
    pub set: String,
    pub done: String,
    pub dropped: String,
}

/// A key figure against its target.
pub struct Card {
    pub name: String,
    pub value: String,
    pub target: String,
    pub tone: Tone,
    pub light: String,
}

impl StatisticsPage {
    pub fn of(frame: Frame, statistics: &Statistics, choices: Choices) -> Self {
        let language = frame.language;
        let report = &statistics.report;
        let declines = report
            .declines
            .iter()
            .map(|(reason, figure)| (frame.t(&format!("statistics-decline-{}", reason.code())), *figure));
        let steps = report.steps.iter().map(|(name, figure)| (words::step(name, language), *figure));
        let watches = report.watches.iter().map(|watches| Watched {
            kind: frame.t(&format!("domain-watch-{}", watches.kind.code())),
            set: watches.set.to_string(),
            done: watches.done.to_string(),
            dropped: watches.dropped.to_string(),
        });
        Self {
            units: statistics.units.clone(),
            months: statistics.months_in_words(language),
            query: query(&statistics.choice, &choices),
            empty: report.lines.is_empty() && report.few.is_none(),
            cards: cards(&frame, statistics),
            grouping: frame.t(&format!("statistics-of-{}", statistics.choice.grouping.code())),
            on_time: on_time(&frame, statistics),
            waiting: waiting(&frame, statistics),
            columns: Row::columns(language),
            rows: Row::all(report, &statistics.targets, language),
            merged: report.few.is_some(),
            counted: vec![
                counts("declines", frame.t("statistics-declines"), &frame, declines),
                counts("steps", frame.t("statistics-steps"), &frame, steps),
            ],
            rest: rest(&frame, statistics),
            watches: watches.collect(),
            survey: SurveyTable::of(&statistics.survey, language),
            choices,
            frame,
        }
    }
}

fn query(choice: &Choice, choices: &Choices) -> String {
    let one = choices.units.iter().find(|unit| unit.chosen).map_or("", |unit| unit.value.as_str());
    format!("?period={}&by={}&unit={one}", choice.period, choice.grouping.code())
}

fn cards(frame: &Frame, statistics: &Statistics) -> Vec<Card> {
    let measured = figures::key_figures(&statistics.report.total, &statistics.targets, frame.language);
    let card = |measured: Measured| Card {
        tone: words::tone(measured.light),
        light: figures::light(measured.light, frame.language),
        name: measured.name,
        value: measured.value,
        target: frame.tx("statistics-target", "target", &measured.target),
    };
    measured.into_iter().map(card).collect()
}

fn on_time(frame: &Frame, statistics: &Statistics) -> Chart {
    let limits = statistics.targets.on_time;
    let bars = lines(&statistics.report, frame.language).into_iter().map(|(label, line)| Bar {
        label,
        value: figures::share(line.on_time, frame.language),
        percent: line.on_time.map(|share| share.percent().into()),
        tone: words::tone(limits.share_at_least(line.on_time)),
    });
    let target = figures::at_least(limits, frame.language);
    Chart {
        id: "on-time",
        title: frame.t("statistics-measure-on-time"),
        description: frame.tx("statistics-chart-on-time", "target", &target),
        bars: bars.collect(),
        target: Some((limits.green.into(), frame.tx("statistics-target", "target", &target))),
    }
}

fn waiting(frame: &Frame, statistics: &Statistics) -> Chart {
    let limits = statistics.targets.median_days;
    let lines = lines(&statistics.report, frame.language);
    let longest =
        lines.iter().filter_map(|(_, line)| line.median_days).max().unwrap_or(0).max(limits.green.into());
    let percent = |days: u64| days * 100 / u64::from(longest.max(1));
    let bars = lines.into_iter().map(|(label, line)| Bar {
        label,
        value: figures::days(line.median_days, frame.language),
        percent: line.median_days.map(|days| percent(days.into())),
        tone: words::tone(limits.days_at_most(line.median_days)),
    });
    let target = figures::days_at_most(limits, frame.language);
    Chart {
        id: "waiting",
        title: frame.t("statistics-measure-median"),
        description: frame.tx("statistics-chart-waiting", "target", &target),
        bars: bars.collect(),
        target: Some((percent(limits.green.into()), frame.tx("statistics-target", "target", &target))),
    }
}

fn counts(
    id: &'static str,
    title: String,
    frame: &Frame,
    counts: impl Iterator<Item = (String, Figure)>,
) -> Chart {
    let counts: Vec<(String, Figure)> = counts.collect();
    let most = counts.iter().map(|(_, figure)| figure.middle()).max().unwrap_or(1);
    let bars = counts.into_iter().map(|(label, figure)| Bar {
        label,
        value: figure.to_string(),
        percent: (!figure.is_few()).then(|| figure.middle() * 100 / most),
        tone: Tone::Wait,
    });
    Chart {
        id,
        description: frame.tx("statistics-chart-counts", "what", &title),
        title,
        bars: bars.collect(),
        target: None,
    }
}

fn rest(frame: &Frame, statistics: &Statistics) -> Vec<(String, String)> {
    let named = |counted: &Counted| {
        let figure = (counted.of)(&statistics.report);
        (frame.t(&format!("statistics-count-{}", counted.name)), figure.to_string())
    };
    COUNTS.iter().map(named).collect()
}
