//! The request as a letter on paper: address in the window, reference as a QR code, what is asked, and
//! the answer form to fill in by hand and send back.

use crate::document::conditions::Conditions;
use crate::document::layout::file::About;
use crate::document::layout::sheet::{Margins, Sheet};
use crate::document::{Head, blank, form};
use crate::domain::{ConsentTerms, Scope, SubjectKind};
use crate::forms::model::Questionnaire;
use crate::forms::response::Response;
use crate::text::phrases::{categories, given, period, subject, told};
use crate::text::{self, dates};

/// What a letter is made of.
pub struct Letter<'a> {
    pub head: Head<'a>,
    pub consent: &'a ConsentTerms,
    /// Of what the consent allows, what this kind asks and tells.
    pub scope: &'a Scope,
    pub conditions: &'a Conditions,
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
    let head = &letter.head;
    let language = head.language;
    let word = |key: &str| text::get(language, key);
    let reference = head.reference();
    let due = dates::weekday(language, head.due);
    let mut sheet = Sheet::new(language);
    sheet.addresses(&sender(head), &lines(&head.recipient.name, head.recipient.address.as_deref()));
    let subtitle = text::with(language, "document-request-due", &[("date", due.as_str().into())]);
    let page = format!("{}/requests/{reference}/paper", letter.address);
    sheet.title(head.kind, &subtitle, Some((&page, head.code())));
    sheet.facts(&[
        (word("document-reference"), reference.clone()),
        (word("document-client"), subject(head.subject, language)),
        (word("document-worker"), head.worker.to_owned()),
        (word("document-case-number"), head.case_number.to_owned()),
    ]);
    sheet.section(&word("document-letter-how"));
    let telephone = [("telephone", head.unit.telephone.as_str().into())];
    sheet.bullets(&[
        word("document-letter-how-form"),
        text::with(language, "document-letter-how-mark", &[("reference", reference.as_str().into())]),
        text::with(language, "document-letter-how-send", &[("address", back(head).into())]),
        text::with(language, "document-letter-how-call", &telephone),
    ]);
    form::write(&mut sheet, letter.form, letter.response);
    // Where nobody is named, no consent was needed.
    if head.subject.kind() != SubjectKind::Nobody {
        sheet.section(&word("document-request-consent"));
        sheet.known_paragraph(&word("document-request-consent-text"));
        sheet.facts(&[
            (word("document-categories"), categories(&letter.scope.asks, language)),
            (word("document-told"), told(&letter.scope.told, language)),
            (word("document-purpose"), letter.consent.purpose.clone()),
            (word("document-period"), period(letter.consent, language)),
            (word("document-method"), given(&letter.consent.evidence, language)),
        ]);
    }
    sheet.strong(&word("document-request-leave-out"));
    sheet.known_paragraph(&letter.conditions.footing.law);
    sheet.known_paragraph(&letter.conditions.footing.answering);
    let payment = [
        (word("document-billing-reference"), head.unit.billing_reference.clone()),
        (word("document-billing-address"), head.unit.billing_address.clone()),
    ];
    letter.conditions.write_payment(&mut sheet, &payment);

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

    let title = format!("{} {reference}", head.kind);
    let about = About { title: &title, author: &head.unit.organisation, language, created: head.sent_at };
    let margins = Margins { top_left: &head.sender(), top_right: &reference, bottom_left: head.kind };
    sheet.finish(&about, &margins, &[])
}

fn sender(head: &Head<'_>) -> Vec<String> {
    let mut sender = lines(&head.unit.name, Some(&head.unit.address));
    sender.insert(0, head.unit.organisation.clone());
    sender.push(head.unit.telephone.clone());
    sender.push(dates::day(head.language, dates::stockholm(head.sent_at)));
    sender
}

fn back(head: &Head<'_>) -> String {
    let mut back = lines(&head.unit.name, Some(&head.unit.address));
    back.insert(0, head.unit.organisation.clone());
    back.join(", ")
}

fn lines(name: &str, address: Option<&str>) -> Vec<String> {
    let address = address.unwrap_or_default().lines().map(str::trim).filter(|line| !line.is_empty());
    std::iter::once(name).chain(address).map(str::to_owned).collect()
}
