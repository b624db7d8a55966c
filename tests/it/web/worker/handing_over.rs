//! Handing over: from a request's page, from the list, from the coordinator's queue.

use axum::http::StatusCode;

use super::office::{CLINIC, Office};

#[tokio::test]
async fn one_request_goes_over_after_a_preview_and_a_yes() {
    let office = Office::new();
    let mut anna = office.browser("anna").await;
    let (_, reference) = office.send(&mut anna, CLINIC).await;
    let page = anna.get(&format!("/requests/{reference}")).await;
    let path = format!("/handover?request={reference}");
    assert!(page.text.contains(&format!("href=\"{path}\"")), "{}", page.text);
    let page = anna.get(&path).await;
    assert!(page.text.contains("Södra enheten") && page.text.contains(&reference.to_string()));

    let request = reference.to_string();
    let refused = anna.post("/handover", &[("request", &request), ("to", "")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("Välj en enhet eller en kollega."), "{}", refused.text);
    let refused = anna.post("/handover", &[("request", &request), ("to", "colleague:anna")]).await;
    assert!(refused.text.contains("Allt det här finns redan där."), "{}", refused.text);

    let chosen = anna.post("/handover", &[("request", &request), ("to", "unit:sodra")]).await;
    let address = chosen.location().to_owned();
    let preview = anna.get(&address).await;
    assert!(preview.text.contains("Lämna över till Södra enheten?"), "{}", preview.text);
    assert!(preview.text.contains("En förfrågan"), "{}", preview.text);
    assert_eq!(office.record(&reference).revision, 1, "nothing moves before the yes");
    for _ in 0..2 {
        let done = anna.post(&address, &[("do", "send")]).await;
        assert_eq!(done.location(), address, "{}", done.text);
    }
    assert_eq!(office.record(&reference).revision, 2, "a second click moves nothing");
    let done = anna.get(&address).await;
    assert!(done.text.contains("Överlämnat"), "{}", done.text);
    assert_eq!(anna.get(&format!("/requests/{reference}")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn everything_of_a_worker_or_a_unit_can_be_chosen() {
    let office = Office::new();
    let mut anna = office.browser("anna").await;
    let (_, first) = office.send(&mut anna, CLINIC).await;
    let (_, second) = office.send(&mut anna, CLINIC).await;
    let page = anna.get("/handover").await;
    for words in ["Allt som jag har hand om", "Allt i enheten: Ekbackens enhet"] {
        assert!(page.text.contains(words), "{words}: {}", page.text);
    }
    let refused = anna.post("/handover", &[("what", "unit:sodra"), ("to", "unit:sodra")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "not her unit");
    let chosen = anna.post("/handover", &[("what", "worker:anna"), ("to", "unit:sodra")]).await;
    let preview = anna.get(chosen.location()).await;
    assert!(preview.text.contains("2 förfrågningar"), "{}", preview.text);
    anna.post(chosen.location(), &[("do", "send")]).await;
    let sodra = office.gateway().parties().unit_digest("sodra");
    assert_eq!([office.record(&first).unit, office.record(&second).unit], [sodra, sodra]);
}

#[tokio::test]
async fn a_coordinator_hands_over_from_the_queue() {
    let office = Office::new();
    let (_, reference) = office.send(&mut office.browser("anna").await, CLINIC).await;
    let mut kaj = office.browser("kaj").await;
    kaj.get("/queue").await;
    let request = reference.to_string();
    let chosen = kaj.post("/queue/bulk", &[("act", "handover"), ("ref", &request)]).await;
    let address = chosen.location().to_owned();
    assert!(address.starts_with("/handover/"), "{address}");
    let page = kaj.get(&address).await;
    assert!(page.text.contains("Till vem?") && page.text.contains(&request), "{}", page.text);
    let asked = kaj.post(&address, &[("to", "unit:sodra")]).await;
    assert_eq!(asked.location(), address, "{}", asked.text);
    let preview = kaj.get(&address).await;
    assert!(preview.text.contains("Ja, lämna över"), "{}", preview.text);
    kaj.post(&address, &[("do", "send")]).await;
    assert_eq!(office.record(&reference).unit, office.gateway().parties().unit_digest("sodra"));
    // Somebody else's desk is not there.
    let other = office.browser("anna").await.get(&address).await;
    assert_eq!(other.location(), "/handover");
}

#[tokio::test]
async fn the_new_unit_opens_the_answer_with_the_old_consent_and_sends_nothing_under_it() {
    let office = Office::new();
    let mut anna = office.browser("anna").await;
    let (consent, reference) = office.send(&mut anna, CLINIC).await;
    let mut bo = office.browser("bo").await;
    bo.get("/requests/new").await;
    let request = reference.to_string();
    let chosen = anna.post("/handover", &[("request", &request), ("to", "unit:sodra")]).await;
    anna.post(chosen.location(), &[("do", "send")]).await;
    office.answer(&reference).await;
    let open = format!("/requests/{reference}/open");
    bo.get(&format!("/requests/{reference}")).await;
    let opened = bo.upload(&open, &[], &[("consent", "samtycke.pdf", &consent)]).await;
    assert!(opened.location().starts_with(&format!("/requests/{reference}/opened/")), "{}", opened.text);
    bo.get("/requests/new").await;
    let begun =
        bo.upload("/requests/new", &[("kind", super::office::KIND)], &[("consent", "s.pdf", &consent)]).await;
    assert_eq!(begun.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(begun.text.contains("Samtycket är lämnat till en annan enhet."), "{}", begun.text);
    assert!(begun.text.contains("registrera ett nytt samtycke"), "{}", begun.text);
}
