//! `Questionnaire.item`, with everything under it.

use serde_json::Value as Json;

use crate::forms::finding::Findings;
use crate::forms::load::element::Element;
use crate::forms::load::extension::{self, Place};
use crate::forms::load::{condition, consistency, constraint, option};
use crate::forms::model::{Control, EnableBehavior, Item, ItemKind, Text, Value};
use crate::forms::value_json;
use crate::forms::value_set::Resolver;

const MAX_ITEMS: usize = 2_000;
const MAX_DEPTH: usize = 16;

const KNOWN: &[&str] = &[
    "linkId",
    "definition",
    "code",
    "prefix",
    "text",
    "type",
    "enableWhen",
    "enableBehavior",
    "disabledDisplay",
    "required",
    "repeats",
    "readOnly",
    "maxLength",
    "answerConstraint",
    "answerOption",
    "answerValueSet",
    "initial",
    "item",
];

/// What all items of one form share while they are read.
pub(super) struct Reader<'a> {
    pub sets: Resolver<'a>,
    pub items: usize,
}

impl Reader<'_> {
    /// The items of one level; `depth` of the first level is 1.
    pub fn items(&mut self, array: &[Json], depth: usize, findings: &mut Findings) -> Vec<Item> {
        if depth > MAX_DEPTH && !array.is_empty() {
            let already = findings.refused.iter().any(|finding| finding.code == "too-deep");
            if !already {
                findings.refused("too-deep", None, format!("Items nest deeper than {MAX_DEPTH} levels"));
            }
            return Vec::new();
        }
        array.iter().filter_map(|json| self.item(json, depth, findings)).collect()
    }

    fn item(&mut self, json: &Json, depth: usize, findings: &mut Findings) -> Option<Item> {
        self.items += 1;
        if self.items > MAX_ITEMS {
            if self.items == MAX_ITEMS + 1 {
                findings.refused("too-many-items", None, format!("More than {MAX_ITEMS} items"));
            }
            return None;
        }
        let at = json.get("linkId").and_then(Json::as_str);
        let element = Element::of(json, "An item", KNOWN, at, findings)?;
        let link_id = element.string("linkId", findings).unwrap_or_default();
        if link_id.trim().is_empty() {
            findings.broken("link-id-missing", at, "An item has no linkId");
        }
        let mut item = empty(link_id);
        let kind = kind(&element, findings);
        item.kind = kind.unwrap_or(ItemKind::Group);
        item.text = element.text("text", findings);
        item.prefix = element.text("prefix", findings);
        item.codes = option::codes(&element, "code", findings);
        item.required = element.boolean("required", findings).unwrap_or(false);
        item.repeats = element.boolean("repeats", findings).unwrap_or(false);
        item.read_only = element.boolean("readOnly", findings).unwrap_or(false);
        item.max_length = element.count("maxLength", findings);
        item.enable_when = condition::read_all(&element, findings);
        item.enable_behavior = enable_behavior(&element, findings);
        item.options = option::read_all(&element, &mut self.sets, findings);
        for key in ["definition", "disabledDisplay"] {
            element.string(key, findings);
        }
        let mut facts = constraint::Facts::default();
        for extension in extension::of(element.map, Place::Item, at, findings) {
            constraint::take(extension, &mut item, &mut facts, &mut self.sets, findings);
        }
        let children = self.items(element.array("item", findings), depth + 1, findings);
        // Of an item whose type is not known the rest was read only to tell all there is to tell.
        kind?;
        item.initial = initial(&element, &item, findings);
        fold_help(&mut item, children);
        consistency::check(&mut item, &facts, findings);
        Some(item)
    }
}

fn empty(link_id: &str) -> Item {
    Item {
        link_id: link_id.to_owned(),
        kind: ItemKind::Display,
        text: Text::default(),
        short_text: Text::default(),
        prefix: Text::default(),
        codes: Vec::new(),
        required: false,
        repeats: false,
        read_only: false,
        hidden: false,
        enable_when: Vec::new(),
        enable_behavior: EnableBehavior::default(),
        max_length: None,
        min_length: None,
        regex: None,
        min_value: None,
        max_value: None,
        max_decimal_places: None,
        min_occurs: None,
        max_occurs: None,
        options: Vec::new(),
        initial: Vec::new(),
        unit: None,
        unit_label: Text::default(),
        unit_options: Vec::new(),
        control: None,
        entry_format: Text::default(),
        open_label: Text::default(),
        horizontal: false,
        mime_types: Vec::new(),
        max_size: None,
        help: Text::default(),
        help_link_ids: Vec::new(),
        items: Vec::new(),
    }
}

