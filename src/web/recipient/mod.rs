//! The recipient's pages: a link and a key open a request; read it, answer it, or say why not.
//!
//! # Layout
//!
//! - [`open`] link and key in; also where a form goes that was sent too late: [`open_page`] carries it,
//!   [`go_on`] shows it again.
//! - [`request`] what is asked, and what the consent allows; [`acknowledge`].
//! - [`form`] the answer form and its files; [`draft`] the answer so far; [`review`] what is missing,
//!   while typing.
//! - [`preview`] check before sending; [`receipt`] sent; [`kept`] the recipient's own copy of it;
//!   [`recall`] taken back.
//! - [`decline`], [`wrong_recipient`], [`more_time`] the other ways out.
//! - [`mailbox`] a letter that asks whether it arrives is answered there.
//! - [`seat`] who sits at a request; [`about`] which request it is; [`words`] what went wrong.

pub mod about;
mod acknowledge;
pub mod decline;
pub mod form;
mod go_on;
pub mod kept;
pub mod mailbox;
pub mod more_time;
mod open;
pub mod open_page;
pub mod preview;
pub mod recall;
pub mod receipt;
pub mod request;
pub mod review;
mod seat;
pub mod words;
pub mod wrong_recipient;

use axum::routing::{get, post};

use crate::web::routes::Routes;

pub use open::strayed;
pub use open_page::too_late;
pub(crate) use seat::is_taken as sits;

/// Everything a recipient sees.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .at("/l", get(open::form).post(open::open))
        .at("/mailbox", get(mailbox::form).post(mailbox::confirm))
        .at("/answer", get(request::show))
        .at("/answer/request.pdf", get(request::pdf))
        .at("/answer/request/{number}", get(request::attached))
        .at("/answer/acknowledge", post(acknowledge::acknowledge))
        .at_with_files("/answer/form", get(form::show).post(form::save))
        .at("/answer/review", post(review::review))
        .at("/answer/preview", get(preview::show))
        .at("/answer/preview.pdf", get(preview::pdf))
        .at("/answer/send", post(preview::send))
        .at("/answer/decline", get(decline::show).post(decline::decline))
        .at("/answer/wrong-recipient", get(wrong_recipient::show).post(wrong_recipient::pass_back))
        .at("/answer/more-time", get(more_time::show).post(more_time::ask))
        .at("/answer/receipt", get(receipt::show))
        .at("/answer/receipt.pdf", get(receipt::pdf))
        .at("/answer/copy", get(kept::show))
        .at("/answer/copy.pdf", get(kept::pdf))
        .at("/answer/copy.json", get(kept::json))
        .at("/answer/recall", get(recall::ask).post(recall::take_back))
        .at("/answer/leave", post(receipt::leave))
}
