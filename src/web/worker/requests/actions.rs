//! What can be done about a request now, and only that.

use jiff::Timestamp;

use crate::domain::workflow::hand_over::can_move;
use crate::domain::workflow::recall::may_return;
use crate::domain::workflow::reroute::may_reroute;
use crate::domain::workflow::time::may_remind;
use crate::domain::{Record, Status};
use crate::exchange::Gateway;
use crate::web::page::Frame;

/// A way to a page that asks before it does anything.
#[derive(Clone)]
pub struct Act {
    pub path: String,
    pub text: String,
}

/// It has its outcome, and there is nothing to open: the unit lets go of what is left.
pub fn may_close(record: &Record) -> bool {
    record.is_declined_by_telephone() || record.status() == Status::AnswerLost
}

/// `worker`: who may open documents; a coordinator has the others.
pub fn of(gateway: &Gateway, record: &Record, worker: bool, now: Timestamp, frame: &Frame) -> Vec<Act> {
    let timetable = gateway.timetable();
    let facts = &record.facts;
    let open = record.is_open();
    let asked = facts.more_time.is_some();
    let called = facts.call.as_ref().is_some_and(|call| call.by.is_some());
    // No letter helps a recipient that waits for word, can't be reached or is locked out.
    let hears = facts.posted_at.is_none()
        && !asked
        && facts.not_delivered_at.is_none()
        && facts.link_locked_at.is_none()
        && facts.lost_at.is_none();
    let remind = hears && may_remind(record, timetable.ladder_of(record), now).is_ok();
    let onward = worker && facts.lost_at.is_none() && may_reroute(record).is_ok();
    let consider = open && facts.consider.as_ref().is_some_and(|taken| taken.holds(record));
    let all = [
        (consider, "consider", "worker-act-consider"),
        (open && asked, "time", "worker-act-answer-time"),
        (open && !asked, "time", "worker-act-extend"),
        (remind, "remind", "worker-act-remind"),
        (open && !called, "call", "worker-act-call"),
        (open && called, "call", "worker-act-called"),
        (onward, "reroute", "worker-act-reroute"),
        (worker && may_return(record).is_ok(), "return", "worker-act-return"),
        (worker && may_close(record), "close", "worker-act-close"),
        (worker && open, "withdraw", "worker-withdraw-link"),
    ];
    let mut acts: Vec<Act> = all
        .into_iter()
        .filter(|(applies, ..)| *applies)
        .map(|(_, page, key)| Act {
            path: format!("/requests/{}/{page}", record.reference),
            text: frame.t(key),
        })
        .collect();
    if worker && open {
        let path = format!("/requests/{}/paper", record.reference);
        acts.push(Act { path, text: frame.t("paper-act") });
    }
    if can_move(record) {
        let path = format!("/handover?request={}", record.reference);
        acts.push(Act { path, text: frame.t("handover-act") });
    }
    if worker {
        let path = format!("/watches/new?request={}", record.reference);
        acts.push(Act { path, text: frame.t("watch-offer-request") });
    }
    acts
}
