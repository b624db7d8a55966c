//! The answers of a response, found by item.

use std::collections::HashMap;

use crate::forms::chain::DFA;
use crate::forms::enable_when;
use crate::forms::model::{Item, Value};
use crate::forms::response::{Response, ResponseItem};

/// Every filled item by its `linkId`; repetitions in order.
#[derive(Default)]
pub(super) struct Filled<'a> {
    items: HashMap<&'a str, Vec<&'a ResponseItem>>,
}

impl<'a> Filled<'a> {
    pub(super) fn read(response: &'a Response) -> Self {
        Self::below(&response.items)
    }

    /// Those items and what is below them.
    pub(super) fn below(items: &'a [ResponseItem]) -> Self {
        let mut filled = Self::default();
        filled.add(items);
        filled
    }

    /// Each repetition of a group.
    pub(super) fn repetitions(&self, item: &Item) -> &[&'a ResponseItem] {
        self.items.get(item.link_id.as_str()).map_or(&[], Vec::as_slice)
    }

    /// Its answers, texts that say nothing left out.
    pub(super) fn values(&self, item: &Item) -> impl Iterator<Item = &'a Value> + use<'a> {
        let found = self.items.get(item.link_id.as_str()).cloned().unwrap_or_default();
        found
            .into_iter()
            .flat_map(|item| &item.answers)
            .map(|answer| &answer.value)
            .filter(|value| enable_when::is_answer(value))
    }

    pub(super) fn is_answered(&self, item: &Item) -> bool {
        self.values(item).next().is_some()
    }

    /// Codes of the chosen options.
    pub(super) fn codes(&self, item: &Item) -> impl Iterator<Item = &'a str> + use<'a> {
        self.values(item).filter_map(|value| match value {
            Value::Coding(coding) => Some(coding.code.as_str()),
            _ => None,
        })
    }

    pub(super) fn chose(&self, item: &Item, code: &str) -> bool {
        self.codes(item).any(|chosen| chosen == code)
    }

    fn add(&mut self, items: &'a [ResponseItem]) {
        for item in items {
            self.items.entry(&item.link_id).or_default().push(item);
            self.add(&item.items);
            for answer in &item.answers {
                self.add(&answer.items);
            }
        }
    }
}

pub(super) fn has_role(item: &Item, role: &str) -> bool {
    item.codes.iter().any(|coding| coding.system == DFA && coding.code == role)
}

/// The first item with that role among those and below, in the order of the form.
pub(super) fn first<'a>(items: &'a [Item], role: &str) -> Option<&'a Item> {
    all(items, role).into_iter().next()
}

/// Every item with that role, depth first; nothing is looked for below one that has it.
pub(super) fn all<'a>(items: &'a [Item], role: &str) -> Vec<&'a Item> {
    let mut found = Vec::new();
    for item in items {
        if has_role(item, role) {
            found.push(item);
        } else {
            found.extend(all(&item.items, role));
        }
    }
    found
}
