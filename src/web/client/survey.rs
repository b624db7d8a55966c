//! `/my/survey`: five questions, once for each consent; only counters stay.

use askama::Template;
use axum::response::Response;

use crate::domain::survey::{Answer, Question, Sheet};
use crate::exchange::client;
use crate::web::client::reading::Reading;
use crate::web::client::seat::{Act, Seat};
use crate::web::csrf::Posted;
use crate::web::error::Error;
use crate::web::faults::Faults;
use crate::web::page::{Frame, refuse, show};
use crate::web::parts::Choice;
use crate::web::redirect::see_other_saying;

#[derive(Template)]
#[template(path = "client/survey.html")]
pub struct SurveyPage {
    pub frame: Frame,
    pub reading: Reading,
    pub questions: Vec<Asked>,
}

/// One question with what can be answered.
pub struct Asked {
    pub code: &'static str,
    pub text: String,
    pub answers: Vec<Choice>,
}

impl SurveyPage {
    pub fn of(frame: Frame, reading: Reading) -> Self {
        let answers = || {
            let answer = |answer: Answer| {
                Choice::new(answer.code(), reading.t(&format!("client-answer-{}", answer.code())), false)
            };
            Answer::ALL.into_iter().map(answer).collect()
        };
        let asked = |question: Question| Asked {
            code: question.code(),
            text: reading.t(&format!("client-question-{}", question.code())),
            answers: answers(),
        };
        Self { frame, reading, questions: Question::ALL.into_iter().map(asked).collect() }
    }
}

/// `GET /my/survey`.
pub async fn form(seat: Seat) -> Result<Response, Error> {
    let overview = client::overview(seat.gateway(), &seat.at, seat.reading.language(), seat.now())?;
    if !overview.survey_open {
        return Ok(see_other_saying("/my", "client-said-survey"));
    }
    show(&SurveyPage::of(seat.frame, seat.reading))
}

/// `POST /my/survey`.
pub async fn answer(Act { seat, posted }: Act) -> Result<Response, Error> {
    let Some(sheet) = sheet(&posted) else {
        let fault = empty(seat.reading);
        return refuse(&SurveyPage::of(seat.frame.with_faults(fault), seat.reading));
    };
    client::answer_survey(seat.gateway(), &seat.at, sheet, seat.now()).await?;
    Ok(see_other_saying("/my", "client-said-survey"))
}

pub fn empty(reading: Reading) -> Faults {
    Faults::whole(reading.t("client-survey-empty-heading"), reading.t("client-survey-empty"))
}

/// A question passed over counts as one that is not answered; none: all were.
fn sheet(posted: &Posted) -> Option<Sheet> {
    let answers = Question::ALL.map(|question| Answer::parse(posted.text(question.code())));
    let any = answers.iter().any(Option::is_some);
    any.then(|| Sheet(answers.map(|answer| answer.unwrap_or(Answer::NotSaid))))
}
