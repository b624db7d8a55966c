//! What has come is opened with the consent document, and let go in a call of its own.

use axum::extract::Path;
use axum::response::Response;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;
use serde_json::value::RawValue;

use crate::domain::{Answerer, Reference, Refusal, ReturnReason};
use crate::exchange::envelope::{OnPaper, Says};
use crate::exchange::fetch::{self, Filled, OpenedAnswer, Reply};
use crate::exchange::{self, recall};
use crate::web::api::body::Fields;
use crate::web::api::caller::Caller;
use crate::web::api::held;
use crate::web::api::page::{File, ok};
use crate::web::api::problem::Problem;
use crate::web::api::requests::told_anew;
use crate::web::error::Error;

#[derive(Serialize)]
struct Opened<'a> {
    reference: Reference,
    /// The answer, or the refusal; null while nothing has come.
    answer: Option<Came<'a>>,
    /// Why the recipient needs more time.
    more_time: Option<Came<'a>>,
    /// The request as it was sent, where it was asked for.
    request: Option<File>,
}

/// A document that the recipient has signed.
#[derive(Serialize)]
struct Came<'a> {
    says: &'a Says,
    answered_at: Timestamp,
    due: Date,
    late: bool,
    /// Who stands for it; null of a refusal or a wish for more time.
    answered_by: Option<&'a Answerer>,
    /// It came by post.
    paper: Option<&'a OnPaper>,
    /// FHIR; null where there is no form: a refusal, a wish for more time.
    response: Option<Box<RawValue>>,
    document: File,
    attachments: Vec<File>,
}

impl<'a> Came<'a> {
    fn of(reply: &'a Reply, name: &str) -> Result<Self, Problem> {
        let header = &reply.header;
        let entries = header.attachments.iter().zip(&reply.attachments);
        Ok(Self {
            says: &header.says,
            answered_at: header.answered_at,
            due: header.due,
            late: header.late,
            answered_by: header.answered_by.as_ref(),
            paper: header.paper.as_ref(),
            response: reply.filled.as_ref().map(response).transpose()?,
            document: File::pdf(format!("{name}-{}.pdf", header.reference), &reply.pdf),
            attachments: entries
                .map(|(entry, file)| File::new(&file.name, &entry.media_type, &file.bytes))
                .collect(),
        })
    }
}

fn response(filled: &Filled) -> Result<Box<RawValue>, Problem> {
    Ok(serde_json::from_slice(&filled.json).map_err(Error::internal)?)
}

/// `POST /api/v1/requests/{reference}/answer`. May be done again, until it is confirmed as fetched.
pub async fn open(
    caller: Caller,
    Path(reference): Path<String>,
    mut body: Fields,
) -> Result<Response, Problem> {
    let document = body.file(held::FIELD);
    let with_request = body.flag("with_request");
    body.finish()?;
    let reference = caller.record(&reference)?.reference;
    let held = held::to_open(&caller, &document)?;
    let opened = fetch::open(caller.gateway(), &caller.user, &reference, &held, caller.now()).await?;
    let OpenedAnswer { request, answer, more_time, .. } = &opened;
    ok(&Opened {
        reference,
        answer: answer.as_ref().map(|reply| Came::of(reply, "svar")).transpose()?,
        more_time: more_time.as_ref().map(|reply| Came::of(reply, "mer-tid")).transpose()?,
        request: with_request.then(|| File::pdf(format!("forfragan-{reference}.pdf"), &request.pdf)),
    })
}

/// `POST /api/v1/requests/{reference}/fetched`: the system has it, and the gateway destroys what it held.
/// Done twice, it is done once.
pub async fn fetched(
    caller: Caller,
    Path(reference): Path<String>,
    body: Fields,
) -> Result<Response, Problem> {
    body.finish()?;
    let record = caller.record(&reference)?;
    match fetch::confirm(caller.gateway(), &caller.user, &record.reference, caller.now()).await {
        Err(exchange::Error::Refused(Refusal::NothingToFetch)) if record.facts.fetched_at.is_some() => {}
        other => other?,
    }
    told_anew(&caller, &record.reference)
}

/// `POST /api/v1/requests/{reference}/return`: it is about somebody else, or not enough. Done twice, it is
/// done once.
pub async fn give_back(
    caller: Caller,
    Path(reference): Path<String>,
    mut body: Fields,
) -> Result<Response, Problem> {
    let reason = body.needed_code("reason", ReturnReason::parse).unwrap_or(ReturnReason::NotEnough);
    body.finish()?;
    let record = caller.record(&reference)?;
    let before = record.facts.taken_back.last().is_some_and(|back| back.returned == Some(reason));
    match recall::give_back(caller.gateway(), &caller.user, &record.reference, reason, caller.now()).await {
        Err(exchange::Error::Refused(Refusal::NothingToReturn | Refusal::ReturnedAlready)) if before => {}
        other => other?,
    }
    told_anew(&caller, &record.reference)
}
