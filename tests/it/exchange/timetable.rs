//! The rules of time in force, and what was timed by others.

use jiff::civil::date;
use underlag::config::ladders::Named;
use underlag::config::{Config, Directory};
use underlag::domain::calendar::{Closure, WeekRange, local_date};
use underlag::domain::ladder::{Anchor, Ladder, Only, Step};
use underlag::domain::notice::{Letter, To};
use underlag::domain::request::Record;
use underlag::exchange::fetch;
use underlag::exchange::send::Sent;

use super::gateway::{CLINIC, KIND, TestGateway, directory};

/// One reminder two days before due.
fn one_step() -> Ladder {
    let step = Step {
        name: "once".to_owned(),
        from: Anchor::Due,
        days: -2,
        every: None,
        only: Only::Always,
        letters: vec![(To::Recipient, Letter::Reminder)],
        ask: false,
        call_days: None,
    };
    Ladder { steps: vec![step] }
}

fn directory_with(gateway: &TestGateway, change: impl FnOnce(&mut Directory)) -> Directory {
    let mut directory = directory(&gateway.clinic_key);
    change(&mut directory);
    directory
}

async fn sent(gateway: &TestGateway, submission: &str) -> Record {
    let consent = gateway.consent().await;
    match gateway.send(&consent, CLINIC, submission).await {
        Ok(Sent::Now(dispatch)) => gateway.record(&dispatch.reference),
        other => panic!("{other:?}"),
    }
}

fn pause(config: &mut Config) {
    config.calendar.pause_weeks = vec![WeekRange::parse("49-50").expect("weeks")];
}

#[tokio::test]
async fn deadlines_go_by_the_calendar_of_the_settings_and_the_recipient() {
    let plain = TestGateway::new();
    let record = sent(&plain, "first").await;
    assert_eq!(local_date(record.due_at), date(2026, 12, 14));
    let pausing = TestGateway::with(pause);
    let record = sent(&pausing, "first").await;
    assert_eq!(local_date(record.due_at), date(2026, 12, 30), "two pause weeks and Christmas later");
    let closed = directory_with(&plain, |directory| {
        let clinic = directory.recipients.iter_mut().find(|r| r.id == CLINIC).expect("the clinic");
        clinic.closed = vec![Closure { from: date(2026, 11, 24), to: date(2026, 11, 25) }];
    });
    plain.replace_directory(closed);
    let record = sent(&plain, "another").await;
    assert_eq!(local_date(record.due_at), date(2026, 12, 16));
}

#[tokio::test]
async fn a_ladder_of_the_unit_and_one_of_the_recipient_come_before_the_kinds() {
    let gateway = TestGateway::new();
    let record = sent(&gateway, "first").await;
    let kind = gateway.catalogue.kind(KIND).expect("the kind").ladder.clone();
    assert_eq!(gateway.timetable().ladder_of(&record), &kind);
    let named = |units: &[&str], recipients: &[&str], ladder: Ladder| Named {
        id: "x".to_owned(),
        units: units.iter().map(|id| (*id).to_owned()).collect(),
        recipients: recipients.iter().map(|id| (*id).to_owned()).collect(),
        ladder,
    };
    let of_unit = named(&["ekbacken"], &[], one_step());
    gateway.replace_directory(directory_with(&gateway, |d| d.ladders = vec![of_unit.clone()]));
    assert_eq!(gateway.timetable().ladder_of(&record), &one_step());
    let of_recipient = named(&[], &[CLINIC], Ladder::default());
    gateway.replace_directory(directory_with(&gateway, |d| d.ladders = vec![of_unit, of_recipient]));
    assert_eq!(gateway.timetable().ladder_of(&record), &Ladder::default());
}

#[tokio::test]
async fn open_requests_are_counted_anew_when_the_rules_have_changed() {
    let gateway = TestGateway::new();
    assert_eq!(gateway.retime().await.expect("counted"), 0, "nothing is open yet");
    let record = sent(&gateway, "first").await;
    let other = sent(&gateway, "another").await;
    let worker = gateway.worker();
    fetch::withdraw(&gateway, &worker, &other.reference, gateway.now()).await.expect("withdrawn");
    assert_eq!(gateway.retime().await.expect("counted"), 0, "the rules are the same");

    let ladder = Named {
        id: "x".to_owned(),
        units: vec!["ekbacken".to_owned()],
        recipients: Vec::new(),
        ladder: one_step(),
    };
    gateway.replace_directory(directory_with(&gateway, |d| d.ladders = vec![ladder]));
    assert_eq!(gateway.retime().await.expect("counted"), 1, "the one that is open");
    let now = gateway.record(&record.reference);
    assert_eq!(now.due_at, record.due_at, "what was promised stays");
    assert_eq!(now.revision, record.revision + 1, "one revision more, as of any decision");
    assert_ne!(now.look_at, record.look_at);
    assert_eq!(now.look_at, gateway.timetable().look_at(&now, gateway.now()));
    assert_eq!(gateway.retime().await.expect("counted"), 0);

    // The same directory as at the first start: it is known that the rules have changed meanwhile.
    let gateway = gateway.restart();
    assert_eq!(gateway.retime().await.expect("counted"), 1);
    let back = gateway.record(&record.reference);
    assert_eq!(back.look_at, record.look_at);
}
