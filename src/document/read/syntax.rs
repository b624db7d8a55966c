//! PDF objects (ISO 32000-1, 7.3), from bytes nobody has vouched for.

use std::collections::HashSet;

use crate::document::read::Error;

/// How deep arrays and dictionaries may lie in each other.
const MAX_DEPTH: u8 = 24;
/// Most values in one object.
const MAX_VALUES: u32 = 100_000;

/// A value. Numbers that are no whole number, and keywords, are [`Object::Other`].
#[derive(Debug, Clone, PartialEq)]
pub enum Object {
    Null,
    Number(i64),
    Name(Vec<u8>),
    String(Vec<u8>),
    Array(Vec<Self>),
    Dictionary(Dictionary),
    Reference(u32),
    Other,
}

impl Object {
    pub fn as_size(&self) -> Option<usize> {
        match self {
            Self::Number(number) => usize::try_from(*number).ok(),
            _ => None,
        }
    }

    /// Does a dictionary in it have a key twice? Which of the two counts, each reader decides for itself.
    pub fn repeats_a_key(&self) -> bool {
        match self {
            Self::Array(items) => items.iter().any(Self::repeats_a_key),
            Self::Dictionary(Dictionary(entries)) => {
                let mut seen = HashSet::new();
                entries.iter().any(|(key, value)| !seen.insert(key) || value.repeats_a_key())
            }
            _ => false,
        }
    }
}

#[derive(Debug, Clone, Default, PartialEq)]
pub struct Dictionary(Vec<(Vec<u8>, Object)>);

impl Dictionary {
    pub fn get(&self, key: &[u8]) -> Option<&Object> {
        self.0.iter().find(|(name, _)| name == key).map(|(_, value)| value)
    }

    pub fn keys(&self) -> impl Iterator<Item = &[u8]> {
        self.0.iter().map(|(key, _)| key.as_slice())
    }
}

/// Reads forward from a place, never past the end of its window.
pub struct Parser<'a> {
    bytes: &'a [u8],
    at: usize,
    values: u32,
}

impl<'a> Parser<'a> {
    /// At most so many bytes from there on.
    pub fn within(bytes: &'a [u8], at: usize, window: usize) -> Self {
        let end = at.saturating_add(window).min(bytes.len());
        Self { bytes: &bytes[..end], at, values: MAX_VALUES }
    }

    /// The next object.
    pub fn object(&mut self) -> Result<Object, Error> {
        self.nested(MAX_DEPTH)
    }

    /// `12 0 obj`: the number.
    pub fn object_header(&mut self) -> Option<u32> {
        let (id, _) = self.numbers()?;
        (self.keyword()? == b"obj").then(|| u32::try_from(id).ok())?
    }

    /// Two whole numbers; nothing is read if they are not there.
    pub fn numbers(&mut self) -> Option<(usize, usize)> {
        let start = self.at;
        let pair = self.digits().zip(self.digits());
        if pair.is_none() {
            self.at = start;
        }
        pair
    }

