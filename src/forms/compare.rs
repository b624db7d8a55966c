//! Values set against each other, as far as that has a certain answer.

use std::cmp::Ordering;

use crate::forms::model::{Coding, Decimal, Operator, Value};
use crate::forms::units;

/// How a value lies to a bound, where partial dates are spans and units may differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Position {
    Before,
    Same,
    After,
    /// One lies within the other: `2026-05` and `2026`.
    Overlapping,
}

/// None where the two can't be compared: other types, units of other dimensions, no order.
pub(super) fn position(value: &Value, bound: &Value) -> Option<Position> {
    Some(match (value, bound) {
        (Value::Integer(a), Value::Integer(b)) => a.cmp(b).into(),
        (Value::Integer(a), Value::Decimal(b)) => Decimal::from(*a).order(b).into(),
        (Value::Decimal(a), Value::Integer(b)) => a.order(&Decimal::from(*b)).into(),
        (Value::Decimal(a), Value::Decimal(b)) => a.order(b).into(),
        (Value::Time(a), Value::Time(b)) => a.cmp(b).into(),
        (Value::Quantity(a), Value::Quantity(b)) => units::order(a, b)?.into(),
        (Value::Date(_) | Value::DateTime(_), Value::Date(_) | Value::DateTime(_)) => {
            spans(span(value)?, span(bound)?)
        }
        _ => return None,
    })
}

/// Whether an answer satisfies `operator expected`; `exists` is not asked here.
///
/// What can't be compared satisfies nothing.
pub(super) fn satisfies(answer: &Value, operator: Operator, expected: &Value) -> bool {
    if let Some(same) = same(answer, expected) {
        return match operator {
            Operator::Equal => same,
            Operator::NotEqual => !same,
            _ => false,
        };
    }
    let Some(position) = position(answer, expected) else { return false };
    match operator {
        Operator::Exists => false,
        Operator::Equal => position == Position::Same,
        Operator::NotEqual => matches!(position, Position::Before | Position::After),
        Operator::Greater => position == Position::After,
        Operator::Less => position == Position::Before,
        Operator::GreaterOrEqual => {
            matches!(position, Position::After | Position::Same) || starts_in(answer, expected)
        }
        Operator::LessOrEqual => {
            matches!(position, Position::Before | Position::Same) || starts_in(answer, expected)
        }
    }
}

/// Same system and code; what is displayed does not count.
pub(super) fn same_coding(a: &Coding, b: &Coding) -> bool {
    if a.code.is_empty() && b.code.is_empty() {
        a.display == b.display
    } else {
        a.system == b.system && a.code == b.code
    }
}

/// Equal, for types that have no order here; none for the others.
pub(super) fn same(a: &Value, b: &Value) -> Option<bool> {
    match (a, b) {
        (Value::Boolean(a), Value::Boolean(b)) => Some(a == b),
        (Value::String(a) | Value::Url(a), Value::String(b) | Value::Url(b)) => Some(a == b),
        (Value::Coding(a), Value::Coding(b)) => Some(same_coding(a, b)),
        // An open choice holds either; one is never the other.
        (Value::Coding(_), Value::String(_)) | (Value::String(_), Value::Coding(_)) => Some(false),
        _ => None,
    }
}

/// Equal in whatever way the types have.
pub(super) fn equal(a: &Value, b: &Value) -> bool {
    same(a, b).unwrap_or_else(|| position(a, b) == Some(Position::Same))
}

/// Whether the answer's whole span lies in the expected one.
fn starts_in(answer: &Value, expected: &Value) -> bool {
    match (span(answer), span(expected)) {
        (Some((start, end)), Some((from, to))) => from <= start && end <= to,
        _ => false,
    }
}

type Span = (jiff::civil::DateTime, jiff::civil::DateTime);

fn span(value: &Value) -> Option<Span> {
    match value {
        Value::Date(date) => {
            Some((date.first_day.at(0, 0, 0, 0), date.last_day().at(23, 59, 59, 999_999_999)))
        }
        Value::DateTime(moment) => Some((moment.start, moment.end())),
        _ => None,
    }
}

fn spans(value: Span, bound: Span) -> Position {
    if value == bound {
        Position::Same
    } else if value.1 < bound.0 {
        Position::Before
    } else if value.0 > bound.1 {
        Position::After
    } else {
        Position::Overlapping
    }
}

impl From<Ordering> for Position {
    fn from(ordering: Ordering) -> Self {
        match ordering {
            Ordering::Less => Self::Before,
            Ordering::Equal => Self::Same,
            Ordering::Greater => Self::After,
        }
    }
}
