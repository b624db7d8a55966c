//! A row of the statistics: each measure with its number.

use crate::domain::statistics::Tally;
use crate::domain::statistics::measure::Measure;

use super::{Code, Fields, Malformed, Row, Writer};

impl Row for Tally {
    fn write(&self, to: &mut Writer) {
        for (measure, count) in self {
            to.row(1, &Counted { measure: measure.clone(), count: *count });
        }
    }

    fn read(from: &Fields<'_>) -> Result<Self, Malformed> {
        let counted: Vec<Counted> = from.rows(1)?;
        Ok(counted.into_iter().map(|Counted { measure, count }| (measure, count)).collect())
    }
}

struct Counted {
    measure: Measure,
    count: u64,
}

impl Row for Counted {
    fn write(&self, to: &mut Writer) {
        let Self { measure, count } = self;
        let (code, argument) = code(measure);
        to.number(1, code);
        if let Some(argument) = argument {
            to.number(2, argument);
        }
        if let Measure::Step(name) = measure {
            to.text(3, name);
        }
        to.number(4, *count);
    }

    fn read(from: &Fields<'_>) -> Result<Self, Malformed> {
        Ok(Self { measure: measure(from)?, count: from.number(4)? })
    }
}

/// How many measures there are. It stands beside the figures: with another number they are counted
/// anew, so that nothing is taken from a row that was never added to it.
pub fn measures() -> u8 {
    let known = |code: &u8| {
        let fields: Vec<(u8, &[u8])> = vec![(1, std::slice::from_ref(code)), (2, &[1]), (3, b"step")];
        measure(&Fields { fields }).is_ok()
    };
    // A number of one byte.
    let known = (0..0x80).filter(known).count();
    u8::try_from(known).unwrap_or(u8::MAX)
}

/// A number for the measure, and one for what it is told apart by. A number is never used again.
fn code(measure: &Measure) -> (u64, Option<u64>) {
    let argument = |code: u8| Some(u64::from(code));
    match measure {
        Measure::Sent => (1, None),
        Measure::OnTime => (2, None),
        Measure::Late => (3, None),
        Measure::Days(days) => (4, Some(u64::from(*days))),
        Measure::Scored => (5, None),
        Measure::Complete => (6, None),
        Measure::Declined(reason) => (7, argument(Code::code(*reason))),
        Measure::WrongRecipient => (8, None),
        Measure::Withdrawn => (9, None),
        Measure::Expired => (10, None),
        Measure::NotDelivered => (11, None),
        Measure::Extended => (12, None),
        Measure::Rerouted => (13, None),
        Measure::Step(_) => (14, None),
        Measure::ConsentGiven => (15, None),
        Measure::ConsentRefused => (16, None),
        Measure::ConsentRevoked => (17, None),
        Measure::WatchSet(kind) => (18, argument(Code::code(*kind))),
        Measure::WatchDone(kind) => (19, argument(Code::code(*kind))),
        Measure::WatchDropped(kind) => (20, argument(Code::code(*kind))),
        Measure::Overdue => (21, None),
        Measure::OnPaper => (22, None),
    }
}

fn measure(from: &Fields<'_>) -> Result<Measure, Malformed> {
    Ok(match from.number(1)? {
        1 => Measure::Sent,
        2 => Measure::OnTime,
        3 => Measure::Late,
        4 => Measure::Days(u16::try_from(from.number(2)?).map_err(|_| Malformed)?),
        5 => Measure::Scored,
        6 => Measure::Complete,
        7 => Measure::Declined(argument(from)?),
        8 => Measure::WrongRecipient,
        9 => Measure::Withdrawn,
        10 => Measure::Expired,
        11 => Measure::NotDelivered,
        12 => Measure::Extended,
        13 => Measure::Rerouted,
        14 => Measure::Step(from.text(3)?),
        15 => Measure::ConsentGiven,
        16 => Measure::ConsentRefused,
        17 => Measure::ConsentRevoked,
        18 => Measure::WatchSet(argument(from)?),
        19 => Measure::WatchDone(argument(from)?),
        20 => Measure::WatchDropped(argument(from)?),
        21 => Measure::Overdue,
        22 => Measure::OnPaper,
        _ => return Err(Malformed),
    })
}

fn argument<C: Code>(from: &Fields<'_>) -> Result<C, Malformed> {
    let code = u8::try_from(from.number(2)?).map_err(|_| Malformed)?;
    C::from_code(code).ok_or(Malformed)
}
