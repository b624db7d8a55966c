//! Forms are taken only with the token of the page they were sent from.
//!
//! A handler takes [`CsrfForm<T>`] for a plain form, or [`Posted`] for one with repeated fields
//! or files. There is no way to a POST's content around them.

use axum::body::Bytes;
use axum::extract::multipart::Field;
use axum::extract::{Form, FromRequest, Multipart, Request};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::IntoResponse;
use serde::de::DeserializeOwned;
use zeroize::Zeroizing;

use crate::document::upload::name;
use crate::domain::written;
use crate::web::error::Error;
use crate::web::limit;
use crate::web::session::Visitor;
use crate::web::state::State;

/// The name of the token's field.
pub const FIELD: &str = "csrf";

/// An `application/x-www-form-urlencoded` form, read into `T`. Each field may come once.
pub struct CsrfForm<T>(pub T);

impl<T: DeserializeOwned> FromRequest<State> for CsrfForm<T> {
    type Rejection = Error;

    async fn from_request(request: Request, state: &State) -> Result<Self, Error> {
        let visitor = Visitor::of(request.extensions())?.clone();
        let (parts, body) = request.into_parts();
        let content_type = parts.headers.get(header::CONTENT_TYPE).cloned();
        let body = Bytes::from_request(Request::from_parts(parts, body), state).await.map_err(refused)?;
        let token = form_urlencoded::parse(&body).find(|(name, _)| name == FIELD);
        if !token.is_some_and(|(_, token)| visitor.knows(&token)) {
            return Err(Error::ForeignForm);
        }
        let mut again = Request::post("/").body(body.into()).map_err(Error::internal)?;
        if let Some(content_type) = content_type {
            again.headers_mut().insert(header::CONTENT_TYPE, content_type);
        }
        let Form(form) = Form::<T>::from_request(again, state).await.map_err(refused)?;
        Ok(Self(form))
    }
}

/// A form with any fields, each as often as it was sent, and with files where it was sent as
/// `multipart/form-data`. The token has to come before the first file.
#[derive(Default)]
pub struct Posted {
    fields: Vec<(String, String)>,
    files: Vec<Upload>,
    /// A file was too large: neither it nor what came after it is there.
    cut: bool,
}

/// A form as far as it could be read: for those whose files come last, so that nothing typed is lost for
/// a file that is too large.
pub struct AsFarAsRead(pub Posted);

/// One file that was sent.
pub struct Upload {
    /// The field's name.
    pub field: String,
    /// As the sender's computer called it, without folders.
    pub name: String,
    pub bytes: Zeroizing<Vec<u8>>,
}

impl Posted {
    /// From fields alone, for tests and for forms that were sent elsewhere.
    #[must_use]
    pub fn from_fields(fields: Vec<(String, String)>) -> Self {
        Self { fields, ..Self::default() }
    }

    /// The first value of that field.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_str())
    }

    /// The first value without blanks and what is invisible around it; empty where there is none.
    #[must_use]
    pub fn text(&self, name: &str) -> &str {
        written::trimmed(self.get(name).unwrap_or_default())
    }

    #[must_use]
    pub const fn is_cut(&self) -> bool {
        self.cut
    }

    /// Every value of that field, in the order sent.
    pub fn all<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a str> {
        self.fields.iter().filter(move |(field, _)| field == name).map(|(_, value)| value.as_str())
    }

    #[must_use]
    pub fn fields(&self) -> &[(String, String)] {
        &self.fields
    }

    #[must_use]
    pub fn files(&self) -> &[Upload] {
        &self.files
    }

    /// The files sent in that field.
    pub fn files_of<'a>(&'a self, field: &'a str) -> impl Iterator<Item = &'a Upload> {
        self.files.iter().filter(move |file| file.field == field)
    }

    /// Takes the files sent in that field out.
    pub fn take_files(&mut self, field: &str) -> Vec<Upload> {
        let (taken, left) = std::mem::take(&mut self.files).into_iter().partition(|file| file.field == field);
        self.files = left;
        taken
    }

    /// Adds a file, as if it had been sent.
    #[must_use]
    pub fn with_file(mut self, file: Upload) -> Self {
        self.files.push(file);
        self
    }

    pub(crate) fn from_urlencoded(body: &[u8]) -> Self {
        Self::from_fields(form_urlencoded::parse(body).into_owned().collect())
    }
}

