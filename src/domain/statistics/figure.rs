//! How a number is shown, so that nobody can find a few people behind it.
//!
//! # The rule
//!
//! A count is shown as its class of five: 0–4 (said as "fewer than 5"), 5–9, 10–14 and so on. Every
//! other figure — a share, a traffic light — is made of classes, never of counts; a median needs
//! five answers and a ninetieth percentile ten.
//!
//! So it does not matter which figures are laid beside each other: total and parts, one period and
//! another, a page with one filter and a page with another. The bounds of a class are multiples of
//! five and so are all their sums and differences; the difference of two classes spans nine numbers
//! and never fits into 1–4, and nought is not told from four. Hiding single cells instead would
//! need to know every page that was ever looked at.
//!
//! What remains: five parts or ten that all happen to lie at the very top of their class give
//! themselves away by their total, one case in some thousands.

use std::fmt;

use crate::domain::statistics::Tally;
use crate::domain::statistics::measure::Measure;

/// A count as it is shown: its class.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Figure {
    class: u64,
}

/// A share made of two classes, per cent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Share {
    percent: u8,
    low: u8,
    high: u8,
    kind: Known,
}

/// How a share is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Known {
    /// Few are not among these: more than [`Share::low`].
    Over,
    /// Few are among these: less than [`Share::high`].
    Under,
    About,
}

/// How many each class holds.
pub const STEP: u64 = 5;
/// A share of fewer would say more about chance than about the clinic.
const ENOUGH: u64 = 10;

impl Figure {
    #[must_use]
    pub const fn of(count: u64) -> Self {
        Self { class: count / STEP }
    }

    #[must_use]
    pub const fn at_least(self) -> u64 {
        self.class * STEP
    }

    #[must_use]
    pub const fn at_most(self) -> u64 {
        self.at_least() + STEP - 1
    }

    /// Fewer than five, perhaps none.
    #[must_use]
    pub const fn is_few(self) -> bool {
        self.class == 0
    }

    /// What stands for the class in a calculation.
    #[must_use]
    pub const fn middle(self) -> u64 {
        self.at_least() + STEP / 2
    }
}

/// `< 5`, `15–19`
impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_few() {
            write!(f, "< {STEP}")
        } else {
            write!(f, "{}–{}", self.at_least(), self.at_most())
        }
    }
}

impl Share {
    /// So many of these and those; none where there are too few to tell.
    #[must_use]
    pub fn of(these: Figure, those: Figure) -> Option<Self> {
        let percent = |these: u64, those: u64| {
            let all = these + those;
            u8::try_from((these * 100 + all / 2) / all.max(1)).unwrap_or(100)
        };
        let enough = these.at_least() + those.at_least() >= ENOUGH;
        enough.then(|| Self {
            percent: percent(these.middle(), those.middle()),
            low: percent(these.at_least(), those.at_most()),
            high: percent(these.at_most(), those.at_least()),
            kind: match (these.is_few(), those.is_few()) {
                (true, _) => Known::Under,
                (_, true) => Known::Over,
                _ => Known::About,
            },
        })
    }

    /// In the middle of what it can be.
    #[must_use]
    pub const fn percent(self) -> u8 {
        self.percent
    }

    /// It is not less.
    #[must_use]
    pub const fn low(self) -> u8 {
        self.low
    }

    /// It is not more.
    #[must_use]
    pub const fn high(self) -> u8 {
        self.high
    }

    #[must_use]
    pub const fn known(self) -> Known {
        self.kind
    }
}

/// The working days by which so many per cent were answered (nearest rank); none for fewer than
/// `enough` answers.
#[must_use]
pub fn percentile(tally: &Tally, percent: u64, enough: u64) -> Option<u16> {
    let days = |(measure, count): (&Measure, &u64)| match measure {
        Measure::Days(days) => Some((*days, *count)),
        _ => None,
    };
    let all: u64 = tally.iter().filter_map(days).map(|(_, count)| count).sum();
    if all < enough {
        return None;
    }
    let rank = (all * percent).div_ceil(100).max(1);
    let mut seen = 0;
    tally.iter().filter_map(days).find_map(|(days, count)| {
        seen += count;
        (seen >= rank).then_some(days)
    })
}

/// Half were answered by then.
#[must_use]
pub fn median(tally: &Tally) -> Option<u16> {
    percentile(tally, 50, STEP)
}

/// Nine of ten were answered by then.
#[must_use]
pub fn ninetieth(tally: &Tally) -> Option<u16> {
    percentile(tally, 90, 2 * STEP)
}
