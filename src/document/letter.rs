//! The request as a letter on paper: address in the window, reference as a QR code, what is asked, and
//! the answer form to fill in by hand and send back.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::document::layout::file::About;
use crate::document::layout::sheet::{Margins, Sheet};
use crate::document::phrases::{categories, method, period, subject};
use crate::document::{blank, dates, form};
use crate::domain::consent::{ConsentTerms, InformationCategory, Subject, SubjectKind};
use crate::domain::language::Language;
use crate::domain::recipient::Recipient;
use crate::domain::reference::Reference;
use crate::domain::unit::Unit;
use crate::forms::model::Questionnaire;
use crate::forms::response::Response;
use crate::text;

/// What a letter is made of.
pub struct Letter<'a> {
    pub language: Language,
    /// The kind's name: `Förfrågan till läkare`.
    pub kind: &'a str,
    pub reference: Reference,
    pub subject: &'a Subject,
    pub unit: &'a Unit,
    /// Name of the worker who asks.
    pub worker: &'a str,
    pub recipient: &'a Recipient,
    pub consent: &'a ConsentTerms,
    /// Of what the consent allows, what this kind asks about.
    pub categories: &'a [InformationCategory],
    /// May be empty.
    pub case_number: &'a str,
    /// Last day to answer.
    pub due: Date,
    pub created: Timestamp,
    /// The gateway's address, without a slash at the end: the QR code leads the unit to the page where
    /// the answer is registered.
    pub address: &'a str,
    /// The request form (restricted to the consent), and as it was filled in.
    pub form: &'a Questionnaire,
    pub response: &'a Response,
    /// What is to be answered, fitted to the request.
    pub answer_form: &'a Questionnaire,
}

/// The letter as a PDF. It names the client: whoever prints it puts it in an envelope.
#[must_use]
pub fn pdf(letter: &Letter<'_>) -> Vec<u8> {
    let language = letter.language;
    let word = |key: &str| text::get(language, key);
    let reference = letter.reference.to_string();
    let due = dates::weekday(language, letter.due);
    let mut sheet = Sheet::new(language);
    sheet.addresses(&sender(letter), &lines(&letter.recipient.name, letter.recipient.address.as_deref()));
    let subtitle = text::with(language, "document-request-due", &[("date", due.as_str().into())]);
    let page = format!("{}/requests/{reference}/paper", letter.address);
    let code = text::with(language, "document-qr", &[("reference", reference.as_str().into())]);
    sheet.title(letter.kind, &subtitle, Some((&page, code)));
    sheet.facts(&[
        (word("document-reference"), reference.clone()),
        (word("document-client"), subject(letter.subject, language)),
        (word("document-worker"), letter.worker.to_owned()),
        (word("document-case-number"), letter.case_number.to_owned()),
    ]);
    sheet.section(&word("document-letter-how"));
    let telephone = [("telephone", letter.unit.telephone.as_str().into())];
    sheet.bullets(&[
        word("document-letter-how-form"),
        text::with(language, "document-letter-how-mark", &[("reference", reference.as_str().into())]),
        text::with(language, "document-letter-how-send", &[("address", back(letter).into())]),
        text::with(language, "document-letter-how-call", &telephone),
    ]);
    form::write(&mut sheet, letter.form, letter.response);
    // Where nobody is named, no consent was needed.
    if letter.subject.kind() != SubjectKind::Nobody {
        sheet.section(&word("document-request-consent"));
        sheet.known_paragraph(&word("document-request-consent-text"));
        sheet.facts(&[
            (word("document-categories"), categories(letter.categories, language)),
            (word("document-purpose"), letter.consent.purpose.clone()),
            (word("document-period"), period(letter.consent, language)),
            (word("document-method"), method(letter.consent.method, language)),
        ]);
    }
    sheet.strong(&word("document-request-leave-out"));
    sheet.known_paragraph(&word("document-request-law"));
    sheet.section(&word("document-request-payment"));
    sheet.facts(&[
        (word("document-billing-reference"), letter.unit.billing_reference.clone()),
        (word("document-billing-address"), letter.unit.billing_address.clone()),
    ]);
    sheet.note(&word("document-request-payment-text"));

    sheet.new_page();
    sheet.section(&text::with(
        language,
        "document-letter-answer",
        &[("reference", reference.as_str().into())],
    ));
    sheet.known_paragraph(&word("document-letter-answer-only"));
    blank::write(&mut sheet, letter.answer_form);
    sheet.section_before(&word("document-letter-sign"), 160.0);
    sheet.signatures(&[word("document-letter-sign-name"), word("document-letter-sign-day")]);

    let title = format!("{} {reference}", letter.kind);
    let about = About { title: &title, author: &letter.unit.organisation, language, created: letter.created };
    let margins = Margins {
        top_left: &format!("{} · {}", letter.unit.organisation, letter.unit.name),
        top_right: &reference,
        bottom_left: letter.kind,
    };
    sheet.finish(&about, &margins, &[])
}

fn sender(letter: &Letter<'_>) -> Vec<String> {
    let mut sender = lines(&letter.unit.name, Some(&letter.unit.address));
    sender.insert(0, letter.unit.organisation.clone());
    sender.push(letter.unit.telephone.clone());
    sender.push(dates::day(letter.language, dates::stockholm(letter.created)));
    sender
}

fn back(letter: &Letter<'_>) -> String {
    let mut back = lines(&letter.unit.name, Some(&letter.unit.address));
    back.insert(0, letter.unit.organisation.clone());
    back.join(", ")
}

fn lines(name: &str, address: Option<&str>) -> Vec<String> {
    let address = address.unwrap_or_default().lines().map(str::trim).filter(|line| !line.is_empty());
    std::iter::once(name).chain(address).map(str::to_owned).collect()
}
