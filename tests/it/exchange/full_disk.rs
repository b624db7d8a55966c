//! A full disk: nothing is half done, and it can be done again once there is room.

use underlag::domain::language::Language;
use underlag::exchange::{Error, answer, consent, draft};
use underlag::spool::{self, Spool};
use underlag::store::{self, Options, Store};

use super::gateway::{CLINIC, TestGateway, subject};

/// More than any disk has free.
const NO_ROOM: u64 = u64::MAX;

fn says_full(error: &Error) -> bool {
    matches!(error, Error::Spool(spool::Error::Full) | Error::Store(store::Error::Full))
        && error.text_key() == "exchange-full"
}

impl TestGateway {
    fn fill_spool(&mut self, reserve_bytes: u64) {
        let folder = self.folder.path().join("data/spool");
        self.parts().spool = Spool::open_with(&folder, reserve_bytes).expect("the same spool");
    }
}

#[tokio::test]
async fn a_request_is_not_sent_and_can_be_sent_again() {
    let mut gateway = TestGateway::new();
    let consent = gateway.consent().await;
    gateway.fill_spool(NO_ROOM);
    let result = gateway.send(&consent, CLINIC, "once").await;
    assert!(result.as_ref().is_err_and(says_full), "{result:?}");
    assert_eq!((gateway.outbox().len(), gateway.sealed_files()), (0, 0));
    gateway.fill_spool(0);
    gateway.send(&consent, CLINIC, "once").await.expect("sent once there is room");
}

#[tokio::test]
async fn an_answer_is_not_sent_and_stays_in_the_visit() {
    let mut gateway = TestGateway::new();
    let (_, reference) = gateway.sent().await;
    let visit = gateway.open(&reference).await.expect("opened");
    let filled = gateway.filled_answer(&visit);
    draft::fill(&visit, filled.clone());
    gateway.fill_spool(NO_ROOM);
    for result in [
        draft::save(&gateway, &visit, gateway.now()).await,
        answer::send(&gateway, &visit, Language::Sv, gateway.now()).await.map(drop),
    ] {
        assert!(result.as_ref().is_err_and(says_full), "{result:?}");
    }
    assert_eq!(visit.draft().response.items, filled.items);
    assert!(gateway.record(&reference).is_open());
    gateway.fill_spool(0);
    answer::send(&gateway, &visit, Language::Sv, gateway.now()).await.expect("sent once there is room");
}

#[tokio::test]
async fn a_consent_is_not_recorded() {
    let mut gateway = TestGateway::new();
    let full = Options { reserve_bytes: NO_ROOM, ..Options::default() };
    let folder = gateway.folder.path().join("other");
    gateway.parts().store = Store::open_with(&folder, &full).expect("a store that may write nothing");
    let result = consent::give(&gateway, &gateway.worker(), &subject(), gateway.terms(), gateway.now()).await;
    assert!(result.as_ref().is_err_and(says_full), "{result:?}");
    assert!(consent::of_client(&gateway, "190001019801").expect("readable").is_empty());
}
