//! What may pass, for tests in which only one way of it matters.

use underlag::domain::consent::{ConsentTerms, Row};
use underlag::domain::{InformationCategory, Scope, ToldCategory};

/// These may be asked for, and everything may be told.
pub fn asking(asks: &[InformationCategory]) -> Scope {
    Scope { asks: asks.to_vec(), told: ToldCategory::ALL.to_vec() }
}

/// Every row of the consent allows just that.
pub fn only(terms: &mut ConsentTerms, asks: &[InformationCategory]) {
    for row in &mut terms.rows {
        row.scope = asking(asks);
    }
}

/// A row that allows that.
pub fn row(party: &str, name: &str, scope: Scope) -> Row {
    Row { party: party.to_owned(), name: name.to_owned(), scope }
}

/// The rows of a consent as another system says them: the same for all.
pub fn parties(parties: &[&str], asks: &[&str]) -> serde_json::Value {
    let told = ToldCategory::ALL.map(ToldCategory::code);
    let row = |party: &&str| serde_json::json!({ "party": party, "may_tell": asks, "may_be_told": told });
    parties.iter().map(row).collect()
}
