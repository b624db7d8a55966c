//! A full disk: nothing is half done, and it can be done again once there is room. With little room
//! only what is new is refused: what frees room, and what is only read, goes on.

use underlag::domain::language::Language;
use underlag::exchange::consent::Giver;
use underlag::exchange::send::Sent;
use underlag::exchange::{Error, answer, consent, draft, fetch, search};
use underlag::spool::{self, Spool};
use underlag::store::{self, Options, Store};

use super::gateway::{CLINIC, TestGateway, number, subject};
use crate::log::Log;
use crate::store::disk::{on_a_small_disk, small_disk};

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

impl TestGateway {
    /// Room for nothing new.
    pub fn with_little_room(&mut self) {
        self.fill_spool(NO_ROOM);
        self.store_with(&Options { reserve_bytes: NO_ROOM, rest_bytes: 0, ..Options::default() });
    }
}

#[tokio::test]
async fn with_little_room_what_is_there_is_read_and_let_go_and_nothing_new_is_taken() {
    let mut gateway = TestGateway::new();
    let consent = gateway.consent().await;
    let mut references = Vec::new();
    for submission in ["answered", "withdrawn", "opened", "left"] {
        let sent = gateway.send(&consent, CLINIC, submission).await;
        let Ok(Sent::Now(dispatch)) = sent else { panic!("sent") };
        references.push(dispatch.reference);
    }
    let [answered, withdrawn, opened, left] = references.try_into().expect("four");
    let visit = gateway.open(&answered).await.expect("opened");
    draft::fill(&visit, gateway.filled_answer(&visit));
    answer::send(&gateway, &visit, Language::Sv, gateway.now()).await.expect("sent");
    gateway.with_little_room();
    let room = gateway.short_of_room().expect("too little");
    assert!(room.to_string().contains(" MiB free of "), "{room}");

    let (worker, now) = (gateway.worker(), gateway.now());
    let refused = [
        gateway.send(&consent, CLINIC, "new").await.map(drop),
        consent::give(&gateway, &worker, Giver::alone(&subject()), gateway.terms(), now).await.map(drop),
    ];
    for result in refused {
        assert!(result.as_ref().is_err_and(says_full), "{result:?}");
    }
    let visit = gateway.open(&opened).await.expect("the recipient reads what it was sent");
    answer::acknowledge(&gateway, &visit, None, now).await.expect("acknowledged");
    assert!(gateway.open(&opened).await.is_ok());
    fetch::open(&gateway, &worker, &answered, &consent, now).await.expect("the unit opens the answer");
    fetch::confirm(&gateway, &worker, &answered, now).await.expect("fetched");
    fetch::withdraw(&gateway, &worker, &withdrawn, now).await.expect("withdrawn");
    assert!(gateway.store.pending_destructions(10).expect("read").len() >= 3, "room to be freed");
    consent::revoke(&gateway, &worker, &consent.id, now).await.expect("taken back");
    assert!(!gateway.record(&left).is_open(), "and its requests with it");
}

#[tokio::test]
async fn a_nearly_full_disk_is_logged_once_when_it_begins_and_once_when_it_ends() {
    let log = Log::listen();
    let mut gateway = TestGateway::new();
    gateway.with_little_room();
    for _ in 0..3 {
        assert!(gateway.short_of_room().is_some());
    }
    gateway.fill_spool(0);
    gateway.store_with(&Options { reserve_bytes: 0, rest_bytes: 0, ..Options::default() });
    for _ in 0..3 {
        assert_eq!(gateway.short_of_room(), None);
    }
    let text = log.text();
    let told: Vec<&str> = text.lines().filter(|line| line.contains("storage: ")).collect();
    assert_eq!(told.len(), 2, "{text}");
    assert!(told[0].contains("ERROR") && told[0].contains("MiB free of"), "{}", told[0]);
    assert!(told[1].contains("WARN") && told[1].contains("room for new things again"), "{}", told[1]);
}

#[test]
fn on_a_nearly_full_disk_the_gateway_starts() {
    on_a_small_disk("exchange::full_disk::starts_on_a_nearly_full_disk", 160);
}

/// The child of the test above; by itself it does nothing.
#[tokio::test]
async fn starts_on_a_nearly_full_disk() {
    let Some(disk) = small_disk() else { return };
    let gateway = TestGateway::with(|config| config.gateway.data_dir = disk.join("data"));
    let (consent, reference) = gateway.sent().await;
    // Less than what new things need, more than the rest.
    std::fs::write(disk.join("filler"), vec![0xaa; 64 << 20]).expect("there is room");
    let gateway = gateway.restart();
    assert!(gateway.short_of_room().is_some());
    let refused = gateway.send(&consent, CLINIC, "new").await;
    assert!(refused.as_ref().is_err_and(says_full), "{refused:?}");
    let worker = gateway.worker();
    fetch::withdraw(&gateway, &worker, &reference, gateway.now()).await.expect("withdrawn");
    std::fs::remove_file(disk.join("filler")).expect("removed");
    assert_eq!(gateway.short_of_room(), None);
    gateway.send(&consent, CLINIC, "new").await.expect("sent once there is room");
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
    let full = Options { reserve_bytes: NO_ROOM, rest_bytes: NO_ROOM, ..Options::default() };
    let folder = gateway.folder.path().join("other");
    gateway.parts().store = Store::open_with(&folder, &full).expect("a store that may write nothing");
    let result =
        consent::give(&gateway, &gateway.worker(), Giver::alone(&subject()), gateway.terms(), gateway.now())
            .await;
    assert!(result.as_ref().is_err_and(says_full), "{result:?}");
    assert!(
        search::consents(&gateway, &gateway.worker(), &number("190001019801")).expect("readable").is_empty()
    );
}
