//! Reminding and extending many at once: nothing before the yes, each once, each on what was seen.

use axum::http::StatusCode;
use jiff::Timestamp;
use underlag::domain::notice::Letter;

use super::*;
use crate::web::client::{Answer, Client};

impl Desk {
    /// The letters of that sort that wait or have left, with their requests.
    fn letters(&self, wanted: Letter) -> Vec<Reference> {
        let notices = self.office.state.store().due_notices(Timestamp::MAX, 1_000).expect("readable");
        let mut found: Vec<Reference> =
            notices.iter().filter(|notice| notice.letter == wanted).map(|notice| notice.reference).collect();
        found.sort();
        found
    }
}

fn sorted(references: &[Reference]) -> Vec<Reference> {
    let mut sorted = references.to_vec();
    sorted.sort();
    sorted
}

/// Puts requests on the desk; the answer is the preview.
async fn choose(kaj: &mut Client, fields: &[(&str, &str)]) -> (String, Answer) {
    kaj.get("/queue").await;
    let chosen = kaj.post("/queue/bulk", fields).await;
    let address = chosen.location().to_owned();
    assert!(address.starts_with("/queue/bulk/"), "{} {address} {}", chosen.status, chosen.text);
    let preview = kaj.get(&address).await;
    (address, preview)
}

#[tokio::test]
async fn reminders_leave_after_the_yes_and_once() {
    let mut desk = Desk::new().await;
    let late = desk.request(LATE, |_| {}).await;
    let near = desk.request(NEAR, |_| {}).await;
    let other = desk.request(LATE, |_| {}).await;
    let mut kaj = desk.office.browser("kaj").await;

    let (one, two) = (late.to_string(), near.to_string());
    let (address, preview) = choose(&mut kaj, &[("act", "remind"), ("ref", &one), ("ref", &two)]).await;
    for words in [
        "2 påminnelser skickas.",
        "Påminnelse om försenat svar till vc-tallbacken@region.example, genast",
        "Påminnelse till vc-tallbacken@region.example, genast",
    ] {
        assert!(preview.text.contains(words), "{words}: {}", preview.text);
    }
    assert!(!preview.text.contains(&other.to_string()));
    assert_eq!(desk.letters(Letter::Overdue), [], "nothing leaves before the yes");
    assert_eq!(desk.office.record(&late).revision, 1);

    for _ in 0..2 {
        let done = kaj.post(&address, &[("do", "send")]).await;
        assert_eq!(done.location(), address);
    }
    assert_eq!((desk.letters(Letter::Overdue), desk.letters(Letter::Reminder)), (vec![late], vec![near]));
    let outcome = kaj.get(&address).await.text;
    assert!(outcome.contains("2 påminnelser är på väg.") && outcome.contains(">Klart<"), "{outcome}");

    // Reminded today: told, and not again.
    let (address, preview) = choose(&mut kaj, &[("act", "remind"), ("ref", &one)]).await;
    assert!(preview.text.contains("Ingen av förfrågningarna kan tas med"), "{}", preview.text);
    kaj.post(&address, &[("do", "send")]).await;
    assert_eq!(desk.letters(Letter::Overdue), [late]);
    assert!(kaj.get(&address).await.text.contains("Inget blev gjort"));
}

#[tokio::test]
async fn a_request_that_has_changed_since_is_left_out_and_told() {
    let mut desk = Desk::new().await;
    let changed = desk.request(LATE, |_| {}).await;
    let same = desk.request(LATE, |_| {}).await;
    let mut kaj = desk.office.browser("kaj").await;
    let (one, two) = (changed.to_string(), same.to_string());
    let (address, preview) = choose(&mut kaj, &[("act", "remind"), ("ref", &one), ("ref", &two)]).await;
    assert!(preview.text.contains("2 påminnelser skickas."));

    // The recipient opens it meanwhile.
    let mut record = desk.office.record(&changed);
    record.revision += 1;
    record.facts.opened_at = Some(desk.office.gateway().now());
    let change = Change { writes: vec![Write::Record(Box::new(record))], ..Change::default() };
    desk.office.gateway().commit(change).await.expect("committed");

    kaj.post(&address, &[("do", "send")]).await;
    assert_eq!(desk.letters(Letter::Overdue), [same]);
    let outcome = kaj.get(&address).await.text;
    assert!(outcome.contains("En påminnelse är på väg."), "{outcome}");
    assert!(outcome.contains("Förfrågan har ändrats sedan du såg den."), "{outcome}");
}

