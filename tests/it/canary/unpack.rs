//! What stands encoded inside other bytes, decoded.

use flate2::{Decompress, FlushDecompress, Status};

/// The shortest run of encoded characters that can hold the shortest value.
const MIN_RUN: usize = 8;

/// As much of a compressed stream as is looked at.
const MAX_INFLATED: usize = 32 * 1024 * 1024;

/// Everything found inside, each with how it was encoded.
pub fn all(bytes: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let mut inner = Vec::new();
    for run in runs(bytes, |byte| sextet(byte).is_some()) {
        // A run may have begun before the value: each offset within a group of four is tried.
        for skip in 0..4 {
            inner.push(("base64", base64(&run[skip..])));
        }
    }
    for run in runs(bytes, |byte| byte.is_ascii_hexdigit()) {
        inner.push(("hex", hex(run)));
        inner.push(("hex", hex(&run[1..])));
    }
    inner.extend(compressed(bytes));
    inner.retain(|(_, bytes)| !bytes.is_empty());
    inner
}

fn runs(bytes: &[u8], belongs: impl Fn(u8) -> bool) -> impl Iterator<Item = &[u8]> {
    bytes.split(move |byte| !belongs(*byte)).filter(|run| run.len() >= MIN_RUN)
}

/// RFC 4648, the standard and the URL alphabet at once.
fn sextet(byte: u8) -> Option<u32> {
    let value = match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' | b'-' => 62,
        b'/' | b'_' => 63,
        _ => return None,
    };
    Some(u32::from(value))
}

fn base64(run: &[u8]) -> Vec<u8> {
    let mut plain = Vec::with_capacity(run.len() * 3 / 4);
    for group in run.chunks(4) {
        let bits = group.iter().filter_map(|byte| sextet(*byte)).fold(0, |bits, six| bits << 6 | six);
        let bits = bits << (6 * (4 - group.len()));
        plain.extend(&bits.to_be_bytes()[1..group.len()]);
    }
    plain
}

fn hex(run: &[u8]) -> Vec<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16).unwrap_or(0);
    run.as_chunks::<2>().0.iter().filter_map(|[a, b]| u8::try_from(digit(*a) << 4 | digit(*b)).ok()).collect()
}

/// zlib (RFC 1950) and gzip (RFC 1952) streams wherever one begins, members of a zip archive, and
/// bare deflate (RFC 1951) where the bytes are nothing else.
fn compressed(bytes: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let mut inner = vec![("deflate", inflated(bytes))];
    for (position, pair) in bytes.windows(2).enumerate() {
        let from = &bytes[position..];
        if is_zlib(pair[0], pair[1]) {
            inner.push(("zlib", inflated(&from[2..])));
        } else if from.starts_with(&[0x1F, 0x8B, 8]) {
            inner.push(("gzip", gzip(from)));
        } else if from.starts_with(b"PK\x03\x04") && from.len() > 30 {
            let name = usize::from(u16::from_le_bytes([from[26], from[27]]));
            let extra = usize::from(u16::from_le_bytes([from[28], from[29]]));
            inner.push(("zip", from.get(30 + name + extra..).map(inflated).unwrap_or_default()));
        }
    }
    inner
}

fn is_zlib(method: u8, flags: u8) -> bool {
    method & 0x0F == 8 && method >> 4 <= 7 && (u16::from(method) << 8 | u16::from(flags)) % 31 == 0
}

/// A member without extra fields, with or without the name of its file.
fn gzip(member: &[u8]) -> Vec<u8> {
    const HAS_NAME: u8 = 8;
    let Some((header, rest)) = member.split_at_checked(10) else {
        return Vec::new();
    };
    let skip = rest.iter().position(|byte| header[3] & HAS_NAME != 0 && *byte == 0).map_or(0, |end| end + 1);
    inflated(&rest[skip..])
}

/// What comes out before the stream ends or breaks, its checksum unread: a torn file leaks as well as
/// a whole one.
fn inflated(deflated: &[u8]) -> Vec<u8> {
    let mut stream = Decompress::new(false);
    let mut plain = Vec::new();
    let mut chunk = [0; 256];
    while plain.len() < MAX_INFLATED {
        let read = usize::try_from(stream.total_in()).expect("no longer than the bytes");
        let before = stream.total_out();
        let state = stream.decompress(&deflated[read..], &mut chunk, FlushDecompress::None);
        let written = usize::try_from(stream.total_out() - before).expect("no longer than the chunk");
        plain.extend(&chunk[..written]);
        if written == 0 || !matches!(state, Ok(Status::Ok)) {
            break;
        }
    }
    plain
}
