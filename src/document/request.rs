//! The request: what a doctor or a provider opens, reads and answers.

use jiff::civil::Date;

use crate::document::answer::Attachment;
use crate::document::conditions::Conditions;
use crate::document::layout::file::About;
use crate::document::layout::sheet::{Margins, Sheet};
use crate::document::{File, Head, Relation, form, place};
use crate::domain::{ConsentTerms, Language, Passed, Reference, Scope, SubjectKind};
use crate::forms::model::Questionnaire;
use crate::forms::response::Response;
use crate::text::phrases::{categories, given, passed, period, sender, subject, told};
use crate::text::{self, dates};

const JWT: &str = "application/jwt";

/// What a request document is made of.
pub struct Request<'a> {
    pub head: Head<'a>,
    pub consent: &'a ConsentTerms,
    /// Of what the consent allows, what this kind asks about.
    pub scope: &'a Scope,
    pub conditions: &'a Conditions,
    /// The request this one follows.
    pub previous: Option<Reference>,
    /// Last day to acknowledge.
    pub acknowledge_by: Date,
    /// Working days given for the answer.
    pub answer_days: u32,
    /// The request form as it was shown (restricted to the consent), and as it was filled in.
    pub form: &'a Questionnaire,
    pub response: &'a Response,
    /// What goes along, and what each passes on.
    pub attachments: &'a [(Attachment<'a>, Passed)],
    /// None: a preview, marked as one.
    pub signed: Option<Signed<'a>>,
}

/// What only a sent request has.
pub struct Signed<'a> {
    /// `req_hash` of the proof, as written there.
    pub request_hash: &'a str,
    /// RFC 7638 thumbprint of the consent's key.
    pub key_thumbprint: &'a str,
    pub response_json: &'a str,
    pub request_json: &'a str,
    pub consent_jwt: &'a str,
    /// Names the recipient's key; none where it has none and reads on paper.
    pub recipient_jwt: Option<&'a str>,
}

/// The request as a PDF.
#[must_use]
pub fn pdf(request: &Request<'_>) -> Vec<u8> {
    let head = &request.head;
    let language = head.language;
    let word = |key: &str| text::get(language, key);
    let mut sheet = Sheet::new(language);

    let reference = head.reference();
    let due = dates::weekday(language, head.due);
    let code = head.reference.map(|_| (reference.as_str(), head.code()));
    let subtitle = text::with(language, "document-request-due", &[("date", due.as_str().into())]);
    sheet.title(head.kind, &subtitle, code);
    if request.signed.is_none() {
        sheet.boxed(30.0, |sheet| sheet.strong(&word("document-request-preview")));
    }
    write_header(&mut sheet, request);
    if head.subject.kind().is_protected() {
        write_match(&mut sheet, head);
    }
    form::write(&mut sheet, request.form, request.response);
    write_attachments(&mut sheet, request);
    write_terms(&mut sheet, request, &due);
    if let Some(signed) = &request.signed {
        write_seal(&mut sheet, request, signed);
    }

    let title = format!("{} {reference}", head.kind);
    let about =
        About { title: title.trim_end(), author: &head.unit.organisation, language, created: head.sent_at };
    let margins = Margins { top_left: &head.sender(), top_right: &reference, bottom_left: head.kind };
    let nobody = head.subject.kind() == SubjectKind::Nobody;
    let token = if nobody { "document-file-key-token" } else { "document-file-consent" };
    let files = request.signed.as_ref().map(|signed| files(signed, token, language)).unwrap_or_default();
    let ours = files.iter().map(|(file, description)| File { description, ..*file });
    let description = word("document-file-attachment");
    let attached = request.attachments.iter().map(|(file, _)| file.file(&description));
    let attached = attached.filter(|_| request.signed.is_some());
    let files: Vec<File<'_>> = ours.chain(attached).collect();
    sheet.finish(&about, &margins, &files)
}

fn write_header(sheet: &mut Sheet, request: &Request<'_>) {
    let head = &request.head;
    let language = head.language;
    let word = |key: &str| text::get(language, key);
    let previous = request.previous.map(|reference| reference.to_string()).unwrap_or_default();
    sheet.facts(&[
        (word("document-reference"), head.reference()),
        (word("document-request-previous"), previous),
        (word("document-client"), subject(head.subject, language)),
        (word("document-to"), head.recipient.name.clone()),
        (word("document-from"), sender(head.unit)),
        (word("document-worker"), head.worker.to_owned()),
    ]);
}

/// How the recipient gets to know whom it is about: never in writing.
fn write_match(sheet: &mut Sheet, head: &Head<'_>) {
    let language = head.language;
    let word = |key: &str| text::get(language, key);
    let call = text::with(
        language,
        "document-protected-call",
        &[
            ("unit", head.unit.name.as_str().into()),
            ("telephone", head.unit.telephone.as_str().into()),
            ("reference", head.reference.map_or("–".to_owned(), |one| one.to_string()).into()),
        ],
    );
    sheet.section(&word("document-protected-heading"));
    sheet.boxed(120.0, |sheet| {
        sheet.bullets(&[call, word("document-protected-check"), word("document-protected-never")]);
    });
}

