//! A clinic at its request, as a browser without scripts sees it.

mod answer;
mod attachments;
mod late;
mod mailbox;
mod open;
mod recall;
mod review;
mod ways_out;

use axum::http::{Request, StatusCode, header};
use underlag::domain::reference::Reference;
use underlag::exchange::consent_file::HeldConsent;
use underlag::exchange::draft;
use underlag::trial::demo::html::{self, Form};
use underlag::web;
use underlag::web::state::State;

use crate::exchange::gateway::TestGateway;

use super::client::{Answer, Client};

/// A gateway with one request to the clinic.
struct Case {
    gateway: TestGateway,
    state: State,
    consent: HeldConsent,
    reference: Reference,
}

/// A clinic's browser.
struct Browser(Client);

impl Case {
    async fn new() -> Self {
        Self::with(TestGateway::new()).await
    }

    async fn with(gateway: TestGateway) -> Self {
        let (consent, reference) = gateway.sent().await;
        Self::of(gateway, consent, reference)
    }

    fn of(gateway: TestGateway, consent: HeldConsent, reference: Reference) -> Self {
        let state = State::new(gateway.shared());
        Self { gateway, state, consent, reference }
    }

    /// The gateway is started anew: what lay on desks is gone.
    fn restarted(self) -> Self {
        let Self { gateway, state, consent, reference } = self;
        drop(state);
        Self::of(gateway.restart(), consent, reference)
    }

    fn browser(&self) -> Browser {
        Browser(Client::new(web::router(&self.state)))
    }

    fn code(&self) -> String {
        self.gateway.link(&self.reference)
    }

    fn key(&self) -> String {
        self.gateway.clinic_key.display().to_string()
    }

    /// A browser at the opened request.
    async fn opened(&self) -> Browser {
        let mut browser = self.browser();
        let answer = browser.enter(&self.code(), &self.key()).await;
        assert_eq!(answer.location(), "/answer", "{}", answer.text);
        browser
    }

    /// A complete answer is saved as a draft.
    async fn prepared(&self) {
        let visit = self.gateway.open(&self.reference).await.expect("opened");
        draft::fill(&visit, self.gateway.filled_answer(&visit));
        draft::save(&self.gateway, &visit, self.gateway.now()).await.expect("saved");
    }
}

impl Browser {
    async fn enter(&mut self, code: &str, key: &str) -> Answer {
        let page = self.0.get("/l").await;
        let mut form = form(&page, "/l");
        form.set("code", code).expect("a field");
        form.set("key", key).expect("a field");
        self.submit(&form).await
    }

    async fn get(&mut self, path: &str) -> Answer {
        self.0.get(path).await
    }

    /// A page that is there.
    async fn read(&mut self, path: &str) -> Answer {
        let answer = self.0.get(path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.text);
        answer
    }

    async fn submit(&mut self, form: &Form) -> Answer {
        self.submit_with(form, &[]).await
    }

    /// As a browser sends it, with files of name and bytes.
    async fn submit_with(&mut self, form: &Form, files: &[(&str, &[u8])]) -> Answer {
        let fields = form.fields();
        if !form.multipart {
            let fields: Vec<(&str, &str)> =
                fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            return self.0.post_bare(&form.action, &fields).await;
        }
        let mut body = Vec::new();
        for (name, value) in &fields {
            let head = format!("--grans\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n");
            body.extend_from_slice(head.as_bytes());
            body.extend_from_slice(value.as_bytes());
            body.extend_from_slice(b"\r\n");
        }
        for (name, bytes) in files {
            let head = format!(
                "--grans\r\ncontent-disposition: form-data; name=\"files\"; filename=\"{name}\"\r\n\
                 content-type: application/octet-stream\r\n\r\n"
            );
            body.extend_from_slice(head.as_bytes());
            body.extend_from_slice(bytes);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(b"--grans--\r\n");
        let request = Request::post(&form.action)
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=grans")
            .header(header::CONTENT_LENGTH, body.len());
        self.0.send(request, body.into()).await
    }

    /// The answer form as it stands, with these fields set and this button pressed.
    async fn answer(&mut self, fields: &[(&str, &str)], button: &str) -> Answer {
        let page = self.read("/answer/form").await;
        let form = filled(&page, fields, button);
        self.submit(&form).await
    }
}

fn filled(page: &Answer, fields: &[(&str, &str)], button: &str) -> Form {
    let mut form = form(page, "/answer/form");
    for (name, value) in fields {
        form.set(name, value).expect("a field of the form");
    }
    form.press("do", button).expect("a button of the form");
    form
}

/// The form of a page that goes there.
fn form(page: &Answer, action: &str) -> Form {
    let form = html::forms(&page.text).into_iter().find(|form| form.action == action);
    form.unwrap_or_else(|| panic!("no form to {action}: {}", page.text))
}

/// What went wrong, on top of a page, as read.
fn faults(page: &Answer) -> String {
    let list = page.text.split("role=\"alert\"").nth(1).unwrap_or_default();
    html::text(list.split("</div>").next().unwrap_or_default())
}
