//! Five questions to clients, and how often each answer was given.
//!
//! Nothing tells one client's answers from another's: of a sheet only its five counters remain, by
//! month and for the whole gateway. Not by unit: a unit may have one client a month.

use std::collections::BTreeMap;

use crate::domain::codes::codes;
use crate::domain::statistics::figure::Figure;

codes! {
    /// What is asked.
    pub enum Question {
        /// Did you understand what you agreed to?
        Understood = 1 "understood",
        /// Were you involved?
        Involved = 2 "involved",
        /// Could you say no?
        CouldRefuse = 3 "could-refuse",
        /// Was it easy to see what happened?
        EasyToSee = 4 "easy-to-see",
        /// Do you know whom to ask?
        WhomToAsk = 5 "whom-to-ask",
    }
}

codes! {
    /// The same to choose from at every question, so that the figures can be laid side by side.
    pub enum Answer {
        Yes = 1 "yes",
        Mostly = 2 "mostly",
        NotReally = 3 "not-really",
        No = 4 "no",
        Unsure = 5 "unsure",
        /// Does not want to answer; also for a question that was passed over.
        NotSaid = 6 "not-said",
    }
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
