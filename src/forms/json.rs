//! `QuestionnaireResponse` as JSON, read strictly against its form, and written.

use std::collections::HashMap;

use jiff::tz::Offset;
use serde_json::{Map, Value as Json};

use crate::domain::Language;
use crate::forms::finding::{Finding, Refusal, RefusalStatus};
use crate::forms::model::{Item, PartialDateTime, Questionnaire, Text};
use crate::forms::response::{Answer, Response, ResponseItem, ResponseStatus};
use crate::forms::{strict_json, value_json};
use crate::text;

/// Places of a response: items of the form, times the occurrences of the groups they are in.
pub const MAX_PLACES: usize = 100_000;

/// What could be read of a response, and what could not.
#[derive(Debug, Clone)]
pub struct Read {
    pub response: Response,
    pub faults: Vec<Finding>,
}

/// Reads a response of the form.
///
/// # Errors
/// `Broken` where anything in it can't be read; `Refused` where it holds what is not supported.
pub fn response_from_json(text: &str, form: &Questionnaire) -> Result<Response, Refusal> {
    let Read { response, faults } = read(text, form)?;
    if faults.is_empty() {
        Ok(response)
    } else {
        Err(Refusal { status: RefusalStatus::Broken, reasons: faults })
    }
}

/// Reads what can be read; the rest is told item by item.
pub fn read(text: &str, form: &Questionnaire) -> Result<Read, Refusal> {
    let json = strict_json::parse(text)?;
    let map = json.as_object().ok_or_else(|| Refusal::broken("not-a-response", "Not a JSON object"))?;
    match map.get("resourceType").and_then(Json::as_str) {
        Some("QuestionnaireResponse") => {}
        Some(other) => {
            let text = format!("This is a `{other:.60}`, not a QuestionnaireResponse");
            return Err(Refusal::broken("resource-type", text));
        }
        None => return Err(Refusal::broken("resource-type", "No resourceType: not a FHIR resource")),
    }
    let mut texts = HashMap::new();
    form.walk().for_each(|item| {
        texts.entry(item.link_id.as_str()).or_insert_with(Vec::new).push(&item.text);
    });
    let mut reader = Reader { texts, faults: Vec::new() };
    let response = reader.response(map);
    if too_many_places(form, &response) {
        return Err(Refusal::refused("too-large", "The response repeats its groups too often"));
    }
    Ok(Read { response, faults: reader.faults })
}

/// What could not be read, in a person's language. Those who build systems read English, which says more.
#[must_use]
pub fn in_language(faults: Vec<Finding>, language: Language) -> Vec<Finding> {
    if language == Language::OF_SYSTEMS {
        return faults;
    }
    let said = |fault: Finding| Finding {
        text: text::get(language, &format!("forms-read-{}", fault.code)),
        ..fault
    };
    faults.into_iter().map(said).collect()
}

