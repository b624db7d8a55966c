//! What a commit takes and what it refuses.

use std::future::poll_fn;
use std::os::unix::fs::PermissionsExt;

use std::task::Poll;
use underlag::domain::actor::Role;

use underlag::domain::audit::{Action, Agent, Entity};
use underlag::domain::change::{Attempts, Change, Link, Session, Write};
use underlag::domain::consent::ConsentState;
use underlag::store::{Error, Store, Timed};

use super::*;

#[tokio::test]
async fn everything_in_a_change_is_there_after_it_and_after_a_restart() {
    let mut opened = open();
    let request = Entity::Request(reference(10));
    let link = Link { reference: reference(10), expires_at: at(9), revoked: false };
    let session = Session {
        user: digest(3),
        role: Role::Worker,
        started_at: at(0),
        seen_at: at(1),
        credential: Some(digest(9)),
    };
    let attempts = Attempts { failed: 1, not_before: Some(at(4)), locked: false };
    let change = Change {
        writes: vec![
            Write::Once { digest: digest(70), reference: reference(10) },
            Write::Record(Box::new(record(10))),
            Write::Consent(Box::new(consent(11))),
            Write::Link { digest: digest(12), link: link.clone() },
            Write::Session { digest: digest(13), session: Some(session.clone()) },
            Write::Attempts { digest: digest(14), attempts: Some(attempts.clone()) },
            Write::Destroy { id: sealed(15).id },
        ],
        events: vec![event(request, Action::RequestSent), event(request, Action::LetterAccepted)],
        notices: vec![notice(16)],
    };
    committed(&opened.store, &change).await;
    for _ in 0..2 {
        let store = &opened.store;
        assert_eq!(store.once(&digest(70)).expect("read"), Some(reference(10)));
        assert_eq!(store.record(&reference(10)).expect("read"), Some(record(10)));
        assert_eq!(store.requests_of_client(&digest(2)).expect("read"), [record(10)]);
        assert_eq!(store.document_owner(&sealed(10).id).expect("read"), Some(reference(10)));
        assert_eq!(store.consent(&digest(11)).expect("read"), Some(consent(11)));
        assert_eq!(store.consents_of_client(&digest(2)).expect("read"), [consent(11)]);
        assert_eq!(store.link(&digest(12)).expect("read"), Some(link.clone()));
        assert_eq!(store.links_of_request(&reference(10)).expect("read"), [(digest(12), link.clone())]);
        assert_eq!(store.session(&digest(13)).expect("read"), Some(session.clone()));
        assert_eq!(store.sessions_of_user(&digest(3)).expect("read"), [(digest(13), session.clone())]);
        assert_eq!(store.attempts(&digest(14)).expect("read"), Some(attempts.clone()));
        assert_eq!(store.pending_destructions(9).expect("read"), [sealed(15).id]);
        assert_eq!(store.events(&request).expect("read"), change.events);
        assert_eq!(store.due_notices(at(0), 9).expect("read"), [notice(16)]);
        opened = opened.again();
    }
}

#[tokio::test]
async fn a_stale_revision_is_refused_and_leaves_nothing() {
    let Opened { store, folder: _folder } = open();
    committed(&store, &put(&record(1))).await;
    committed(&store, &put(&answered(&record(1)))).await;
    let mut change = put(&answered(&record(1)));
    change.events.push(event(Entity::Request(reference(1)), Action::Answered));
    change.notices.push(notice(9));
    assert!(matches!(store.commit(&change).await, Err(Error::Stale)));
    assert_eq!(store.events(&Entity::Request(reference(1))).expect("read"), []);
    assert_eq!(store.due_notices(at(0), 9).expect("read"), []);

    let mut unknown = record(2);
    unknown.revision = 2;
    assert!(matches!(store.commit(&put(&unknown)).await, Err(Error::Stale)));
    unknown.revision = 0;
    assert!(matches!(store.commit(&put(&unknown)).await, Err(Error::Stale)));
    assert_eq!(store.record(&reference(2)).expect("read"), None);
}

#[tokio::test]
async fn a_new_record_under_a_taken_reference_is_refused() {
    let Opened { store, folder: _folder } = open();
    committed(&store, &put(&record(1))).await;
    let mut other = record(1);
    other.client = digest(99);
    assert!(matches!(store.commit(&put(&other)).await, Err(Error::Exists)));
    assert_eq!(store.record(&reference(1)).expect("read"), Some(record(1)));
    assert_eq!(store.requests_of_client(&digest(99)).expect("read"), []);
}

