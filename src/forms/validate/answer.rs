//! One answer held against its item.

use std::collections::HashSet;

use super::check::Check;
use super::words;
use crate::forms::compare::{self, Position};
use crate::forms::model::{Attachment, Coding, Item, ItemKind, Value};
use crate::forms::response::Answer;
use crate::forms::{units, value_json};

/// Type, length, pattern, bounds, precision, unit, address, attachment.
pub(super) fn check(check: &mut Check<'_>, item: &Item, value: &Value) {
    let at = Some(item.link_id.as_str());
    if !item.kind.takes(value) {
        check.errors_with("type", at, words::to_do(item, check.language));
        return;
    }
    length(check, item, value);
    bounds(check, item, value);
    let number = match value {
        Value::Decimal(number) => Some(number),
        Value::Quantity(quantity) => Some(&quantity.value),
        _ => None,
    };
    if let Some((number, most)) = number.zip(item.max_decimal_places)
        && number.significant_places() > most
    {
        check.warning("decimal-places", at, &most.to_string());
    }
    match value {
        Value::String(text) if item.kind == ItemKind::String && text.contains(['\n', '\r']) => {
            check.error("line-break", at, "");
        }
        Value::Url(url) if !is_uri(url) => check.error("url", at, url),
        Value::Quantity(quantity) if !unit_allowed(item, &quantity.unit) => {
            check.error("unit", at, quantity.unit.shown());
        }
        Value::Attachment(attachment) => file(check, item, attachment),
        _ => {}
    }
}

/// What is chosen from options: each among them, an exclusive one alone.
pub(super) fn choices(check: &mut Check<'_>, item: &Item, answers: &[&Answer]) {
    if item.options.is_empty() {
        return;
    }
    let at = Some(item.link_id.as_str());
    let codes: HashSet<(&str, &str)> = item
        .options
        .iter()
        .filter_map(|option| match &option.value {
            Value::Coding(coding) => Some((coding.system.as_str(), coding.code.as_str())),
            _ => None,
        })
        .collect();
    let others: Vec<&Value> = item
        .options
        .iter()
        .map(|option| &option.value)
        .filter(|one| !matches!(one, Value::Coding(_)))
        .collect();
    let open = item.kind == ItemKind::OpenChoice;
    for answer in answers.iter().filter(|answer| item.kind.takes(&answer.value)) {
        let among = match &answer.value {
            // A display alone is what somebody wrote beside the options.
            Value::Coding(coding) if coding.code.is_empty() => open && coding.system.is_empty(),
            Value::Coding(coding) => codes.contains(&(coding.system.as_str(), coding.code.as_str())),
            Value::String(_) if open => true,
            value => others.iter().any(|option| compare::equal(option, value)),
        };
        if !among {
            check.error("option", at, &words::said(&answer.value));
        }
    }
    let exclusive = item.options.iter().filter(|option| option.exclusive);
    let mut chosen_alone =
        exclusive.filter(|option| answers.iter().any(|answer| compare::equal(&answer.value, &option.value)));
    if answers.len() > 1
        && let Some(option) = chosen_alone.next()
    {
        check.error("exclusive", at, &words::said(&option.value));
    }
}

fn length(check: &mut Check<'_>, item: &Item, value: &Value) {
    if item.max_length.is_none() && item.min_length.is_none() && item.regex.is_none() {
        return;
    }
    let at = Some(item.link_id.as_str());
    let Some(text) = value_json::plain(value) else { return };
    let count = text.chars().count();
    if let Some(most) = item.max_length.filter(|most| count > *most as usize) {
        check.errors_with("max-length", at, words::too_long(count, most, check.language));
    }
    if let Some(least) = item.min_length.filter(|least| count < *least as usize) {
        check.error("min-length", at, &least.to_string());
    }
    if item.regex.as_ref().is_some_and(|regex| !regex.is_match(&text)) {
        check.errors_with("regex", at, words::shape(item, check.language));
    }
}

fn bounds(check: &mut Check<'_>, item: &Item, value: &Value) {
    let at = Some(item.link_id.as_str());
    let sides =
        [(&item.min_value, Position::Before, "min-value"), (&item.max_value, Position::After, "max-value")];
    for (bound, outside, code) in sides {
        let Some(bound) = bound else { continue };
        match compare::position(value, bound) {
            None => check.error("incomparable", at, &words::said(bound)),
            Some(position) if position == outside => {
                check.errors_with(code, at, words::to_do(item, check.language));
            }
            Some(_) => {}
        }
    }
}

fn unit_allowed(item: &Item, unit: &Coding) -> bool {
    item.unit_options.is_empty() || item.unit_options.iter().any(|option| units::same_unit(unit, option))
}

fn file(check: &mut Check<'_>, item: &Item, attachment: &Attachment) {
    let at = Some(item.link_id.as_str());
    let kind = attachment.content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let allowed = item.mime_types.iter().any(|allowed| {
        let allowed = allowed.to_ascii_lowercase();
        allowed == kind
            || allowed.strip_suffix('*').is_some_and(|start| start.ends_with('/') && kind.starts_with(start))
    });
    if !item.mime_types.is_empty() && !allowed {
        check.error("attachment-type", at, &item.mime_types.join(", "));
    }
    if let Some(most) = item.max_size.filter(|most| attachment.size > *most) {
        check.error("attachment-size", at, &most.to_string());
    }
}

/// A FHIR `uri`: no blanks; a UUID or OID well formed where it claims to be one.
fn is_uri(text: &str) -> bool {
    if text.contains(char::is_whitespace) {
        return false;
    }
    if let Some(uuid) = text.strip_prefix("urn:uuid:") {
        let lower = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        return uuid.len() == 36
            && uuid.bytes().enumerate().all(|(at, byte)| match at {
                8 | 13 | 18 | 23 => byte == b'-',
                _ => lower(byte),
            });
    }
    if let Some(oid) = text.strip_prefix("urn:oid:") {
        let arc = |arc: &str| {
            !arc.is_empty()
                && arc.bytes().all(|byte| byte.is_ascii_digit())
                && (arc == "0" || !arc.starts_with('0'))
        };
        let mut arcs = oid.split('.');
        return matches!(arcs.next(), Some("0" | "1" | "2"))
            && arcs.clone().next().is_some()
            && arcs.all(arc);
    }
    true
}
