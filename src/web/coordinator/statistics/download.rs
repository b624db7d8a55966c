//! The figures to take along: CSV for a spreadsheet, JSON for a program, the report as PDF.

use axum::http::{HeaderName, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value as Json, json};

use crate::document::report;
use crate::domain::statistics::figure::{Figure, Share};
use crate::domain::statistics::report::Line;
use crate::domain::statistics::shown::{FIGURES, Shown, Value};
use crate::domain::survey::{self, Answer};
use crate::exchange::statistics::Statistics;
use crate::web::coordinator::statistics::show::Asked;
use crate::web::coordinator::statistics::survey::{answer_text, question_text};
use crate::web::coordinator::statistics::table::lines;
use crate::web::coordinator::statistics::words;
use crate::web::error::Error;
use crate::web::page::Frame;

/// `GET /statistics/table.csv`: UTF-8 with a byte order mark and semicolons, as spreadsheets in
/// Sweden open it.
pub async fn csv(Asked { seat, statistics }: Asked) -> Response {
    let text = table(&statistics, &seat.frame);
    file(&statistics, "csv", "text/csv; charset=utf-8", text.into_bytes())
}

/// `GET /statistics/survey.csv`: what clients answered, of the whole gateway.
pub async fn survey_csv(Asked { seat, statistics }: Asked) -> Response {
    let frame = &seat.frame;
    let answers = Answer::ALL.into_iter().map(|answer| answer_text(answer, frame.language));
    let head = [frame.t("statistics-csv-months"), frame.t("statistics-survey-question")];
    let mut text = String::from('\u{feff}');
    push_row(&mut text, &head.into_iter().chain(answers).collect::<Vec<_>>());
    for (question, figures) in &statistics.survey.questions {
        let mut cells = vec![statistics.months_in_words(frame.language)];
        cells.push(question_text(*question, frame.language));
        cells.extend(figures.iter().map(|(_, figure)| figure.to_string()));
        push_row(&mut text, &cells);
    }
    named(&statistics, "enkat", "csv", "text/csv; charset=utf-8", text.into_bytes())
}

/// `GET /statistics/table.json`.
pub async fn json(Asked { statistics, .. }: Asked) -> Result<Response, Error> {
    let bytes = serde_json::to_vec_pretty(&object(&statistics)).map_err(Error::internal)?;
    Ok(file(&statistics, "json", "application/json", bytes))
}

/// `GET /statistics/report.pdf`.
pub async fn report(Asked { seat, statistics }: Asked) -> Response {
    let (state, frame) = (&seat.state, &seat.frame);
    let pdf = report::pdf(&report::Input {
        language: frame.language,
        gateway: state.gateway_name(),
        units: &statistics.units,
        period: &words::period(statistics.choice.period, frame.language),
        months: &statistics.months_in_words(frame.language),
        grouping: &frame.t(&format!("statistics-of-{}", statistics.choice.grouping.code())),
        report: &statistics.report,
        targets: &statistics.targets,
        made_at: statistics.made_at,
    });
    file(&statistics, "pdf", "application/pdf", pdf)
}

/// The key of what a figure is called in a spreadsheet, and what stands there: of a share its two bounds.
fn cells(shown: &Shown, line: &Line) -> Vec<(String, String)> {
    let name = shown.name;
    let percent = |percent: Option<u8>| percent.map_or_else(String::new, |percent| percent.to_string());
    match (shown.of)(line) {
        Value::Count(figure) => vec![(format!("statistics-csv-{name}"), figure.to_string())],
        Value::Days(days) => {
            vec![(format!("statistics-csv-{name}"), days.map_or_else(String::new, |days| days.to_string()))]
        }
        Value::Share(share) => vec![
            (format!("statistics-csv-{name}-low"), percent(share.map(Share::low))),
            (format!("statistics-csv-{name}-high"), percent(share.map(Share::high))),
        ],
    }
}

fn table(statistics: &Statistics, frame: &Frame) -> String {
    let grouping = statistics.choice.grouping.code();
    let mut head = vec![frame.t("statistics-csv-months"), frame.t(&format!("statistics-of-{grouping}"))];
    let all = |line: &Line| FIGURES.iter().flat_map(|shown| cells(shown, line)).collect::<Vec<_>>();
    let names = all(&statistics.report.total).into_iter().map(|(key, _)| key);
    head.extend(names.map(|key| frame.t(&key)));
    let mut text = String::from('\u{feff}');
    push_row(&mut text, &head);
    let report = &statistics.report;
    let months = statistics.months_in_words(frame.language);
    let lines = lines(report, frame.language).into_iter();
    for (name, line) in lines.chain([(frame.t("statistics-total"), &report.total)]) {
        let mut cells = vec![months.clone(), name];
        cells.extend(all(line).into_iter().map(|(_, cell)| cell));
        push_row(&mut text, &cells);
    }
    text
}