#[tokio::test]
async fn a_new_day_is_chosen_previewed_and_given() {
    let mut desk = Desk::new().await;
    let late = desk.request(LATE, |_| {}).await;
    let far = desk.request(date(2027, 1, 29), |_| {}).await;
    let mut kaj = desk.office.browser("kaj").await;
    let (one, two) = (late.to_string(), far.to_string());
    let (address, page) = choose(&mut kaj, &[("act", "extend"), ("ref", &one), ("ref", &two)]).await;
    assert!(page.text.contains("Ny svarsdag"), "{}", page.text);
    let refused = kaj.post(&address, &[("do", "preview"), ("day", "fredag")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("Skriv ett datum") && refused.text.contains("value=\"fredag\""));

    kaj.post(&address, &[("do", "preview"), ("day", "2026-12-18")]).await;
    let preview = kaj.get(&address).await.text;
    assert!(preview.contains("En förfrågan får ny svarsdag"), "{preview}");
    assert!(
        preview.contains("18 december 2026</b>") && preview.contains("Besked om ny svarsdag till"),
        "{preview}"
    );
    assert!(preview.contains("En tas inte med"), "the other is due later already: {preview}");
    assert_eq!(desk.office.record(&late).due_date(), LATE);

    for _ in 0..2 {
        kaj.post(&address, &[("do", "send")]).await;
    }
    // Too late to choose another day.
    kaj.post(&address, &[("do", "preview"), ("day", "2027-02-01")]).await;
    kaj.post(&address, &[("do", "send")]).await;
    assert_eq!(desk.office.record(&late).due_date(), date(2026, 12, 18));
    assert_eq!(desk.office.record(&far).due_date(), date(2027, 1, 29));
    assert_eq!(desk.letters(Letter::DueMoved), [late]);
    assert!(kaj.get(&address).await.text.contains("En förfrågan har fått ny svarsdag."));
    assert!(!listed(&kaj.get("/queue?due=overdue").await.text).contains(&one));
}

#[tokio::test]
async fn a_page_or_a_whole_selection_can_be_meant() {
    let mut desk = Desk::new().await;
    let mut late = Vec::new();
    for _ in 0..60 {
        late.push(desk.request(LATE, |_| {}).await);
    }
    desk.request(NEAR, |_| {}).await;
    let other = desk.recipient("vc-bjorkan");
    let elsewhere = desk.request(LATE, |record| record.recipient = other).await;
    let mut kaj = desk.office.browser("kaj").await;
    let rows: Vec<String> = late[..3].iter().map(ToString::to_string).collect();
    let mut fields: Vec<(&str, &str)> = rows.iter().map(|row| ("row", row.as_str())).collect();
    fields.extend([("act", "remind"), ("scope", "page"), ("ref", &rows[0])]);
    let (_, preview) = choose(&mut kaj, &fields).await;
    assert!(preview.text.contains("3 påminnelser skickas."), "{}", preview.text);

    let all = [("act", "remind"), ("scope", "all"), ("due", "overdue"), ("recipient", "vc-tallbacken")];
    let (address, preview) = choose(&mut kaj, &all).await;
    assert!(preview.text.contains("60 påminnelser skickas."), "{}", preview.text);
    kaj.post(&address, &[("do", "send")]).await;
    assert_eq!(desk.letters(Letter::Overdue), sorted(&late));
    assert!(desk.office.record(&elsewhere).facts.reminded_at.is_none());
}

#[tokio::test]
async fn more_than_the_most_are_left_for_later() {
    let mut desk = Desk::new().await;
    for _ in 0..203 {
        desk.request(LATE, |_| {}).await;
    }
    let mut kaj = desk.office.browser("kaj").await;
    let page = kaj.get("/queue?due=overdue").await.text;
    assert!(page.contains("Alla i urvalet (203, högst 200 åt gången)"), "{page}");
    let (_, preview) = choose(&mut kaj, &[("act", "remind"), ("scope", "all"), ("due", "overdue")]).await;
    assert!(preview.text.contains("200 påminnelser skickas."), "{}", preview.text);
    assert!(preview.text.contains("3 förfrågningar till passar urvalet"), "{}", preview.text);
}

#[tokio::test]
async fn what_is_anothers_is_not_there() {
    let mut desk = Desk::new().await;
    let late = desk.request(LATE, |_| {}).await.to_string();
    let sodra = desk.unit("sodra");
    let foreign = desk.request(LATE, |record| record.unit = sodra).await;
    let mut kaj = desk.office.browser("kaj").await;
    kaj.get("/queue").await;
    for fields in [vec![("act", "remind")], vec![("act", "remind"), ("ref", "x"), ("scope", "chosen")]] {
        let none = kaj.post("/queue/bulk", &fields).await;
        assert_eq!(none.location(), "/queue");
        assert!(kaj.get("/queue").await.text.contains("Markera minst en förfrågan först."));
    }
    let foreign_text = foreign.to_string();
    let (address, preview) =
        choose(&mut kaj, &[("act", "remind"), ("ref", &late), ("ref", &foreign_text)]).await;
    assert!(preview.text.contains("En påminnelse skickas.") && !preview.text.contains(&foreign_text));

    let mut anna = desk.office.browser("anna").await;
    assert_eq!(anna.get(&address).await.status, StatusCode::FORBIDDEN);
    assert_eq!(anna.post(&address, &[("do", "send")]).await.status, StatusCode::FORBIDDEN);
    assert_eq!(kaj.post_bare(&address, &[("do", "send")]).await.status, StatusCode::FORBIDDEN, "no token");
    assert_eq!(desk.letters(Letter::Overdue), []);

    // After an hour nothing is there any more.
    desk.office.advance(20);
    kaj.get("/queue").await;
    desk.office.advance(20);
    kaj.get("/queue").await;
    desk.office.advance(25);
    let gone = kaj.post(&address, &[("do", "send")]).await;
    assert_eq!(gone.location(), "/queue");
    assert_eq!(desk.letters(Letter::Overdue), []);
}
