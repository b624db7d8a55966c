//! Many needles in one pass.

use std::collections::{BTreeSet, HashMap};

use super::{Mark, views};

/// The needles of all marks, by their first two bytes.
pub struct Search<'a> {
    marks: &'a [Mark],
    by_start: HashMap<u16, Vec<Needle<'a>>>,
    /// One bit for each pair of bytes that a needle starts with: most places fail here.
    starts: Vec<bool>,
}

#[derive(Clone, Copy)]
struct Needle<'a> {
    mark: usize,
    by: &'static str,
    bytes: &'a [u8],
}

impl<'a> Search<'a> {
    pub fn new(marks: &'a [Mark]) -> Self {
        let mut by_start: HashMap<u16, Vec<Needle<'a>>> = HashMap::new();
        let mut starts = vec![false; 1 << 16];
        for (mark, one) in marks.iter().enumerate() {
            for (by, bytes) in &one.needles {
                let start = u16::from_be_bytes([bytes[0], bytes[1]]);
                starts[usize::from(start)] = true;
                by_start.entry(start).or_default().push(Needle { mark, by, bytes });
            }
        }
        Self { marks, by_start, starts }
    }

    /// Which marks are in the bytes, as they stand, in any case, or read as UTF-16; and how.
    pub fn find(&self, bytes: &[u8]) -> BTreeSet<(&'a str, &'static str)> {
        let mut found = BTreeSet::new();
        self.pass(bytes, &mut |mark, by| {
            found.insert((mark, by));
        });
        self.pass(&views::fold(bytes), &mut |mark, by| {
            found.insert((mark, by));
        });
        for (wide, text) in views::utf_16(bytes) {
            self.pass(text.as_bytes(), &mut |mark, _| {
                found.insert((mark, wide));
            });
        }
        found
    }

    fn pass(&self, bytes: &[u8], found: &mut dyn FnMut(&'a str, &'static str)) {
        let mut start = 0_u16;
        let mut place = 0;
        for byte in bytes {
            start = start << 8 | u16::from(*byte);
            place += 1;
            if self.starts[usize::from(start)] && place > 1 {
                let rest = &bytes[place - 2..];
                for needle in self.by_start[&start].iter().filter(|needle| rest.starts_with(needle.bytes)) {
                    found(&self.marks[needle.mark].name, needle.by);
                }
            }
        }
    }
}
