//! The half-year before the demo begins: some hundred requests, sent, answered, reminded of and
//! forgotten by the same use cases that the pages use, under a clock that is moved.
//!
//! # Layout
//!
//! - [`habit`] how each recipient behaves; [`plan`] what becomes of each request; [`chance`] is the
//!   same every time.
//! - [`case`] one request; [`cast`] who plays; [`people`] invented clients; [`texts`] what is written.
//! - [`act`] one thing that somebody does.
//!
//! Time goes in steps of half a working day. What people do within a step happens side by side; at
//! its end the worker does what is due.

pub mod act;
pub mod case;
pub mod cast;
pub mod chance;
pub mod habit;
pub mod people;
pub mod plan;
pub mod texts;

use std::fs;
use std::sync::Arc;

use jiff::{SignedDuration, Timestamp, ToSpan};
use tokio::sync::OnceCell;
use tokio::task::JoinSet;

use crate::domain::calendar::{local_date, start_of_day};
use crate::domain::statistics::group::Month;
use crate::domain::{Role, Subject, User};
use crate::exchange::{Gateway, consent};
use crate::mail::Mailer;
use crate::mail::transport::Transport;
use crate::server::app::worker;
use crate::trial::demo::Stop;
use crate::trial::demo::folder::{Enrolled, Folder};
use case::Case;
use cast::{Cast, terms};
use chance::{Chance, SEED};
use habit::Habit;

/// So far back, weeks.
const WEEKS: i64 = 26;
/// Letters of so many days are in the mailboxes; those before lie beside them.
const LATELY: SignedDuration = SignedDuration::from_hours(10 * 24);

/// Lets the half-year pass; the clock is back at the present afterwards. `say` is told when a month is
/// over, and how many requests have been sent.
pub async fn grow(
    gateway: &Arc<Gateway>,
    folder: &Folder,
    enrolled: &[Enrolled],
    count: usize,
    say: &mut impl FnMut(Month, usize) -> Result<(), Stop>,
) -> Result<(), Stop> {
    let present = gateway.now();
    let documents = folder.people().join("samtycken");
    let cards = folder.people().join("kort");
    fs::create_dir_all(&documents).map_err(Stop::from_error)?;
    fs::create_dir_all(&cards).map_err(Stop::from_error)?;
    let users = users(gateway)?;
    let clients = (count / 4).clamp(1, people::MOST);
    let cast = Arc::new(Cast {
        gateway: Arc::clone(gateway),
        keys: enrolled.iter().map(|one| (one.id.clone(), one.key.clone())).collect(),
        coordinator: users.coordinator.clone(),
        consents: (0..clients).map(|_| OnceCell::new()).collect(),
        documents,
        cards,
    });
    let steps = steps(gateway, present);
    let mut due: Vec<Vec<Case>> = steps.iter().map(|_| Vec::new()).collect();
    for case in cases(&users, clients, count, steps.len()) {
        put(&mut due, case);
    }
    let before = post(gateway, folder.mail_before())?;
    let lately = post(gateway, folder.mail())?;
    let mut sent = 0;
    for (step, at) in steps.iter().enumerate() {
        // The people's time is within the two hours before the worker's.
        gateway.clock.advance(at.duration_since(gateway.now()));
        let acting = std::mem::take(&mut due[step]);
        sent += acting.iter().filter(|case| case.sent.is_none()).count();
        for case in performed(&cast, acting, *at).await? {
            put(&mut due, case);
        }
        refused(&cast, &users, step, *at).await?;
        let tick = if present.duration_since(*at) > LATELY { &before } else { &lately };
        tick.tick().await;
        let month = Month::of(*at);
        if steps.get(step + 1).is_none_or(|next| Month::of(*next) != month) {
            say(month, sent)?;
        }
    }
    gateway.clock.advance(present.duration_since(gateway.now()));
    lately.tick().await;
    Ok(())
}

/// Now and then a client says no.
async fn refused(cast: &Cast, users: &Users, step: usize, at: Timestamp) -> Result<(), Stop> {
    if step % 29 != 17 {
        return Ok(());
    }
    let worker = &users.workers[0];
    let client = Subject::Client(people::client(people::MOST - 1 - step / 29));
    let case = Case::nobody(worker.clone(), UNITS[0]);
    let terms = terms(&cast.gateway, &case, at);
    consent::refuse(&cast.gateway, worker, &client, &terms, at).await.map_err(Stop::from_error)
}

