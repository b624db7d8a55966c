//! What is asked, and what came of asking.

use crate::domain::{Language, Reference, SubjectKind, User};
use crate::exchange::consent_file::HeldConsent;
use crate::exchange::dispatch::Dispatch;
use crate::exchange::request_file::RequestFile;
use crate::forms::response::Response;

/// What is asked, of whom, under which consent.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    pub worker: &'a User,
    pub consent: &'a HeldConsent,
    pub kind: &'a str,
    pub recipient: &'a str,
    pub case_number: &'a str,
    pub response: &'a Response,
    /// What looks like a name, and the worker says is none.
    pub no_names: &'a [String],
    pub language: Language,
    /// The request it follows, of the same client.
    pub previous: Option<Reference>,
    /// What is sent along.
    pub files: &'a [RequestFile],
    /// On paper: no mail, no link, no key; the worker prints the letter.
    pub by_post: bool,
}

/// What came of it.
#[derive(Debug)]
pub enum Sent {
    Now(Box<Dispatch>),
    /// The same form was sent before: this is the request it made.
    Before(Reference),
}

impl Request<'_> {
    /// As it may be sent: about nobody, it has no case number.
    pub(super) fn without_case(self) -> Self {
        match self.consent.subject.kind() {
            SubjectKind::Nobody => Self { case_number: "", ..self },
            SubjectKind::Client | SubjectKind::Protected => self,
        }
    }
}
