//! Every other question, against the picture.

use std::cmp::Reverse;

use underlag::domain::survey;
use underlag::domain::watch::Watch;
use underlag::store::{Store, Timed, WatchFilter};

use crate::store::*;

use super::draws::{MONTHS, NUMBERS, UNITS, draft, month};
use super::picture::Picture;

pub fn same(store: &Store, picture: &Picture) {
    assert_eq!(store.mailbox_mark().expect("read"), picture.mark);
    assert_eq!(store.time_known().expect("read"), picture.time_known);
    assert_eq!(store.timed_by().expect("read"), picture.timed_by);
    for number in 0..12 {
        let id = digest(number);
        assert_eq!(store.mailbox_proof(&id).expect("read"), picture.proofs.get(&id).copied());
        assert_eq!(store.notice_known(&id).expect("read"), picture.notices.contains_key(&id));
        assert_eq!(store.once(&id).expect("read"), picture.once.get(&id).copied());
        assert_eq!(store.attempts(&id).expect("read"), picture.attempts.get(&id).cloned());
        same_of_people(store, picture, number);
        same_unsent(store, picture, number);
    }
    same_log(store, picture);
    for minutes in -1..10 {
        same_by_the_clock(store, picture, at(minutes));
    }
    let mut destroy = picture.destroy.clone();
    destroy.sort();
    assert_eq!(store.pending_destructions(usize::MAX).expect("read"), destroy);
    let waiting = picture.notices.values().flatten().map(|notice| notice.not_before);
    assert_eq!(store.next_due(Timed::Letter).expect("read"), waiting.min());
    same_consents(store, picture);
    same_watches(store, picture);
    same_survey(store, picture);
}

/// Sessions and links: by their own digest, and of their user or request.
fn same_of_people(store: &Store, picture: &Picture, number: u64) {
    let id = digest(number);
    assert_eq!(store.session(&id).expect("read"), picture.sessions.get(&id).cloned());
    let mut sessions = store.sessions_of_user(&id).expect("read");
    sessions.sort_by_key(|(digest, _)| *digest);
    let of_user = picture.sessions.iter().filter(|(_, session)| session.user == id);
    assert_eq!(sessions, of_user.map(|(digest, session)| (*digest, session.clone())).collect::<Vec<_>>());

    assert_eq!(store.link(&id).expect("read"), picture.links.get(&id).cloned());
    let mut links = store.links_of_request(&reference(number)).expect("read");
    links.sort_by_key(|(digest, _)| *digest);
    let of_request = picture.links.iter().filter(|(_, link)| link.reference == reference(number));
    assert_eq!(links, of_request.map(|(digest, link)| (*digest, link.clone())).collect::<Vec<_>>());
}

fn same_unsent(store: &Store, picture: &Picture, number: u64) {
    let id = digest(number);
    assert_eq!(store.unsent(&id).expect("read"), picture.unsent.get(&id).cloned());
    let mut found = store.unsent_of_user(&id).expect("read");
    found.sort_by_key(|(digest, _)| *digest);
    let of_user = picture.unsent.iter().filter(|(_, unsent)| unsent.owner == id);
    assert_eq!(found, of_user.map(|(digest, unsent)| (*digest, unsent.clone())).collect::<Vec<_>>());
    let under = picture.unsent.iter().filter(|(_, unsent)| unsent.consent == id).map(|(id, _)| *id);
    assert_eq!(store.unsent_of_consent(&id).expect("read"), under.collect::<Vec<_>>());
    for which in 0..2 {
        let document = draft(number, which).id;
        let known = picture.unsent.values().any(|unsent| unsent.document.id == document);
        assert_eq!(store.knows_document(&document).expect("read"), known);
    }
}

fn same_log(store: &Store, picture: &Picture) {
    for number in 0..NUMBERS {
        let id = digest(number);
        for entity in [Entity::Request(reference(number)), Entity::Consent(id), Entity::User(id)] {
            let of_entity = picture.events.iter().filter(|event| event.entity == entity);
            assert_eq!(store.events(&entity).expect("read"), of_entity.cloned().collect::<Vec<_>>());
        }
    }
    let log: Vec<(u64, Event)> = (0..).zip(picture.events.iter().cloned()).collect();
    assert_eq!(store.log(0, usize::MAX).expect("read"), log);
    assert_eq!(store.log(1, 2).expect("read"), log[log.len().min(1)..log.len().min(3)]);
    let last = picture.events.last().map(|event| event.recorded);
    assert_eq!(store.last_event_at().expect("read"), last);
}

