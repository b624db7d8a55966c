//! A request is checked, looked at, sent; and sent on to another recipient.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use jiff::civil::Date;
use serde::Serialize;
use zeroize::Zeroizing;

use crate::crypto::recipient_key::RecipientKey;
use crate::domain::calendar::local_date;
use crate::domain::{Digest, Language, Passed, Reference, Refusal};
use crate::exchange::consent_file::HeldConsent;
use crate::exchange::dispatch::Dispatch;
use crate::exchange::request_file::{self, RequestFile};
use crate::exchange::send::{self, Request, Sent};
use crate::exchange::{Error, dates, reroute, undrawn, unnamed};
use crate::forms;
use crate::forms::json::{in_language, response_from_json};
use crate::forms::response;
use crate::web::api::body::{Fields, LONGEST_ID};
use crate::web::api::caller::Caller;
use crate::web::api::finding::{Finding, Said};
use crate::web::api::held;
use crate::web::api::page::{File, answer, created, ok, written};
use crate::web::api::problem::Problem;
use crate::web::api::view::Summary;

/// Of case numbers, in characters.
const LONGEST_CASE_NUMBER: usize = 100;
/// In characters.
const LONGEST_FILE_NAME: usize = 255;
/// Of what makes a request sent twice one request, in characters.
const SUBMISSION: std::ops::RangeInclusive<usize> = 8..=128;

/// What was asked for, read and not yet held against the form.
struct Asked {
    kind: String,
    recipient: String,
    case_number: String,
    response: Zeroizing<String>,
    no_names: Vec<String>,
    previous: Option<Reference>,
    by_post: bool,
    files: Vec<RequestFile>,
    held: HeldConsent,
}

impl Asked {
    /// The fields that sending and checking have in common.
    fn read(caller: &Caller, mut body: Fields) -> Result<Self, Problem> {
        let kind = body.text("kind", LONGEST_ID);
        let recipient = body.text("recipient", LONGEST_ID);
        let unit = body.optional_text("unit", LONGEST_ID);
        let case_number = body.optional_text("case_number", LONGEST_CASE_NUMBER).unwrap_or_default();
        let document = body.file(held::FIELD);
        let response = body.json("response");
        let no_names = body.texts("no_names");
        let previous = body.code("previous", Reference::parse);
        let by_post = body.flag("by_post");
        let attachments = attachments(&mut body);
        body.finish()?;
        let held = held::to_send(caller, &document)?;
        if unit.is_some_and(|unit| unit != held.terms().unit) {
            return Err(Error::from(Refusal::OutsideUnit).into());
        }
        let mut files = Vec::new();
        for (name, category, bytes) in attachments {
            request_file::attach(caller.gateway(), &held, &mut files, (&name, category), bytes)?;
        }
        Ok(Self { kind, recipient, case_number, response, no_names, previous, by_post, files, held })
    }

    /// The filled form, as the consent leaves it.
    fn response(&self, caller: &Caller) -> Result<response::Response, Problem> {
        let form = send::form(caller.gateway(), &self.kind, &self.recipient, &self.held)?;
        let read = response_from_json(&self.response, &form);
        read.map_err(|refusal| {
            let reasons = in_language(refusal.reasons, caller.language);
            Problem::form(reasons.iter().map(Finding::of_form).collect())
        })
    }

    fn request<'a>(
        &'a self,
        caller: &'a Caller,
        response: &'a response::Response,
        language: Language,
    ) -> Request<'a> {
        Request {
            worker: &caller.user,
            consent: &self.held,
            kind: &self.kind,
            recipient: &self.recipient,
            case_number: &self.case_number,
            response,
            no_names: &self.no_names,
            language,
            previous: self.previous,
            files: &self.files,
            by_post: self.by_post,
        }
    }

    /// Documents are in the recipient's language.
    fn language(&self, caller: &Caller) -> Language {
        let parties = caller.gateway().parties();
        parties.recipient_by_id(&self.recipient).map(|recipient| recipient.language).unwrap_or_default()
    }
}

