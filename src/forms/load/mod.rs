//! A FHIR `Questionnaire` (R4, R5's spellings tolerated) read strictly: what would change the meaning
//! and is not understood is refused by name, so that no form is ever half rendered. An extension of
//! another maker's is passed over with a warning, as FHIR wants it, unless that is asked to be
//! refused too.

mod condition;
mod consistency;
mod constraint;
mod element;
mod extension;
mod item;
mod option;

use serde_json::{Map, Value as Json};

use crate::domain::Language;
use crate::forms::finding::{Finding, Findings, Refusal};
use crate::forms::model::Questionnaire;
use crate::forms::value_set::{Resolver, ValueSets};
use crate::forms::{lint, strict_json};
use element::Element;
use extension::Place;

/// A form that can be filled in, and what its author might still want to mend.
#[derive(Debug, Clone)]
pub struct Loaded {
    pub questionnaire: Questionnaire,
    pub lint: Vec<Finding>,
}

const KNOWN: &[&str] = &[
    "resourceType",
    "meta",
    "implicitRules",
    "language",
    "text",
    "contained",
    "url",
    "identifier",
    "version",
    "versionAlgorithmString",
    "versionAlgorithmCoding",
    "name",
    "title",
    "derivedFrom",
    "status",
    "experimental",
    "subjectType",
    "date",
    "publisher",
    "contact",
    "description",
    "useContext",
    "jurisdiction",
    "purpose",
    "copyright",
    "copyrightLabel",
    "approvalDate",
    "lastReviewDate",
    "effectivePeriod",
    "code",
    "item",
];

/// Reads a form.
///
/// # Errors
/// `Refused` where the form holds what is not supported, `Broken` where it is no form; every
/// reason is told.
pub fn load(json: &str, sets: &ValueSets) -> Result<Loaded, Refusal> {
    examine(json, sets).outcome
}

/// A form as far as it was read.
#[derive(Debug, Clone)]
pub struct Examined {
    /// Items read, all levels; 0 where it is no form.
    pub items: usize,
    pub outcome: Result<Loaded, Refusal>,
}

/// As [`load`], and says how many items there were either way.
#[must_use]
pub fn examine(json: &str, sets: &ValueSets) -> Examined {
    examined(json, sets, Findings::default())
}

/// As [`examine`], and refuses every extension that is not known, whoever made it.
#[must_use]
pub fn examine_strictly(json: &str, sets: &ValueSets) -> Examined {
    examined(json, sets, Findings { strict: true, ..Findings::default() })
}

fn examined(json: &str, sets: &ValueSets, findings: Findings) -> Examined {
    let parsed = strict_json::parse(json);
    match parsed.and_then(|json| resource(&json).map(|map| read(&json, map, sets, findings))) {
        Ok(examined) => examined,
        Err(refusal) => Examined { items: 0, outcome: Err(refusal) },
    }
}

fn read(json: &Json, map: &Map<String, Json>, sets: &ValueSets, mut findings: Findings) -> Examined {
    let Some(root) = Element::of(json, "The form", KNOWN, None, &mut findings) else {
        return Examined { items: 0, outcome: Err(Refusal::broken("not-a-form", "Not a JSON object")) };
    };
    about_the_form(&root, &mut findings);
    let mut reader = item::Reader { sets: Resolver::new(map, sets), items: 0 };
    let items = reader.items(root.array("item", &mut findings), 1, &mut findings);
    let text = |key: &str, findings: &mut Findings| root.string(key, findings).unwrap_or_default().to_owned();
    let questionnaire = Questionnaire {
        url: text("url", &mut findings),
        version: text("version", &mut findings),
        language: root.string("language", &mut findings).and_then(Language::parse).unwrap_or_default(),
        title: root.text("title", &mut findings),
        description: root.text("description", &mut findings),
        items,
    };
    // Half a form has conditions that point nowhere for no fault of its own.
    if findings.broken.is_empty() && !findings.refused.iter().any(leaves_items_out) {
        condition::check_all(&questionnaire, &mut findings);
        lint::check(&questionnaire, &mut findings);
    }
    let outcome = findings.settle().map(|lint| Loaded { questionnaire, lint });
    Examined { items: reader.items, outcome }
}

fn resource(json: &Json) -> Result<&Map<String, Json>, Refusal> {
    let map = json.as_object().ok_or_else(|| Refusal::broken("not-a-form", "Not a JSON object"))?;
    match map.get("resourceType").and_then(Json::as_str) {
        Some("Questionnaire") => Ok(map),
        Some(other) => {
            Err(Refusal::broken("resource-type", format!("This is a `{other:.60}`, not a Questionnaire")))
        }
        None => Err(Refusal::broken("resource-type", "No resourceType: not a FHIR resource")),
    }
}

fn about_the_form(root: &Element<'_>, findings: &mut Findings) {
    match root.string("status", findings) {
        Some("draft" | "active" | "retired" | "unknown") => {}
        Some(other) => findings.broken("code-unknown", None, format!("There is no status `{other:.60}`")),
        None => findings.lint("status-missing", None, "The form has no status"),
    }
    let profiles = root.map.get("meta").and_then(|meta| meta.get("profile")?.as_array());
    let adaptive =
        |profile: &&Json| profile.as_str().is_some_and(|url| url.contains("/sdc-questionnaire-adapt"));
    if let Some(profile) = profiles.and_then(|profiles| profiles.iter().find(adaptive)) {
        findings.refused("adaptive-unsupported", None, format!("An adaptive form: {profile}"));
    }
    if root.has("implicitRules") {
        findings.refused("implicit-rules", None, "implicitRules: rules that are not known here");
    }
    if root.map.get("item").and_then(Json::as_array).is_none_or(Vec::is_empty) {
        findings.lint("no-items", None, "The form has no items");
    }
    option::codes(root, "code", findings);
    for key in ["text", "contact", "useContext", "identifier", "effectivePeriod", "meta"] {
        refuse_hidden_modifiers(root.map.get(key), findings);
    }
    for found in extension::of(root.map, Place::Form, None, findings) {
        let code = found.map.get("valueCode").and_then(Json::as_str).unwrap_or_default();
        let supported = match found.name {
            "assemble-expectation" => code.starts_with("independent"),
            "entryMode" => code == "random",
            "questionnaireAdaptive" => found.map.get("valueBoolean").and_then(Json::as_bool) == Some(false),
            "rendering-styleSensitive" => {
                found.map.get("valueBoolean").and_then(Json::as_bool) == Some(false)
            }
            _ => {
                constraint::constraint(found, None, findings);
                continue;
            }
        };
        if !supported {
            findings.refused(
                "extension-unsupported",
                None,
                format!("The extension {} is not supported", found.url),
            );
        }
    }
}

/// Modifiers deeper down in what is otherwise not looked at.
fn refuse_hidden_modifiers(json: Option<&Json>, findings: &mut Findings) {
    match json {
        Some(Json::Object(map)) => {
            if let Some(modifiers) = map.get("modifierExtension") {
                extension::refuse_modifiers(modifiers, None, findings);
            }
            map.values().for_each(|value| refuse_hidden_modifiers(Some(value), findings));
        }
        Some(Json::Array(elements)) => {
            elements.iter().for_each(|element| refuse_hidden_modifiers(Some(element), findings));
        }
        _ => {}
    }
}

fn leaves_items_out(finding: &Finding) -> bool {
    ["type-unsupported", "too-many-items", "too-deep", "answer-constraint-unsupported"]
        .contains(&finding.code)
}
