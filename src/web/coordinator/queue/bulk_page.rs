//! What is to be done to many, and what came of it, as a page.

use std::collections::BTreeMap;

use askama::Template;

use crate::domain::calendar::local_date;
use crate::domain::{Audience, Letter, Notice};
use crate::exchange::bulk::{Act, Bulk, Done, Planned};
use crate::text::{self, dates};
use crate::web::error::Error;
use crate::web::page::Frame;
use crate::web::parts::Tone;
use crate::web::request::RequestView;
use crate::web::seat::Seat;

#[derive(Template)]
#[template(path = "coordinator/queue/bulk.html")]
pub struct BulkPage {
    pub frame: Frame,
    pub stage: Stage,
    /// A new due day; otherwise a reminder.
    pub extends: bool,
    /// As it is typed.
    pub day: String,
    pub rows: Vec<BulkRow>,
    /// How many of the rows can be done, or were.
    pub good: usize,
    /// How many fitted the choice beyond these.
    pub left_out: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// The new day is to be chosen.
    Day,
    Preview,
    Done,
}

/// One request.
#[derive(Clone)]
pub struct BulkRow {
    pub request: RequestView,
    /// What leaves: the letter, its address, and when.
    pub letters: Vec<String>,
    /// Empty where the day stays.
    pub new_due: String,
    /// Why not.
    pub failure: Option<String>,
}

impl BulkPage {
    /// Before and after the yes.
    fn left_out_word(&self) -> String {
        let done = self.stage == Stage::Done;
        self.frame.t(if done { "coordinator-bulk-was-not" } else { "coordinator-bulk-not" })
    }

    pub fn of(mut seat: Seat, bulk: &Bulk) -> Result<Self, Error> {
        let planned = bulk.preview(seat.gateway(), &seat.staff.user, seat.now())?;
        let outcome: Option<BTreeMap<_, &Done>> =
            bulk.outcome().map(|done| done.iter().map(|done| (done.reference, done)).collect());
        let row = |planned: &Planned| match &outcome {
            None => planned_row(&seat, planned),
            Some(done) => {
                let done = done.get(&planned.record.reference);
                let failure = done.and_then(|done| done.failure.as_deref()).map(|key| why(&seat, key));
                BulkRow { failure, ..bare(&seat, planned) }
            }
        };
        let rows: Vec<BulkRow> = planned.iter().map(row).collect();
        // One address for the whole of it: a change of language leads back to the list.
        seat.frame.path = "/queue".to_owned();
        Ok(Self {
            stage: match (&outcome, bulk.act) {
                (Some(_), _) => Stage::Done,
                (None, None) => Stage::Day,
                (None, Some(_)) => Stage::Preview,
            },
            extends: bulk.act != Some(Act::Remind),
            day: match bulk.act {
                Some(Act::Extend(day)) => day.to_string(),
                _ => String::new(),
            },
            good: rows.iter().filter(|row| row.failure.is_none()).count(),
            left_out: bulk.left_out,
            rows,
            frame: seat.frame,
        })
    }

    /// A text with how many can be done.
    fn n(&self, key: &str) -> String {
        self.frame.tn(key, self.good)
    }

    fn failed(&self) -> usize {
        self.rows.len() - self.good
    }
}

fn planned_row(seat: &Seat, planned: &Planned) -> BulkRow {
    let mut row = bare(seat, planned);
    match &planned.becomes {
        Ok(becomes) => {
            row.letters = becomes.letters.iter().map(|notice| letter(seat, notice)).collect();
            if becomes.due_at != planned.record.due_at {
                row.new_due = dates::day(seat.language(), local_date(becomes.due_at));
            }
        }
        Err(error) => row.failure = Some(why(seat, &error.text_key())),
    }
    row
}

fn bare(seat: &Seat, planned: &Planned) -> BulkRow {
    let request = RequestView::of(seat, &planned.record);
    BulkRow { request, letters: Vec::new(), new_due: String::new(), failure: None }
}

/// What happened, without the line that says what to do on the page of one request.
fn why(seat: &Seat, key: &str) -> String {
    if key == "exchange-stale" {
        return seat.frame.t("coordinator-bulk-stale");
    }
    let text = seat.frame.t(key);
    text.lines().next().unwrap_or_default().to_owned()
}

/// `Påminnelse till vc@region.example, i dag 10.42`
fn letter(seat: &Seat, notice: &Notice) -> String {
    let (gateway, language) = (seat.gateway(), seat.language());
    let parties = gateway.parties();
    let to = match notice.audience {
        Audience::Recipient(id) => parties.recipient(&id).map(|recipient| recipient.mailbox.clone()),
        Audience::RecipientEscalation(id) => {
            parties.recipient(&id).and_then(|recipient| recipient.escalation_mailbox.clone())
        }
        Audience::Unit(id) => parties.unit(&id).map(|unit| unit.mailbox.clone()),
        Audience::Coordinator(id) => parties.unit(&id).map(|unit| unit.coordinator().to_owned()),
    };
    let to = to.unwrap_or_else(|| seat.frame.t("worker-recipient-gone"));
    let name = seat.frame.t(match notice.letter {
        Letter::Reminder => "coordinator-letter-reminder",
        Letter::Overdue => "coordinator-letter-overdue",
        Letter::DueMoved => "coordinator-letter-due-moved",
        _ => "coordinator-letter-other",
    });
    let when = if notice.not_before <= seat.now() {
        seat.frame.t("coordinator-letter-now")
    } else {
        dates::moment(language, notice.not_before)
    };
    let arguments = [("letter", name.into()), ("to", to.into()), ("when", when.into())];
    text::with(language, "coordinator-letter", &arguments)
}