/// What goes along: name, category and bytes of each.
fn attachments(body: &mut Fields) -> Vec<(String, Passed, Zeroizing<Vec<u8>>)> {
    let mut attachments = Vec::new();
    for mut fields in body.objects("attachments", "attachments.") {
        let name = fields.text("file_name", LONGEST_FILE_NAME);
        let category = fields.needed_code("category", Passed::parse);
        let bytes = fields.file("content");
        attachments.extend(category.map(|category| (name, category, bytes)));
        body.leave(fields);
    }
    attachments
}

/// What a check finds. It is no error: the call did what it was asked for.
#[derive(Serialize)]
struct Checked {
    valid: bool,
    findings: Vec<Said>,
    /// Nothing of it stops the request: what its document can't show.
    warnings: Vec<Said>,
    /// Where nobody may be named: what looks like a name. What a person says is none can be sent in
    /// `no_names`.
    looks_like_names: Vec<String>,
    acknowledge_by: Option<Date>,
    due: Option<Date>,
    expires: Option<Date>,
}

/// `POST /api/v1/requests/check`: everything that sending would check, and nothing is sent.
pub async fn check(caller: Caller, body: Fields) -> Result<Response, Problem> {
    let asked = Asked::read(&caller, body)?;
    let (gateway, now) = (caller.gateway(), caller.now());
    let form = send::form(gateway, &asked.kind, &asked.recipient, &asked.held)?;
    let (mut findings, mut looks_like_names, mut warnings) = (Vec::new(), Vec::new(), Vec::new());
    match response_from_json(&asked.response, &form) {
        Err(refusal) => {
            findings.extend(in_language(refusal.reasons, caller.language).iter().map(Finding::of_form));
        }
        Ok(response) => {
            warnings = undrawn::in_form(&form, &response, caller.language);
            looks_like_names = unnamed::names_in_request(gateway, &asked.held, &form, &response);
            match send::preview(gateway, asked.request(&caller, &response, caller.language), now) {
                Ok(_) => {}
                Err(Error::Form(report)) => findings.extend(report.errors.iter().map(Finding::of_form)),
                Err(error) => return Err(error.into()),
            }
        }
    }
    let dates = dates::of(gateway, &asked.kind, &asked.recipient, &asked.held, now)?;
    let valid = findings.is_empty();
    let day = |at| valid.then(|| local_date(at));
    ok(&Checked {
        valid,
        findings: findings.iter().map(|finding| finding.said(caller.language)).collect(),
        warnings: warnings.into_iter().map(|found| warning(found).said(caller.language)).collect(),
        looks_like_names,
        acknowledge_by: day(dates.acknowledge_by),
        due: day(dates.due_at),
        expires: day(dates.expires_at),
    })
}

fn warning(found: forms::finding::Finding) -> Finding {
    Finding::worded("response", found.link_id, found.code, found.text)
}

/// `POST /api/v1/requests/preview`: the document as it would be sent, signed by nobody.
pub async fn preview(caller: Caller, body: Fields) -> Result<Response, Problem> {
    let asked = Asked::read(&caller, body)?;
    let response = asked.response(&caller)?;
    let request = asked.request(&caller, &response, asked.language(&caller));
    let pdf = send::preview(caller.gateway(), request, caller.now());
    let pdf = pdf.map_err(|error| in_words(&caller, &asked, &response, error))?;
    Ok(written(StatusCode::OK, "application/pdf", pdf))
}

/// What sending gives. Papers with a key or a letter are there for a quarter of an hour: the same call
/// again gives them again.
#[derive(Serialize)]
struct Outcome {
    #[serde(flatten)]
    summary: Summary,
    papers: Option<Papers>,
}

/// The gateway keeps none of it.
#[derive(Serialize)]
struct Papers {
    /// For the client's record.
    receipt: File,
    /// For a recipient that is not enrolled, to be given by telephone or letter: never by mail.
    one_time_key: Option<String>,
    one_time_key_slip: Option<File>,
    /// The request on paper, where it goes by post.
    letter: Option<File>,
}

