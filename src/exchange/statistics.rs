//! The figures of some units for some months, with the names the directory and the forms have.

use jiff::Timestamp;

use crate::domain::statistics::group::{Group, Month};
use crate::domain::statistics::period::Period;
use crate::domain::statistics::report::{Few, Report};
use crate::domain::statistics::target::Targets;
use crate::domain::{Digest, Language, Recipient, survey};
use crate::exchange::{Error, Gateway};
use crate::text::{self, dates};

/// What the figures are told apart by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grouping {
    Recipient,
    Kind,
    Region,
    Month,
}

/// What somebody wants to see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Ids; never empty.
    pub units: Vec<String>,
    pub period: Period,
    pub grouping: Grouping,
}

/// All of it may be shown: see [`crate::domain::statistics::figure`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statistics {
    pub choice: Choice,
    /// First and last month.
    pub months: (Month, Month),
    /// The keys of its lines are names in the reader's language.
    pub report: Report,
    pub targets: Targets,
    /// What clients answered in these months; of the whole gateway, whatever units are chosen.
    pub survey: survey::Report,
    /// Names of the units.
    pub units: Vec<String>,
    pub made_at: Timestamp,
}

impl Grouping {
    pub const ALL: [Self; 4] = [Self::Recipient, Self::Kind, Self::Region, Self::Month];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Recipient => "recipient",
            Self::Kind => "kind",
            Self::Region => "region",
            Self::Month => "month",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|grouping| grouping.code() == code)
    }
}

/// The figures.
pub fn of(gateway: &Gateway, choice: Choice, language: Language) -> Result<Statistics, Error> {
    let now = gateway.now();
    let months = choice.period.months(Month::of(now));
    let parties = gateway.parties();
    let digests: Vec<Digest> = choice.units.iter().map(|unit| parties.unit_digest(unit)).collect();
    let rows = gateway.store.statistics(months.0, months.1, &digests)?;
    let gone = || text::get(language, "statistics-recipient-gone");
    let key = |group: &Group| {
        // Consents and watches have no kind.
        if group.kind.is_empty() {
            return None;
        }
        let of = |word: fn(&Recipient) -> &str| match &group.recipient {
            None => text::get(language, "document-protected"),
            Some(digest) => parties.recipient(digest).map_or_else(gone, |known| word(known).to_owned()),
        };
        Some(match choice.grouping {
            Grouping::Recipient => of(|recipient| &recipient.name),
            Grouping::Region => of(|recipient| &recipient.region),
            Grouping::Kind => gateway
                .catalogue
                .kind(&group.kind)
                .map_or_else(|| group.kind.clone(), |kind| kind.name.get(language).to_owned()),
            Grouping::Month => group.month.to_string(),
        })
    };
    let supplements = |kind: &str| gateway.catalogue.kind(kind).is_some_and(|kind| kind.supplements);
    let report = match choice.grouping {
        Grouping::Month => in_words(Report::of(&rows, Few::Keep, supplements, key), months, language),
        _ => Report::of(&rows, Few::Merge, supplements, key).worst_first(),
    };
    let units = choice.units.iter().filter_map(|id| parties.unit_by_id(id)).map(|unit| unit.name.clone());
    Ok(Statistics {
        months,
        report,
        targets: gateway.config.targets,
        survey: survey::Report::of(&gateway.store.survey(months.0, months.1)?),
        units: units.collect(),
        made_at: now,
        choice,
    })
}

/// The first month the units have anything in.
pub fn first_month(gateway: &Gateway, units: &[String]) -> Result<Option<Month>, Error> {
    let parties = gateway.parties();
    let digests: Vec<Digest> = units.iter().map(|unit| parties.unit_digest(unit)).collect();
    Ok(gateway.store.first_month(&digests)?)
}

/// `november 2026` for `2026-11`.
fn in_words(mut report: Report, (from, to): (Month, Month), language: Language) -> Report {
    for line in &mut report.lines {
        if let Some(month) = from.until(to).find(|month| month.to_string() == line.key) {
            line.key = dates::month(language, month.year(), month.month());
        }
    }
    report
}

impl Statistics {
    /// `juni 2026–november 2026`
    #[must_use]
    pub fn months_in_words(&self, language: Language) -> String {
        let name = |month: Month| dates::month(language, month.year(), month.month());
        format!("{} – {}", name(self.months.0), name(self.months.1))
    }
}
