//! Protected particulars and unidentified requests in a browser.

use axum::http::StatusCode;
use underlag::domain::reference::Reference;

use super::office::{CLINIC, KIND, Office, borrowed, consent_fields, hidden, reference};
use crate::web::client::{Answer, Client};

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
    assert!(protected_document(&mut pia).await.starts_with(b"%PDF-"));
}

#[tokio::test]
async fn a_protected_request_is_a_row_without_recipient_and_without_way_in() {
    let office = Office::new();
    let mut pia = office.browser("pia").await;
    let document = protected_document(&mut pia).await;
    let reference = sent(&office, &mut pia, &document).await;
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

async fn protected_document(pia: &mut Client) -> Vec<u8> {
    pia.get("/consents/new").await;
    let done = pia.post("/consents/new", &protected_fields()).await;
    pia.get(&format!("{}/document.pdf", done.location())).await.bytes
}

/// Asked of the clinic under such a consent.
async fn sent(office: &Office, pia: &mut Client, document: &[u8]) -> Reference {
    let draft = office.draft(pia, document).await;
    let page = pia.get(&draft).await;
    assert!(page.text.contains("Skyddade personuppgifter"), "{}", page.text);
    let preview = pia.post(&draft, &borrowed(&office.filled(&page, CLINIC))).await;
    assert_eq!(preview.location(), format!("{draft}/preview"), "{}", preview.text);
    let page = pia.get(preview.location()).await;
    reference(&pia.post(&format!("{draft}/send"), &borrowed(&hidden(&page))).await)
}

async fn find(browser: &mut Client, document: &[u8]) -> Answer {
    browser.get("/consents").await;
    browser.upload("/consents/find", &[], &[("consent", "dokument.pdf", document)]).await
}

/// The first link of a page that ends so.
fn link(page: &Answer, end: &str) -> String {
    let links = page.text.split("href=\"").filter_map(|rest| rest.split('"').next());
    links.filter(|path| path.ends_with(end)).last().expect("a link").to_owned()
}

#[tokio::test]
async fn a_protected_consent_is_found_with_its_document_and_revoked() {
    let office = Office::new();
    let mut pia = office.browser("pia").await;
    let document = protected_document(&mut pia).await;
    let reference = sent(&office, &mut pia, &document).await;

    let mut anna = office.browser("anna").await;
    let barred = find(&mut anna, &document).await;
    assert_eq!(barred.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(barred.text.contains("Du har inte behörighet"), "{}", barred.text);
    let nothing = find(&mut anna, b"%PDF-1.4 nothing").await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);

    let found = find(&mut pia, &document).await;
    let address = found.location().to_owned();
    assert!(address.starts_with("/consents/U-"), "{} {}", found.status, found.text);
    assert_eq!(anna.get(&address).await.status, StatusCode::NOT_FOUND);
    let page = pia.get(&address).await;
    assert!(page.text.contains("någon med skyddade personuppgifter"), "{}", page.text);
    assert!(page.text.contains(&format!("/requests/{reference}")), "what was asked under it: {}", page.text);
    let request = pia.get(&format!("/requests/{reference}")).await;
    assert!(request.text.contains(&format!("href=\"{address}\"")), "{}", request.text);
    let held = page.text.split("name=\"held\" value=\"").nth(1).expect("still on the desk");
    let held = held.split('"').next().expect("a place").to_owned();
    let card = pia.post(&format!("{address}/card"), &[("held", &held)]).await;
    assert!(card.location().starts_with("/consents/cards/"), "{} {}", card.status, card.text);

    let revoke = link(&page, "/revoke");
    pia.get(&revoke).await;
    let revoked = pia.post(&revoke, &[]).await;
    assert_eq!(revoked.location(), "/consents", "{}", revoked.text);
    assert!(office.record(&reference).document.is_none());
    let again = find(&mut pia, &document).await;
    let page = pia.get(again.location()).await;
    assert!(page.text.contains("Återkallat 23 november 2026"), "{}", page.text);
}

#[tokio::test]
async fn a_key_document_is_found_and_ended() {
    let office = Office::new();
    let mut anna = office.browser("anna").await;
    anna.get("/requests/new").await;
    let files: [(&str, &str, &[u8]); 0] = [];
    let begun = anna.upload("/requests/new", &[("kind", "konsultation"), ("nobody", "yes")], &files).await;
    let handout = begun.location().split('?').next().expect("an address").to_owned();
    let document = anna.get(&format!("{handout}/document.pdf")).await.bytes;

    let found = find(&mut anna, &document).await;
    let page = anna.get(found.location()).await;
    assert!(page.text.contains("<h1>Nyckeldokument U-"), "{}", page.text);
    assert!(page.text.contains("nyckel-20261123-") && !page.text.contains("id=\"card\""), "{}", page.text);
    let end = link(&page, "/revoke");
    let asked = anna.get(&end).await;
    assert!(asked.text.contains("Behövs nyckeldokumentet inte längre?"), "{}", asked.text);
    anna.post(&end, &[]).await;
    assert!(anna.get("/consents").await.text.contains("Nyckeldokumentet är avslutat."));
    let page = anna.get(found.location()).await;
    assert!(page.text.contains("Avslutat 23 november 2026"), "{}", page.text);
    let files = [("consent", "nyckel.pdf", document.as_slice())];
    let begun = anna.upload("/requests/new", &[("kind", "konsultation")], &files).await;
    assert_eq!(begun.status, StatusCode::UNPROCESSABLE_ENTITY, "nothing is sent with it any more");
}

#[tokio::test]
async fn a_hand_over_does_not_say_whom_a_protected_request_was_sent_to() {
    let office = Office::new();
    let mut pia = office.browser("pia").await;
    let document = protected_document(&mut pia).await;
    let reference = sent(&office, &mut pia, &document).await;
    let page = pia.get(&format!("/handover?request={reference}")).await;
    assert!(page.text.contains("Skyddade personuppgifter"), "{}", page.text);
    assert!(!page.text.contains("Tallbackens vårdcentral"), "{}", page.text);
}
