//! What people have on their desk: opened things, in memory only, for a short while.
//!
//! A consent document or an opened answer is never written to disk. It lies here, findable only by
//! its owner, until its time is up or the process ends; whatever it holds is zeroised on drop.
//!
//! There is room for so many things of one owner, and for so many in all: where one more comes, the
//! one that nobody has touched for longest goes. So memory follows use, whatever somebody does often.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use jiff::{SignedDuration, Timestamp};
use ring::rand::SecureRandom;

use crate::domain::Digest;

/// Things of one sort, each owned by one person.
#[derive(Debug)]
pub struct Desk<T> {
    things: Mutex<HashMap<String, Thing<T>>>,
    stays: SignedDuration,
    room: Room,
    /// Each look at it starts the time anew.
    sliding: bool,
}

/// How many things lie there at most.
#[derive(Debug, Clone, Copy)]
pub struct Room {
    /// Of one owner.
    pub each: usize,
    pub all: usize,
}

#[derive(Debug)]
struct Thing<T> {
    owner: Digest,
    expires_at: Timestamp,
    thing: Arc<T>,
}

impl<T> Desk<T> {
    /// Things go when that much time has passed since they came.
    #[must_use]
    pub fn fixed(stays: SignedDuration, room: Room) -> Self {
        Self { things: Mutex::default(), stays, room, sliding: false }
    }

    /// Things go when nobody has looked at them for that long.
    #[must_use]
    pub fn sliding(stays: SignedDuration, room: Room) -> Self {
        Self { things: Mutex::default(), stays, room, sliding: true }
    }

    /// Puts a thing down; the answer is the 128-bit random id that finds it again.
    pub fn put(
        &self,
        owner: Digest,
        thing: T,
        random: &dyn SecureRandom,
        now: Timestamp,
    ) -> Result<String, ring::error::Unspecified> {
        let mut id = [0; 16];
        random.fill(&mut id)?;
        let id = data_encoding::HEXLOWER.encode(&id);
        let thing = Thing { owner, expires_at: self.expiry(now), thing: Arc::new(thing) };
        let mut things = self.lock();
        keep_newest(&mut things, self.room.each.saturating_sub(1), |thing| thing.owner == owner);
        keep_newest(&mut things, self.room.all.saturating_sub(1), |_| true);
        things.insert(id.clone(), thing);
        Ok(id)
    }

    /// Of those that are one of a sort, whoever owns them, only so many stay.
    pub fn keep_newest(&self, most: usize, is_one: impl Fn(&T) -> bool) {
        keep_newest(&mut self.lock(), most, |thing| is_one(&thing.thing));
    }

    /// Puts a changed thing in the place of the old one, for as long as a new one would stay.
    /// False: the old one is gone, or another's.
    pub fn replace(&self, owner: Digest, id: &str, thing: T, now: Timestamp) -> bool {
        let expires_at = self.expiry(now);
        let mut things = self.lock();
        let old = things.get_mut(id).filter(|thing| thing.owner == owner && thing.expires_at > now);
        let Some(old) = old else { return false };
        *old = Thing { owner, expires_at, thing: Arc::new(thing) };
        true
    }

    /// The thing, if it is there and belongs to that owner.
    #[must_use]
    pub fn find(&self, owner: Digest, id: &str, now: Timestamp) -> Option<Arc<T>> {
        let mut things = self.lock();
        let found = things.get_mut(id).filter(|thing| thing.owner == owner && thing.expires_at > now)?;
        if self.sliding {
            found.expires_at = self.expiry(now);
        }
        Some(Arc::clone(&found.thing))
    }

    /// Everything of that owner, newest last.
    #[must_use]
    pub fn all_of(&self, owner: Digest, now: Timestamp) -> Vec<(String, Arc<T>)> {
        let things = self.lock();
        let mut mine: Vec<_> =
            things.iter().filter(|(_, thing)| thing.owner == owner && thing.expires_at > now).collect();
        mine.sort_by_key(|(_, thing)| thing.expires_at);
        mine.into_iter().map(|(id, thing)| (id.clone(), Arc::clone(&thing.thing))).collect()
    }

    /// Takes a thing away.
    pub fn remove(&self, owner: Digest, id: &str) {
        let mut things = self.lock();
        if things.get(id).is_some_and(|thing| thing.owner == owner) {
            things.remove(id);
        }
    }

    /// Takes everything of an owner away: logout.
    pub fn clear(&self, owner: Digest) {
        self.lock().retain(|_, thing| thing.owner != owner);
    }

    /// Drops what has had its time.
    pub fn sweep(&self, now: Timestamp) {
        self.lock().retain(|_, thing| thing.expires_at > now);
    }

    fn expiry(&self, now: Timestamp) -> Timestamp {
        now.checked_add(self.stays).unwrap_or(Timestamp::MAX)
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<String, Thing<T>>> {
        // A panic elsewhere leaves a map that is still whole.
        self.things.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn keep_newest<T>(things: &mut HashMap<String, Thing<T>>, most: usize, is_one: impl Fn(&Thing<T>) -> bool) {
    let mut ages: Vec<(Timestamp, String)> = things
        .iter()
        .filter(|(_, thing)| is_one(thing))
        .map(|(id, thing)| (thing.expires_at, id.clone()))
        .collect();
    let surplus = ages.len().saturating_sub(most);
    ages.sort_unstable();
    for (_, id) in ages.drain(..surplus) {
        things.remove(&id);
    }
}
