//! Consents in a browser: given, refused, looked up, revoked, and everything typed wrong.

use axum::http::StatusCode;

use super::office::{NAME, NUMBER, Office, consent_fields, consent_with};

#[tokio::test]
async fn a_consent_is_recorded_and_its_document_handed_out_for_a_quarter_of_an_hour() {
    let office = Office::new();
    let mut anna = office.browser("anna").await;
    anna.get("/consents/new").await;
    let done = anna.post("/consents/new", &consent_fields()).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
    let page = anna.get(done.location()).await;
    assert!(page.text.contains("Samtycket är registrerat") && page.text.contains("Björkans vårdcentral"));

    let path = format!("{}/document.pdf", done.location());
    let document = anna.get(&path).await;
    assert!(document.bytes.starts_with(b"%PDF-"));
    assert!(document.header("content-disposition").starts_with("attachment; filename=\"samtycke-2026"));
    assert_eq!(document.header("cache-control"), "no-store");
    let mut bo = office.browser("bo").await;
    assert_eq!(bo.get(done.location()).await.location(), "/consents", "another worker's desk is empty");

    office.advance(16);
    assert_eq!(anna.get(&path).await.status, StatusCode::SEE_OTHER);
    assert!(anna.get("/consents").await.text.contains("Samtyckesdokumentet ligger inte kvar här"));
}

#[tokio::test]
async fn a_purpose_that_comes_out_of_a_document_is_taken_as_it_was_meant() {
    let office = Office::new();
    let mut anna = office.browser("anna").await;
    anna.get("/consents/new").await;
    let done = anna.post("/consents/new", &consent_with("purpose", "Planera:\u{b}\u{f0b7} paus\r\n")).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
}

#[tokio::test]
async fn what_is_typed_wrong_is_said_beside_the_field_and_everything_is_kept() {
    let office = Office::new();
    let mut anna = office.browser("anna").await;
    anna.get("/consents/new").await;
    for (field, value, words) in [
        ("personal_number", "19000101-9802", "Numret stämmer inte"),
        ("name", "  ", "Skriv klientens namn"),
        ("name", "\u{200b}", "Skriv klientens namn"),
        ("name", "\u{ad}\u{2800}", "Skriv klientens namn"),
        ("name", "Mär\u{202e}ta", "ett tecken som inte syns"),
        ("purpose", "Planera \u{202e}tebra", "ett tecken som inte syns"),
        ("purpose", "\u{2060}\u{180e}", "Skriv vad uppgifterna ska användas till"),
        ("valid_from", "2026-12-10[Asia/Tokyo]", "Skriv ett datum som år-månad-dag"),
        ("valid_from", "2026-12-09T23:00:00+00:00", "Skriv ett datum som år-månad-dag"),
        ("party", "vc-ny", "Välj minst en mottagare"),
        ("category", "everything", "Välj minst en sorts uppgifter"),
        ("purpose", " ", "Skriv vad uppgifterna ska användas till"),
        ("valid_from", "i går", "Skriv ett datum som år-månad-dag"),
        ("valid_to", "2026-11-22", "Sista dagen ligger före den första"),
        ("valid_to", "2028-01-01", "Ett samtycke gäller högst ett år"),
        ("method", "wink", "Välj hur samtycket lämnas"),
    ] {
        let refused = anna.post("/consents/new", &consent_with(field, value)).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{field} {value}");
        assert!(refused.text.contains(words), "{field} {value}: {}", refused.text);
        assert!(refused.text.contains("<title>Fel: "), "{field}");
        if field != "name" {
            assert!(refused.text.contains(&format!("value=\"{NAME}\"")), "{field}");
        }
        if field != "category" {
            assert!(refused.text.contains("value=\"contact-and-meeting\" checked"), "{field}");
        }
    }
}

#[tokio::test]
async fn another_unit_can_not_be_chosen() {
    let office = Office::new();
    let mut anna = office.browser("anna").await;
    let mut fields = consent_fields();
    fields.push(("unit", "sodra"));
    let refused = anna.post("/consents/new", &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("Välj en enhet som du arbetar i"));
}

#[tokio::test]
async fn the_text_is_read_in_the_clients_language_and_nothing_typed_is_lost() {
    let office = Office::new();
    let mut anna = office.browser("anna").await;
    let mut fields = consent_fields();
    fields.pop();
    fields.push(("switch", "en"));
    let page = anna.post("/consents/new", &fields).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text.contains("What may they tell us?") && page.text.contains("<html lang=\"sv\">"));
    assert!(page.text.contains(&format!("value=\"{NUMBER}\"")));
}

