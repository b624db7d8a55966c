//! What goes over, to whom, and what came of it, as a page.

use askama::Template;

use crate::domain::{Facts, Reference, Refusal, Watch};
use crate::exchange;
use crate::exchange::hand_over::{self, HandOver, Moved, Moving, To};
use crate::text::{self, dates};
use crate::web::error::Error;
use crate::web::page::Frame;
use crate::web::parts::Choice;
use crate::web::request::RequestView;
use crate::web::seat::Seat;
use crate::web::words;

#[derive(Template)]
#[template(path = "hand_over/page.html")]
pub struct HandOverPage {
    pub frame: Frame,
    pub stage: Stage,
    /// The one request it is about; empty: something is to be chosen.
    pub request: String,
    pub what: Vec<Choice>,
    pub to: Vec<Choice>,
    /// Name of the unit or the colleague.
    pub receiver: String,
    /// It goes to another unit.
    pub to_unit: bool,
    pub rows: Vec<RequestView>,
    pub watches: Vec<Watch>,
    /// There is more than goes over at once.
    pub more: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// What and to whom.
    Form,
    /// To whom.
    Whom,
    Preview,
    Done,
}

impl HandOverPage {
    /// Both choices; of one request only to whom.
    pub fn form(seat: &Seat, request: &str, what: &str, to: &str) -> Result<Self, Error> {
        let mut page = bare(&seat.frame, Stage::Form);
        page.to = receivers(seat, to);
        if Reference::parse(request).is_none() {
            page.what = scopes(seat, what);
            return Ok(page);
        }
        let record = seat.record(request)?;
        page.request = record.reference.to_string();
        page.frame.path = format!("/handover?request={}", page.request);
        page.rows = vec![RequestView::of(seat, &record)];
        Ok(page)
    }

    /// As it stands on the desk.
    pub fn of(seat: &Seat, on_desk: &HandOver) -> Result<Self, Error> {
        let mut page = bare(&seat.frame, Stage::Whom);
        page.receiver = receiver(seat, on_desk.to.as_ref()).unwrap_or_default();
        page.to_unit = matches!(on_desk.to, Some(To::Unit(_)));
        let moving = match on_desk.outcome() {
            Some(moved) => now_there(seat, &moved),
            None => match on_desk.preview(seat.gateway(), &seat.staff.user) {
                // What was there before is gone meanwhile.
                Err(exchange::Error::Refused(Refusal::NothingToHandOver | Refusal::HandOverToOwn)) => {
                    Moving::default()
                }
                moving => moving?,
            },
        };
        page.rows = moving.requests.iter().map(|record| RequestView::of(seat, record)).collect();
        page.watches = moving.watches;
        page.more = moving.more;
        if on_desk.outcome().is_some() {
            page.stage = Stage::Done;
        } else if on_desk.to.is_some() {
            page.stage = Stage::Preview;
        } else {
            page.to = receivers(seat, "");
        }
        Ok(page)
    }

    /// Keeps what was chosen, where it is refused.
    pub fn choose(&mut self, to: &str) {
        for choice in &mut self.to {
            choice.chosen = choice.value == to;
        }
    }

    /// `12 förfrågningar och 3 bevakningar`
    fn how_many(&self) -> String {
        let numbers = [("requests", self.rows.len().into()), ("watches", self.watches.len().into())];
        text::with(self.frame.language, "handover-how-many", &numbers)
    }

    /// How many recipients are told of the new contact.
    fn told(&self) -> usize {
        let heard = |facts: &Facts| facts.accepted_at.is_some() || facts.opened_at.is_some();
        self.rows.iter().filter(|row| row.record.is_open() && heard(&row.record.facts)).count()
    }

    fn kind_of(&self, watch: &Watch) -> String {
        words::watch(watch.kind, self.frame.language)
    }

    fn due_of(&self, watch: &Watch) -> String {
        dates::day(self.frame.language, watch.due_on)
    }

    fn with_receiver(&self, key: &str) -> String {
        self.frame.tx(key, "name", &self.receiver)
    }

    fn nothing(&self) -> bool {
        self.rows.is_empty() && self.watches.is_empty()
    }
}

pub fn bare(frame: &Frame, stage: Stage) -> HandOverPage {
    HandOverPage {
        // One address for the whole of it: a change of language begins anew.
        frame: Frame { path: "/handover".to_owned(), ..frame.clone() },
        stage,
        request: String::new(),
        what: Vec::new(),
        to: Vec::new(),
        receiver: String::new(),
        to_unit: false,
        rows: Vec::new(),
        watches: Vec::new(),
        more: false,
    }
}

/// What has gone over, as it is now.
fn now_there(seat: &Seat, moved: &Moved) -> Moving {
    let store = seat.state.store();
    let mut there = Moving { more: moved.more, ..Moving::default() };
    for reference in &moved.requests {
        there.requests.extend(store.record(reference).ok().flatten());
    }
    for reference in &moved.watches {
        there.watches.extend(store.watch(reference).ok().flatten());
    }
    there
}

/// The name of the unit or the colleague.
fn receiver(seat: &Seat, to: Option<&To>) -> Option<String> {
    let parties = seat.gateway().parties();
    match to? {
        To::Unit(id) => parties.unit_by_id(id).map(|unit| unit.name.clone()),
        To::Colleague(id) => parties.user_by_id(id).map(|user| user.name.clone()),
    }
}

/// The workers of the person's units, the person first; then the units whole.
fn scopes(seat: &Seat, chosen: &str) -> Vec<Choice> {
    let parties = seat.gateway().parties();
    let mut workers: Vec<_> = hand_over::colleagues(&parties, &seat.staff.user).collect();
    workers.sort_by_key(|user| (user.id != seat.staff.user.id, user.name.to_lowercase()));
    let workers = workers.into_iter().map(|user| {
        let value = format!("worker:{}", user.id);
        let own = user.id == seat.staff.user.id;
        let label = if own {
            seat.frame.t("handover-what-own")
        } else {
            seat.frame.tx("handover-what-worker", "name", &user.name)
        };
        Choice::new(&value, label, value == chosen)
    });
    let units = parties.units_of(&seat.staff.user).map(|unit| {
        let value = format!("unit:{}", unit.id);
        let label = seat.frame.tx("handover-what-unit", "name", &unit.name);
        Choice::new(&value, label, value == chosen)
    });
    workers.chain(units).collect()
}

fn receivers(seat: &Seat, chosen: &str) -> Vec<Choice> {
    let parties = seat.gateway().parties();
    let colleagues = hand_over::colleagues(&parties, &seat.staff.user).map(|user| {
        let value = format!("colleague:{}", user.id);
        Choice::new(&value, &user.name, value == chosen).with_hint(seat.frame.t("handover-to-colleague"))
    });
    let units = hand_over::units(&parties, &seat.staff.user).map(|unit| {
        let value = format!("unit:{}", unit.id);
        let hint = seat.frame.tx("handover-to-unit", "mailbox", &unit.mailbox);
        Choice::new(&value, &unit.name, value == chosen).with_hint(hint)
    });
    colleagues.chain(units).collect()
}
