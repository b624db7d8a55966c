//! On what conditions a recipient is asked, in one language.

use crate::document::conditions::Conditions;
use crate::domain::{Language, Recipient};
use crate::exchange::Gateway;
use crate::forms::catalogue::Kind;
use crate::forms::response::Response;
use crate::text;

/// Of that request to that recipient, with the fee that is agreed now.
#[must_use]
pub fn of(
    gateway: &Gateway,
    kind: &Kind,
    recipient: &Recipient,
    request: &Response,
    language: Language,
) -> Conditions {
    let parties = gateway.parties();
    let fee = parties.fee(&kind.id, recipient).map(|fee| {
        let said = fee.text.get(language);
        match &fee.reference {
            Some(reference) => text::with(
                language,
                "document-fee-agreed",
                &[("fee", said.as_str().into()), ("reference", reference.as_str().into())],
            ),
            None => said.clone(),
        }
    });
    Conditions { footing: kind.footing(recipient.kind, request, language), fee }
}
