//! What a request leaves behind when it ends.

use jiff::Timestamp;

use crate::domain::audit::{Action, Agent, Entity, Event};
use crate::domain::change::{Change, Write};
use crate::domain::request::Record;

/// Marks every sealed document of a record for destruction and forgets where it was.
pub(super) fn destroy_all(change: &mut Change, record: &mut Record, agent: Agent, now: Timestamp) {
    let reason = record.facts.more_time.as_mut().and_then(|asked| asked.reason.take());
    let draft = record.facts.take_draft();
    let all = [record.document.take(), record.facts.answer.take(), reason];
    let sealed: Vec<_> = all.into_iter().flatten().chain(draft).collect();
    if sealed.is_empty() {
        return;
    }
    let (action, entity) = (Action::DocumentDestroyed, Entity::Request(record.reference));
    change.events.push(Event { recorded: now, agent, action, entity, detail: None });
    change.writes.extend(sealed.into_iter().map(|document| Write::Destroy { id: document.id }));
}
