//! Ladders under a moving clock: whatever happens and whenever, each step is taken once per
//! deadline, in opening hours, never after a stop, and none is lost.

use std::collections::BTreeSet;

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;
use underlag::domain::calendar::{Calendar, local_date, start_of_day};
use underlag::domain::change::{Change, FreshLink, Write};
use underlag::domain::deadline::{Keep, Terms, deadlines};
use underlag::domain::digest::Digest;
use underlag::domain::ladder::Ladder;
use underlag::domain::notice::{Audience, Letter, notice_for};
use underlag::domain::request::{DeclineReason, NextActor, Outcome, Record, Sealed};
use underlag::domain::timetable::Timetable;
use underlag::domain::workflow::answer::{self, Documents, Ending};
use underlag::domain::workflow::call::{self, Said};
use underlag::domain::workflow::link::Renewal;
use underlag::domain::workflow::reroute::{self, Onward};
use underlag::domain::workflow::time::{self, NewDue};
use underlag::domain::workflow::{Refusal, fetch};
use underlag::mail::transport::Failure;
use underlag::store::Timed;
use underlag::worker::Tally;

use super::{Scene, scene};
use crate::mail::record;

/// What can happen to a request.
#[derive(Debug, Clone)]
enum Act {
    /// The gateway runs for so many hours.
    Run(u16),
    /// It stands still for so many hours.
    Stand(u16),
    Open,
    Acknowledge,
    AskMoreTime(u8),
    Extend(u8),
    RefuseMoreTime,
    Remind,
    TakeCall,
    WillAnswer,
    NoContact,
    Reroute,
    Answer,
    Decline,
    Withdraw,
    /// The mail server takes no letters for the next tries.
    MailLater(u8),
    MailNever,
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let act = prop_oneof![
        6 => (1..120_u16).prop_map(Act::Run),
        3 => (1..900_u16).prop_map(Act::Stand),
        1 => Just(Act::Open),
        1 => Just(Act::Acknowledge),
        1 => (1..40_u8).prop_map(Act::AskMoreTime),
        2 => (0..40_u8).prop_map(Act::Extend),
        1 => Just(Act::RefuseMoreTime),
        1 => Just(Act::Remind),
        1 => Just(Act::TakeCall),
        1 => Just(Act::WillAnswer),
        1 => Just(Act::NoContact),
        1 => Just(Act::Reroute),
        1 => (1..6_u8).prop_map(Act::MailLater),
        1 => Just(Act::MailNever),
    ];
    let end = prop_oneof![
        Just(Act::Answer),
        Just(Act::Decline),
        Just(Act::Withdraw),
        Just(Act::Run(2000)),
        Just(Act::Stand(2000)),
    ];
    (prop::collection::vec(act, 1..14), end, prop::collection::vec(Just(Act::Run(300)), 1..3)).prop_map(
        |(mut acts, end, after)| {
            acts.push(end);
            acts.extend(after);
            acts
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_step_comes_once_in_opening_hours_and_none_after_a_stop(
        start_day in 0..730_i64,
        acts in acts(),
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        runtime.block_on(async {
            let mut story = Story::begin(start_day).await;
            for act in acts {
                story.act(act).await;
            }
            story.end();
        });
    }
}

/// One request's life, and what an onlooker with a calendar of paper expects of it.
struct Story {
    scene: Scene,
    calendar: Calendar,
    /// Ids of all letters that left.
    sent: BTreeSet<String>,
    /// Letters of steps that have to leave, as long as their step holds.
    owed: Vec<Owed>,
    /// A letter was refused for good: some that are owed may be gone.
    refused: bool,
    now: Timestamp,
    /// How many links were made.
    links: u32,
}

/// A person of the unit.
const BY: Digest = Digest::from_bytes([2; 32]);
/// The request goes between these.
const RECIPIENTS: [Digest; 2] = [Digest::from_bytes([3; 32]), Digest::from_bytes([33; 32])];

#[derive(Debug)]
struct Owed {
    /// How many recipients had it before.
    earlier: usize,
    step: &'static str,
    anchor: Date,
    round: u16,
    who: u8,
}

/// The standard ladder on paper: name, counted from the due day or the day to acknowledge by,
/// working days, every, and whom it tells (1 recipient, 2 escalation, 3 unit, 4 coordinator).
type Paper = (&'static str, bool, i32, Option<u32>, &'static [u8]);

const PAPER: [Paper; 5] = [
    ("unacknowledged", false, 1, None, &[1]),
    ("due-soon", true, -5, None, &[1]),
    ("overdue", true, 1, None, &[1, 3]),
    ("escalated", true, 5, None, &[2]),
    ("call", true, 10, Some(10), &[4]),
];

impl Story {
    async fn begin(start_day: i64) -> Self {
        let scene = scene();
        let calendar = Calendar::sweden();
        let start: Timestamp = "2026-01-05T09:30:00Z".parse().expect("a moment");
        let start = start + SignedDuration::from_hours(24 * start_day);
        scene.clock.advance(start.duration_since(scene.now()));
        let terms = Terms { acknowledge_days: 3, answer_days: 15, expire_days: 60 };
        let now = scene.now();
        let dates = deadlines(now, terms, &calendar);
        let record = Record {
            sent_at: now,
            acknowledge_by: dates.acknowledge_by,
            due_at: dates.due_at,
            expires_at: dates.expires_at,
            document: Some(scene.put().await),
            ..record()
        };
        let letter = notice_for(&record, Letter::RequestSent, Audience::Recipient(record.recipient), now);
        let change = Change {
            writes: vec![Write::Record(Box::new(record))],
            notices: vec![letter],
            ..Change::default()
        };
        let mut story =
            Self { scene, calendar, sent: BTreeSet::new(), owed: Vec::new(), refused: false, now, links: 0 };
        story.commit(change).await;
        story.tick().await;
        story
    }

    fn record(&self) -> Record {
        self.scene.record(&record())
    }

    async fn commit(&self, change: Change) {
        let change = Timetable::sweden().timed(change, self.scene.now());
        self.scene.store.commit(&change).await.expect("committed");
    }

    async fn act(&mut self, act: Act) {
        let (record, now) = (self.record(), self.scene.now());
        let today = local_date(now);
        let decided = match act {
            Act::Run(hours) => return self.run(hours).await,
            Act::Stand(hours) => {
                self.scene.advance(i64::from(hours));
                self.tick().await;
                return;
            }
            Act::MailLater(tries) => {
                for _ in 0..tries {
                    self.scene.memory.fail_next(Failure::Later("451".to_owned()));
                }
                return;
            }
            Act::MailNever => {
                self.scene.memory.fail_next(Failure::Never("550".to_owned()));
                self.refused = true;
                return;
            }
            Act::Open => answer::must_be_open(&record)
                .map(|()| answer::open(&record, Digest::from_bytes([1; 32]), now)),
            Act::Acknowledge => answer::acknowledge(&record, None, now, today),
            Act::AskMoreTime(days) => {
                let until = today.saturating_add(jiff::Span::new().days(days));
                answer::ask_more_time(&record, until, None, now, today)
            }
            Act::Extend(days) => time::extend(&record, self.new_due(days), self.link(), BY, now),
            Act::RefuseMoreTime => time::refuse_more_time(&record, self.link(), BY, now),
            Act::Remind => {
                let link = self.link();
                time::remind(&record, &Ladder::standard(), link, &self.calendar, BY, now)
            }
            Act::TakeCall => call::take(&record, BY, &self.calendar, now),
            Act::WillAnswer => call::called(&record, Said::WillAnswer, BY, &self.calendar, now),
            Act::NoContact => call::called(&record, Said::NoContact { again: true }, BY, &self.calendar, now),
            Act::Reroute => {
                let sealed = self.scene.put().await;
                let onward = self.onward(&record, sealed);
                reroute::reroute(&record, onward, BY, now)
            }
            Act::Answer => end(&record, Ending::Answer { score: None }, self.scene.put().await, now),
            Act::Decline => end(&record, Ending::Decline(DeclineReason::Other), self.scene.put().await, now),
            Act::Withdraw => fetch::withdraw(&record, BY, now),
        };
        if let Ok(change) = decided {
            self.commit(change).await;
            self.tick().await;
        }
    }

    fn new_due(&self, days: u8) -> NewDue {
        let day = self.calendar.add_working_days(local_date(self.scene.now()), days.into());
        NewDue { day, expire_days: 60, consent_ends: Timestamp::MAX }
    }

    fn link(&mut self) -> FreshLink {
        self.links += 1;
        let mut bytes = [11; 32];
        bytes[..4].copy_from_slice(&self.links.to_be_bytes());
        FreshLink { digest: Digest::from_bytes(bytes), wrapped: Some("sealed".to_owned()) }
    }

    fn onward(&mut self, record: &Record, document: Sealed) -> Onward {
        let terms = Terms { acknowledge_days: 3, answer_days: 15, expire_days: 60 };
        let now = self.scene.now();
        let link = self.link();
        let old = self.scene.store.links_of_request(&record.reference).expect("readable");
        Onward {
            scope: record.scope.clone(),
            recipient: *RECIPIENTS.iter().find(|who| **who != record.recipient).expect("two"),
            one_time_keys: None,
            document,
            deadlines: deadlines(now, terms, &self.calendar),
            proof: self.link().digest,
            link: Renewal {
                link: link.digest,
                wrapped_link: link.wrapped,
                old,
                attempts: Digest::from_bytes([1; 32]),
            },
        }
    }

    /// Wakes at every moment something is due, as the loop does.
    async fn run(&mut self, hours: u16) {
        let until = self.scene.now() + SignedDuration::from_hours(hours.into());
        loop {
            let store = &self.scene.store;
            let wakes = [Timed::Letter, Timed::Ladder].map(|timed| store.next_due(timed));
            let next = wakes.into_iter().filter_map(|at| at.expect("readable")).min();
            let Some(next) = next.filter(|next| *next <= until) else { break };
            let wait = next.duration_since(self.scene.now()).max(SignedDuration::ZERO);
            self.scene.clock.advance(wait + SignedDuration::from_secs(1));
            self.tick().await;
        }
        let rest = until.duration_since(self.scene.now());
        if rest.is_positive() {
            self.scene.clock.advance(rest);
        }
        self.tick().await;
    }

    async fn tick(&mut self) {
        let before = self.record();
        let tally: Tally = self.scene.worker.tick().await;
        assert_eq!(tally.failed, 0);
        self.now = self.scene.now();
        let after = self.record();
        self.check_steps(&before, &after);
        self.check_letters(&before);
        check_next_actor(&after);
        let again = self.scene.worker.tick().await;
        assert_eq!(again.steps, 0, "a second look finds nothing new");
        self.check_letters(&self.record());
    }

    /// What paper says is due, is taken; nothing else is.
    fn check_steps(&mut self, before: &Record, after: &Record) {
        let known = |record: &Record, name: &str, anchor: Date| {
            let same =
                |taken: &&underlag::domain::ladder::Taken| taken.name == name && taken.anchor == anchor;
            record.facts.steps.iter().find(same).map(|taken| taken.round)
        };
        let mut due = Vec::new();
        for (name, from_due, days, every, who) in PAPER {
            let anchor = local_date(if from_due { before.due_at } else { before.acknowledge_by });
            let was = known(before, name, anchor);
            let rounds = if every.is_some() { 40 } else { 1 };
            let mut latest = (was.map_or(0, |round| round + 1)..rounds).filter(|round| {
                let days = days + i32::from(*round) * every.unwrap_or(0).cast_signed();
                let at = eight(self.count(anchor, days));
                at > before.armed_at() && at <= self.now
            });
            let silent = before.facts.acknowledged.is_some() || before.facts.more_time.is_some();
            let applies = name != "unacknowledged" || !silent;
            // The expiry comes first in a tick.
            let open = before.is_open() && self.now < before.expires_at && self.calendar.is_open(self.now);
            let latest = if applies && open { latest.next_back() } else { None };
            let is = known(after, name, anchor);
            assert_eq!(is, latest.or(was), "{name} from {anchor} at {}", self.now);
            if let Some(round) = latest {
                let days = days + i32::from(round) * every.unwrap_or(0).cast_signed();
                due.push((self.count(anchor, days), name, anchor, round, who));
            }
        }
        due.sort_by_key(|(day, ..)| *day);
        let mut told = BTreeSet::new();
        for (_, step, anchor, round, who) in due.into_iter().rev() {
            for who in who.iter().copied().filter(|who| reachable(before, *who)) {
                if told.insert(who) {
                    self.owed.push(Owed { earlier: before.facts.earlier.len(), step, anchor, round, who });
                }
            }
        }
    }

    fn count(&self, anchor: Date, days: i32) -> Date {
        let mut day = anchor;
        let mut left = days.abs();
        while left > 0 {
            day = if days < 0 { day.yesterday() } else { day.tomorrow() }.expect("a day");
            left -= i32::from(self.calendar.is_working_day(day));
        }
        day
    }

    fn check_letters(&mut self, before: &Record) {
        for letter in self.scene.memory.drain() {
            let id = id_of(&letter.raw);
            assert!(self.sent.insert(id.clone()), "{id} left twice");
            let bytes = data_encoding::HEXLOWER.decode(id.as_bytes()).expect("hexadecimal");
            if bytes[8] == 0 {
                continue;
            }
            assert!(self.calendar.is_open(self.now), "{} is no working moment", self.now);
            assert!(before.is_open(), "a step's letter after the request had its outcome");
            let who = bytes[15];
            let name = String::from_utf8(bytes[16..].iter().copied().take_while(|b| *b != 0).collect());
            let name = name.expect("a name");
            let round = u16::from_be_bytes([bytes[13], bytes[14]]);
            let place = self.owed.iter().position(|owed| {
                (owed.step, owed.round, owed.who) == (&name, round, who)
                    && owed.earlier == usize::from(bytes[12])
                    && owed.anchor.day().cast_unsigned() == bytes[11]
                    && owed.anchor.month().cast_unsigned() == bytes[10]
            });
            let owed = self.owed.swap_remove(place.unwrap_or_else(|| panic!("{name} to {who} was not owed")));
            assert_eq!(owed.earlier, before.facts.earlier.len(), "{name}: it is at another recipient now");
            let current = if owed.step == "unacknowledged" { before.acknowledge_by } else { before.due_at };
            assert_eq!(owed.anchor, local_date(current), "{name}: its deadline had moved");
        }
    }

    fn end(self) {
        let record = self.record();
        let waiting = self.scene.store.next_due(Timed::Letter).expect("readable").is_some();
        for owed in &self.owed {
            let current = if owed.step == "unacknowledged" { record.acknowledge_by } else { record.due_at };
            let holds = record.is_open()
                && owed.anchor == local_date(current)
                && owed.earlier == record.facts.earlier.len();
            assert!(!holds || waiting || self.refused, "lost: {owed:?}");
        }
        if matches!(record.facts.outcome, Some(Outcome::Withdrawn { .. })) {
            assert!(record.document.is_none() && record.facts.draft.is_none(), "something sealed is left");
        }
    }
}

fn end(record: &Record, ending: Ending, document: Sealed, now: Timestamp) -> Result<Change, Refusal> {
    let keep = Keep { days: 30, consent_ends: record.expires_at };
    let documents = Documents { answer: document, copy: None, once: Digest::from_bytes([9; 32]) };
    answer::end(record, ending, documents, keep, &Calendar::sweden(), now)
}

fn eight(day: Date) -> Timestamp {
    // The days on which the clocks change are Sundays: 08:00 is eight hours into any working day.
    start_of_day(day) + SignedDuration::from_hours(8)
}

const fn reachable(record: &Record, who: u8) -> bool {
    let facts = &record.facts;
    match who {
        1 => facts.more_time.is_none() && facts.not_delivered_at.is_none() && facts.link_locked_at.is_none(),
        2 => facts.more_time.is_none(),
        _ => true,
    }
}

fn check_next_actor(record: &Record) {
    let facts = &record.facts;
    let expected = match &facts.outcome {
        Some(Outcome::Withdrawn { .. } | Outcome::Expired { .. }) => NextActor::Nobody,
        Some(_) if facts.fetched_at.is_some() => NextActor::Nobody,
        // What came was destroyed before anybody fetched it.
        Some(_) if record.document.is_none() && facts.answer.is_none() => NextActor::Nobody,
        Some(_) => NextActor::Unit,
        None if facts.call.is_some() => NextActor::Coordinator,
        None if facts.more_time.is_some() || facts.link_locked_at.is_some() => NextActor::Unit,
        None if facts.not_delivered_at.is_some()
            && facts.opened_at.is_none()
            && facts.acknowledged.is_none() =>
        {
            NextActor::Unit
        }
        None => NextActor::Recipient,
    };
    assert_eq!(record.next_actor(), expected);
}

/// What stands before the `@` of the `Message-ID`.
fn id_of(raw: &str) -> String {
    let line = raw.lines().find_map(|line| line.strip_prefix("Message-ID: <")).expect("a Message-ID");
    line.split('@').next().expect("a left side").to_owned()
}
