//! The rows of a new consent: each party by name, and what may pass between it and the unit.

use crate::domain::consent::{Onward, PartyScope, Row};
use crate::domain::{ConsentTerms, Recipient, RecipientKind, Scope, ToldCategory};
use crate::exchange::Gateway;
use crate::exchange::parties::Parties;

/// The row of that recipient. That there is economic assistance is told by asking at all.
#[must_use]
pub fn row(recipient: &Recipient, scope: &Scope) -> Row {
    let asking = Scope { asks: Vec::new(), told: vec![ToldCategory::Assistance] };
    Row { party: recipient.id.clone(), name: recipient.name.clone(), scope: scope.and(&asking) }
}

/// An authority that answers may go on to.
#[must_use]
pub fn onward(recipient: &Recipient, purpose: &str) -> Onward {
    Onward { party: recipient.id.clone(), name: recipient.name.clone(), purpose: purpose.to_owned() }
}

/// What the forms to that sort of recipient ask and tell at most: nobody needs to allow more.
#[must_use]
pub fn reach(gateway: &Gateway, kind: RecipientKind) -> Scope {
    let fitting = gateway.catalogue.kinds().iter().filter(|one| one.recipient_kinds.contains(&kind));
    fitting.fold(Scope::default(), |sum, one| sum.and(&one.scope()))
}

/// The rows as the store has them.
pub(super) fn by_digest(parties: &Parties, terms: &ConsentTerms) -> Vec<PartyScope> {
    let row =
        |row: &Row| PartyScope { party: parties.recipient_digest(&row.party), scope: row.scope.clone() };
    terms.rows.iter().map(row).collect()
}
