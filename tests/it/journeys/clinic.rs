//! Recipients at a request: a link by mail and a key on paper, no account.

use axum::http::StatusCode;
use underlag::domain::calendar::local_date;
use underlag::forms::prefill::answer_form;
use underlag::trial::demo::case;

use super::page::{self, Attached, words};
use super::town::Town;
use crate::web::client::{Answer, Client};

pub struct Clinic<'a> {
    town: &'a Town,
    client: Client,
    reference: underlag::domain::reference::Reference,
}

impl<'a> Clinic<'a> {
    pub async fn open(town: &'a Town, mut client: Client, code: &str, key: &str) -> Self {
        let page = page::read(&mut client, "/l").await;
        let form = page::form(&page, "/l");
        let opened = page::send(&mut client, form, &[("code", code), ("key", key)], &[]).await;
        assert_eq!(opened.location(), "/answer", "{}", words(&opened));
        let page = page::read(&mut client, "/answer").await;
        let reference = underlag::trial::demo::html::forms(&page.text)
            .iter()
            .flat_map(underlag::trial::demo::html::Form::fields)
            .find_map(|(name, value)| (name == "for").then_some(value));
        let reference = reference.expect("the page says which request it is");
        let reference = underlag::domain::reference::Reference::parse(&reference).expect("a reference");
        Self { town, client, reference }
    }

    pub async fn reads(&mut self) -> Answer {
        page::read(&mut self.client, "/answer").await
    }

    pub async fn form(&mut self) -> Answer {
        page::read(&mut self.client, "/answer/form").await
    }

    /// The request as PDF.
    pub async fn takes_request(&mut self) -> Vec<u8> {
        self.client.get("/answer/request.pdf").await.bytes
    }

    /// A file of the page.
    pub async fn takes(&mut self, path: &str) -> Vec<u8> {
        self.client.get(path).await.bytes
    }

    /// Sends the answer form with these fields and a button, whatever comes of it.
    pub async fn sends_form(&mut self, page: &Answer, fields: &[(&str, &str)]) -> Answer {
        page::send(&mut self.client, page::form(page, "/answer/form"), fields, &[]).await
    }

    pub async fn acknowledges(&mut self) -> Answer {
        self.does("/answer", "/answer/acknowledge", &[]).await
    }

    pub async fn declines(&mut self, reason: &str) -> Answer {
        self.does("/answer/decline", "/answer/decline", &[("reason", reason)]).await
    }

    pub async fn does(&mut self, path: &str, action: &str, fields: &[(&str, &str)]) -> Answer {
        let page = page::read(&mut self.client, path).await;
        let done = page::send(&mut self.client, page::form(&page, action), fields, &[]).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", words(&done));
        let next = done.location().to_owned();
        page::read(&mut self.client, &next).await
    }

    /// Answers with the kind's own example; what the gateway says before it is sent comes back.
    pub async fn answers(&mut self) -> Answer {
        let preview = self.fills_in("preview", &[]).await;
        assert_eq!(preview.location(), "/answer/preview", "{}", words(&preview));
        let preview = page::read(&mut self.client, "/answer/preview").await;
        let form = page::form(&preview, "/answer/send");
        let sent = page::send(&mut self.client, form, &[], &[]).await;
        assert_eq!(sent.location(), "/answer/receipt", "{}", words(&sent));
        preview
    }

    /// Fills in the example and saves it for later, with a file where one may be attached.
    pub async fn saves(&mut self, file: (&str, &[u8])) {
        let files = [("files", file.0, file.1)];
        let takes_files = self.form().await.text.contains("name=\"files\"");
        let saved = self.fills_in("save", if takes_files { &files } else { &[] }).await;
        assert_eq!(saved.location(), "/answer/form?at=top", "{}", words(&saved));
    }

    /// The answer form with the kind's own example in it, and this button pressed.
    async fn fills_in(&mut self, press: &str, files: &[Attached<'_>]) -> Answer {
        let record = self.town.record(&self.reference);
        let kind = self.town.gateway().catalogue.kind(&record.kind).expect("the kind");
        let example = kind.example_answer.as_deref().expect("an example");
        let page = self.form().await;
        // As the recipient has it: the example has nothing that only another request asks for.
        let request = kind.example_request.as_deref().expect("an example");
        let request = underlag::forms::json::response_from_json(request, &kind.request).expect("it fits");
        let questionnaire = answer_form(kind, &record.scope, &request);
        let form = page::form(&page, "/answer/form");
        let example = case::as_of(example, local_date(self.town.gateway().now())).to_string();
        let mut fields = page::filled(&page, &form, &questionnaire, &example);
        fields.push(("do".to_owned(), press.to_owned()));
        let fields: Vec<(&str, &str)> =
            fields.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        page::send(&mut self.client, form, &fields, files).await
    }
}
