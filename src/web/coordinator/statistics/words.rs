//! Figures as people read them.

use crate::domain::Language;
use crate::domain::statistics::period::Period;
use crate::domain::statistics::target::Light;
use crate::text;
use crate::web::parts::Tone;

/// How the light looks among the other tags.
pub const fn tone(light: Light) -> Tone {
    match light {
        Light::Red => Tone::Late,
        Light::Amber => Tone::Act,
        Light::Green => Tone::Done,
        Light::Dark => Tone::Off,
    }
}

/// `Första halvåret 2026`
pub fn period(period: Period, language: Language) -> String {
    let with = |key: &str, number: u8, year: i16| {
        text::with(language, key, &[("n", number.into()), ("year", year.to_string().into())])
    };
    match period {
        Period::Latest(months) => text::with(language, "statistics-period-latest", &[("n", months.into())]),
        Period::Year(year) => year.to_string(),
        Period::Half(year, half) => with("statistics-period-half", half, year),
        Period::Quarter(year, quarter) => with("statistics-period-quarter", quarter, year),
    }
}

/// A step of the ladder by its name; one of the gateway's own kind has words.
pub fn step(name: &str, language: Language) -> String {
    let key = format!("statistics-step-{name}");
    if text::has(language, &key) { text::get(language, &key) } else { name.to_owned() }
}

/// What a choice is called: a period or a grouping by its code.
pub fn choice(code: &str, language: Language) -> String {
    Period::parse(code).map_or_else(
        || text::get(language, &format!("statistics-by-{code}")),
        |known| period(known, language),
    )
}
