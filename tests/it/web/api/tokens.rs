//! Who gets in, and who does not: every refusal by its name.

use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use serde_json::{Value, json};
use underlag::crypto::signing::SigningKey;
use underlag::domain::actor::{Role, User};

use super::office_and_system;
use super::system::{SYSTEM, System, write};

const PATH: &str = "/api/v1/units";

fn eddsa() -> Value {
    json!({ "alg": "EdDSA", "typ": "JWT" })
}

/// The status, and the problem's code.
async fn said(system: &System, token: &str) -> (u16, String) {
    let answer = system.call(Method::GET, PATH, token, None).await;
    if answer.status == StatusCode::UNAUTHORIZED {
        let challenge = answer.header("www-authenticate");
        assert!(challenge.starts_with("Bearer realm="), "{challenge}");
        assert_eq!(challenge.contains("error=\"invalid_token\""), answer.problem() != "token-missing");
    }
    let code = if answer.status.is_success() { String::new() } else { answer.problem().to_owned() };
    (answer.status.as_u16(), code)
}

async fn refused(system: &System, token: &str, code: &str) {
    assert_eq!(said(system, token).await, (401, code.to_owned()));
}

/// A token that is right but for one claim.
fn with(system: &System, name: &str, value: impl Into<Value>) -> String {
    let mut claims = system.claims();
    claims[name] = value.into();
    system.signed(&eddsa(), &claims)
}

/// One made so many seconds from now, for so long.
fn made(system: &System, from_now: i64, seconds: i64) -> String {
    let mut claims = system.claims();
    let iat = system.state.now().as_second() + from_now;
    claims["iat"] = iat.into();
    claims["exp"] = (iat + seconds).into();
    system.signed(&eddsa(), &claims)
}

#[tokio::test]
async fn a_registered_system_comes_in() {
    let (_office, system) = office_and_system();
    let answer = system.get(PATH).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    assert_eq!(answer.json["items"][0]["id"], "ekbacken");
    assert_eq!(answer.json["items"].as_array().map(Vec::len), Some(1), "and sees its own units only");
    // As other libraries write it: no `typ`, a key's name, a list of one, more claims.
    let mut claims = system.claims();
    claims["aud"] = json!(["http://localhost:8080"]);
    claims["nbf"] = claims["iat"].clone();
    claims["azp"] = json!("something");
    let token = system.signed(&json!({ "alg": "EdDSA", "kid": "1" }), &claims);
    assert_eq!(said(&system, &token).await, (200, String::new()));
}

#[tokio::test]
async fn nobody_comes_in_without_a_token() {
    let (_office, system) = office_and_system();
    refused(&system, "", "token-missing").await;
    for header in ["Basic YWxhZGRpbjpvcGVuc2VzYW1l", "Bearer", system.token().as_str()] {
        let request = Request::get(PATH).header(header::AUTHORIZATION, header);
        assert_eq!(system.send(request, Body::empty()).await.problem(), "token-missing", "{header}");
    }
    let twice = Request::get(PATH)
        .header(header::AUTHORIZATION, format!("Bearer {}", system.token()))
        .header(header::AUTHORIZATION, format!("Bearer {}", system.token()));
    assert_eq!(system.send(twice, Body::empty()).await.problem(), "token-missing");
    let in_address = format!("{PATH}?access_token={}", system.token());
    assert_eq!(system.call(Method::GET, &in_address, "", None).await.problem(), "token-missing");
}

#[tokio::test]
async fn an_expired_token_is_refused() {
    let (office, system) = office_and_system();
    let token = made(&system, 0, 60);
    assert_eq!(said(&system, &token).await.0, 200);
    office.advance(1);
    assert_eq!(said(&system, &token).await.0, 200, "clocks may differ by a minute");
    office.advance(1);
    refused(&system, &token, "token-expired").await;
    refused(&system, &made(&system, -200, 80), "token-expired").await;
}

#[tokio::test]
async fn a_token_of_the_future_is_refused() {
    let (_office, system) = office_and_system();
    assert_eq!(said(&system, &made(&system, 50, 60)).await.0, 200, "clocks may differ by a minute");
    refused(&system, &made(&system, 90, 60), "token-early").await;
    let later = system.state.now().as_second() + 90;
    refused(&system, &with(&system, "nbf", later), "token-early").await;
}

