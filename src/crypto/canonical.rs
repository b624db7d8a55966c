//! JSON Canonicalization Scheme (RFC 8785): the one way to write a JSON value, so that it can
//! be hashed and signed.
//!
//! Stricter than the standard in one place: an integer beyond ±(2⁵³−1) is refused, because the
//! scheme would silently round it.

use serde::Serialize;
use serde_json::{Number, Value};

use crate::crypto::Error;
use crate::crypto::hash::Hash;

const MAX_SAFE_INTEGER: u64 = (1 << 53) - 1;

/// The canonical bytes (UTF-8).
///
/// # Errors
/// [`Error::NotCanonical`] for a number a double can't hold, or a value that is not JSON.
pub fn to_bytes(value: &impl Serialize) -> Result<Vec<u8>, Error> {
    of_value(&serde_json::to_value(value).map_err(|_| Error::NotCanonical("not JSON"))?)
}

fn of_value(value: &Value) -> Result<Vec<u8>, Error> {
    let mut out = Vec::with_capacity(4096);
    write(value, &mut out)?;
    Ok(out)
}

/// SHA-256 of the canonical bytes.
pub fn hash(value: &Value) -> Result<Hash, Error> {
    Ok(Hash::of(&of_value(value)?))
}

fn write(value: &Value, out: &mut Vec<u8>) -> Result<(), Error> {
    match value {
        Value::Null => out.extend(b"null"),
        Value::Bool(true) => out.extend(b"true"),
        Value::Bool(false) => out.extend(b"false"),
        Value::Number(number) => out.extend(write_number(number)?.as_bytes()),
        Value::String(text) => write_string(text, out)?,
        Value::Array(items) => {
            out.push(b'[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push(b',');
                }
                write(item, out)?;
            }
            out.push(b']');
        }
        Value::Object(members) => {
            let mut members: Vec<_> = members.iter().collect();
            // The order is that of UTF-16 code units, which differs from UTF-8 beyond U+FFFF.
            members.sort_by(|(a, _), (b, _)| {
                if a.is_ascii() && b.is_ascii() { a.cmp(b) } else { a.encode_utf16().cmp(b.encode_utf16()) }
            });
            out.push(b'{');
            for (index, (name, member)) in members.into_iter().enumerate() {
                if index > 0 {
                    out.push(b',');
                }
                write_string(name, out)?;
                out.push(b':');
                write(member, out)?;
            }
            out.push(b'}');
        }
    }
    Ok(())
}

/// `serde_json` escapes exactly what RFC 8785 §3.2.2.2 asks for, in the same way.
fn write_string(text: &str, out: &mut Vec<u8>) -> Result<(), Error> {
    serde_json::to_writer(out, text).map_err(|_| Error::NotCanonical("not JSON"))
}

fn write_number(number: &Number) -> Result<String, Error> {
    let text = number.to_string();
    if !text.contains(['.', 'e', 'E']) {
        let digits = text.strip_prefix('-').unwrap_or(&text);
        return match digits.parse::<u64>() {
            Ok(0) => Ok("0".to_owned()),
            Ok(value) if value <= MAX_SAFE_INTEGER => Ok(text),
            _ => Err(Error::NotCanonical("an integer beyond 2^53")),
        };
    }
    match text.parse::<f64>() {
        Ok(value) if value.is_finite() => Ok(ecmascript(value)),
        _ => Err(Error::NotCanonical("a number out of range")),
    }
}

/// `Number::toString` of ECMAScript (ECMA-262 §6.1.6.1.20), as RFC 8785 §3.2.2.3 asks.
fn ecmascript(value: f64) -> String {
    if value == 0.0 {
        return "0".to_owned();
    }
    let shortest = shortest(value.abs());
    let (mantissa, exponent) = shortest.split_once('e').expect("`{:e}` writes an exponent");
    let digits = mantissa.replace('.', "");
    let exponent: i32 = exponent.parse().expect("`{:e}` writes a small integer exponent");
    let count = i32::try_from(digits.len()).expect("a double has at most 17 digits");
    // The value is 0.digits × 10^point.
    let point = exponent + 1;
    let zeros = |n: i32| "0".repeat(usize::try_from(n).unwrap_or(0));
    let split = |at: i32| digits.split_at(usize::try_from(at).unwrap_or(0));
    let unsigned = if count <= point && point <= 21 {
        format!("{digits}{}", zeros(point - count))
    } else if 0 < point && point <= 21 {
        let (whole, fraction) = split(point);
        format!("{whole}.{fraction}")
    } else if -6 < point && point <= 0 {
        format!("0.{}{digits}", zeros(-point))
    } else {
        let (first, rest) = split(1);
        let dot = if rest.is_empty() { "" } else { "." };
        format!("{first}{dot}{rest}e{exponent:+}")
    };
    if value < 0.0 { format!("-{unsigned}") } else { unsigned }
}

/// The fewest digits that read back as the same double; of those the closest to it, and of two
/// equally close the even one. Rust promises the first two only.
fn shortest(value: f64) -> String {
    let shortest = format!("{value:e}");
    let digits = shortest.bytes().take_while(|b| *b != b'e').filter(u8::is_ascii_digit).count();
    let even = format!("{value:.*e}", digits - 1);
    if even.parse() == Ok(value) { even } else { shortest }
}
