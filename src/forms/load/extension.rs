//! Which extensions are read, which are passed over, and which are refused by name.
//!
//! FHIR lets a reader pass over any extension that is not a modifier, and asks it not to reject a form
//! for having one (<https://hl7.org/fhir/R4/extensibility.html>). HL7's own do not all keep to that: what
//! computes, hides or forbids is written as a plain extension of the core, of SDC or of CQF. So of
//! those only what is known to leave the meaning alone is passed over. Another maker's that is not
//! known is passed over with a warning, or refused where the reader is asked to be strict.

use serde_json::{Map, Value as Json};

use crate::forms::finding::Findings;
use crate::forms::model::Text;

/// Where an extension stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Form,
    Item,
    Option,
    Text,
    Elsewhere,
}

/// One extension that its place reads itself.
#[derive(Clone, Copy)]
pub(super) struct Extension<'a> {
    /// Without the address it is under and without the prefixes that differ between versions.
    pub name: &'a str,
    pub url: &'a str,
    pub map: &'a Map<String, Json>,
}

impl<'a> Extension<'a> {
    /// Its `value[x]`, where it is of that type.
    pub fn value(&self, kind: &str, at: Option<&str>, findings: &mut Findings) -> Option<&'a Json> {
        let value = self.map.get(kind);
        if value.is_none() {
            findings.broken("extension-value", at, format!("the extension {} has no {kind}", self.url));
        }
        value
    }
}

/// Below these addresses HL7 says what the questions and the answers of a form mean.
const BASES: &[&str] = &[
    "http://hl7.org/fhir/StructureDefinition/",
    "http://hl7.org/fhir/uv/sdc/StructureDefinition/",
    "http://hl7.org/fhir/us/sdc/StructureDefinition/",
    "http://hl7.org/fhir/3.0/StructureDefinition/",
    "http://hl7.org/fhir/4.0/StructureDefinition/",
    "http://hl7.org/fhir/4.3/StructureDefinition/",
    "http://hl7.org/fhir/5.0/StructureDefinition/",
];

/// Others of HL7's whose extensions may change the meaning, none of which is read.
const UNREAD: &[&str] = &[
    "http://hl7.org/fhir/uv/sdc/",
    "http://hl7.org/fhir/us/sdc/",
    "http://hl7.org/fhir/uv/cql/",
    "http://hl7.org/fhir/uv/cpg/",
    "http://hl7.org/fhir/uv/cqf",
    "http://hl7.org/fhir/us/cqf",
];

const TAKEN: &[(Place, &[&str])] = &[
    (
        Place::Form,
        &[
            "questionnaireAdaptive",
            "assemble-expectation",
            "constraint",
            "targetConstraint",
            "entryMode",
            "rendering-styleSensitive",
        ],
    ),
    (
        Place::Item,
        &[
            "answerConstraint",
            "choiceOrientation",
            "constraint",
            "entryFormat",
            "hidden",
            "initialExpression",
            "instruction",
            "itemControl",
            "maxDecimalPlaces",
            "maxOccurs",
            "maxQuantity",
            "maxSize",
            "maxValue",
            "mimeType",
            "minLength",
            "minOccurs",
            "minQuantity",
            "minValue",
            "openLabel",
            "regex",
            "shortText",
            "targetConstraint",
            "unit",
            "unitOpen",
            "unitOption",
            "unitValueSet",
            "usageMode",
        ],
    ),
    (Place::Option, &["optionExclusive", "optionPrefix"]),
    (Place::Text, &["translation"]),
];

/// They look different, fill in beforehand, or serve whoever takes the answers out: a person who
/// fills in the form by hand answers the same questions with the same answers.
const HARMLESS: &[&str] = &[
    // How it looks, where the plain text is there too.
    "rendering-markdown",
    "rendering-style",
    "rendering-xhtml",
    "choiceColumn",
    "collapsible",
    "columnCount",
    "disabledDisplay",
    "displayCategory",
    "item.disabledDisplay",
    "optionalDisplay",
    "sliderStepValue",
    "supportHyperlink",
    "width",
    "keyboard",
    // Where a program could look for suggestions or earlier answers.
    "candidateExpression",
    "itemContext",
    "itemPopulationContext",
    "launchContext",
    "lookupQuestionnaire",
    "observationLinkPeriod",
    "preferredTerminologyServer",
    "referenceFilter",
    "referenceProfile",
    "referenceResource",
    "sourceQueries",
    "sourceStructureMap",
    "variable",
    // What becomes of the answers afterwards.
    "definitionExtract",
    "definitionExtractValue",
    "endpoint",
    "extractAllocateId",
    "isSubject",
    "itemExtractionContext",
    "itemWeight",
    "observation-extract-category",
    "observationExtract",
    "observationExtractEntry",
    "ordinalValue",
    "targetStructureMap",
    "templateExtract",
    "templateExtractBundle",
    // About the form as a publication.
    "answerKey",
    "assembleDefinitionRoot",
    "assembledFrom",
    "cqf-library",
    "derivationType",
    "designNote",
    "maturityLevel",
    "performerType",
    "replaces",
    "versionAlgorithm[x]",
];

const HARMLESS_PREFIXES: &[&str] =
    &["artifact-", "resource-", "structuredefinition-", "workflow-", "valueset-"];

