//! What the recipient sends back: the answer, a refusal, or a wish for more time.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::document::layout::file::About;
use crate::document::layout::sheet::{Margins, Sheet};
use crate::document::{File, Head, Relation, form, place};
use crate::domain::{DeclineReason, Language};
use crate::forms::chain;
use crate::forms::model::Questionnaire;
use crate::forms::response::Response;
use crate::text::phrases::{sender, subject};
use crate::text::{self, dates, numbers};

/// What an answer document is made of.
pub struct Answer<'a> {
    pub head: Head<'a>,
    /// After the last day.
    pub late: bool,
    /// When this was answered.
    pub created: Timestamp,
    /// Name, profession and unit of the person; empty: not told.
    pub answered_by: String,
    /// It came by post, and the unit wrote it down.
    pub paper: Option<OnPaper<'a>>,
    pub content: Content<'a>,
    /// None: a preview, marked as one.
    pub signed: Option<Signed<'a>>,
}

/// An answer that came by post.
#[derive(Debug, Clone, Copy)]
pub struct OnPaper<'a> {
    pub came_on: Date,
    /// Names of the unit, and of the worker who registered it.
    pub unit: &'a str,
    pub worker: &'a str,
}

/// What the recipient says.
pub enum Content<'a> {
    Answered {
        /// The answer form as it was shown (restricted to the consent), and as it was filled in.
        form: &'a Questionnaire,
        response: &'a Response,
        /// Completeness 0 to 3, for kinds that have a chain.
        score: Option<u8>,
        attachments: &'a [Attachment<'a>],
    },
    Declined {
        reason: DeclineReason,
        /// May be empty.
        comment: &'a str,
    },
    WrongRecipient {
        /// Where the client may be known instead; may be empty.
        perhaps_at: &'a str,
    },
    MoreTime {
        until: Date,
        reason: &'a str,
    },
}

/// A file the recipient added, as it is.
#[derive(Debug, Clone, Copy)]
pub struct Attachment<'a> {
    pub name: &'a str,
    /// As sniffed from the bytes: `application/pdf`, `image/png` or `image/jpeg`.
    pub media_type: &'a str,
    pub bytes: &'a [u8],
}

impl<'a> Attachment<'a> {
    /// Its name, what it is, how large.
    pub(super) fn line(&self, language: Language) -> String {
        let bytes = u64::try_from(self.bytes.len()).unwrap_or(u64::MAX);
        let kind = self.media_type.rsplit('/').next().unwrap_or(self.media_type).to_uppercase();
        format!("{} ({kind}, {})", self.name, numbers::size(language, bytes))
    }

    /// Inside the document.
    pub(super) const fn file(&self, description: &'a str) -> File<'a> {
        let Self { name, media_type, bytes } = *self;
        File { name, media_type, description, relation: Relation::Attachment, bytes }
    }
}

/// What only a sent answer has.
pub struct Signed<'a> {
    /// Hash of the signed answer, as written in the proof.
    pub answer_hash: &'a str,
    /// RFC 7638 thumbprint of the recipient's key.
    pub key_thumbprint: &'a str,
    /// None where there is no form: a refusal, a wish for more time.
    pub response_json: Option<&'a str>,
    pub answer_json: &'a str,
    /// Of an answer on paper, which is signed with the consent's key.
    pub consent_jwt: Option<&'a str>,
    /// Names the recipient's key, as it lay in the request.
    pub recipient_jwt: Option<&'a str>,
    /// With a key made for the one request, which the unit has seen: nobody's seal.
    pub one_time: bool,
}

/// The answer as a PDF.
#[must_use]
pub fn pdf(answer: &Answer<'_>) -> Vec<u8> {
    let head = &answer.head;
    let language = head.language;
    let word = |key: &str| text::get(language, key);
    let mut sheet = Sheet::new(language);
    let heading = word(match &answer.content {
        Content::Answered { .. } if answer.paper.is_some() => "document-answer-title-paper",
        Content::Answered { .. } => "document-answer-title",
        Content::Declined { .. } => "document-answer-title-declined",
        Content::WrongRecipient { .. } => "document-answer-title-wrong-recipient",
        Content::MoreTime { .. } => "document-answer-title-more-time",
    });
    let reference = head.reference();
    sheet.title(&heading, head.kind, Some((&reference, head.code())));
    if answer.signed.is_none() {
        sheet.boxed(30.0, |sheet| sheet.strong(&word("document-answer-preview")));
    }
    write_header(&mut sheet, answer);
    write_content(&mut sheet, answer);
    if let Some(signed) = &answer.signed {
        write_seal(&mut sheet, answer, signed);
    }

    let title = format!("{heading} {reference}");
    let about = About { title: &title, author: &head.recipient.name, language, created: answer.created };
    let margins = Margins { top_left: &head.recipient.name, top_right: &reference, bottom_left: &heading };
    let descriptions = [
        word("document-file-consent"),
        word("document-file-response"),
        word("document-file-answer"),
        word("document-file-proof"),
        word("document-file-attachment"),
        word("document-file-recipient"),
    ];
    sheet.finish(&about, &margins, &files(answer, &descriptions))
}

