//! A request is written and sent in a browser, and nothing typed is lost.

use axum::http::StatusCode;

use super::office::{CLINIC, KIND, NAME, Office, borrowed, consent_with, hidden, reference};

#[tokio::test]
async fn from_kind_and_consent_to_the_receipt() {
    let office = Office::new();
    let mut anna = office.browser("anna").await;
    let consent = office.consent(&mut anna).await;
    let draft = office.draft(&mut anna, &consent).await;
    assert!(!draft.contains("1900"), "no client in an address");
    let page = anna.get(&draft).await;
    assert!(page.text.contains(NAME) && page.text.contains("måndag 14 december 2026"), "{}", page.text);
    assert!(!page.text.contains("Verkstaden"), "an activity provider is asked by another form");

    let fields = office.filled(&page, CLINIC);
    let preview = anna.post(&draft, &borrowed(&fields)).await;
    assert_eq!(preview.location(), format!("{draft}/preview"), "{}", preview.text);
    let page = anna.get(preview.location()).await;
    assert!(page.text.contains("Kontrollera innan du skickar") && page.text.contains("SOC 2026-117"));
    let pdf = anna.get(&format!("{draft}/preview.pdf")).await;
    assert!(pdf.bytes.starts_with(b"%PDF-") && pdf.header("content-disposition").starts_with("inline"));

    let receipt = anna.post(&format!("{draft}/send"), &borrowed(&hidden(&page))).await;
    let reference = reference(&receipt);
    let page = anna.get(receipt.location()).await;
    assert!(page.text.contains(&reference.to_string()) && page.text.contains("Förfrågan är skickad"));
    let pdf = anna.get(&format!("/requests/{reference}/receipt.pdf")).await;
    assert!(pdf.bytes.starts_with(b"%PDF-"));
    assert_eq!(office.record(&reference).due_date().to_string(), "2026-12-14");

    office.advance(16);
    let late = anna.get(&format!("/requests/{reference}/receipt.pdf")).await;
    assert_eq!(late.location(), format!("/requests/{reference}"));
    assert!(anna.get(receipt.location()).await.text.contains("Kvittot med klientens namn finns bara"));
}

/// The page shows it; the document could not, and a signature would stand under it.
#[tokio::test]
async fn what_the_document_can_not_show_is_told_on_the_preview() {
    let office = Office::new();
    let mut anna = office.browser("anna").await;
    let consent = office.consent(&mut anna).await;
    let draft = office.draft(&mut anna, &consent).await;
    let page = anna.get(&draft).await;
    let mut fields = office.filled(&page, CLINIC);
    let text =
        fields.iter_mut().find(|(_, value)| value.contains(' ') && value.len() > 40).expect("a long text");
    text.1 = "\u{f0b7}\tpaus\u{b}varje timme \u{f0e0} steg".to_owned();
    assert_eq!(anna.post(&draft, &borrowed(&fields)).await.location(), format!("{draft}/preview"));
    let page = anna.get(&format!("{draft}/preview")).await;
    assert!(page.text.contains("•\tpaus") && page.text.contains("→ steg"), "{}", page.text);
    assert!(!page.text.contains("Tecken som dokumentet inte kan visa"), "Word's list is a list");

    let text = fields.iter_mut().find(|(_, value)| value.contains("paus")).expect("the text");
    text.1 = "Namn hemma: ሰላም".to_owned();
    anna.post(&draft, &borrowed(&fields)).await;
    let page = anna.get(&format!("{draft}/preview")).await;
    assert!(page.text.contains("Tecken som dokumentet inte kan visa") && page.text.contains("ሰ (U+1230)"));
    let sent = anna.post(&format!("{draft}/send"), &borrowed(&hidden(&page))).await;
    let reference = reference(&sent);
    assert!(office.record(&reference).is_open(), "it stops nothing");
}

