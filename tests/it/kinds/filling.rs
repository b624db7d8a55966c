//! Fills a form from a short list, nested as the form is.

use std::slice;

use jiff::civil::Date;
use underlag::forms::model::{Coding, Decimal, Item, ItemKind, PartialDate, Questionnaire, Value};
use underlag::forms::response::{Answer, Response, ResponseItem, ResponseStatus};

/// One answer, or one repetition of a repeating group.
#[derive(Clone)]
pub enum Entry {
    Answer(&'static str, Value),
    Row(&'static str, Vec<Self>),
}

pub fn text(link_id: &'static str, text: &str) -> Entry {
    Entry::Answer(link_id, Value::String(text.to_owned()))
}

pub fn code(link_id: &'static str, code: &str) -> Entry {
    coded(link_id, "urn:underlag:answer", code)
}

pub fn coded(link_id: &'static str, system: &str, code: &str) -> Entry {
    let coding = Coding { system: system.to_owned(), code: code.to_owned(), display: String::new() };
    Entry::Answer(link_id, Value::Coding(coding))
}

pub fn hours(link_id: &'static str, hours: &str) -> Entry {
    Entry::Answer(link_id, Value::Decimal(Decimal::parse(hours).expect("a number")))
}

pub fn date(link_id: &'static str, date: &str) -> Entry {
    let whole = format!("{date}{}", &"2000-01-01"[date.len()..]);
    let first_day: Date = whole.parse().expect("a date");
    Entry::Answer(link_id, Value::Date(PartialDate { text: date.to_owned(), first_day }))
}

/// A completed response; fails on an entry the form has no place for.
pub fn fill(form: &Questionnaire, entries: &[Entry]) -> Response {
    let mut left: Vec<&Entry> = entries.iter().collect();
    let items = fill_items(&form.items, &mut left);
    assert!(
        left.is_empty(),
        "no place for {:?}",
        left.iter().map(|entry| entry.link_id()).collect::<Vec<_>>()
    );
    Response {
        questionnaire: format!("{}|{}", form.url, form.version),
        status: ResponseStatus::Completed,
        authored: None,
        items,
    }
}

impl Entry {
    pub fn link_id(&self) -> &'static str {
        match self {
            Self::Answer(link_id, _) | Self::Row(link_id, _) => link_id,
        }
    }
}

fn fill_items(items: &[Item], left: &mut Vec<&Entry>) -> Vec<ResponseItem> {
    items.iter().flat_map(|item| fill_item(item, left)).collect()
}

fn fill_item(item: &Item, left: &mut Vec<&Entry>) -> Vec<ResponseItem> {
    let filled = |answers: Vec<Answer>, items: Vec<ResponseItem>| {
        let empty = answers.is_empty() && items.is_empty();
        (!empty).then(|| ResponseItem { link_id: item.link_id.clone(), answers, items })
    };
    let own: Vec<&Entry> = left.iter().copied().filter(|entry| entry.link_id() == item.link_id).collect();
    if item.kind == ItemKind::Group && !item.repeats {
        return filled(Vec::new(), fill_items(&item.items, left)).into_iter().collect();
    }
    left.retain(|entry| entry.link_id() != item.link_id);
    let mut answers = Vec::new();
    let mut rows = Vec::new();
    for entry in own {
        match entry {
            Entry::Answer(_, value) => answers.push(Answer { value: value.clone(), items: Vec::new() }),
            Entry::Row(_, entries) => {
                let row = Questionnaire { items: item.items.clone(), ..blank() };
                rows.push(fill(&row, entries).items);
            }
        }
    }
    let answered = filled(answers, Vec::new());
    answered.into_iter().chain(rows.into_iter().filter_map(|items| filled(Vec::new(), items))).collect()
}

fn blank() -> Questionnaire {
    Questionnaire {
        url: String::new(),
        version: String::new(),
        language: underlag::domain::language::Language::Sv,
        title: "".into(),
        description: "".into(),
        items: Vec::new(),
    }
}

/// The entries without those of these items.
pub fn without(entries: &[Entry], link_ids: &[&str]) -> Vec<Entry> {
    entries.iter().filter(|entry| !link_ids.contains(&entry.link_id())).cloned().collect()
}

/// The entries, those of the new entry's item replaced by it.
pub fn with(entries: &[Entry], entry: &Entry) -> Vec<Entry> {
    let mut changed = without(entries, slice::from_ref(&entry.link_id()));
    changed.push(entry.clone());
    changed
}
