//! The pathway: from what is to be reached to the form, filled in as far as it can be.

use axum::http::StatusCode;
use underlag::domain::Language;

use super::office::{Office, consent_fields};

const PROVIDER: &str = "aktivitetsforfragan";

#[tokio::test]
async fn the_page_shows_every_step_with_its_requirement_its_proof_and_the_way_to_ask() {
    let office = Office::new();
    let page = office.browser("anna").await.get("/pathway").await;
    assert_eq!(page.status, StatusCode::OK);
    for step in &office.gateway().pathway().steps {
        assert!(page.text.contains(step.name.get(Language::Sv)), "{}", step.id);
        let kind = step.kind.as_deref().expect("every shipped step has a form");
        let link = format!("/requests/new?kind={kind}&amp;step={}", step.id);
        assert!(page.text.contains(&link), "{link}");
    }
    assert!(page.text.contains("/watches/new?kind=under-watch") && page.text.contains("sex månader"));
    assert!(page.text.contains("/watches/new?kind=two-month-position") && page.text.contains("två månader"));
}

#[tokio::test]
async fn a_goal_shows_the_way_to_it_and_nothing_else() {
    let office = Office::new();
    let mut anna = office.browser("anna").await;
    let page = anna.get("/pathway?goal=coordinated").await;
    assert!(page.text.contains("id=\"step-medical-facts\"") && page.text.contains("id=\"step-coordinated\""));
    assert!(!page.text.contains("id=\"step-quarter\""), "no particular extent has to be reached");
    assert!(!page.text.contains("id=\"step-compensation\"") && !page.text.contains("id=\"step-plan\""));
    assert_eq!(anna.get("/pathway?goal=nowhere").await.status, StatusCode::NOT_FOUND);
    assert_eq!(anna.get("/pathway?goal=adapted").await.status, StatusCode::NOT_FOUND, "only on the way");
}

#[tokio::test]
async fn the_navigation_leads_there() {
    let office = Office::new();
    let page = office.browser("anna").await.get("/requests").await;
    assert!(page.text.contains("href=\"/pathway\"") && page.text.contains("Vägvisaren"));
}

#[tokio::test]
async fn a_step_chooses_the_form_and_fills_it_in() {
    let office = Office::new();
    let mut anna = office.browser("anna").await;
    let consent = office.consent(&mut anna).await;
    let page = anna.get(&format!("/requests/new?kind={PROVIDER}&step=activity")).await;
    assert!(page.text.contains(&format!("value=\"{PROVIDER}\" checked")), "{}", page.text);
    assert!(page.text.contains("En aktivitet är prövad"));
    let files = [("consent", "samtycke.pdf", consent.as_slice())];
    let begun = anna.upload("/requests/new", &[("kind", PROVIDER), ("step", "activity")], &files).await;
    let draft = anna.get(begun.location()).await;
    assert!(is_chosen(&draft.text, "pre-rehabilitative"), "{}", draft.text);
    assert!(!is_chosen(&draft.text, "work-training"));
}

#[tokio::test]
async fn without_a_step_or_with_another_ones_form_nothing_is_filled_in() {
    let office = Office::new();
    let mut anna = office.browser("anna").await;
    let consent = office.consent(&mut anna).await;
    for step in ["", "quarter", "no-such-step"] {
        anna.get("/requests/new").await;
        let files = [("consent", "samtycke.pdf", consent.as_slice())];
        let begun = anna.upload("/requests/new", &[("kind", PROVIDER), ("step", step)], &files).await;
        let draft = anna.get(begun.location()).await;
        assert!(
            draft.text.contains("pre-rehabilitative") && !is_chosen(&draft.text, "pre-rehabilitative"),
            "{step}"
        );
    }
}

#[tokio::test]
async fn a_refused_start_keeps_the_step() {
    let office = Office::new();
    let mut anna = office.browser("anna").await;
    anna.get("/requests/new").await;
    let refused = anna.upload("/requests/new", &[("kind", PROVIDER), ("step", "activity")], &[]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("name=\"step\" value=\"activity\""), "{}", refused.text);
}

#[tokio::test]
async fn what_the_consent_leaves_out_is_not_filled_in() {
    let office = Office::new();
    let mut anna = office.browser("anna").await;
    let mut fields = consent_fields();
    fields.retain(|(name, value)| *name != "category" || *value == "activity-and-attendance");
    anna.post("/consents/new", &fields).await;
    let page = anna.get("/requests/new?kind=aktivitetsrapport&step=quarter").await;
    let held = page.text.split("name=\"held\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
    let held = held.expect("the new consent is offered").to_owned();
    let fields = [("kind", "aktivitetsrapport"), ("step", "quarter"), ("held", held.as_str())];
    let begun = anna.upload("/requests/new", &fields, &[]).await;
    let draft = anna.get(begun.location()).await;
    assert!(
        is_chosen(&draft.text, "observed-ability") && is_chosen(&draft.text, "certificate"),
        "{}",
        draft.text
    );
    assert!(!draft.text.contains("worked-and-hindered"), "limitations are not consented to");
}

/// Whether the option with that code is ticked.
fn is_chosen(page: &str, code: &str) -> bool {
    page.split("<input").any(|input| {
        let tag = input.split('>').next().unwrap_or_default();
        tag.contains(code) && tag.contains(" checked")
    })
}