fn same_by_the_clock(store: &Store, picture: &Picture, now: Timestamp) {
    let mut due: Vec<Notice> = picture.notices.values().flatten().cloned().collect();
    due.retain(|notice| notice.not_before <= now);
    due.sort_by_key(|notice| (notice.not_before, notice.id));
    assert_eq!(store.due_notices(now, usize::MAX).expect("read"), due);

    let idle = picture.sessions.iter().filter(|(_, session)| session.seen_at < now).map(|(id, _)| *id);
    assert_eq!(store.idle_sessions(now, 2).expect("read"), idle.take(2).collect::<Vec<_>>());
    let old = picture.unsent.iter().filter(|(_, unsent)| unsent.saved_at < now).map(|(id, _)| *id);
    assert_eq!(store.old_unsent(now, 2).expect("read"), old.take(2).collect::<Vec<_>>());

    let mut expired: Vec<_> = picture.cards.iter().filter(|(_, card)| card.expires_at < now).collect();
    expired.sort_by_key(|(digest, card)| (card.expires_at, **digest));
    let expired: Vec<Digest> = expired.into_iter().map(|(digest, _)| *digest).collect();
    assert_eq!(store.expired_cards(now, usize::MAX).expect("read"), expired);

    let mut lapsed: Vec<_> = picture.consents.values().collect();
    lapsed.retain(|consent| consent.evidence.is_some() && consent.expires_at < now);
    lapsed.sort_by_key(|consent| (consent.expires_at, consent.id));
    let lapsed: Vec<Digest> = lapsed.into_iter().map(|consent| consent.id).collect();
    assert_eq!(store.lapsed_evidence(now, usize::MAX).expect("read"), lapsed);
    for consent in picture.consents.values() {
        if let Some(scan) = &consent.evidence {
            assert!(store.knows_document(&scan.id).expect("read"));
        }
    }

    let mut given: Vec<_> = picture.consents.values().cloned().collect();
    given.retain(|consent| consent.state == ConsentState::Given);
    given.sort_by_key(|consent| (consent.expires_at, consent.id));
    let ending = given.iter().filter(|consent| consent.expires_at > at(1) && consent.expires_at <= now);
    let ending: Vec<ConsentRecord> = ending.cloned().collect();
    assert_eq!(store.consents_that_end(at(1), now).expect("read"), ending);
}

/// Consents, and the card of each.
fn same_consents(store: &Store, picture: &Picture) {
    for number in 0..NUMBERS {
        let id = digest(number);
        assert_eq!(store.consent(&id).expect("read"), picture.consents.get(&id).cloned());
        let client = digest(200 + number);
        let mut consents: Vec<_> = picture.consents.values().cloned().collect();
        let called = consents.iter().filter(|consent| consent.reference() == reference(number));
        let called: Vec<ConsentRecord> = called.cloned().collect();
        assert_eq!(store.consents_by_reference(&reference(number)).expect("read"), called);
        consents.retain(|consent| consent.client == client);
        consents.sort_by_key(|consent| (Reverse(consent.recorded_at), consent.id));
        assert_eq!(store.consents_of_client(&client).expect("read"), consents);

        assert_eq!(store.card(&id).expect("read"), picture.cards.get(&id).copied());
        let of_consent = picture.cards.values().find(|card| card.consent == id);
        assert_eq!(store.card_of_consent(&id).expect("read"), of_consent.copied());
    }
}

fn same_survey(store: &Store, picture: &Picture) {
    for from in 0..MONTHS {
        for to in 0..MONTHS {
            let mut sum = survey::Tally::new();
            let months = picture.survey.iter().filter(|(at, _)| (month(from)..=month(to)).contains(at));
            for (answer, count) in months.flat_map(|(_, tally)| tally) {
                *sum.entry(*answer).or_default() += count;
            }
            assert_eq!(store.survey(month(from), month(to)).expect("read"), sum);
        }
    }
}

fn same_watches(store: &Store, picture: &Picture) {
    for number in 0..NUMBERS {
        let known = picture.watches.get(&reference(number));
        assert_eq!(store.watch(&reference(number)).expect("read").as_ref(), known);
        let of_client = picture.watches.values().filter(|watch| watch.client == digest(200 + number));
        let found = store.watches_of_client(&digest(200 + number)).expect("read");
        assert_eq!(found.iter().collect::<Vec<_>>(), of_client.collect::<Vec<_>>());
        let now = at(i64::try_from(number).expect("small"));
        let mut looks: Vec<&Watch> = picture.watches.values().collect();
        looks.retain(|watch| watch.look_at.is_some_and(|at| at <= now));
        looks.sort_by_key(|watch| (watch.look_at, watch.reference));
        let found = store.watch_looks(now, usize::MAX).expect("read");
        assert_eq!(found.iter().collect::<Vec<_>>(), looks);
    }
    let next = picture.watches.values().filter_map(|watch| watch.look_at).min();
    assert_eq!(store.next_due(Timed::Watch).expect("read"), next);
    let kinds = [None, Some(WatchKind::UnderWatch), Some(WatchKind::DecisionFollowUp)];
    for (open, kind) in [true, false].into_iter().flat_map(|open| kinds.map(|kind| (open, kind))) {
        let mut listed: Vec<Watch> = picture.watches.values().cloned().collect();
        listed.retain(|watch| watch.is_open() == open && kind.is_none_or(|kind| kind == watch.kind));
        listed.sort_by_key(|watch| (watch.due_on, watch.reference));
        if !open {
            listed.reverse();
        }
        let (mut found, mut after) = (Vec::new(), None);
        loop {
            let filter = WatchFilter { open, kind };
            let page = store.watches_of_units(&UNITS.map(digest), filter, after, 1).expect("read");
            found.extend(page.watches);
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        assert_eq!(found, listed);
    }
}
