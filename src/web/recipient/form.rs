//! `/answer/form`: the answer form. Whatever button is pressed, the work so far is sealed and kept.

use askama::Template;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use crate::domain::Language;
use crate::domain::calendar::local_date;
use crate::exchange::visit::Visit;
use crate::exchange::{answer, draft, unnamed};
use crate::forms::chain::CANNOT_JUDGE;
use crate::forms::enable_when;
use crate::forms::finding::{Finding, Report};
use crate::forms::model::{Item, Questionnaire, Value};
use crate::forms::response::Response as Answers;
use crate::web::answer::{base, reading_of};
use crate::web::csrf::Posted;
use crate::web::error::Error;
use crate::web::faults::{Fault, Faults};
use crate::web::files::{self, Attached, Room};
use crate::web::page::{Frame, with_status};
use crate::web::parts::Choice;
use crate::web::questionnaire::{self, Reading, Shown};
use crate::web::recipient::about::About;
use crate::web::recipient::review::Review;
use crate::web::recipient::seat::{Act, AtRequest};
use crate::web::recipient::words;
use crate::web::redirect::{see_other, see_other_saying};
use crate::web::state::State;

/// What looks like a name, and the recipient says is none.
const NO_NAME: &str = "no_name";

#[derive(Template)]
#[template(path = "recipient/form.html")]
pub struct FormPage {
    pub frame: Frame,
    pub about: About,
    /// The questions as HTML.
    pub fields: String,
    /// What the request asks for in particular: places on the page. Empty: everything.
    pub asked: Vec<Fault>,
    pub review: Review,
    /// A question that is asked now has that choice.
    pub can_say_cannot_judge: bool,
    /// What looks like a name where none may be.
    pub names: Vec<Choice>,
    pub attached: Vec<Attached>,
    /// Come back from attaching a file.
    pub at_files: bool,
    pub draft_damaged: bool,
    pub room: Room,
}

/// Where on the page to go on.
#[derive(Deserialize)]
pub struct Place {
    #[serde(default)]
    at: String,
}

/// `GET /answer/form`.
pub async fn show(
    state: State,
    AtRequest(visit): AtRequest,
    Query(place): Query<Place>,
    frame: Frame,
) -> Result<Response, Error> {
    let reading = reading_of(&visit.answer_form, &base(&visit));
    let mut page = page(&state, frame, &visit, &reading)?;
    page.at_files = place.at == files::FIELD;
    with_status(StatusCode::OK, &page)
}

/// `POST /answer/form`.
pub async fn save(state: State, act: Act) -> Result<Response, Error> {
    let Act { visit, frame, mut posted } = act;
    let language = frame.language;
    let reading = read(&visit, &posted);
    let nothing_sent = posted.files().is_empty();
    let mut faults = files::take(state.gateway(), &visit, &mut posted, language);
    let wanted = posted.text("do");
    let detached = wanted.strip_prefix("detach ").and_then(|place| place.parse().ok());
    if let Some(place) = detached {
        draft::detach(&visit, place);
    }
    if wanted == "attach" && nothing_sent {
        faults.add(files::FIELD, frame.t("recipient-files-none"));
    }
    if let Err(error) = draft::save(state.gateway(), &visit, state.now()).await {
        let text = words::said(&error, language);
        let status = Error::from(error).status();
        return shown(&state, frame.with_faults(Faults::one("", text)), &visit, &reading, status);
    }
    if posted.is_cut() {
        let frame = frame.clone().with_faults(Faults::one(files::FIELD, frame.t("web-upload-large")));
        return shown(&state, frame, &visit, &reading, StatusCode::PAYLOAD_TOO_LARGE);
    }
    let here = reading.again || detached.is_some();
    if !here {
        let report = match wanted {
            "save" | "attach" => Report::default(),
            _ => answer::review(&visit, &reading.response, language, true, local_date(state.now())),
        };
        let found = questionnaire::faults(&visit.answer_form, &reading, &report.errors, language);
        faults = joined(found, &faults);
    }
    if faults.any() || here {
        let status = if faults.any() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
        return shown(&state, frame.with_faults(faults), &visit, &reading, status);
    }
    Ok(match wanted {
        // Another address than the form's, so that a script sees that it is led on.
        "save" => see_other_saying("/answer/form?at=top", "recipient-said-saved"),
        "attach" => see_other("/answer/form?at=files"),
        _ => see_other("/answer/preview"),
    })
}