/// Writes a response, each item with the text it was asked with in the form's own language.
#[must_use]
pub fn response_to_json(response: &Response, form: &Questionnaire) -> String {
    let mut out = Vec::with_capacity(8 * 1024);
    out.extend(br#"{"resourceType":"QuestionnaireResponse""#);
    if !response.questionnaire.is_empty() {
        member(&mut out, "questionnaire", &response.questionnaire);
    }
    member(&mut out, "status", status_code(response.status));
    if let Some(authored) = response.authored {
        member(&mut out, "authored", &authored.to_string());
    }
    if !response.items.is_empty() {
        out.extend(br#","item":"#);
        write_items(&mut out, &response.items, &form.items);
    }
    out.push(b'}');
    String::from_utf8(out).expect("JSON is UTF-8")
}

/// Whether a response has more places against its form than anybody should have to look at.
pub(super) fn too_many_places(form: &Questionnaire, response: &Response) -> bool {
    spend(&form.items, &response.items, &mut { MAX_PLACES }).is_none()
}

/// Takes the places of one level and of all below from what is left; none once that is not enough.
fn spend(items: &[Item], responses: &[ResponseItem], left: &mut usize) -> Option<()> {
    *left = left.checked_sub(items.len() + responses.len())?;
    let index: HashMap<&str, &Item> = items.iter().rev().map(|item| (item.link_id.as_str(), item)).collect();
    for response in responses {
        *left = left.checked_sub(response.answers.len())?;
        let below = index.get(response.link_id.as_str()).map_or(&[][..], |item| item.items.as_slice());
        if !below.is_empty() {
            spend(below, &response.items, left)?;
            response.answers.iter().try_for_each(|answer| spend(below, &answer.items, left))?;
        }
    }
    Some(())
}

struct Reader<'f> {
    texts: HashMap<&'f str, Vec<&'f Text>>,
    faults: Vec<Finding>,
}

impl Reader<'_> {
    fn response(&mut self, map: &Map<String, Json>) -> Response {
        const KNOWN: &[&str] = &[
            "resourceType",
            "meta",
            "implicitRules",
            "language",
            "text",
            "contained",
            "identifier",
            "basedOn",
            "partOf",
            "questionnaire",
            "status",
            "subject",
            "encounter",
            "authored",
            "author",
            "source",
            "item",
        ];
        self.known(map, KNOWN, None);
        if map.contains_key("implicitRules") {
            self.fault("implicit-rules", None, "implicitRules: rules that are not known here");
        }
        let status = match map.get("status").and_then(Json::as_str) {
            Some("in-progress") => ResponseStatus::InProgress,
            Some("completed") => ResponseStatus::Completed,
            Some("amended") => ResponseStatus::Amended,
            Some("entered-in-error") => ResponseStatus::EnteredInError,
            Some("stopped") => ResponseStatus::Stopped,
            other => {
                let said = other.unwrap_or("missing");
                self.fault("status", None, format!("The response's status is `{said:.60}`"));
                ResponseStatus::Completed
            }
        };
        let authored = map.get("authored").and_then(|authored| {
            let moment = authored.as_str().and_then(PartialDateTime::parse);
            if moment.is_none() {
                self.fault("authored", None, "`authored` is not a dateTime");
            }
            // A date alone is no moment.
            moment.filter(|moment| moment.text.contains('T'))
        });
        Response {
            questionnaire: self.string(map, "questionnaire", None).unwrap_or_default(),
            status,
            authored: authored.and_then(|moment| Offset::UTC.to_timestamp(moment.start).ok()),
            items: self.items(map, None),
        }
    }

    fn items(&mut self, map: &Map<String, Json>, at: Option<&str>) -> Vec<ResponseItem> {
        self.array(map, "item", at).iter().filter_map(|json| self.item(json, at)).collect()
    }

    fn item(&mut self, json: &Json, above: Option<&str>) -> Option<ResponseItem> {
        let Some(map) = json.as_object() else {
            self.fault("element-type", above, "An item is not an object");
            return None;
        };
        let Some(link_id) = map.get("linkId").and_then(Json::as_str).filter(|id| !id.is_empty()) else {
            self.fault("link-id-missing", above, "An item has no linkId");
            return None;
        };
        let at = Some(link_id);
        self.known(map, &["linkId", "definition", "text", "answer", "item"], at);
        if let Some(text) = self.string(map, "text", at)
            && !self.is_text_of(link_id, &text)
        {
            self.fault("text-differs", at, "The item's text is not the one of the form");
        }
        let answers = self.array(map, "answer", at).iter().filter_map(|json| self.answer(json, link_id));
        let answers = answers.collect();
        Some(ResponseItem { link_id: link_id.to_owned(), answers, items: self.items(map, at) })
    }

    fn answer(&mut self, json: &Json, link_id: &str) -> Option<Answer> {
        let at = Some(link_id);
        let Some(map) = json.as_object() else {
            self.fault("element-type", at, "An answer is not an object");
            return None;
        };
        if let Some(unknown) = map.keys().find(|key| {
            let key = key.strip_prefix('_').unwrap_or(key);
            !["id", "extension", "item"].contains(&key) && !key.starts_with("value")
        }) {
            self.fault("element-unknown", at, format!("An answer has the unknown element `{unknown:.80}`"));
        }
        let value = value_json::choice(map, "value").and_then(|found| {
            let (key, json) = found.ok_or("an answer has no value")?;
            value_json::read(&key["value".len()..], json)
        });
        match value {
            Ok(value) => Some(Answer { value, items: self.items(map, at) }),
            Err(fault) => {
                self.fault("type", at, fault);
                None
            }
        }
    }

    fn is_text_of(&self, link_id: &str, text: &str) -> bool {
        let Some(texts) = self.texts.get(link_id) else { return true };
        texts.iter().any(|known| known.base == text || known.translations.values().any(|other| other == text))
    }

    fn known(&mut self, map: &Map<String, Json>, known: &[&str], at: Option<&str>) {
        for key in map.keys() {
            let name = key.strip_prefix('_').unwrap_or(key);
            if !known.contains(&name) && !["id", "extension"].contains(&name) {
                self.fault("element-unknown", at, format!("The unknown element `{key:.80}`"));
            }
        }
    }

    fn string(&mut self, map: &Map<String, Json>, key: &str, at: Option<&str>) -> Option<String> {
        let json = map.get(key)?;
        if json.as_str().is_none() {
            self.fault("element-type", at, format!("`{key}` is not text"));
        }
        json.as_str().map(str::to_owned)
    }

    fn array<'a>(&mut self, map: &'a Map<String, Json>, key: &str, at: Option<&str>) -> &'a [Json] {
        match map.get(key) {
            None => &[],
            Some(Json::Array(elements)) => elements,
            Some(_) => {
                self.fault("element-type", at, format!("`{key}` is not an array"));
                &[]
            }
        }
    }

    fn fault(&mut self, code: &'static str, at: Option<&str>, text: impl Into<String>) {
        self.faults.push(Finding::new(code, at, text));
    }
}