fn kind(element: &Element<'_>, findings: &mut Findings) -> Option<ItemKind> {
    let Some(code) = element.string("type", findings) else {
        if !element.has("type") {
            findings.broken("type-missing", element.at, "An item has no type");
        }
        return None;
    };
    let constraint = answer_constraint(element, findings);
    let kind = match code {
        "group" => ItemKind::Group,
        "display" => ItemKind::Display,
        "boolean" => ItemKind::Boolean,
        "decimal" => ItemKind::Decimal,
        "integer" => ItemKind::Integer,
        "date" => ItemKind::Date,
        "dateTime" => ItemKind::DateTime,
        "time" => ItemKind::Time,
        "string" => ItemKind::String,
        "text" => ItemKind::Text,
        "url" => ItemKind::Url,
        "choice" | "coding" => ItemKind::Choice,
        "open-choice" => ItemKind::OpenChoice,
        "quantity" => ItemKind::Quantity,
        "attachment" => ItemKind::Attachment,
        // The abstract parent of all questions: it has a text and may hold items, no answer.
        "question" => {
            findings.lint(
                "type-abstract",
                element.at,
                "The type `question` takes no answer: choose a type of answer",
            );
            ItemKind::Group
        }
        "reference" => {
            findings.refused("type-unsupported", element.at, "The item type `reference` is not supported");
            return None;
        }
        other => {
            findings.broken("type-unknown", element.at, format!("There is no item type `{other:.60}`"));
            return None;
        }
    };
    match (constraint, kind) {
        // No word of one's own, whatever the type says.
        (Some("optionsOnly"), ItemKind::OpenChoice) => Some(ItemKind::Choice),
        (None | Some("optionsOnly"), kind) => Some(kind),
        // Our open choice holds codings or text, and a text of the options is a text.
        (Some("optionsOrString"), ItemKind::Choice | ItemKind::OpenChoice)
        | (Some("optionsOrString" | "optionsOrType"), ItemKind::String) => Some(ItemKind::OpenChoice),
        (Some(other), _) => {
            findings.refused(
                "answer-constraint-unsupported",
                element.at,
                format!("answerConstraint `{other:.60}` is not supported for the type `{code}`"),
            );
            None
        }
    }
}

/// R5's element, or its extension in R4.
fn answer_constraint<'a>(element: &Element<'a>, findings: &mut Findings) -> Option<&'a str> {
    element.string("answerConstraint", findings).or_else(|| {
        let extensions = element.map.get("extension")?.as_array()?;
        let one = extensions.iter().find(|one| {
            let url = one.get("url").and_then(Json::as_str).unwrap_or_default();
            url == "http://hl7.org/fhir/5.0/StructureDefinition/extension-Questionnaire.item.answerConstraint"
        });
        match one?.get("valueCode") {
            Some(Json::String(code)) => Some(code.as_str()),
            _ => {
                findings.broken("extension-value", element.at, "answerConstraint has no valueCode");
                None
            }
        }
    })
}

fn enable_behavior(element: &Element<'_>, findings: &mut Findings) -> EnableBehavior {
    match element.string("enableBehavior", findings) {
        Some("all") => EnableBehavior::All,
        Some("any") => EnableBehavior::Any,
        Some(other) => {
            findings.broken(
                "code-unknown",
                element.at,
                format!("enableBehavior is `{other:.60}`, not `all` or `any`"),
            );
            EnableBehavior::Any
        }
        None => {
            if element.array("enableWhen", &mut Findings::default()).len() > 1 {
                findings.lint(
                    "enable-behavior-missing",
                    element.at,
                    "Several conditions and no enableBehavior: one that holds is enough",
                );
            }
            EnableBehavior::Any
        }
    }
}

fn initial(element: &Element<'_>, item: &Item, findings: &mut Findings) -> Vec<Value> {
    let mut values = Vec::new();
    for json in element.array("initial", findings) {
        let Some(entry) = Element::of(json, "An initial value", &value_json::NAMES, element.at, findings)
        else {
            continue;
        };
        extension::check(entry.map, element.at, findings);
        let read = value_json::choice(entry.map, "value").and_then(|found| {
            let (key, json) = found.ok_or("an initial value has no value")?;
            value_json::read(&key["value".len()..], json)
        });
        match read {
            Ok(value) if consistency::fits(&value, item) => values.push(value),
            Ok(value) => findings.broken(
                "initial-type",
                element.at,
                format!("An initial value is of type {}", value_json::type_name(&value)),
            ),
            Err(fault) => findings.broken("initial-type", element.at, format!("Initial value: {fault}")),
        }
    }
    if values.is_empty() {
        let selected = item.options.iter().filter(|option| option.initial_selected);
        values.extend(selected.map(|option| option.value.clone()));
    }
    values
}

fn fold_help(item: &mut Item, children: Vec<Item>) {
    let is_help = |child: &Item| {
        child.kind == ItemKind::Display
            && child.control == Some(Control::Help)
            && child.enable_when.is_empty()
            && !child.hidden
    };
    let (help, items): (Vec<Item>, Vec<Item>) = children.into_iter().partition(is_help);
    item.items = items;
    for child in help {
        item.help.append(&child.text);
        item.help_link_ids.push(child.link_id);
    }
}
