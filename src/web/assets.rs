//! Style sheet, script and pictures: embedded in the binary, with the hash of their content in
//! the address, so that browsers may keep them for ever and never show an old one.

use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use data_encoding::HEXLOWER;

use crate::web::error::Error;

/// One embedded file.
pub struct Asset {
    name: &'static str,
    media_type: &'static str,
    content: &'static str,
    /// `/assets/<hash>/<name>`, the hash being the first 16 hex digits of SHA-256.
    url: String,
}

pub static CSS: LazyLock<Asset> = LazyLock::new(|| {
    let content = concat!(
        include_str!("assets/underlag.css"),
        include_str!("assets/frame.css"),
        include_str!("assets/statistics.css"),
        include_str!("assets/help.css"),
        include_str!("assets/pathway.css"),
        include_str!("assets/client.css"),
        include_str!("assets/print.css"),
    );
    Asset::new("underlag.css", "text/css; charset=utf-8", content)
});
pub static JS: LazyLock<Asset> = LazyLock::new(|| {
    let content = concat!(
        include_str!("assets/uploads.js"),
        include_str!("assets/underlag.js"),
        include_str!("assets/paper.js"),
    );
    Asset::new("underlag.js", "text/javascript; charset=utf-8", content)
});
pub static LOGO: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("logo.svg", "image/svg+xml", include_str!("assets/logo.svg")));
pub static FAVICON: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("favicon.svg", "image/svg+xml", include_str!("assets/favicon.svg")));

impl Asset {
    fn new(name: &'static str, media_type: &'static str, content: &'static str) -> Self {
        let hash = ring::digest::digest(&ring::digest::SHA256, content.as_bytes());
        let url = format!("/assets/{}/{name}", HEXLOWER.encode(&hash.as_ref()[..8]));
        Self { name, media_type, content, url }
    }

    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    #[must_use]
    pub const fn content(&self) -> &'static str {
        self.content
    }
}

/// Every embedded file.
pub fn all() -> [&'static Asset; 4] {
    [&CSS, &JS, &LOGO, &FAVICON]
}

/// `GET /assets/{hash}/{name}`.
pub async fn serve(Path((hash, name)): Path<(String, String)>) -> Result<Response, Error> {
    let wanted = format!("/assets/{hash}/{name}");
    let asset = all().into_iter().find(|asset| asset.url == wanted).ok_or(Error::NotFound)?;
    let headers = [
        (header::CONTENT_TYPE, asset.media_type),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
    ];
    Ok((headers, asset.content).into_response())
}
