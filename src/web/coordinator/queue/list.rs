//! `GET /queue`: the queue, as the address asks for it.

use axum::extract::Query;
use axum::response::Response;

use crate::domain::NextActor;
use crate::domain::calendar::local_date;
use crate::store::board::{self, Due, Group, Line, Mark, Sums};
use crate::text::{self, dates};
use crate::web::coordinator::queue::bar;
use crate::web::coordinator::queue::page::{Filters, QueuePage, Row, Tab};
use crate::web::coordinator::queue::standing::Standing;
use crate::web::coordinator::queue::view::{self, View};
use crate::web::error::Error;
use crate::web::page::show;
use crate::web::parts::Choice;
use crate::web::seat::{CoordinatorSeat, Seat};
use crate::web::words;

const PAGE: usize = 50;
/// So many recipients are shown as the most behind.
const WORST: usize = 4;

pub async fn list(
    CoordinatorSeat(seat): CoordinatorSeat,
    Query(view): Query<View>,
) -> Result<Response, Error> {
    show(&page(seat, view))
}

fn page(mut seat: Seat, view: View) -> QueuePage {
    let store = seat.state.store();
    let (now, language) = (seat.now(), seat.language());
    let near = view::near(&seat, now);
    let query = view.query(&seat, PAGE);
    let listed = store.board(&query);
    let sums = store.board_sums(&seat.units(), now, near);
    let groups = store.board_by_recipient(&board::Query::new(seat.units(), now, near, 0));
    let plain = !view.is_narrowed() && view.after.is_empty();
    let behind: Vec<Group> =
        groups.iter().filter(|group| plain && group.sums.overdue.lines > 0).cloned().collect();
    seat.frame.path = "/queue".to_owned();
    QueuePage {
        units: seat.unit_names(),
        tabs: tabs(&seat, &view, &sums),
        worst: bar::bars(&seat, &View::default(), behind, WORST),
        filters: filters(&seat, &view, &groups),
        rows: listed.lines.iter().map(|line| row(&seat, line)).collect(),
        total: listed.total,
        next: listed.next.map(|place| {
            let mut next = view.clone();
            next.after = view::after(&place);
            next.address("/queue")
        }),
        at: dates::moment(language, now),
        here: view.address("/queue"),
        view,
        frame: seat.frame,
    }
}

/// One request as it is listed.
pub(super) fn row(seat: &Seat, line: &Line) -> Row {
    let (gateway, now, language) = (seat.gateway(), seat.now(), seat.language());
    let (parties, timetable) = (gateway.parties(), gateway.timetable());
    let calendar = timetable.calendar_of(&line.recipient);
    let several = seat.staff.units().len() > 1;
    let unit = parties.unit(&line.unit).filter(|_| several).map(|unit| unit.name.clone());
    Row {
        reference: line.reference.to_string(),
        standing: Standing::of(line.due_at, (now, view::near(seat, now)), calendar, language),
        due: dates::day(language, local_date(line.due_at)),
        recipient: words::listed_recipient(&parties, &line.recipient, line.is_protected(), language),
        kind: words::kind(gateway, &line.kind, language),
        unit: unit.unwrap_or_default(),
        step: line
            .step
            .as_ref()
            .map_or_else(String::new, |step| words::taken_step(gateway, &line.recipient, step, language)),
        status: words::status(line.status, language),
        next: words::next_actor(line.next, language),
        mine: line.next == NextActor::Coordinator,
        age: calendar.working_days_between(local_date(line.sent_at), local_date(now)),
        notes: notes(seat, line),
        may_open: seat.staff.user.protected || !line.is_protected(),
    }
}

fn notes(seat: &Seat, line: &Line) -> Vec<String> {
    let language = seat.language();
    let mut notes = Vec::new();
    if let Some(by) = line.call_by {
        let day = dates::day(language, local_date(by));
        notes.push(text::with(language, "coordinator-call-by", &[("day", day.into())]));
    }
    let told = [Mark::NotDelivered, Mark::AutoReply, Mark::LinkLocked, Mark::Consider];
    for mark in told.into_iter().filter(|mark| line.has(*mark)) {
        notes.push(text::get(language, &format!("coordinator-mark-{}", mark.code())));
    }
    notes
}

