//! What a client still sends when its answer is ready is read and dropped.
//!
//! A request may be refused by its head alone. If its connection were closed on what the client is
//! still sending, the client would see a broken connection and never read why.

use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use axum::body::{Body, BodyDataStream, Bytes, HttpBody};
use axum::extract::{Request, State as Extract};
use axum::http::header;
use axum::middleware::Next;
use axum::response::Response;
use futures_util::{Stream, StreamExt};
use tokio::runtime::Handle;

use crate::web::state::State;

/// Longer than that nobody is listened to who has had the answer.
const LINGER: Duration = Duration::from_secs(60);

/// A request's body; what is left of it when it is dropped is read all the same.
struct Lingering {
    rest: Option<BodyDataStream>,
    /// At most so many bytes of it.
    most: usize,
}

/// As much as one request may hold is read after the answer, and no more.
pub async fn layer(Extract(state): Extract<State>, request: Request, next: Next) -> Response {
    // Who waits for a word before sending (RFC 9110, 10.1.1) gets the answer instead of it.
    if request.body().is_end_stream() || request.headers().contains_key(header::EXPECT) {
        return next.run(request).await;
    }
    let most = state.settings().upload_limit;
    let lingering = |body: Body| Body::from_stream(Lingering { rest: Some(body.into_data_stream()), most });
    next.run(request.map(lingering)).await
}

impl Stream for Lingering {
    type Item = Result<Bytes, axum::Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let Some(rest) = &mut self.rest else { return Poll::Ready(None) };
        let next = ready!(rest.poll_next_unpin(context));
        if !matches!(next, Some(Ok(_))) {
            self.rest = None;
        }
        Poll::Ready(next)
    }
}

impl Drop for Lingering {
    fn drop(&mut self) {
        if let (Some(rest), Ok(runtime)) = (self.rest.take(), Handle::try_current()) {
            runtime.spawn(tokio::time::timeout(LINGER, drop_all(rest, self.most)));
        }
    }
}

async fn drop_all(mut rest: BodyDataStream, most: usize) {
    let mut left = most;
    while let Some(Ok(chunk)) = rest.next().await {
        match left.checked_sub(chunk.len()) {
            Some(still) => left = still,
            None => return,
        }
    }
}