#[tokio::test]
async fn a_double_click_makes_one_request() {
    let office = Office::new();
    let mut anna = office.browser("anna").await;
    let consent = office.consent(&mut anna).await;
    let draft = office.draft(&mut anna, &consent).await;
    let page = anna.get(&draft).await;
    anna.post(&draft, &borrowed(&office.filled(&page, CLINIC))).await;
    let page = anna.get(&format!("{draft}/preview")).await;
    let fields = hidden(&page);
    let first = reference(&anna.post(&format!("{draft}/send"), &borrowed(&fields)).await);
    let second = reference(&anna.post(&format!("{draft}/send"), &borrowed(&fields)).await);
    assert_eq!(first, second);
    assert_eq!(anna.get("/requests").await.text.matches("/requests/U-").count(), 1);
}

#[tokio::test]
async fn a_recipient_without_key_gets_a_one_time_key_and_a_slip() {
    let office = Office::new();
    let mut anna = office.browser("anna").await;
    let (_, reference) = office.send(&mut anna, "vc-bjorkan").await;
    let page = anna.get(&format!("/requests/{reference}/receipt")).await;
    assert!(page.text.contains("id=\"key\"") && page.text.contains("Slå upp mottagarens telefonnummer"));
    let slip = anna.get(&format!("/requests/{reference}/slip.pdf")).await;
    assert!(slip.bytes.starts_with(b"%PDF-"));
    office.advance(16);
    let page = anna.get(&format!("/requests/{reference}/receipt")).await;
    assert!(!page.text.contains("id=\"key\"") && page.text.contains("Nyckeln visas inte längre"));
}

#[tokio::test]
async fn a_document_that_is_no_good_is_said_so_beside_the_field() {
    let office = Office::new();
    let mut anna = office.browser("anna").await;
    let consent = office.consent(&mut anna).await;
    let other = Office::new();
    let foreign = other.consent(&mut other.browser("anna").await).await;
    let mut tampered = consent.clone();
    let middle = tampered.len() / 2;
    tampered.truncate(middle);
    office.advance(16);
    for (document, words) in [
        (b"PK a word processor's file".to_vec(), "Filen är ingen PDF"),
        (tampered, "ändrat eller skadat"),
        (foreign, "utfärdat av en annan tjänst"),
    ] {
        anna.get("/requests/new").await;
        let files = [("consent", "samtycke.pdf", document.as_slice())];
        let refused = anna.upload("/requests/new", &[("kind", KIND)], &files).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{words}");
        assert!(refused.text.contains(words), "{words}: {}", refused.text);
        assert!(refused.text.contains(&format!("value=\"{KIND}\" checked")), "the kind is kept");
    }
    let missing = anna.upload("/requests/new", &[("kind", KIND)], &[]).await;
    assert!(missing.text.contains("Välj klientens samtyckesdokument"));
    let files = [("consent", "samtycke.pdf", consent.as_slice())];
    let no_kind = anna.upload("/requests/new", &[], &files).await;
    assert!(no_kind.text.contains("Välj vad ni behöver"));
    assert!(no_kind.text.contains(NAME), "the consent that was dropped is offered");
}

#[tokio::test]
async fn an_expired_consent_sends_nothing() {
    let office = Office::new();
    let mut anna = office.browser("anna").await;
    let consent = office.consent(&mut anna).await;
    office.advance(60 * 24 * 200);
    let mut anna = office.browser("anna").await;
    anna.get("/requests/new").await;
    let files = [("consent", "samtycke.pdf", consent.as_slice())];
    let refused = anna.upload("/requests/new", &[("kind", KIND)], &files).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("Samtycket har gått ut"), "{}", refused.text);
}

#[tokio::test]
async fn another_units_consent_sends_nothing() {
    let office = Office::new();
    let consent = office.consent(&mut office.browser("anna").await).await;
    let mut bo = office.browser("bo").await;
    bo.get("/requests/new").await;
    let files = [("consent", "samtycke.pdf", consent.as_slice())];
    let refused = bo.upload("/requests/new", &[("kind", KIND)], &files).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("Samtycket är lämnat till en annan enhet"), "{}", refused.text);
    assert!(!refused.text.contains(NAME), "and shows nothing");
}