#[tokio::test]
async fn a_repetition_is_told_from_a_collision_and_names_the_first_request() {
    let Opened { store, folder: _folder } = open();
    let sent = |number| {
        writes([
            Write::Record(Box::new(record(number))),
            Write::Once { digest: digest(70), reference: reference(number) },
        ])
    };
    committed(&store, &sent(1)).await;
    for number in [1, 2] {
        let refused = store.commit(&sent(number)).await;
        assert!(matches!(refused, Err(Error::Duplicate { reference: first }) if first == reference(1)));
    }
    assert_eq!(store.record(&reference(2)).expect("read"), None);
}

#[tokio::test]
async fn a_refused_change_does_not_hurt_the_others_of_its_group() {
    let Opened { store, folder: _folder } = open();
    // Started together, so that most of them share groups; every third repeats the one before it.
    let tasks: Vec<_> = (0..300_u64)
        .map(|number| {
            let store = store.clone();
            let once = if number % 3 == 2 { number - 1 } else { number };
            let change = writes([
                Write::Record(Box::new(record(number))),
                Write::Once { digest: digest(10_000 + once), reference: reference(number) },
            ]);
            tokio::spawn(async move { (number, store.commit(&change).await) })
        })
        .collect();
    let mut taken = 0;
    for task in tasks {
        let (number, outcome) = task.await.expect("the task ends");
        match outcome {
            Ok(()) => taken += 1,
            Err(Error::Duplicate { reference: first }) => {
                assert!(first == reference(number - 1) || first == reference(number + 1));
                assert_eq!(store.record(&reference(number)).expect("read"), None);
            }
            Err(other) => panic!("{other}"),
        }
    }
    assert_eq!(taken, 200);
    assert_eq!(store.requests_of_client(&digest(2)).expect("read").len(), 200);
    assert_eq!(store.counts_of_units(&[digest(1)], at(0)).expect("read").all(), 200);
}

#[tokio::test]
async fn attempts_count_one_by_one() {
    let Opened { store, folder: _folder } = open();
    let tried = |failed| {
        let attempts = Attempts { failed, not_before: None, locked: false };
        writes([Write::Attempts { digest: digest(1), attempts: Some(attempts) }])
    };
    committed(&store, &tried(1)).await;
    // Two wrong keys at the same time: the second was decided on an older count.
    assert!(matches!(store.commit(&tried(1)).await, Err(Error::Stale)));
    committed(&store, &tried(2)).await;
    assert!(matches!(store.commit(&tried(4)).await, Err(Error::Stale)));
    committed(&store, &writes([Write::Attempts { digest: digest(1), attempts: None }])).await;
    assert_eq!(store.attempts(&digest(1)).expect("read"), None);
    committed(&store, &tried(1)).await;
}

#[tokio::test]
async fn a_step_is_told_once_later_or_never() {
    let Opened { store, folder: _folder } = open();
    let told = |number| Change { notices: vec![notice(number)], ..Change::default() };
    committed(&store, &told(1)).await;
    assert!(matches!(store.commit(&told(1)).await, Err(Error::Duplicate { .. })));

    let mut later = notice(1);
    later.not_before = at(30);
    later.attempts = 1;
    committed(&store, &writes([Write::NoticeLater(Box::new(later.clone()))])).await;
    assert_eq!(store.due_notices(at(29), 9).expect("read"), []);
    assert_eq!(store.next_due(Timed::Letter).expect("read"), Some(at(30)));
    assert_eq!(store.due_notices(at(30), 9).expect("read"), [later.clone()]);

    committed(&store, &writes([Write::NoticeDone { id: digest(1) }])).await;
    assert_eq!(store.due_notices(at(99), 9).expect("read"), []);
    assert_eq!(store.next_due(Timed::Letter).expect("read"), None);
    // Settled: neither told again nor brought back.
    assert!(matches!(store.commit(&told(1)).await, Err(Error::Duplicate { .. })));
    assert!(matches!(store.commit(&writes([Write::NoticeLater(Box::new(later))])).await, Err(Error::Stale)));
    committed(&store, &writes([Write::NoticeDone { id: digest(1) }])).await;
}

#[tokio::test]
async fn the_longest_waiting_notice_comes_first() {
    let Opened { store, folder: _folder } = open();
    for (number, minutes) in [(1, 20), (2, 10), (3, 30)] {
        let mut notice = notice(number);
        notice.not_before = at(minutes);
        committed(&store, &Change { notices: vec![notice], ..Change::default() }).await;
    }
    let ids = |limit| -> Vec<_> {
        store.due_notices(at(25), limit).expect("read").into_iter().map(|notice| notice.id).collect()
    };
    assert_eq!(ids(9), [digest(2), digest(1)]);
    assert_eq!(ids(1), [digest(2)]);
}

