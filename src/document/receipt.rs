//! Receipts: to the social worker when a request is sent, to the recipient when it is answered.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::document::layout::file::About;
use crate::document::layout::sheet::{Margins, Sheet};
use crate::document::{Head, place};
use crate::domain::SubjectKind;
use crate::domain::forecast::Ahead;
use crate::text::phrases::{sender, subject};
use crate::text::{self, ahead, dates, numbers};

/// For the client's record: what was sent to whom, and every date that follows.
pub struct Sent<'a> {
    pub head: Head<'a>,
    pub acknowledge_by: Date,
    /// Last day before everything sealed is destroyed.
    pub expires: Date,
    /// Everything to come if the answer does not.
    pub ahead: &'a [Ahead],
    /// Last day of the consent, or of the key document.
    pub consent_until: Date,
    /// `req_hash` of the proof.
    pub request_hash: &'a str,
}

/// For the recipient: that the answer came in. It names no client.
pub struct Answered<'a> {
    /// Of the subject only what kind it is shows.
    pub head: Head<'a>,
    pub outcome: Outcome,
    pub received_at: Timestamp,
    pub late: bool,
    /// Name and bytes of each attachment.
    pub attachments: &'a [(&'a str, u64)],
    /// Hash of the signed answer.
    pub answer_hash: &'a str,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Answered,
    Declined,
    WrongRecipient,
    MoreTime,
}

/// The social worker's receipt as a PDF.
#[must_use]
pub fn sent_pdf(receipt: &Sent<'_>) -> Vec<u8> {
    let head = &receipt.head;
    let language = head.language;
    let word = |key: &str| text::get(language, key);
    let mut sheet = Sheet::new(language);
    let reference = head.reference();
    let heading = word("document-receipt-sent");
    sheet.title(&heading, head.kind, Some((&reference, head.code())));
    sheet.facts(&[
        (word("document-reference"), reference.clone()),
        (word("document-client"), subject(head.subject, language)),
        (word("document-to"), format!("{}\n{}", head.recipient.name, head.recipient.mailbox)),
        (word("document-from"), sender(head.unit)),
        (word("document-worker"), head.worker.to_owned()),
        (word("document-case-number"), head.case_number.to_owned()),
    ]);
    let nobody = head.subject.kind() == SubjectKind::Nobody;
    let until = if nobody { "document-key-until" } else { "document-seal-until" };
    sheet.section(&word("document-receipt-dates"));
    sheet.facts(&[
        (word("document-receipt-sent-at"), dates::moment(language, head.sent_at)),
        (word("document-acknowledge-by"), dates::weekday(language, receipt.acknowledge_by)),
        (word("document-answer-by"), dates::weekday(language, head.due)),
        (word("document-receipt-expires"), dates::weekday(language, receipt.expires)),
        (word(until), dates::weekday(language, receipt.consent_until)),
    ]);
    let letters = ahead::lines(language, receipt.ahead).into_iter().filter(|line| line.if_late);
    let rows: Vec<(String, String)> = letters
        .map(|line| (line.what, format!("{}\n{}", line.when, line.detail).trim_end().to_owned()))
        .collect();
    if !rows.is_empty() {
        sheet.section(&word("document-ahead-if-late"));
        sheet.facts(&rows);
    }
    sheet.section(&word("document-receipt-next"));
    sheet.bullets(&[
        word("document-receipt-next-mail"),
        word(if nobody { "document-receipt-next-answer-key" } else { "document-receipt-next-answer" }),
        word("document-receipt-next-reference"),
    ]);
    sheet.facts(&[(word("document-seal-hash"), receipt.request_hash.to_owned())]);

    let title = format!("{heading} {reference}");
    let about = About { title: &title, author: &head.unit.organisation, language, created: head.sent_at };
    let margins = Margins { top_left: &head.sender(), top_right: &reference, bottom_left: &heading };
    sheet.finish(&about, &margins, &[place::blank(&word("document-file-proof"))])
}

/// The recipient's receipt as a PDF.
#[must_use]
pub fn answered_pdf(receipt: &Answered<'_>) -> Vec<u8> {
    let head = &receipt.head;
    let language = head.language;
    let word = |key: &str| text::get(language, key);
    let mut sheet = Sheet::new(language);
    let reference = head.reference();
    let heading = word("document-receipt-answered");
    sheet.title(&heading, head.kind, Some((&reference, head.code())));
    let outcome = word(match receipt.outcome {
        Outcome::Answered => "document-receipt-outcome-answered",
        Outcome::Declined => "document-receipt-outcome-declined",
        Outcome::WrongRecipient => "document-receipt-outcome-wrong-recipient",
        Outcome::MoreTime => "document-receipt-outcome-more-time",
    });
    let late = if receipt.late { format!("\n{}", word("document-answer-late")) } else { String::new() };
    let attachments: Vec<String> = receipt
        .attachments
        .iter()
        .map(|(name, bytes)| format!("{name} ({})", numbers::size(language, *bytes)))
        .collect();
    sheet.facts(&[
        (word("document-reference"), reference.clone()),
        (word("document-from"), head.recipient.name.clone()),
        (word("document-to"), sender(head.unit)),
        (word("document-receipt-outcome"), outcome),
        (
            word("document-receipt-received"),
            format!("{}{late}", dates::moment(language, receipt.received_at)),
        ),
        (word("document-answer-due"), dates::day(language, head.due)),
        (word("document-answer-attachments"), attachments.join("\n")),
        (word("document-seal-hash"), receipt.answer_hash.to_owned()),
    ]);
    sheet.section(&word("document-receipt-next"));
    sheet.paragraph(&word(match head.subject.kind() {
        SubjectKind::Nobody => "document-receipt-answered-key",
        SubjectKind::Client | SubjectKind::Protected => "document-receipt-answered-text",
    }));

    let title = format!("{heading} {reference}");
    let about =
        About { title: &title, author: &head.unit.organisation, language, created: receipt.received_at };
    let margins = Margins { top_left: &head.recipient.name, top_right: &reference, bottom_left: &heading };
    sheet.finish(&about, &margins, &[place::blank(&word("document-file-proof"))])
}
