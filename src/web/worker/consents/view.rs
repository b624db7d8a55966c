//! One consent as the pages ask about it: what its record says, in words.

use std::sync::Arc;

use jiff::Timestamp;

use crate::domain::calendar::local_date;
use crate::domain::consent::PartyScope;
use crate::domain::{ConsentRecord, ConsentState, Language, Reference};
use crate::exchange::consent::{file_name, key_file_name};
use crate::exchange::parties::Parties;
use crate::text::{self, dates, phrases};
use crate::web::parts::Tone;
use crate::web::seat::Seat;
use crate::web::words::{self, GridRow};

/// Owned: a page is written out when what it was made of is gone.
#[derive(Clone)]
pub struct ConsentView {
    pub record: ConsentRecord,
    pub parties: Arc<Parties>,
    pub language: Language,
    pub now: Timestamp,
}

impl ConsentView {
    pub fn of(seat: &Seat, record: &ConsentRecord) -> Self {
        Self {
            record: record.clone(),
            parties: seat.gateway().parties(),
            language: seat.language(),
            now: seat.now(),
        }
    }

    pub fn reference(&self) -> String {
        self.record.reference().to_string()
    }

    /// Its page.
    pub fn path(&self) -> String {
        format!("/consents/{}", self.record.reference())
    }

    /// Where a new one in its place is begun.
    pub fn replace_path(&self) -> String {
        format!("{}/replace", self.path())
    }

    /// Its unit, since when, and until when.
    pub fn spans(&self) -> String {
        let since = dates::day(self.language, local_date(self.record.recorded_at));
        let told = [
            ("unit", self.unit().to_owned().into()),
            ("since", since.into()),
            ("until", self.until().into()),
        ];
        text::with(self.language, "consent-overlaps-own", &told)
    }

    /// Where it is taken back, or ended.
    pub fn revoke_path(&self) -> String {
        format!("/consents/{}/revoke", self.record.id)
    }

    /// The name its document was handed out under.
    pub fn document(&self) -> String {
        document(&self.record)
    }

    pub fn tone(&self) -> Tone {
        match self.record.state {
            ConsentState::Given if self.is_expired() => Tone::Off,
            ConsentState::Given => Tone::Done,
            ConsentState::Refused | ConsentState::Replaced { .. } => Tone::Off,
            ConsentState::Revoked { .. } => Tone::Late,
        }
    }

    pub fn state(&self) -> String {
        let key = match self.record.state {
            ConsentState::Given if self.is_expired() => "worker-consent-expired",
            ConsentState::Given => "worker-consent-given",
            ConsentState::Refused => "worker-consent-refused",
            ConsentState::Replaced { at, by: _ } => {
                let day = dates::day(self.language, local_date(at));
                return text::with(self.language, "consent-replaced-on", &[("day", day.into())]);
            }
            ConsentState::Revoked { at } => {
                let key = if self.is_key() { "consent-key-ended-on" } else { "worker-consent-revoked-on" };
                let day = dates::day(self.language, local_date(at));
                return text::with(self.language, key, &[("day", day.into())]);
            }
        };
        text::get(self.language, key)
    }

    fn is_expired(&self) -> bool {
        self.now > self.record.expires_at
    }

    pub fn recorded(&self) -> String {
        dates::moment(self.language, self.record.recorded_at)
    }

    /// Its last day; of one that was refused there is none.
    pub fn until(&self) -> String {
        match self.record.state {
            ConsentState::Refused => "–".to_owned(),
            _ => dates::day(self.language, local_date(self.record.expires_at)),
        }
    }

    pub fn method(&self) -> String {
        phrases::method(self.record.method, self.language)
    }

    pub fn unit(&self) -> &str {
        self.parties.unit(&self.record.unit).map_or("", |unit| &unit.name)
    }

    pub fn categories(&self) -> Vec<String> {
        words::categories(&self.record.scope().asks, self.language)
    }

    /// Who may tell whom what; no party is named where no place may be.
    pub fn grid(&self) -> Vec<GridRow> {
        let row = |row: &PartyScope| {
            let party = self.parties.recipient(&row.party).filter(|_| !self.record.protected);
            let name = party
                .map_or_else(|| text::get(self.language, "worker-party-unnamed"), |one| one.name.clone());
            GridRow::of(name, &row.scope, self.language)
        };
        self.record.rows.iter().map(row).collect()
    }

    /// Nobody has taken it back, and nobody said no.
    pub const fn is_given(&self) -> bool {
        matches!(self.record.state, ConsentState::Given)
    }

    /// What goes on under it can be taken back.
    pub const fn can_be_revoked(&self) -> bool {
        self.record.state.can_be_revoked()
    }

    /// The scan of the paper that was signed is there.
    pub const fn has_scan(&self) -> bool {
        self.record.evidence.is_some()
    }

    /// That another took its place, and what that is called.
    pub fn replaced(&self) -> Option<String> {
        let ConsentState::Replaced { by, .. } = self.record.state else { return None };
        let reference = Reference::from_digest(&by).to_string();
        Some(text::with(self.language, "consent-replaced-by", &[("reference", reference.into())]))
    }

    /// A key document.
    pub const fn is_key(&self) -> bool {
        self.record.is_key()
    }
}

/// The name a consent's document was handed out under.
pub fn document(record: &ConsentRecord) -> String {
    let name = if record.is_key() { key_file_name } else { file_name };
    name(record.recorded_at)
}
