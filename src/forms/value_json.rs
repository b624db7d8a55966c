//! One `value[x]` of FHIR JSON, read and written.

use jiff::civil::Time;
use serde_json::{Map, Value as Json, json};

use crate::forms::dates;
use crate::forms::model::{Attachment, Coding, Decimal, PartialDate, PartialDateTime, Quantity, Value};

/// Every `value[x]` that an option, an initial value or an extension may have here.
pub(super) const NAMES: [&str; 12] = [
    "valueBoolean",
    "valueDecimal",
    "valueInteger",
    "valueDate",
    "valueDateTime",
    "valueTime",
    "valueString",
    "valueUri",
    "valueAttachment",
    "valueCoding",
    "valueQuantity",
    "valueReference",
];

/// The `value[x]` (or `answer[x]`) of an object: the element's name and its JSON.
pub(super) fn choice<'a>(
    object: &'a Map<String, Json>,
    prefix: &str,
) -> Result<Option<(&'a str, &'a Json)>, String> {
    let mut found = object.iter().filter_map(|(key, json)| {
        let rest = key.strip_prefix(prefix)?;
        rest.starts_with(|first: char| first.is_ascii_uppercase()).then_some((key.as_str(), json))
    });
    match (found.next(), found.next()) {
        (first, None) => Ok(first),
        (_, Some((second, _))) => Err(format!("more than one {prefix}[x], the second is {second}")),
    }
}

/// Reads a value by its type's name with a capital: `Boolean`, `Coding`, …
pub(super) fn read(kind: &str, json: &Json) -> Result<Value, String> {
    let wrong = || format!("{} is not a {kind}", glimpse(json));
    let text = || json.as_str().ok_or_else(wrong);
    Ok(match kind {
        "Boolean" => Value::Boolean(json.as_bool().ok_or_else(wrong)?),
        "Decimal" => Value::Decimal(decimal(json).ok_or_else(wrong)?),
        "Integer" => Value::Integer(integer(json).ok_or_else(wrong)?),
        "Date" => Value::Date(PartialDate::parse(text()?).ok_or_else(wrong)?),
        "DateTime" => Value::DateTime(PartialDateTime::parse(text()?).ok_or_else(wrong)?),
        "Time" => Value::Time(dates::parse_time(text()?).ok_or_else(wrong)?),
        "String" => Value::String(string(text()?)?),
        "Uri" => Value::Url(string(text()?)?),
        "Coding" => Value::Coding(coding(json)?),
        "Quantity" => Value::Quantity(quantity(json)?),
        "Attachment" => Value::Attachment(attachment(json)?),
        other => return Err(format!("{other} is not a supported type of value")),
    })
}

/// The element's name without its prefix, and its JSON.
pub(super) fn write(value: &Value) -> (&'static str, Json) {
    match value {
        Value::Boolean(yes) => ("Boolean", json!(yes)),
        Value::Decimal(number) => ("Decimal", number_json(number)),
        Value::Integer(number) => ("Integer", json!(number)),
        Value::Date(date) => ("Date", json!(date.text)),
        Value::DateTime(moment) => ("DateTime", json!(moment.text)),
        Value::Time(time) => ("Time", json!(time_text(*time))),
        Value::String(text) => ("String", json!(text)),
        Value::Url(text) => ("Uri", json!(text)),
        Value::Coding(coding) => ("Coding", coding_json(coding)),
        Value::Quantity(quantity) => ("Quantity", quantity_json(quantity)),
        Value::Attachment(attachment) => ("Attachment", attachment_json(attachment)),
    }
}

/// FHIR's own type name, for messages.
pub(super) fn type_name(value: &Value) -> &'static str {
    match value {
        Value::Boolean(_) => "boolean",
        Value::Decimal(_) => "decimal",
        Value::Integer(_) => "integer",
        Value::Date(_) => "date",
        Value::DateTime(_) => "dateTime",
        Value::Time(_) => "time",
        Value::String(_) => "string",
        Value::Url(_) => "uri",
        Value::Coding(_) => "Coding",
        Value::Quantity(_) => "Quantity",
        Value::Attachment(_) => "Attachment",
    }
}

/// The value as one text: what a regular expression is held against.
pub(super) fn plain(value: &Value) -> Option<String> {
    Some(match value {
        Value::Boolean(yes) => yes.to_string(),
        Value::Decimal(number) => number.as_str().to_owned(),
        Value::Integer(number) => number.to_string(),
        Value::Date(date) => date.text.clone(),
        Value::DateTime(moment) => moment.text.clone(),
        Value::Time(time) => time_text(*time),
        Value::String(text) | Value::Url(text) => text.clone(),
        Value::Coding(_) | Value::Quantity(_) | Value::Attachment(_) => return None,
    })
}

pub(super) fn decimal(json: &Json) -> Option<Decimal> {
    Decimal::parse(&json.as_number()?.to_string())
}

/// FHIR integers have 32 bits.
pub(super) fn integer(json: &Json) -> Option<i64> {
    json.as_number()?.to_string().parse::<i32>().ok().map(i64::from)
}

