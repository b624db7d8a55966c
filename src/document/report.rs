//! The status report: one page of traffic lights for those who decide. It names no client, and
//! every figure in it may be shown to anybody.

use jiff::Timestamp;

use crate::document::layout::file::About;
use crate::document::layout::grid::Entry;
use crate::document::layout::sheet::{Margins, Sheet};
use crate::domain::Language;
use crate::domain::statistics::figure::Share;
use crate::domain::statistics::report::{Line, Report};
use crate::domain::statistics::shown::{COUNTS, Counted};
use crate::domain::statistics::target::Targets;
use crate::text::{self, dates, figures};

/// What a report is made of.
pub struct Input<'a> {
    pub language: Language,
    /// The gateway's name.
    pub gateway: &'a str,
    /// Names.
    pub units: &'a [String],
    /// `Senaste 6 månaderna`
    pub period: &'a str,
    /// `juni 2026 – november 2026`
    pub months: &'a str,
    /// What the lines are: `Mottagare`.
    pub grouping: &'a str,
    /// The keys of its lines are names.
    pub report: &'a Report,
    pub targets: &'a Targets,
    pub made_at: Timestamp,
}

/// More would not go on one page.
const MOST_LINES: usize = 9;

/// The report as a PDF.
#[must_use]
pub fn pdf(input: &Input<'_>) -> Vec<u8> {
    let language = input.language;
    let word = |key: &str| text::get(language, key);
    let mut sheet = Sheet::new(language);
    let title = word("statistics-report-title");
    let units = input.units.join(" · ");
    sheet.title(&title, &format!("{} · {}\n{units}", input.period, input.months), None);
    write_targets(&mut sheet, input);
    write_groups(&mut sheet, input);
    write_counts(&mut sheet, input);
    sheet.note(&word("statistics-rule"));

    let name = format!("{title} {}", input.months);
    let about = About { title: &name, author: input.gateway, language, created: input.made_at };
    let margins = Margins {
        top_left: input.gateway,
        top_right: &dates::moment(language, input.made_at),
        bottom_left: &word("statistics-report-foot"),
    };
    sheet.finish(&about, &margins, &[])
}

fn write_targets(sheet: &mut Sheet, input: &Input<'_>) {
    let word = |key: &str| text::get(input.language, key);
    sheet.section(&word("statistics-report-targets"));
    let head = [
        word("statistics-report-measure"),
        word("statistics-report-outcome"),
        word("statistics-light"),
        word("statistics-report-target"),
    ];
    let figures = figures::key_figures(&input.report.total, input.targets, input.language);
    let rows = figures.into_iter().map(|measured| {
        let light = figures::light(measured.light, input.language);
        vec![
            Entry::Header(measured.name),
            Entry::Strong(measured.value),
            Entry::Light(measured.light, light),
            Entry::Text(measured.target),
        ]
    });
    sheet.grid(&[158.0, 80.0, 105.0, 116.0], &head, &rows.collect::<Vec<_>>());
}

fn write_groups(sheet: &mut Sheet, input: &Input<'_>) {
    let language = input.language;
    let word = |key: &str| text::get(language, key);
    let Report { lines, few, .. } = input.report;
    let named = lines.iter().take(MOST_LINES).map(|line| (line.key.clone(), line));
    let named: Vec<(String, &Line)> =
        named.chain(few.iter().map(|line| (word("statistics-few"), line))).collect();
    if named.is_empty() {
        sheet.paragraph(&word("statistics-empty"));
        return;
    }
    sheet.section(&word("statistics-report-groups"));
    let head = [
        input.grouping.to_owned(),
        word("statistics-column-on-time"),
        word("statistics-light"),
        word("statistics-report-median"),
        word("statistics-column-sent"),
    ];
    let rows = named.into_iter().map(|(name, line)| {
        let light = input.targets.on_time.share_at_least(line.on_time);
        vec![
            Entry::Header(name),
            Entry::Light(light, figures::share(line.on_time, language)),
            Entry::Bar {
                light,
                percent: line.on_time.map(Share::percent),
                target: input.targets.on_time.green,
                text: figures::light(light, language),
            },
            Entry::Text(line.median_days.map_or_else(|| "–".to_owned(), |days| days.to_string())),
            Entry::Text(line.sent.to_string()),
        ]
    });
    sheet.grid(&[132.0, 72.0, 140.0, 65.0, 50.0], &head, &rows.collect::<Vec<_>>());
    if let Some(more) = lines.len().checked_sub(MOST_LINES).filter(|more| *more > 0) {
        sheet.note(&text::with(language, "statistics-report-more", &[("n", more.into())]));
    }
}

fn write_counts(sheet: &mut Sheet, input: &Input<'_>) {
    let word = |key: &str| text::get(input.language, key);
    sheet.section(&word("statistics-report-rest"));
    let counts: Vec<&Counted> = COUNTS.iter().filter(|counted| counted.on_paper).collect();
    let entry = |counted: &Counted| {
        let name = word(&format!("statistics-count-{}", counted.name));
        [Entry::Header(name), Entry::Text((counted.of)(input.report).to_string())]
    };
    // Two pairs a row.
    let (left, right) = counts.split_at(counts.len() / 2);
    let rows =
        left.iter().zip(right).map(|(left, right)| entry(left).into_iter().chain(entry(right)).collect());
    sheet.grid(&[150.0, 70.0, 165.0, 74.0], &[], &rows.collect::<Vec<Vec<Entry>>>());
}
