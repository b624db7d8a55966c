//! The lines of a report as rows of texts.

use crate::domain::Language;
use crate::domain::statistics::report::{Line, Report};
use crate::domain::statistics::shown::{FIGURES, Shown, Value};
use crate::domain::statistics::target::Targets;
use crate::text::{self, figures};
use crate::web::coordinator::statistics::words;
use crate::web::parts::Tone;

#[derive(Debug, Clone)]
pub struct Row {
    pub name: String,
    pub tone: Tone,
    /// What the tone says.
    pub light: String,
    /// As many as there are columns.
    pub figures: Vec<String>,
}

impl Row {
    /// The heads of its figures.
    pub fn columns(language: Language) -> Vec<String> {
        in_table().map(|shown| text::get(language, &format!("statistics-column-{}", shown.name))).collect()
    }

    pub fn of(line: &Line, name: String, targets: &Targets, language: Language) -> Self {
        let light = targets.on_time.share_at_least(line.on_time);
        Self {
            name,
            tone: words::tone(light),
            light: figures::light(light, language),
            figures: in_table().map(|shown| cell((shown.of)(line), language)).collect(),
        }
    }

    /// Every line, then those taken together, then all.
    pub fn all(report: &Report, targets: &Targets, language: Language) -> Vec<Self> {
        let all = (text::get(language, "statistics-total"), &report.total);
        let lines = lines(report, language).into_iter().chain([all]);
        lines.map(|(name, line)| Self::of(line, name, targets, language)).collect()
    }
}

/// Every line, then those taken together, with their names.
pub fn lines(report: &Report, language: Language) -> Vec<(String, &Line)> {
    let named = report.lines.iter().map(|line| (line.key.clone(), line));
    named.chain(report.few.iter().map(|line| (text::get(language, "statistics-few"), line))).collect()
}

fn in_table() -> impl Iterator<Item = &'static Shown> {
    FIGURES.iter().filter(|shown| shown.in_table)
}

fn cell(value: Value, language: Language) -> String {
    match value {
        Value::Count(figure) => figure.to_string(),
        Value::Share(share) => figures::share(share, language),
        Value::Days(days) => figures::days(days, language),
    }
}
