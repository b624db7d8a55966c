//! Reading and writing cookies: ours are `HttpOnly; SameSite=Lax; Path=/`, and over https
//! `Secure` with the `__Host-` prefix, so that no neighbouring host can set them.
//!
//! Why `Lax` and not `Strict`: letters link to staff pages. With `Strict` the browser withholds
//! the cookie when such a link is followed from a webmail, and a logged-in person is shown the
//! login. `Lax` sends it on that GET only. No GET changes anything, and every POST needs the CSRF
//! token as well, which a foreign page cannot know.

use axum::http::{HeaderMap, HeaderValue, header};
use cookie::{Cookie, SameSite};

/// The value of a cookie. Over https only the `__Host-` name counts: the plain one could have been
/// planted by a neighbouring host.
pub(crate) fn read(headers: &HeaderMap, name: &str, https: bool) -> Option<String> {
    let name = full_name(name, https);
    let sent = headers.get_all(header::COOKIE).into_iter().filter_map(|value| value.to_str().ok());
    let found = sent.flat_map(Cookie::split_parse).flatten().find(|cookie| cookie.name() == name);
    found.map(|cookie| cookie.value().to_owned())
}

/// Sets a cookie until the browser is closed, or for `max_age_seconds`.
pub(crate) fn write(
    headers: &mut HeaderMap,
    name: &str,
    value: &str,
    https: bool,
    max_age_seconds: Option<i64>,
) {
    set(headers, name, value, https, max_age_seconds, SameSite::Lax);
}

/// The same, but no link from elsewhere brings it along: for pages that nobody links to.
pub(crate) fn write_strict(
    headers: &mut HeaderMap,
    name: &str,
    value: &str,
    https: bool,
    max_age_seconds: Option<i64>,
) {
    set(headers, name, value, https, max_age_seconds, SameSite::Strict);
}

fn set(
    headers: &mut HeaderMap,
    name: &str,
    value: &str,
    https: bool,
    max_age_seconds: Option<i64>,
    same_site: SameSite,
) {
    let mut cookie = Cookie::build((full_name(name, https), value))
        .path("/")
        .http_only(true)
        .same_site(same_site)
        .secure(https);
    if let Some(seconds) = max_age_seconds {
        cookie = cookie.max_age(cookie::time::Duration::seconds(seconds));
    }
    if let Ok(value) = HeaderValue::from_str(&cookie.build().to_string()) {
        headers.append(header::SET_COOKIE, value);
    }
}

fn full_name(name: &str, https: bool) -> String {
    if https { format!("__Host-{name}") } else { name.to_owned() }
}
