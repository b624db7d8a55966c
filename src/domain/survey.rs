//! Five questions to clients, and how often each answer was given.
//!
//! Nothing tells one client's answers from another's: of a sheet only its five counters remain, by
//! month and for the whole gateway. Not by unit: a unit may have one client a month.

use std::collections::BTreeMap;

use minicbor::{Decode, Encode};

use crate::domain::statistics::figure::Figure;

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Encode, Decode)]
#[cbor(index_only)]
pub enum Question {
    /// Did you understand what you agreed to?
    #[n(1)]
    Understood,
    /// Were you involved?
    #[n(2)]
    Involved,
    /// Could you say no?
    #[n(3)]
    CouldRefuse,
    /// Was it easy to see what happened?
    #[n(4)]
    EasyToSee,
    /// Do you know whom to ask?
    #[n(5)]
    WhomToAsk,
}

/// The same to choose from at every question, so that the figures can be laid side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Encode, Decode)]
#[cbor(index_only)]
pub enum Answer {
    #[n(1)]
    Yes,
    #[n(2)]
    Mostly,
    #[n(3)]
    NotReally,
    #[n(4)]
    No,
    #[n(5)]
    Unsure,
    /// Does not want to answer; also for a question that was passed over.
    #[n(6)]
    NotSaid,
}

/// One client's answers, in the order of [`Question::ALL`]. Never kept together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sheet(pub [Answer; 5]);

/// How often each answer was given; only what is not zero.
pub type Tally = BTreeMap<(Question, Answer), u64>;

/// The tally as it may be shown: classes of five, no counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// How many answered.
    pub sheets: Figure,
    pub questions: Vec<(Question, Vec<(Answer, Figure)>)>,
}

impl Question {
    pub const ALL: [Self; 5] =
        [Self::Understood, Self::Involved, Self::CouldRefuse, Self::EasyToSee, Self::WhomToAsk];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Understood => "understood",
            Self::Involved => "involved",
            Self::CouldRefuse => "could-refuse",
            Self::EasyToSee => "easy-to-see",
            Self::WhomToAsk => "whom-to-ask",
        }
    }
}

impl Answer {
    pub const ALL: [Self; 6] =
        [Self::Yes, Self::Mostly, Self::NotReally, Self::No, Self::Unsure, Self::NotSaid];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::Mostly => "mostly",
            Self::NotReally => "not-really",
            Self::No => "no",
            Self::Unsure => "unsure",
            Self::NotSaid => "not-said",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|answer| answer.code() == code)
    }
}

impl Sheet {
    /// Each question with its answer.
    pub fn answers(&self) -> impl Iterator<Item = (Question, Answer)> {
        Question::ALL.into_iter().zip(self.0)
    }
}

impl Report {
    #[must_use]
    pub fn of(tally: &Tally) -> Self {
        let count = |question, answer| tally.get(&(question, answer)).copied().unwrap_or(0);
        // Every sheet has an answer to every question.
        let sheets = Answer::ALL.into_iter().map(|answer| count(Question::Understood, answer)).sum();
        let figures =
            |question| Answer::ALL.map(|answer| (answer, Figure::of(count(question, answer)))).to_vec();
        Self {
            sheets: Figure::of(sheets),
            questions: Question::ALL.into_iter().map(|question| (question, figures(question))).collect(),
        }
    }
}
