//! The lines of a report as rows of texts.

use crate::document::figures;
use crate::domain::language::Language;
use crate::domain::statistics::report::{Line, Report};
use crate::domain::statistics::target::Targets;
use crate::text;
use crate::web::coordinator::statistics::words;
use crate::web::parts::Tone;

#[derive(Debug, Clone)]
pub struct Row {
    pub name: String,
    pub tone: Tone,
    /// What the tone says.
    pub light: String,
    pub sent: String,
    pub on_time: String,
    pub overdue: String,
    pub median: String,
    pub ninetieth: String,
    pub complete: String,
    pub declined: String,
    pub not_delivered: String,
    pub steps: String,
}

impl Row {
    pub fn of(line: &Line, name: String, targets: &Targets, language: Language) -> Self {
        let light = targets.on_time.share_at_least(line.on_time);
        Self {
            name,
            tone: words::tone(light),
            light: figures::light(light, language),
            sent: line.sent.to_string(),
            on_time: figures::share(line.on_time, language),
            overdue: line.overdue.to_string(),
            median: figures::days(line.median_days, language),
            ninetieth: figures::days(line.ninetieth_days, language),
            complete: figures::share(line.complete, language),
            declined: line.declined.to_string(),
            not_delivered: line.not_delivered.to_string(),
            steps: line.steps.to_string(),
        }
    }

    /// Every line, then those taken together, then all.
    pub fn all(report: &Report, targets: &Targets, language: Language) -> Vec<Self> {
        let named = |line: &Line| Self::of(line, line.key.clone(), targets, language);
        let called = |line: &Line, key: &str| Self::of(line, text::get(language, key), targets, language);
        let mut rows: Vec<Self> = report.lines.iter().map(named).collect();
        rows.extend(report.few.iter().map(|line| called(line, "statistics-few")));
        rows.push(called(&report.total, "statistics-total"));
        rows
    }
}
