//! What goes over, to whom, and what came of it, as a page.

use askama::Template;

use crate::domain::{Facts, Language, Record, Reference, Refusal, Watch};
use crate::exchange;
use crate::exchange::fetch::record_of_unit;
use crate::exchange::hand_over::{self, HandOver, Moved, Moving, To};
use crate::text::{self, dates};
use crate::web::error::Error;
use crate::web::page::Frame;
use crate::web::parts::Choice;
use crate::web::role::Staff;
use crate::web::state::State;
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
    pub rows: Vec<Row>,
    pub watches: Vec<Watched>,
    /// How many recipients are told of the new contact.
    pub told: usize,
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

/// One request.
#[derive(Debug, Clone)]
pub struct Row {
    pub reference: String,
    pub kind: String,
    pub recipient: String,
    pub due: String,
    pub status: String,
}

/// One watch.
#[derive(Debug, Clone)]
pub struct Watched {
    pub reference: String,
    pub kind: String,
    pub due: String,
}

impl HandOverPage {
    /// Both choices; of one request only to whom.
    pub fn form(
        staff: &Staff,
        state: &State,
        frame: Frame,
        request: &str,
        what: &str,
        to: &str,
    ) -> Result<Self, Error> {
        let mut page = bare(frame, Stage::Form);
        page.frame.path = "/handover".to_owned();
        if let Some(reference) = Reference::parse(request) {
            let record = record_of_unit(state.gateway(), &staff.user, &reference)?;
            page.request = record.reference.to_string();
            page.frame.path = format!("/handover?request={}", page.request);
            page.rows =
                rows(state, &Moving { requests: vec![record], ..Moving::default() }, page.frame.language);
        } else {
            page.what = scopes(staff, state, &page.frame, what);
        }
        page.to = receivers(staff, state, &page.frame, to);
        Ok(page)
    }

    /// As it stands on the desk.
    pub fn of(staff: &Staff, state: &State, frame: Frame, on_desk: &HandOver) -> Result<Self, Error> {
        let language = frame.language;
        let mut page = bare(frame, Stage::Whom);
        // One address for the whole of it: a change of language begins anew.
        page.frame.path = "/handover".to_owned();
        page.receiver = receiver(state, on_desk.to.as_ref()).unwrap_or_default();
        page.to_unit = matches!(on_desk.to, Some(To::Unit(_)));
        if let Some(moved) = on_desk.outcome() {
            page.stage = Stage::Done;
            page.done(state, &moved);
            return Ok(page);
        }
        let moving = match on_desk.preview(state.gateway(), &staff.user) {
            Ok(moving) => moving,
            // What was there before is gone meanwhile.
            Err(exchange::Error::Refused(Refusal::NothingToHandOver | Refusal::HandOverToOwn)) => {
                Moving::default()
            }
            Err(error) => return Err(error.into()),
        };
        page.rows = rows(state, &moving, language);
        page.watches = watched(&moving.watches, language);
        page.more = moving.more;
        if on_desk.to.is_none() {
            page.to = receivers(staff, state, &page.frame, "");
            return Ok(page);
        }
        page.stage = Stage::Preview;
        let heard = |facts: &Facts| facts.accepted_at.is_some() || facts.opened_at.is_some();
        let is_told = |one: &&Record| one.is_open() && heard(&one.facts);
        page.told = if page.to_unit { moving.requests.iter().filter(is_told).count() } else { 0 };
        Ok(page)
    }

    fn done(&mut self, state: &State, moved: &Moved) {
        let gateway = state.gateway();
        let records =
            moved.requests.iter().filter_map(|reference| gateway.store.record(reference).ok().flatten());
        let moving = Moving { requests: records.collect(), ..Moving::default() };
        self.rows = rows(state, &moving, self.frame.language);
        let watches: Vec<Watch> = moved
            .watches
            .iter()
            .filter_map(|reference| gateway.store.watch(reference).ok().flatten())
            .collect();
        self.watches = watched(&watches, self.frame.language);
        self.more = moved.more;
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

    fn recipients_told(&self) -> String {
        self.frame.tn("handover-sure-told", self.told)
    }

    fn with_receiver(&self, key: &str) -> String {
        self.frame.tx(key, "name", &self.receiver)
    }

    fn nothing(&self) -> bool {
        self.rows.is_empty() && self.watches.is_empty()
    }
}

pub fn bare(frame: Frame, stage: Stage) -> HandOverPage {
    HandOverPage {
        frame,
        stage,
        request: String::new(),
        what: Vec::new(),
        to: Vec::new(),
        receiver: String::new(),
        to_unit: false,
        rows: Vec::new(),
        watches: Vec::new(),
        told: 0,
        more: false,
    }
}

/// The name of the unit or the colleague.
fn receiver(state: &State, to: Option<&To>) -> Option<String> {
    let parties = state.gateway().parties();
    match to? {
        To::Unit(id) => parties.unit_by_id(id).map(|unit| unit.name.clone()),
        To::Colleague(id) => parties.user_by_id(id).map(|user| user.name.clone()),
    }
}

/// The workers of the person's units, the person first; then the units whole.
fn scopes(staff: &Staff, state: &State, frame: &Frame, chosen: &str) -> Vec<Choice> {
    let parties = state.gateway().parties();
    let mut workers: Vec<_> = hand_over::colleagues(&parties, &staff.user).collect();
    workers.sort_by_key(|user| (user.id != staff.user.id, user.name.to_lowercase()));
    let workers = workers.into_iter().map(|user| {
        let value = format!("worker:{}", user.id);
        let own = user.id == staff.user.id;
        let label = if own {
            frame.t("handover-what-own")
        } else {
            frame.tx("handover-what-worker", "name", &user.name)
        };
        Choice { chosen: value == chosen, value, label, hint: String::new() }
    });
    let units = parties.units_of(&staff.user).map(|unit| {
        let value = format!("unit:{}", unit.id);
        let label = frame.tx("handover-what-unit", "name", &unit.name);
        Choice { chosen: value == chosen, value, label, hint: String::new() }
    });
    workers.chain(units).collect()
}

fn receivers(staff: &Staff, state: &State, frame: &Frame, chosen: &str) -> Vec<Choice> {
    let parties = state.gateway().parties();
    let colleagues = hand_over::colleagues(&parties, &staff.user).map(|user| {
        let value = format!("colleague:{}", user.id);
        let hint = frame.t("handover-to-colleague");
        Choice { chosen: value == chosen, value, label: user.name.clone(), hint }
    });
    let units = hand_over::units(&parties, &staff.user).map(|unit| {
        let value = format!("unit:{}", unit.id);
        let hint = frame.tx("handover-to-unit", "mailbox", &unit.mailbox);
        Choice { chosen: value == chosen, value, label: unit.name.clone(), hint }
    });
    colleagues.chain(units).collect()
}

fn rows(state: &State, moving: &Moving, language: Language) -> Vec<Row> {
    let gateway = state.gateway();
    let row = |record: &Record| Row {
        reference: record.reference.to_string(),
        kind: words::kind(gateway, &record.kind, language),
        recipient: words::listed_recipient(&gateway.parties(), &record.recipient, record.protected, language),
        due: dates::day(language, record.due_date()),
        status: words::status(record.status(), language),
    };
    moving.requests.iter().map(row).collect()
}

fn watched(watches: &[Watch], language: Language) -> Vec<Watched> {
    let one = |watch: &Watch| Watched {
        reference: watch.reference.to_string(),
        kind: text::get(language, &format!("domain-watch-{}", watch.kind.code())),
        due: dates::day(language, watch.due_on),
    };
    watches.iter().map(one).collect()
}
