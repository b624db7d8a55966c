//! Who is there: the recipients that can be asked, and the units that the system works for.

use axum::response::Response;
use jiff::civil::Date;
use serde::Serialize;

use crate::domain::{Language, Recipient, RecipientKind};
use crate::web::api::caller::Caller;
use crate::web::api::page::{Page, Query, cursor, ok};
use crate::web::api::problem::Problem;

#[derive(Serialize)]
struct Shown<'a> {
    id: &'a str,
    name: &'a str,
    kind: RecipientKind,
    region: &'a str,
    hsa_id: Option<&'a str>,
    telephone: Option<&'a str>,
    language: Language,
    /// A request can be mailed to it.
    by_mail: bool,
    /// A request can be sent to it on paper.
    by_post: bool,
    /// It has a key of its own; else each request gets a one-time key.
    enrolled: bool,
    mailbox_verified: Option<Date>,
}

impl<'a> Shown<'a> {
    fn of(recipient: &'a Recipient) -> Self {
        Self {
            id: &recipient.id,
            name: &recipient.name,
            kind: recipient.kind,
            region: &recipient.region,
            hsa_id: recipient.hsa_id.as_deref(),
            telephone: recipient.telephone.as_deref(),
            language: recipient.language,
            by_mail: recipient.can_be_chosen(),
            by_post: recipient.address.is_some(),
            enrolled: recipient.keys.is_some(),
            mailbox_verified: recipient.mailbox_verified,
        }
    }
}

/// `GET /api/v1/recipients`: those that a consent may name, by id; `q` is looked for in id, name and
/// region.
pub async fn recipients(caller: Caller, mut query: Query) -> Result<Response, Problem> {
    let kind = query.code("kind", recipient_kind);
    let sought = query.text("q").unwrap_or_default().to_lowercase();
    let (limit, after) = query.paging(|id| Some(id.to_owned()));
    query.finish()?;
    let parties = caller.gateway().parties();
    let fits = |one: &&Recipient| {
        let texts = [&one.id, &one.name, &one.region];
        one.can_be_named()
            && kind.is_none_or(|kind| one.kind == kind)
            && texts.iter().any(|text| text.to_lowercase().contains(&sought))
            && after.as_ref().is_none_or(|after| one.id > *after)
    };
    let mut found: Vec<&Recipient> = parties.recipients().iter().filter(fits).collect();
    found.sort_by(|one, other| one.id.cmp(&other.id));
    let more = found.len() > limit;
    found.truncate(limit);
    let next = found.last().filter(|_| more).map(|last| cursor(&last.id));
    ok(&Page { items: found.into_iter().map(Shown::of).collect(), next })
}

#[derive(Serialize)]
struct Unit<'a> {
    id: &'a str,
    name: &'a str,
    organisation: &'a str,
    telephone: &'a str,
    diary_prefix: &'a str,
}

/// `GET /api/v1/units`
pub async fn units(caller: Caller, query: Query) -> Result<Response, Problem> {
    query.finish()?;
    let parties = caller.gateway().parties();
    let items = parties.units_of(&caller.user).map(|unit| Unit {
        id: &unit.id,
        name: &unit.name,
        organisation: &unit.organisation,
        telephone: &unit.telephone,
        diary_prefix: &unit.diary_prefix,
    });
    ok(&Page { items: items.collect(), next: None })
}

fn recipient_kind(code: &str) -> Option<RecipientKind> {
    match code {
        "clinic" => Some(RecipientKind::Clinic),
        "provider" => Some(RecipientKind::Provider),
        "authority" => Some(RecipientKind::Authority),
        _ => None,
    }
}
