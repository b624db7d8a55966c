//! Watches, from a typed number to the row in the store.

use jiff::civil::{Date, date};
use underlag::domain::reference::Reference;
use underlag::domain::watch::{Watch, WatchKind};
use underlag::domain::workflow::Refusal;
use underlag::domain::workflow::watch::of_consent;
use underlag::exchange::watch::{self, About};
use underlag::exchange::{Error, consent};
use underlag::store::{WatchCursor, WatchFilter};

use super::gateway::{CLINIC, KIND, TestGateway, client};
use super::unnamed::{ask, pia, protected, sent};

async fn set(gateway: &TestGateway, kind: WatchKind, day: Date) -> Reference {
    let number = client().personal_number;
    let about = About::Client { number: &number, unit: "ekbacken" };
    watch::set(gateway, &gateway.worker(), about, kind, day, gateway.now()).await.expect("set")
}

#[tokio::test]
async fn a_watch_on_a_number_is_found_with_the_clients_requests() {
    let gateway = TestGateway::new();
    let (_, request) = gateway.sent().await;
    let typed = set(&gateway, WatchKind::DecisionFollowUp, date(2026, 12, 14)).await;
    let worker = gateway.worker();
    let about = About::Request(request);
    let from_request =
        watch::set(&gateway, &worker, about, WatchKind::CertificateExpires, date(2027, 2, 1), gateway.now())
            .await
            .expect("set");
    let client = gateway.record(&request).client;
    let found = gateway.store.watches_of_client(&client).expect("readable");
    assert_eq!(found.len(), 2);
    let of_request = watch::of_unit(&gateway, &worker, &from_request).expect("ours");
    assert_eq!(
        (of_request.request, of_request.consent),
        (Some(request), Some(gateway.record(&request).consent))
    );
    assert!(found.iter().any(|watch| watch.reference == typed));
}

#[tokio::test]
async fn another_unit_sees_and_moves_nothing() {
    let gateway = TestGateway::new();
    let kept = set(&gateway, WatchKind::DecisionFollowUp, date(2026, 12, 14)).await;
    let (stranger, now) = (gateway.stranger(), gateway.now());
    let moved = watch::move_to(&gateway, &stranger, &kept, date(2026, 12, 15), now).await;
    assert!(matches!(moved, Err(Error::NotFound)), "{moved:?}");
    let ended = watch::end(&gateway, &stranger, &kept, true, now).await;
    assert!(matches!(ended, Err(Error::NotFound)), "{ended:?}");
    let number = client().personal_number;
    let about = About::Client { number: &number, unit: "ekbacken" };
    let other = watch::set(&gateway, &stranger, about, WatchKind::UnderWatch, date(2026, 12, 14), now).await;
    assert!(matches!(other, Err(Error::Refused(Refusal::OutsideUnit))), "{other:?}");
}

#[tokio::test]
async fn a_watch_of_a_protected_request_is_seen_only_by_those_who_may() {
    let gateway = TestGateway::new();
    let (pia, worker, now) = (pia(&gateway), gateway.worker(), gateway.now());
    let held = protected(&gateway).await;
    let request = sent(ask(&gateway, &pia, &held, (KIND, CLINIC), |_| {}, &[]).await);
    let (about, day) = (About::Request(request), date(2027, 2, 1));
    let refused = watch::set(&gateway, &worker, about, WatchKind::UnderWatch, day, now).await;
    assert!(matches!(refused, Err(Error::NotFound)), "{refused:?}");
    let kept = watch::set(&gateway, &pia, about, WatchKind::UnderWatch, day, now).await.expect("set");

    assert!(watch::of_unit(&gateway, &pia, &kept).is_ok());
    let barred = watch::of_unit(&gateway, &worker, &kept);
    assert!(matches!(barred, Err(Error::NotFound)), "{barred:?}");
    let of_request = gateway.store.watch(&kept).expect("readable").expect("there");
    assert!(watch::may_see(&gateway, &pia, &of_request).expect("readable"));
    assert!(!watch::may_see(&gateway, &worker, &of_request).expect("readable"));
    // The last day of a consent is watched without a request.
    let of_consent = Watch { request: None, ..of_request };
    assert!(!watch::may_see(&gateway, &worker, &of_consent).expect("readable"));
    let ended = watch::end(&gateway, &worker, &kept, true, now).await;
    assert!(matches!(ended, Err(Error::NotFound)), "{ended:?}");
    watch::end(&gateway, &pia, &kept, true, now).await.expect("done");
}

#[tokio::test]
async fn lists_come_page_by_page_by_day_and_by_kind() {
    let gateway = TestGateway::new();
    let mut kept = Vec::new();
    for day in [20, 3, 11, 7, 15] {
        kept.push((date(2027, 1, day), set(&gateway, WatchKind::DecisionFollowUp, date(2027, 1, day)).await));
    }
    let other = set(&gateway, WatchKind::UnderWatch, date(2027, 1, 8)).await;
    kept.sort();
    let units = [gateway.parties().unit_digest("ekbacken"), gateway.parties().unit_digest("sodra")];
    let filter = WatchFilter { open: true, kind: Some(WatchKind::DecisionFollowUp) };
    let (mut seen, mut after) = (Vec::new(), None::<WatchCursor>);
    loop {
        let page = gateway.store.watches_of_units(&units, filter, after, 2).expect("readable");
        seen.extend(page.watches.iter().map(|watch| (watch.due_on, watch.reference)));
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    assert_eq!(seen, kept);
    let worker = gateway.worker();
    watch::end(&gateway, &worker, &other, true, gateway.now()).await.expect("done");
    watch::end(&gateway, &worker, &kept[0].1, false, gateway.now()).await.expect("dropped");
    let ended = WatchFilter { open: false, kind: None };
    let page = gateway.store.watches_of_units(&units, ended, None, 10).expect("readable");
    let references: Vec<Reference> = page.watches.iter().map(|watch| watch.reference).collect();
    assert_eq!(references, [other, kept[0].1], "the latest day first");
    assert_eq!(page.next, None);
}

#[tokio::test]
async fn a_revoked_consent_takes_its_own_watch_with_it() {
    let gateway = TestGateway::new();
    let (held, _) = gateway.sent().await;
    let record = gateway.store.consent(&held.id).expect("readable").expect("recorded");
    let timetable = gateway.timetable();
    let change =
        underlag::domain::workflow::watch::consent_expires(&record, &timetable.calendar, gateway.now());
    gateway.commit(change).await.expect("committed");
    consent::revoke(&gateway, &gateway.worker(), &held.id, gateway.now()).await.expect("revoked");
    let kept = gateway.store.watch(&of_consent(&held.id)).expect("readable").expect("there");
    assert!(!kept.is_open());
}
