//! Which request it is: on every page, so that nobody answers about the wrong person.

use jiff::civil::Date;

use crate::domain::calendar::local_date;
use crate::domain::{Language, SubjectKind};
use crate::exchange::answer;
use crate::exchange::envelope::RequestHeader;
use crate::exchange::visit::Visit;
use crate::text::{dates, phrases};
use crate::web::state::State;
use crate::web::words;

/// A request as the pages of its recipient ask about it.
#[derive(Debug, Clone)]
pub struct About {
    /// As it was sent; who asks is the unit it is at now.
    pub header: RequestHeader,
    /// Name of the form kind.
    pub kind: String,
    /// The recipient's name.
    pub recipient: String,
    pub due: Date,
    /// The due day has passed.
    pub late: bool,
    pub language: Language,
}

impl About {
    #[must_use]
    pub fn of(state: &State, visit: &Visit, language: Language) -> Self {
        let gateway = state.gateway();
        let mut header = visit.request.header.clone();
        // Where the store can't be read, what the request said when it was sent.
        let due = answer::due(gateway, visit).unwrap_or(header.due);
        if let Ok(unit) = answer::unit(gateway, visit) {
            let asks = &mut header.unit;
            (asks.name, asks.organisation, asks.telephone) = (unit.name, unit.organisation, unit.telephone);
        }
        Self {
            kind: words::kind(gateway, &header.kind, language),
            recipient: visit.recipient.name.clone(),
            due,
            late: local_date(state.now()) > due,
            language,
            header,
        }
    }

    pub fn reference(&self) -> String {
        self.header.reference.to_string()
    }

    pub const fn subject(&self) -> SubjectKind {
        self.header.subject.kind()
    }

    /// The client's name, or that it is not told.
    pub fn client(&self) -> String {
        let client = self.header.subject.client().map(|client| client.name.to_string());
        client.unwrap_or_else(|| phrases::unnamed(self.subject(), self.language))
    }

    /// `YYYYMMDD-NNNN`
    pub fn personal_number(&self) -> Option<String> {
        self.header.subject.client().map(|client| client.personal_number.formatted())
    }

    /// `måndag 14 december 2026`
    pub fn due(&self) -> String {
        dates::weekday(self.language, self.due)
    }
}
