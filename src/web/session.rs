//! Who is behind a request. Everybody has a visit: a random cookie from which the CSRF token
//! follows. Of a logged-in person the store has a session under the cookie's digest; the cookie
//! itself is nowhere but in the browser.
//!
//! A login ends by itself after a time without a click, and after a time in all. What somebody
//! posts after that is not lost: see [`crate::web::resume`].

use std::sync::Arc;

use axum::extract::{FromRequestParts, Request, State as Extract};
use axum::http::request::Parts;
use axum::http::{Extensions, HeaderMap};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use jiff::{SignedDuration, Timestamp};

use crate::crypto::session::SessionId;
use crate::domain::change::Session;
use crate::domain::{Change, Digest, Language, User, Write};
use crate::text;
use crate::web::cookie;
use crate::web::error::Error;
use crate::web::keys::{self, Keys};
use crate::web::language::{self, Chosen};
use crate::web::redirect::Say;
use crate::web::state::State;

const COOKIE: &str = "underlag";
const SAID: &str = "underlag-said";
/// A click moves the idle clock, but not more often: it costs a durable write.
const TOUCH_AFTER: SignedDuration = SignedDuration::from_secs(60);

/// The person behind a request, logged in or not.
#[derive(Clone)]
pub struct Visitor(Arc<Inner>);

struct Inner {
    /// The cookie; none for a stranger.
    id: Option<SessionId>,
    /// The browser does not have it yet.
    fresh: bool,
    csrf: String,
    language: Language,
    /// Single keys do something on the pages.
    keys: bool,
    /// The key of a text.
    said: Option<String>,
    login: Option<Login>,
}

#[derive(Clone)]
struct Login {
    user: Arc<User>,
    user_digest: Digest,
    session: Digest,
}

/// The cookie to set from now on.
#[derive(Clone)]
struct NewCookie(SessionId);

impl Visitor {
    /// The visitor that [`layer`] found.
    ///
    /// # Errors
    /// `Error::Internal` on a route outside the layer.
    pub fn of(extensions: &Extensions) -> Result<&Self, Error> {
        extensions.get::<Self>().ok_or_else(|| Error::internal(std::io::Error::other("no session layer")))
    }

    /// Somebody of whom nothing is known but the language; forms on that page can't be posted.
    #[must_use]
    pub fn stranger(language: Language) -> Self {
        Self(Arc::new(Inner {
            id: None,
            fresh: true,
            csrf: String::new(),
            language,
            keys: false,
            said: None,
            login: None,
        }))
    }

    #[must_use]
    pub fn language(&self) -> Language {
        self.0.language
    }

    /// Single keys do something on the pages.
    #[must_use]
    pub fn keys(&self) -> bool {
        self.0.keys
    }

    #[must_use]
    pub fn csrf_token(&self) -> &str {
        &self.0.csrf
    }

    #[must_use]
    pub fn user(&self) -> Option<&User> {
        self.0.login.as_ref().map(|login| &*login.user)
    }

    /// The digest under which the store knows the logged-in person.
    #[must_use]
    pub fn user_digest(&self) -> Option<Digest> {
        self.0.login.as_ref().map(|login| login.user_digest)
    }

    /// The browser came with a cookie, though it may lead to no session any more.
    #[must_use]
    pub fn has_been_here(&self) -> bool {
        !self.0.fresh
    }

    /// Is the login that it came with still one? For what outlasts a request.
    pub(crate) fn is_logged_in(&self, state: &State) -> bool {
        let session = self.0.id.as_ref().and_then(|id| live_session(state, id).ok().flatten());
        session.zip(self.0.login.as_ref()).is_some_and(|((now, _), then)| now.session == then.session)
    }

    /// What the page before asked this one to say.
    #[must_use]
    pub fn said(&self) -> Option<String> {
        self.0.said.as_ref().map(|key| text::get(self.0.language, key))
    }

    /// Compares in constant time.
    #[must_use]
    pub fn knows(&self, token: &str) -> bool {
        use subtle::ConstantTimeEq;
        !self.0.csrf.is_empty() && bool::from(self.0.csrf.as_bytes().ct_eq(token.as_bytes()))
    }

    fn find(state: &State, headers: &HeaderMap) -> Result<(Self, Option<Session>), Error> {
        let https = state.settings().https;
        let presented = cookie::read(headers, COOKIE, https).and_then(|id| SessionId::parse(&id));
        // A script that is led to a page only learns where to go: what is said is for who goes there.
        let by_script = headers.get("sec-fetch-dest").is_some_and(|to| to == "empty");
        let said = cookie::read(headers, SAID, https).filter(|key| !by_script && is_saying(key));
        let fresh = presented.is_none();
        let id = match presented {
            Some(id) => id,
            None => new_id(state)?,
        };
        let session = if fresh { None } else { live_session(state, &id)? };
        let (login, session) = session.unzip();
        let inner = Inner {
            csrf: state.csrf().token(&id),
            language: language::wanted(headers, state.settings()),
            keys: keys::wanted(headers, https),
            id: Some(id),
            fresh,
            said,
            login,
        };
        Ok((Self(Arc::new(inner)), session))
    }
}

impl FromRequestParts<State> for Visitor {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &State) -> Result<Self, Error> {
        Self::of(&parts.extensions).cloned()
    }
}