fn status_code(status: ResponseStatus) -> &'static str {
    match status {
        ResponseStatus::InProgress => "in-progress",
        ResponseStatus::Completed => "completed",
        ResponseStatus::Amended => "amended",
        ResponseStatus::EnteredInError => "entered-in-error",
        ResponseStatus::Stopped => "stopped",
    }
}

fn write_items(out: &mut Vec<u8>, responses: &[ResponseItem], items: &[Item]) {
    let index: HashMap<&str, &Item> = items.iter().rev().map(|item| (item.link_id.as_str(), item)).collect();
    out.push(b'[');
    for (nth, response) in responses.iter().enumerate() {
        separate(out, nth);
        write_item(out, response, index.get(response.link_id.as_str()).copied());
    }
    out.push(b']');
}

fn write_item(out: &mut Vec<u8>, response: &ResponseItem, item: Option<&Item>) {
    let below = item.map_or(&[][..], |item| item.items.as_slice());
    out.extend(br#"{"linkId":"#);
    write_string(out, &response.link_id);
    if let Some(item) = item.filter(|item| !item.text.is_empty()) {
        member(out, "text", &item.text.base);
    }
    if !response.answers.is_empty() {
        out.extend(br#","answer":["#);
        for (nth, answer) in response.answers.iter().enumerate() {
            separate(out, nth);
            let (kind, value) = value_json::write(&answer.value);
            out.extend(br#"{"value"#);
            out.extend(kind.as_bytes());
            out.extend(br#"":"#);
            serde_json::to_writer(&mut *out, &value).expect("memory takes it");
            if !answer.items.is_empty() {
                out.extend(br#","item":"#);
                write_items(out, &answer.items, below);
            }
            out.push(b'}');
        }
        out.push(b']');
    }
    if !response.items.is_empty() {
        out.extend(br#","item":"#);
        write_items(out, &response.items, below);
    }
    out.push(b'}');
}

/// One more member of the object that is being written.
fn member(out: &mut Vec<u8>, name: &str, value: &str) {
    out.push(b',');
    write_string(out, name);
    out.push(b':');
    write_string(out, value);
}

fn separate(out: &mut Vec<u8>, nth: usize) {
    if nth > 0 {
        out.push(b',');
    }
}

fn write_string(out: &mut Vec<u8>, text: &str) {
    serde_json::to_writer(out, text).expect("memory takes it");
}
