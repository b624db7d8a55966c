//! A clock that is not to be believed: nothing is lost by it, and people go on working.

use jiff::SignedDuration;
use underlag::domain::change::{Change, Write};
use underlag::domain::request::Status;
use underlag::worker::Tally;

use super::{Scene, open_scene, scene};

const DAY: i64 = 24;

impl Scene {
    fn set_clock(&self, hours: i64) {
        self.clock.set(SignedDuration::from_hours(hours));
    }

    /// Runs hour by hour.
    async fn run(&self, hours: i64) -> Tally {
        let mut sum = Tally::default();
        for _ in 0..hours {
            self.advance(1);
            let tally = self.worker.tick().await;
            sum.steps += tally.steps;
            sum.expired += tally.expired;
            sum.swept += tally.swept;
            sum.destroyed += tally.destroyed;
            sum.accepted += tally.accepted;
            sum.failed += tally.failed;
        }
        sum
    }
}

#[tokio::test]
async fn a_jump_far_ahead_destroys_and_escalates_nothing_for_a_day() {
    let scene = scene();
    let (record, _) = scene.sent(1).await;
    scene.worker.tick().await;
    let sealed = scene.put().await;
    let kept = sealed.clone();
    scene.revise(&record, |next| next.document = Some(kept)).await;
    let unknown = scene.put().await;
    scene.set_clock(200 * DAY);
    let tally = scene.worker.tick().await;
    let held = scene.run(DAY - 1).await;
    assert_eq!((tally.expired + held.expired, held.swept, held.destroyed, held.failed), (0, 0, 0, 0));
    assert!(scene.record(&record).is_open());
    assert_eq!(scene.record(&record).facts.call, None, "no call is owed");
    assert!(scene.spool.read(&sealed).await.is_ok());
    assert!(scene.spool.read(&unknown).await.is_ok());
    // A person said nothing, and the clock has proved itself.
    let after = scene.run(3).await;
    assert_eq!((after.expired, after.swept), (1, 1));
}

#[tokio::test]
async fn a_clock_that_is_set_right_again_has_lost_nothing() {
    let scene = scene();
    let (record, _) = scene.sent(1).await;
    scene.worker.tick().await;
    scene.set_clock(200 * DAY);
    scene.run(5).await;
    scene.set_clock(-200 * DAY);
    let tally = scene.run(30).await;
    assert_eq!((tally.expired, tally.steps), (0, 0));
    assert!(scene.record(&record).is_open());
}

#[tokio::test]
async fn steps_that_escalate_wait_and_all_others_are_taken() {
    let scene = scene();
    // Opens at eight on Monday, so that what is due comes at once.
    let monday: jiff::Timestamp = "2026-11-23T09:00:00Z".parse().expect("a moment");
    scene.clock.advance(scene.now().duration_until(monday));
    let (record, _) = scene.sent(1).await;
    scene.worker.tick().await;
    scene.set_clock(7 * 7 * DAY);
    scene.worker.tick().await;
    let steps = |scene: &Scene| -> Vec<String> {
        scene.record(&record).facts.steps.iter().map(|taken| taken.name.clone()).collect()
    };
    let taken = steps(&scene);
    assert!(taken.contains(&"overdue".to_owned()), "{taken:?}");
    assert!(!taken.contains(&"escalated".to_owned()) && !taken.contains(&"call".to_owned()), "{taken:?}");
    scene.run(26).await;
    let taken = steps(&scene);
    assert!(taken.contains(&"escalated".to_owned()) && taken.contains(&"call".to_owned()), "{taken:?}");
}

#[tokio::test]
async fn what_a_person_lets_go_is_destroyed_whatever_the_clock_says() {
    let scene = scene();
    scene.worker.tick().await;
    let sealed = scene.put().await;
    scene.set_clock(200 * DAY);
    let writes = vec![Write::Destroy { id: sealed.id.clone() }];
    scene.store.commit(&Change { writes, ..Change::default() }).await.expect("committed");
    assert_eq!(scene.worker.tick().await.destroyed, 1);
}

#[tokio::test]
async fn a_start_far_ahead_of_the_last_time_known_is_held_also_after_another_start() {
    let scene = scene();
    let (record, _) = scene.sent(1).await;
    scene.worker.believe_the_clock().await.expect("committed");
    let mut scene = scene;
    scene.set_clock(200 * DAY);
    for _ in 0..2 {
        let Scene { store, spool, memory, clock, worker, folder } = scene;
        drop((store, spool, memory, worker));
        scene = open_scene(folder, clock);
        assert!(scene.worker.doubt_the_start().expect("read").is_some());
        assert_eq!(scene.run(3).await.expired, 0);
        assert_eq!(scene.record(&record).status(), Status::Mailed, "letters leave");
    }
    scene.worker.believe_the_clock().await.expect("committed");
    assert_eq!(scene.worker.tick().await.expired, 1, "a person says that it is right");
}

#[tokio::test]
async fn a_start_soon_after_the_last_time_known_is_believed() {
    let scene = scene();
    assert_eq!(scene.worker.doubt_the_start().expect("read"), None, "a new gateway");
    scene.worker.believe_the_clock().await.expect("committed");
    scene.advance(29 * DAY);
    assert_eq!(scene.worker.doubt_the_start().expect("read"), None);
    scene.advance(2 * DAY);
    assert!(scene.worker.doubt_the_start().expect("read").is_some());
}
