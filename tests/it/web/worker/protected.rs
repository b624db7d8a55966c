//! Protected particulars and unidentified requests in a browser.

use axum::http::StatusCode;

use super::office::{CLINIC, KIND, Office, borrowed, consent_fields, hidden, reference};

/// The fields of a consent without name and number.
fn protected_fields() -> Vec<(&'static str, &'static str)> {
    let mut fields = consent_fields();
    fields.retain(|(name, _)| !["name", "personal_number"].contains(name));
    fields.push(("protected", "yes"));
    fields
}

#[tokio::test]
async fn protected_particulars_are_a_switch_of_those_who_may() {
    let office = Office::new();
    let mut anna = office.browser("anna").await;
    assert!(!anna.get("/consents/new").await.text.contains("id=\"protected\""));
    let refused = anna.post("/consents/new", &protected_fields()).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "the field alone opens nothing");

    let mut pia = office.browser("pia").await;
    assert!(pia.get("/consents/new").await.text.contains("id=\"protected\""));
    let done = pia.post("/consents/new", &protected_fields()).await;
    let document = pia.get(&format!("{}/document.pdf", done.location())).await.bytes;
    assert!(document.starts_with(b"%PDF-"));
}

#[tokio::test]
async fn a_protected_request_is_a_row_without_recipient_and_without_way_in() {
    let office = Office::new();
    let mut pia = office.browser("pia").await;
    pia.get("/consents/new").await;
    let done = pia.post("/consents/new", &protected_fields()).await;
    let document = pia.get(&format!("{}/document.pdf", done.location())).await.bytes;
    let draft = office.draft(&mut pia, &document).await;
    let page = pia.get(&draft).await;
    assert!(page.text.contains("Skyddade personuppgifter"), "{}", page.text);
    let fields = office.filled(&page, CLINIC);
    let preview = pia.post(&draft, &borrowed(&fields)).await;
    assert_eq!(preview.location(), format!("{draft}/preview"), "{}", preview.text);
    let page = pia.get(preview.location()).await;
    let receipt = pia.post(&format!("{draft}/send"), &borrowed(&hidden(&page))).await;
    let reference = reference(&receipt);
    let address = format!("/requests/{reference}");
    assert!(office.record(&reference).protected);

    let list = pia.get("/requests").await;
    assert!(list.text.contains(&address) && list.text.contains("Skyddade personuppgifter"));
    assert!(!list.text.contains("Tallbackens vårdcentral"), "no list says where");
    assert_eq!(pia.get(&address).await.status, StatusCode::OK);

    let mut anna = office.browser("anna").await;
    let list = anna.get("/requests").await;
    assert!(list.text.contains(&reference.to_string()), "the unit knows that it is there");
    assert!(!list.text.contains(&address) && !list.text.contains("Tallbackens vårdcentral"));
    let mut kaj = office.browser("kaj").await;
    let queue = kaj.get("/queue?due=any").await;
    assert!(queue.text.contains(&reference.to_string()), "{}", queue.text);
    assert!(!queue.text.contains(&address) && !queue.text.contains("Tallbackens vårdcentral"));
    for path in ["", "/time", "/remind", "/call", "/withdraw", "/reroute", "/receipt", "/receipt.pdf"] {
        let page = anna.get(&format!("{address}{path}")).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
    }
    assert_eq!(kaj.get(&format!("{address}/call")).await.status, StatusCode::NOT_FOUND);
    anna.get("/requests").await;
    let sought = anna.post("/requests/search", &[("q", &reference.to_string())]).await;
    assert_eq!(sought.status, StatusCode::UNPROCESSABLE_ENTITY, "the search does not find it");
    let files = [("consent", "samtycke.pdf", document.as_slice())];
    let opened = anna.upload(&format!("{address}/open"), &[], &files).await;
    assert_eq!(opened.status, StatusCode::NOT_FOUND, "not with the document either");
}

#[tokio::test]
async fn an_unidentified_request_begins_with_its_key_document() {
    let office = Office::new();
    let mut anna = office.browser("anna").await;
    anna.get("/requests/new").await;
    let files: [(&str, &str, &[u8]); 0] = [];
    let refused = anna.upload("/requests/new", &[("kind", KIND), ("nobody", "yes")], &files).await;
    assert!(refused.text.contains("kräver hennes samtycke"), "{}", refused.text);

    let begun = anna.upload("/requests/new", &[("kind", "konsultation"), ("nobody", "yes")], &files).await;
    assert!(begun.location().starts_with("/consents/done/"), "{} {}", begun.status, begun.text);
    let page = anna.get(begun.location()).await;
    assert!(page.text.contains("Spara nyckeldokumentet"), "{}", page.text);
    let handout = begun.location().split('?').next().expect("an address");
    let document = anna.get(&format!("{handout}/document.pdf")).await;
    assert!(document.bytes.starts_with(b"%PDF-"));
    assert!(document.header("content-disposition").contains("nyckel-2026"));

    let draft = page.text.split("href=\"/requests/drafts/").nth(1).expect("a way on");
    let draft = format!("/requests/drafts/{}", draft.split('"').next().expect("an id"));
    let page = anna.get(&draft).await;
    assert!(page.text.contains("Ingen namngiven person") && !page.text.contains("name=\"case_number\""));
}