/// Sent too late, or not from here: what was typed wins over the older draft, and is kept.
pub(super) async fn go_on(state: &State, frame: Frame, act: Act) -> Result<Response, Error> {
    let reading = read(&act.visit, &act.posted);
    let kept = draft::save(state.gateway(), &act.visit, state.now()).await;
    let faults = kept.err().map(|error| Faults::one("", words::said(&error, frame.language)));
    shown(state, frame.with_faults(faults.unwrap_or_default()), &act.visit, &reading, StatusCode::OK)
}

/// The form again, with what has to be put right before it can be sent.
pub(super) fn refused(
    state: &State,
    frame: Frame,
    visit: &Visit,
    report: &Report,
) -> Result<Response, Error> {
    let reading = reading_of(&visit.answer_form, &base(visit));
    let faults = questionnaire::faults(&visit.answer_form, &reading, &report.errors, frame.language);
    let frame = Frame { path: "/answer/form".to_owned(), ..frame.with_faults(faults) };
    shown(state, frame, visit, &reading, StatusCode::UNPROCESSABLE_ENTITY)
}

/// What the fields hold, read and put into the draft.
fn read(visit: &Visit, posted: &Posted) -> Reading {
    // Files are attached to the answer, not to a question.
    let fields = Posted::from_fields(posted.fields().to_vec());
    let reading = questionnaire::read(&visit.answer_form, &fields, &base(visit));
    draft::fill(visit, reading.response.clone());
    draft::dismiss(visit, posted.all(NO_NAME).map(str::to_owned).collect());
    reading
}

fn joined(mut faults: Faults, more: &Faults) -> Faults {
    for fault in more {
        faults.add_about(fault.field.clone(), fault.about.clone(), fault.text.clone());
    }
    faults
}

fn shown(
    state: &State,
    frame: Frame,
    visit: &Visit,
    reading: &Reading,
    status: StatusCode,
) -> Result<Response, Error> {
    with_status(status, &page(state, frame, visit, reading)?)
}

fn page(state: &State, frame: Frame, visit: &Visit, reading: &Reading) -> Result<FormPage, Error> {
    let (gateway, language) = (state.gateway(), frame.language);
    let base = base(visit);
    let form = &visit.answer_form;
    let review = Review::of(visit, reading, &frame, state);
    let shown = Shown { form, entries: &reading.entries, base: &base, wrong: &review.wrong, may_lack: false };
    let fields = questionnaire::fields(&frame, shown, reading.focus.as_deref());
    Ok(FormPage {
        about: About::of(state, visit, language),
        fields: fields.map_err(Error::internal)?,
        asked: places(form, reading, &answer::asked(visit), language),
        review,
        can_say_cannot_judge: can_say_cannot_judge(form, &reading.response),
        names: names(visit, &reading.response),
        attached: files::attached(&visit.draft(), language),
        room: Room::left(gateway, &visit.draft(), language),
        at_files: false,
        draft_damaged: visit.draft_damaged,
        frame,
    })
}

/// What looks like a name where none may be, and whether the recipient says it is none.
fn names(visit: &Visit, response: &Answers) -> Vec<Choice> {
    let no_names = visit.draft().no_names;
    let names = unnamed::names_in_answer(visit, response).into_iter();
    names.map(|name| Choice::new(&name, &name, no_names.contains(&name))).collect()
}

/// Where on the page these items are, and what they are called.
pub fn places(
    form: &Questionnaire,
    reading: &Reading,
    link_ids: &[String],
    language: Language,
) -> Vec<Fault> {
    let findings: Vec<Finding> = link_ids.iter().map(|id| Finding::new("asked", Some(id), "")).collect();
    questionnaire::places(form, reading, &findings, language).iter().cloned().collect()
}

/// Whether a question that is asked as the answers stand can be answered with "cannot judge".
fn can_say_cannot_judge(form: &Questionnaire, response: &Answers) -> bool {
    let enabled = enable_when::enabled(form, response);
    let has_choice = |item: &Item| {
        item.options
            .iter()
            .any(|option| matches!(&option.value, Value::Coding(coding) if coding.code == CANNOT_JUDGE))
    };
    form.walk().any(|item| has_choice(item) && enabled.anywhere(form, &item.link_id))
}
