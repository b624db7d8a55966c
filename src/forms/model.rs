//! A loaded form: what is left of a FHIR R4 `Questionnaire` once everything in it is understood.
//!
//! Only `load` makes one, so every reference in it holds and nothing in it is unsupported.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, DateTime, Time};
use regex::Regex;

use crate::domain::Language;

/// <https://hl7.org/fhir/R4/questionnaire.html>
#[derive(Debug, Clone)]
pub struct Questionnaire {
    /// Canonical address; empty where the form has none.
    pub url: String,
    pub version: String,
    pub language: Language,
    pub title: Text,
    pub description: Text,
    pub items: Vec<Item>,
}

/// A text in the form's own language, with its translations.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Text {
    pub base: String,
    /// By BCP 47 primary subtag.
    pub translations: BTreeMap<String, String>,
}

impl From<BTreeMap<Language, String>> for Text {
    /// The base is in the first language.
    fn from(mut texts: BTreeMap<Language, String>) -> Self {
        let base = texts.remove(&Language::default()).unwrap_or_default();
        let translations = texts.into_iter().map(|(language, text)| (language.tag().to_owned(), text));
        Self { base, translations: translations.collect() }
    }
}

/// `Questionnaire.item`.
#[derive(Debug, Clone)]
pub struct Item {
    pub link_id: String,
    pub kind: ItemKind,
    pub text: Text,
    /// What stands for the text where the filled form is read by somebody else; empty: the text.
    pub short_text: Text,
    /// What is shown before the text: `1.2`.
    pub prefix: Text,
    pub codes: Vec<Coding>,
    pub required: bool,
    pub repeats: bool,
    pub read_only: bool,
    pub hidden: bool,
    pub enable_when: Vec<Condition>,
    pub enable_behavior: EnableBehavior,
    /// In characters (Unicode scalar values).
    pub max_length: Option<u32>,
    pub min_length: Option<u32>,
    /// Matches the whole string.
    pub regex: Option<Regex>,
    pub min_value: Option<Value>,
    pub max_value: Option<Value>,
    pub max_decimal_places: Option<u32>,
    pub min_occurs: Option<u32>,
    pub max_occurs: Option<u32>,
    pub options: Vec<AnswerOption>,
    pub initial: Vec<Value>,
    pub unit: Option<Coding>,
    /// What is shown after the number: the unit's display, translated.
    pub unit_label: Text,
    pub unit_options: Vec<Coding>,
    pub control: Option<Control>,
    pub entry_format: Text,
    pub open_label: Text,
    pub horizontal: bool,
    /// Allowed media types of an attachment; empty: the gateway's own list.
    pub mime_types: Vec<String>,
    /// Largest attachment, bytes.
    pub max_size: Option<u64>,
    /// Help for whoever fills it in: child display items with itemControl `help`, which are
    /// not among `items`.
    pub help: Text,
    /// `linkId`s of the display items that became `help`; a response may carry them.
    pub help_link_ids: Vec<String>,
    pub items: Vec<Self>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ItemKind {
    Group,
    Display,
    Boolean,
    Decimal,
    Integer,
    Date,
    DateTime,
    Time,
    String,
    Text,
    Url,
    Choice,
    OpenChoice,
    Quantity,
    Attachment,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum EnableBehavior {
    All,
    #[default]
    Any,
}

/// `item.enableWhen`.
#[derive(Debug, Clone)]
pub struct Condition {
    /// `linkId` of the question.
    pub question: String,
    pub operator: Operator,
    /// A boolean where the operator is `exists`.
    pub answer: Value,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operator {
    Exists,
    Equal,
    NotEqual,
    Greater,
    Less,
    GreaterOrEqual,
    LessOrEqual,
}

/// `item.control`: how the author wants the item to look, where we follow it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Control {
    RadioButton,
    CheckBox,
    DropDown,
    Autocomplete,
    TextBox,
    Spinner,
    Slider,
    Table,
    Help,
    Inline,
    Prompt,
    Header,
    Footer,
    Page,
}

/// `item.answerOption`, or one concept of the item's value set.
#[derive(Debug, Clone)]
pub struct AnswerOption {
    pub value: Value,
    /// What is shown: the coding's display, or the value itself.
    pub label: Text,
    /// Shown before the label: `a)`.
    pub prefix: Text,
    pub initial_selected: bool,
    /// Chosen alone or not at all: `none of these`.
    pub exclusive: bool,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Coding {
    pub system: String,
    pub code: String,
    pub display: String,
}

/// A number with the text it was written in: `1.50` is not `1.5`, unless compared by `order`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decimal(pub(super) String);

/// One answer, or one expected value.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    Boolean(bool),
    Decimal(Decimal),
    Integer(i64),
    /// Year, or year and month, or a whole date: as written, and its first day.
    Date(PartialDate),
    DateTime(PartialDateTime),
    Time(Time),
    /// `string`, `text` and the free text of an open choice.
    String(String),
    Url(String),
    Coding(Coding),
    Quantity(Quantity),
    Attachment(Attachment),
}

/// `2026`, `2026-11` or `2026-11-21`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartialDate {
    pub text: String,
    pub first_day: Date,
}

/// A date, partial or not, or a date with time and offset.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartialDateTime {
    pub text: String,
    /// Moved to UTC where the text has an offset.
    pub start: DateTime,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quantity {
    pub value: Decimal,
    pub unit: Coding,
}

/// `Attachment`: the bytes lie beside the response, found by their hash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    pub content_type: String,
    pub title: String,
    /// Bytes.
    pub size: u64,
    /// SHA-256, base64 as FHIR writes `hash` — of SHA-256 here, said in the form's README.
    pub sha256: String,
}