#[tokio::test]
async fn the_text_is_read_in_easy_swedish_and_the_document_is_written_in_it() {
    let office = Office::new();
    let mut anna = office.browser("anna").await;
    let empty = anna.get("/consents/new").await;
    assert!(empty.text.contains("Läs på lätt svenska") && empty.text.contains("Read it in English"));
    let mut fields = consent_fields();
    fields.pop();
    fields.push(("switch", "sv-easy"));
    let page = anna.post("/consents/new", &fields).await;
    assert!(page.text.contains("Du får säga nej.\nDu får säga ja till bara en del."), "{}", page.text);
    assert!(
        page.text.contains("name=\"language\" value=\"sv-easy\"") && page.text.contains("Läs den på svenska")
    );
    assert!(page.text.contains("vad du klarar och vad som är svårt"), "what the categories mean");
}

#[tokio::test]
async fn a_no_is_confirmed_and_recorded() {
    let office = Office::new();
    let mut anna = office.browser("anna").await;
    let sure = anna.post("/consents/new", &consent_with("do", "refuse")).await;
    assert!(sure.text.contains("Säger klienten nej?"), "{}", sure.text);
    let said = anna.post("/consents/new", &consent_with("do", "refused")).await;
    assert_eq!(said.location(), "/consents");
    let found = anna.post("/consents/search", &[("personal_number", NUMBER)]).await;
    assert!(found.text.contains("Klienten sa nej") && !found.text.contains("/revoke"), "{}", found.text);
}

#[tokio::test]
async fn consents_are_found_by_personal_number_and_only_by_their_unit() {
    let office = Office::new();
    let mut anna = office.browser("anna").await;
    office.consent(&mut anna).await;
    anna.get("/consents").await;
    let found = anna.post("/consents/search", &[("personal_number", "190001019801")]).await;
    assert!(found.text.contains("Gäller") && found.text.contains("30 april 2027"), "{}", found.text);
    let mistyped = anna.post("/consents/search", &[("personal_number", "190001019802")]).await;
    assert_eq!(mistyped.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(mistyped.text.contains("Numret stämmer inte"));
    let mut bo = office.browser("bo").await;
    let nothing = bo.post("/consents/search", &[("personal_number", NUMBER)]).await;
    assert!(nothing.text.contains("Era enheter har inget samtycke registrerat"));
}

#[tokio::test]
async fn a_consent_is_revoked_after_being_asked() {
    let office = Office::new();
    let mut anna = office.browser("anna").await;
    let (consent, reference) = office.send(&mut anna, super::office::CLINIC).await;
    let found = anna.post("/consents/search", &[("personal_number", NUMBER)]).await;
    let path = found.text.split("href=\"").find(|part| part.contains("/revoke\"")).expect("a link");
    let path = path.split('"').next().expect("an address").to_owned();

    let mut bo = office.browser("bo").await;
    assert_eq!(bo.get(&path).await.status, StatusCode::NOT_FOUND);
    assert_eq!(bo.post(&path, &[]).await.status, StatusCode::NOT_FOUND);

    let sure = anna.get(&path).await;
    assert!(sure.text.contains("En förfrågan som väntar på svar återkallas"), "{}", sure.text);
    assert_eq!(anna.post(&path, &[]).await.location(), "/consents");
    assert!(!office.record(&reference).is_open());
    assert_eq!(anna.post(&path, &[]).await.location(), "/consents", "twice is once");

    anna.get("/requests/new").await;
    let files = [("consent", "samtycke.pdf", consent.as_slice())];
    let refused = anna.upload("/requests/new", &[("kind", super::office::KIND)], &files).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("Samtycket är återkallat"), "{}", refused.text);
}

