//! Bars below each other, as inline SVG without a style of its own: places are attributes, looks
//! are classes. Each label stands above its bar, so that it fits on a phone.

use crate::web::parts::Tone;

/// Read with its table: the chart says nothing that the table does not.
#[derive(Debug, Clone, Default)]
pub struct Chart {
    /// Unique on its page.
    pub id: &'static str,
    pub title: String,
    /// What is seen, in words.
    pub description: String,
    pub bars: Vec<Bar>,
    /// Where the target stands, per cent of the width, and what stands beside it.
    pub target: Option<(u64, String)>,
}

#[derive(Debug, Clone)]
pub struct Bar {
    pub label: String,
    pub value: String,
    /// 0–100 of the width; none: nothing to draw.
    pub percent: Option<u64>,
    pub tone: Tone,
}

/// From one bar to the next, pixels.
const ROW: usize = 46;
/// Room for the words about the target.
const HEAD: usize = 26;

impl Chart {
    pub fn height(&self) -> usize {
        self.head() + self.bars.len() * ROW
    }

    fn head(&self) -> usize {
        if self.target.is_some() { HEAD } else { 0 }
    }

    /// Baseline of a bar's words.
    pub fn words(&self, place: &usize) -> usize {
        self.head() + place * ROW + 16
    }

    /// Upper edge of a bar.
    pub fn top(&self, place: &usize) -> usize {
        self.head() + place * ROW + 23
    }

    /// The words about the target lie on that side of its line where there is room.
    pub fn anchor(&self) -> &'static str {
        if self.target.as_ref().is_some_and(|(percent, _)| *percent > 50) { "end" } else { "start" }
    }
}
