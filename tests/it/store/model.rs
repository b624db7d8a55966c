//! Random sequences of changes, against a naive model in memory.

use std::collections::BTreeMap;

use proptest::prelude::*;
use underlag::domain::actor::Role;
use underlag::domain::change::{Attempts, Change, Link, Session, Write};
use underlag::domain::consent::{ConsentRecord, ConsentState};
use underlag::domain::mailbox::Mark;
use underlag::domain::request::{MoreTime, Status};
use underlag::domain::watch::{Watch, WatchEnd, WatchKind};
use underlag::store::{Error, Filter, Store, WatchFilter};

use super::*;

#[derive(Debug, Clone, PartialEq)]
enum Refused {
    Stale,
    Exists,
    Duplicate(Reference),
}

/// Tables without indexes; every question is answered by a walk over all of it.
#[derive(Debug, Clone, Default)]
struct Model {
    records: BTreeMap<Reference, Record>,
    consents: BTreeMap<Digest, ConsentRecord>,
    watches: BTreeMap<Reference, Watch>,
    once: BTreeMap<Digest, Reference>,
    links: BTreeMap<Digest, Link>,
    sessions: BTreeMap<Digest, Session>,
    attempts: BTreeMap<Digest, Attempts>,
    notices: BTreeMap<Digest, Option<Notice>>,
    destroy: Vec<SpoolId>,
    events: Vec<Event>,
    mark: Option<Mark>,
    time_known: Option<Timestamp>,
    proofs: BTreeMap<Digest, Timestamp>,
}

impl Model {
    fn commit(&mut self, change: &Change) -> Result<(), Refused> {
        let mut next = self.clone();
        next.apply(change)?;
        *self = next;
        Ok(())
    }

    fn apply(&mut self, change: &Change) -> Result<(), Refused> {
        for write in &change.writes {
            if let Write::Once { digest, reference } = write {
                match self.once.get(digest) {
                    Some(first) => return Err(Refused::Duplicate(*first)),
                    None => drop(self.once.insert(*digest, *reference)),
                }
            }
        }
        for write in &change.writes {
            self.write(write)?;
        }
        for notice in &change.notices {
            if self.notices.insert(notice.id, Some(notice.clone())).is_some() {
                return Err(Refused::Duplicate(notice.reference));
            }
        }
        self.events.extend(change.events.iter().cloned());
        Ok(())
    }

    fn write(&mut self, write: &Write) -> Result<(), Refused> {
        match write.clone() {
            // Nothing the model reads: held in the rows of their own tests.
            Write::Once { .. }
            | Write::TimedBy { .. }
            | Write::Card { .. }
            | Write::CardGone { .. }
            | Write::Survey { .. }
            | Write::Unsent { .. } => {}
            Write::Record(record) => {
                follows(self.records.get(&record.reference).map(|old| old.revision), record.revision)?;
                self.records.insert(record.reference, *record);
            }
            Write::Consent(consent) => {
                follows(self.consents.get(&consent.id).map(|old| old.revision), consent.revision)?;
                self.consents.insert(consent.id, *consent);
            }
            Write::Watch(watch) => {
                follows(self.watches.get(&watch.reference).map(|old| old.revision), watch.revision)?;
                self.watches.insert(watch.reference, *watch);
            }
            Write::Link { digest, link } => drop(self.links.insert(digest, link)),
            Write::Session { digest, session: Some(session) } => drop(self.sessions.insert(digest, session)),
            Write::Session { digest, session: None } => drop(self.sessions.remove(&digest)),
            Write::Attempts { digest, attempts: None } => drop(self.attempts.remove(&digest)),
            Write::Attempts { digest, attempts: Some(attempts) } => {
                let known = self.attempts.get(&digest).map_or(0, |known| known.failed);
                if attempts.failed != known + 1 {
                    return Err(Refused::Stale);
                }
                self.attempts.insert(digest, attempts);
            }
            Write::NoticeDone { id } => drop(self.notices.insert(id, None)),
            Write::NoticeLater(notice) => match self.notices.get_mut(&notice.id) {
                Some(Some(old)) => *old = *notice,
                _ => return Err(Refused::Stale),
            },
            Write::Destroy { id } => {
                self.destroy.retain(|known| *known != id);
                self.destroy.push(id);
            }
            Write::Destroyed { id } => self.destroy.retain(|known| *known != id),
            Write::TimeKnown { at } => self.time_known = Some(at),
            Write::MailboxRead(mark) => self.mark = Some(mark),
            Write::MailboxProof { mailbox, at } => drop(self.proofs.insert(mailbox, at)),
        }
        Ok(())
    }

