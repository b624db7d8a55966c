//! What coordinators read: the numbers of some months, by kind, recipient, region or month.
//! Everything in it may be shown: it holds classes, shares and days, and no counts.

use std::collections::BTreeMap;

use crate::domain::request::{DeclineReason, ReturnReason};
use crate::domain::statistics::Tally;
use crate::domain::statistics::figure::{Figure, Share, median, ninetieth};
use crate::domain::statistics::group::Group;
use crate::domain::statistics::measure::Measure;
use crate::domain::watch::WatchKind;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    pub total: Line,
    /// One for each group that has five requests or more.
    pub lines: Vec<Line>,
    /// The groups that have fewer, taken together; none where there is no such group.
    pub few: Option<Line>,
    pub declines: Vec<(DeclineReason, Figure)>,
    /// Steps of the ladder that were taken, by name, the most frequent first.
    pub steps: Vec<(String, Figure)>,
    pub consents: Consents,
    pub watches: Vec<Watches>,
}

/// The figures of one group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What the group is called by; empty for the total and the rest.
    pub key: String,
    pub sent: Figure,
    pub answered: Figure,
    /// Answered in time, of those that were answered, ran out or are overdue.
    pub on_time: Option<Share>,
    pub overdue: Figure,
    /// Working days from sending to answer.
    pub median_days: Option<u16>,
    pub ninetieth_days: Option<u16>,
    /// The whole chain in the first answer.
    pub complete: Option<Share>,
    pub supplements: Figure,
    /// Answered by post.
    pub on_paper: Figure,
    pub declined: Figure,
    pub declined_share: Option<Share>,
    pub wrong_recipient: Figure,
    pub withdrawn: Figure,
    pub expired: Figure,
    pub not_delivered: Figure,
    pub not_delivered_share: Option<Share>,
    pub extended: Figure,
    pub rerouted: Figure,
    /// Answers that their senders took back.
    pub recalled: Figure,
    /// Answers that the unit sent back: about somebody else, and not enough.
    pub wrong_person: Figure,
    pub not_enough: Figure,
    /// Steps of the ladder.
    pub steps: Figure,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Consents {
    pub given: Figure,
    pub refused: Figure,
    pub revoked: Figure,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Watches {
    pub kind: WatchKind,
    pub set: Figure,
    pub done: Figure,
    pub dropped: Figure,
}

/// What becomes of groups with fewer than five requests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Few {
    /// Taken together, without saying which.
    Merge,
    /// Kept in their place: months follow each other.
    Keep,
}

impl Report {
    /// Groups the rows by `key`; rows without one count in the total alone. `supplements`: does a form
    /// kind, by its id, ask for what an answer lacked?
    #[must_use]
    pub fn of(
        rows: &[(Group, Tally)],
        few: Few,
        supplements: impl Fn(&str) -> bool,
        key: impl Fn(&Group) -> Option<String>,
    ) -> Self {
        let mut total = Sum::default();
        let mut groups: BTreeMap<String, Sum> = BTreeMap::new();
        for (group, tally) in rows {
            let supplements = supplements(&group.kind);
            total.add(tally, supplements);
            if let Some(key) = key(group).filter(|_| group.recipient.is_some()) {
                groups.entry(key).or_default().add(tally, supplements);
            }
        }
        let (mut lines, mut rest, mut merged) = (Vec::new(), Sum::default(), false);
        for (key, sum) in groups {
            if few == Few::Merge && Figure::of(sum.of(&Measure::Sent)).is_few() {
                rest.join(&sum);
                merged = true;
            } else {
                lines.push(sum.line(key));
            }
        }
        Self {
            lines,
            few: merged.then(|| rest.line(String::new())),
            declines: total.declines(),
            steps: total.steps(),
            consents: total.consents(),
            watches: total.watches(),
            total: total.line(String::new()),
        }
    }

    /// The lines with the worst first; those that say nothing last.
    #[must_use]
    pub fn worst_first(mut self) -> Self {
        self.lines.sort_by_key(|line| {
            (line.on_time.is_none(), line.on_time, std::cmp::Reverse((line.median_days, line.sent)))
        });
        self
    }
}

/// Counts, never shown as they are.
#[derive(Default)]
struct Sum {
    tally: Tally,
    supplements: u64,
}

