//! Decimals keep their text and are compared exactly, without ever being expanded.

use std::cmp::Ordering;

use crate::forms::model::Decimal;

/// Larger exponents are no measurement anybody made.
const MAX_EXPONENT: i64 = 400;

impl Decimal {
    /// Reads a FHIR decimal (JSON number syntax); keeps the text.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let parts = Parts::of(text)?;
        let whole = parts.whole;
        let plain = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
        let shaped = !whole.is_empty()
            && plain(whole)
            && (whole.len() == 1 || !whole.starts_with('0'))
            && plain(parts.fraction)
            && parts.exponent.abs() <= MAX_EXPONENT
            && text.len() <= 500;
        shaped.then(|| Self(text.to_owned()))
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// As people write it: no exponent, and no sign before nothing.
    #[must_use]
    pub fn plain(&self) -> String {
        let Some(parts) = Parts::of(&self.0) else { return self.0.clone() };
        let digits = format!("{}{}", parts.whole, parts.fraction);
        let before = i64::try_from(parts.whole.len()).unwrap_or(i64::MAX).saturating_add(parts.exponent);
        let lacking = |count: i64| "0".repeat(usize::try_from(count.max(0)).unwrap_or(0));
        let length = i64::try_from(digits.len()).unwrap_or(i64::MAX);
        let padded = format!("{}{digits}{}", lacking(1 - before), lacking(before - length));
        let point = usize::try_from(before.max(1)).unwrap_or(0);
        let (whole, fraction) = padded.split_at(point.min(padded.len()));
        let whole = Some(whole.trim_start_matches('0')).filter(|whole| !whole.is_empty()).unwrap_or("0");
        let sign = if Scaled::of(self).sign < 0 { "-" } else { "" };
        if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
    }

    /// By value: `1e3`, `1000` and `1000.0` are equal.
    #[must_use]
    pub fn order(&self, other: &Self) -> Ordering {
        let (left, right) = (Scaled::of(self), Scaled::of(other));
        match (left.sign, right.sign) {
            (a, b) if a != b => a.cmp(&b),
            (-1, _) => right.magnitude(&left),
            (0, _) => Ordering::Equal,
            _ => left.magnitude(&right),
        }
    }

    /// Digits after the point, as written: two in `1.50`.
    #[must_use]
    pub fn places(&self) -> u32 {
        Parts::of(&self.0).map_or(0, |parts| {
            let fraction = i64::try_from(parts.fraction.len()).unwrap_or(i64::MAX);
            u32::try_from((fraction - parts.exponent).max(0)).unwrap_or(u32::MAX)
        })
    }

    /// Digits after the point that say something: one in `1.50`.
    #[must_use]
    pub fn significant_places(&self) -> u32 {
        let scaled = Scaled::of(self);
        let digits = i64::try_from(scaled.digits.len()).unwrap_or(i64::MAX);
        u32::try_from((digits - scaled.exponent).max(0)).unwrap_or(u32::MAX)
    }

    /// Near enough to convert between units.
    #[must_use]
    pub fn to_f64(&self) -> f64 {
        self.0.parse().unwrap_or(f64::NAN)
    }
}

impl From<i64> for Decimal {
    fn from(number: i64) -> Self {
        Self(number.to_string())
    }
}

/// The pieces of the text, not yet checked to be digits.
struct Parts<'a> {
    negative: bool,
    whole: &'a str,
    fraction: &'a str,
    exponent: i64,
}

impl<'a> Parts<'a> {
    fn of(text: &'a str) -> Option<Self> {
        let (negative, text) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (mantissa, exponent) = match text.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse().ok()?),
            None => (text, 0),
        };
        let (whole, fraction) = match mantissa.split_once('.') {
            Some((_, "")) => return None,
            Some(pieces) => pieces,
            None => (mantissa, ""),
        };
        Some(Self { negative, whole, fraction, exponent })
    }
}

/// `0.digits × 10^exponent` with no zero at either end of the digits.
struct Scaled {
    sign: i8,
    digits: Vec<u8>,
    exponent: i64,
}

impl Scaled {
    fn of(decimal: &Decimal) -> Self {
        let zero = Self { sign: 0, digits: Vec::new(), exponent: 0 };
        let Some(parts) = Parts::of(&decimal.0) else { return zero };
        let all: Vec<u8> = parts.whole.bytes().chain(parts.fraction.bytes()).collect();
        let Some(first) = all.iter().position(|digit| *digit != b'0') else { return zero };
        let last = all.iter().rposition(|digit| *digit != b'0').unwrap_or(first);
        let before_point = i64::try_from(parts.whole.len()).unwrap_or(i64::MAX);
        Self {
            sign: if parts.negative { -1 } else { 1 },
            digits: all[first..=last].to_vec(),
            exponent: before_point - i64::try_from(first).unwrap_or(0) + parts.exponent,
        }
    }

    fn magnitude(&self, other: &Self) -> Ordering {
        self.exponent.cmp(&other.exponent).then_with(|| self.digits.cmp(&other.digits))
    }
}
