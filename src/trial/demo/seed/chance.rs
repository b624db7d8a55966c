//! Chance that is the same every time: splitmix64.

/// The same demo every time.
pub const SEED: u64 = 20_261_122;

pub struct Chance(u64);

impl Chance {
    #[must_use]
    pub const fn of(seed: u64) -> Self {
        Self(seed)
    }

    /// 0 up to, and not with, `below`.
    pub fn below(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        usize::try_from(mixed % u64::try_from(below.max(1)).unwrap_or(1)).unwrap_or(0)
    }

    /// So many times in a hundred.
    pub fn percent(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// From least to most, those in the middle most often.
    pub fn around(&mut self, least: usize, most: usize) -> usize {
        let half = (most - least) / 2;
        least + self.below(half + 1) + self.below(most - least - half + 1)
    }

    pub fn one_of<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }
}
