//! Places in bytes.

/// The first place of `wanted`.
pub(in crate::document) fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    let (first, _) = wanted.split_first()?;
    let mut from = 0;
    while let Some(place) = bytes.get(from..)?.iter().position(|byte| byte == first) {
        if bytes[from + place..].starts_with(wanted) {
            return Some(from + place);
        }
        from += place + 1;
    }
    None
}

/// The last place of `wanted`.
pub(in crate::document) fn find_last(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    (0..=bytes.len().checked_sub(wanted.len())?).rev().find(|place| bytes[*place..].starts_with(wanted))
}
