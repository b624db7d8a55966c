//! Random sequences of changes of every kind, against a plain picture in memory: the same changes are
//! taken and refused, and every read finds the same, also after a restart.
//!
//! [`picture`] says what is so after a change, [`draws`] makes changes up, [`requests`] and [`reads`]
//! ask the store everything it can be asked.

mod draws;
mod picture;
mod reads;
mod requests;

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use underlag::domain::change::Write;
use underlag::store::Error;

use super::*;

use picture::{Picture, Refused};

/// Names every kind of write, so that the compiler asks for a new one, and the test below for its draw.
macro_rules! kinds {
    ($($name:ident),+ $(,)?) => {
        const KINDS: &[&str] = &[$(stringify!($name)),+];

        fn kind(write: &Write) -> &'static str {
            match write {
                $(Write::$name { .. } => stringify!($name)),+
            }
        }
    };
}

kinds! {
    Record, Consent, Watch, Once, Link, Session, Attempts, Unsent, NoticeDone, NoticeLater, Destroy,
    Destroyed, TimeKnown, MailboxRead, MailboxProof, Card, CardGone, Survey, TimedBy,
}

#[test]
fn every_kind_of_write_is_drawn() {
    let mut runner = TestRunner::deterministic();
    let write = draws::write();
    let drawn = (0..2_000).map(|_| kind(&write.new_tree(&mut runner).expect("drawn").current()));
    assert_eq!(drawn.collect::<BTreeSet<_>>(), KINDS.iter().copied().collect());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_store_is_its_model(
        drawn in prop::collection::vec((draws::change(), any::<bool>()), 1..40),
        restart_at in 0..40_usize,
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
        let mut opened = open();
        let mut picture = Picture::default();
        for (place, (mut change, fits)) in drawn.into_iter().enumerate() {
            if place == restart_at {
                opened = opened.again();
            }
            if fits {
                picture.fit(&mut change);
            }
            let taken = match runtime.block_on(opened.store.commit(&change)) {
                Ok(()) => Ok(()),
                Err(Error::Stale) => Err(Refused::Stale),
                Err(Error::Exists) => Err(Refused::Exists),
                Err(Error::Duplicate { reference }) => Err(Refused::Duplicate(reference)),
                Err(other) => panic!("{other}"),
            };
            prop_assert_eq!(taken, picture.commit(&change));
        }
        same(&opened.store, &picture);
        same(&opened.again().store, &picture);
    }
}

/// Every read there is, against the picture.
fn same(store: &Store, picture: &Picture) {
    requests::same(store, picture);
    reads::same(store, picture);
    assert_eq!(store.passed_over(), 0);
}
