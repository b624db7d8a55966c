//! Which request it is: on every page, so that nobody answers about the wrong person.

use jiff::Timestamp;

use crate::domain::calendar::local_date;
use crate::domain::{Language, SubjectKind};
use crate::exchange::visit::Visit;
use crate::exchange::{Gateway, answer};
use crate::text::{dates, phrases};

/// What a recipient needs to see of a request wherever it is.
#[derive(Debug, Clone)]
pub struct About {
    pub reference: String,
    /// Name of the form kind.
    pub kind: String,
    pub subject: SubjectKind,
    /// The client's name, or that it is not told.
    pub client: String,
    /// `YYYYMMDD-NNNN`
    pub personal_number: Option<String>,
    pub unit: String,
    pub organisation: String,
    pub telephone: String,
    pub recipient: String,
    /// `måndag 14 december 2026`
    pub due: String,
    /// The due day has passed.
    pub late: bool,
}

impl About {
    #[must_use]
    pub fn of(gateway: &Gateway, visit: &Visit, language: Language, now: Timestamp) -> Self {
        let header = &visit.request.header;
        let client = header.subject.client();
        let kind = gateway.catalogue.kind(&header.kind);
        // Where the store can't be read, what the request said when it was sent.
        let due = answer::due(gateway, visit).unwrap_or(header.due);
        let asks = &header.unit;
        let (unit, organisation, telephone) = answer::unit(gateway, visit).map_or_else(
            |_| (asks.name.clone(), asks.organisation.clone(), asks.telephone.clone()),
            |unit| (unit.name, unit.organisation, unit.telephone),
        );
        Self {
            reference: visit.reference.to_string(),
            kind: kind.map_or_else(|| header.kind.clone(), |kind| kind.name.get(language).to_owned()),
            subject: header.subject.kind(),
            client: client.map_or_else(
                || phrases::unnamed(header.subject.kind(), language),
                |client| client.name.to_string(),
            ),
            personal_number: client.map(|client| client.personal_number.formatted()),
            unit,
            organisation,
            telephone,
            recipient: visit.recipient.name.clone(),
            due: dates::weekday(language, due),
            late: local_date(now) > due,
        }
    }
}
