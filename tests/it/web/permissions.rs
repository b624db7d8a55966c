//! Every route and method, for everybody: a route the table lacks is a fault, and so is one too many.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use underlag::web;

use super::App;
use super::api::system::System;

/// Path, method, and the status for a stranger, a worker and a coordinator. The request, the draft
/// and the consent in the paths do not exist: whoever may come in finds nothing.
const TABLE: &[(&str, &str, [u16; 3])] = &[
    ("/login", "GET", [200, 303, 303]),
    ("/login", "POST", [400, 400, 400]),
    ("/logout", "POST", [303, 303, 303]),
    ("/account", "GET", [303, 200, 200]),
    ("/account/keys", "POST", [401, 400, 400]),
    ("/language", "POST", [400, 400, 400]),
    // Help, the accessibility statement and what is done with personal data are for everybody.
    ("/hjalp", "GET", [200, 200, 200]),
    ("/hjalp/mottagare", "GET", [200, 200, 200]),
    ("/hjalp/handlaggare", "GET", [200, 200, 200]),
    ("/hjalp/samordnare", "GET", [200, 200, 200]),
    ("/hjalp/administratorer", "GET", [200, 200, 200]),
    ("/hjalp/klienter", "GET", [200, 200, 200]),
    ("/help", "GET", [200, 200, 200]),
    ("/help/recipients", "GET", [200, 200, 200]),
    ("/help/workers", "GET", [200, 200, 200]),
    ("/help/coordinators", "GET", [200, 200, 200]),
    ("/help/administrators", "GET", [200, 200, 200]),
    ("/help/clients", "GET", [200, 200, 200]),
    ("/tillganglighet", "GET", [200, 200, 200]),
    ("/accessibility", "GET", [200, 200, 200]),
    ("/dataskydd", "GET", [200, 200, 200]),
    ("/dataskydd/{organisation}", "GET", [404, 404, 404]),
    ("/data-protection", "GET", [200, 200, 200]),
    ("/data-protection/{organisation}", "GET", [404, 404, 404]),
    // Recipients need no login: a link and a key, which nobody here has.
    ("/l", "GET", [200, 200, 200]),
    ("/l", "POST", [400, 400, 400]),
    ("/mailbox", "GET", [200, 200, 200]),
    ("/mailbox", "POST", [400, 400, 400]),
    ("/answer", "GET", [303, 303, 303]),
    ("/answer/request.pdf", "GET", [303, 303, 303]),
    ("/answer/request/{number}", "GET", [303, 303, 303]),
    ("/answer/acknowledge", "POST", [401, 401, 401]),
    ("/answer/form", "GET", [303, 303, 303]),
    ("/answer/form", "POST", [401, 401, 401]),
    ("/answer/review", "POST", [401, 401, 401]),
    ("/answer/preview", "GET", [303, 303, 303]),
    ("/answer/preview.pdf", "GET", [303, 303, 303]),
    ("/answer/send", "POST", [401, 401, 401]),
    ("/answer/decline", "GET", [303, 303, 303]),
    ("/answer/decline", "POST", [401, 401, 401]),
    ("/answer/wrong-recipient", "GET", [303, 303, 303]),
    ("/answer/wrong-recipient", "POST", [401, 401, 401]),
    ("/answer/more-time", "GET", [303, 303, 303]),
    ("/answer/more-time", "POST", [401, 401, 401]),
    ("/answer/receipt", "GET", [303, 303, 303]),
    ("/answer/receipt.pdf", "GET", [303, 303, 303]),
    ("/answer/copy", "GET", [303, 303, 303]),
    ("/answer/copy.pdf", "GET", [303, 303, 303]),
    ("/answer/copy.json", "GET", [303, 303, 303]),
    ("/answer/recall", "GET", [303, 303, 303]),
    ("/answer/recall", "POST", [401, 401, 401]),
    ("/answer/leave", "POST", [303, 303, 303]),
    // Clients need no login either: their card's code, which nobody here has.
    ("/k", "GET", [200, 200, 200]),
    ("/k", "POST", [400, 400, 400]),
    ("/my", "GET", [303, 303, 303]),
    ("/my/reading", "POST", [400, 400, 400]),
    ("/my/consents/{consent}/revoke", "GET", [303, 303, 303]),
    ("/my/consents/{consent}/revoke", "POST", [303, 303, 303]),
    ("/my/survey", "GET", [303, 303, 303]),
    ("/my/survey", "POST", [303, 303, 303]),
    ("/my/leave", "POST", [303, 303, 303]),
    // Staff.
    ("/", "GET", [303, 303, 303]),
    ("/requests", "GET", [303, 200, 200]),
    ("/requests/{reference}", "GET", [303, 404, 404]),
    // Coordinators only.
    ("/queue", "GET", [303, 403, 200]),
    ("/queue/recipients", "GET", [303, 403, 200]),
    ("/queue/events", "GET", [204, 403, 200]),
    ("/queue/bulk", "POST", [401, 403, 303]),
    ("/queue/bulk/{id}", "GET", [303, 403, 303]),
    ("/queue/bulk/{id}", "POST", [401, 403, 303]),
    ("/statistics", "GET", [303, 403, 200]),
    ("/statistics/table.csv", "GET", [303, 403, 200]),
    ("/statistics/survey.csv", "GET", [303, 403, 200]),
    ("/statistics/table.json", "GET", [303, 403, 200]),
    ("/statistics/report.pdf", "GET", [303, 403, 200]),
    ("/requests/{reference}/time", "GET", [303, 404, 404]),
    ("/requests/{reference}/time", "POST", [401, 404, 404]),
    ("/requests/{reference}/remind", "GET", [303, 404, 404]),
    ("/requests/{reference}/remind", "POST", [401, 404, 404]),
    ("/requests/{reference}/call", "GET", [303, 404, 404]),
    ("/requests/{reference}/call", "POST", [401, 404, 404]),
    ("/requests/{reference}/call/take", "POST", [401, 404, 404]),
    ("/requests/{reference}/consider", "GET", [303, 404, 404]),
    ("/requests/{reference}/consider", "POST", [401, 404, 404]),
    ("/handover", "GET", [303, 200, 200]),
    ("/handover", "POST", [401, 422, 422]),
    ("/handover/{id}", "GET", [303, 303, 303]),
    ("/handover/{id}", "POST", [401, 303, 303]),
    ("/watches", "GET", [303, 200, 200]),
    ("/watches/{reference}", "GET", [303, 404, 404]),
    ("/watches/{reference}/move", "POST", [401, 404, 404]),
    ("/watches/{reference}/done", "POST", [401, 404, 404]),
    ("/watches/{reference}/drop", "GET", [303, 404, 404]),
    ("/watches/{reference}/drop", "POST", [401, 404, 404]),
    // Workers only.
    ("/watches/new", "GET", [303, 200, 403]),
    ("/watches/new", "POST", [401, 422, 403]),
    ("/requests/{reference}/paper", "GET", [303, 404, 403]),
    ("/requests/{reference}/paper", "POST", [401, 404, 403]),
    ("/requests/{reference}/paper/{id}", "GET", [303, 404, 403]),
    ("/requests/{reference}/paper/{id}", "POST", [401, 404, 403]),
    ("/requests/{reference}/reroute", "GET", [303, 404, 403]),
    ("/requests/{reference}/reroute", "POST", [401, 404, 403]),
    ("/requests/{reference}/close", "GET", [303, 404, 403]),
    ("/requests/{reference}/close", "POST", [401, 404, 403]),
    ("/requests/search", "POST", [401, 422, 403]),
    ("/requests/new", "GET", [303, 200, 403]),
    ("/requests/new", "POST", [401, 422, 403]),
    ("/requests/unsent", "GET", [303, 200, 403]),
    ("/requests/unsent/{id}", "GET", [303, 404, 403]),
    ("/requests/unsent/{id}", "POST", [401, 404, 403]),
    ("/requests/unsent/{id}/drop", "POST", [401, 404, 403]),
    ("/requests/drafts/{id}", "GET", [303, 410, 403]),
    ("/requests/drafts/{id}", "POST", [401, 409, 403]),
    ("/requests/drafts/{id}/review", "POST", [401, 404, 403]),
    ("/requests/drafts/{id}/preview", "GET", [303, 410, 403]),
    ("/requests/drafts/{id}/preview.pdf", "GET", [303, 303, 403]),
    ("/requests/drafts/{id}/send", "POST", [401, 409, 403]),
    ("/requests/{reference}/receipt", "GET", [303, 404, 403]),
    ("/requests/{reference}/receipt.pdf", "GET", [303, 404, 403]),
    ("/requests/{reference}/slip.pdf", "GET", [303, 404, 403]),
    ("/requests/{reference}/letter.pdf", "GET", [303, 404, 403]),
    ("/requests/{reference}/link", "POST", [401, 404, 403]),
    ("/requests/{reference}/withdraw", "GET", [303, 404, 403]),
    ("/requests/{reference}/withdraw", "POST", [401, 404, 403]),
    ("/requests/{reference}/open", "POST", [401, 404, 403]),
    ("/requests/{reference}/opened/{id}", "GET", [303, 404, 403]),
    ("/requests/{reference}/opened/{id}/answer.pdf", "GET", [303, 404, 403]),
    ("/requests/{reference}/opened/{id}/response.json", "GET", [303, 404, 403]),
    ("/requests/{reference}/opened/{id}/request.pdf", "GET", [303, 404, 403]),
    ("/requests/{reference}/opened/{id}/letter.pdf", "GET", [303, 404, 403]),
    ("/requests/{reference}/opened/{id}/attachments/{number}", "GET", [303, 404, 403]),
    ("/requests/{reference}/fetched", "POST", [401, 404, 403]),
    ("/requests/{reference}/return", "GET", [303, 404, 403]),
    ("/requests/{reference}/return", "POST", [401, 404, 403]),
    ("/pathway", "GET", [303, 200, 403]),
    ("/consents", "GET", [303, 200, 403]),
    ("/consents/search", "POST", [401, 422, 403]),
    ("/consents/find", "POST", [401, 422, 403]),
    ("/consents/new", "GET", [303, 200, 403]),
    ("/consents/new", "POST", [401, 200, 403]),
    ("/consents/done/{id}", "GET", [303, 303, 403]),
    ("/consents/done/{id}/document.pdf", "GET", [303, 303, 403]),
    ("/consents/done/{id}/card.pdf", "GET", [303, 303, 403]),
    ("/consents/{consent}", "GET", [303, 404, 403]),
    ("/consents/{consent}/card", "POST", [401, 404, 403]),
    ("/consents/cards/{id}", "GET", [303, 303, 403]),
    ("/consents/cards/{id}/card.pdf", "GET", [303, 303, 403]),
    ("/consents/{consent}/evidence", "GET", [303, 404, 403]),
    ("/consents/{consent}/evidence", "POST", [401, 404, 403]),
    ("/consents/{consent}/evidence/{id}", "GET", [303, 404, 403]),
    ("/consents/{consent}/evidence/{id}/scan", "GET", [303, 404, 403]),
    ("/consents/{consent}/replace", "GET", [303, 404, 403]),
    ("/consents/{consent}/replace", "POST", [401, 404, 403]),
    ("/consents/{consent}/revoke", "GET", [303, 404, 403]),
    ("/consents/{consent}/revoke", "POST", [401, 404, 403]),
];