#[tokio::test]
async fn events_keep_their_order_through_a_restart() {
    let opened = open();
    let (request, agent) = (Entity::Request(reference(1)), Entity::User(digest(3)));
    let steps = [Action::RequestSent, Action::RequestOpened, Action::Answered];
    for action in steps {
        let change = Change {
            events: vec![event(request, action), event(agent, Action::LoggedIn)],
            ..Change::default()
        };
        committed(&opened.store, &change).await;
    }
    let opened = opened.again();
    let mut last = event(request, Action::AnswerFetched);
    last.agent = Agent::Gateway;
    // Earlier by the clock, later in the log.
    last.recorded = at(-5);
    committed(&opened.store, &Change { events: vec![last], ..Change::default() }).await;
    let actions: Vec<_> =
        opened.store.events(&request).expect("read").into_iter().map(|event| event.action).collect();
    assert_eq!(actions[..3], steps);
    assert_eq!(actions[3..], [Action::AnswerFetched]);
    assert_eq!(opened.store.events(&agent).expect("read").len(), 3);
    let log = opened.store.log(5, 10).expect("read");
    assert_eq!(log.iter().map(|(number, _)| *number).collect::<Vec<_>>(), [5, 6]);
}

#[tokio::test]
async fn a_revoked_consent_no_longer_expires() {
    let Opened { store, folder: _folder } = open();
    let given = consent(1);
    committed(&store, &writes([Write::Consent(Box::new(given.clone()))])).await;
    assert_eq!(store.consents_that_end(at(0), at(9_999)).expect("read"), []);
    assert_eq!(store.consents_that_end(at(0), at(10_000)).expect("read"), std::slice::from_ref(&given));
    let mut revoked = given;
    revoked.revision = 2;
    revoked.state = ConsentState::Revoked { at: at(77) };
    committed(&store, &writes([Write::Consent(Box::new(revoked.clone()))])).await;
    assert_eq!(store.consents_that_end(at(0), at(10_000)).expect("read"), []);
    assert_eq!(store.consents_of_client(&digest(2)).expect("read"), [revoked.clone()]);
    assert!(matches!(store.commit(&writes([Write::Consent(Box::new(revoked))])).await, Err(Error::Stale)));
    assert!(matches!(
        store.commit(&writes([Write::Consent(Box::new(consent(1)))])).await,
        Err(Error::Exists)
    ));
}

#[tokio::test]
async fn sessions_end_one_by_one_or_all() {
    let Opened { store, folder: _folder } = open();
    let session = |minutes| Session {
        user: digest(3),
        role: Role::Coordinator,
        started_at: at(0),
        seen_at: at(minutes),
        credential: None,
    };
    for number in [1, 2] {
        let minutes = i64::try_from(number).expect("small") * 10;
        committed(
            &store,
            &writes([Write::Session { digest: digest(number), session: Some(session(minutes)) }]),
        )
        .await;
    }
    assert_eq!(store.sessions_of_user(&digest(3)).expect("read").len(), 2);
    assert_eq!(store.idle_sessions(at(15), 9).expect("read"), [digest(1)]);
    assert_eq!(store.idle_sessions(at(25), 1).expect("read").len(), 1);
    committed(&store, &writes([Write::Session { digest: digest(1), session: None }])).await;
    assert_eq!(store.session(&digest(1)).expect("read"), None);
    assert_eq!(store.sessions_of_user(&digest(3)).expect("read"), [(digest(2), session(20))]);
}

#[tokio::test]
async fn a_change_is_made_even_if_nobody_waits_for_it() {
    let Opened { store, folder } = open();
    let change = put(&record(1));
    let mut forgotten = Box::pin(store.commit(&change));
    // Polled once: on its way to the committer.
    let polled = poll_fn(|context| Poll::Ready(forgotten.as_mut().poll(context))).await;
    drop((polled, forgotten));
    let store = Opened { store, folder }.again();
    assert_eq!(store.store.record(&reference(1)).expect("read"), Some(record(1)));
}

#[test]
fn two_cannot_have_it_open() {
    let opened = open();
    let refused = Store::open(opened.folder.path());
    assert!(matches!(&refused, Err(Error::InUse { folder }) if folder == opened.folder.path()));
    let said = refused.expect_err("refused").to_string();
    assert!(said.contains("another gateway process"), "{said}");
    opened.again();
}

#[test]
fn the_folder_is_for_its_owner_only() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let data = folder.path().join("data");
    drop(Store::open(&data).expect("opens"));
    assert_eq!(std::fs::metadata(data).expect("there").permissions().mode() & 0o777, 0o700);
}
