//! What the organisation says on pages of its own: of personal data, and where faults in the security
//! are told.

use jiff::Timestamp;

use crate::config::organisations::Controller;
use crate::config::{Config, Directory};
use crate::domain::Language;
use crate::domain::calendar::local_date;
use crate::text;

use super::finding::Finding;

/// So many days before what `security.txt` says runs out it is told.
const NEAR_DAYS: i32 = 30;

/// What the GDPR wants said and `organisations.toml` does not say.
pub(super) fn data_protection(language: Language, directory: &Directory) -> Finding {
    let line = |controller: Controller| {
        let name = ("name", controller.name.into());
        let Some(said) = controller.said else {
            return Some(text::with(language, "cli-check-no-organisation", &[name]));
        };
        let unsaid = said.unsaid().join(", ");
        let given = [name, ("keys", unsaid.clone().into())];
        (!unsaid.is_empty()).then(|| text::with(language, "cli-check-organisation-unsaid", &given))
    };
    let warnings = directory.controllers().into_iter().filter_map(line).collect();
    Finding::warnings("data-protection", warnings)
}

/// `security.txt` is there, and is not about to run out.
pub(super) fn security(language: Language, config: &Config, now: Timestamp) -> Finding {
    let Some(said) = &config.security else {
        return Finding::ok("security").with(text::get(language, "cli-check-no-security"));
    };
    let left = (said.expires - local_date(now)).get_days();
    if left > NEAR_DAYS {
        return Finding::ok("security");
    }
    let key = if left < 0 { "cli-check-security-past" } else { "cli-check-security-near" };
    let given = [("date", said.expires.to_string().into())];
    Finding::warnings("security", vec![text::with(language, key, &given)])
}