fn write_header(sheet: &mut Sheet, answer: &Answer<'_>) {
    let head = &answer.head;
    let language = head.language;
    let word = |key: &str| text::get(language, key);
    let moment = dates::moment(language, answer.created);
    let paper = answer.paper.map(|paper| {
        let who = [("worker", paper.worker.into()), ("unit", paper.unit.into())];
        (dates::day(language, paper.came_on), text::with(language, "document-answer-paper-by", &who))
    });
    let (came_on, by) = paper.unwrap_or_default();
    let (given, came) = if answer.paper.is_some() {
        ("document-answer-paper-registered", "document-answer-paper-came")
    } else {
        ("document-answer-given", "document-answer-paper-came")
    };
    let late = if answer.late { format!("\n{}", word("document-answer-late")) } else { String::new() };
    sheet.facts(&[
        (word("document-reference"), head.reference()),
        (word("document-client"), subject(head.subject, language)),
        (word("document-from"), head.recipient.name.clone()),
        (word("document-answered-by"), answer.answered_by.clone()),
        (word("document-to"), sender(head.unit)),
        (word("document-answer-asked"), dates::day(language, dates::stockholm(head.sent_at))),
        (word("document-answer-due"), dates::day(language, head.due)),
        (word(came), if came_on.is_empty() { came_on } else { format!("{came_on}{late}") }),
        (word(given), if by.is_empty() { format!("{moment}{late}") } else { format!("{moment}\n{by}") }),
    ]);
}

fn write_content(sheet: &mut Sheet, answer: &Answer<'_>) {
    let language = answer.head.language;
    let word = |key: &str| text::get(language, key);
    match &answer.content {
        Content::Answered { form, response, score, attachments } => {
            form::write(sheet, form, response);
            write_attachments(sheet, attachments);
            if let Some(score) = score {
                sheet.section(&word("document-answer-completeness"));
                let points = [("score", (*score).into()), ("most", chain::max_score(form).into())];
                sheet.strong(&text::with(language, "document-answer-score", &points));
                sheet.note(&word("document-answer-score-text"));
            }
        }
        Content::Declined { reason, comment } => {
            sheet.section(&word("document-answer-message"));
            sheet.facts(&[
                (word("document-answer-reason"), word(&format!("document-decline-{}", reason.code()))),
                (word("document-answer-comment"), (*comment).to_owned()),
            ]);
            sheet.note(&word("document-answer-declined-text"));
        }
        Content::WrongRecipient { perhaps_at } => {
            sheet.section(&word("document-answer-message"));
            sheet.paragraph(&word("document-answer-wrong-recipient"));
            sheet.facts(&[(word("document-answer-perhaps-at"), (*perhaps_at).to_owned())]);
        }
        Content::MoreTime { until, reason } => {
            sheet.section(&word("document-answer-message"));
            sheet.facts(&[
                (word("document-answer-until"), dates::weekday(language, *until)),
                (word("document-answer-reason"), (*reason).to_owned()),
            ]);
        }
    }
}

fn write_attachments(sheet: &mut Sheet, attachments: &[Attachment<'_>]) {
    if attachments.is_empty() {
        return;
    }
    let language = sheet.language;
    sheet.section(&text::get(language, "document-answer-attachments"));
    let lines: Vec<String> = attachments.iter().map(|file| file.line(language)).collect();
    sheet.bullets(&lines);
    sheet.note(&text::get(language, "document-answer-attachments-text"));
}

fn write_seal(sheet: &mut Sheet, answer: &Answer<'_>, signed: &Signed<'_>) {
    let language = answer.head.language;
    let word = |key: &str| text::get(language, key);
    sheet.section_before(&word("document-seal"), 180.0);
    let recipient = [("recipient", answer.head.recipient.name.as_str().into())];
    sheet.boxed(150.0, |sheet| {
        let (key, by) = match &answer.paper {
            Some(paper) => ("document-answer-paper-seal-text", paper.unit.to_owned()),
            None if signed.one_time => ("document-answer-one-time-seal-text", String::new()),
            None => ("document-answer-seal-text", answer.head.recipient.name.clone()),
        };
        sheet.paragraph(&text::with(language, key, &recipient));
        sheet.facts(&[
            (word("document-seal-by"), by),
            (word("document-seal-when"), dates::moment(language, answer.created)),
            (word("document-seal-hash"), signed.answer_hash.to_owned()),
            (word("document-seal-key"), signed.key_thumbprint.to_owned()),
        ]);
        if answer.paper.is_none() && !signed.one_time {
            sheet.note(&text::with(language, "document-answer-seal-verify", &recipient));
        }
    });
}

fn files<'a>(answer: &Answer<'a>, descriptions: &'a [String; 6]) -> Vec<File<'a>> {
    let Some(signed) = &answer.signed else { return Vec::new() };
    let [consent, response, head, proof, attachment, recipient] = descriptions;
    let data = |name, media_type, bytes: &'a str, description: &'a String| File {
        name,
        media_type,
        description,
        relation: Relation::Data,
        bytes: bytes.as_bytes(),
    };
    let mut files = Vec::new();
    if let Some(json) = signed.response_json {
        files.push(data("response.json", "application/fhir+json", json, response));
    }
    files.push(data("answer.json", "application/json", signed.answer_json, head));
    files.push(place::blank(proof));
    if let Some(jwt) = signed.consent_jwt {
        files.push(data("consent.jwt", "application/jwt", jwt, consent));
    }
    if let Some(jwt) = signed.recipient_jwt {
        files.push(data("recipient.jwt", "application/jwt", jwt, recipient));
    }
    if let Content::Answered { attachments, .. } = &answer.content {
        files.extend(attachments.iter().map(|file| file.file(attachment)));
    }
    files
}
