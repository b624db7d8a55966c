//! One row that can't be read keeps back what hangs on it and nothing else.

use jiff::SignedDuration;
use underlag::domain::change::Change;
use underlag::domain::notice::Letter;
use underlag::domain::reference::Reference;
use underlag::domain::request::{Record, Status};

use super::{Scene, open_scene, scene};

/// The number of the table of open requests.
const OPEN: u8 = 7;

/// Damages one open request behind the closed store's back.
fn damage(scene: Scene, reference: &Reference) -> Scene {
    let Scene { store, spool, memory, clock, worker, folder } = scene;
    drop((store, spool, worker, memory));
    let path = folder.path().join("store");
    // A child another test is starting may hold a copy of the lock for a moment.
    let db = (0..1_000_000).find_map(|_| sled::open(&path).ok()).expect("sled opens");
    let key = [&[OPEN][..], reference.as_bytes()].concat();
    assert!(db.insert(key, &[9, 1, 2]).expect("written").is_some(), "there was a row");
    db.flush().expect("flushed");
    drop(db);
    open_scene(folder, clock)
}

#[tokio::test]
async fn ladders_expiry_and_letters_of_all_others_go_on() {
    let scene = scene();
    let (first, _) = scene.sent(1).await;
    let (second, _) = scene.sent(2).await;
    let scene = damage(scene, &first.reference);
    let tally = scene.worker.tick().await;
    assert_eq!(tally.accepted, 1, "{tally:?}");
    assert_eq!(scene.record(&second).status(), Status::Mailed);
    // The ladder of the one, whose first step comes before it is due.
    let mut steps = 0;
    for _ in 0..20 * 24 {
        scene.advance(1);
        steps += scene.worker.tick().await.steps;
    }
    assert!(steps > 0);
    scene.advance(24 * 90);
    assert_eq!(scene.worker.tick().await.expired, 1);
    assert_eq!(scene.record(&second).status(), Status::Expired);
}

#[tokio::test]
async fn many_letters_about_what_cannot_be_read_stand_in_nobodys_way() {
    let scene = scene();
    let (broken, _) = scene.sent(1).await;
    // More than are taken at a time, and all before the one that can leave.
    for letter in Letter::ALL {
        for revision in 2..6 {
            let notice = scene.letter(&Record { revision, ..broken.clone() }, letter);
            let change = Change { notices: vec![notice], ..Change::default() };
            scene.store.commit(&change).await.expect("committed");
        }
    }
    scene.clock.advance(SignedDuration::from_secs(1));
    let (sound, _) = scene.sent(2).await;
    let scene = damage(scene, &broken.reference);
    scene.worker.tick().await;
    assert_eq!(scene.record(&sound).status(), Status::Mailed);
    assert_eq!(scene.store.due_notices(scene.now(), 999).expect("read"), [], "they wait");
    scene.advance(2);
    assert!(!scene.store.due_notices(scene.now(), 999).expect("read").is_empty(), "none is lost");
}