#[tokio::test]
async fn a_token_that_lives_too_long_is_refused() {
    let (_office, system) = office_and_system();
    assert_eq!(said(&system, &made(&system, 0, 300)).await.0, 200);
    refused(&system, &made(&system, 0, 301), "token-long").await;
    refused(&system, &made(&system, 0, i64::MAX / 2), "token-long").await;
    refused(&system, &made(&system, 0, 0), "token-times").await;
    let now = system.state.now().as_second();
    let mut claims = system.claims();
    (claims["iat"], claims["exp"]) = (json!(now * 1000), json!((now + 60) * 1000));
    let milliseconds = system.signed(&eddsa(), &claims);
    refused(&system, &milliseconds, "token-early").await;
    refused(&system, &made(&system, 0, -10), "token-times").await;
}

/// RFC 7519 §2: a `NumericDate` may have decimals, and libraries write them.
#[tokio::test]
async fn times_with_decimals_are_times() {
    let (_office, system) = office_and_system();
    let now = system.state.now().as_second();
    let with_times = |iat: Value, exp: Value| {
        let mut claims = system.claims();
        (claims["iat"], claims["exp"]) = (iat.clone(), exp.clone());
        claims["nbf"] = iat;
        system.signed(&eddsa(), &claims)
    };
    let raw = |text: String| -> Value { serde_json::from_str(&text).expect("a number") };
    for (iat, exp) in [
        (raw(format!("{now}.25")), raw(format!("{}.25", now + 120))),
        (raw(format!("{now}.0")), raw(format!("{}", now + 300))),
        (raw(format!("{}e-3", now * 1000)), raw(format!("{}.999999", now + 60))),
        (raw(format!("{}.{:09}E9", now / 1_000_000_000, now % 1_000_000_000)), raw((now + 60).to_string())),
    ] {
        assert_eq!(said(&system, &with_times(iat.clone(), exp)).await, (200, String::new()), "{iat}");
    }
    for (iat, exp, code) in [
        (raw(format!("{now}.5")), raw(format!("{}.5", now + 301)), "token-long"),
        (raw(format!("{}.5", now - 400)), raw(format!("{}.5", now - 120)), "token-expired"),
        (json!(now.to_string()), json!(now + 60), "token-claims"),
        (raw("1e400".to_owned()), json!(now + 60), "token-claims"),
        (json!(true), json!(now + 60), "token-claims"),
    ] {
        refused(&system, &with_times(iat, exp), code).await;
    }
}

#[tokio::test]
async fn a_token_for_somebody_else_is_refused() {
    let (_office, system) = office_and_system();
    for audience in [json!("https://other.example"), json!("http://localhost:8080/"), json!([""])] {
        refused(&system, &with(&system, "aud", audience), "token-audience").await;
    }
    let both = json!(["http://localhost:8080", "https://other.example"]);
    refused(&system, &with(&system, "aud", both), "token-audiences").await;
    refused(&system, &with(&system, "aud", json!([])), "token-audiences").await;
    refused(&system, &with(&system, "sub", "anna"), "token-subject").await;
}

#[tokio::test]
async fn another_key_is_refused() {
    let (_office, mut system) = office_and_system();
    system.key = SigningKey::from_seed(&[8; 32]);
    refused(&system, &system.token(), "token-unknown").await;
    // The old key no longer works once there is a new one.
    let old = SigningKey::from_seed(&[7; 32]);
    let renewed = System::named(&system.state, SYSTEM, 8, &["ekbacken"], false);
    assert_eq!(said(&renewed, &renewed.token()).await.0, 200);
    system.key = old;
    refused(&system, &system.token(), "token-unknown").await;
}

#[tokio::test]
async fn another_algorithm_is_refused() {
    let (_office, system) = office_and_system();
    for alg in ["none", "HS256", "RS256", "ES256", "eddsa", "Ed25519", ""] {
        let token = system.signed(&json!({ "alg": alg, "typ": "JWT" }), &system.claims());
        refused(&system, &token, "token-algorithm").await;
        let unsigned = format!("{}.", token.rsplit_once('.').expect("three parts").0);
        refused(&system, &unsigned, "token-algorithm").await;
    }
    let unsigned = system.token();
    let unsigned = format!("{}.", unsigned.rsplit_once('.').expect("three parts").0);
    refused(&system, &unsigned, "token-unknown").await;
}

