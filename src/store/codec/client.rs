//! A client's card, and the counters of the survey.

use crate::domain::card::Card;
use crate::domain::survey::{Answer, Question, Tally};

use super::{Fields, Malformed, Row, Writer};

impl Row for Card {
    fn write(&self, to: &mut Writer) {
        let Self { consent, client, made_at, expires_at } = self;
        to.digest(1, consent);
        to.digest(2, client);
        to.time(3, *made_at);
        to.time(4, *expires_at);
    }

    fn read(from: &Fields<'_>) -> Result<Self, Malformed> {
        Ok(Self {
            consent: from.digest(1)?,
            client: from.digest(2)?,
            made_at: from.time(3)?,
            expires_at: from.time(4)?,
        })
    }
}

impl Row for Tally {
    fn write(&self, to: &mut Writer) {
        for ((question, answer), count) in self {
            to.row(1, &Counted { question: *question, answer: *answer, count: *count });
        }
    }

    fn read(from: &Fields<'_>) -> Result<Self, Malformed> {
        let counted: Vec<Counted> = from.rows(1)?;
        Ok(counted.into_iter().map(|one| ((one.question, one.answer), one.count)).collect())
    }
}

struct Counted {
    question: Question,
    answer: Answer,
    count: u64,
}

impl Row for Counted {
    fn write(&self, to: &mut Writer) {
        let Self { question, answer, count } = self;
        to.code(1, *question);
        to.code(2, *answer);
        to.number(3, *count);
    }

    fn read(from: &Fields<'_>) -> Result<Self, Malformed> {
        Ok(Self { question: from.code(1)?, answer: from.code(2)?, count: from.number(3)? })
    }
}
