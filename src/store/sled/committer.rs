//! Group commit: one thread takes everything that waits into one batch, one flush, one fdatasync.
//!
//! After a group of several the next is let grow for a moment: a flush for each costs more than the
//! wait. A commit that comes alone is made at once.

use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

use tokio::sync::oneshot;

use crate::domain::Change;
use crate::store::Error;
use crate::store::codec;
use crate::store::head::Keeper;

use super::apply::apply;
use super::board::Shared;
use super::database::Database;
use super::failed::failed;
use super::firsts::Firsts;
use super::stage::Stage;
use super::tables::EVENTS;

/// More would make the first wait too long for the last.
const MAX_GROUP: usize = 256;

const MOMENT: Duration = Duration::from_millis(3);

pub(super) struct Job {
    pub change: Change,
    /// Nobody may wait any more; the change is made all the same.
    pub done: oneshot::Sender<Result<(), Error>>,
}

/// Runs until the other end of `waiting` is dropped.
pub(super) fn run(
    database: &Database,
    board: &Shared,
    firsts: &Firsts,
    head: Option<&Keeper>,
    waiting: &mpsc::Receiver<Job>,
) {
    let mut crowded = false;
    let _told = Told(database);
    while let Some(first) = next(database, board, waiting) {
        if crowded {
            std::thread::park_timeout(MOMENT);
        }
        let jobs: Vec<Job> = std::iter::once(first).chain(waiting.try_iter()).take(MAX_GROUP).collect();
        crowded = jobs.len() > 1;
        let outcomes = match commit(database, board, firsts, &jobs) {
            Ok((outcomes, events)) => {
                if let Some(head) = head {
                    head.advance(events);
                }
                outcomes
            }
            Err(error) => vec![Err(error); jobs.len()],
        };
        for (job, outcome) in jobs.into_iter().zip(outcomes) {
            // The one who asked may be gone.
            drop(job.done.send(outcome));
        }
    }
}

/// The next to come. Until then a database that a failure has closed is opened anew, so that it can
/// be read though nobody writes.
fn next(database: &Database, board: &Shared, waiting: &mpsc::Receiver<Job>) -> Option<Job> {
    while let Some(pause) = database.anew_after() {
        match waiting.recv_timeout(pause) {
            Ok(job) => return Some(job),
            Err(RecvTimeoutError::Disconnected) => return None,
            Err(RecvTimeoutError::Timeout) => {
                let opened = database.open_anew().and_then(|()| database.tree());
                opened.and_then(|tree| board.renew_if_needed(&tree)).ok();
            }
        }
    }
    waiting.recv().ok()
}

/// Nothing is committed by a thread that has panicked.
struct Told<'a>(&'a Database);

impl Drop for Told<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.0.stop();
        }
    }
}

/// The outcomes, and the number that the next event gets.
///
/// # Errors
/// [`Error::Unknown`]: it may have been written. Any other: none of the group was.
fn commit(
    database: &Database,
    board: &Shared,
    firsts: &Firsts,
    jobs: &[Job],
) -> Result<(Vec<Result<(), Error>>, u64), Error> {
    let takes_new = database.make_ready()?;
    let tree = database.tree()?;
    board.renew_if_needed(&tree)?;
    let mut stage = Stage::new(&tree);
    let mut next_event = next_event(&tree)?;
    let mut outcome = |change: &Change| {
        let fits = takes_new || !change.brings_new();
        if fits { apply(&mut stage, change, &mut next_event) } else { Err(Error::Full) }
    };
    let outcomes = jobs.iter().map(|job| outcome(&job.change)).collect::<Vec<_>>();
    let (writes, moves, moments) = stage.into_writes();
    drop(tree);
    if !writes.is_empty()
        && let Err(error) = database.write(&writes)
    {
        // What the database says when it is open again is what is so.
        board.spoil();
        firsts.forget();
        database.tree().and_then(|tree| board.renew_if_needed(&tree)).ok();
        return Err(error);
    }
    firsts.apply(&moments);
    board.apply(moves);
    Ok((outcomes, next_event))
}

pub(super) fn next_event(tree: &sled::Tree) -> Result<u64, Error> {
    let Some(last) = tree.scan_prefix(EVENTS.key()).next_back() else { return Ok(0) };
    let (key, _) = last.map_err(failed)?;
    let number = codec::number_from(&key[1..]).map_err(|_| EVENTS.unreadable())?;
    Ok(number + 1)
}