#[tokio::test]
async fn a_kind_outside_the_consent_is_refused() {
    let office = Office::new();
    let mut anna = office.browser("anna").await;
    let mut fields = consent_with("party", CLINIC);
    fields.retain(|(name, value)| *name != "category" || *value == "contact-and-meeting");
    anna.post("/consents/new", &fields).await;
    let page = anna.get("/requests/new").await;
    let held = page.text.split("name=\"held\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
    let held = held.expect("the new consent is offered").to_owned();
    let refused = anna.upload("/requests/new", &[("kind", KIND), ("held", &held)], &[]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("Samtycket omfattar inte de uppgifter"), "{}", refused.text);
}

#[tokio::test]
async fn an_incomplete_form_comes_back_with_what_is_missing_and_all_that_was_typed() {
    let office = Office::new();
    let mut anna = office.browser("anna").await;
    let consent = office.consent(&mut anna).await;
    let draft = office.draft(&mut anna, &consent).await;
    let page = anna.get(&draft).await;
    let mut fields = office.filled(&page, "");
    fields.retain(|(name, _)| name != "q.varfor.skal");
    let refused = anna.post(&draft, &borrowed(&fields)).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text);
    assert!(refused.text.contains("Välj vem som ska svara") && refused.text.contains("SOC 2026-117"));
    let send = anna.post(&format!("{draft}/send"), &borrowed(&fields)).await;
    assert_ne!(send.status, StatusCode::SEE_OTHER, "an incomplete draft is never sent");
    assert_eq!(anna.get(&format!("{draft}/preview")).await.location(), draft);
}

#[tokio::test]
async fn nothing_typed_is_lost_when_the_consent_has_had_its_time() {
    let office = Office::new();
    let mut anna = office.browser("anna").await;
    let consent = office.consent(&mut anna).await;
    let draft = office.draft(&mut anna, &consent).await;
    let page = anna.get(&draft).await;
    let fields = office.filled(&page, CLINIC);
    office.advance(16);
    let lost = anna.post(&draft, &borrowed(&fields)).await;
    assert_eq!(lost.status, StatusCode::CONFLICT);
    assert!(lost.text.contains("Lägg till dokumentet igen"), "{}", lost.text);
    go_on(&office, &mut anna, &draft, &hidden(&lost), &consent).await;
}

#[tokio::test]
async fn nothing_typed_is_lost_when_the_gateway_restarts() {
    let office = Office::new();
    let mut anna = office.browser("anna").await;
    let consent = office.consent(&mut anna).await;
    let draft = office.draft(&mut anna, &consent).await;
    let page = anna.get(&draft).await;
    let fields = office.filled(&page, CLINIC);
    let cookies = anna.cookies.clone();
    drop(anna);
    let office = office.restart();
    let mut anna = office.browser("anna").await;
    anna.cookies = cookies;
    anna.get("/requests").await;
    let lost = anna.post(&draft, &borrowed(&fields)).await;
    assert_eq!(lost.status, StatusCode::CONFLICT, "{}", lost.text);
    go_on(&office, &mut anna, &draft, &hidden(&lost), &consent).await;
    assert_eq!(anna.get(&draft).await.status, StatusCode::GONE, "the old address has nothing to show");
}

/// Drops the consent again, and ends at the receipt with what was typed in the request.
async fn go_on(
    office: &Office,
    anna: &mut crate::web::client::Client,
    draft: &str,
    carried: &[(String, String)],
    consent: &[u8],
) {
    let files = [("consent", "samtycke.pdf", consent)];
    let preview = anna.upload(draft, &borrowed(carried), &files).await;
    assert!(preview.location().ends_with("/preview"), "{} {}", preview.status, preview.text);
    let page = anna.get(preview.location()).await;
    assert!(page.text.contains("SOC 2026-117"), "{}", page.text);
    let send = preview.location().replace("/preview", "/send");
    let reference = reference(&anna.post(&send, &borrowed(&hidden(&page))).await);
    let visit = office.visit(&reference).await;
    assert_eq!(visit.request.header.case_number, "SOC 2026-117");
    assert!(visit.request.response.items.len() > 1, "what was typed arrived");
}

