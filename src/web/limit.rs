//! How much and how long a request may take, and what is left of a handler that fails badly.

use std::time::Duration;

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::web::error::Error;

/// Largest form without files, bytes.
pub const FORM: usize = 2 << 20;
/// A request is answered within this time, uploads over a slow line included.
const TIME: Duration = Duration::from_secs(300);

/// Gives every request its time, and turns a panic into an error page.
///
/// The handler runs in a task of its own: it is finished even if the browser goes away in the
/// middle, so a commit is never left without what follows it.
pub async fn layer(request: Request, next: Next) -> Response {
    let handler = tokio::spawn(next.run(request));
    match tokio::time::timeout(TIME, handler).await {
        Ok(Ok(response)) => response,
        Ok(Err(failure)) => Error::internal(failure).into_response(),
        Err(_) => Error::Timeout.into_response(),
    }
}
