//! A browser, as far as the tests need one: keeps cookies, finds the CSRF token, sends forms.

use std::collections::BTreeMap;
use std::future::poll_fn;
use std::pin::Pin;

use axum::Router;
use axum::body::{Body, HttpBody, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode, header};
use tower::ServiceExt;

pub struct Client {
    router: Router,
    pub cookies: BTreeMap<String, String>,
    pub headers: Vec<(&'static str, String)>,
    csrf: String,
}

pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
    pub bytes: Vec<u8>,
}

/// A line that the gateway keeps open.
pub struct Line(Body);

impl Line {
    /// What comes next; none once it has ended.
    pub async fn next(&mut self) -> Option<String> {
        let frame = poll_fn(|context| Pin::new(&mut self.0).poll_frame(context)).await?;
        let data = frame.expect("no failure").into_data().expect("data");
        Some(String::from_utf8(data.to_vec()).expect("UTF-8"))
    }
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().expect("ASCII"))
    }

    pub fn location(&self) -> &str {
        self.header("location")
    }
}

impl Client {
    pub fn new(router: Router) -> Self {
        Self { router, cookies: BTreeMap::new(), headers: Vec::new(), csrf: String::new() }
    }

    /// The CSRF token of the last page that had one.
    pub fn token(&self) -> &str {
        &self.csrf
    }

    pub async fn log_in(&mut self, username: &str, password: &str) -> Answer {
        self.post("/login", &[("username", username), ("password", password), ("next", "/")]).await
    }

    pub async fn get(&mut self, path: &str) -> Answer {
        self.send(Request::get(path), Body::empty()).await
    }

    /// Sends a form with the token of the last page that had one.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let csrf = self.csrf.clone();
        let mut all = vec![("csrf", csrf.as_str())];
        all.extend_from_slice(fields);
        self.post_bare(path, &all).await
    }

    /// Sends just these fields.
    pub async fn post_bare(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::CONTENT_LENGTH, body.len());
        self.send(request, Body::from(body)).await
    }

    /// Sends a form with files, as a browser does: field, file name, bytes.
    pub async fn upload(
        &mut self,
        path: &str,
        fields: &[(&str, &str)],
        files: &[(&str, &str, &[u8])],
    ) -> Answer {
        const BOUNDARY: &str = "----boundary-of-a-test";
        let csrf = self.csrf.clone();
        let mut body = Vec::new();
        for (name, value) in std::iter::once(&("csrf", csrf.as_str())).chain(fields) {
            let head = format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n");
            body.extend_from_slice(head.as_bytes());
            body.extend_from_slice(value.as_bytes());
            body.extend_from_slice(b"\r\n");
        }
        for (name, file, bytes) in files {
            let disposition = format!("form-data; name=\"{name}\"; filename=\"{file}\"");
            let head = format!("--{BOUNDARY}\r\nContent-Disposition: {disposition}\r\n\r\n");
            body.extend_from_slice(head.as_bytes());
            body.extend_from_slice(bytes);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(format!("--{BOUNDARY}--\r\n").as_bytes());
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, format!("multipart/form-data; boundary={BOUNDARY}"))
            .header(header::CONTENT_LENGTH, body.len());
        self.send(request, Body::from(body)).await
    }

    /// Opens a line that stays open.
    pub async fn listen(&self, path: &str) -> (StatusCode, Line) {
        let cookies: Vec<String> =
            self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = Request::get(path).header(header::COOKIE, cookies.join("; "));
        let request = request.body(Body::empty()).expect("a request");
        let response = self.router.clone().oneshot(request).await.expect("infallible");
        (response.status(), Line(response.into_body()))
    }

    pub async fn send(&mut self, mut request: axum::http::request::Builder, body: Body) -> Answer {
        for (name, value) in &self.headers {
            request = request.header(*name, value);
        }
        let cookies: Vec<String> =
            self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        if !cookies.is_empty() {
            request = request.header(header::COOKIE, cookies.join("; "));
        }
        let request = request.body(body).expect("a request");
        let response = self.router.clone().oneshot(request).await.expect("infallible");
        let (parts, body) = response.into_parts();
        for value in parts.headers.get_all(header::SET_COOKIE) {
            let cookie = value.to_str().expect("ASCII");
            let (name, value) =
                cookie.split(';').next().and_then(|pair| pair.split_once('=')).expect("a pair");
            if cookie.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        // Of a line that stays open, what comes first.
        let stays = parts.headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind == "text/event-stream");
        let bytes = if stays {
            Line(body).next().await.unwrap_or_default().into_bytes().into()
        } else {
            to_bytes(body, usize::MAX).await.expect("a body")
        };
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if let Some((_, rest)) = text.split_once(r#"name="csrf" value=""#) {
            self.csrf = rest.split('"').next().unwrap_or_default().to_owned();
        }
        Answer { status: parts.status, headers: parts.headers, text, bytes: bytes.to_vec() }
    }
}
