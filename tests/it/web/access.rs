//! The foundation, without anybody logged in.

use axum::http::{Request, StatusCode};
use axum::routing::{get, post};
use underlag::web;
use underlag::web::assets;
use underlag::web::csrf::Posted;
use underlag::web::routes::Routes;

use super::App;
use super::client::{Answer, Client};

#[tokio::test]
async fn every_response_has_the_security_headers() {
    let app = App::new();
    let mut visitor = app.visitor();
    for path in
        ["/login", "/nowhere", "/healthz", assets::CSS.url(), "/api/v1/openapi.json", "/api/v1/nowhere"]
    {
        let answer = visitor.get(path).await;
        let policy = answer.header("content-security-policy");
        assert!(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"), "{path}");
        assert!(!policy.contains("unsafe"), "{path}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("referrer-policy"), "no-referrer", "{path}");
    }
}

#[tokio::test]
async fn only_assets_may_be_kept() {
    let app = App::new();
    let mut visitor = app.visitor();
    assert_eq!(visitor.get("/login").await.header("cache-control"), "no-store");
    assert_eq!(visitor.get("/api/v1/openapi.json").await.header("cache-control"), "no-store");
    let css = visitor.get(assets::CSS.url()).await;
    assert_eq!(css.status, StatusCode::OK);
    assert!(css.header("cache-control").contains("immutable"));
    let old = assets::CSS.url().replace("/assets/", "/assets/0");
    assert_eq!(visitor.get(&old).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn errors_are_pages_in_the_language_asked_for() {
    let app = App::new();
    let mut visitor = app.visitor();
    let swedish = visitor.get("/nowhere").await;
    assert_eq!(swedish.status, StatusCode::NOT_FOUND);
    assert!(swedish.text.contains("<h1>Sidan finns inte</h1>"), "{}", swedish.text);
    visitor.headers.push(("accept-language", "fi, sv;q=0.1, en-GB;q=0.9".to_owned()));
    assert!(visitor.get("/nowhere").await.text.contains("<h1>There is no such page</h1>"));
    let method = visitor.get("/logout").await;
    assert_eq!(method.status, StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(method.header("allow"), "POST");
    assert!(
        method.text.contains("<h1>The page can't be used that way</h1>") || method.text.contains("can&#39;t")
    );
}

#[tokio::test]
async fn a_language_once_chosen_is_kept() {
    let app = App::new();
    let mut visitor = app.visitor();
    visitor.get("/login?next=%2Fa").await;
    let switched = visitor.post("/language", &[("language", "en"), ("back", "/login")]).await;
    assert_eq!((switched.status, switched.location()), (StatusCode::SEE_OTHER, "/login"));
    assert!(visitor.get("/login").await.text.contains(r#"<html lang="en">"#));
}

#[tokio::test]
async fn the_language_switch_leads_nowhere_else() {
    for back in ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)"] {
        let app = App::new();
        let mut visitor = app.visitor();
        visitor.get("/login").await;
        let answer = visitor.post("/language", &[("language", "en"), ("back", back)]).await;
        assert_eq!(answer.location(), "/", "{back}");
    }
}

#[tokio::test]
async fn a_form_without_the_right_token_is_refused() {
    let app = App::new();
    let mut visitor = app.visitor();
    visitor.get("/login").await;
    for token in ["", "AAAA", "abc.def"] {
        let fields = [("csrf", token), ("language", "en"), ("back", "/")];
        let answer = visitor.post_bare("/language", &fields).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{token}");
    }
    let mut other = app.visitor();
    other.get("/login").await;
    visitor.cookies = std::mem::take(&mut other.cookies);
    let answer = visitor.post("/language", &[("language", "en"), ("back", "/")]).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN, "somebody else's token");
}

#[tokio::test]
async fn a_panic_is_an_error_page() {
    async fn fails() -> &'static str {
        panic!("on purpose")
    }
    let app = App::with(|| web::routes().merge(Routes::new().at("/fails", get(fails))));
    let answer = app.visitor().get("/fails").await;
    assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert!(answer.text.contains("Felnummer"), "{}", answer.text);
    assert!(!answer.text.contains("on purpose"));
}

#[tokio::test]
async fn monitors_get_plain_answers() {
    let app = App::new();
    let mut visitor = app.visitor();
    assert_eq!(visitor.get("/healthz").await.text, "ok\n");
    assert_eq!(visitor.get("/readyz").await.status, StatusCode::OK);
    assert!(visitor.cookies.is_empty(), "a monitor gets no cookie");
}

#[tokio::test]
async fn over_https_cookies_are_bound_to_the_host() {
    let app = App::with_https();
    let mut visitor = app.visitor();
    let answer = visitor.get("/login").await;
    let cookie = answer.header("set-cookie");
    assert!(cookie.starts_with("__Host-underlag="), "{cookie}");
    for part in ["HttpOnly", "Secure", "SameSite=Lax", "Path=/"] {
        assert!(cookie.contains(part), "{part}: {cookie}");
    }
    assert!(!cookie.contains("Domain"));
    assert!(answer.header("strict-transport-security").contains("max-age="));
    // One planted by a neighbouring host, without the prefix, counts for nothing.
    let planted = visitor.cookies.remove("__Host-underlag").expect("set");
    visitor.cookies.insert("underlag".to_owned(), planted);
    let answer = visitor.post("/language", &[("language", "en"), ("back", "/")]).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
}

/// Says how many bytes of files came.
fn taking_files() -> Routes {
    async fn take(posted: Posted) -> String {
        posted.files().iter().map(|file| file.bytes.len()).sum::<usize>().to_string()
    }
    web::routes().merge(Routes::new().at_with_files("/files", post(take)).at("/fields", post(take)))
}

async fn upload(visitor: &mut Client, path: &str, token: &str, size: usize) -> Answer {
    let mut body = format!("--b\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n{token}\r\n");
    body.push_str("--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"C:\\\\a\\\\b.pdf\"\r\n\r\n");
    body.push_str(&"x".repeat(size));
    body.push_str("\r\n--b--\r\n");
    let request = Request::post(path).header("content-type", "multipart/form-data; boundary=b");
    visitor.send(request, body.into()).await
}

#[tokio::test]
async fn files_are_taken_only_where_they_are_asked_for() {
    let app = App::with(taking_files);
    let three_mib = 3 << 20;
    let mut stranger = app.visitor();
    stranger.get("/login").await;
    let token = stranger.token().to_owned();
    let refused = upload(&mut stranger, "/files", &token, three_mib).await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST, "of a stranger none is read");
    let mut visitor = app.staff("alva").await;
    visitor.get("/account").await;
    let token = visitor.token().to_owned();
    assert_eq!(upload(&mut visitor, "/files", &token, three_mib).await.text, three_mib.to_string());
    assert_eq!(
        upload(&mut visitor, "/fields", &token, three_mib).await.status,
        StatusCode::PAYLOAD_TOO_LARGE
    );
    assert_eq!(upload(&mut visitor, "/files", &token, 31 << 20).await.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(upload(&mut visitor, "/files", "guess", 10).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn readiness_tells_what_stands_wrong_and_is_ready_all_the_same() {
    let app = App::with(web::routes);
    let mut visitor = app.visitor();
    let troubles = &app.state.gateway().troubles;
    assert_eq!(visitor.get("/readyz").await.text, "ready\n");
    troubles.set("clock", Some("the clock jumped".to_owned()));
    troubles.set("mail", Some("no letter before ten".to_owned()));
    let answer = visitor.get("/readyz").await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.text, "ready\nwarning: the clock jumped\nwarning: no letter before ten\n");
    troubles.set("clock", None);
    troubles.set("mail", Some("no letter before eleven".to_owned()));
    assert_eq!(visitor.get("/readyz").await.text, "ready\nwarning: no letter before eleven\n");
}
