//! The list, the search, a request's page, and what each role may see and do.

use axum::http::StatusCode;

use super::office::{CLINIC, NAME, NUMBER, Office};

#[tokio::test]
async fn the_list_shows_the_units_requests_and_counts_them() {
    let office = Office::new();
    let mut anna = office.browser("anna").await;
    assert!(anna.get("/requests").await.text.contains("Så här kommer ni i gång"));
    let (_, first) = office.send(&mut anna, CLINIC).await;
    office.advance(1);
    let (_, second) = office.send(&mut anna, "vc-bjorkan").await;
    office.answer(&first).await;

    let list = anna.get("/requests").await;
    let place = |reference: &str| list.text.find(&format!(">{reference}<")).expect("in the list");
    assert!(place(&second.to_string()) < place(&first.to_string()), "newest first");
    assert!(list.text.contains("Tallbackens vårdcentral") && list.text.contains("14 december 2026"));
    assert!(!list.text.contains(NAME));
    assert!(list.text.contains("Alla <span class=\"count\">2</span>"), "{}", list.text);

    let open = anna.get("/requests?show=open").await;
    assert!(open.text.contains(&second.to_string()) && !open.text.contains(&first.to_string()));
    let answered = anna.get("/requests?show=answered").await;
    assert!(answered.text.contains(&first.to_string()) && !answered.text.contains(&second.to_string()));
    assert!(anna.get("/requests?show=overdue").await.text.contains("Här finns inga förfrågningar"));
    let after = anna.get(&format!("/requests?after=2020-01-01T00:00:00Z~{first}")).await;
    assert!(!after.text.contains("/requests/U-"), "nothing older than that");
    for strange in ["/requests?show=x&after=y", "/requests?after=~", "/requests?show=%00"] {
        assert_eq!(anna.get(strange).await.status, StatusCode::OK, "{strange}");
    }

    office.advance(60 * 24 * 40);
    let mut anna = office.browser("anna").await;
    let late = anna.get("/requests?show=overdue").await;
    assert!(late.text.contains(&second.to_string()) && late.text.contains("försenad"), "{}", late.text);
}

#[tokio::test]
async fn a_reference_leads_to_its_request_and_a_number_to_the_clients() {
    let office = Office::new();
    let mut anna = office.browser("anna").await;
    let (_, reference) = office.send(&mut anna, CLINIC).await;
    anna.get("/requests").await;
    let typed = reference.to_string().to_lowercase().replace('-', " ");
    let found = anna.post("/requests/search", &[("q", &typed)]).await;
    assert_eq!(found.location(), format!("/requests/{reference}"));
    let found = anna.post("/requests/search", &[("q", NUMBER)]).await;
    assert_eq!(found.status, StatusCode::OK);
    assert!(found.text.contains(&reference.to_string()), "{}", found.text);
    let others = anna.post("/requests/search", &[("q", "190002109809")]).await;
    assert!(others.text.contains("har inte skickat någon förfrågan om den klienten"));

    for (typed, words) in [
        ("19000101-9802", "Numret stämmer inte"),
        ("", "personnummer"),
        ("U-7K3M-Q9XD-5", "Referensen är felskriven"),
    ] {
        let refused = anna.post("/requests/search", &[("q", typed)]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{typed}");
        assert!(refused.text.contains(words), "{typed}: {}", refused.text);
        assert!(refused.text.contains(&format!("value=\"{typed}\"")), "{typed} is kept");
    }
}

#[tokio::test]
async fn another_units_request_looks_like_none() {
    let office = Office::new();
    let mut anna = office.browser("anna").await;
    let (consent, reference) = office.send(&mut anna, CLINIC).await;
    let mut bo = office.browser("bo").await;
    let none = "U-7K3M-Q9XD-S";
    for path in
        ["", "/receipt", "/receipt.pdf", "/slip.pdf", "/withdraw", "/opened/00", "/opened/00/answer.pdf"]
    {
        let other = bo.get(&format!("/requests/{reference}{path}")).await;
        assert_eq!(other.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(bo.get(&format!("/requests/{none}{path}")).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    bo.get("/requests").await;
    for path in ["/link", "/withdraw", "/fetched", "/open"] {
        let refused = bo.post(&format!("/requests/{reference}{path}"), &[("saved", "yes")]).await;
        assert_eq!(refused.status, StatusCode::NOT_FOUND, "{path}");
    }
    let files = [("consent", "samtycke.pdf", consent.as_slice())];
    let refused = bo.upload(&format!("/requests/{reference}/open"), &[], &files).await;
    assert_eq!(refused.status, StatusCode::NOT_FOUND);
    assert!(office.record(&reference).is_open());
    let sought = bo.post("/requests/search", &[("q", &reference.to_string())]).await;
    assert!(sought.text.contains("Ingen av era enheter har en förfrågan med den referensen"));
    assert!(!bo.post("/requests/search", &[("q", NUMBER)]).await.text.contains(&reference.to_string()));
}

#[tokio::test]
async fn a_coordinator_opens_and_sends_no_document() {
    let office = Office::new();
    let (_, reference) = office.send(&mut office.browser("anna").await, CLINIC).await;
    let mut kaj = office.browser("kaj").await;
    let list = kaj.get("/requests").await;
    assert!(list.text.contains(&reference.to_string()) && !list.text.contains("/requests/new"));
    let page = kaj.get(&format!("/requests/{reference}")).await;
    assert_eq!(page.status, StatusCode::OK);
    for action in ["/open\"", "/link\"", "/withdraw\"", "/reroute\""] {
        assert!(!page.text.contains(action), "{action}");
    }
    for path in ["/open", "/link", "/withdraw", "/fetched", "/reroute", "/close"] {
        let refused = kaj.post(&format!("/requests/{reference}{path}"), &[]).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{path}");
    }
}

#[tokio::test]
async fn a_new_link_and_a_withdrawal() {
    let office = Office::new();
    let mut anna = office.browser("anna").await;
    let (_, reference) = office.send(&mut anna, CLINIC).await;
    anna.get(&format!("/requests/{reference}")).await;
    let renewed = anna.post(&format!("/requests/{reference}/link"), &[]).await;
    assert_eq!(renewed.location(), format!("/requests/{reference}"));
    assert!(anna.get(renewed.location()).await.text.contains("En ny länk är på väg"));

    let path = format!("/requests/{reference}/withdraw");
    assert!(anna.get(&path).await.text.contains("Vill du återkalla förfrågan?"));
    for _ in 0..2 {
        let done = anna.post(&path, &[]).await;
        assert_eq!(done.location(), format!("/requests/{reference}"), "{}", done.text);
    }
    let page = anna.get(&format!("/requests/{reference}")).await;
    assert!(page.text.contains("Återkallad") && page.text.contains("inga dokument kvar"), "{}", page.text);
    assert_eq!(anna.get(&path).await.location(), format!("/requests/{reference}"));
    assert_eq!(anna.post(&format!("/requests/{reference}/link"), &[]).await.status, StatusCode::CONFLICT);
}
