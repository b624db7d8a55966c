//! `/answer/receipt`: it has come in, and what happens next. And `/answer/leave`.

use askama::Template;
use axum::response::Response;

use crate::exchange::answer;
use crate::exchange::envelope::Says;
use crate::exchange::kept;
use crate::text::{self, dates};
use crate::web::csrf::Posted;
use crate::web::error::Error;
use crate::web::page::{Frame, show as show_page};
use crate::web::recipient::about::About;
use crate::web::recipient::request::pdf_response;
use crate::web::recipient::seat::{self, Seat};
use crate::web::redirect::{see_other, see_other_saying};
use crate::web::state::State;

#[derive(Template)]
#[template(path = "recipient/receipt.html")]
pub struct ReceiptPage {
    pub frame: Frame,
    pub about: About,
    pub outcome: Outcome,
    /// `21 november 2026 kl. 14.05`
    pub received: String,
    /// After the due day.
    pub late: bool,
    pub files: usize,
    /// The last day the recipient's own copy is there; none where it is gone.
    pub kept: Option<String>,
    /// There is a form in it.
    pub has_form: bool,
}

/// What was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Answered,
    Declined,
    WrongRecipient,
}

impl Outcome {
    pub(super) const fn of(says: &Says) -> Self {
        match says {
            Says::Decline { .. } => Self::Declined,
            Says::WrongRecipient { .. } => Self::WrongRecipient,
            Says::Answer { .. } | Says::MoreTime { .. } => Self::Answered,
        }
    }

    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Answered => "answered",
            Self::Declined => "declined",
            Self::WrongRecipient => "wrong-recipient",
        }
    }
}

impl ReceiptPage {
    fn heading(&self) -> String {
        self.frame.t(&format!("recipient-receipt-{}-heading", self.outcome.code()))
    }

    fn text(&self) -> String {
        let unit = &self.about.header.unit;
        let about = [
            ("unit", unit.name.as_str().into()),
            ("organisation", unit.organisation.as_str().into()),
            ("telephone", unit.telephone.as_str().into()),
        ];
        let key = format!("recipient-receipt-{}-text", self.outcome.code());
        text::with(self.frame.language, &key, &about)
    }
}

/// `GET /answer/receipt`.
pub async fn show(state: State, seat: Seat, frame: Frame) -> Result<Response, Error> {
    let Some(visit) = seat.visit else { return Ok(see_other("/l")) };
    let Some(sent) = visit.sent() else { return Ok(see_other("/answer")) };
    let language = frame.language;
    show_page(&ReceiptPage {
        about: About::of(&state, &visit, language),
        outcome: Outcome::of(&sent.header.says),
        received: dates::moment(language, sent.header.answered_at),
        late: sent.header.late,
        files: sent.header.attachments.len(),
        kept: kept::until(state.gateway(), &visit, state.now())
            .map(|until| dates::day(language, dates::stockholm(until))),
        has_form: matches!(sent.header.says, Says::Answer { .. }),
        frame,
    })
}

/// `GET /answer/receipt.pdf`.
pub async fn pdf(state: State, seat: Seat, frame: Frame) -> Result<Response, Error> {
    let Some(visit) = seat.visit else { return Ok(see_other("/l")) };
    let Some(pdf) = answer::receipt(state.gateway(), &visit, frame.language, state.now())? else {
        return Ok(see_other("/answer"));
    };
    Ok(pdf_response(&pdf, &format!("{}-{}.pdf", visit.reference, frame.t("recipient-file-receipt"))))
}

/// `POST /answer/leave`.
pub async fn leave(state: State, seat: Seat, _: Posted) -> Response {
    seat.clear(&state);
    let mut response = see_other_saying("/l", "recipient-said-left");
    seat::leave(&state, &mut response);
    response
}