fn push_row(text: &mut String, cells: &[String]) {
    let cells: Vec<String> = cells.iter().map(|text| cell(text)).collect();
    text.push_str(&cells.join(";"));
    text.push_str("\r\n");
}

/// Quoted where it has to be (RFC 4180), and never a formula: a spreadsheet would run what begins
/// like one.
#[must_use]
pub fn cell(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let text = if formula { format!("'{text}") } else { text.to_owned() };
    if text.contains([';', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

fn object(statistics: &Statistics) -> Json {
    let report = &statistics.report;
    let (from, to) = statistics.months;
    let declines = report.declines.iter().map(|(reason, figure)| (reason.code().to_owned(), count(*figure)));
    let steps = report.steps.iter().map(|(name, figure)| (name.clone(), count(*figure)));
    let watches = report.watches.iter().map(|watches| {
        let counts = json!({
            "set": count(watches.set), "done": count(watches.done), "dropped": count(watches.dropped),
        });
        (watches.kind.code().to_owned(), counts)
    });
    json!({
        "from": from.to_string(),
        "to": to.to_string(),
        "units": statistics.units,
        "made": statistics.made_at.to_string(),
        "by": statistics.choice.grouping.code(),
        "total": line(&report.total),
        "groups": report.lines.iter().map(line).collect::<Vec<_>>(),
        "few": report.few.as_ref().map(line),
        "declines": declines.collect::<serde_json::Map<_, _>>(),
        "steps": steps.collect::<serde_json::Map<_, _>>(),
        "consents": {
            "given": count(report.consents.given),
            "refused": count(report.consents.refused),
            "revoked": count(report.consents.revoked),
        },
        "watches": watches.collect::<serde_json::Map<_, _>>(),
        "survey": survey(&statistics.survey),
    })
}

/// Of the whole gateway, whatever units the rest is of.
fn survey(report: &survey::Report) -> Json {
    let answers = |figures: &[(Answer, Figure)]| {
        let counts = figures.iter().map(|(answer, figure)| (answer.code().to_owned(), count(*figure)));
        Json::Object(counts.collect())
    };
    let questions = report.questions.iter().map(|(question, figures)| (question.code(), answers(figures)));
    json!({
        "answered": count(report.sheets),
        "questions": questions.map(|(code, answers)| (code.to_owned(), answers)).collect::<serde_json::Map<_, _>>(),
    })
}

fn line(line: &Line) -> Json {
    let name = std::iter::once(("name".to_owned(), Json::from(line.key.as_str())));
    let figures = FIGURES.iter().map(|shown| {
        let value = match (shown.of)(line) {
            Value::Count(figure) => count(figure),
            Value::Days(days) => days.into(),
            Value::Share(share) => self::share(share),
        };
        (shown.json.to_owned(), value)
    });
    Json::Object(name.chain(figures).collect())
}

fn count(figure: Figure) -> Json {
    json!({ "at_least": figure.at_least(), "at_most": figure.at_most() })
}

fn share(share: Option<Share>) -> Json {
    share.map_or(Json::Null, |share| json!({ "at_least": share.low(), "at_most": share.high() }))
}

fn file(statistics: &Statistics, ending: &str, media_type: &'static str, bytes: Vec<u8>) -> Response {
    named(statistics, "statistik", ending, media_type, bytes)
}

fn named(
    statistics: &Statistics,
    name: &str,
    ending: &str,
    media_type: &'static str,
    bytes: Vec<u8>,
) -> Response {
    let name = format!("{name}-{}-{}.{ending}", statistics.months.0, statistics.months.1);
    let disposition = HeaderValue::from_str(&format!("attachment; filename=\"{name}\""));
    let headers: [(HeaderName, HeaderValue); 2] = [
        (header::CONTENT_TYPE, HeaderValue::from_static(media_type)),
        (header::CONTENT_DISPOSITION, disposition.unwrap_or(HeaderValue::from_static("attachment"))),
    ];
    (headers, bytes).into_response()
}
