//! Crockford's base 32 for what people read aloud and type: no I, L, O or U, and a check symbol.

/// In the order of their values.
pub const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// One symbol as people write it: any case, `O` for 0, `I` or `L` for 1.
#[must_use]
pub fn read(c: char) -> Option<u8> {
    let symbol = match c.to_ascii_uppercase() {
        'O' => b'0',
        'I' | 'L' => b'1',
        other => u8::try_from(other).ok()?,
    };
    ALPHABET.contains(&symbol).then_some(symbol)
}

/// The check symbol over at most 30 symbols: a sum over GF(32) with a different non-zero weight for
/// every place, so every single wrong symbol and every two swapped symbols are found. By Horner's
/// rule: of n symbols, the one at place `i` weighs `x^(n-i)`, the check itself 1.
///
/// # Panics
///
/// For a byte that is no symbol.
#[must_use]
pub fn check(symbols: &[u8]) -> u8 {
    let sum = symbols.iter().fold(0, |sum, symbol| {
        let value = ALPHABET.iter().position(|s| s == symbol).expect("only known symbols are kept");
        times_x(sum ^ value)
    });
    ALPHABET[sum]
}

/// Multiplication by x modulo x⁵ + x² + 1, which is primitive: the 31 powers all differ.
const fn times_x(value: usize) -> usize {
    let shifted = value << 1;
    if shifted & 32 == 0 { shifted } else { shifted ^ 0b10_0101 }
}
