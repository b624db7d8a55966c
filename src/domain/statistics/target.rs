//! What is aimed at, and the traffic lights that say how near it is.

use crate::domain::statistics::figure::Share;

/// Where a traffic light changes. Shares in per cent, waiting in working days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Targets {
    /// Answered on time: at least.
    pub on_time: Limits,
    /// Median of the working days to an answer: at most.
    pub median_days: Limits,
    /// Ninetieth percentile of the working days to an answer: at most.
    pub ninetieth_days: Limits,
    /// The whole chain in the first answer: at least.
    pub complete: Limits,
    /// Letters that did not come through, of the requests sent: at most.
    pub not_delivered: Limits,
    /// Declined, of the requests sent: at most.
    pub declined: Limits,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    pub green: u8,
    pub amber: u8,
}

/// Always shown in words and by a shape too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Light {
    Red,
    Amber,
    Green,
    /// Too few to tell.
    Dark,
}

impl Default for Targets {
    fn default() -> Self {
        let limits = |green, amber| Limits { green, amber };
        Self {
            on_time: limits(80, 60),
            median_days: limits(12, 15),
            ninetieth_days: limits(20, 30),
            complete: limits(75, 50),
            not_delivered: limits(5, 10),
            declined: limits(10, 20),
        }
    }
}

impl Limits {
    /// More is better.
    #[must_use]
    pub const fn at_least(self, value: u64) -> Light {
        if value >= self.green as u64 {
            Light::Green
        } else if value >= self.amber as u64 {
            Light::Amber
        } else {
            Light::Red
        }
    }

    /// Less is better.
    #[must_use]
    pub const fn at_most(self, value: u64) -> Light {
        if value <= self.green as u64 {
            Light::Green
        } else if value <= self.amber as u64 {
            Light::Amber
        } else {
            Light::Red
        }
    }

    #[must_use]
    pub fn share_at_least(self, share: Option<Share>) -> Light {
        share.map_or(Light::Dark, |share| of_share(share, |percent| self.at_least(percent)))
    }

    #[must_use]
    pub fn share_at_most(self, share: Option<Share>) -> Light {
        share.map_or(Light::Dark, |share| of_share(share, |percent| self.at_most(percent)))
    }

    #[must_use]
    pub fn days_at_most(self, days: Option<u16>) -> Light {
        days.map_or(Light::Dark, |days| self.at_most(days.into()))
    }
}

/// A share that may be anything from green to red says nothing.
fn of_share(share: Share, light: impl Fn(u64) -> Light) -> Light {
    let [low, middle, high] =
        [share.low(), share.percent(), share.high()].map(|percent| light(percent.into()));
    let apart = low != high && low != Light::Amber && high != Light::Amber;
    if apart { Light::Dark } else { middle }
}

impl Light {
    /// For texts and classes.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Red => "red",
            Self::Amber => "amber",
            Self::Green => "green",
            Self::Dark => "dark",
        }
    }
}
