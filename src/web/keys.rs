//! Keyboard shortcuts of the staff: single keys, outside of fields. Whoever is disturbed by them
//! switches them off (WCAG 2.2, 2.1.4); the browser remembers it.

use axum::http::HeaderMap;

use crate::web::cookie;

const COOKIE: &str = "underlag-keys";
const OFF: &str = "off";
const A_YEAR: i64 = 365 * 24 * 3600;

/// A choice made: the session layer sets the cookie.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Keys(pub bool);

impl Keys {
    pub(crate) fn write(self, headers: &mut HeaderMap, https: bool) {
        let (value, age) = if self.0 { ("", 0) } else { (OFF, A_YEAR) };
        cookie::write(headers, COOKIE, value, https, Some(age));
    }
}

/// On, unless they have been switched off.
pub(crate) fn wanted(headers: &HeaderMap, https: bool) -> bool {
    cookie::read(headers, COOKIE, https).is_none_or(|value| value != OFF)
}
