//! Whether what an item says of itself fits together.

use crate::forms::compare::{self, Position};
use crate::forms::finding::Findings;
use crate::forms::load::constraint::Facts;
use crate::forms::model::{Item, ItemKind, Value};
use crate::forms::value_json;

/// Whether a form may name that value as one of the item's answers.
pub(super) fn fits(value: &Value, item: &Item) -> bool {
    // `1` among decimals is written as an integer often enough.
    item.kind.takes(value) || (item.kind == ItemKind::Decimal && matches!(value, Value::Integer(_)))
}

/// Sets right or reports what an item says that can't all be so.
pub(super) fn check(item: &mut Item, facts: &Facts, findings: &mut Findings) {
    let owned = item.link_id.clone();
    let at = Some(owned.as_str());
    let answers = !matches!(item.kind, ItemKind::Group | ItemKind::Display);
    if item.kind == ItemKind::Display {
        for (said, name) in [
            (&mut item.required, "required"),
            (&mut item.repeats, "repeats"),
            (&mut item.read_only, "readOnly"),
        ] {
            if std::mem::take(said) {
                findings.lint("display-flag", at, format!("`{name}` on a display means nothing"));
            }
        }
        if !item.items.is_empty() {
            findings.broken("display-with-items", at, "A display has items under it");
        }
    }
    if item.kind == ItemKind::Group && item.items.is_empty() && item.help_link_ids.is_empty() {
        findings.lint("group-empty", at, "A group has no items");
    }
    if !answers && !item.options.is_empty() {
        findings.broken("options-type", at, "An item without answers has options");
    }
    if let Some(odd) = item.options.iter().find(|option| !fits(&option.value, item)).filter(|_| answers) {
        let kind = value_json::type_name(&odd.value);
        findings.broken(
            "options-type",
            at,
            format!("An option is of type {kind}, which the item's answers are not"),
        );
    }
    if item.kind == ItemKind::Choice
        && item.options.is_empty()
        && !findings.refused.iter().any(|f| f.link_id.as_deref() == at)
    {
        findings.lint("options-missing", at, "A choice has nothing to choose from");
    }
    if item.initial.len() > 1 && !item.repeats {
        findings.lint(
            "initial-several",
            at,
            "Several initial values where one answer is allowed: the first is taken",
        );
        item.initial.truncate(1);
    }
    check_bounds(item, at, findings);
    if facts.prefilled {
        let text = "The initialExpression is not evaluated";
        if item.hidden || item.read_only {
            let url = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-initialExpression";
            findings.refused(
                "extension-unsupported",
                at,
                format!("The extension {url} is not supported on an item that nobody can fill in"),
            );
        } else {
            findings.lint("initial-expression-passed-over", at, format!("{text}: the item starts empty"));
        }
    } else if item.required && (item.hidden || item.read_only) && item.initial.is_empty() && answers {
        findings.lint("required-unreachable", at, "Required, but nobody can fill it in");
    }
}

fn check_bounds(item: &mut Item, at: Option<&str>, findings: &mut Findings) {
    for (bound, name) in [(&item.min_value, "minValue"), (&item.max_value, "maxValue")] {
        let Some(bound) = bound else { continue };
        let comparable = matches!(
            (item.kind, bound),
            (ItemKind::Decimal | ItemKind::Integer, Value::Decimal(_) | Value::Integer(_))
                | (ItemKind::Date | ItemKind::DateTime, Value::Date(_) | Value::DateTime(_))
                | (ItemKind::Time, Value::Time(_))
                | (ItemKind::Quantity, Value::Quantity(_))
        );
        if !comparable {
            let kind = value_json::type_name(bound);
            findings.broken(
                "bound-type",
                at,
                format!("{name} is of type {kind}, which the item's answers are not"),
            );
        }
    }
    if let (Some(min), Some(max)) = (&item.min_value, &item.max_value)
        && compare::position(min, max) == Some(Position::After)
    {
        findings.lint("bounds-crossed", at, "minValue is greater than maxValue: no answer is allowed");
    }
    if item.min_length.zip(item.max_length).is_some_and(|(min, max)| min > max) {
        findings.lint("bounds-crossed", at, "minLength is greater than maxLength: no answer is allowed");
    }
    if item.min_occurs.zip(item.max_occurs).is_some_and(|(min, max)| min > max) {
        findings.lint(
            "bounds-crossed",
            at,
            "minOccurs is greater than maxOccurs: no number of answers is allowed",
        );
    }
    if !item.repeats
        && (item.min_occurs.is_some_and(|min| min > 1) || item.max_occurs.is_some_and(|max| max > 1))
    {
        findings.lint(
            "occurs-without-repeats",
            at,
            "minOccurs or maxOccurs above 1 on an item that does not repeat",
        );
    }
}
