//! For load balancers and monitors: is it alive, and can it work?

use axum::Extension;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use crate::web::error::InOwnWords;
use crate::web::state::State;

/// `GET /healthz`: the process answers.
pub async fn alive() -> &'static str {
    "ok\n"
}

/// `GET /readyz`: the store answers too, and there is room for something new. What stands wrong and
/// keeps nobody from working is said in lines of its own.
pub async fn ready(state: State) -> Response {
    if let Some(trouble) = state.trouble() {
        let told = ["not ready\n", trouble.as_str(), "\n"].concat();
        return (StatusCode::SERVICE_UNAVAILABLE, Extension(InOwnWords), told).into_response();
    }
    let lines = std::iter::once("ready\n".to_owned())
        .chain(state.warnings().into_iter().map(|warning| format!("warning: {warning}\n")));
    lines.collect::<String>().into_response()
}
