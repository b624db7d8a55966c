//! Who may send how much, and what is read before it is known who sends it.

use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::http::{Request, StatusCode, header};
use axum::response::Response;
use futures_util::{StreamExt, stream};
use tokio::sync::{mpsc, oneshot};
use tower::ServiceExt;
use underlag::web;

use super::App;
use super::client::Client;

const MIB: usize = 1 << 20;

/// What never comes.
fn never() -> Body {
    Body::from_stream(stream::pending::<Result<Bytes, std::io::Error>>())
}

fn upload(path: &str, length: usize, body: Body) -> Request<Body> {
    Request::post(path)
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=b")
        .header(header::CONTENT_LENGTH, length)
        .body(body)
        .expect("a request")
}

/// With the cookies of somebody.
fn of(somebody: &Client, mut request: Request<Body>) -> Request<Body> {
    let cookies: Vec<String> =
        somebody.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
    request.headers_mut().insert(header::COOKIE, cookies.join("; ").parse().expect("a header"));
    request
}

async fn answer(router: &Router, request: Request<Body>) -> Response {
    let answer = tokio::time::timeout(Duration::from_secs(20), router.clone().oneshot(request)).await;
    answer.expect("an answer before the body has come").expect("infallible")
}

#[tokio::test]
async fn nothing_of_a_stranger_s_upload_is_read_before_the_answer() {
    let app = App::new();
    let router = web::router(&app.state);
    for path in web::routes().paths() {
        let path = path.replace(['{', '}'], "");
        let answer = answer(&router, upload(&path, 29 * MIB, never())).await;
        assert!(!answer.status().is_success(), "{path}: {}", answer.status());
    }
    for path in web::api::routes().paths() {
        let path = path.replace(['{', '}'], "");
        let answer = answer(&router, upload(&path, 29 * MIB, never())).await;
        let expected = [StatusCode::UNAUTHORIZED, StatusCode::METHOD_NOT_ALLOWED];
        assert!(expected.contains(&answer.status()), "{path}: {}", answer.status());
    }
}

/// Another page can make a browser send a file with somebody's cookies, but not with the token.
#[tokio::test]
async fn nothing_of_a_file_is_read_before_the_token() {
    let app = App::new();
    let router = web::router(&app.state);
    let alva = app.staff("alva").await;
    let part = "--b\r\ncontent-disposition: form-data; name=\"document\"; filename=\"a.pdf\"\r\n\r\n%PDF-";
    let begun = || stream::once(async move { Ok::<_, std::io::Error>(Bytes::from(part)) });
    let unending = || Body::from_stream(begun().chain(stream::pending()));
    for path in ["/consents/find", "/requests/new"] {
        let refused = answer(&router, of(&alva, upload(path, 29 * MIB, unending()))).await;
        assert_eq!(refused.status(), StatusCode::FORBIDDEN, "{path}");
    }
}

#[tokio::test]
async fn a_stranger_s_form_is_short() {
    let app = App::new();
    let mut visitor = app.visitor();
    for (path, most) in [("/k", 64 << 10), ("/answer/decline", 64 << 10), ("/l", 320 << 10)] {
        visitor.get(path).await;
        let text = |bytes: usize| "x".repeat(bytes);
        let fits = visitor.post(path, &[("code", &text(most - 1_000))]).await;
        assert_ne!(fits.status, StatusCode::PAYLOAD_TOO_LARGE, "{path}");
        let over = visitor.post(path, &[("code", &text(most))]).await;
        assert_eq!(over.status, StatusCode::PAYLOAD_TOO_LARGE, "{path}");
    }
}

#[tokio::test]
async fn the_texts_of_a_form_with_files_have_a_bound_too() {
    let app = App::new();
    let mut alva = app.staff("alva").await;
    alva.get("/consents").await;
    let over = alva.upload("/consents/find", &[("anything", &"x".repeat(2 * MIB))], &[]).await;
    assert_eq!(over.status, StatusCode::PAYLOAD_TOO_LARGE);
    let fits = alva.upload("/consents/find", &[("anything", &"x".repeat(MIB))], &[]).await;
    assert_ne!(fits.status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn so_much_is_sent_at_once_and_what_is_more_is_asked_to_come_back() {
    let app = App::new();
    let router = web::router(&app.state);
    let alva = app.staff("alva").await;
    let known = |body: Body| of(&alva, upload("/consents/find", 30 * MIB, body));
    let (reads, mut read) = mpsc::unbounded_channel();
    let mut ends = Vec::new();
    for _ in 0..8 {
        let (ends_it, end) = oneshot::channel::<()>();
        ends.push(ends_it);
        let reads = reads.clone();
        let sending = stream::once(async move {
            reads.send(()).ok();
            end.await.ok();
            Err::<Bytes, _>(std::io::Error::other("gone"))
        });
        tokio::spawn(router.clone().oneshot(known(Body::from_stream(sending))));
    }
    for _ in 0..8 {
        read.recv().await.expect("it is being read");
    }
    let refused = answer(&router, known(never())).await;
    assert_eq!(refused.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(refused.headers()["retry-after"], "30");
    let system = answer(&router, upload("/api/v1/requests", 30 * MIB, never())).await;
    assert_eq!(system.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(system.headers()["retry-after"], "30");
    let reading = Request::get("/api/v1/kinds").body(Body::empty()).expect("a request");
    assert_eq!(
        answer(&router, reading).await.status(),
        StatusCode::UNAUTHORIZED,
        "what is read takes no room"
    );
    let problem = to_bytes(system.into_body(), MIB).await.expect("a body");
    assert!(String::from_utf8_lossy(&problem).contains("urn:underlag:problem:busy"));

    let mut stranger = Client::new(router.clone());
    stranger.get("/login").await;
    assert_eq!(stranger.log_in("alva", "tall-och-gran").await.location(), "/", "a login is small");
    drop(ends);
    let mut admitted = false;
    while !admitted {
        let asked = tokio::spawn(router.clone().oneshot(known(Body::from("--b--"))));
        let status = asked.await.expect("no panic").expect("infallible").status();
        admitted = status != StatusCode::SERVICE_UNAVAILABLE;
    }
}
