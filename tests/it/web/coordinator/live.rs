//! The line that says when the queue has changed.

use axum::http::StatusCode;
use underlag::domain::change::{Change, Write};

use super::*;

#[tokio::test]
async fn the_line_tells_of_changes_and_of_nothing_else() {
    let mut desk = Desk::new().await;
    desk.request(LATE, |_| {}).await;
    let kaj = desk.office.browser("kaj").await;
    let (status, mut line) = kaj.listen("/queue/events").await;
    assert_eq!(status, StatusCode::OK);
    let first = line.next().await.expect("the line is open");
    assert!(first.contains("event: counts"), "{first}");
    assert!(first.contains(r#"data: {"overdue":1,"near":0,"open":1}"#), "{first}");

    desk.request(NEAR, |_| {}).await;
    let second = line.next().await.expect("the line is open");
    assert!(second.contains("event: changed"), "{second}");
    assert!(second.contains(r#"{"overdue":1,"near":1,"open":2}"#), "{second}");

    // Another unit's request is a change of the board, not of this queue.
    let sodra = desk.unit("sodra");
    desk.request(LATE, |record| record.unit = sodra).await;
    let third = line.next().await.expect("the line is open");
    assert!(third.starts_with(':'), "only a sign of life: {third}");
}

#[tokio::test]
async fn the_line_ends_with_the_login() {
    let desk = Desk::new().await;
    let mut kaj = desk.office.browser("kaj").await;
    let (_, mut line) = kaj.listen("/queue/events").await;
    line.next().await.expect("the line is open");
    kaj.get("/account").await;
    // Somebody else's leaving is not this one's.
    let mut anna = desk.office.browser("anna").await;
    anna.post("/logout", &[]).await;
    kaj.post("/logout", &[]).await;
    assert_eq!(line.next().await, None);
    let (status, _) = kaj.listen("/queue/events").await;
    assert_eq!(status, StatusCode::NO_CONTENT);
}

#[tokio::test]
async fn the_line_ends_when_the_login_has_run_out_or_the_gateway_stops() {
    let desk = Desk::new().await;
    let kaj = desk.office.browser("kaj").await;
    let (_, mut line) = kaj.listen("/queue/events").await;
    line.next().await.expect("the line is open");
    desk.office.advance(60 * 24);
    // Whatever is committed next, it looks.
    let mut record = desk.sample.clone();
    record.reference = Reference::from_digest(&Digest::from_bytes([3; 32]));
    record.revision = 1;
    let change = Change { writes: vec![Write::Record(Box::new(record))], ..Change::default() };
    desk.office.gateway().commit(change).await.expect("committed");
    assert_eq!(line.next().await, None, "the login has run out");

    let kaj = desk.office.browser("kaj").await;
    let (_, mut line) = kaj.listen("/queue/events").await;
    line.next().await.expect("the line is open");
    desk.office.state.stop();
    assert_eq!(line.next().await, None, "the gateway stops");
}

#[tokio::test]
async fn listening_keeps_nobody_logged_in() {
    let desk = Desk::new().await;
    let mut kaj = desk.office.browser("kaj").await;
    for _ in 0..12 {
        desk.office.advance(5);
        let (_, mut line) = kaj.listen("/queue/events").await;
        line.next().await;
    }
    let gone = kaj.get("/queue/events").await;
    assert_eq!(
        (gone.status, gone.text.as_str()),
        (StatusCode::NO_CONTENT, ""),
        "the browser need not come back"
    );
    assert_eq!(kaj.get("/queue").await.status, StatusCode::SEE_OTHER, "an hour without a click");
}
