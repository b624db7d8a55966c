//! A mail server that keeps silent holds up its letters and nothing else.

use std::sync::Arc;
use std::time::Duration;

use jiff::SignedDuration;
use tokio::sync::{Notify, oneshot};
use underlag::domain::change::{Change, Write};
use underlag::domain::request::Status;
use underlag::mail::transport::Failure;
use underlag::worker::Tally;

use super::{Scene, scene};

/// Lets everything go on until it is so.
async fn until(what: &str, is_so: impl Fn() -> bool) {
    let waiting = async {
        while !is_so() {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(20), waiting).await.unwrap_or_else(|_| panic!("{what}"));
}

fn silence() -> Failure {
    Failure::Later("timeout".to_owned())
}

/// The worker at work, what wakes it, what stops it, and its end.
fn running(scene: &Scene) -> (Arc<Notify>, oneshot::Sender<()>, tokio::task::JoinHandle<()>) {
    let wake = Arc::new(Notify::new());
    let (stop, stopped) = oneshot::channel::<()>();
    let (worker, woken) = (scene.worker.clone(), Arc::clone(&wake));
    let working = tokio::spawn(async move { worker.run(&woken, async { drop(stopped.await) }).await });
    (wake, stop, working)
}

#[tokio::test]
async fn destruction_and_expiry_do_not_wait_for_a_silent_mail_server() {
    let scene = scene();
    let (past, _) = scene.sent(1).await;
    scene.worker.tick().await;
    let sealed = scene.put().await;
    let kept = sealed.clone();
    let over = scene.now() - SignedDuration::from_hours(1);
    scene
        .revise(&past, |next| {
            next.document = Some(kept);
            next.expires_at = over;
        })
        .await;
    let (waiting, _) = scene.sent(2).await;
    scene.memory.keep_silent(true);
    let (wake, stop, working) = running(&scene);
    until("expired", || scene.record(&past).status() == Status::Expired).await;
    until("destroyed", || scene.store.pending_destructions(9).expect("read").is_empty()).await;
    assert!(scene.spool.read(&sealed).await.is_err());
    // What comes up now is done now.
    let fetched = scene.put().await;
    let writes = vec![Write::Destroy { id: fetched.id.clone() }];
    scene.store.commit(&Change { writes, ..Change::default() }).await.expect("committed");
    wake.notify_one();
    until("destroyed", || scene.store.pending_destructions(9).expect("read").is_empty()).await;
    assert_eq!(scene.record(&waiting).status(), Status::Sent);
    scene.memory.keep_silent(false);
    until("sent", || scene.record(&waiting).status() == Status::Mailed).await;
    drop(stop);
    tokio::time::timeout(Duration::from_secs(20), working).await.expect("it stops").expect("no panic");
}

#[tokio::test]
async fn a_stop_begins_no_letter_and_settles_the_one_under_way() {
    let scene = scene();
    for number in 0..100 {
        scene.sent(number).await;
    }
    scene.memory.keep_silent(true);
    let (_, stop, working) = running(&scene);
    tokio::task::yield_now().await;
    drop(stop);
    // The stop is heard while letters are under way.
    for _ in 0..1000 {
        tokio::task::yield_now().await;
    }
    scene.memory.keep_silent(false);
    tokio::time::timeout(Duration::from_secs(20), working).await.expect("it stops").expect("no panic");
    let left = scene.memory.letters().len();
    assert!(left < 100, "{left} letters left");
    assert_eq!(scene.store.due_notices(scene.now(), 999).expect("read").len(), 100 - left);
}

#[tokio::test]
async fn after_silences_in_a_row_the_outbox_pauses_and_one_letter_goes_first() {
    let scene = scene();
    for number in 0..60 {
        scene.sent(number).await;
        scene.memory.fail_next(silence());
    }
    let tried = scene.worker.tick().await.deferred;
    assert!((5..20).contains(&tried), "{tried} letters met silence");
    assert_eq!(scene.worker.tick().await, Tally::default(), "none is tried in the pause");
    for minutes in [1, 2, 4, 8, 15, 15] {
        scene.clock.advance(SignedDuration::from_mins(minutes));
        assert_eq!(scene.worker.tick().await.deferred, 1, "one shows that the server is still silent");
        assert_eq!(scene.worker.tick().await, Tally::default(), "after {minutes} minutes");
    }
    scene.memory.fail_no_more();
    scene.advance(5);
    assert_eq!(scene.worker.tick().await.accepted, 60);
    assert_eq!(scene.worker.tick().await, Tally::default());
}

#[tokio::test]
async fn letters_that_are_refused_one_by_one_make_no_pause() {
    let scene = scene();
    for number in 0..20 {
        scene.sent(number).await;
        scene.memory.fail_next(Failure::Later("451".to_owned()));
    }
    assert_eq!(scene.worker.tick().await.deferred, 20);
}
