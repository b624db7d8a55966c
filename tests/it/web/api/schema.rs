//! As much of JSON Schema as the description uses; a keyword that it does not know is a fault of its own.

use serde_json::Value;
use underlag::web::api::OPENAPI;

use crate::patterns::pattern;

/// Says something, and asks nothing.
const REMARKS: &[&str] = &["description", "contentMediaType"];

pub struct Description(pub Value);

impl Description {
    pub fn read() -> Self {
        Self(serde_json::from_str(OPENAPI).expect("the description is JSON"))
    }

    /// The operation behind a path as it was called; a path without a placeholder comes first.
    pub fn operation(&self, method: &str, path: &str) -> Option<&Value> {
        let path = path.split('?').next().expect("a path");
        let paths = self.0["paths"].as_object().expect("paths");
        let mut fitting: Vec<&String> = paths.keys().filter(|known| is_of(known, path)).collect();
        fitting.sort_by_key(|known| known.contains('{'));
        paths[*fitting.first()?].get(method.to_lowercase())
    }

    /// What in `value` is not as the schema says, with its place.
    pub fn misfits(&self, schema: &Value, value: &Value) -> Vec<String> {
        let mut misfits = Vec::new();
        self.compare(schema, value, "", &mut misfits);
        misfits
    }

    pub fn resolve<'a>(&'a self, schema: &'a Value) -> &'a Value {
        match schema["$ref"].as_str() {
            Some(reference) => {
                let pointer = reference.strip_prefix('#').expect("a place in this file");
                self.0.pointer(pointer).unwrap_or_else(|| panic!("{reference} leads nowhere"))
            }
            None => schema,
        }
    }

    fn compare(&self, schema: &Value, value: &Value, at: &str, misfits: &mut Vec<String>) {
        let mut say = |what: &str| misfits.push(format!("{at}: {what}"));
        let schema = self.resolve(schema).as_object().expect("a schema is an object");
        for (keyword, wanted) in schema {
            let text = value.as_str();
            let fits = match keyword.as_str() {
                "type" => match wanted {
                    Value::Array(kinds) => kinds.iter().any(|kind| is_a(kind, value)),
                    kind => is_a(kind, value),
                },
                "enum" => wanted.as_array().expect("a list").contains(value),
                "anyOf" => {
                    let several = wanted.as_array().expect("a list");
                    several.iter().any(|one| self.misfits(one, value).is_empty())
                }
                "pattern" => text.is_none_or(|text| pattern(wanted.as_str().expect("text")).is_match(text)),
                "format" => text.is_none_or(|text| match wanted.as_str() {
                    Some("date") => text.parse::<jiff::civil::Date>().is_ok() && text.len() == 10,
                    Some("date-time") => text.parse::<jiff::Timestamp>().is_ok(),
                    other => panic!("unknown format {other:?}"),
                }),
                "contentEncoding" => {
                    text.is_none_or(|text| data_encoding::BASE64.decode(text.as_bytes()).is_ok())
                }
                "minLength" => text.is_none_or(|text| text.chars().count() as u64 >= number(wanted)),
                "maxLength" => text.is_none_or(|text| text.chars().count() as u64 <= number(wanted)),
                "minimum" => value.as_u64().is_none_or(|value| value >= number(wanted)),
                "maximum" => value.as_u64().is_none_or(|value| value <= number(wanted)),
                "additionalProperties" => {
                    let known = schema.get("properties").and_then(Value::as_object).expect("properties");
                    assert_eq!(wanted, &Value::Bool(false));
                    let other =
                        value.as_object().and_then(|map| map.keys().find(|key| !known.contains_key(*key)));
                    if let Some(other) = other {
                        say(&format!("{other} is not described"));
                    }
                    true
                }
                "required" => {
                    let names = wanted.as_array().expect("a list").iter().filter_map(Value::as_str);
                    let missing: Vec<&str> = match value.as_object() {
                        Some(map) => names.filter(|name| !map.contains_key(*name)).collect(),
                        None => Vec::new(),
                    };
                    missing.iter().for_each(|name| say(&format!("{name} is missing")));
                    true
                }
                "properties" | "items" => true,
                remark if REMARKS.contains(&remark) => true,
                other => panic!("the keyword {other} is not understood"),
            };
            if !fits {
                say(&format!("{keyword} {wanted} against {value:.200}"));
            }
        }
        if let (Some(properties), Some(map)) = (schema.get("properties"), value.as_object()) {
            for (name, property) in properties.as_object().expect("an object") {
                if let Some(value) = map.get(name) {
                    self.compare(property, value, &format!("{at}/{name}"), misfits);
                }
            }
        }
        if let (Some(items), Some(list)) = (schema.get("items"), value.as_array()) {
            for (place, value) in list.iter().enumerate() {
                self.compare(items, value, &format!("{at}/{place}"), misfits);
            }
        }
    }
}

fn is_of(known: &str, path: &str) -> bool {
    let (known, path): (Vec<&str>, Vec<&str>) = (known.split('/').collect(), path.split('/').collect());
    known.len() == path.len()
        && known.iter().zip(&path).all(|(known, part)| known.starts_with('{') || known == part)
}

fn is_a(kind: &Value, value: &Value) -> bool {
    match kind.as_str().expect("a type") {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_u64() || value.is_i64(),
        "null" => value.is_null(),
        other => panic!("unknown type {other}"),
    }
}

fn number(value: &Value) -> u64 {
    value.as_u64().expect("a number")
}
