//! The lines of our own texts: labels, headings, what the law says. They are the same in every
//! document, so each is measured and broken into lines once in the life of the process.
//!
//! Only what the program or a form says may come here, never what a person wrote: it stays in memory.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, PoisonError, RwLock};

use crate::document::layout::font::{Fonts, Weight};
use crate::document::layout::text::{self, Shaped};

/// All the forms together have some thousand texts; what comes after is broken anew each time.
const MOST: usize = 4096;

/// By text; then the weights and widths it was needed in, thousandths of the font size.
type Known = HashMap<String, Vec<(Weight, u32, Arc<Shaped>)>>;

static KNOWN: LazyLock<RwLock<Known>> = LazyLock::new(RwLock::default);

/// As [`text::shape`], for texts that come again.
pub fn shape(fonts: &mut Fonts, weight: Weight, width: u32, text: &str) -> Arc<Shaped> {
    if let Some(shaped) = find(weight, width, text) {
        fonts.take_ready(shaped.glyphs());
        return shaped;
    }
    let shaped = Arc::new(text::shape(fonts, weight, width, text));
    // The other fonts are each document's own.
    if Fonts::are_ready(shaped.glyphs()) {
        keep(weight, width, text, &shaped);
    }
    shaped
}

fn find(weight: Weight, width: u32, text: &str) -> Option<Arc<Shaped>> {
    let known = KNOWN.read().unwrap_or_else(PoisonError::into_inner);
    let same = |(w, u, _): &&(Weight, u32, _)| *w == weight && *u == width;
    known.get(text)?.iter().find(same).map(|(.., shaped)| Arc::clone(shaped))
}

fn keep(weight: Weight, width: u32, text: &str, shaped: &Arc<Shaped>) {
    let mut known = KNOWN.write().unwrap_or_else(PoisonError::into_inner);
    if known.len() < MOST || known.contains_key(text) {
        let widths = known.entry(text.to_owned()).or_default();
        // A text has a few places in a form; more would be a mistake.
        if widths.len() < 16 {
            widths.push((weight, width, Arc::clone(shaped)));
        }
    }
}
