//! The client's card: where to see what was asked in its name, and the code that opens the page.
//!
//! No name and no number stands on it, and nothing that says what it is about. The code is printed
//! once and stored nowhere: whoever calls [`pdf`] wipes the bytes after use.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::document::layout::file::About;
use crate::document::layout::fold::Faces;
use crate::document::layout::sheet::{Margins, Sheet};
use crate::domain::{Language, Unit};
use crate::text::{self, dates};

/// What a card is made of.
pub struct Card<'a> {
    pub language: Language,
    /// Whom to ask; none where no place may stand on the card.
    pub unit: Option<&'a Unit>,
    /// The client's page, e.g. `https://underlag.aby.example/k`.
    pub address: &'a str,
    /// In groups, as `CardCode::display` gives it.
    pub code: &'a str,
    /// The last day it works.
    pub until: Date,
    pub created: Timestamp,
}

/// The card, to cut out and fold, with what to know about it, as a PDF.
#[must_use]
pub fn pdf(card: &Card<'_>) -> Vec<u8> {
    let language = card.language;
    let word = |key: &str| text::get(language, key);
    let until = dates::day(language, card.until);
    let ask = match card.unit {
        Some(unit) => text::with(
            language,
            "document-card-ask",
            &[("unit", unit.name.as_str().into()), ("telephone", unit.telephone.as_str().into())],
        ),
        None => word("document-card-ask-worker"),
    };
    let mut sheet = Sheet::new(language);
    let title = word("document-card-title");
    sheet.title(&title, &word("document-card-subtitle"), None);
    sheet.paragraph(&word("document-card-cut"));
    let back = [
        word("document-card-back-see"),
        word("document-card-back-revoke"),
        word("document-card-back-keep"),
        text::with(language, "document-card-back-until", &[("day", until.as_str().into())]),
        ask.clone(),
    ];
    sheet.folded_card(&Faces {
        name: &title,
        link: &format!("{}#{}", card.address, card.code.replace('-', "")),
        link_says: word("document-card-qr"),
        go: &word("document-card-go"),
        address: card.address,
        code_is: &word("document-card-code"),
        code: card.code,
        back: &back,
    });
    sheet.section(&word("document-card-how"));
    sheet.bullets(&[
        word("document-card-how-scan"),
        text::with(language, "document-card-how-type", &[("address", card.address.into())]),
        word("document-card-how-languages"),
    ]);
    sheet.section(&word("document-card-what"));
    sheet.bullets(&[
        word("document-card-what-asked"),
        word("document-card-what-revoke"),
        word("document-card-what-not"),
    ]);
    sheet.section(&word("document-card-safe"));
    sheet.bullets(&[
        word("document-card-safe-keep"),
        word("document-card-safe-lost"),
        text::with(language, "document-card-safe-until", &[("day", until.as_str().into())]),
        ask,
    ]);
    let day = dates::day(language, dates::stockholm(card.created));
    let organisation = card.unit.map_or("", |unit| unit.organisation.as_str());
    let about = About { title: &title, author: organisation, language, created: card.created };
    let margins = Margins { top_left: organisation, top_right: &day, bottom_left: &title };
    sheet.finish(&about, &margins, &[])
}