    fn records(&self, keep: impl Fn(&Record) -> bool) -> Vec<Record> {
        self.records.values().filter(|record| keep(record)).cloned().collect()
    }
}

fn follows(known: Option<u64>, revision: u64) -> Result<(), Refused> {
    match known {
        None if revision == 1 => Ok(()),
        Some(_) if revision == 1 => Err(Refused::Exists),
        Some(known) if revision == known + 1 => Ok(()),
        _ => Err(Refused::Stale),
    }
}

fn records() -> impl Strategy<Value = Record> {
    let documents = (0..3_u64, 0..3_u64, 0..3_u64);
    (0..4_u64, 1..5_u64, 0..4_i64, 0..3_u64, 0..7_u8, documents).prop_map(
        |(number, revision, minutes, who, state, (document, answer, reason))| {
            let mut record = record(number);
            record.revision = revision;
            record.unit = digest(100 + who % 2);
            record.client = digest(200 + who);
            record.sent_at = at(minutes);
            record.due_at = at(minutes * 2);
            record.expires_at = at(minutes * 3);
            // Distinct ids: a document belongs to one request.
            let of = |kind: u64, which: u64| (which > 0).then(|| sealed(number * 100 + kind * 10 + which));
            record.document = of(1, document);
            record.facts.answer = of(2, answer);
            match state {
                0 => {}
                1 => record.facts.opened_at = Some(at(minutes)),
                2 => {
                    let until = record.due_date();
                    record.facts.more_time = Some(MoreTime { at: at(minutes), until, reason: of(3, reason) });
                }
                3 => record.facts.outcome = Some(Outcome::Withdrawn { at: at(minutes) }),
                4 => record.facts.outcome = Some(Outcome::Expired { at: at(minutes) }),
                _ => {
                    record.facts.outcome =
                        Some(Outcome::Answered { at: at(minutes), late: false, days: 7, score: None });
                    record.facts.fetched_at = (state == 6).then(|| at(minutes));
                }
            }
            record
        },
    )
}

fn consents() -> impl Strategy<Value = ConsentRecord> {
    (0..3_u64, 1..4_u64, 0..3_u8, 0..4_i64, 0..2_u64).prop_map(
        |(number, revision, state, minutes, client)| {
            let mut consent = consent(number);
            consent.revision = revision;
            consent.client = digest(200 + client);
            consent.recorded_at = at(minutes);
            consent.expires_at = at(minutes * 2);
            consent.state = match state {
                0 => ConsentState::Given,
                1 => ConsentState::Refused,
                _ => ConsentState::Revoked { at: at(minutes) },
            };
            consent
        },
    )
}

fn watches() -> impl Strategy<Value = Watch> {
    (0..4_u64, 1..4_u64, 0..3_u64, 0..4_i8, any::<bool>(), prop::option::of(0..4_i64)).prop_map(
        |(number, revision, who, day, done, minutes)| Watch {
            reference: reference(number),
            revision,
            kind: WatchKind::UnderWatch,
            unit: digest(100 + who % 2),
            worker: digest(1),
            client: digest(200 + who),
            request: None,
            consent: None,
            set_at: at(0),
            due_on: date(2026, 12, 1 + day),
            moved: 0,
            reminded_at: None,
            reminded_for: None,
            ended: minutes.is_none().then(|| WatchEnd { at: at(1), done }),
            look_at: minutes.map(at),
        },
    )
}

