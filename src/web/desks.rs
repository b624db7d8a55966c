//! Every desk there is, by what lies on it; memory only.

use jiff::{SignedDuration, Timestamp};

use crate::domain::Digest;
use crate::exchange::bulk::Bulk;
use crate::exchange::card::NewCard;
use crate::exchange::client::AtPage;
use crate::exchange::consent::Handout;
use crate::exchange::consent_file::HeldConsent;
use crate::exchange::dispatch::Dispatch;
use crate::exchange::evidence::Scan;
use crate::exchange::fetch::OpenedAnswer;
use crate::exchange::hand_over::HandOver;
use crate::exchange::kept::Keeper;
use crate::exchange::send::Draft;
use crate::exchange::visit::Visit;
use crate::web::desk::{Desk, Room};

/// What people have in front of them; memory only.
pub struct Desks {
    /// New consent documents, to be saved by the worker.
    pub handouts: Desk<Handout>,
    /// Consent documents that were dropped.
    pub consents: Desk<HeldConsent>,
    /// Requests being written.
    pub drafts: Desk<Draft>,
    /// Receipts and one-time keys of what was just sent.
    pub dispatches: Desk<Dispatch>,
    /// Opened answers.
    pub answers: Desk<OpenedAnswer>,
    /// Recipients at their request.
    pub visits: Desk<Visit>,
    /// Recipients at their own copy of an answer.
    pub keepers: Desk<Keeper>,
    /// What a coordinator has chosen to do to many.
    pub bulks: Desk<Bulk>,
    /// Clients' cards that were made anew, to be saved by the worker.
    pub cards: Desk<NewCard>,
    /// Scans of signed papers that were opened.
    pub scans: Desk<Scan>,
    /// Clients at their page.
    pub clients: Desk<AtPage>,
    /// What somebody is about to hand over.
    pub hand_overs: Desk<HandOver>,
}

/// Consent documents and opened answers stay this long after they were dropped or opened.
pub const HELD: SignedDuration = SignedDuration::from_mins(15);
/// What is being written stays this long after the last click.
pub const WRITTEN: SignedDuration = SignedDuration::from_mins(60);

impl Default for Desks {
    /// Empty ones. What holds files or whole forms is kept fewer of; nobody works on so much at once.
    fn default() -> Self {
        let room = |each, all| Room { each, all };
        Self {
            handouts: Desk::fixed(HELD, room(16, 300)),
            consents: Desk::fixed(HELD, room(32, 1_000)),
            drafts: Desk::sliding(WRITTEN, room(16, 500)),
            dispatches: Desk::fixed(HELD, room(100, 400)),
            answers: Desk::fixed(HELD, room(8, 100)),
            visits: Desk::sliding(WRITTEN, room(8, 400)),
            keepers: Desk::fixed(HELD, room(1, 400)),
            bulks: Desk::sliding(WRITTEN, room(8, 500)),
            cards: Desk::fixed(HELD, room(16, 1_000)),
            scans: Desk::fixed(HELD, room(4, 50)),
            clients: Desk::sliding(HELD, room(1, 10_000)),
            hand_overs: Desk::sliding(WRITTEN, room(8, 500)),
        }
    }
}

impl Desks {
    /// Drops what has had its time: what is dropped is wiped.
    pub fn sweep(&self, now: Timestamp) {
        self.handouts.sweep(now);
        self.consents.sweep(now);
        self.drafts.sweep(now);
        self.dispatches.sweep(now);
        self.answers.sweep(now);
        self.visits.sweep(now);
        self.keepers.sweep(now);
        self.bulks.sweep(now);
        self.scans.sweep(now);
        self.cards.sweep(now);
        self.clients.sweep(now);
        self.hand_overs.sweep(now);
    }

    /// Somebody logs out: nothing of theirs stays.
    pub fn clear(&self, owner: Digest) {
        self.handouts.clear(owner);
        self.consents.clear(owner);
        self.drafts.clear(owner);
        self.dispatches.clear(owner);
        self.answers.clear(owner);
        self.visits.clear(owner);
        self.keepers.clear(owner);
        self.bulks.clear(owner);
        self.cards.clear(owner);
        self.clients.clear(owner);
        self.hand_overs.clear(owner);
    }
}
