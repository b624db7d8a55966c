//! `/mailbox`: somebody in a functional mailbox types the code that came there.

use askama::Template;
use axum::response::Response;
use serde::Deserialize;

use crate::exchange::{self, mailbox_proof};
use crate::web::csrf::CsrfForm;
use crate::web::error::Error;
use crate::web::faults::Faults;
use crate::web::page::{Frame, refuse, show};
use crate::web::state::State;

#[derive(Template)]
#[template(path = "recipient/mailbox.html")]
pub struct MailboxPage {
    pub frame: Frame,
    pub code: String,
    /// The recipient whose mailbox was confirmed.
    pub confirmed: Option<String>,
}

#[derive(Deserialize)]
pub struct Typed {
    code: String,
}

/// `GET /mailbox`.
pub async fn form(frame: Frame) -> Result<Response, Error> {
    show(&MailboxPage { frame, code: String::new(), confirmed: None })
}

/// `POST /mailbox`.
pub async fn confirm(
    state: State,
    frame: Frame,
    CsrfForm(typed): CsrfForm<Typed>,
) -> Result<Response, Error> {
    match mailbox_proof::confirm(state.gateway(), &typed.code, state.now()).await {
        Ok(name) => show(&MailboxPage { frame, code: String::new(), confirmed: Some(name) }),
        Err(exchange::Error::NotFound) => {
            let fault = Faults::one("code", frame.t("recipient-mailbox-unknown"));
            refuse(&MailboxPage { frame: frame.with_faults(fault), code: typed.code, confirmed: None })
        }
        Err(error) => Err(error.into()),
    }
}
