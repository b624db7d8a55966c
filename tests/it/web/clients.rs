//! The client's own page in a browser without scripts, and the card on the worker's side.

use axum::http::StatusCode;
use underlag::trial::demo::html;
use underlag::web::router;

use super::client::{Answer, Client};
use super::worker::office::{self, CLINIC, NAME, NUMBER, Office};
use crate::exchange::client::code_on;

/// An office where Anna has sent a request to the clinic, and the card's code.
async fn asked() -> (Office, Client, String) {
    let office = Office::new();
    let mut anna = office.browser("anna").await;
    let code = card(&mut anna).await;
    (office, anna, code)
}

/// Anna records a consent, sends a request under it, and prints the card.
async fn card(anna: &mut Client) -> String {
    anna.get("/consents/new").await;
    let done = anna.post("/consents/new", &office::consent_fields()).await;
    let page = anna.get(done.location()).await;
    assert!(page.text.contains("Hämta klientens kort"), "{}", page.text);
    let card = anna.get(&format!("{}/card.pdf", done.location())).await;
    assert!(card.header("content-disposition").starts_with("attachment; filename=\"kort-2026"));
    code_on(&card.bytes)
}

fn stranger(office: &Office) -> Client {
    Client::new(router(&office.state))
}

/// A browser in which the card's code was typed.
async fn at_page(office: &Office, code: &str) -> Client {
    let mut client = stranger(office);
    client.get("/k").await;
    let opened = client.post("/k", &[("code", code)]).await;
    assert_eq!((opened.status, opened.location()), (StatusCode::SEE_OTHER, "/my"), "{}", opened.text);
    client
}

fn read(page: &Answer) -> String {
    html::text(&page.text)
}

#[tokio::test]
async fn a_code_that_is_typed_opens_the_page_with_no_name_on_it() {
    let (office, mut anna, _) = asked().await;
    office.send(&mut anna, CLINIC).await;
    let code = card(&mut anna).await;
    let mut client = at_page(&office, &code).await;
    let page = client.get("/my").await;
    assert_eq!(page.status, StatusCode::OK);
    let text = read(&page);
    for words in
        ["Det här har vi frågat om dig", "Tallbackens vårdcentral", "Förfrågan till läkare", "30 april 2027"]
    {
        assert!(text.contains(words), "{words}: {text}");
    }
    for secret in
        [NAME, "Åkerlöf", NUMBER, "190001019801", "SOC 2026-117", "Planera vägen", code.as_str(), "anna Test"]
    {
        assert!(!page.text.contains(secret), "{secret}");
    }
    assert_eq!(page.header("cache-control"), "no-store");
}

#[tokio::test]
async fn the_cookie_is_strict_and_for_this_browser_only() {
    let (office, _, code) = asked().await;
    let mut client = stranger(&office);
    client.get("/k").await;
    let opened = client.post("/k", &[("code", &code)]).await;
    let cookies: Vec<&str> =
        opened.headers.get_all("set-cookie").iter().filter_map(|value| value.to_str().ok()).collect();
    let cookie = cookies.iter().find(|cookie| cookie.starts_with("client=")).expect("a cookie");
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"), "{cookie}");
    assert!(!cookie.contains("Max-Age"), "until the browser is closed");
    assert_eq!(stranger(&office).get("/my").await.location(), "/k");
}

