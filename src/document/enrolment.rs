//! Keys on paper: the enrolment letter with a recipient's key, and the slip with a one-time key.
//!
//! The key is printed once and stored nowhere. The bytes these functions return hold it: whoever
//! calls them wipes them after use.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::document::Head;
use crate::document::layout::file::About;
use crate::document::layout::sheet::{Margins, Sheet};
use crate::domain::{Language, Recipient};
use crate::text::{self, dates};

/// What an enrolment letter is made of.
pub struct Enrolment<'a> {
    pub language: Language,
    /// The organisation that runs the gateway.
    pub issuer: &'a str,
    /// Whom to call about a lost key: telephone or functional mailbox.
    pub contact: &'a str,
    /// The gateway's public address, e.g. `https://underlag.aby.example`.
    pub address: &'a str,
    pub recipient: &'a Recipient,
    /// The recipient key in groups, as `RecipientKey::display` gives it.
    pub key: &'a str,
    pub created: Timestamp,
}

/// What a slip with a one-time key is made of.
pub struct Slip<'a> {
    /// Of the one request the key opens. Whom it is about does not show.
    pub head: Head<'a>,
    pub issuer: &'a str,
    pub address: &'a str,
    pub key: &'a str,
    /// Last day the key is good for.
    pub valid_until: Date,
}

/// The enrolment letter as a PDF.
#[must_use]
pub fn letter_pdf(letter: &Enrolment<'_>) -> Vec<u8> {
    let language = letter.language;
    let word = |key: &str| text::get(language, key);
    let mut sheet = Sheet::new(language);
    let heading = word("document-enrolment-title");
    sheet.title(&heading, &letter.recipient.name, None);
    let issuer = [("issuer", letter.issuer.into())];
    sheet.paragraph(&text::with(language, "document-enrolment-intro", &issuer));
    write_key(&mut sheet, letter.key);
    sheet.facts(&[
        (word("document-enrolment-recipient"), letter.recipient.name.clone()),
        (word("document-enrolment-user"), letter.recipient.id.clone()),
        (word("document-enrolment-mailbox"), letter.recipient.mailbox.clone()),
        (word("document-enrolment-address"), letter.address.to_owned()),
        (word("document-enrolment-issued"), dates::day(language, dates::stockholm(letter.created))),
    ]);
    let contact = [("contact", letter.contact.into())];
    sheet.section(&word("document-enrolment-what"));
    sheet.paragraph(&word("document-enrolment-what-text"));
    sheet.section(&word("document-enrolment-keep"));
    sheet.bullets(&[
        word("document-enrolment-keep-manager"),
        word("document-enrolment-keep-paper"),
        word("document-enrolment-keep-share"),
        word("document-enrolment-keep-mail"),
    ]);
    sheet.section(&word("document-enrolment-lost"));
    sheet.paragraph(&text::with(language, "document-enrolment-lost-text", &contact));
    finish(sheet, &heading, letter.issuer, letter.created)
}

/// The slip as a PDF.
#[must_use]
pub fn slip_pdf(slip: &Slip<'_>) -> Vec<u8> {
    let head = &slip.head;
    let language = head.language;
    let word = |key: &str| text::get(language, key);
    let mut sheet = Sheet::new(language);
    let heading = word("document-slip-title");
    sheet.title(&heading, &head.recipient.name, None);
    sheet.paragraph(&word("document-slip-intro"));
    write_key(&mut sheet, slip.key);
    sheet.facts(&[
        (word("document-enrolment-recipient"), head.recipient.name.clone()),
        (word("document-reference"), head.reference()),
        (word("document-slip-until"), dates::weekday(language, slip.valid_until)),
        (word("document-enrolment-address"), slip.address.to_owned()),
    ]);
    sheet.section(&word("document-slip-give"));
    sheet.bullets(&[
        word("document-slip-give-channel"),
        word("document-slip-give-person"),
        word("document-slip-give-destroy"),
    ]);
    sheet.section(&word("document-enrolment-lost"));
    let contact = [("contact", head.unit.telephone.as_str().into())];
    sheet.paragraph(&text::with(language, "document-slip-lost-text", &contact));
    finish(sheet, &heading, slip.issuer, head.sent_at)
}

fn write_key(sheet: &mut Sheet, key: &str) {
    sheet.boxed(100.0, |sheet| sheet.key(key));
}

fn finish(sheet: Sheet, heading: &str, issuer: &str, created: Timestamp) -> Vec<u8> {
    let language = sheet.language;
    let day = dates::day(language, dates::stockholm(created));
    let about = About { title: heading, author: issuer, language, created };
    let margins = Margins { top_left: issuer, top_right: &day, bottom_left: heading };
    sheet.finish(&about, &margins, &[])
}
