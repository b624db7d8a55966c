//! One person at a browser without scripts: keeps cookies, follows redirects, fills in forms.

use std::fmt::Write as _;

use reqwest::multipart::{Form as Parts, Part};
use reqwest::{Client, RequestBuilder, StatusCode};

use crate::trial::demo::Stop;
use crate::trial::demo::html::{self, Form};

pub struct Visitor {
    client: Client,
    base_url: String,
}

/// A file put into a form.
pub struct File<'a> {
    pub field: &'a str,
    pub name: &'a str,
    pub media_type: &'a str,
    pub bytes: Vec<u8>,
}

/// What came back, after redirects.
pub struct Page {
    /// Path and query.
    pub path: String,
    pub status: StatusCode,
    pub html: String,
}

impl Visitor {
    pub fn new(base_url: &str) -> Result<Self, Stop> {
        let client = Client::builder().cookie_store(true).no_proxy().build()?;
        Ok(Self { client, base_url: base_url.to_owned() })
    }

    pub async fn open(&self, path: &str) -> Result<Page, Stop> {
        self.page(self.client.get(self.address(path))).await?.well()
    }

    /// Submits a form that is expected to be taken.
    pub async fn submit(&self, page: &Page, form: &Form) -> Result<Page, Stop> {
        self.send(page, form, Vec::new()).await?.well()
    }

    /// Submits a form with files.
    pub async fn submit_with(&self, page: &Page, form: &Form, files: Vec<File<'_>>) -> Result<Page, Stop> {
        self.send(page, form, files).await?.well()
    }

    /// Fetches a file.
    pub async fn download(&self, path: &str) -> Result<Vec<u8>, Stop> {
        let response = self.client.get(self.address(path)).send().await?;
        if response.status() != StatusCode::OK {
            return Err(Stop::new(format!("{path} answered {}", response.status())));
        }
        Ok(response.bytes().await?.to_vec())
    }

    /// Submits a form whose answer is a file.
    pub async fn download_by(&self, page: &Page, form: &Form) -> Result<Vec<u8>, Stop> {
        let response = self.request(page, form, Vec::new())?.send().await?;
        if response.status() != StatusCode::OK {
            return Err(Stop::new(format!("{} answered {}", form.action, response.status())));
        }
        Ok(response.bytes().await?.to_vec())
    }

    async fn send(&self, page: &Page, form: &Form, files: Vec<File<'_>>) -> Result<Page, Stop> {
        self.page(self.request(page, form, files)?).await
    }

    fn request(&self, page: &Page, form: &Form, files: Vec<File<'_>>) -> Result<RequestBuilder, Stop> {
        let action = if form.action.is_empty() { &page.path } else { &form.action };
        let address = self.address(action);
        if !form.post {
            let query: String =
                form_urlencoded::Serializer::new(String::new()).extend_pairs(form.fields()).finish();
            return Ok(self.client.get(format!("{address}?{query}")));
        }
        if !form.multipart {
            return Ok(self.client.post(address).form(&form.fields()));
        }
        let mut parts =
            form.fields().into_iter().fold(Parts::new(), |parts, (name, value)| parts.text(name, value));
        for file in files {
            let part = Part::bytes(file.bytes).file_name(file.name.to_owned()).mime_str(file.media_type)?;
            parts = parts.part(file.field.to_owned(), part);
        }
        Ok(self.client.post(address).multipart(parts))
    }

    async fn page(&self, request: RequestBuilder) -> Result<Page, Stop> {
        let response = request.send().await?;
        let status = response.status();
        let url = response.url();
        let mut path = url.path().to_owned();
        if let Some(query) = url.query() {
            write!(path, "?{query}").map_err(|_| Stop::new("no memory".to_owned()))?;
        }
        Ok(Page { path, status, html: response.text().await? })
    }

    fn address(&self, path: &str) -> String {
        if path.starts_with('/') { format!("{}{path}", self.base_url) } else { path.to_owned() }
    }
}

impl Page {
    /// The form that goes to a path that ends like this.
    pub fn form(&self, ending: &str) -> Result<Form, Stop> {
        let mut forms = html::forms(&self.html).into_iter();
        forms
            .find(|form| form.action.ends_with(ending))
            .ok_or_else(|| self.lacks(&format!("a form to …{ending}")))
    }

    /// The first link that begins like this.
    pub fn link(&self, beginning: &str) -> Result<String, Stop> {
        let mut links = html::links(&self.html).into_iter();
        links
            .find(|link| link.starts_with(beginning))
            .ok_or_else(|| self.lacks(&format!("a link to {beginning}…")))
    }

    /// What a person reads.
    #[must_use]
    pub fn text(&self) -> String {
        html::text(&self.html)
    }

    fn well(self) -> Result<Self, Stop> {
        if self.status == StatusCode::OK { Ok(self) } else { Err(self.lacks("what was expected")) }
    }

    pub(super) fn lacks(&self, what: &str) -> Stop {
        let text: String = self.text().chars().take(600).collect();
        Stop::new(format!("{} ({}) has not {what}. It says: {text}", self.path, self.status))
    }
}
