//! The demo's own pages: the logins and keys, every functional mailbox in one list, the clock.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use axum::routing::{get, post};
use jiff::tz::TimeZone;
use serde::Deserialize;

use crate::exchange::Gateway;
use crate::text;
use crate::trial::demo::folder::Enrolled;
use crate::trial::demo::forward::{self, Happened, Step};
use crate::trial::demo::letter::{self, Letter};
use crate::trial::demo::people::Login;
use crate::web::csrf::CsrfForm;
use crate::web::error::Error;
use crate::web::page::{Frame, show};
use crate::web::redirect::see_other_saying;
use crate::web::routes::Routes;

/// What the demo's pages know.
pub struct Desk {
    pub base_url: String,
    pub mail: PathBuf,
    pub people: PathBuf,
    pub gateway: Arc<Gateway>,
    pub logins: Vec<Login>,
    pub recipients: Vec<Enrolled>,
    /// Where the log ended when the clock was last moved.
    pub moved: Mutex<Option<u64>>,
}

/// `/demo`, `/demo/mail`, `/demo/mail/{file}`, `/demo/clock`.
#[must_use]
pub fn routes(desk: &Arc<Desk>) -> Routes {
    let (front, mailbox, one, clock) =
        (Arc::clone(desk), Arc::clone(desk), Arc::clone(desk), Arc::clone(desk));
    Routes::new()
        .at("/demo", get(async move |frame: Frame| front.front(frame)))
        .at("/demo/mail", get(async move |frame: Frame| mailbox.mailbox(frame)))
        .at(
            "/demo/mail/{file}",
            get(async move |frame: Frame, Path(file): Path<String>| one.letter(frame, &file)),
        )
        .at("/demo/clock", post(async move |CsrfForm(form): CsrfForm<Forward>| clock.forward(&form).await))
}

#[derive(Deserialize)]
pub struct Forward {
    step: Step,
}

impl Desk {
    fn front(&self, frame: Frame) -> Result<Response, Error> {
        let now = self.gateway.now().to_zoned(TimeZone::get("Europe/Stockholm").map_err(Error::internal)?);
        let steps = Step::ALL.map(|step| (step.code(), frame.t(&format!("demo-clock-{}", step.code()))));
        let moved = *self.moved.lock().unwrap_or_else(PoisonError::into_inner);
        let happened = moved.map(|from| forward::happened(&self.gateway, from)).transpose()?;
        show(&FrontPage {
            now: now.strftime("%Y-%m-%d %H:%M").to_string(),
            logins: self.logins.clone(),
            recipients: self.recipients.clone(),
            people: self.people.display().to_string(),
            steps: steps.to_vec(),
            happened: happened.map(|happened| Told::of(happened, &frame)),
            frame,
        })
    }

    fn mailbox(&self, frame: Frame) -> Result<Response, Error> {
        let letters = letter::all(&self.mail).map_err(Error::internal)?;
        show(&MailboxPage { frame, letters })
    }

    fn letter(&self, frame: Frame, file: &str) -> Result<Response, Error> {
        let letters = letter::all(&self.mail).map_err(Error::internal)?;
        let letter = letters.into_iter().find(|letter| letter.file == file).ok_or(Error::NotFound)?;
        let lines = lines(&letter.body, &self.base_url);
        show(&LetterPage { frame, letter, lines })
    }

    async fn forward(&self, form: &Forward) -> Result<Response, Error> {
        let before = *self.moved.lock().unwrap_or_else(PoisonError::into_inner);
        let end = forward::end_of_log(&self.gateway, before.unwrap_or(0))?;
        *self.moved.lock().unwrap_or_else(PoisonError::into_inner) = Some(end);
        forward::move_clock(&self.gateway, form.step).await;
        Ok(see_other_saying("/demo", "demo-said-clock-moved"))
    }
}

/// What came of the last move of the clock, in words.
pub struct Told {
    pub counts: Vec<String>,
    /// Reference and step.
    pub steps: Vec<(String, String)>,
}

impl Told {
    fn of(happened: Happened, frame: &Frame) -> Self {
        let count = |(code, number): (&str, usize)| {
            frame.tx(&format!("demo-happened-{code}"), "n", number.to_string().as_str())
        };
        let step = |(reference, name): (String, String)| {
            let key = format!("domain-step-{name}");
            let known = text::has(frame.language, &key);
            (reference, if known { frame.t(&key) } else { name })
        };
        Self {
            counts: happened.counts.into_iter().map(count).collect(),
            steps: happened.steps.into_iter().map(step).collect(),
        }
    }
}

/// A line of a letter; a link of ours can be followed.
pub struct Line {
    pub text: String,
    pub link: bool,
}

fn lines(body: &str, base_url: &str) -> Vec<Line> {
    let is_link = |line: &str| line.starts_with(base_url) && !line.contains(char::is_whitespace);
    body.lines().map(|line| Line { link: is_link(line.trim()), text: line.trim_end().to_owned() }).collect()
}

#[derive(Template)]
#[template(path = "demo/front.html")]
pub struct FrontPage {
    pub frame: Frame,
    pub now: String,
    pub logins: Vec<Login>,
    pub recipients: Vec<Enrolled>,
    pub people: String,
    /// The step, and what its button says.
    pub steps: Vec<(&'static str, String)>,
    /// None before the clock was moved.
    pub happened: Option<Told>,
}

#[derive(Template)]
#[template(path = "demo/mailbox.html")]
pub struct MailboxPage {
    pub frame: Frame,
    pub letters: Vec<Letter>,
}

#[derive(Template)]
#[template(path = "demo/letter.html")]
pub struct LetterPage {
    pub frame: Frame,
    pub letter: Letter,
    pub lines: Vec<Line>,
}
