//! What else the client has said yes to at the same organisation: consents of the worker's units as they
//! are, of other units no more than that there is one.

use crate::domain::{ConsentRecord, Digest};
use crate::exchange::{Error, search};
use crate::web::seat::Seat;
use crate::web::worker::consents::view::ConsentView;

/// In force, or later.
#[derive(Clone, Default)]
pub struct Overlaps {
    pub own: Vec<ConsentView>,
    /// Names of other units.
    pub others: Vec<String>,
}

impl Overlaps {
    /// Beside that consent, if any.
    pub fn of(seat: &Seat, client: &Digest, beside: Option<Digest>) -> Result<Self, Error> {
        let found = search::in_force(seat.gateway(), client, seat.now())?;
        Ok(Self::among(seat, found.iter().filter(|record| Some(record.id) != beside)))
    }

    pub fn among<'a>(seat: &Seat, found: impl Iterator<Item = &'a ConsentRecord>) -> Self {
        let (parties, units) = (seat.gateway().parties(), seat.units());
        let mut overlaps = Self::default();
        for record in found {
            if units.contains(&record.unit) {
                overlaps.own.push(ConsentView::of(seat, record));
            } else if let Some(unit) = parties.unit(&record.unit)
                && !overlaps.others.contains(&unit.name)
            {
                overlaps.others.push(unit.name.clone());
            }
        }
        overlaps
    }

    pub fn is_empty(&self) -> bool {
        self.own.is_empty() && self.others.is_empty()
    }
}
