//! A letter that did not arrive: what the unit sees and says.

use underlag::domain::change::{Change, Write};
use underlag::domain::request::Record;

use super::office::{CLINIC, NAME, NUMBER, Office};

async fn change(office: &Office, record: &Record, change: impl FnOnce(&mut Record)) {
    let mut next = record.clone();
    next.revision += 1;
    change(&mut next);
    let change = Change { writes: vec![Write::Record(Box::new(next))], ..Change::default() };
    office.gateway().commit(change).await.expect("committed");
}

#[tokio::test]
async fn what_to_say_on_the_telephone_is_on_the_page() {
    let office = Office::new();
    let mut anna = office.browser("anna").await;
    let (_, reference) = office.send(&mut anna, CLINIC).await;
    let path = format!("/requests/{reference}");
    assert!(!anna.get(&path).await.text.contains("Läs upp i telefon"));

    let now = office.state.now();
    change(&office, &office.record(&reference), |record| record.facts.not_delivered_at = Some(now)).await;
    let page = anna.get(&path).await.text;
    let said = page.split_once("<blockquote").and_then(|(_, rest)| rest.split_once("</blockquote>"));
    let said = said.expect("something to say").0;
    for text in
        [&*reference.to_string(), "måndag 14 december 2026", "Vilken adress har er funktionsbrevlåda?"]
    {
        assert!(said.contains(text), "{text}: {said}");
    }
    for secret in [NAME, NUMBER, "/l#", "SOC 2026-117"] {
        assert!(!said.contains(secret), "{secret}: {said}");
    }

    // It was opened after all: there is nothing to read out.
    change(&office, &office.record(&reference), |record| record.facts.opened_at = Some(now)).await;
    assert!(!anna.get(&path).await.text.contains("Läs upp i telefon"));
}

#[tokio::test]
async fn an_automatic_reply_is_shown_until_somebody_opens() {
    let office = Office::new();
    let mut anna = office.browser("anna").await;
    let (_, reference) = office.send(&mut anna, CLINIC).await;
    let path = format!("/requests/{reference}");
    let flag = "Mottagarens brevlåda svarade automatiskt 23 november 2026";
    assert!(!anna.get(&path).await.text.contains(flag));
    let now = office.state.now();
    change(&office, &office.record(&reference), |record| record.facts.auto_reply_at = Some(now)).await;
    let page = anna.get(&path).await.text;
    assert!(page.contains(flag), "{page}");
    change(&office, &office.record(&reference), |record| record.facts.opened_at = Some(now)).await;
    assert!(!anna.get(&path).await.text.contains(flag));
}

#[tokio::test]
async fn a_mailbox_nobody_has_confirmed_for_long_is_marked() {
    let office = Office::new();
    let mut anna = office.browser("anna").await;
    let mark = "Ingen har bekräftat brevlådan på länge";
    assert!(!anna.get("/consents/new").await.text.contains(mark));
    office.advance(60 * 24 * 400);
    let mut anna = office.browser("anna").await;
    assert!(anna.get("/consents/new").await.text.contains(mark));
}
