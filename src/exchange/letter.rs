//! Any opened request as a letter on paper.

use zeroize::Zeroizing;

use crate::document::Head;
use crate::document::letter::{Letter, pdf};
use crate::domain::User;
use crate::exchange::fetch::{OpenedAnswer, record_of_unit};
use crate::exchange::{Error, Gateway, conditions};
use crate::forms::prefill::answer_form;

/// Printed from the unit that has the request now, with the day it is due now.
pub fn of(gateway: &Gateway, worker: &User, opened: &OpenedAnswer) -> Result<Zeroizing<Vec<u8>>, Error> {
    let record = record_of_unit(gateway, worker, &opened.reference)?;
    let parties = gateway.parties();
    let kind = gateway.catalogue.kind(&record.kind).ok_or(Error::UnknownKind)?;
    let request = &opened.request;
    let header = &request.header;
    let recipient = parties.recipient(&record.recipient).ok_or(Error::UnknownRecipient)?;
    let conditions = conditions::of(gateway, kind, recipient, &request.response, header.language);
    Ok(Zeroizing::new(pdf(&Letter {
        head: Head {
            language: header.language,
            kind: kind.name.get(header.language),
            reference: Some(record.reference),
            subject: &header.subject,
            unit: parties.unit(&record.unit).ok_or(Error::NotFound)?,
            worker: &header.unit.worker,
            recipient,
            case_number: &header.case_number,
            sent_at: header.sent_at,
            due: record.due_date(),
        },
        consent: &request.consent.terms,
        scope: &record.scope,
        conditions: &conditions,
        address: &gateway.config.server.base_url,
        form: &request.form,
        response: &request.response,
        answer_form: &answer_form(kind, &record.scope, &request.response),
    })))
}
