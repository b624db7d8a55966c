//! One request as the pages ask about it: what its record says, in words.

use std::sync::Arc;

use jiff::Timestamp;

use crate::domain::calendar::local_date;
use crate::domain::request::{CallResult, Earlier};
use crate::domain::{
    Calendar, Language, NextActor, Outcome, Recipient, Record, ReturnReason, Status, unattended,
};
use crate::exchange::parties::Parties;
use crate::text::{self, dates};
use crate::web::parts::Tone;
use crate::web::seat::Seat;
use crate::web::words::{self, recipient, until};

/// Owned: a page is written out when what it was made of is gone.
#[derive(Clone)]
pub struct RequestView {
    pub record: Record,
    /// The kind's name.
    pub kind: String,
    pub parties: Arc<Parties>,
    /// The recipient's.
    pub calendar: Calendar,
    pub language: Language,
    pub now: Timestamp,
    /// Not about protected particulars, or the person may see those.
    pub may_open: bool,
}

impl RequestView {
    pub fn of(seat: &Seat, record: &Record) -> Self {
        let (gateway, language) = (seat.gateway(), seat.language());
        Self {
            record: record.clone(),
            kind: words::kind(gateway, &record.kind, language),
            parties: gateway.parties(),
            calendar: gateway.timetable().calendar_of(&record.recipient).clone(),
            language,
            now: seat.now(),
            may_open: seat.staff.user.protected || !record.protected,
        }
    }

    pub fn reference(&self) -> String {
        self.record.reference.to_string()
    }

    /// Where its page is.
    pub fn path(&self) -> String {
        format!("/requests/{}", self.record.reference)
    }

    /// The recipient's name; a directory without it says so.
    pub fn recipient(&self) -> String {
        recipient(&self.parties, &self.record.recipient, self.language)
    }

    /// The same where many see it, see [`words::listed_recipient`].
    pub fn listed_recipient(&self) -> String {
        let record = &self.record;
        words::listed_recipient(&self.parties, &record.recipient, record.protected, self.language)
    }

    /// The recipient is in the directory.
    pub fn is_known(&self) -> bool {
        self.known().is_some()
    }

    fn known(&self) -> Option<&Recipient> {
        self.parties.recipient(&self.record.recipient)
    }

    /// The recipient's, if the directory has it.
    pub fn telephone(&self) -> Option<&str> {
        self.known()?.telephone.as_deref()
    }

    /// The recipients it was at before, oldest first.
    pub fn earlier(&self) -> Vec<String> {
        let name = |earlier: &Earlier| {
            let name = recipient(&self.parties, &earlier.recipient, self.language);
            if !earlier.wrong_recipient {
                return name;
            }
            text::with(self.language, "worker-earlier-wrong", &[("recipient", name.into())])
        };
        self.record.facts.earlier.iter().map(name).collect()
    }

    /// Name of the worker who sent it.
    pub fn sender(&self) -> &str {
        self.parties.user(&self.record.worker).map_or("", |user| &user.name)
    }

    pub fn unit(&self) -> &str {
        self.parties.unit(&self.record.unit).map_or("", |unit| &unit.name)
    }

    pub fn categories(&self) -> Vec<String> {
        words::categories(&self.record.scope.asks, self.language)
    }

    pub fn told(&self) -> Vec<String> {
        words::told(&self.record.scope.told, self.language)
    }

    pub const fn tone(&self) -> Tone {
        match self.record.next_actor() {
            NextActor::Unit | NextActor::Coordinator => Tone::Act,
            NextActor::Recipient => Tone::Wait,
            NextActor::Nobody => match self.record.status() {
                Status::Fetched => Tone::Done,
                _ => Tone::Off,
            },
        }
    }

    pub fn status(&self) -> String {
        words::status(self.record.status(), self.language)
    }

    /// How many working days it is late; none where it isn't.
    pub fn late(&self) -> Option<String> {
        let days = self.calendar.working_days_between(self.record.due_date(), local_date(self.now));
        let late = || text::with(self.language, "worker-late", &[("n", days.into())]);
        self.record.is_overdue(self.now).then(late)
    }

    /// `3 dagar`, since it was sent.
    pub fn age(&self) -> String {
        let days = local_date(self.record.sent_at).until(local_date(self.now));
        let days = days.map_or(0, |span| span.get_days());
        text::with(self.language, "worker-days", &[("n", days.into())])
    }

    pub fn next_actor(&self) -> String {
        words::next_actor(self.record.next_actor(), self.language)
    }

