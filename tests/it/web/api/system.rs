//! Another system, as far as the tests need one: it has a key of its own, makes a token for each call as
//! any JWT library would, and reads JSON.

use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use data_encoding::BASE64URL_NOPAD;
use serde_json::{Value, json};
use tower::ServiceExt;
use underlag::config::Directory;
use underlag::crypto::signing::SigningKey;
use underlag::domain::actor::{Credential, Role, User};
use underlag::exchange::Gateway;
use underlag::web::router;
use underlag::web::state::State;

use super::schema::Description;

pub const SYSTEM: &str = "verksamhetssystem";

pub struct System {
    pub state: State,
    router: Router,
    pub id: String,
    pub key: SigningKey,
    tokens: AtomicU32,
    spoken: Mutex<Vec<String>>,
    pub language: &'static str,
}

pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
    pub bytes: Vec<u8>,
    /// Null where it is no JSON.
    pub json: Value,
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().expect("ASCII"))
    }

    /// The last part of a problem's `type`.
    pub fn problem(&self) -> &str {
        assert_eq!(self.header("content-type"), "application/problem+json", "{}", self.text);
        assert_eq!(self.json["status"], self.status.as_u16(), "{}", self.text);
        let kind = self.json["type"].as_str().expect("a type");
        kind.strip_prefix("urn:underlag:problem:").expect("one of ours")
    }

    /// What a problem says of which field: `client.name missing`.
    pub fn findings(&self) -> Vec<String> {
        let findings = self.json["findings"].as_array().cloned().unwrap_or_default();
        let text = |finding: &Value, name: &str| finding[name].as_str().unwrap_or_default().to_owned();
        findings.iter().map(|one| format!("{} {}", text(one, "path"), text(one, "code"))).collect()
    }
}

impl System {
    /// One that is in the directory, and works for those units.
    pub fn registered(state: &State, units: &[&str], protected: bool) -> Self {
        Self::named(state, SYSTEM, 7, units, protected)
    }

    pub fn named(state: &State, id: &str, seed: u8, units: &[&str], protected: bool) -> Self {
        let system = Self {
            state: state.clone(),
            router: router(state),
            id: id.to_owned(),
            key: SigningKey::from_seed(&[seed; 32]),
            tokens: AtomicU32::new(0),
            spoken: Mutex::default(),
            language: "sv",
        };
        let user = User {
            id: id.to_owned(),
            name: "Verksamhetssystemet".to_owned(),
            roles: vec![Role::Worker],
            units: units.iter().map(|unit| (*unit).to_owned()).collect(),
            credential: Credential::Key(system.key.public().x()),
            disabled: false,
            protected,
        };
        write(state.gateway(), user);
        system
    }

    /// Claims that are right in every way.
    pub fn claims(&self) -> Value {
        let now = self.state.now().as_second();
        let number = self.tokens.fetch_add(1, Ordering::Relaxed);
        json!({
            "iss": self.id, "sub": self.id, "aud": "http://localhost:8080", "iat": now, "exp": now + 120,
            "jti": format!("call-{number}"),
        })
    }

    pub fn token(&self) -> String {
        self.signed(&json!({ "alg": "EdDSA", "typ": "JWT" }), &self.claims())
    }

    pub fn signed(&self, header: &Value, claims: &Value) -> String {
        let part = |json: &Value| BASE64URL_NOPAD.encode(json.to_string().as_bytes());
        let signed = format!("{}.{}", part(header), part(claims));
        let token = format!("{signed}.{}", BASE64URL_NOPAD.encode(&self.key.sign(signed.as_bytes())));
        self.spoken.lock().expect("no panic").push(token.clone());
        token
    }

    /// Another process of the same system, which has made so many calls before.
    pub fn after(self, calls: usize) -> Self {
        self.tokens.store(u32::try_from(calls).expect("few"), Ordering::Relaxed);
        self
    }

    /// Every token so far.
    pub fn spoken(&self) -> Vec<String> {
        self.spoken.lock().expect("no panic").clone()
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.call(Method::GET, path, &self.token(), None).await
    }

    pub async fn post(&self, path: &str, body: &Value) -> Answer {
        self.call(Method::POST, path, &self.token(), Some(body)).await
    }

    pub async fn call(&self, method: Method, path: &str, token: &str, body: Option<&Value>) -> Answer {
        let mut request = Request::builder().method(method.clone()).uri(path);
        if !token.is_empty() {
            request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
        }
        if body.is_some() {
            request = request.header(header::CONTENT_TYPE, "application/json");
        }
        let sent = body.map_or_else(Body::empty, |json| Body::from(json.to_string()));
        let answer = self.send(request, sent).await;
        as_described(&method, path, body, &answer);
        answer
    }

    pub async fn send(&self, request: axum::http::request::Builder, body: Body) -> Answer {
        let request = request.header(header::ACCEPT_LANGUAGE, self.language).body(body).expect("a request");
        let response = self.router.clone().oneshot(request).await.expect("infallible");
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.expect("a body").to_vec();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let json = serde_json::from_str(&text).unwrap_or_default();
        assert!(parts.headers.get(header::SET_COOKIE).is_none(), "no cookie is ever set here");
        assert_eq!(parts.headers[header::CACHE_CONTROL], "no-store");
        Answer { status: parts.status, headers: parts.headers, text, bytes, json }
    }
}

/// The answer is as the description says, and so is a body that was taken.
fn as_described(method: &Method, path: &str, body: Option<&Value>, answer: &Answer) {
    let description = Description::read();
    let media_type = answer.header("content-type");
    let Some(operation) = description.operation(method.as_str(), path) else {
        return assert_eq!(media_type, "application/problem+json", "{method} {path} is not described");
    };
    let responses = &operation["responses"];
    let status = answer.status.as_str();
    assert!(answer.status.is_success() == responses.get(status).is_some(), "{method} {path}: {status}");
    let response = description.resolve(responses.get(status).unwrap_or(&responses["default"]));
    match response.get("content") {
        None => assert!(answer.bytes.is_empty(), "{method} {path}: {status} has no content"),
        Some(content) => {
            let schema = &content.get(media_type).expect("a described media type")["schema"];
            if media_type.ends_with("json") {
                let misfits = description.misfits(schema, &answer.json);
                assert!(misfits.is_empty(), "{method} {path}: {misfits:#?}");
            }
        }
    }
    if let Some(body) = body.filter(|_| answer.status.is_success()) {
        let schema = &operation["requestBody"]["content"]["application/json"]["schema"];
        let misfits = description.misfits(schema, body);
        assert!(misfits.is_empty(), "{method} {path} took: {misfits:#?}");
    }
}

/// Puts a user into the directory, in the place of one with that id.
pub fn write(gateway: &Gateway, user: User) {
    let parties = gateway.parties();
    let mut users: Vec<User> = parties.users().to_vec();
    users.retain(|known| known.id != user.id);
    users.push(user);
    gateway.replace_directory(Directory {
        units: parties.units().to_vec(),
        users,
        recipients: parties.recipients().to_vec(),
        ladders: Vec::new(),
        organisations: Vec::new(),
        fees: Vec::new(),
    });
}