#[tokio::test]
async fn a_token_of_another_form_is_refused() {
    let (_office, system) = office_and_system();
    let own = json!({ "alg": "EdDSA", "typ": "JWT", "jwk": system.key.public().jwk() });
    refused(&system, &system.signed(&own, &system.claims()), "token-header").await;
    for more in [json!({ "crit": ["exp"] }), json!({ "x5t": "AAAA" }), json!({ "cty": "JWT" })] {
        let mut header = more;
        header["alg"] = json!("EdDSA");
        refused(&system, &system.signed(&header, &system.claims()), "token-header").await;
    }
    for typ in ["underlag-consent+jwt", "at+jwt"] {
        let other = json!({ "alg": "EdDSA", "typ": typ, "kid": "1" });
        refused(&system, &system.signed(&other, &system.claims()), "token-type").await;
    }
    for name in ["iss", "sub", "aud", "iat", "exp", "jti"] {
        let mut claims = system.claims();
        claims.as_object_mut().expect("claims").remove(name);
        refused(&system, &system.signed(&eddsa(), &claims), "token-claims").await;
    }
    for jti in [String::new(), "j".repeat(129)] {
        refused(&system, &with(&system, "jti", jti), "token-claims").await;
    }
    for garbage in ["a", "a.b", "....", "intyg"] {
        refused(&system, garbage, "token-malformed").await;
    }
    for empty in ["a.b.c", "e30.e30."] {
        refused(&system, empty, "token-claims").await;
    }
    refused(&system, &with(&system, "more", "x".repeat(5000)), "token-malformed").await;
}

#[tokio::test]
async fn unknown_and_locked_systems_and_people_are_refused_alike() {
    let (office, mut system) = office_and_system();
    for id in ["nobody", "anna", "kaj"] {
        id.clone_into(&mut system.id);
        refused(&system, &system.token(), "token-unknown").await;
    }
    SYSTEM.clone_into(&mut system.id);
    let parties = office.gateway().parties();
    let user = parties.user_by_id(SYSTEM).expect("registered").clone();
    write(office.gateway(), User { disabled: true, ..user.clone() });
    refused(&system, &system.token(), "token-unknown").await;
    write(office.gateway(), User { roles: vec![Role::Coordinator], ..user });
    assert_eq!(said(&system, &system.token()).await, (403, "forbidden".to_owned()));
}

#[tokio::test]
async fn what_changes_something_takes_a_token_once() {
    let (office, system) = office_and_system();
    let path = "/api/v1/requests/U-7K3M-Q9XD-S/withdraw";
    let token = system.token();
    assert_eq!(system.call(Method::GET, PATH, &token, None).await.status, StatusCode::OK);
    assert_eq!(system.call(Method::GET, PATH, &token, None).await.status, StatusCode::OK, "reading is free");
    let first = system.call(Method::POST, path, &token, Some(&json!({}))).await;
    assert_eq!(first.problem(), "not-found");
    for _ in 0..2 {
        let again = system.call(Method::POST, path, &token, Some(&json!({}))).await;
        assert_eq!((again.status, again.problem()), (StatusCode::UNAUTHORIZED, "token-used"));
    }
    // Two at once: one of them.
    let token = system.token();
    let (body, call) = (json!({}), Method::POST);
    let (one, other) = tokio::join!(
        system.call(call.clone(), path, &token, Some(&body)),
        system.call(call, path, &token, Some(&body))
    );
    let mut said = [one.problem(), other.problem()];
    said.sort_unstable();
    assert_eq!(said, ["not-found", "token-used"]);
    // Not after a restart either.
    drop(system.state.clone());
    let (id, used) = (system.id.clone(), token);
    drop(system);
    let office = office.restart();
    let system = System::named(&office.state, &id, 7, &["ekbacken"], false);
    assert_eq!(system.call(Method::POST, path, &used, Some(&body)).await.problem(), "token-used");
    // What one system has used is free to another.
    let other = System::named(&office.state, "annat", 9, &["ekbacken"], false);
    let mut claims = other.claims();
    claims["jti"] = json!("call-1");
    let token = other.signed(&eddsa(), &claims);
    assert_eq!(other.call(Method::POST, path, &token, Some(&body)).await.problem(), "not-found");
}

#[tokio::test]
async fn words_are_in_the_language_asked_for_and_repeat_nothing() {
    let (_office, mut system) = office_and_system();
    let token = with(&system, "sub", "190001019801");
    let swedish = system.call(Method::GET, PATH, &token, None).await;
    assert_eq!(swedish.json["title"], "Intyget är gjort av ett system för någon annan.");
    assert!(!swedish.text.contains("1900"));
    system.language = "en";
    let english = system.call(Method::GET, PATH, &token, None).await;
    assert_eq!(english.json["title"], "The token was made by a system for somebody else.");
    let detail = english.json["detail"].as_str().expect("text");
    assert!(detail.contains("users.toml") && !detail.contains('\n'), "{detail}");
}