/// The extensions of an element that its place reads; the others are passed over or refused here.
pub(super) fn of<'a>(
    map: &'a Map<String, Json>,
    place: Place,
    at: Option<&str>,
    findings: &mut Findings,
) -> Vec<Extension<'a>> {
    let Some(extensions) = map.get("extension") else { return Vec::new() };
    let Some(extensions) = extensions.as_array() else {
        findings.broken("element-type", at, "`extension` is not an array");
        return Vec::new();
    };
    extensions.iter().filter_map(|extension| one(extension, place, at, findings)).collect()
}

fn one<'a>(json: &'a Json, place: Place, at: Option<&str>, findings: &mut Findings) -> Option<Extension<'a>> {
    let url = json.get("url").and_then(Json::as_str);
    let (Some(map), Some(url)) = (json.as_object(), url) else {
        findings.broken("element-type", at, "an extension has no url");
        return None;
    };
    let name = short(url);
    let taken =
        |(taken_at, names): &(Place, &[&str])| *taken_at == place && name.is_some_and(|n| names.contains(&n));
    if let Some(name) = name
        && TAKEN.iter().any(taken)
    {
        let beside =
            map.iter().filter(|(key, _)| key.starts_with("_value")).flat_map(|(_, value)| urls(value));
        let known = |inner: &&str| short(inner).is_some_and(|name| name == "translation" || harmless(name));
        let before = findings.refused.len();
        for inner in beside.filter(|inner| !known(inner)) {
            not_known(inner, at, findings);
        }
        return (findings.refused.len() == before).then_some(Extension { name, url, map });
    }
    if !name.is_some_and(harmless) {
        not_known(url, at, findings);
    }
    None
}

/// Nobody here can say what it means.
fn not_known(url: &str, at: Option<&str>, findings: &mut Findings) {
    let can_change_the_meaning = short(url).is_some() || UNREAD.iter().any(|base| url.starts_with(base));
    if can_change_the_meaning || findings.strict {
        findings.refused("extension-unsupported", at, format!("The extension {url:.200} is not supported"));
    } else {
        let text = format!("The extension {url:.200} is not known here and is passed over");
        findings.lint("extension-unknown", at, text);
    }
}

/// Refuses whatever an element without any extension of its own interest carries.
pub(super) fn check(map: &Map<String, Json>, at: Option<&str>, findings: &mut Findings) {
    of(map, Place::Elsewhere, at, findings);
}

/// Takes the translations out of `_text` and the like, which [`check_sibling`] has looked at.
pub(super) fn read_text(sibling: &Json, text: &mut Text, at: Option<&str>, findings: &mut Findings) {
    let Some(map) = sibling.as_object() else { return };
    for extension in of(map, Place::Text, at, &mut Findings::default()) {
        let parts = extension.map.get("extension").and_then(Json::as_array).map_or(&[][..], Vec::as_slice);
        let part =
            |name: &str| parts.iter().find(|part| part.get("url").and_then(Json::as_str) == Some(name));
        let language = part("lang").and_then(|part| part.get("valueCode")?.as_str());
        let content = part("content")
            .and_then(|part| part.get("valueString").or_else(|| part.get("valueMarkdown"))?.as_str());
        match (language, content) {
            (Some(language), Some(content)) => {
                let subtag = language.split(['-', '_']).next().unwrap_or(language).to_ascii_lowercase();
                text.translations.insert(subtag, content.to_owned());
            }
            _ => findings.broken("extension-value", at, "a translation has no language or no content"),
        }
    }
}

/// The sibling that carries the extensions of a primitive: `_text`, `_required`, `_answerValueSet`, …
pub(super) fn check_sibling(sibling: &Json, at: Option<&str>, findings: &mut Findings) {
    match sibling {
        Json::Object(map) => {
            of(map, Place::Text, at, findings);
        }
        Json::Array(elements) => elements.iter().for_each(|element| check_sibling(element, at, findings)),
        Json::Null => {}
        _ => findings.broken("element-type", at, "the extensions of an element are not in an object"),
    }
}

pub(super) fn refuse_modifiers(modifiers: &Json, at: Option<&str>, findings: &mut Findings) {
    let modifiers = modifiers.as_array().map_or(std::slice::from_ref(modifiers), Vec::as_slice);
    for modifier in modifiers {
        let url = modifier.get("url").and_then(Json::as_str).unwrap_or("without url");
        findings.refused(
            "modifier-extension",
            at,
            format!("The modifier extension {url:.200} is not supported"),
        );
    }
}

/// The name of one of HL7's own; none of anybody else's.
fn short(url: &str) -> Option<&str> {
    let mut name = BASES.iter().find_map(|base| url.strip_prefix(base))?;
    for prefix in ["sdc-", "questionnaire-", "extension-Questionnaire.", "item."] {
        name = name.strip_prefix(prefix).unwrap_or(name);
    }
    Some(name)
}

fn harmless(name: &str) -> bool {
    HARMLESS.contains(&name) || HARMLESS_PREFIXES.iter().any(|prefix| name.starts_with(prefix))
}

/// The addresses of the extensions beside a primitive.
fn urls(sibling: &Json) -> Vec<&str> {
    let extensions = sibling.get("extension").and_then(Json::as_array).map_or(&[][..], Vec::as_slice);
    extensions.iter().map(|one| one.get("url").and_then(Json::as_str).unwrap_or_default()).collect()
}