#[tokio::test]
async fn a_consent_is_replaced_by_the_one_that_begins_with_it() {
    let office = Office::new();
    let mut anna = office.browser("anna").await;
    let old = office.consent(&mut anna).await;
    let found = anna.upload("/consents/find", &[], &[("consent", "samtycke.pdf", &old)]).await;
    let page = found.location().to_owned();
    assert!(anna.get(&page).await.text.contains("Ersätt med ett nytt"));
    anna.get(&format!("{page}/replace")).await;
    let nothing = anna.upload(&format!("{page}/replace"), &[], &[]).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    let files = [("consent", "samtycke.pdf", &old[..])];
    let begun = anna.upload(&format!("{page}/replace"), &[], &files).await;
    assert!(begun.location().starts_with("/consents/new?replaces="), "{} {}", begun.status, begun.text);
    let form = anna.get(begun.location()).await;
    assert!(form.text.contains("Det nya samtycket ersätter U-"), "{}", form.text);
    assert!(form.text.contains(&format!("value=\"{NAME}\"")), "it begins with what the old one says");

    let place = begun.location().rsplit_once('=').expect("a place").1.to_owned();
    let mut fields = consent_fields();
    fields.push(("replaces", &place));
    for field in &mut fields {
        if field.0 == "personal_number" {
            field.1 = "19000210-9809";
        }
    }
    let other = anna.post("/consents/new", &fields).await;
    assert_eq!(other.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(other.text.contains("gäller någon annan"), "{}", other.text);
    for field in &mut fields {
        if field.0 == "personal_number" {
            field.1 = NUMBER;
        }
    }
    let done = anna.post("/consents/new", &fields).await;
    assert!(done.location().starts_with("/consents/done/"), "{} {}", done.status, done.text);
    let shown = anna.get(&page).await.text;
    assert!(shown.contains("Ersatt ") && shown.contains("Samtycket är ersatt av U-"), "{shown}");
    assert!(!shown.contains("Ersätt med ett nytt"));
}

#[tokio::test]
async fn what_the_client_has_said_yes_to_before_is_shown_and_of_other_units_the_name_alone() {
    let office = Office::new();
    let mut anna = office.browser("anna").await;
    office.consent(&mut anna).await;
    let update = consent_with("do", "");
    let own = anna.post("/consents/new", &update).await.text;
    assert!(
        own.contains("Klienten har redan ett samtycke") && own.contains("Ekbackens enhet, från "),
        "{own}"
    );
    let mut bo = office.browser("bo").await;
    bo.get("/consents/new").await;
    let theirs = bo.post("/consents/new", &update).await.text;
    assert!(theirs.contains("Ekbackens enhet har ett samtycke från klienten."), "{theirs}");
    assert!(!theirs.contains("Ekbackens enhet, från ") && !theirs.contains("href=\"/consents/U-"));
    let sought = bo.post("/consents/search", &[("personal_number", NUMBER)]).await.text;
    assert!(sought.contains("Ekbackens enhet har ett samtycke från klienten."), "{sought}");
    anna.get("/consents/new").await;
    let done = anna.post("/consents/new", &consent_fields()).await;
    assert!(anna.get(done.location()).await.text.contains("Klienten har redan ett samtycke"));
}

#[tokio::test]
async fn a_signed_paper_is_added_and_shown_with_the_consent_document_alone() {
    let office = Office::new();
    let mut anna = office.browser("anna").await;
    let document = office.consent(&mut anna).await;
    let found = anna.upload("/consents/find", &[], &[("consent", "samtycke.pdf", &document)]).await;
    let page = found.location().to_owned();
    let scans = format!("{page}/evidence");
    office.advance(16);
    assert!(anna.get(&page).await.text.contains("Inte inskannat"));
    anna.get(&scans).await;
    let paper = small_pdf!("underskrift");
    let add = [("do", "add")];
    let without = anna.upload(&scans, &add, &[("scan", "papper.pdf", paper)]).await;
    assert_eq!(without.status, StatusCode::UNPROCESSABLE_ENTITY, "the consent document is needed");
    let files = [("consent", "samtycke.pdf", &document[..]), ("scan", "papper.pdf", b"PK\x03\x04 zip")];
    let zip = anna.upload(&scans, &add, &files).await;
    assert!(
        zip.status == StatusCode::UNPROCESSABLE_ENTITY && zip.text.contains("papper.pdf"),
        "{}",
        zip.text
    );
    let files = [("consent", "samtycke.pdf", &document[..]), ("scan", "papper.pdf", paper)];
    let added = anna.upload(&scans, &add, &files).await;
    assert_eq!(added.location(), page, "{} {}", added.status, added.text);
    assert!(anna.get(&page).await.text.contains("Inskannat"));

    office.advance(16);
    let open = [("do", "open")];
    anna.get(&scans).await;
    let without = anna.upload(&scans, &open, &[]).await;
    assert_eq!(without.status, StatusCode::UNPROCESSABLE_ENTITY, "nor is it shown without");
    let opened = anna.upload(&scans, &open, &[("consent", "samtycke.pdf", &document)]).await;
    let shown = anna.get(opened.location()).await;
    assert!(shown.text.contains("Tillagt av") && shown.text.contains("anna Test"), "{}", shown.text);
    let path = format!("{}/scan", opened.location());
    let file = anna.get(&path).await;
    assert_eq!((file.bytes.as_slice(), file.header("cache-control")), (paper, "no-store"));
    let mut bo = office.browser("bo").await;
    assert_eq!(bo.get(&path).await.status, StatusCode::NOT_FOUND);
    office.advance(16);
    assert_eq!(anna.get(&path).await.location(), scans, "it lies there for a quarter of an hour");
}