#[tokio::test]
async fn wrong_codes_are_told_apart_only_by_how_they_are_typed() {
    let (office, _, code) = asked().await;
    let (other, mut anna, unknown) = asked().await;
    drop(other);
    anna.cookies.clear();
    let mut client = stranger(&office);
    client.get("/k").await;
    let mistyped = client.post("/k", &[("code", &code[..12])]).await;
    assert_eq!(mistyped.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(read(&mistyped).contains("Koden är inte rätt skriven"), "{}", mistyped.text);
    assert!(mistyped.text.contains("<title>Fel: ") && mistyped.text.contains(&code[..12]), "kept");
    let wrong = client.post("/k", &[("code", &unknown)]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(read(&wrong).contains("Koden öppnar ingen sida"), "{}", wrong.text);
    assert!(!wrong.text.contains(&unknown), "a whole code is not written into a page");
    let mut last = wrong;
    for _ in 0..40 {
        last = client.post("/k", &[("code", &unknown)]).await;
        if last.status == StatusCode::TOO_MANY_REQUESTS {
            break;
        }
    }
    assert_eq!(last.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(read(&last).contains("Det har blivit fel för många gånger"), "{}", last.text);
}

#[tokio::test]
async fn the_page_closes_by_itself_and_says_nothing_of_it() {
    let (office, _, code) = asked().await;
    let mut client = at_page(&office, &code).await;
    for _ in 0..3 {
        office.advance(14);
        assert_eq!(client.get("/my").await.status, StatusCode::OK, "each look starts the time anew");
    }
    office.advance(16);
    let closed = client.get("/my").await;
    assert_eq!((closed.status, closed.location()), (StatusCode::SEE_OTHER, "/k"));
    assert!(!read(&client.get("/k").await).contains("stängd"), "no word of what was there");
    assert_eq!(client.post("/my/survey", &[("understood", "yes")]).await.location(), "/k");
}

#[tokio::test]
async fn leaving_takes_everything_away() {
    let (office, _, code) = asked().await;
    let mut client = at_page(&office, &code).await;
    client.get("/my").await;
    let before = client.cookies.clone();
    let left = client.post("/my/leave", &[]).await;
    assert_eq!(left.location(), "/k");
    assert_eq!(left.header("clear-site-data"), "\"cache\", \"storage\"");
    assert!(read(&client.get("/k").await).contains("Sidan är stängd"));
    client.cookies = before;
    assert_eq!(client.get("/my").await.location(), "/k", "the cookie finds nothing any more");
}

#[tokio::test]
async fn a_card_made_anew_ends_the_old_one_where_it_is_open() {
    let office = Office::new();
    let mut anna = office.browser("anna").await;
    anna.get("/consents/new").await;
    let done = anna.post("/consents/new", &office::consent_fields()).await;
    anna.get(done.location()).await;
    let old = code_on(&anna.get(&format!("{}/card.pdf", done.location())).await.bytes);
    let document = anna.get(&format!("{}/document.pdf", done.location())).await.bytes;
    let mut client = at_page(&office, &old).await;

    let found = anna.post("/consents/search", &[("personal_number", NUMBER)]).await;
    let path =
        html::links(&found.text).into_iter().find(|link| link.starts_with("/consents/U-")).expect("a link");
    let page = anna.get(&path).await;
    assert!(read(&page).contains("Kortet gjordes 23 november 2026"), "{}", read(&page));
    let missing = anna.upload(&format!("{path}/card"), &[], &[]).await;
    assert_eq!(missing.status, StatusCode::UNPROCESSABLE_ENTITY, "no document was dropped");
    let wrong = anna.upload(&format!("{path}/card"), &[], &[("consent", "a.pdf", b"%PDF-1.4 x")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(client.get("/my").await.status == StatusCode::OK, "the old card still works");

    let made = anna.upload(&format!("{path}/card"), &[], &[("consent", "a.pdf", &document)]).await;
    assert!(made.location().starts_with("/consents/cards/"), "{} {}", made.status, made.text);
    assert!(read(&anna.get(made.location()).await).contains("Det nya kortet är klart"));
    let new = anna.get(&format!("{}/card.pdf", made.location())).await;
    assert_eq!(client.get("/my").await.location(), "/k", "whoever sat there with the old one");
    at_page(&office, &code_on(&new.bytes)).await;
    let mut late = stranger(&office);
    late.get("/k").await;
    assert_eq!(late.post("/k", &[("code", &old)]).await.status, StatusCode::UNPROCESSABLE_ENTITY);

    let mut bo = office.browser("bo").await;
    assert_eq!(bo.get(&path).await.status, StatusCode::NOT_FOUND, "another unit's consent");
    assert_eq!(bo.get(made.location()).await.location(), "/consents");
    office.advance(16);
    assert_eq!(anna.get(&format!("{}/card.pdf", made.location())).await.location(), "/consents");
}

#[tokio::test]
async fn three_ways_of_reading_also_before_the_code() {
    let (office, _, code) = asked().await;
    let mut client = stranger(&office);
    client.get("/k").await;
    let switched = client.post("/my/reading", &[("reading", "easy"), ("back", "/k")]).await;
    assert_eq!(switched.location(), "/k");
    let easy = client.get("/k").await;
    assert!(read(&easy).contains("På kortet står en kod"), "{}", easy.text);
    assert!(easy.text.contains("aria-pressed=\"true\">Lättläst svenska"), "{}", easy.text);
    client.post("/k", &[("code", &code)]).await;
    let page = client.get("/my").await;
    assert!(read(&page).contains("Det här har vi frågat om dig") && page.text.contains("<html lang=\"sv\">"));
    client.post("/my/reading", &[("reading", "english"), ("back", "/my")]).await;
    let page = client.get("/my").await;
    assert!(read(&page).contains("What we have asked about you") && page.text.contains("<html lang=\"en\">"));
    client.post("/my/reading", &[("reading", "plain"), ("back", "/my")]).await;
    assert!(read(&client.get("/my").await).contains("Det här har vi frågat om dig"));
    let away = client.post("/my/reading", &[("reading", "easy"), ("back", "//evil.example/")]).await;
    assert_eq!(away.location(), "/k");
}

#[tokio::test]
async fn a_consent_is_taken_back_after_being_asked() {
    let (office, mut anna, _) = asked().await;
    let (_, reference) = office.send(&mut anna, CLINIC).await;
    let code = card(&mut anna).await;
    let mut client = at_page(&office, &code).await;
    let page = client.get("/my").await;
    let paths: Vec<String> =
        html::links(&page.text).into_iter().filter(|link| link.ends_with("/revoke")).collect();
    assert_eq!(paths.len(), 3, "each consent of the client");
    // The one in the middle has the request.
    let sure = client.get(&paths[1]).await;
    assert!(read(&sure).contains("En fråga som väntar på svar tas tillbaka"), "{}", read(&sure));
    assert!(office.record(&reference).is_open(), "looking changes nothing");
    let revoked = client.post(&paths[1], &[]).await;
    assert_eq!(revoked.location(), "/my");
    assert!(!office.record(&reference).is_open());
    let page = client.get("/my").await;
    assert!(read(&page).contains("Du har tagit tillbaka ditt samtycke"));
    assert!(read(&page).contains("Återkallat 23 november 2026"), "{}", read(&page));
    assert_eq!(client.get(&paths[1]).await.location(), "/my", "there is nothing left to ask");
    assert_eq!(client.post(&paths[1], &[]).await.location(), "/my", "twice is once");
    assert_eq!(client.get("/my/consents/U-7K3M-Q9XD-S/revoke").await.status, StatusCode::NOT_FOUND);

    let path = paths[1].trim_end_matches("/revoke").replace("/my", "");
    let page = anna.get(&path).await;
    assert!(
        read(&page).contains("Återkallat") && page.text.contains(&reference.to_string()),
        "{}",
        read(&page)
    );
    let timeline = anna.get(&format!("/requests/{reference}")).await;
    assert!(read(&timeline).contains("Klienten, med sitt kort"), "{}", read(&timeline));
}

#[tokio::test]
async fn the_survey_is_answered_once_and_passed_over_is_not_answered() {
    let (office, _, code) = asked().await;
    let mut client = at_page(&office, &code).await;
    assert!(read(&client.get("/my").await).contains("Vill du svara på fem korta frågor?"));
    client.get("/my/survey").await;
    let empty = client.post("/my/survey", &[("understood", "sometimes")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    let sent = client.post("/my/survey", &[("understood", "yes"), ("involved", "not-said")]).await;
    assert_eq!(sent.location(), "/my");
    let page = client.get("/my").await;
    assert!(read(&page).contains("Tack för dina svar") && !read(&page).contains("Vill du svara på fem"));
    assert_eq!(client.get("/my/survey").await.location(), "/my");
    let month = underlag::domain::statistics::group::Month::of(office.gateway().now());
    let tally = office.state.store().survey(month, month).expect("readable");
    assert_eq!(tally.values().sum::<u64>(), 5, "{tally:?}");
}

#[tokio::test]
async fn a_form_without_the_token_changes_nothing() {
    let (office, _, code) = asked().await;
    let mut client = at_page(&office, &code).await;
    let page = client.get("/my").await;
    let path = html::links(&page.text).into_iter().find(|link| link.ends_with("/revoke")).expect("a link");
    for (path, fields) in [
        (path.as_str(), vec![]),
        ("/my/survey", vec![("understood", "yes")]),
        ("/my/leave", vec![]),
        ("/k", vec![("code", code.as_str())]),
    ] {
        let answer = client.post_bare(path, &fields).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path}");
    }
    let text = read(&client.get("/my").await);
    assert!(text.contains("Gäller") && text.contains("fem korta frågor"), "{text}");
}
