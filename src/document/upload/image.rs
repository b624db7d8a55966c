//! Pictures: their parts, one after the other, up to the one that ends them.

use crate::document::upload::Fault;

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

/// Where a PNG (ISO/IEC 15948) ends; none for something else.
pub fn png(bytes: &[u8]) -> Option<Result<usize, Fault>> {
    bytes.starts_with(PNG).then(|| end_of_png(bytes).ok_or(Fault::Broken))
}

/// Length, type, content, checksum: chunk after chunk.
fn end_of_png(bytes: &[u8]) -> Option<usize> {
    let mut at = PNG.len();
    let mut has_picture = false;
    loop {
        let [a, b, c, d, kind @ ..] = bytes.get(at..at.checked_add(8)?)? else { return None };
        let length = usize::try_from(u32::from_be_bytes([*a, *b, *c, *d])).ok()?;
        let end = at.checked_add(12)?.checked_add(length)?;
        if end > bytes.len() || at == PNG.len() && kind != b"IHDR" {
            return None;
        }
        has_picture |= kind == b"IDAT";
        if kind == b"IEND" {
            return has_picture.then_some(end);
        }
        at = end;
    }
}

/// Where a JPEG (ISO/IEC 10918-1) ends; none for something else.
pub fn jpeg(bytes: &[u8]) -> Option<Result<usize, Fault>> {
    bytes.starts_with(b"\xff\xd8\xff").then(|| end_of_jpeg(bytes).ok_or(Fault::Broken))
}

/// Marker after marker. What follows the start of a scan has no length: the next marker ends it.
fn end_of_jpeg(bytes: &[u8]) -> Option<usize> {
    const END: u8 = 0xd9;
    const SCAN: u8 = 0xda;
    let mut at = 2;
    let mut has_picture = false;
    loop {
        let marker = marker(bytes, &mut at)?;
        match marker {
            END => return has_picture.then_some(at),
            // Restart, or a marker without content.
            0x01 | 0xd0..=0xd8 => {}
            _ => {
                let [high, low] = bytes.get(at..at.checked_add(2)?)? else { return None };
                at = at.checked_add(usize::from(u16::from_be_bytes([*high, *low])))?;
            }
        }
        if marker == SCAN {
            has_picture = true;
            at += bytes.get(at..)?.windows(2).position(|pair| {
                // A zero says that the byte before it is part of the picture.
                pair[0] == 0xff && !matches!(pair[1], 0x00 | 0xd0..=0xd7)
            })?;
        }
    }
}

/// The marker at that place; it may be preceded by any number of fill bytes.
fn marker(bytes: &[u8], at: &mut usize) -> Option<u8> {
    if *bytes.get(*at)? != 0xff {
        return None;
    }
    let fill = bytes.get(*at..)?.iter().position(|byte| *byte != 0xff)?;
    *at += fill + 1;
    bytes.get(*at - 1).copied()
}
