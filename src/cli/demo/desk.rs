//! The demo's own pages: the logins and keys, every functional mailbox in one list, the clock.

use std::path::PathBuf;
use std::sync::Arc;

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use axum::routing::{get, post};
use jiff::SignedDuration;
use jiff::tz::TimeZone;
use serde::Deserialize;

use crate::cli::demo::folder::Enrolled;
use crate::cli::demo::letter::{self, Letter};
use crate::cli::demo::people::Login;
use crate::domain::language::Language;
use crate::exchange::Gateway;
use crate::web::csrf::CsrfForm;
use crate::web::error::Error;
use crate::web::page::{Frame, see_other_saying, show};
use crate::web::routes::Routes;

/// What the demo's pages know.
pub struct Desk {
    pub base_url: String,
    pub mail: PathBuf,
    pub people: PathBuf,
    pub gateway: Arc<Gateway>,
    pub logins: Vec<Login>,
    pub recipients: Vec<Enrolled>,
}

/// Steps the clock can take, in hours.
const STEPS: [(u32, &str); 4] = [
    (1, "demo-clock-hour"),
    (24, "demo-clock-day"),
    (7 * 24, "demo-clock-week"),
    (28 * 24, "demo-clock-four-weeks"),
];

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
        .at("/demo/clock", post(async move |CsrfForm(form): CsrfForm<Forward>| clock.forward(&form)))
}

#[derive(Deserialize)]
pub struct Forward {
    hours: u32,
}

impl Desk {
    fn front(&self, frame: Frame) -> Result<Response, Error> {
        let now = self.gateway.now().to_zoned(TimeZone::get("Europe/Stockholm").map_err(Error::internal)?);
        let steps = STEPS.iter().map(|(hours, key)| (*hours, frame.t(key))).collect();
        show(&FrontPage {
            now: now.strftime("%Y-%m-%d %H:%M").to_string(),
            logins: self.logins.clone(),
            recipients: self.recipients.clone(),
            people: self.people.display().to_string(),
            steps,
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

    fn forward(&self, form: &Forward) -> Result<Response, Error> {
        let known = STEPS.iter().any(|(hours, _)| *hours == form.hours);
        if !known {
            return Err(Error::Unreadable);
        }
        self.gateway.clock.advance(SignedDuration::from_hours(form.hours.into()));
        // What is due by the new time is done now.
        self.gateway.wake.notify_one();
        Ok(see_other_saying("/demo", "demo-said-clock-moved"))
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
    /// Hours, and what the button says.
    pub steps: Vec<(u32, String)>,
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
