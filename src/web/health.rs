//! For load balancers and monitors: is it alive, and can it work?

use axum::http::StatusCode;

use crate::web::state::State;

/// `GET /healthz`: the process answers.
pub async fn alive() -> &'static str {
    "ok\n"
}

/// `GET /readyz`: the store answers too. What stands wrong and keeps nobody from working is said in
/// lines of its own.
pub async fn ready(state: State) -> (StatusCode, String) {
    if !state.is_ready() {
        return (StatusCode::SERVICE_UNAVAILABLE, "not ready\n".to_owned());
    }
    let lines = std::iter::once("ready\n".to_owned())
        .chain(state.warnings().into_iter().map(|warning| format!("warning: {warning}\n")));
    (StatusCode::OK, lines.collect())
}
