//! The same bytes with one way of writing undone, each of about the same length.

/// The bytes themselves, and each view that differs from them.
pub fn all(bytes: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let mut views = vec![("", bytes.to_vec())];
    let percent = percent(bytes);
    let form: Vec<u8> = replaced(bytes, b'+', b' ');
    let others = [
        ("percent-encoded", percent),
        ("form-encoded", super::views::percent(&form)),
        ("quoted-printable", quoted_printable(bytes)),
        ("header word", quoted_printable(&replaced(bytes, b'_', b' '))),
        ("escaped", unescaped(bytes)),
        (
            "lines joined",
            bytes.iter().copied().filter(|byte| !matches!(byte, b'\r' | b'\n' | b'\t')).collect(),
        ),
    ];
    for (name, view) in others {
        if views.iter().all(|(_, known)| *known != view) {
            views.push((name, view));
        }
    }
    views
}

/// Lower case, wherever the bytes are UTF-8; Latin-1 letters in the range À–Þ too.
pub fn fold(bytes: &[u8]) -> Vec<u8> {
    let mut folded = Vec::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        folded.extend(chunk.valid().to_lowercase().bytes());
        let latin = |byte: &u8| if matches!(byte, 0xC0..=0xDE) { byte + 0x20 } else { *byte };
        folded.extend(chunk.invalid().iter().map(latin));
    }
    folded
}

/// The bytes read as UTF-16, little and big endian, from the first and the second byte; lower case.
pub fn utf_16(bytes: &[u8]) -> Vec<(&'static str, String)> {
    let mut texts = Vec::with_capacity(4);
    for start in [0, 1] {
        let pairs = bytes.get(start..).unwrap_or_default().as_chunks::<2>().0;
        texts.push(("utf-16le", lower(pairs.iter().map(|pair| u16::from_le_bytes(*pair)))));
        texts.push(("utf-16be", lower(pairs.iter().map(|pair| u16::from_be_bytes(*pair)))));
    }
    texts
}

fn lower(units: impl Iterator<Item = u16>) -> String {
    let text: String =
        char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    text.to_lowercase()
}

fn replaced(bytes: &[u8], from: u8, to: u8) -> Vec<u8> {
    bytes.iter().map(|byte| if *byte == from { to } else { *byte }).collect()
}

/// RFC 3986: `%C3%A5`; what is not encoded stays.
fn percent(bytes: &[u8]) -> Vec<u8> {
    pairs_after(bytes, b'%')
}

/// RFC 2045: `=C3=A5`, and lines broken by `=` at their end joined again.
fn quoted_printable(bytes: &[u8]) -> Vec<u8> {
    let mut joined = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((byte, after)) = rest.split_first() {
        let soft = after.strip_prefix(b"\r\n").or_else(|| after.strip_prefix(b"\n"));
        match soft {
            Some(next_line) if *byte == b'=' => rest = next_line,
            _ => {
                joined.push(*byte);
                rest = after;
            }
        }
    }
    pairs_after(&joined, b'=')
}

fn pairs_after(bytes: &[u8], sign: u8) -> Vec<u8> {
    let mut plain = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((byte, after)) = rest.split_first() {
        match after {
            [high, low, tail @ ..] if *byte == sign => {
                if let (Some(high), Some(low)) = (digit(*high), digit(*low)) {
                    plain.push(high << 4 | low);
                    rest = tail;
                    continue;
                }
                plain.push(*byte);
                rest = after;
            }
            _ => {
                plain.push(*byte);
                rest = after;
            }
        }
    }
    plain
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

/// JSON and Rust escapes (`\u00e5`, `\u{e5}`) and numeric character references (`&#229;`, `&#xe5;`).
fn unescaped(bytes: &[u8]) -> Vec<u8> {
    let mut plain = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((byte, after)) = rest.split_first() {
        let escape = match byte {
            b'\\' => backslash(after),
            b'&' => reference(after),
            _ => None,
        };
        if let Some((character, tail)) = escape {
            plain.extend(character.encode_utf8(&mut [0; 4]).bytes());
            rest = tail;
        } else {
            plain.push(*byte);
            rest = after;
        }
    }
    plain
}

fn backslash(after: &[u8]) -> Option<(char, &[u8])> {
    let after = after.strip_prefix(b"u").or_else(|| after.strip_prefix(b"U"))?;
    if let Some(braced) = after.strip_prefix(b"{") {
        return number(braced, b'}', 16);
    }
    let (digits, tail) = after.split_at_checked(4)?;
    let code = u32::from_str_radix(str::from_utf8(digits).ok()?, 16).ok()?;
    Some((char::from_u32(code)?, tail))
}

fn reference(after: &[u8]) -> Option<(char, &[u8])> {
    let after = after.strip_prefix(b"#")?;
    match after.strip_prefix(b"x").or_else(|| after.strip_prefix(b"X")) {
        Some(digits) => number(digits, b';', 16),
        None => number(after, b';', 10),
    }
}

fn number(text: &[u8], end: u8, radix: u32) -> Option<(char, &[u8])> {
    let length = text.iter().take(8).position(|byte| *byte == end)?;
    let code = u32::from_str_radix(str::from_utf8(&text[..length]).ok()?, radix).ok()?;
    Some((char::from_u32(code)?, &text[length + 1..]))
}
