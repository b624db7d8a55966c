//! Numbers as the reader's language writes them.

use super as text;
use crate::domain::Language;

/// `3,4` for `3.4`.
#[must_use]
pub fn decimal(language: Language, number: &str) -> String {
    number.replacen('.', &text::get(language, "text-decimal-mark"), 1)
}

/// `20 000` for `20000`.
#[must_use]
pub fn grouped(language: Language, digits: &str) -> String {
    let between = text::get(language, "text-thousands-mark");
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push_str(&between);
        }
        grouped.push(digit);
    }
    grouped
}

/// `1,4 MB`, `12 kB`.
#[must_use]
pub fn size(language: Language, bytes: u64) -> String {
    if bytes < 1_000_000 {
        return format!("{} kB", bytes.div_ceil(1000));
    }
    let megabytes = format!("{}.{}", bytes / 1_000_000, bytes / 100_000 % 10);
    format!("{} MB", decimal(language, &megabytes))
}
