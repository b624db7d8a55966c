//! What to say on the telephone where the letter did not arrive: what it would have said, without
//! the link.

use crate::domain::{Language, Record, Status};
use crate::exchange::Gateway;
use crate::text::{self, dates};
use crate::web::worker::words;

/// What is read out, a paragraph each, in the recipient's language; none where the letter arrived.
pub fn of(gateway: &Gateway, record: &Record) -> Option<(Language, Vec<String>)> {
    if record.status() != Status::NotDelivered {
        return None;
    }
    let parties = gateway.parties();
    let unit = parties.unit(&record.unit)?;
    let language = parties.recipient(&record.recipient).map_or(record.language, |one| one.language);
    let how = if gateway.config.mail.link { "worker-call-how-link" } else { "worker-call-how-reference" };
    let (kind, due) =
        (words::kind(gateway, &record.kind, language), dates::weekday(language, record.due_date()));
    let given = [
        ("unit", unit.name.as_str().into()),
        ("organisation", unit.organisation.as_str().into()),
        ("telephone", unit.telephone.as_str().into()),
        ("kind", kind.as_str().into()),
        ("reference", record.reference.to_string().into()),
        ("due", due.as_str().into()),
        ("address", gateway.issuer().into()),
    ];
    let lines = ["worker-call-who", "worker-call-what", how, "worker-call-back"];
    Some((language, lines.map(|key| text::with(language, key, &given)).to_vec()))
}
