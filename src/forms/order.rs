//! The items of a form in the order in which their conditions can be decided.

use std::collections::HashMap;

use crate::forms::model::{Item, Questionnaire};

/// Items in the order of the form, each with what its being enabled depends on.
pub(super) struct Order<'a> {
    pub entries: Vec<Entry<'a>>,
    /// Groups of items that depend on each other, everything a group depends on before it.
    pub components: Vec<Vec<usize>>,
}

pub(super) struct Entry<'a> {
    pub item: &'a Item,
    pub parent: Option<usize>,
    /// The entries from its own to here are itself and everything under it.
    pub end: usize,
    /// Which child of its parent it is.
    pub nth: usize,
    /// What each of its conditions points at; none where the form has no such item.
    pub targets: Vec<Option<usize>>,
}

impl<'a> Order<'a> {
    pub fn of(form: &'a Questionnaire) -> Self {
        let mut entries = Vec::new();
        list(&form.items, None, &mut entries);
        let mut by_link_id: HashMap<&str, usize> = HashMap::new();
        for (at, entry) in entries.iter().enumerate() {
            by_link_id.entry(&entry.item.link_id).or_insert(at);
        }
        for entry in &mut entries {
            let conditions = entry.item.enable_when.iter();
            entry.targets = conditions.map(|one| by_link_id.get(one.question.as_str()).copied()).collect();
        }
        let components = components(&entries);
        Self { entries, components }
    }

    /// Items that can't be decided before themselves.
    pub fn cyclic(&self) -> impl Iterator<Item = &'a Item> {
        let mut items: Vec<usize> =
            self.components.iter().filter(|one| self.is_cyclic(one)).flatten().copied().collect();
        items.sort_unstable();
        items.into_iter().map(|at| self.entries[at].item)
    }

    pub fn is_cyclic(&self, component: &[usize]) -> bool {
        component.len() > 1 || component.iter().any(|at| self.entries[*at].targets.contains(&Some(*at)))
    }
}

fn list<'a>(items: &'a [Item], parent: Option<usize>, entries: &mut Vec<Entry<'a>>) {
    for (nth, item) in items.iter().enumerate() {
        let at = entries.len();
        entries.push(Entry { item, parent, end: at, nth, targets: Vec::new() });
        list(&item.items, Some(at), entries);
        entries[at].end = entries.len();
    }
}

/// Strongly connected components (Kosaraju), dependencies first.
fn components(entries: &[Entry<'_>]) -> Vec<Vec<usize>> {
    let needs: Vec<Vec<usize>> = entries
        .iter()
        .map(|entry| entry.parent.into_iter().chain(entry.targets.iter().flatten().copied()).collect())
        .collect();
    let mut needed_by = vec![Vec::new(); entries.len()];
    for (at, others) in needs.iter().enumerate() {
        others.iter().for_each(|other| needed_by[*other].push(at));
    }
    let mut seen = vec![false; entries.len()];
    let mut finished = Vec::with_capacity(entries.len());
    for at in 0..entries.len() {
        visit(at, &needed_by, &mut seen, &mut finished);
    }
    let mut taken = vec![false; entries.len()];
    let mut components = Vec::new();
    for at in finished.into_iter().rev() {
        let mut component = Vec::new();
        visit(at, &needs, &mut taken, &mut component);
        if !component.is_empty() {
            component.sort_unstable();
            components.push(component);
        }
    }
    components
}

/// Everything reached from one entry and not seen yet, each after all it leads to.
fn visit(from: usize, edges: &[Vec<usize>], seen: &mut [bool], finished: &mut Vec<usize>) {
    if std::mem::replace(&mut seen[from], true) {
        return;
    }
    let mut stack = vec![(from, 0)];
    while let Some((at, next)) = stack.pop() {
        match edges[at].get(next) {
            None => finished.push(at),
            Some(&other) => {
                stack.push((at, next + 1));
                if !std::mem::replace(&mut seen[other], true) {
                    stack.push((other, 0));
                }
            }
        }
    }
}
