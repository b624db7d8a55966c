//! What a worker gets after sending: receipt and one-time key. On the desk for a while and nowhere
//! else, because the receipt names the client and the key is shown once.

use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;
use zeroize::Zeroizing;

use crate::crypto::recipient_key::RecipientKey;
use crate::crypto::token::FileSort;
use crate::document::Head;
use crate::document::conditions::Conditions;
use crate::document::enrolment::{Slip, slip_pdf};
use crate::document::letter::{Letter, pdf as letter_pdf};
use crate::document::receipt::{Sent, sent_pdf};
use crate::domain::forecast::Ahead;
use crate::domain::{ConsentTerms, Language, Recipient, Reference, Scope, Subject, Unit};
use crate::exchange::file_proof::{Is, Unproved};
use crate::exchange::{Error, Gateway};
use crate::forms::model::Questionnaire;
use crate::forms::response::Response;

/// Written out only when somebody asks for it.
#[derive(Debug)]
pub struct Dispatch {
    pub reference: Reference,
    /// For a recipient that isn't enrolled, to be given by telephone or letter.
    pub one_time_key: Option<RecipientKey>,
    pub(super) language: Language,
    pub(super) kind: String,
    pub(super) subject: Subject,
    pub(super) unit: Unit,
    pub(super) worker: String,
    pub(super) recipient: Recipient,
    pub(super) case_number: String,
    pub(super) sent_at: Timestamp,
    pub(super) acknowledge_by: Date,
    pub(super) due: Date,
    pub(super) expires: Date,
    pub(super) ahead: Vec<Ahead>,
    pub(super) consent_until: Date,
    pub(super) request_hash: String,
    /// The gateway's name and address.
    pub(super) gateway: (String, String),
    /// It goes on paper.
    pub by_post: bool,
    /// None once the letter is not wanted: it is the largest part by far.
    pub(super) asked: Option<Asked>,
}

/// What was asked, for the letter on paper.
#[derive(Debug)]
pub(super) struct Asked {
    pub form: Arc<Questionnaire>,
    pub response: Response,
    pub answer_form: Questionnaire,
    pub terms: ConsentTerms,
    pub scope: Scope,
    pub conditions: Conditions,
}

impl Dispatch {
    fn head(&self) -> Head<'_> {
        Head {
            language: self.language,
            kind: &self.kind,
            reference: Some(self.reference),
            subject: &self.subject,
            unit: &self.unit,
            worker: &self.worker,
            recipient: &self.recipient,
            case_number: &self.case_number,
            sent_at: self.sent_at,
            due: self.due,
        }
    }

    /// Reference and all dates, for the client's record.
    pub fn receipt_pdf(&self, gateway: &Gateway, now: Timestamp) -> Result<Zeroizing<Vec<u8>>, Error> {
        let pdf = sent_pdf(&Sent {
            head: self.head(),
            acknowledge_by: self.acknowledge_by,
            expires: self.expires,
            ahead: &self.ahead,
            consent_until: self.consent_until,
            request_hash: &self.request_hash,
        });
        let is = Is { sort: FileSort::Receipt, reference: Some(self.reference), answer: None };
        Unproved::new(pdf)?.prove(gateway, is, None, now)
    }

    /// Nobody will ask for the letter.
    pub fn forget_letter(&mut self) {
        self.asked = None;
    }

    /// The request as a letter on paper, with the answer form to fill in.
    #[must_use]
    pub fn letter_pdf(&self) -> Option<Zeroizing<Vec<u8>>> {
        let asked = self.asked.as_ref()?;
        Some(Zeroizing::new(letter_pdf(&Letter {
            head: self.head(),
            consent: &asked.terms,
            scope: &asked.scope,
            conditions: &asked.conditions,
            address: &self.gateway.1,
            form: &asked.form,
            response: &asked.response,
            answer_form: &asked.answer_form,
        })))
    }

    /// The one-time key as a slip of paper.
    #[must_use]
    pub fn slip_pdf(&self) -> Option<Zeroizing<Vec<u8>>> {
        let key = self.one_time_key.as_ref()?;
        let (issuer, address) = &self.gateway;
        Some(Zeroizing::new(slip_pdf(&Slip {
            head: self.head(),
            issuer,
            address,
            key: &key.display(),
            valid_until: self.expires,
        })))
    }
}
