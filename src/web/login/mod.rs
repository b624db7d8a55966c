//! Login and logout of the staff: local accounts.

pub mod page;
mod throttle;

use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;
use zeroize::Zeroizing;

use crate::domain::{Action, Change};
use crate::web::csrf::CsrfForm;
use crate::web::error::Error;
use crate::web::faults::Faults;
use crate::web::late::{self, Late};
use crate::web::login::page::{AccountPage, AgainPage, LoginPage};
use crate::web::page::{Frame, refuse, show, with_status};
use crate::web::paths::is_own_path;
use crate::web::redirect::{see_other, see_other_saying};
use crate::web::role::Staff;
use crate::web::session::{self, Visitor};
use crate::web::source::Source;
use crate::web::state::State;

#[derive(Deserialize)]
pub struct Wanted {
    #[serde(default)]
    next: String,
}

/// `GET /login`.
pub async fn form(frame: Frame, Query(wanted): Query<Wanted>) -> Result<Response, Error> {
    if frame.person.is_some() {
        return Ok(see_other(own(&wanted.next)));
    }
    show(&LoginPage::new(frame, wanted.next))
}

#[derive(Deserialize)]
pub struct Login {
    username: String,
    password: String,
    #[serde(default)]
    next: String,
    /// The fields of a form that was posted too late.
    #[serde(default)]
    carried: String,
}

/// `POST /login`.
pub async fn log_in(
    state: State,
    visitor: Visitor,
    source: Source,
    CsrfForm(login): CsrfForm<Login>,
) -> Result<Response, Error> {
    let frame = Frame::of(&state, &visitor, "/login");
    let user = match throttle::check(&state, &source, &login.username, Zeroizing::new(login.password)).await?
    {
        Ok(user) => user,
        Err(why) => {
            let mut page = LoginPage::new(frame, login.next);
            page.frame.faults = Faults::one("", why.text(page.frame.language));
            page.username = login.username;
            page.carried = login.carried;
            return refuse(&page);
        }
    };
    let now = state.now();
    let (write, visitor, set_cookie) = session::start(&state, &visitor, &user, now)?;
    let logged = state.user_event(state.user_digest(&user.id), Action::LoggedIn);
    state.commit(&Change { writes: vec![write], ..logged }).await?;
    let target = own(&login.next);
    let mut response = if login.carried.is_empty() {
        see_other(target)
    } else {
        let frame = Frame::of(&state, &visitor, "/");
        show(&AgainPage { frame, target: target.to_owned(), fields: late::decode(&login.carried) })?
    };
    set_cookie(&mut response);
    Ok(response)
}

/// A form came in when nobody was logged in any more: log in and send it again.
pub(crate) fn too_late(frame: Frame, late: Late) -> Result<Response, Error> {
    let mut page = LoginPage::new(frame, late.target);
    page.carried = late.fields;
    page.lost_files = late.had_files;
    page.too_late = true;
    with_status(StatusCode::UNAUTHORIZED, &page)
}

/// `GET /account`.
pub async fn account(frame: Frame, staff: Staff, state: State) -> Result<Response, Error> {
    let sessions = state.sessions_of(&staff.digest)?.len();
    show(&AccountPage { frame, username: staff.user.id, sessions })
}

#[derive(Deserialize)]
pub struct Logout {
    #[serde(default)]
    everywhere: bool,
}

/// `POST /logout`.
pub async fn log_out(
    state: State,
    visitor: Visitor,
    CsrfForm(form): CsrfForm<Logout>,
) -> Result<Response, Error> {
    if let Some(user) = visitor.user_digest() {
        state.desks().clear(user);
    }
    session::end(&state, &visitor, form.everywhere).await?;
    let said = if form.everywhere { "web-said-logged-out-everywhere" } else { "web-said-logged-out" };
    let mut response = see_other_saying("/login", said);
    session::forget(&state, &mut response)?;
    Ok(response)
}

fn own(path: &str) -> &str {
    if is_own_path(path) && !path.starts_with("/login") { path } else { "/" }
}