fn notices() -> impl Strategy<Value = Notice> {
    (0..4_u64, 0..4_i64).prop_map(|(number, minutes)| {
        let mut notice = notice(number);
        notice.not_before = at(minutes);
        notice
    })
}

fn any_write() -> impl Strategy<Value = Write> {
    let ids = 0..3_u64;
    prop_oneof![
        6 => records().prop_map(|record| Write::Record(Box::new(record))),
        2 => consents().prop_map(|consent| Write::Consent(Box::new(consent))),
        2 => watches().prop_map(|watch| Write::Watch(Box::new(watch))),
        1 => (0..12_u64, 0..4_u64).prop_map(|(id, number)| {
            Write::Once { digest: digest(id), reference: reference(number) }
        }),
        1 => (ids.clone(), any::<bool>()).prop_map(|(id, revoked)| Write::Link {
            digest: digest(id),
            link: Link { reference: reference(id), expires_at: at(1), revoked },
        }),
        1 => (ids.clone(), 0..3_u64, any::<bool>()).prop_map(|(id, user, ended)| Write::Session {
            digest: digest(id),
            session: (!ended).then(|| Session {
                user: digest(user), role: Role::Worker, started_at: at(0), seen_at: at(1), credential: Some(digest(user + 1)),
            }),
        }),
        1 => (ids.clone(), 0..3_u32).prop_map(|(id, failed)| Write::Attempts {
            digest: digest(id),
            attempts: (failed > 0).then_some(Attempts { failed, not_before: None, locked: false }),
        }),
        1 => (0..4_u64).prop_map(|id| Write::NoticeDone { id: digest(id) }),
        1 => notices().prop_map(|notice| Write::NoticeLater(Box::new(notice))),
        1 => ids.clone().prop_map(|id| Write::Destroy { id: sealed(id).id }),
        1 => ids.clone().prop_map(|id| Write::Destroyed { id: sealed(id).id }),
        1 => (0..9_i64).prop_map(|minutes| Write::TimeKnown { at: at(minutes) }),
        1 => (any::<u32>(), any::<u32>())
            .prop_map(|(validity, uid)| Write::MailboxRead(Mark { validity, uid })),
        1 => (ids, 0..3_i64).prop_map(|(id, minutes)| Write::MailboxProof {
            mailbox: digest(id), at: at(minutes),
        }),
    ]
}

fn changes() -> impl Strategy<Value = Change> {
    let events = prop_oneof![
        (0..4_u64).prop_map(|number| event(Entity::Request(reference(number)), Action::RequestOpened)),
        (0..3_u64).prop_map(|number| event(Entity::Consent(digest(number)), Action::ConsentGiven)),
        (0..3_u64).prop_map(|number| event(Entity::User(digest(number)), Action::LoggedIn)),
    ];
    let writes = prop::collection::vec(any_write(), 0..4);
    let notices = prop::collection::vec(notices(), 0..2);
    let events = prop::collection::vec(events, 0..3);
    (writes, events, notices).prop_map(|(writes, events, notices)| Change { writes, events, notices })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_store_is_its_model(changes in prop::collection::vec(changes(), 1..40), restart_at in 0..40_usize) {
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
        let mut opened = open();
        let mut model = Model::default();
        for (place, change) in changes.iter().enumerate() {
            if place == restart_at {
                opened = opened.again();
            }
            let taken = match runtime.block_on(opened.store.commit(change)) {
                Ok(()) => Ok(()),
                Err(Error::Stale) => Err(Refused::Stale),
                Err(Error::Exists) => Err(Refused::Exists),
                Err(Error::Duplicate { reference }) => Err(Refused::Duplicate(reference)),
                Err(other) => panic!("{other}"),
            };
            prop_assert_eq!(taken, model.commit(change));
        }
        same(&opened.store, &model);
        same(&opened.again().store, &model);
    }
}