/// The ready views. Each is only a link.
fn tabs(seat: &Seat, view: &View, sums: &Sums) -> Vec<Tab> {
    let open = sums.open();
    let tab = |key: &str, fields: &[(&str, &str)], count: u32| {
        let ready = View::of(fields);
        let current = View { after: String::new(), ..view.clone() } == ready;
        Tab { address: ready.address("/queue"), text: seat.frame.t(key), count: Some(count), current }
    };
    let recipients = Tab {
        address: "/queue/recipients".to_owned(),
        text: seat.frame.t("coordinator-view-recipients"),
        count: None,
        current: false,
    };
    let unattended = seat.state.store().unattended(&seat.units()).unwrap_or_default();
    let unattended = u32::try_from(unattended).unwrap_or(u32::MAX);
    let silent = Tab {
        address: "/requests?show=unattended".to_owned(),
        text: seat.frame.t("worker-list-unattended"),
        count: Some(unattended),
        current: false,
    };
    let mut tabs = vec![
        tab("coordinator-view-pressing", &[], sums.of(Due::Pressing).lines),
        tab("coordinator-view-overdue", &[("due", "overdue")], sums.overdue.lines),
        tab("coordinator-view-near", &[("due", "near")], sums.near.lines),
        tab(
            "coordinator-view-not-delivered",
            &[("due", "any"), ("mark", "not-delivered")],
            open.mark(Mark::NotDelivered),
        ),
        tab(
            "coordinator-view-calls",
            &[("due", "any"), ("mark", "call-owed"), ("sort", "call")],
            open.mark(Mark::CallOwed),
        ),
        recipients,
    ];
    // The recipients stay last.
    if unattended > 0 {
        tabs.insert(tabs.len() - 1, silent);
    }
    tabs
}

/// The same tabs on the page of the recipients.
pub(super) fn tabs_of_recipients(seat: &Seat, sums: &Sums) -> Vec<Tab> {
    let mut tabs = tabs(seat, &View::of(&[("due", "recipients")]), sums);
    if let Some(last) = tabs.last_mut() {
        last.current = true;
    }
    tabs
}

fn filters(seat: &Seat, view: &View, groups: &[Group]) -> Filters {
    let (gateway, language) = (seat.gateway(), seat.language());
    let choice = |value: &str, label: String, chosen: &str| Choice::new(value, label, value == chosen);
    let deadline = match view.deadline() {
        Due::Any => "any",
        Due::Overdue => "overdue",
        Due::Near => "near",
        Due::Pressing => "",
    };
    let mut steps: Vec<(String, String)> = seat
        .state
        .store()
        .board_steps()
        .into_iter()
        .map(|name| {
            let words = words::step(&name, language);
            (name, words)
        })
        .collect();
    steps.sort_by(|(_, one), (_, other)| one.cmp(other));
    let kinds = gateway.catalogue.kinds().iter();
    Filters {
        due: ["", "overdue", "near", "any"]
            .into_iter()
            .map(|code| {
                let key = if code.is_empty() { "pressing" } else { code };
                choice(code, seat.frame.t(&format!("coordinator-due-{key}")), deadline)
            })
            .collect(),
        next: [NextActor::Unit, NextActor::Recipient, NextActor::Coordinator]
            .into_iter()
            .map(|next| choice(words::next_code(next), words::next_actor(next, language), &view.next))
            .collect(),
        step: steps.into_iter().map(|(name, words)| choice(&name, words, &view.step)).collect(),
        kind: kinds.map(|kind| choice(&kind.id, kind.name.get(language).to_owned(), &view.kind)).collect(),
        unit: seat.choice_of_units(&view.unit),
        recipient: bar::choices(seat, groups, language)
            .into_iter()
            .map(|(id, name)| choice(&id, name, &view.recipient))
            .collect(),
        kept: view.hidden().into_iter().filter(|(name, _)| ["mark", "sort"].contains(name)).collect(),
        clear: view.is_narrowed().then(|| View::of(&[("due", &view.due)]).address("/queue")),
    }
}