fn write_consent(sheet: &mut Sheet, request: &Request<'_>) {
    let language = request.head.language;
    let word = |key: &str| text::get(language, key);
    let consent = request.consent;
    if request.head.subject.kind() == SubjectKind::Nobody {
        sheet.section(&word("document-nobody-heading"));
        sheet.known_paragraph(&word("document-nobody-text"));
        sheet.strong(&word("document-nobody-never"));
        return;
    }
    sheet.section(&word("document-request-consent"));
    sheet.known_paragraph(&word("document-request-consent-text"));
    sheet.facts(&[
        (word("document-categories"), categories(&request.scope.asks, language)),
        (word("document-told"), told(&request.scope.told, language)),
        (word("document-purpose"), consent.purpose.clone()),
        (word("document-period"), period(consent, language)),
        (word("document-method"), given(&consent.evidence, language)),
    ]);
    sheet.strong(&word("document-request-leave-out"));
}

fn write_attachments(sheet: &mut Sheet, request: &Request<'_>) {
    if request.attachments.is_empty() {
        return;
    }
    let language = request.head.language;
    sheet.section(&text::get(language, "document-request-attachments"));
    let line = |(file, category): &(Attachment<'_>, Passed)| {
        format!("{}: {}", file.line(language), passed(*category, language))
    };
    sheet.bullets(&request.attachments.iter().map(line).collect::<Vec<_>>());
    sheet.note(&text::get(language, "document-request-attachments-text"));
}

fn write_terms(sheet: &mut Sheet, request: &Request<'_>, due: &str) {
    let language = request.head.language;
    let word = |key: &str| text::get(language, key);
    write_consent(sheet, request);
    sheet.known_paragraph(&request.conditions.footing.law);

    sheet.section(&word("document-request-answering"));
    let acknowledge = dates::weekday(language, request.acknowledge_by);
    sheet.facts(&[
        (word("document-acknowledge-by"), acknowledge),
        (
            word("document-answer-by"),
            text::with(
                language,
                "document-request-clock",
                &[("date", due.into()), ("days", request.answer_days.into())],
            ),
        ),
        (word("document-request-how"), word("document-request-how-text")),
        (word("document-request-must"), request.conditions.footing.answering.clone()),
        (word("document-request-decline"), word("document-request-decline-text")),
    ]);

    let unit = request.head.unit;
    let payment = [
        (word("document-payer"), format!("{}, {}", unit.name, unit.organisation)),
        (word("document-billing-reference"), unit.billing_reference.clone()),
        (word("document-case-number"), request.head.case_number.to_owned()),
        (word("document-billing-address"), unit.billing_address.clone()),
    ];
    request.conditions.write_payment(sheet, &payment);
}

fn write_seal(sheet: &mut Sheet, request: &Request<'_>, signed: &Signed<'_>) {
    let language = request.head.language;
    let word = |key: &str| text::get(language, key);
    let (says, until) = match request.head.subject.kind() {
        SubjectKind::Nobody => ("document-nobody-seal", "document-key-until"),
        SubjectKind::Client | SubjectKind::Protected => ("document-request-seal-text", "document-seal-until"),
    };
    sheet.section_before(&word("document-seal"), 220.0);
    sheet.boxed(190.0, |sheet| {
        sheet.known_paragraph(&word(says));
        sheet.facts(&[
            (word("document-seal-when"), dates::moment(language, request.head.sent_at)),
            (word(until), dates::day(language, request.consent.valid_to)),
            (word("document-seal-hash"), signed.request_hash.to_owned()),
            (word("document-seal-key"), signed.key_thumbprint.to_owned()),
        ]);
        sheet.note(&text::with(
            language,
            "document-request-seal-verify",
            &[
                ("reference", request.head.reference().into()),
                ("telephone", request.head.unit.telephone.as_str().into()),
            ],
        ));
    });
}

fn files<'a>(signed: &Signed<'a>, token: &str, language: Language) -> Vec<(File<'a>, String)> {
    let file = |name, media_type, bytes: &'a str, key: &str| {
        let bytes = bytes.as_bytes();
        (
            File { name, media_type, description: "", relation: Relation::Data, bytes },
            text::get(language, key),
        )
    };
    let recipient = signed.recipient_jwt;
    let recipient = recipient.map(|jwt| file("recipient.jwt", JWT, jwt, "document-file-recipient"));
    let mut files = vec![
        file("response.json", "application/fhir+json", signed.response_json, "document-file-response"),
        file("request.json", "application/json", signed.request_json, "document-file-request"),
        file("consent.jwt", JWT, signed.consent_jwt, token),
        (place::blank(""), text::get(language, "document-file-proof")),
    ];
    files.extend(recipient);
    files
}