impl Text {
    /// In that language, or in the form's own where it is not translated.
    #[must_use]
    pub fn get(&self, language: Language) -> &str {
        self.translations.get(language.tag()).map_or(&self.base, String::as_str)
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.base.is_empty()
    }

    /// Appends another text on a line of its own, in every language that either has.
    pub(super) fn append(&mut self, more: &Self) {
        let tags: BTreeSet<String> =
            self.translations.keys().chain(more.translations.keys()).cloned().collect();
        let in_language = |text: &Self, tag: &str| text.translations.get(tag).unwrap_or(&text.base).clone();
        let lines = |a: String, b: String| if a.is_empty() { b } else { format!("{a}\n{b}") };
        let translations = tags.into_iter().map(|tag| {
            let joined = lines(in_language(self, &tag), in_language(more, &tag));
            (tag, joined)
        });
        let translations = translations.collect();
        *self = Self { base: lines(self.base.clone(), more.base.clone()), translations };
    }
}

impl From<&str> for Text {
    fn from(base: &str) -> Self {
        Self { base: base.to_owned(), translations: BTreeMap::new() }
    }
}

impl Coding {
    /// What a person reads: the display, or the code where there is none.
    #[must_use]
    pub fn shown(&self) -> &str {
        if self.display.is_empty() { &self.code } else { &self.display }
    }
}

impl Item {
    /// What the item is called where the filled form is read.
    #[must_use]
    pub fn read_as(&self, language: Language) -> &str {
        if self.short_text.is_empty() { &self.text } else { &self.short_text }.get(language)
    }
}

impl ItemKind {
    /// Whether an answer of that type is one to an item of this kind.
    #[must_use]
    pub fn takes(self, value: &Value) -> bool {
        match self {
            Self::Group | Self::Display => false,
            Self::Boolean => matches!(value, Value::Boolean(_)),
            Self::Decimal => matches!(value, Value::Decimal(_)),
            Self::Integer => matches!(value, Value::Integer(_)),
            Self::Date => matches!(value, Value::Date(_)),
            Self::DateTime => matches!(value, Value::DateTime(_)),
            Self::Time => matches!(value, Value::Time(_)),
            Self::String | Self::Text => matches!(value, Value::String(_)),
            Self::Url => matches!(value, Value::Url(_)),
            Self::Quantity => matches!(value, Value::Quantity(_)),
            Self::Attachment => matches!(value, Value::Attachment(_)),
            Self::Choice | Self::OpenChoice => matches!(
                value,
                Value::Coding(_) | Value::String(_) | Value::Integer(_) | Value::Date(_) | Value::Time(_)
            ),
        }
    }
}

impl Questionnaire {
    /// Every item, depth first, in the order of the form.
    pub fn walk(&self) -> impl Iterator<Item = &Item> {
        let mut stack: Vec<&Item> = self.items.iter().rev().collect();
        std::iter::from_fn(move || {
            let item = stack.pop()?;
            stack.extend(item.items.iter().rev());
            Some(item)
        })
    }

    /// The first item with that `linkId`.
    #[must_use]
    pub fn item(&self, link_id: &str) -> Option<&Item> {
        self.walk().find(|item| item.link_id == link_id)
    }
}
