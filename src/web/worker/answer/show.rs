//! `GET /requests/{reference}/opened/{id}`: the answer, read.

use axum::extract::Path;
use axum::response::Response;

use crate::domain::{Answerer, Language, Record};
use crate::exchange::envelope::Says;
use crate::exchange::fetch::{OpenedAnswer, Reply};
use crate::forms::chain;
use crate::text::{self, dates, numbers};
use crate::web::error::Error;
use crate::web::page::{self, Frame};
use crate::web::questionnaire;
use crate::web::request::RequestView;
use crate::web::seat::Seat;
use crate::web::worker::answer::open::{on_desk, too_late};
use crate::web::worker::answer::show_page::{File, OpenedPage, Outcome};
use crate::web::worker::requests::thread;
use crate::web::worker::words;

pub async fn show(seat: Seat, Path((reference, id)): Path<(String, String)>) -> Result<Response, Error> {
    let record = seat.record(&reference)?;
    match on_desk(&seat, &record.reference, &id) {
        Some(opened) => page::show(&page(seat, &record, &opened, &id)?),
        None => Ok(too_late(&record.reference)),
    }
}

pub(super) fn page(
    mut seat: Seat,
    record: &Record,
    opened: &OpenedAnswer,
    id: &str,
) -> Result<OpenedPage, Error> {
    let language = seat.language();
    let sent = questionnaire::summary(&opened.request.form, &opened.request.response, language);
    seat.frame.path = format!("/requests/{}/opened/{id}", record.reference);
    let answer = opened.answer.as_ref();
    Ok(OpenedPage {
        request: RequestView::of(&seat, record),
        id: id.to_owned(),
        client: words::subject(&opened.request.header.subject, language),
        outcome: match answer {
            Some(reply) => outcome(&seat.frame, reply)?,
            None => Outcome::NotYet,
        },
        answered_by: answer
            .and_then(|reply| reply.header.answered_by.as_ref())
            .map(Answerer::line)
            .unwrap_or_default(),
        answered: answer.map(|reply| dates::moment(language, reply.header.answered_at)).unwrap_or_default(),
        late: answer.is_some_and(|reply| reply.header.late),
        paper: answer.and_then(|reply| on_paper(reply, language)),
        more_time: opened.more_time.as_ref().and_then(|reply| more_time(&seat.frame, reply)),
        attachments: answer.map(|reply| files(reply, language)).unwrap_or_default(),
        sent: sent.map_err(Error::internal)?,
        next_steps: if answer.is_some() {
            thread::next(seat.gateway(), record, &seat.frame)
        } else {
            Vec::new()
        },
        frame: seat.frame,
    })
}

fn outcome(frame: &Frame, reply: &Reply) -> Result<Outcome, Error> {
    Ok(match &reply.header.says {
        Says::Decline { reason, comment } => Outcome::Declined {
            reason: frame.t(&format!("document-decline-{}", reason.code())),
            comment: comment.clone(),
        },
        Says::WrongRecipient { perhaps } => Outcome::WrongRecipient { perhaps: perhaps.clone() },
        Says::MoreTime { .. } => Outcome::NotYet,
        Says::Answer { score } => {
            let Some(filled) = &reply.filled else { return Ok(Outcome::NotYet) };
            let summary = questionnaire::summary(&filled.form, &filled.response, frame.language);
            let missing = match score {
                Some(0..3) => chain::missing(&filled.form, &filled.response, frame.language),
                _ => Vec::new(),
            };
            Outcome::Answered {
                summary: summary.map_err(Error::internal)?,
                score: *score,
                missing: missing.into_iter().map(|finding| finding.text).collect(),
            }
        }
    })
}

fn more_time(frame: &Frame, reply: &Reply) -> Option<(String, String)> {
    match &reply.header.says {
        Says::MoreTime { until, reason } => Some((dates::weekday(frame.language, *until), reason.clone())),
        _ => None,
    }
}

fn on_paper(reply: &Reply, language: Language) -> Option<String> {
    let paper = reply.header.paper.as_ref()?;
    let arguments = [
        ("day", dates::day(language, paper.came_on).into()),
        ("worker", paper.worker.as_str().into()),
        ("unit", paper.unit.as_str().into()),
    ];
    Some(text::with(language, "paper-opened", &arguments))
}

fn files(reply: &Reply, language: Language) -> Vec<File> {
    let entries = reply.header.attachments.iter().zip(&reply.attachments).enumerate();
    entries
        .map(|(place, (entry, file))| File {
            number: place + 1,
            name: file.name.clone(),
            size: numbers::size(language, entry.bytes),
        })
        .collect()
}