impl FromRequest<State> for Posted {
    type Rejection = Error;

    async fn from_request(request: Request, state: &State) -> Result<Self, Error> {
        let AsFarAsRead(posted) = AsFarAsRead::from_request(request, state).await?;
        if posted.cut { Err(Error::TooLarge) } else { Ok(posted) }
    }
}

impl FromRequest<State> for AsFarAsRead {
    type Rejection = Error;

    async fn from_request(request: Request, state: &State) -> Result<Self, Error> {
        let visitor = Visitor::of(request.extensions())?.clone();
        let posted = if is_multipart(request.headers()) {
            let form = Multipart::from_request(request, state).await.map_err(refused)?;
            let reading = Reading { token_of: Some(&visitor), text: limit::FORM, keeps_files: true };
            read_parts(form, &reading).await?
        } else {
            Posted::from_urlencoded(&Bytes::from_request(request, state).await.map_err(refused)?)
        };
        if posted.get(FIELD).is_some_and(|token| visitor.knows(token)) {
            Ok(Self(posted))
        } else {
            Err(Error::ForeignForm)
        }
    }
}

pub(crate) fn is_multipart(headers: &HeaderMap) -> bool {
    let media_type = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    media_type.is_some_and(|value| value.starts_with("multipart/form-data"))
}

/// How a form with files is read.
pub(crate) struct Reading<'a> {
    /// It stops at the first file if no token of theirs has come yet, so that strangers can't make
    /// the gateway read much.
    pub token_of: Option<&'a Visitor>,
    /// All its texts together, bytes.
    pub text: usize,
    /// Otherwise they pass by, and only their names are known.
    pub keeps_files: bool,
}

pub(crate) async fn read_parts(mut form: Multipart, reading: &Reading<'_>) -> Result<Posted, Error> {
    let mut posted = Posted::default();
    let mut text_left = reading.text;
    while let Some(part) = form.next_field().await.map_err(refused)? {
        let field = part.name().unwrap_or_default().to_owned();
        let Some(name) = part.file_name().map(name::sent) else {
            let text = read_part(part, Some(&mut text_left), true).await?;
            text_left = text_left.checked_sub(field.len()).ok_or(Error::TooLarge)?;
            posted.fields.push((field, String::from_utf8_lossy(&text).into_owned()));
            continue;
        };
        let foreign = |visitor: &Visitor| !posted.get(FIELD).is_some_and(|token| visitor.knows(token));
        if reading.token_of.is_some_and(foreign) {
            return Err(Error::ForeignForm);
        }
        let bytes = match read_part(part, None, reading.keeps_files).await {
            Ok(bytes) => bytes,
            Err(Error::TooLarge) => {
                posted.cut = true;
                return Ok(posted);
            }
            Err(error) => return Err(error),
        };
        // A file input where nothing was chosen sends an empty file without name.
        if !(name.is_empty() && bytes.is_empty()) {
            posted.files.push(Upload { field, name, bytes });
        }
    }
    Ok(posted)
}

/// The bytes of a part, or none of them; `left`: how many it may have.
async fn read_part(
    mut part: Field<'_>,
    mut left: Option<&mut usize>,
    keeps: bool,
) -> Result<Zeroizing<Vec<u8>>, Error> {
    let mut bytes = Zeroizing::new(Vec::new());
    while let Some(chunk) = part.chunk().await.map_err(refused)? {
        if let Some(left) = &mut left {
            **left = left.checked_sub(chunk.len()).ok_or(Error::TooLarge)?;
        }
        if keeps {
            bytes.extend_from_slice(&chunk);
        }
    }
    Ok(bytes)
}

/// What axum's own extractors say, as an error of ours.
fn refused(rejection: impl IntoResponse) -> Error {
    match rejection.into_response().status() {
        StatusCode::PAYLOAD_TOO_LARGE => Error::TooLarge,
        StatusCode::UNSUPPORTED_MEDIA_TYPE => Error::MediaType,
        _ => Error::Unreadable,
    }
}
