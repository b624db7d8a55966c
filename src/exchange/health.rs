//! How the gateway is, for those who run it.

use crate::disk::Room;
use crate::exchange::Gateway;

impl Gateway {
    /// The room on the disk, where it is too little for anything new.
    pub fn short_of_room(&self) -> Option<Room> {
        let of_spool = || self.spool.short_of_room().ok().flatten();
        let short = self.store.short_of_room().ok().flatten().or_else(of_spool);
        self.troubles.set_room(short);
        short
    }

    /// All that stands wrong and keeps nobody from working.
    #[must_use]
    pub fn warnings(&self) -> Vec<String> {
        let mut warnings = self.troubles.all();
        let rows = self.store.passed_over();
        if rows > 0 {
            warnings
                .push(format!("{rows} rows of the store can't be read: see the log, and `underlag check`"));
        }
        warnings
    }
}
