//! What can be asked: the form kinds and their request forms.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Serialize;

use crate::domain::consent::Identity;
use crate::domain::{InformationCategory, Language, RecipientKind, Scope, ToldCategory};
use crate::forms::catalogue::Kind;
use crate::forms::restrict::restrict_json;
use crate::web::api::caller::Caller;
use crate::web::api::page::{Page, Query, ok, written};
use crate::web::api::problem::Problem;
use crate::web::error::Error;

#[derive(Serialize)]
struct Shown<'a> {
    id: &'a str,
    name: &'a str,
    description: &'a str,
    recipient_kinds: &'a [RecipientKind],
    identity: Identity,
    requires_categories: &'a [InformationCategory],
    acknowledge_days: u32,
    answer_days: u32,
    expire_days: u32,
    keep_answer_days: u32,
    supplements: bool,
    follows: &'a [String],
}

impl<'a> Shown<'a> {
    fn of(kind: &'a Kind, language: Language) -> Self {
        Self {
            id: &kind.id,
            name: kind.name.get(language),
            description: kind.description.get(language),
            recipient_kinds: &kind.recipient_kinds,
            identity: kind.identity,
            requires_categories: &kind.requires_categories,
            acknowledge_days: kind.acknowledge_days,
            answer_days: kind.answer_days,
            expire_days: kind.expire_days,
            keep_answer_days: kind.keep_answer_days,
            supplements: kind.supplements,
            follows: &kind.follows,
        }
    }
}

/// `GET /api/v1/kinds`
pub async fn list(caller: Caller, query: Query) -> Result<Response, Problem> {
    query.finish()?;
    let kinds = caller.gateway().catalogue.kinds();
    let items = kinds.iter().map(|kind| Shown::of(kind, caller.language)).collect();
    ok(&Page { items, next: None })
}

/// `GET /api/v1/kinds/{kind}/request`: the form as FHIR, as those categories leave it.
pub async fn request(
    caller: Caller,
    Path(kind): Path<String>,
    mut query: Query,
) -> Result<Response, Problem> {
    let categories = query.codes("categories", InformationCategory::parse);
    let told = query.codes("told", ToldCategory::parse);
    query.finish()?;
    let kind = caller.gateway().catalogue.kind(&kind).ok_or(Error::NotFound)?;
    let asks = categories.unwrap_or_else(|| InformationCategory::ALL.to_vec());
    let told = told.unwrap_or_else(|| ToldCategory::ALL.to_vec());
    let form = restrict_json(&kind.request_json, &kind.request, &Scope { asks, told });
    Ok(written(StatusCode::OK, "application/fhir+json", form.to_string().into_bytes()))
}
