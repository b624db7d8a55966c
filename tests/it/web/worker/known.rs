//! The page of a request says what is known, and no more.

use axum::http::StatusCode;
use underlag::domain::audit::{Action, Agent, Detail, Event};
use underlag::domain::change::{Change, Write};
use underlag::domain::workflow::consent::revoke;

use super::office::{CLINIC, Office};

/// Minutes of a day.
const DAY: i64 = 24 * 60;

#[tokio::test]
async fn how_late_an_answer_is_is_told_in_working_days_everywhere() {
    let office = Office::new();
    let (_, reference) = office.send(&mut office.browser("anna").await, CLINIC).await;
    // Due on Monday 14 December; now it is the Monday after, with five working days between.
    office.advance(28 * DAY);
    let mut anna = office.browser("anna").await;
    for path in [format!("/requests/{reference}"), "/requests".to_owned()] {
        let page = anna.get(&path).await.text;
        assert!(page.contains("5 arbetsdagar försenad"), "{path}: {page}");
    }
}

#[tokio::test]
async fn the_timeline_names_the_step_that_was_taken() {
    let office = Office::new();
    let mut anna = office.browser("anna").await;
    let (_, reference) = office.send(&mut anna, CLINIC).await;
    let step = |name: &str| {
        let detail = Some(Detail::Step(name.to_owned()));
        Event::of_request(reference, Agent::Gateway, Action::StepTaken, detail, office.state.now())
    };
    let events = vec![step("due-soon"), step("escalated"), step("call"), step("own-step")];
    office.gateway().commit(Change { events, ..Change::default() }).await.expect("committed");
    let page = anna.get(&format!("/requests/{reference}")).await.text;
    for words in ["Påminnelse före svarsdagen", "Samordnaren ska ringa", "Nästa steg togs", "own-step"] {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert!(page.contains("Ingen adress till mottagarens ledning"), "it has none: {page}");
    assert_eq!(page.matches("Nästa steg togs").count(), 1, "only the step that has no words of ours");
}

#[tokio::test]
async fn what_our_mail_server_took_is_not_told_as_arrived() {
    let office = Office::new();
    let mut anna = office.browser("anna").await;
    let (_, reference) = office.send(&mut anna, CLINIC).await;
    let path = format!("/requests/{reference}");
    let mut record = office.record(&reference);
    record.revision += 1;
    record.facts.accepted_at = Some(office.state.now());
    let writes = vec![Write::Record(Box::new(record.clone()))];
    office.gateway().commit(Change { writes, ..Change::default() }).await.expect("committed");
    let page = anna.get(&path).await.text;
    assert!(page.contains("Lämnad till e-postservern") && !page.contains("ramme"), "{page}");
    record.revision += 1;
    record.facts.arrived_at = Some(office.state.now());
    let writes = vec![Write::Record(Box::new(record))];
    office.gateway().commit(Change { writes, ..Change::default() }).await.expect("committed");
    assert!(anna.get(&path).await.text.contains("Framme, inte öppnad"));
}

/// The client, or the unit, takes the consent of a request back.
async fn taken_back(office: &Office, reference: &underlag::domain::reference::Reference, by: Agent) {
    let gateway = office.gateway();
    let record = office.record(reference);
    let consent = gateway.store.consent(&record.consent).expect("readable").expect("there");
    let change = revoke(&consent, &[record], &[], by, office.state.now()).expect("taken back");
    gateway.commit(change).await.expect("committed");
}

#[tokio::test]
async fn after_a_revocation_the_page_says_who_did_it_and_invites_to_nothing() {
    let office = Office::new();
    let mut anna = office.browser("anna").await;
    let user = office.gateway().parties().user_digest("anna");
    for (by, answered, words) in [
        (Agent::Client, false, "Klienten tog själv tillbaka sitt samtycke 23 november 2026."),
        (Agent::Client, true, "Klienten tog själv tillbaka sitt samtycke 23 november 2026."),
        (Agent::User(user), false, "Samtycket återkallades 23 november 2026."),
    ] {
        let (_, reference) = office.send(&mut anna, CLINIC).await;
        if answered {
            office.answer(&reference).await;
        }
        let path = format!("/requests/{reference}");
        assert!(anna.get(&path).await.text.contains("Innehållet raderas senast"));
        taken_back(&office, &reference, by).await;
        let page = anna.get(&path).await.text;
        assert!(page.contains(words) && page.contains("Fråga inte efter mer uppgifter"), "{page}");
        assert!(page.contains("Förfrågan och det som fanns kvar av den är raderat."), "{page}");
        for gone in ["om samma sak", "Be om", "Innehållet raderas senast", "Tiden gick ut", "Vad som kommer"]
        {
            assert!(!page.contains(gone), "{gone}: {page}");
        }
    }
}

#[tokio::test]
async fn what_is_erased_has_no_day_of_erasure_to_come() {
    let office = Office::new();
    let mut anna = office.browser("anna").await;
    let (_, reference) = office.send(&mut anna, CLINIC).await;
    let path = format!("/requests/{reference}");
    anna.post(&format!("{path}/withdraw"), &[]).await;
    let page = anna.get(&path).await.text;
    assert!(page.contains("Återkallad") && !page.contains("Innehållet raderas senast"), "{page}");
}

#[tokio::test]
async fn a_kind_that_never_names_anybody_passes_over_the_consent_that_was_used_before() {
    let office = Office::new();
    let mut anna = office.browser("anna").await;
    let consent = office.consent(&mut anna).await;
    office.draft(&mut anna, &consent).await;
    let page = anna.get("/requests/new").await.text;
    let held = page.split("name=\"held\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
    let held = held.expect("the consent that was used just now").to_owned();
    let kind = ("kind", "samordning-fk");
    let begun = anna.upload("/requests/new", &[kind, ("held", &held)], &[]).await;
    assert!(begun.location().starts_with("/consents/done/"), "{}: {}", begun.status, begun.text);

    // Chosen beforehand, nothing is.
    let page = anna.get("/requests/new?kind=samordning-fk").await.text;
    assert!(page.contains("id=\"held-other\" name=\"held\" value=\"\" checked"), "{page}");
    assert!(page.contains("Behov av samordnad rehabilitering skickas alltid utan namn"), "{page}");
    // A client's document that is dropped just now is not passed over in silence.
    let files = [("consent", "samtycke.pdf", consent.as_slice())];
    let refused = anna.upload("/requests/new", &[kind], &files).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn what_may_come_next_is_said_as_what_somebody_does() {
    let office = Office::new();
    let mut anna = office.browser("anna").await;
    let (_, reference) = office.send(&mut anna, CLINIC).await;
    office.answer(&reference).await;
    let page = anna.get(&format!("/requests/{reference}")).await.text;
    for words in ["Kalla till möte", "Be om läkarutlåtande om hälsotillstånd", "Be om komplettering"] {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert!(
        page.contains("Öppna svaret med samtyckesdokumentet") && !page.contains("eller nyckeldokumentet och")
    );
}