    /// A word of regular characters.
    pub fn keyword(&mut self) -> Option<&'a [u8]> {
        self.skip_space();
        let start = self.at;
        while self.peek().is_some_and(is_regular) {
            self.at += 1;
        }
        self.bytes.get(start..self.at).filter(|word| !word.is_empty())
    }

    /// After a dictionary: where the bytes of its stream begin.
    pub fn stream_start(&mut self) -> Option<usize> {
        let before = self.at;
        if self.keyword() != Some(b"stream") {
            self.at = before;
            return None;
        }
        match self.bytes.get(self.at..)? {
            [b'\r', b'\n', ..] => Some(self.at + 2),
            [b'\n', ..] => Some(self.at + 1),
            _ => None,
        }
    }

    fn nested(&mut self, depth: u8) -> Result<Object, Error> {
        const BROKEN: Error = Error::Damaged("a part can't be understood");
        let depth = depth.checked_sub(1).ok_or(BROKEN)?;
        self.values = self.values.checked_sub(1).ok_or(BROKEN)?;
        self.skip_space();
        match self.peek().ok_or(BROKEN)? {
            b'/' => Ok(Object::Name(self.name())),
            b'(' => self.literal().map(Object::String).ok_or(BROKEN),
            b'<' if self.bytes.get(self.at + 1) == Some(&b'<') => {
                self.at += 2;
                let mut entries = Vec::new();
                loop {
                    self.skip_space();
                    match self.peek().ok_or(BROKEN)? {
                        b'/' => {
                            let name = self.name();
                            entries.push((name, self.nested(depth)?));
                        }
                        b'>' if self.bytes.get(self.at + 1) == Some(&b'>') => {
                            self.at += 2;
                            return Ok(Object::Dictionary(Dictionary(entries)));
                        }
                        _ => return Err(BROKEN),
                    }
                }
            }
            b'<' => self.hexadecimal().map(Object::String).ok_or(BROKEN),
            b'[' => {
                self.at += 1;
                let mut items = Vec::new();
                loop {
                    self.skip_space();
                    if self.peek().ok_or(BROKEN)? == b']' {
                        self.at += 1;
                        return Ok(Object::Array(items));
                    }
                    items.push(self.nested(depth)?);
                }
            }
            _ => self.simple().ok_or(BROKEN),
        }
    }

    /// A reference, a number or a keyword.
    fn simple(&mut self) -> Option<Object> {
        let start = self.at;
        if let Some((id, _)) = self.numbers() {
            if self.keyword() == Some(b"R") {
                return Some(u32::try_from(id).map_or(Object::Other, Object::Reference));
            }
            self.at = start;
        }
        let word = self.keyword()?;
        if word == b"null" {
            return Some(Object::Null);
        }
        let number = str::from_utf8(word).ok().and_then(|word| word.parse().ok());
        Some(number.map_or(Object::Other, Object::Number))
    }

    /// Up to fifteen digits, as a word of their own.
    fn digits(&mut self) -> Option<usize> {
        let start = self.at;
        let number = self
            .keyword()
            .filter(|word| word.len() <= 15 && word.iter().all(u8::is_ascii_digit))
            .and_then(|word| str::from_utf8(word).ok()?.parse().ok());
        if number.is_none() {
            self.at = start;
        }
        number
    }

    fn name(&mut self) -> Vec<u8> {
        self.at += 1;
        let mut name = Vec::new();
        while let Some(byte) = self.peek().filter(|byte| is_regular(*byte)) {
            self.at += 1;
            let escaped = (byte == b'#').then(|| self.bytes.get(self.at..self.at + 2)).flatten();
            match escaped.and_then(|digits| u8::from_str_radix(str::from_utf8(digits).ok()?, 16).ok()) {
                Some(value) => {
                    self.at += 2;
                    name.push(value);
                }
                None => name.push(byte),
            }
        }
        name
    }

    fn literal(&mut self) -> Option<Vec<u8>> {
        self.at += 1;
        let mut string = Vec::new();
        let mut open = 1_u32;
        loop {
            let byte = self.next()?;
            match byte {
                b'(' => open += 1,
                b')' => {
                    open -= 1;
                    if open == 0 {
                        return Some(string);
                    }
                }
                b'\\' => {
                    if let Some(byte) = self.escape()? {
                        string.push(byte);
                    }
                    continue;
                }
                _ => {}
            }
            string.push(byte);
        }
    }

    /// What a backslash stands for; nothing at the end of a line.
    fn escape(&mut self) -> Option<Option<u8>> {
        Some(Some(match self.next()? {
            b'n' => b'\n',
            b'r' => b'\r',
            b't' => b'\t',
            b'b' => 8,
            b'f' => 12,
            b'\n' => return Some(None),
            b'\r' => {
                if self.peek() == Some(b'\n') {
                    self.at += 1;
                }
                return Some(None);
            }
            digit @ b'0'..=b'7' => {
                let mut value = u32::from(digit - b'0');
                for _ in 0..2 {
                    let Some(digit @ b'0'..=b'7') = self.peek() else { break };
                    self.at += 1;
                    value = value * 8 + u32::from(digit - b'0');
                }
                // Three octal digits can be more than a byte: the standard drops the rest.
                u8::try_from(value & 0xFF).unwrap_or(0)
            }
            other => other,
        }))
    }

    fn hexadecimal(&mut self) -> Option<Vec<u8>> {
        self.at += 1;
        let mut digits = Vec::new();
        loop {
            match self.next()? {
                b'>' => break,
                byte if byte.is_ascii_whitespace() || byte == 0 => {}
                byte => digits.push(u8::try_from(char::from(byte).to_digit(16)?).ok()?),
            }
        }
        Some(digits.chunks(2).map(|pair| pair[0] * 16 + pair.get(1).copied().unwrap_or(0)).collect())
    }

    /// Where it stands.
    pub const fn place(&self) -> usize {
        self.at
    }

    pub fn skip_space(&mut self) {
        while let Some(byte) = self.peek() {
            if byte == b'%' {
                while self.peek().is_some_and(|byte| !matches!(byte, b'\r' | b'\n')) {
                    self.at += 1;
                }
            } else if is_space(byte) {
                self.at += 1;
            } else {
                return;
            }
        }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn next(&mut self) -> Option<u8> {
        let byte = self.peek()?;
        self.at += 1;
        Some(byte)
    }
}

const fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 12 | b'\r' | b' ')
}

pub const fn is_regular(byte: u8) -> bool {
    !is_space(byte) && !matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

/// A text string (ISO 32000-1, 7.9.2.2): UTF-16 or UTF-8 with its mark, else Latin 1.
pub fn text(bytes: &[u8]) -> String {
    match bytes {
        [0xFE, 0xFF, rest @ ..] => {
            let units: Vec<u16> =
                rest.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
            String::from_utf16_lossy(&units)
        }
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        plain => plain.iter().map(|byte| char::from(*byte)).collect(),
    }
}
