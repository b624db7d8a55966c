//! Waiting for sled's writes, also for those it forgets to tell of.
//!
//! A batch is written by a thread of sled's pool. Where that write fails after `flush` has begun to
//! wait, sled 0.34 keeps the failure and wakes nobody (`Log::exit_reservation`); whoever writes next
//! is told and wakes the others. So whoever waits for long writes: not a batch, which would wait for
//! the flush.

use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};
use std::time::{Duration, Instant};

/// No write of a disk that works takes as long.
const LONG: Duration = Duration::from_secs(1);

/// No row has this key: what is exchanged is nothing for nothing. sled writes that all the same.
const NOTHING: &[u8] = b"";

pub(super) fn flush(tree: &sled::Tree) -> sled::Result<()> {
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    let mut flushed = pin!(tree.flush_async());
    let mut since = Instant::now();
    loop {
        if let Poll::Ready(outcome) = flushed.as_mut().poll(&mut Context::from_waker(&waker)) {
            return outcome.map(|_| ());
        }
        match LONG.checked_sub(since.elapsed()) {
            Some(rest) => thread::park_timeout(rest),
            None => {
                // Its failure is the one that the flush is about to tell.
                tree.compare_and_swap(NOTHING, None::<&[u8]>, None::<&[u8]>).ok();
                since = Instant::now();
            }
        }
    }
}

struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}
