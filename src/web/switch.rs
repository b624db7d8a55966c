//! The switches on the pages: which language they speak, and whether single keys do something. The
//! browser remembers both.

use axum::response::Response;
use serde::Deserialize;

use crate::domain::Language;
use crate::web::csrf::CsrfForm;
use crate::web::error::Error;
use crate::web::keys::Keys;
use crate::web::language::Chosen;
use crate::web::paths::is_own_path;
use crate::web::redirect::{see_other, see_other_saying};
use crate::web::role::Staff;

#[derive(Deserialize)]
pub struct LanguageSwitch {
    language: String,
    back: String,
}

/// `POST /language`.
pub async fn language(CsrfForm(form): CsrfForm<LanguageSwitch>) -> Result<Response, Error> {
    let language = Language::parse(&form.language).ok_or(Error::Unreadable)?;
    let back = if is_own_path(&form.back) { &form.back } else { "/" };
    let mut response = see_other(back);
    response.extensions_mut().insert(Chosen(language));
    Ok(response)
}

#[derive(Deserialize)]
pub struct KeysSwitch {
    on: bool,
}

/// `POST /account/keys`.
pub async fn keys(_: Staff, CsrfForm(form): CsrfForm<KeysSwitch>) -> Result<Response, Error> {
    let said = if form.on { "web-said-keys-on" } else { "web-said-keys-off" };
    let mut response = see_other_saying("/account", said);
    response.extensions_mut().insert(Keys(form.on));
    Ok(response)
}
