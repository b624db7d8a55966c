//! What is looked at, as it stands in the address.

use std::collections::HashMap;

use jiff::Timestamp;
use serde::Deserialize;

use crate::domain::crockford;
use crate::domain::{NextActor, Reference};
use crate::store::board::{Due, Mark, Place, Query, Sort};
use crate::web::seat::Seat;
use crate::web::words;

/// Due within so many working days is near.
const NEAR: u32 = 5;

/// The query of an address. What means nothing is as if it weren't there.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct View {
    pub due: String,
    pub next: String,
    pub mark: String,
    pub step: String,
    /// Id.
    pub recipient: String,
    pub kind: String,
    /// Id.
    pub unit: String,
    /// A reference or how one begins.
    pub q: String,
    pub sort: String,
    /// Where the page before ended.
    pub after: String,
}

/// The orders there are, as they stand in addresses.
const SORTS: [&str; 6] = ["due", "due-last", "sent", "sent-last", "call", "recipient"];

impl View {
    /// A view of those fields.
    pub fn of(fields: &[(&str, &str)]) -> Self {
        let mut view = Self::default();
        for (name, value) in fields {
            view = view.with(name, value);
        }
        view
    }

    /// The same with one field changed, from its first page on.
    #[must_use]
    pub fn with(&self, name: &str, value: &str) -> Self {
        let mut view = self.clone();
        view.after.clear();
        for (known, field) in view.fields_mut() {
            if known == name {
                value.clone_into(field);
            }
        }
        view
    }

    /// `/queue?due=overdue&sort=sent`
    pub fn address(&self, path: &str) -> String {
        let mut view = self.clone();
        let mut query = form_urlencoded::Serializer::new(String::new());
        for (name, field) in view.fields_mut() {
            if !field.is_empty() {
                query.append_pair(name, field);
            }
        }
        let query = query.finish();
        if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
    }

    /// The fields that are set, for a form that asks for more.
    pub fn hidden(&self) -> Vec<(&'static str, String)> {
        let mut view = self.clone();
        let set = view.fields_mut().into_iter().filter(|(_, field)| !field.is_empty());
        set.map(|(name, field)| (name, std::mem::take(field))).collect()
    }

    /// Anything beyond the deadline chosen?
    pub fn is_narrowed(&self) -> bool {
        [&self.next, &self.mark, &self.step, &self.recipient, &self.kind, &self.unit, &self.q]
            .into_iter()
            .any(|field| !field.is_empty())
    }

    pub fn deadline(&self) -> Due {
        match self.due.as_str() {
            "overdue" => Due::Overdue,
            "near" => Due::Near,
            "any" => Due::Any,
            // Who looks for one request looks among all.
            _ if !self.q.is_empty() => Due::Any,
            _ => Due::Pressing,
        }
    }

    pub fn sorted_by(&self) -> &'static str {
        SORTS.into_iter().find(|sort| *sort == self.sort).unwrap_or("due")
    }

    /// The same in the words of the store, cut down to the coordinator's units.
    pub fn query(&self, seat: &Seat, limit: usize) -> Query {
        let parties = seat.gateway().parties();
        let now = seat.now();
        let mut units = seat.units();
        if seat.staff.units().contains(&self.unit) {
            units = vec![parties.unit_digest(&self.unit)];
        }
        let mut query = Query::new(units, now, near(seat, now), limit);
        query.due = self.deadline();
        query.next = [NextActor::Unit, NextActor::Recipient, NextActor::Coordinator]
            .into_iter()
            .find(|next| words::next_code(*next) == self.next);
        query.mark = Mark::parse(&self.mark);
        query.step = some(&self.step);
        query.kind = some(&self.kind);
        let named = parties.recipient_by_id(&self.recipient);
        query.recipient = named.map(|recipient| parties.recipient_digest(&recipient.id));
        query.reference = symbols(&self.q);
        query.after = place(&self.after);
        query.sort = match self.sorted_by() {
            "due-last" => Sort::DueLast,
            "sent" => Sort::Sent,
            "sent-last" => Sort::SentLast,
            "call" => Sort::Call,
            "recipient" => Sort::Recipient(alphabet(seat)),
            _ => Sort::Due,
        };
        query
    }

    fn fields_mut(&mut self) -> [(&'static str, &mut String); 10] {
        [
            ("due", &mut self.due),
            ("next", &mut self.next),
            ("mark", &mut self.mark),
            ("step", &mut self.step),
            ("recipient", &mut self.recipient),
            ("kind", &mut self.kind),
            ("unit", &mut self.unit),
            ("q", &mut self.q),
            ("sort", &mut self.sort),
            ("after", &mut self.after),
        ]
    }
}

/// Until when a deadline is near.
pub fn near(seat: &Seat, now: Timestamp) -> Timestamp {
    seat.gateway().timetable().calendar.due(now, NEAR)
}

/// How a page's end stands in an address.
pub fn after(place: &Place) -> String {
    format!("{}~{}~{}", place.key, place.due, place.reference)
}

fn place(text: &str) -> Option<Place> {
    let mut parts = text.splitn(3, '~');
    let (key, due) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    Some(Place { key, due, reference: Reference::parse(parts.next()?)? })
}

/// The symbols of a reference as people write it, or of its beginning; the check character is left
/// out.
fn symbols(written: &str) -> String {
    let plain: Vec<char> = written.chars().filter(|c| c.is_alphanumeric()).collect();
    let body = match plain.split_first() {
        Some(('U' | 'u', rest)) => rest,
        _ => &plain,
    };
    // What can't be in a reference is in none.
    let symbol = |c: &char| crockford::read(*c).map_or('?', char::from);
    body.iter().take(8).map(symbol).collect()
}

/// The recipients in the order of their names.
fn alphabet(seat: &Seat) -> HashMap<crate::domain::Digest, u32> {
    let parties = seat.gateway().parties();
    let mut names: Vec<_> = parties.recipients().iter().collect();
    names.sort_by_key(|recipient| recipient.name.to_lowercase());
    names.into_iter().map(|recipient| parties.recipient_digest(&recipient.id)).zip(0..).collect()
}

fn some(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}