/// Every read there is, against the model.
fn same(store: &Store, model: &Model) {
    same_records(store, model);
    same_watches(store, model);
    assert_eq!(store.mailbox_mark().expect("read"), model.mark);
    assert_eq!(store.time_known().expect("read"), model.time_known);
    for number in 0..12 {
        let id = digest(number);
        assert_eq!(store.mailbox_proof(&id).expect("read"), model.proofs.get(&id).copied());
        assert_eq!(store.notice_known(&id).expect("read"), model.notices.contains_key(&id));
        assert_eq!(store.consent(&id).expect("read"), model.consents.get(&id).cloned());
        assert_eq!(store.once(&id).expect("read"), model.once.get(&id).copied());
        assert_eq!(store.link(&id).expect("read"), model.links.get(&id).cloned());
        assert_eq!(store.session(&id).expect("read"), model.sessions.get(&id).cloned());
        assert_eq!(store.attempts(&id).expect("read"), model.attempts.get(&id).cloned());
        let mut sessions = store.sessions_of_user(&id).expect("read");
        sessions.sort_by_key(|(digest, _)| *digest);
        let of_user = model.sessions.iter().filter(|(_, session)| session.user == id);
        assert_eq!(sessions, of_user.map(|(digest, session)| (*digest, session.clone())).collect::<Vec<_>>());
        let mut links = store.links_of_request(&reference(number)).expect("read");
        links.sort_by_key(|(digest, _)| *digest);
        let of_request = model.links.iter().filter(|(_, link)| link.reference == reference(number));
        assert_eq!(links, of_request.map(|(digest, link)| (*digest, link.clone())).collect::<Vec<_>>());
        for entity in [Entity::Request(reference(number)), Entity::Consent(id), Entity::User(id)] {
            let of_entity = model.events.iter().filter(|event| event.entity == entity);
            assert_eq!(store.events(&entity).expect("read"), of_entity.cloned().collect::<Vec<_>>());
        }
    }
    let log: Vec<Event> = store.log(0, usize::MAX).expect("read").into_iter().map(|(_, e)| e).collect();
    assert_eq!(log, model.events);
    for minutes in 0..5 {
        let mut due: Vec<Notice> = model.notices.values().flatten().cloned().collect();
        due.retain(|notice| notice.not_before <= at(minutes));
        due.sort_by_key(|notice| (notice.not_before, notice.id));
        assert_eq!(store.due_notices(at(minutes), usize::MAX).expect("read"), due);
    }
    let mut destroy = model.destroy.clone();
    destroy.sort();
    assert_eq!(store.pending_destructions(usize::MAX).expect("read"), destroy);
}