pub(super) fn coding(json: &Json) -> Result<Coding, String> {
    let object = json.as_object().ok_or_else(|| format!("{} is not a Coding", glimpse(json)))?;
    let known = ["id", "extension", "system", "version", "code", "display", "userSelected"];
    only(object, &known, "Coding")?;
    let coding = Coding {
        system: optional(object, "system")?,
        code: optional(object, "code")?,
        display: optional(object, "display")?,
    };
    if coding.code.is_empty() && coding.display.is_empty() {
        return Err("the Coding has neither code nor display".to_owned());
    }
    Ok(coding)
}

pub(super) fn quantity(json: &Json) -> Result<Quantity, String> {
    let object = json.as_object().ok_or_else(|| format!("{} is not a Quantity", glimpse(json)))?;
    if object.contains_key("comparator") {
        return Err("a Quantity with a comparator is not one value".to_owned());
    }
    only(object, &["id", "extension", "value", "unit", "system", "code"], "Quantity")?;
    let value = object.get("value").ok_or("the Quantity has no value")?;
    let value = decimal(value).ok_or_else(|| format!("{} is not a decimal", glimpse(value)))?;
    let unit = Coding {
        system: optional(object, "system")?,
        code: optional(object, "code")?,
        display: optional(object, "unit")?,
    };
    Ok(Quantity { value, unit })
}

fn attachment(json: &Json) -> Result<Attachment, String> {
    let object = json.as_object().ok_or_else(|| format!("{} is not an Attachment", glimpse(json)))?;
    let known =
        ["id", "extension", "contentType", "language", "data", "url", "size", "hash", "title", "creation"];
    only(object, &known, "Attachment")?;
    let data = match object.get("data") {
        None => None,
        Some(data) => {
            let text = data.as_str().ok_or("the Attachment's data is not text")?;
            let compact: String = text.chars().filter(|c| !c.is_ascii_whitespace()).collect();
            let bytes = data_encoding::BASE64.decode(compact.as_bytes());
            Some(bytes.map_err(|_| "the Attachment's data is not base64")?)
        }
    };
    let said = match object.get("size") {
        None => None,
        // R5 writes a 64-bit integer as text.
        Some(size) => {
            let text = size.as_str().map_or_else(|| size.to_string(), str::to_owned);
            Some(text.parse::<u64>().map_err(|_| format!("{text:.60} is not a size in bytes"))?)
        }
    };
    let counted = data.as_ref().map(|bytes| bytes.len() as u64);
    if let (Some(said), Some(counted)) = (said, counted)
        && said != counted
    {
        return Err(format!("the Attachment says {said} bytes and holds {counted}"));
    }
    let hash = optional(object, "hash")?;
    let digest = data.map(|bytes| {
        data_encoding::BASE64.encode(ring::digest::digest(&ring::digest::SHA256, &bytes).as_ref())
    });
    Ok(Attachment {
        content_type: optional(object, "contentType")?,
        title: optional(object, "title")?,
        size: counted.or(said).unwrap_or(0),
        sha256: digest.unwrap_or(hash),
    })
}

/// A FHIR string: not empty, no control characters but tab and line ends.
fn string(text: &str) -> Result<String, String> {
    if text.is_empty() {
        return Err("an empty text".to_owned());
    }
    match text.chars().find(|c| c.is_control() && !matches!(c, '\t' | '\r' | '\n')) {
        Some(control) => Err(format!("the text has the control character U+{:04X}", u32::from(control))),
        None => Ok(text.to_owned()),
    }
}

/// As much of a value as a message needs.
fn glimpse(json: &Json) -> String {
    let text = json.to_string();
    match text.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

fn optional(object: &Map<String, Json>, key: &str) -> Result<String, String> {
    match object.get(key) {
        None => Ok(String::new()),
        Some(json) => string(json.as_str().ok_or_else(|| format!("{key} is not text"))?),
    }
}

fn only(object: &Map<String, Json>, known: &[&str], what: &str) -> Result<(), String> {
    match object.keys().find(|key| !known.contains(&key.strip_prefix('_').unwrap_or(key))) {
        None => Ok(()),
        Some(unknown) => Err(format!("{what} has no element {unknown:.60}")),
    }
}

fn time_text(time: Time) -> String {
    time.to_string()
}

fn number_json(number: &Decimal) -> Json {
    // The text was checked to be a JSON number when the decimal was made.
    serde_json::from_str(number.as_str()).unwrap_or(Json::Null)
}

fn filled(pairs: [(&str, &str); 3]) -> Map<String, Json> {
    pairs
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(key, text)| (key.to_owned(), json!(text)))
        .collect()
}

fn coding_json(coding: &Coding) -> Json {
    let Coding { system, code, display } = coding;
    Json::Object(filled([("system", system), ("code", code), ("display", display)]))
}

fn quantity_json(quantity: &Quantity) -> Json {
    let Coding { system, code, display } = &quantity.unit;
    let mut object = Map::new();
    object.insert("value".to_owned(), number_json(&quantity.value));
    object.extend(filled([("unit", display), ("system", system), ("code", code)]));
    Json::Object(object)
}

fn attachment_json(attachment: &Attachment) -> Json {
    let mut object = filled([
        ("contentType", &attachment.content_type),
        ("title", &attachment.title),
        ("hash", &attachment.sha256),
    ]);
    object.insert("size".to_owned(), json!(attachment.size));
    Json::Object(object)
}
