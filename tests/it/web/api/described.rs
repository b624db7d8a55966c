//! The description holds what the router has, and nothing else. That every answer of these tests is as it
//! says is looked at where they are received ([`super::system`]).

use std::collections::BTreeSet;

use axum::http::{Method, StatusCode};
use serde_json::{Value, json};
use underlag::web::api;

use super::schema::Description;
use super::system::System;
use crate::web::worker::office::Office;

fn office() -> (Office, System) {
    let office = Office::new();
    let system = System::registered(&office.state, &["ekbacken", "sodra"], true);
    (office, system)
}

#[tokio::test]
async fn it_has_every_route_and_method_and_nothing_else() {
    let (_office, system) = office();
    let description = Description::read();
    let paths = description.0["paths"].as_object().expect("paths");
    let described: BTreeSet<&str> = paths.keys().map(String::as_str).collect();
    let routes = api::routes();
    assert_eq!(described, routes.paths().iter().copied().collect());
    for (path, operations) in paths {
        for method in [Method::GET, Method::POST, Method::PUT, Method::PATCH, Method::DELETE] {
            let name = method.as_str().to_lowercase();
            let answer = system.call(method, &called(path), &system.token(), None).await;
            let taken = answer.status != StatusCode::METHOD_NOT_ALLOWED;
            assert_eq!(taken, operations.get(&name).is_some(), "{name} {path}: {}", answer.status);
        }
    }
}

/// What is asked for without a token: the description alone.
#[tokio::test]
async fn everything_but_the_description_needs_a_token() {
    let (_office, system) = office();
    let description = Description::read();
    for (path, operations) in description.0["paths"].as_object().expect("paths") {
        for (name, operation) in operations.as_object().expect("operations") {
            let method = name.to_uppercase().parse().expect("a method");
            let answer = system.call(method, &called(path), "", None).await;
            if operation.get("security") == Some(&json!([])) {
                assert_eq!((path.as_str(), answer.status), ("/api/v1/openapi.json", StatusCode::OK));
            } else {
                assert_eq!(answer.problem(), "token-missing", "{name} {path}");
            }
        }
    }
}

/// Every field of every body, left out and named wrongly: the handlers ask for what the description says.
#[tokio::test]
async fn the_fields_of_bodies_are_those_described() {
    let (_office, system) = office();
    let description = Description::read();
    for (path, operations) in description.0["paths"].as_object().expect("paths") {
        let Some(body) = operations.get("post").and_then(|operation| operation.get("requestBody")) else {
            continue;
        };
        let schema = description.resolve(&body["content"]["application/json"]["schema"]);
        let properties = schema["properties"].as_object().expect("properties");
        let mut nulls: Value = properties.keys().map(|name| (name.clone(), Value::Null)).collect();
        nulls["colour"] = json!("red");
        nulls["190001019801"] = json!(1);
        let answer = system.post(&called(path), &nulls).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{path}: {}", answer.text);
        assert!(!answer.text.contains("1900"), "{path}");
        let mut found = answer.findings();
        let mut expected = vec!["? unknown-field".to_owned(), "colour unknown-field".to_owned()];
        let required = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str);
        expected.extend(required.map(|name| format!("{name} missing")));
        // What can't be left out together, or by a system of several units.
        let more =
            ["client missing", "unit missing", "unit one-of-two", "consent_document document-or-reference"];
        found.retain(|one| !more.contains(&one.as_str()));
        expected.sort();
        found.sort();
        assert_eq!(found, expected, "{path}");
    }
}

#[test]
fn a_misfit_is_seen() {
    let description = Description::read();
    let finding = json!({ "$ref": "#/components/schemas/Finding" });
    let fine = json!({ "path": "a", "code": "b", "message": "c" });
    assert_eq!(description.misfits(&finding, &fine), [""; 0]);
    for (name, value) in [("colour", json!(1)), ("path", json!(1)), ("link_id", Value::Null)] {
        let mut other = fine.clone();
        other[name] = value;
        assert_eq!(description.misfits(&finding, &other).len(), 1, "{name}");
    }
    assert_eq!(description.misfits(&finding, &json!({ "path": "a", "code": "b" })).len(), 1);
    let reference = json!({ "$ref": "#/components/schemas/Reference" });
    assert_eq!(description.misfits(&reference, &json!("U-7K3M-Q9XD-S")).len(), 0);
    assert_eq!(description.misfits(&reference, &json!("19000101-9801")).len(), 1);
    let day = json!({ "type": ["string", "null"], "format": "date" });
    assert_eq!(description.misfits(&day, &json!("2026-11-23T09:00:00Z")).len(), 1);
    assert_eq!(description.misfits(&day, &Value::Null).len(), 0);
}

fn called(path: &str) -> String {
    path.replace("{reference}", "U-7K3M-Q9XD-S").replace("{kind}", "konsultation")
}
