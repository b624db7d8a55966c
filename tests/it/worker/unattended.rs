//! What a unit lets lie: its coordinator is told, once.

use jiff::Timestamp;
use jiff::civil::date;
use underlag::domain::notice::Letter;
use underlag::domain::request::{MoreTime, Outcome, Record};
use underlag::domain::timetable::Timetable;
use underlag::domain::unattended;
use underlag::store::Filter;

use super::{Scene, scene};

/// Monday 23 November 2026, ten o'clock in Sweden, and a request that was answered then.
async fn answered() -> (Scene, Record) {
    let scene = scene();
    let start: Timestamp = "2026-11-23T09:00:00Z".parse().expect("a moment");
    scene.clock.advance(scene.now().duration_until(start));
    let (record, _) = scene.sent(1).await;
    scene.worker.tick().await;
    let sealed = scene.put().await;
    turn(&scene, &record, |record, now| {
        record.facts.outcome = Some(Outcome::Answered { at: now, late: false, days: 0, score: None });
        record.facts.answer = Some(sealed);
    })
    .await;
    (scene, record)
}

/// Something happens to it, with the next look as the gateway writes it.
async fn turn(scene: &Scene, record: &Record, change: impl FnOnce(&mut Record, Timestamp)) {
    let now = scene.now();
    scene
        .revise(record, |record| {
            change(record, now);
            record.look_at = Timetable::sweden().look_at(record, now);
        })
        .await;
}

fn letters(scene: &Scene) -> usize {
    let about = |raw: &str| raw.contains("ingen har gjort") || raw.contains("har inte gjort");
    scene.memory.letters().iter().filter(|letter| about(&crate::mail::read(&letter.raw).1)).count()
}

#[tokio::test]
async fn the_coordinator_is_told_on_the_fifth_working_day_and_once() {
    let (scene, record) = answered().await;
    // Friday evening is the fourth day.
    scene.advance(24 * 4 + 8);
    scene.worker.tick().await;
    assert_eq!(letters(&scene), 0);
    assert!(!unattended::is_told(&scene.record(&record)));
    // Monday, seven in the morning: not before the day opens.
    scene.advance(24 * 3 - 11);
    scene.worker.tick().await;
    assert_eq!(letters(&scene), 0, "{}", scene.now());
    scene.advance(2);
    scene.worker.tick().await;
    assert_eq!(letters(&scene), 1);
    let told = scene.record(&record);
    assert!(unattended::is_told(&told));
    let page = scene.store.requests_of_units(&[told.unit], Filter::Unattended, None, 9).expect("readable");
    assert_eq!(page.records, std::slice::from_ref(&told));
    assert_eq!(scene.store.unattended(&[told.unit]).expect("readable"), 1);
    scene.advance(24 * 30);
    scene.worker.tick().await;
    assert_eq!(letters(&scene), 1, "once");
}

#[tokio::test]
async fn whoever_comes_to_it_begins_the_wait_anew() {
    let (scene, record) = answered().await;
    scene.advance(24 * 4);
    turn(&scene, &record, |record, now| record.facts.answer_opened_at = Some(now)).await;
    scene.advance(24 * 4);
    scene.worker.tick().await;
    assert_eq!(letters(&scene), 0);
    // To a Monday: nobody is told on a Saturday.
    scene.advance(24 * 6);
    scene.worker.tick().await;
    assert_eq!(letters(&scene), 1);
    // Another unit takes it over: the list forgets it, and the wait begins again.
    turn(&scene, &record, |record, now| record.facts.handed_over_at = Some(now)).await;
    let unit = scene.record(&record).unit;
    assert_eq!(scene.store.unattended(&[unit]).expect("readable"), 0);
    scene.advance(24 * 8);
    scene.worker.tick().await;
    assert_eq!(letters(&scene), 2);
}

#[tokio::test]
async fn an_open_request_is_told_of_beside_its_ladder() {
    let scene = scene();
    let start: Timestamp = "2026-11-23T09:00:00Z".parse().expect("a moment");
    scene.clock.advance(scene.now().duration_until(start));
    let (record, _) = scene.sent(1).await;
    scene.worker.tick().await;
    turn(&scene, &record, |record, now| {
        record.facts.more_time = Some(MoreTime { at: now, until: date(2030, 1, 1), reason: None });
    })
    .await;
    scene.advance(24 * 9);
    scene.worker.tick().await;
    assert_eq!(letters(&scene), 1);
    assert_eq!(scene.worker.tick().await.failed, 0);
}

#[tokio::test]
async fn what_waits_for_the_recipient_is_nobodys_absence() {
    let scene = scene();
    let (record, _) = scene.sent(1).await;
    for _ in 0..10 {
        scene.advance(24);
        scene.worker.tick().await;
    }
    assert_eq!(letters(&scene), 0);
    assert_eq!(unattended::since(&scene.record(&record)), None);
    let told = scene.memory.letters();
    assert!(told.iter().all(|letter| !letter.raw.contains(Letter::UnitSilent.name())));
}