impl Sum {
    fn add(&mut self, tally: &Tally, supplements: bool) {
        for (measure, count) in tally {
            *self.tally.entry(measure.clone()).or_default() += count;
        }
        if supplements {
            self.supplements += tally.get(&Measure::Sent).unwrap_or(&0);
        }
    }

    fn join(&mut self, other: &Self) {
        for (measure, count) in &other.tally {
            *self.tally.entry(measure.clone()).or_default() += count;
        }
        self.supplements += other.supplements;
    }

    fn of(&self, measure: &Measure) -> u64 {
        self.tally.get(measure).copied().unwrap_or(0)
    }

    fn all(&self, of: impl Fn(&Measure) -> bool) -> u64 {
        self.tally.iter().filter(|(measure, _)| of(measure)).map(|(_, count)| count).sum()
    }

    fn line(&self, key: String) -> Line {
        let figure = |measure| Figure::of(self.of(&measure));
        let sent = self.of(&Measure::Sent);
        let (in_time, late) = (self.of(&Measure::OnTime), self.of(&Measure::Late));
        let missed = late + self.of(&Measure::Expired) + self.of(&Measure::Overdue);
        let declined = self.all(|measure| matches!(measure, Measure::Declined(_)));
        let (scored, complete) = (self.of(&Measure::Scored), self.of(&Measure::Complete));
        let of_sent = |count: u64| Share::of(Figure::of(count), Figure::of(sent.saturating_sub(count)));
        Line {
            key,
            sent: Figure::of(sent),
            answered: Figure::of(in_time + late),
            on_time: Share::of(Figure::of(in_time), Figure::of(missed)),
            overdue: figure(Measure::Overdue),
            median_days: median(&self.tally),
            ninetieth_days: ninetieth(&self.tally),
            complete: Share::of(Figure::of(complete), Figure::of(scored.saturating_sub(complete))),
            supplements: Figure::of(self.supplements),
            on_paper: figure(Measure::OnPaper),
            declined: Figure::of(declined),
            declined_share: of_sent(declined),
            wrong_recipient: figure(Measure::WrongRecipient),
            withdrawn: figure(Measure::Withdrawn),
            expired: figure(Measure::Expired),
            not_delivered: figure(Measure::NotDelivered),
            not_delivered_share: of_sent(self.of(&Measure::NotDelivered)),
            extended: figure(Measure::Extended),
            rerouted: figure(Measure::Rerouted),
            recalled: figure(Measure::Recalled),
            wrong_person: figure(Measure::Returned(ReturnReason::WrongPerson)),
            not_enough: figure(Measure::Returned(ReturnReason::NotEnough)),
            steps: Figure::of(self.all(|measure| matches!(measure, Measure::Step(_)))),
        }
    }

    fn declines(&self) -> Vec<(DeclineReason, Figure)> {
        let figure = |reason| (reason, Figure::of(self.of(&Measure::Declined(reason))));
        let mut declines: Vec<_> = DeclineReason::ALL.into_iter().map(figure).collect();
        declines.sort_by_key(|(_, figure)| std::cmp::Reverse(*figure));
        declines
    }

    fn steps(&self) -> Vec<(String, Figure)> {
        let mut steps: Vec<(String, Figure)> = Vec::new();
        for (measure, count) in &self.tally {
            if let Measure::Step(name) = measure {
                steps.push((name.clone(), Figure::of(*count)));
            }
        }
        steps.sort_by_key(|(_, figure)| std::cmp::Reverse(*figure));
        steps
    }

    fn consents(&self) -> Consents {
        let figure = |measure| Figure::of(self.of(&measure));
        Consents {
            given: figure(Measure::ConsentGiven),
            refused: figure(Measure::ConsentRefused),
            revoked: figure(Measure::ConsentRevoked),
        }
    }

    fn watches(&self) -> Vec<Watches> {
        let figure = |measure| Figure::of(self.of(&measure));
        let watches = |kind| Watches {
            kind,
            set: figure(Measure::WatchSet(kind)),
            done: figure(Measure::WatchDone(kind)),
            dropped: figure(Measure::WatchDropped(kind)),
        };
        WatchKind::ALL.into_iter().map(watches).collect()
    }
}
