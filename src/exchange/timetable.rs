//! The rules of time in force, from settings, form kinds and directory.

use std::collections::HashMap;

use crate::config::{Config, Directory};
use crate::crypto::digest::{DigestKey, Purpose};
use crate::domain::{Calendar, Digest, Timetable};
use crate::forms::catalogue::Catalogue;

/// Reads the rules together.
pub(super) fn build(
    config: &Config,
    catalogue: &Catalogue,
    directory: &Directory,
    key: &DigestKey,
) -> Timetable {
    let digest = |purpose: Purpose, id: &String| key.digest(purpose, id.as_bytes());
    let calendar = Calendar::new(config.calendar.clone());
    let closing = directory.recipients.iter().filter(|recipient| !recipient.closed.is_empty());
    let calendars = closing.map(|recipient| {
        (digest(Purpose::Recipient, &recipient.id), calendar.closed_also(&recipient.closed))
    });
    let ladders = |purpose: Purpose, recipients: bool| -> HashMap<Digest, _> {
        let of = |named: &crate::config::ladders::Named| {
            let ids = if recipients { named.recipients.clone() } else { named.units.clone() };
            ids.into_iter().map(|id| (digest(purpose, &id), named.ladder.clone())).collect::<Vec<_>>()
        };
        directory.ladders.iter().flat_map(of).collect()
    };
    Timetable {
        calendars: calendars.collect(),
        of_kinds: catalogue.kinds().iter().map(|kind| (kind.id.clone(), kind.ladder.clone())).collect(),
        of_units: ladders(Purpose::Unit, false),
        of_recipients: ladders(Purpose::Recipient, true),
        calendar,
        unattended_days: config.unattended.days,
        ..Timetable::sweden()
    }
}
