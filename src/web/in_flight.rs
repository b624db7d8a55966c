//! What all requests together hold in memory: so much, and no more.

use std::sync::Arc;

use axum::body::HttpBody;
use axum::extract::Request;
use axum::http::{HeaderMap, header};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::web::error::Error;

/// What is as small as a login is let in whatever others send.
const SMALL: usize = 8 << 10;
/// So many of the largest requests that the settings allow are in memory at once.
const LARGEST_AT_ONCE: usize = 8;
/// What strangers send at once, bytes.
const STRANGERS: usize = 64 << 20;
/// What a permit stands for, bytes.
const UNIT: usize = 1 << 10;

/// The bytes of requests that are being read or worked on.
pub(crate) struct InFlight {
    largest: usize,
    known: Arc<Semaphore>,
    strangers: Arc<Semaphore>,
}

impl InFlight {
    /// `largest`: of one request, bytes.
    pub(crate) fn new(largest: usize) -> Self {
        let room = |bytes: usize| Arc::new(Semaphore::new(bytes / UNIT));
        let all = largest.saturating_mul(LARGEST_AT_ONCE).min(Semaphore::MAX_PERMITS);
        Self { largest, known: room(all), strangers: room(STRANGERS) }
    }

    /// Room for a request of somebody known, until the permit is dropped; none is needed for a small one.
    pub(crate) fn of_known(&self, request: &Request) -> Result<Option<OwnedSemaphorePermit>, Error> {
        take(&self.known, length(request, self.largest))
    }

    /// The same for a stranger, of whom so many bytes are kept at most.
    pub(crate) fn of_stranger(
        &self,
        request: &Request,
        most: usize,
    ) -> Result<Option<OwnedSemaphorePermit>, Error> {
        take(&self.strangers, length(request, most))
    }
}

fn take(room: &Arc<Semaphore>, bytes: usize) -> Result<Option<OwnedSemaphorePermit>, Error> {
    if bytes <= SMALL {
        return Ok(None);
    }
    let units = u32::try_from(bytes.div_ceil(UNIT)).unwrap_or(u32::MAX);
    Arc::clone(room).try_acquire_many_owned(units).map(Some).map_err(|_| Error::Busy)
}

/// What is kept of a body, of which so many bytes are at most.
fn length(request: &Request, most: usize) -> usize {
    if request.body().is_end_stream() { 0 } else { declared(request.headers()).unwrap_or(most).min(most) }
}

/// As the client says; HTTP holds it to that.
pub(crate) fn declared(headers: &HeaderMap) -> Option<usize> {
    headers.get(header::CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}
