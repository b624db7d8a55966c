//! How a consent is given, and where answers may go: a representative, and authorities.

use crate::domain::consent::{Onward, Representative};
use crate::domain::{Name, Recipient, RecipientKind, written};
use crate::exchange::consent::{LONGEST_NAME, LONGEST_ONWARD};
use crate::exchange::grid;
use crate::exchange::parties::Parties;
use crate::web::faults::Faults;
use crate::web::seat::Seat;

/// The authorities of the directory.
pub fn authorities(parties: &Parties) -> impl Iterator<Item = &Recipient> {
    parties.recipients().iter().filter(|one| one.kind == RecipientKind::Authority && one.can_be_named())
}

/// Those chosen, and for what.
pub fn onward(ids: &[String], purpose: &str, seat: &Seat, faults: &mut Faults) -> Vec<Onward> {
    let parties = seat.gateway().parties();
    let chosen: Vec<&Recipient> = authorities(&parties).filter(|one| ids.contains(&one.id)).collect();
    if !chosen.is_empty() && purpose.is_empty() {
        faults.add("onward_purpose", seat.frame.t("worker-consent-no-onward-purpose"));
    } else if purpose.chars().count() > LONGEST_ONWARD {
        faults.add("onward_purpose", seat.frame.t("worker-consent-long-onward-purpose"));
    } else if !written::is_text(purpose) {
        faults.add("onward_purpose", seat.frame.t("worker-consent-unseen"));
    } else if chosen.is_empty() && !purpose.is_empty() {
        faults.add("onward", seat.frame.t("worker-consent-no-onward"));
    }
    chosen.into_iter().map(|one| grid::onward(one, purpose)).collect()
}

/// By which right, and who it is; of protected particulars only the first.
pub fn representative(
    sort: &str,
    name: &str,
    protected: bool,
    seat: &Seat,
    faults: &mut Faults,
) -> Option<(Representative, Option<Name>)> {
    let sort = Representative::parse(sort)?;
    if protected {
        return Some((sort, None));
    }
    let read = Name::parse(name);
    if name.is_empty() || name.chars().count() > LONGEST_NAME {
        faults.add("representative_name", seat.frame.t("worker-consent-no-representative"));
    } else if read.is_none() {
        faults.add("representative_name", seat.frame.t("worker-consent-unseen"));
    }
    Some((sort, read))
}