    /// What the next actor should do, in a sentence.
    ///
    /// `document`: what its document is called, in the sentence.
    pub fn what_now(&self, document: &str) -> String {
        let (record, facts) = (&self.record, &self.record.facts);
        let is_called = facts.called.as_ref().map(|called| called.result) == Some(CallResult::Declines);
        let key = if record.is_open() && facts.link_locked_at.is_some() {
            "worker-now-locked"
        } else if record.is_declined_by_telephone() {
            "worker-now-declined-by-telephone"
        } else if record.status() == Status::Fetched && is_called {
            "worker-now-let-go"
        } else if record.is_open() && facts.consider.as_ref().is_some_and(|taken| taken.holds(record)) {
            "worker-now-consider"
        } else if let Some(call) = facts.call.as_ref().filter(|_| record.is_open()) {
            if call.by.is_some() { "worker-now-call" } else { "worker-now-call-owed" }
        } else if record.is_open() && facts.posted_at.is_some() {
            "paper-now-posted"
        } else {
            let key = format!("worker-now-{}", record.status().code());
            return text::with(self.language, &key, &[("document", document.into())]);
        };
        text::get(self.language, key)
    }

    /// When the recipient's mailbox answered by itself, while nobody there has done anything.
    pub fn auto_reply(&self) -> Option<String> {
        let waits = matches!(
            self.record.status(),
            Status::Sent | Status::NotDelivered | Status::Mailed | Status::Arrived
        );
        let at = self.record.facts.auto_reply_at.filter(|_| waits)?;
        Some(dates::moment(self.language, at))
    }

    /// The unit lets it lie, and the coordinator knows.
    pub fn is_unattended(&self) -> bool {
        unattended::is_told(&self.record)
    }

    /// Since when the unit lets it lie, once the coordinator knows.
    pub fn unattended(&self) -> Option<String> {
        let since = unattended::since(&self.record).filter(|_| self.is_unattended())?;
        Some(self.day(since))
    }

    /// That an answer was taken back, while that is the last there is to say.
    pub fn taken_back(&self) -> Option<String> {
        let ended = !self.record.is_open() && self.record.returned_after_fetching().is_none();
        let last = self.record.facts.taken_back.last().filter(|_| !ended)?;
        let key = format!("worker-back-{}", last.returned.map_or("recalled", ReturnReason::code));
        Some(text::with(self.language, &key, &[("at", dates::moment(self.language, last.at).into())]))
    }

    pub fn sent(&self) -> String {
        dates::moment(self.language, self.record.sent_at)
    }

    pub fn sent_on(&self) -> String {
        self.day(self.record.sent_at)
    }

    pub fn acknowledge_by(&self) -> String {
        until(self.language, self.record.acknowledge_by)
    }

    /// Without its weekday.
    pub fn due_on(&self) -> String {
        dates::day(self.language, self.record.due_date())
    }

    pub fn due(&self) -> String {
        until(self.language, self.record.due_at)
    }

    /// When it was due before that day was moved.
    pub fn first_due(&self) -> Option<String> {
        self.record.facts.first_due_at.map(|at| until(self.language, at))
    }

    /// While something sealed is left.
    pub fn expires(&self) -> Option<String> {
        let left = self.is_there() || self.has_answer();
        left.then(|| until(self.language, self.record.expires_at))
    }

    /// Until when a call is owed and who makes it, while one is.
    pub fn owed_call(&self) -> Option<String> {
        let call = self.record.facts.call.as_ref().filter(|_| self.record.is_open())?;
        let day = self.day(call.owed_by);
        let by = call.by.and_then(|by| self.parties.user(&by)).map(|user| user.name.as_str());
        Some(match by {
            Some(who) => {
                let given = [("day", day.into()), ("who", who.into())];
                text::with(self.language, "worker-call-owed-by", &given)
            }
            None => text::with(self.language, "worker-call-owed-by-nobody", &[("day", day.into())]),
        })
    }

    /// Nobody has said "I call".
    pub fn nobody_calls(&self) -> bool {
        self.record.facts.call.as_ref().is_none_or(|call| call.by.is_none())
    }

    /// DFA completeness 0–3.
    pub const fn score(&self) -> Option<u8> {
        match &self.record.facts.outcome {
            Some(Outcome::Answered { score, .. }) => *score,
            _ => None,
        }
    }

    /// The sealed request is not destroyed.
    pub const fn is_there(&self) -> bool {
        self.record.document.is_some()
    }

    pub const fn has_answer(&self) -> bool {
        self.record.facts.answer.is_some()
    }

    /// The answer was opened.
    pub const fn is_opened(&self) -> bool {
        self.record.facts.answer_opened_at.is_some()
    }

    pub const fn is_fetched(&self) -> bool {
        self.record.facts.fetched_at.is_some()
    }

    pub const fn is_by_post(&self) -> bool {
        self.record.facts.posted_at.is_some()
    }

    /// The recipient opens it with a key of its own for this request.
    pub const fn is_to_one_time_key(&self) -> bool {
        self.record.one_time_keys.is_some()
    }

    fn day(&self, at: Timestamp) -> String {
        dates::day(self.language, local_date(at))
    }
}