impl Papers {
    fn of(caller: &Caller, dispatch: &Dispatch) -> Result<Self, Problem> {
        let reference = dispatch.reference;
        let name = |what: &str| format!("{what}-{reference}.pdf");
        let letter = if dispatch.by_post { dispatch.letter_pdf() } else { None };
        let key = dispatch.one_time_key.as_ref().map(RecipientKey::display);
        let receipt = dispatch.receipt_pdf(caller.gateway(), caller.now())?;
        Ok(Self {
            receipt: File::pdf(name("kvitto"), &receipt),
            one_time_key: key.map(|key| key.to_string()),
            one_time_key_slip: dispatch.slip_pdf().map(|pdf| File::pdf(name("nyckel"), &pdf)),
            letter: letter.map(|pdf| File::pdf(name("brev"), &pdf)),
        })
    }
}

/// `POST /api/v1/requests`. The same `submission` again sends nothing, and gives the same request.
pub async fn send(caller: Caller, mut body: Fields) -> Result<Response, Problem> {
    let submission = body.text("submission", *SUBMISSION.end());
    if !submission.is_empty() && submission.chars().count() < *SUBMISSION.start() {
        body.add("submission", "too-short");
    }
    let asked = Asked::read(&caller, body)?;
    let response = asked.response(&caller)?;
    let request = asked.request(&caller, &response, asked.language(&caller));
    // Another system's, or a page's, is another one.
    let submission = format!("{}\0{submission}", caller.user.id);
    match send::send(caller.gateway(), request, &submission, caller.now()).await {
        Ok(Sent::Now(dispatch)) => handed_out(&caller, *dispatch, StatusCode::CREATED),
        Ok(Sent::Before(reference)) => before(&caller, &reference),
        Err(error) => Err(in_words(&caller, &asked, &response, error)),
    }
}

/// `POST /api/v1/requests/{reference}/reroute`
pub async fn reroute(
    caller: Caller,
    Path(reference): Path<String>,
    mut body: Fields,
) -> Result<Response, Problem> {
    let document = body.file(held::FIELD);
    let recipient = body.text("recipient", LONGEST_ID);
    body.finish()?;
    let reference = caller.record(&reference)?.reference;
    let held = held::to_send(&caller, &document)?;
    let (gateway, user, now) = (caller.gateway(), &caller.user, caller.now());
    let dispatch = reroute::reroute(gateway, user, &reference, &held, &recipient, now).await?;
    handed_out(&caller, *dispatch, StatusCode::OK)
}

/// The papers. Those that are given once are kept for a call that is sent again because its answer
/// was lost; a receipt the caller could do without, so nothing of its client stays here.
fn handed_out(caller: &Caller, mut dispatch: Dispatch, status: StatusCode) -> Result<Response, Problem> {
    let (gateway, papers) = (caller.gateway(), Papers::of(caller, &dispatch)?);
    let record = caller.record(&dispatch.reference.to_string())?;
    if !dispatch.by_post {
        dispatch.forget_letter();
    }
    if dispatch.one_time_key.is_some() || dispatch.by_post {
        caller.state.desks().dispatches.put(owner(caller), dispatch, &gateway.random, caller.now()).ok();
    }
    let summary = Summary::of(&record, &gateway.parties(), caller.now());
    let outcome = Outcome { summary, papers: Some(papers) };
    if status == StatusCode::CREATED {
        created(&format!("/api/v1/requests/{}", record.reference), &outcome)
    } else {
        answer(status, &outcome)
    }
}

/// The request that was made of it before.
fn before(caller: &Caller, reference: &Reference) -> Result<Response, Problem> {
    let record = caller.record(&reference.to_string())?;
    let all = caller.state.desks().dispatches.all_of(owner(caller), caller.now());
    let kept = all.iter().rev().find(|(_, dispatch)| dispatch.reference == *reference);
    let papers = kept.map(|(_, dispatch)| Papers::of(caller, dispatch)).transpose()?;
    ok(&Outcome { summary: Summary::of(&record, &caller.gateway().parties(), caller.now()), papers })
}

fn owner(caller: &Caller) -> Digest {
    caller.gateway().parties().user_digest(&caller.user.id)
}

/// What is wrong with a form is told in the caller's language, not the document's.
fn in_words(caller: &Caller, asked: &Asked, response: &response::Response, error: Error) -> Problem {
    let Error::Form(_) = error else { return error.into() };
    let request = asked.request(caller, response, caller.language);
    send::preview(caller.gateway(), request, caller.now()).err().unwrap_or(error).into()
}