fn same_watches(store: &Store, model: &Model) {
    for number in 0..4 {
        let known = model.watches.get(&reference(number));
        assert_eq!(store.watch(&reference(number)).expect("read").as_ref(), known);
        let of_client = model.watches.values().filter(|watch| watch.client == digest(200 + number));
        let found = store.watches_of_client(&digest(200 + number)).expect("read");
        assert_eq!(found.iter().collect::<Vec<_>>(), of_client.collect::<Vec<_>>());
        let now = at(i64::try_from(number).expect("small"));
        let mut looks: Vec<&Watch> = model.watches.values().collect();
        looks.retain(|watch| watch.look_at.is_some_and(|at| at <= now));
        looks.sort_by_key(|watch| (watch.look_at, watch.reference));
        let found = store.watch_looks(now, usize::MAX).expect("read");
        assert_eq!(found.iter().collect::<Vec<_>>(), looks);
    }
    let next = model.watches.values().filter_map(|watch| watch.look_at).min();
    assert_eq!(store.next_watch_look_at().expect("read"), next);
    for open in [true, false] {
        let mut listed: Vec<Watch> =
            model.watches.values().filter(|watch| watch.is_open() == open).cloned().collect();
        listed.sort_by_key(|watch| (watch.due_on, watch.reference));
        if !open {
            listed.reverse();
        }
        let units = [digest(100), digest(101)];
        let (mut found, mut after) = (Vec::new(), None);
        loop {
            let filter = WatchFilter { open, kind: None };
            let page = store.watches_of_units(&units, filter, after, 1).expect("read");
            found.extend(page.watches);
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        assert_eq!(found, listed);
    }
}

fn same_records(store: &Store, model: &Model) {
    let units = [digest(100), digest(101)];
    for number in 0..4 {
        let known = model.records.get(&reference(number)).cloned();
        assert_eq!(store.record(&reference(number)).expect("read"), known);
        let client = digest(200 + number);
        let mut requests = model.records(|record| record.client == client);
        requests.sort_by_key(|record| (std::cmp::Reverse(record.sent_at), record.reference));
        assert_eq!(store.requests_of_client(&client).expect("read"), requests);
        let mut consents: Vec<_> =
            model.consents.values().filter(|consent| consent.client == client).cloned().collect();
        consents.sort_by_key(|consent| (std::cmp::Reverse(consent.recorded_at), consent.id));
        assert_eq!(store.consents_of_client(&client).expect("read"), consents);
        for kind in 1..4 {
            for which in 1..3 {
                let sealed = sealed(number * 100 + kind * 10 + which);
                let owner = model.records(|record| documents(record).contains(&sealed));
                assert_eq!(
                    store.document_owner(&sealed.id).expect("read"),
                    owner.first().map(|record| record.reference)
                );
            }
        }
    }
    for minutes in -1..10 {
        let now = at(minutes);
        let mut expiring = model
            .records(|record| record.expires_at < now && (record.is_open() || !documents(record).is_empty()));
        expiring.sort_by_key(|record| (record.expires_at, record.reference));
        assert_eq!(store.expiring(now, usize::MAX).expect("read"), expiring);

        let mut overdue = model.records(|record| record.is_overdue(now));
        overdue.sort_by_key(|record| (record.due_at, record.reference));
        let page = store.requests_of_units(&units, Filter::Overdue(now), None, 50).expect("read");
        assert_eq!(page.records, overdue);
        let counts = store.counts_of_units(&units, now).expect("read");
        assert_eq!(counts.overdue, overdue.len() as u64);
        for (status, count) in counts.by_status {
            assert_eq!(count, model.records(|record| record.status() == status).len() as u64);
        }

        let mut consents: Vec<_> = model.consents.values().cloned().collect();
        consents.retain(|consent| consent.state == ConsentState::Given && consent.expires_at < now);
        consents.sort_by_key(|consent| (consent.expires_at, consent.id));
        assert_eq!(store.expiring_consents(now, usize::MAX).expect("read"), consents);
    }
    for filter in [Filter::All, Filter::Open, Filter::Closed, Filter::Status(Status::Fetched)] {
        let mut records = model.records(|record| match filter {
            Filter::Open => record.is_open(),
            Filter::Closed => !record.is_open(),
            Filter::Status(status) => record.status() == status,
            _ => true,
        });
        records.sort_by_key(|record| (std::cmp::Reverse(record.sent_at), record.reference));
        assert_eq!(store.requests_of_units(&units, filter, None, 50).expect("read").records, records);
    }
    let all = store.counts_of_units(&units, at(0)).expect("read").all();
    assert_eq!(all, model.records.len() as u64);
}

fn documents(record: &Record) -> Vec<Sealed> {
    let reason = record.facts.more_time.as_ref().and_then(|more| more.reason.clone());
    [record.document.clone(), record.facts.answer.clone(), record.facts.draft.clone(), reason]
        .into_iter()
        .flatten()
        .chain(record.facts.draft_files.clone())
        .collect()
}
