//! The dates to come, in words. The same on pages and in receipts.

use jiff::Timestamp;

use crate::domain::calendar::local_date;
use crate::domain::forecast::{Ahead, Off, What};
use crate::domain::ladder::Only;
use crate::domain::notice::To;
use crate::domain::{Language, Letter};
use crate::text::{self, dates};

/// One date as a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub at: Timestamp,
    /// With its weekday.
    pub when: String,
    pub what: String,
    /// Conditions, and days off that were counted past; may be empty.
    pub detail: String,
    /// A letter or a call: what happens only if the answer does not come.
    pub if_late: bool,
}

#[must_use]
pub fn lines(language: Language, ahead: &[Ahead]) -> Vec<Line> {
    ahead.iter().map(|ahead| line(language, ahead)).collect()
}

fn line(language: Language, ahead: &Ahead) -> Line {
    let word = |key: &str| text::get(language, key);
    let mut details = Vec::new();
    let what = match &ahead.what {
        What::Acknowledge => word("document-ahead-acknowledge"),
        What::Due => word("document-ahead-due"),
        What::Call => word("document-ahead-call"),
        What::Destroyed => word("document-ahead-destroyed"),
        What::Letters { letters, every, only, ask, .. } => {
            match only {
                Only::Always => {}
                Only::Unacknowledged => details.push(word("document-ahead-unacknowledged")),
                Only::Unopened => details.push(word("document-ahead-unopened")),
            }
            if *ask {
                details.push(word("document-ahead-ask"));
            }
            if let Some(days) = every {
                details.push(text::with(language, "document-ahead-every", &[("days", (*days).into())]));
            }
            said(language, letters)
        }
    };
    // Where it is counted backwards from another date, days off after it explain nothing here.
    let day = local_date(ahead.at);
    let before = ahead.past.iter().filter(|off| off.first <= day);
    let days: Vec<String> = before.map(|off| days_off(language, off)).collect();
    if !days.is_empty() {
        details.push(text::with(language, "document-ahead-past", &[("days", days.join(", ").into())]));
    }
    Line {
        at: ahead.at,
        when: dates::weekday(language, local_date(ahead.at)),
        what,
        detail: details.join(" "),
        if_late: matches!(ahead.what, What::Letters { .. } | What::Call),
    }
}

fn said(language: Language, letters: &[(To, Letter)]) -> String {
    let has = |letter| letters.iter().any(|(_, one)| *one == letter);
    if letters.len() == 2 && has(Letter::Overdue) && has(Letter::OverdueUnit) {
        return text::get(language, "document-ahead-late");
    }
    let of = |(to, letter): &(To, Letter)| {
        let key = match (letter, to) {
            (Letter::AcknowledgeReminder, _) => "document-ahead-acknowledge-reminder",
            (Letter::Overdue, _) => "document-ahead-overdue",
            (Letter::OverdueUnit, To::Coordinator) => "document-ahead-overdue-coordinator",
            (Letter::OverdueUnit, _) => "document-ahead-overdue-unit",
            (Letter::Escalated, _) => "document-ahead-escalated",
            (Letter::CallOwed, _) => "document-ahead-call-owed",
            _ => "document-ahead-reminder",
        };
        text::get(language, key)
    };
    letters.iter().map(of).collect::<Vec<_>>().join(" · ")
}

fn days_off(language: Language, off: &Off) -> String {
    let reason = text::get(language, &format!("domain-holiday-{}", off.reason.code()));
    let first = dates::of_year(language, off.first);
    if off.first == off.last {
        return format!("{reason} {first}");
    }
    format!("{reason} {first} – {}", dates::of_year(language, off.last))
}
