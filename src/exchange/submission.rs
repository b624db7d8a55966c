//! The same form sent twice, and another under the same id.

use crate::crypto::digest::Purpose;
use crate::domain::{Digest, Reference, Refusal};
use crate::exchange::request::{Request, Sent};
use crate::exchange::{Error, Gateway};
use crate::forms::json::response_to_json;
use crate::forms::response::Response;

/// What makes a form sent twice one request: its id, and what it says under it.
#[derive(Clone, Copy)]
pub(super) struct Submission {
    pub id: Digest,
    pub content: Digest,
}

impl Submission {
    pub fn of(gateway: &Gateway, request: Request<'_>, id: &str) -> Result<Self, Error> {
        let kind = gateway.catalogue.kind(request.kind).ok_or(Error::UnknownKind)?;
        let form = gateway.request_forms.form(kind, &request.consent.scope_of(request.recipient)?);
        // When it was filled in says nothing about what it says.
        let response = Response { authored: None, ..request.response.clone() };
        let files = request.files.iter();
        let files: Vec<_> = files.map(|file| (file.about.sha256.as_str(), file.category.code())).collect();
        let said = serde_json::json!([
            id,
            request.worker.id,
            request.consent.id.as_bytes(),
            request.kind,
            request.recipient,
            request.case_number,
            request.previous,
            request.by_post,
            response_to_json(&response, &form),
            files,
        ]);
        let digest = |purpose, text: &str| gateway.keys.digest.digest(purpose, text.as_bytes());
        Ok(Self {
            id: digest(Purpose::Submission, id),
            content: digest(Purpose::SubmissionContent, &said.to_string()),
        })
    }

    /// That request, where it is the same in all it says.
    pub fn before(self, gateway: &Gateway, reference: Reference) -> Result<Sent, Error> {
        let same = gateway.store.once(&self.content)? == Some(reference);
        if same { Ok(Sent::Before(reference)) } else { Err(Refusal::SentWithOtherContent.into()) }
    }
}
