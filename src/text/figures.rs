//! Figures of the statistics as people read them, on paper and on pages.

use crate::domain::Language;
use crate::domain::statistics::figure::{Known, Share};
use crate::domain::statistics::target::{Light, Limits};
use crate::text;

/// `89 %`, `över 79 %`; a dash for too few.
#[must_use]
pub fn share(share: Option<Share>, language: Language) -> String {
    let Some(share) = share else { return "–".to_owned() };
    let (key, percent) = match share.known() {
        Known::About => ("statistics-percent", share.percent()),
        Known::Over => ("statistics-percent-over", share.low()),
        Known::Under => ("statistics-percent-under", share.high()),
    };
    text::with(language, key, &[("n", percent.into())])
}

/// `12 dagar`; a dash for too few.
#[must_use]
pub fn days(days: Option<u16>, language: Language) -> String {
    days.map_or_else(|| "–".to_owned(), |days| text::with(language, "statistics-days", &[("n", days.into())]))
}

/// `Når målet`
#[must_use]
pub fn light(light: Light, language: Language) -> String {
    text::get(language, &format!("statistics-light-{}", light.code()))
}

/// `minst 80 %`
#[must_use]
pub fn at_least(limits: Limits, language: Language) -> String {
    text::with(language, "statistics-target-at-least", &[("n", limits.green.into())])
}

/// `högst 5 %`
#[must_use]
pub fn at_most(limits: Limits, language: Language) -> String {
    text::with(language, "statistics-target-at-most", &[("n", limits.green.into())])
}

/// `högst 12 arbetsdagar`
#[must_use]
pub fn days_at_most(limits: Limits, language: Language) -> String {
    text::with(language, "statistics-target-days", &[("n", limits.green.into())])
}

/// A key figure against its target.
pub struct Measured {
    pub name: String,
    pub value: String,
    pub target: String,
    pub light: Light,
}

/// The key figures of a line, in the order they are always shown.
#[must_use]
pub fn key_figures(
    line: &crate::domain::statistics::report::Line,
    targets: &crate::domain::statistics::target::Targets,
    language: Language,
) -> Vec<Measured> {
    let name = |name: &str| text::get(language, &format!("statistics-measure-{name}"));
    let more = |code: &str, of: Option<Share>, limits: Limits| Measured {
        name: name(code),
        value: share(of, language),
        target: at_least(limits, language),
        light: limits.share_at_least(of),
    };
    let less = |code: &str, of: Option<Share>, limits: Limits| Measured {
        name: name(code),
        value: share(of, language),
        target: at_most(limits, language),
        light: limits.share_at_most(of),
    };
    let waited = |code: &str, of: Option<u16>, limits: Limits| Measured {
        name: name(code),
        value: days(of, language),
        target: days_at_most(limits, language),
        light: limits.days_at_most(of),
    };
    vec![
        more("on-time", line.on_time, targets.on_time),
        waited("median", line.median_days, targets.median_days),
        waited("ninetieth", line.ninetieth_days, targets.ninetieth_days),
        more("complete", line.complete, targets.complete),
        less("not-delivered", line.not_delivered_share, targets.not_delivered),
        less("declined", line.declined_share, targets.declined),
    ]
}
