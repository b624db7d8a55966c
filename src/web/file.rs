//! Files handed out.

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// RFC 8187, `attr-char`.
const ATTRIBUTE: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_');

/// A PDF to be looked at in the browser.
pub fn pdf(name: &str, bytes: &[u8]) -> Response {
    response("inline", name, "application/pdf", bytes)
}

/// A file to be saved, never shown.
pub fn download(name: &str, media_type: &str, bytes: &[u8]) -> Response {
    response("attachment", name, media_type, bytes)
}

fn response(how: &str, name: &str, media_type: &str, bytes: &[u8]) -> Response {
    let media_type =
        HeaderValue::from_str(media_type).unwrap_or(HeaderValue::from_static("application/octet-stream"));
    let headers = [(header::CONTENT_TYPE, media_type), (header::CONTENT_DISPOSITION, disposition(how, name))];
    (headers, bytes.to_vec()).into_response()
}

/// RFC 6266: a plain name for old browsers, the real one beside it.
fn disposition(how: &str, name: &str) -> HeaderValue {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain: String = last
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_' | ' ') { c } else { '_' })
        .collect();
    let exact = utf8_percent_encode(last, ATTRIBUTE);
    let text = format!("{how}; filename=\"{plain}\"; filename*=UTF-8''{exact}");
    HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static("attachment"))
}