#[tokio::test]
async fn another_clients_consent_does_not_take_over_a_draft() {
    let office = Office::new();
    let mut anna = office.browser("anna").await;
    let consent = office.consent(&mut anna).await;
    let mut other = consent_with("personal_number", "19000210-9809");
    other[0] = ("name", "Någon Annan");
    let done = anna.post("/consents/new", &other).await;
    let other = anna.get(&format!("{}/document.pdf", done.location())).await.bytes;
    let draft = office.draft(&mut anna, &consent).await;
    let page = anna.get(&draft).await;
    let fields = office.filled(&page, CLINIC);
    office.advance(16);
    let lost = anna.post(&draft, &borrowed(&fields)).await;
    let carried = hidden(&lost);
    let files = [("consent", "samtycke.pdf", other.as_slice())];
    let refused = anna.upload(&draft, &borrowed(&carried), &files).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("ett annat dokument än det du började med"), "{}", refused.text);
    go_on(&office, &mut anna, &draft, &hidden(&refused), &consent).await;
}

#[tokio::test]
async fn a_draft_belongs_to_the_one_who_writes_it() {
    let office = Office::new();
    let mut anna = office.browser("anna").await;
    let consent = office.consent(&mut anna).await;
    let draft = office.draft(&mut anna, &consent).await;
    let mut bo = office.browser("bo").await;
    let page = bo.get(&draft).await;
    assert_eq!(page.status, StatusCode::GONE);
    assert!(!page.text.contains(NAME));
}

#[tokio::test]
async fn logging_out_clears_the_desk() {
    let office = Office::new();
    let mut anna = office.browser("anna").await;
    let consent = office.consent(&mut anna).await;
    let draft = office.draft(&mut anna, &consent).await;
    assert!(anna.get("/requests/new").await.text.contains(NAME));
    anna.post("/logout", &[]).await;
    let mut anna = office.browser("anna").await;
    assert!(!anna.get("/requests/new").await.text.contains(NAME));
    assert_eq!(anna.get(&draft).await.status, StatusCode::GONE);
}

#[tokio::test]
async fn a_section_is_filled_in_only_when_nothing_stands_against_it() {
    let office = Office::new();
    let mut anna = office.browser("anna").await;
    let consent = office.consent(&mut anna).await;
    let draft = office.draft(&mut anna, &consent).await;
    let page = anna.get(&draft).await;
    let review = format!("{draft}/review");
    let progress = |text: &str| {
        let line = text.split("<li data-progress=\"").find(|line| line.contains("href=\"#q.varfor\""));
        line.and_then(|line| line.split('"').next()).map(str::to_owned)
    };
    let mut fields = office.filled(&page, CLINIC);
    let whole = anna.post(&review, &borrowed(&fields)).await;
    assert_eq!((whole.status, progress(&whole.text).as_deref()), (StatusCode::OK, Some("complete")));
    fields.retain(|(name, _)| name != "q.varfor.skal");
    let without_a_reason = anna.post(&review, &borrowed(&fields)).await;
    assert_eq!(progress(&without_a_reason.text).as_deref(), Some("begun"), "{}", without_a_reason.text);
    assert_eq!(progress(&anna.get(&draft).await.text).as_deref(), Some("untouched"), "nothing is kept");
}

#[tokio::test]
async fn a_start_in_the_past_and_a_goal_below_it_are_refused_beside_their_fields() {
    let office = Office::new();
    let mut anna = office.browser("anna").await;
    let consent = office.consent(&mut anna).await;
    anna.get("/requests/new").await;
    let files = [("consent", "samtycke.pdf", consent.as_slice())];
    let begun = anna.upload("/requests/new", &[("kind", "aktivitetsforfragan")], &files).await;
    let draft = begun.location().to_owned();
    let mut fields = hidden(&anna.get(&draft).await);
    let typed = [
        ("q.insats.start-onskad", "2020-01-01"),
        ("q.omfattning.omfattning-start", "30"),
        ("q.omfattning.omfattning-mal", "5"),
        ("do", "preview"),
    ];
    fields.extend(typed.map(|(name, text)| (name.to_owned(), text.to_owned())));
    let refused = anna.post(&draft, &borrowed(&fields)).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    for said in ["Dagen har redan varit.", "Det är mindre än ”Vid start” (30)."] {
        assert!(refused.text.contains(said), "{said}: {}", refused.text);
    }
}