/// Finds the visitor before the handler, and sets the cookies after it.
pub async fn layer(Extract(state): Extract<State>, mut request: Request, next: Next) -> Response {
    let (visitor, session) = match Visitor::find(&state, request.headers()) {
        Ok(found) => found,
        Err(error) => return error.into_response(),
    };
    if let Some(session) = session
        && is_a_click(&request)
        && let Err(error) = touch(&state, &visitor, session).await
    {
        return error.into_response();
    }
    request.extensions_mut().insert(visitor.clone());
    let mut response = next.run(request).await;
    set_cookies(&state, &visitor, &mut response);
    response.extensions_mut().insert(visitor);
    response
}

fn set_cookies(state: &State, visitor: &Visitor, response: &mut Response) {
    let https = state.settings().https;
    let new_id = response.extensions_mut().remove::<NewCookie>();
    let say = response.extensions().get::<Say>().copied();
    let chosen = response.extensions().get::<Chosen>().copied();
    let keys = response.extensions().get::<Keys>().copied();
    let redirects = response.status().is_redirection();
    let headers = response.headers_mut();
    match new_id {
        Some(NewCookie(id)) => cookie::write(headers, COOKIE, id.as_str(), https, None),
        None if visitor.0.fresh => {
            if let Some(id) = &visitor.0.id {
                cookie::write(headers, COOKIE, id.as_str(), https, None);
            }
        }
        None => {}
    }
    match say {
        Some(Say(key)) => cookie::write(headers, SAID, key, https, Some(60)),
        None if visitor.0.said.is_some() && !redirects => cookie::write(headers, SAID, "", https, Some(0)),
        None => {}
    }
    if let Some(keys) = keys {
        keys.write(headers, https);
    }
    if let Some(Chosen(language)) = chosen {
        cookie::write(headers, language::COOKIE, language.tag(), https, Some(365 * 24 * 3600));
    }
}

/// Logs the user in: a new cookie, so that one planted before is worth nothing.
/// Returns the writes to commit, the visitor from now on, and what sets the cookie.
pub(crate) fn start(
    state: &State,
    before: &Visitor,
    user: &Arc<User>,
    now: Timestamp,
) -> Result<(Write, Visitor, impl FnOnce(&mut Response) + use<>), Error> {
    let id = new_id(state)?;
    let digest = state.session_digest(&id);
    let user_digest = state.user_digest(&user.id);
    let role = *user.roles.first().ok_or(Error::Forbidden)?;
    let credential = state.gateway().parties().credential(user);
    let session = Session { user: user_digest, role, started_at: now, seen_at: now, credential };
    let login = Login { user: Arc::clone(user), user_digest, session: digest };
    let visitor = Visitor(Arc::new(Inner {
        csrf: state.csrf().token(&id),
        id: Some(id.clone()),
        fresh: true,
        language: before.0.language,
        keys: before.0.keys,
        said: None,
        login: Some(login),
    }));
    let write = Write::Session { digest, session: Some(session) };
    Ok((write, visitor, move |response: &mut Response| {
        response.extensions_mut().insert(NewCookie(id));
    }))
}

/// Ends this session, and with `everywhere` all others of the person.
pub(crate) async fn end(state: &State, visitor: &Visitor, everywhere: bool) -> Result<(), Error> {
    let Some(login) = &visitor.0.login else { return Ok(()) };
    let mut digests = vec![login.session];
    if everywhere {
        digests.extend(
            state.sessions_of(&login.user_digest)?.into_iter().filter(|digest| *digest != login.session),
        );
    }
    let writes = digests.into_iter().map(|digest| Write::Session { digest, session: None }).collect();
    let change = Change { writes, ..state.user_event(login.user_digest, crate::domain::Action::LoggedOut) };
    state.commit(&change).await?;
    state.somebody_left();
    Ok(())
}

/// Sets a new cookie that leads nowhere.
pub(crate) fn forget(state: &State, response: &mut Response) -> Result<(), Error> {
    let id = new_id(state)?;
    response.extensions_mut().insert(NewCookie(id));
    Ok(())
}

fn live_session(state: &State, id: &SessionId) -> Result<Option<(Login, Session)>, Error> {
    let Some((digest, session)) = state.session(id)? else { return Ok(None) };
    let user = state.gateway().parties().holder(&session).cloned().map(Arc::new);
    let Some(user) = user.filter(|_| state.is_live(&session)) else { return Ok(None) };
    Ok(Some((Login { user, user_digest: session.user, session: digest }, session)))
}

/// A page that only listens does not keep anybody logged in.
fn is_a_click(request: &Request) -> bool {
    request.uri().path() != "/queue/events"
}

async fn touch(state: &State, visitor: &Visitor, session: Session) -> Result<(), Error> {
    let now = state.now();
    let Some(login) = &visitor.0.login else { return Ok(()) };
    if now.duration_since(session.seen_at) < TOUCH_AFTER {
        return Ok(());
    }
    let session = Some(Session { seen_at: now, ..session });
    let writes = vec![Write::Session { digest: login.session, session }];
    state.commit(&Change { writes, ..Change::default() }).await
}

/// Only texts made to be said: the cookie may come from anybody.
fn is_saying(key: &str) -> bool {
    key.contains("-said-") && text::has(Language::default(), key)
}

fn new_id(state: &State) -> Result<SessionId, Error> {
    SessionId::generate(state.random()).map_err(Error::internal)
}