/// Everybody does what is next, side by side.
async fn performed(cast: &Arc<Cast>, acting: Vec<Case>, at: Timestamp) -> Result<Vec<Case>, Stop> {
    let mut under_way = JoinSet::new();
    for (place, mut case) in acting.into_iter().enumerate() {
        let cast = Arc::clone(cast);
        let minutes = i64::try_from(place * 7 % 115).unwrap_or(0);
        let now = at.saturating_sub(SignedDuration::from_mins(minutes)).unwrap_or(at);
        under_way.spawn(async move {
            let done = act::act(&cast, &mut case, now).await;
            done.map(|()| case)
        });
    }
    let mut cases = Vec::new();
    while let Some(done) = under_way.join_next().await {
        cases.push(done.map_err(Stop::from_error)??);
    }
    // In the order of their numbers, so that chance stays the same.
    cases.sort_by_key(|case| case.number);
    Ok(cases)
}

/// Waits for its next step; what lies ahead of the present does not happen.
fn put(due: &mut [Vec<Case>], case: Case) {
    if let Some(place) = case.plan.last().and_then(|(step, _)| due.get_mut(*step)) {
        place.push(case);
    }
}

/// The ends of the half days: 11.30 and 16.30 on working days.
fn steps(gateway: &Gateway, present: Timestamp) -> Vec<Timestamp> {
    let today = local_date(present);
    let calendar = &gateway.timetable().calendar;
    let first = today.saturating_sub((WEEKS * 7).days());
    let days = first.series(1.day()).take_while(|day| *day <= today);
    let working = days.filter(|day| calendar.is_working_day(*day));
    let halves = working.flat_map(|day| {
        [11, 16].map(|hour| {
            let minutes = SignedDuration::from_mins(hour * 60 + 30);
            start_of_day(day).saturating_add(minutes).unwrap_or(Timestamp::MAX)
        })
    });
    halves.filter(|at| *at < present).collect()
}

const UNITS: [&str; 2] = ["ekonomiskt-bistand", "arbete-rehabilitering"];

struct Users {
    workers: Vec<User>,
    coordinator: User,
}

fn users(gateway: &Gateway) -> Result<Users, Stop> {
    let parties = gateway.parties();
    let named = |id: &str| parties.user_by_id(id).cloned().ok_or_else(|| Stop::new(format!("no user {id}")));
    let workers = ["anna.lind", "omar.haddad", "per.nyman"].map(named);
    let workers = workers.into_iter().collect::<Result<Vec<_>, _>>()?;
    let coordinator = named("kerstin.berg")?;
    if !coordinator.roles.contains(&Role::Coordinator) {
        return Err(Stop::new("the coordinator is none"));
    }
    Ok(Users { workers, coordinator })
}

/// All requests with all that becomes of them.
fn cases(users: &Users, clients: usize, count: usize, steps: usize) -> Vec<Case> {
    let mut chance = Chance::of(SEED);
    let case = |number: usize| {
        let client = number * 13 % clients;
        // A client has one unit.
        let unit = UNITS[usize::from(client % 10 >= 7)];
        let of_unit: Vec<&User> =
            users.workers.iter().filter(|user| user.units.iter().any(|id| id == unit)).collect();
        let worker = of_unit[client % of_unit.len().max(1)].clone();
        let habit = Habit::drawn(&mut chance);
        let sent = chance.below(steps.saturating_sub(2).max(1));
        let other = if habit.recipient == "vc-norrskogen" { "vc-kvarnbacken" } else { "vc-norrskogen" };
        let (other, kind) = match habit.kind {
            "aktivitetsforfragan" if habit.recipient == "verkstan" => ("gront-arbete", habit.kind),
            "aktivitetsforfragan" => ("verkstan", habit.kind),
            kind => (other, kind),
        };
        let plan = plan::draw(sent, habit, &mut chance);
        let chance = Chance::of(SEED ^ u64::try_from(number).unwrap_or(0).wrapping_mul(0x9e37));
        let recipient = habit.recipient;
        Case { client, unit, worker, recipient, other, kind, plan, chance, number, sent: None }
    };
    (0..count).map(case).collect()
}

/// A worker that puts its letters into that folder.
fn post(gateway: &Arc<Gateway>, folder: std::path::PathBuf) -> Result<crate::worker::Worker, Stop> {
    let mailer = Mailer::with(&gateway.config, Transport::Directory(folder)).map_err(Stop::from_error)?;
    Ok(worker(gateway, mailer))
}
