//! Elements of FHIR JSON read one by one; what doesn't fit goes to the findings.

use serde_json::{Map, Value as Json};

use crate::forms::finding::Findings;
use crate::forms::load::extension;
use crate::forms::model::Text;

/// One JSON object of the form, and the item it belongs to.
#[derive(Clone, Copy)]
pub(super) struct Element<'a> {
    pub map: &'a Map<String, Json>,
    pub at: Option<&'a str>,
}

impl<'a> Element<'a> {
    /// The object, with every one of its elements known by name.
    ///
    /// An unknown element is refused: it may be what a later version says the meaning with.
    pub fn of(
        json: &'a Json,
        what: &str,
        known: &[&str],
        at: Option<&'a str>,
        findings: &mut Findings,
    ) -> Option<Self> {
        let Some(map) = json.as_object() else {
            findings.broken("element-type", at, format!("{what} is not an object"));
            return None;
        };
        for (key, value) in map {
            let name = key.strip_prefix('_').unwrap_or(key);
            if name != key {
                extension::check_sibling(value, at, findings);
            }
            if !known.contains(&name) && !["id", "extension", "modifierExtension"].contains(&name) {
                findings.refused(
                    "element-unknown",
                    at,
                    format!("{what} has the unknown element `{key:.80}`"),
                );
            }
        }
        if let Some(modifiers) = map.get("modifierExtension") {
            extension::refuse_modifiers(modifiers, at, findings);
        }
        Some(Self { map, at })
    }

    pub fn has(&self, key: &str) -> bool {
        self.map.contains_key(key)
    }

    pub fn boolean(&self, key: &str, findings: &mut Findings) -> Option<bool> {
        self.map.get(key)?.as_bool().or_else(|| self.mistyped(key, "a boolean", findings))
    }

    pub fn string(&self, key: &str, findings: &mut Findings) -> Option<&'a str> {
        self.map.get(key)?.as_str().or_else(|| self.mistyped(key, "text", findings))
    }

    /// A FHIR `positiveInt` or `unsignedInt`.
    pub fn count(&self, key: &str, findings: &mut Findings) -> Option<u32> {
        let number = self.map.get(key)?;
        let count = number.as_number().and_then(|number| number.to_string().parse().ok());
        count.or_else(|| self.mistyped(key, "a whole number from 0", findings))
    }

    /// A text with its translations; empty where it is not there.
    pub fn text(&self, key: &str, findings: &mut Findings) -> Text {
        let base = match self.map.get(key) {
            None => String::new(),
            Some(Json::String(text)) => text.clone(),
            Some(_) => self.mistyped(key, "text", findings).unwrap_or_default(),
        };
        let mut text = Text { base, ..Text::default() };
        if let Some(sibling) = self.map.get(&format!("_{key}")) {
            extension::read_text(sibling, &mut text, self.at, findings);
        }
        text
    }

    /// The elements of an array; none where it is not there.
    pub fn array(&self, key: &str, findings: &mut Findings) -> &'a [Json] {
        match self.map.get(key) {
            None => &[],
            Some(Json::Array(elements)) => elements,
            Some(_) => self.mistyped(key, "an array", findings).unwrap_or_default(),
        }
    }

    fn mistyped<T>(&self, key: &str, expected: &str, findings: &mut Findings) -> Option<T> {
        findings.broken("element-type", self.at, format!("`{key}` is not {expected}"));
        None
    }
}
