//! A line of the board, as it stands in the index of what is due.

use crate::store::board::Line;

use super::{Fields, Malformed, Row, Writer};

/// What a line says. When it comes to say more this is another number, and lines of an older shape
/// are made anew from their records.
const SHAPE: u64 = 1;

impl Row for Line {
    fn write(&self, to: &mut Writer) {
        let Self { reference, due_at, sent_at, unit, recipient, kind, status, next, step, call_by, marks } =
            self;
        to.number(1, SHAPE);
        to.reference(2, reference);
        to.time(3, *due_at);
        to.time(4, *sent_at);
        to.digest(5, unit);
        to.digest(6, recipient);
        to.text(7, kind);
        to.code(8, *status);
        to.code(9, *next);
        if let Some(step) = step {
            to.text(10, step);
        }
        if let Some(at) = call_by {
            to.time(11, *at);
        }
        to.number(12, u64::from(*marks));
    }

    fn read(from: &Fields<'_>) -> Result<Self, Malformed> {
        if from.number(1)? != SHAPE {
            return Err(Malformed);
        }
        Ok(Self {
            reference: from.reference(2)?,
            due_at: from.time(3)?,
            sent_at: from.time(4)?,
            unit: from.digest(5)?,
            recipient: from.digest(6)?,
            kind: from.text(7)?,
            status: from.code(8)?,
            next: from.code(9)?,
            step: from.flag(10).then(|| from.text(10)).transpose()?,
            call_by: from.optional_time(11)?,
            marks: u8::try_from(from.number(12)?).map_err(|_| Malformed)?,
        })
    }
}