#[tokio::test]
async fn everybody_gets_where_they_may_and_nowhere_else() {
    let app = App::new();
    let mut faults = Vec::new();
    for (path, method, expected) in TABLE {
        let address = path
            .replace("{reference}", "U-7K3M-Q9XD-S")
            .replace("{number}", "1")
            .replace("{consent}", &"0".repeat(64))
            .replace("{id}", "00");
        for (actor, expected) in ["", "alva", "kaj"].into_iter().zip(expected) {
            let mut client = if actor.is_empty() { app.visitor() } else { app.staff(actor).await };
            client.get("/account").await;
            if actor.is_empty() {
                client.get("/login").await;
            }
            let answer =
                if *method == "GET" { client.get(&address).await } else { client.post(&address, &[]).await };
            if answer.status.as_u16() != *expected {
                faults.push(format!("{method} {path} as {actor:?}: {}, not {expected}", answer.status));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The HTTP API: path, method, and the status for a stranger, a person who has logged in, and a system.
/// The request in the paths does not exist, and nothing is sent with any call.
const API: &[(&str, &str, [u16; 3])] = &[
    ("/api/v1/openapi.json", "GET", [200, 200, 200]),
    ("/api/v1/kinds", "GET", [401, 401, 200]),
    ("/api/v1/kinds/{kind}/request", "GET", [401, 401, 200]),
    ("/api/v1/recipients", "GET", [401, 401, 200]),
    ("/api/v1/units", "GET", [401, 401, 200]),
    ("/api/v1/consents", "POST", [401, 401, 422]),
    ("/api/v1/consents/refused", "POST", [401, 401, 422]),
    ("/api/v1/consents/key", "POST", [401, 401, 422]),
    ("/api/v1/consents/status", "POST", [401, 401, 422]),
    ("/api/v1/consents/revoke", "POST", [401, 401, 422]),
    ("/api/v1/consents/search", "POST", [401, 401, 422]),
    ("/api/v1/consents/evidence", "POST", [401, 401, 422]),
    ("/api/v1/consents/card", "POST", [401, 401, 422]),
    ("/api/v1/requests", "GET", [401, 401, 200]),
    ("/api/v1/requests", "POST", [401, 401, 422]),
    ("/api/v1/requests/check", "POST", [401, 401, 422]),
    ("/api/v1/requests/search", "POST", [401, 401, 422]),
    ("/api/v1/requests/preview", "POST", [401, 401, 422]),
    ("/api/v1/requests/{reference}", "GET", [401, 401, 404]),
    ("/api/v1/requests/{reference}/answer", "POST", [401, 401, 422]),
    ("/api/v1/requests/{reference}/fetched", "POST", [401, 401, 404]),
    ("/api/v1/requests/{reference}/return", "POST", [401, 401, 422]),
    ("/api/v1/requests/{reference}/withdraw", "POST", [401, 401, 404]),
    ("/api/v1/requests/{reference}/remind", "POST", [401, 401, 404]),
    ("/api/v1/requests/{reference}/link", "POST", [401, 401, 404]),
    ("/api/v1/requests/{reference}/extend", "POST", [401, 401, 422]),
    ("/api/v1/requests/{reference}/more-time", "POST", [401, 401, 422]),
    ("/api/v1/requests/{reference}/reroute", "POST", [401, 401, 422]),
    ("/api/v1/requests/{reference}/hand-over", "POST", [401, 401, 422]),
];

#[tokio::test]
async fn the_api_is_for_systems_alone() {
    let app = App::new();
    let system = System::registered(&app.state, &["ek"], false);
    let mut faults = Vec::new();
    for (path, method, expected) in API {
        let address = path.replace("{reference}", "U-7K3M-Q9XD-S").replace("{kind}", "konsultation");
        let mut found = Vec::new();
        for mut client in [app.visitor(), app.staff("alva").await] {
            client.get("/login").await;
            let answer =
                if *method == "GET" { client.get(&address).await } else { client.post(&address, &[]).await };
            found.push(answer.status.as_u16());
        }
        let method = method.parse().expect("a method");
        found.push(system.call(method, &address, &system.token(), None).await.status.as_u16());
        if found != *expected {
            faults.push(format!("{path}: {found:?}, not {expected:?}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    let known: BTreeSet<&str> = API.iter().map(|(path, _, _)| *path).collect();
    let routes = web::api::routes();
    assert_eq!(known, routes.paths().iter().copied().collect());
}

/// A system's token is no login: every page treats it as a stranger.
#[tokio::test]
async fn the_pages_are_for_people_alone() {
    let app = App::new();
    let system = System::registered(&app.state, &["ek"], false);
    for (path, method, [stranger, ..]) in TABLE {
        let address = path.replace("{reference}", "U-7K3M-Q9XD-S").replace("{number}", "1");
        let address = address.replace("{consent}", &"0".repeat(64)).replace("{id}", "00");
        let mut client = app.visitor();
        client.get("/login").await;
        client.headers.push(("authorization", format!("Bearer {}", system.token())));
        let answer =
            if *method == "GET" { client.get(&address).await } else { client.post(&address, &[]).await };
        assert_eq!(answer.status.as_u16(), *stranger, "{method} {path}");
    }
}

#[tokio::test]
async fn the_table_has_every_route_and_method() {
    let known: BTreeSet<&str> = TABLE.iter().map(|(path, _, _)| *path).collect();
    let routes = web::routes();
    let there: BTreeSet<&str> = routes.paths().iter().copied().collect();
    assert_eq!(known, there);
    let app = App::new();
    let mut worker = app.staff("alva").await;
    for path in there {
        let address = path.replace(['{', '}'], "");
        for method in ["GET", "POST"] {
            let listed = TABLE.iter().any(|(known, with, _)| *known == path && *with == method);
            let answer =
                if method == "GET" { worker.get(&address).await } else { worker.post(&address, &[]).await };
            let taken = answer.status != StatusCode::METHOD_NOT_ALLOWED;
            assert_eq!(taken, listed, "{method} {path}: {}", answer.status);
            if path == "/logout" {
                worker = app.staff("alva").await;
            }
        }
    }
}
