//! Which items of a form are enabled, given the answers so far.
//!
//! An item is enabled where its parent is and its conditions hold. Answers to disabled items
//! don't count, so a condition on them is as on an unanswered question. Conditions that lead back
//! to where they start settle on what can be reached by filling in.

use std::collections::HashMap;

use crate::domain::written;
use crate::forms::compare;
use crate::forms::model::{Condition, EnableBehavior, Item, ItemKind, Operator, Questionnaire, Value};
use crate::forms::order::Order;
use crate::forms::response::{Response, ResponseItem};

/// The form's items beside each other with what is enabled, nested as the response is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enabled {
    /// One for each of the form's first-level items, in their order.
    pub items: Vec<EnabledItem>,
}

/// One item at one place of the response.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EnabledItem {
    pub enabled: bool,
    /// Its child items, once for each occurrence of a group and for each answer of a question;
    /// once where there is none yet. Empty where the item has no child items.
    pub below: Vec<Vec<Self>>,
}

/// Decides for every place of the response, and for every item not answered yet.
#[must_use]
pub fn enabled(form: &Questionnaire, response: &Response) -> Enabled {
    let order = Order::of(form);
    let mut evaluation = Evaluation {
        order: &order,
        nodes: Vec::new(),
        scopes: Vec::new(),
        by_item: vec![Vec::new(); order.entries.len()],
        known: HashMap::new(),
    };
    let root = evaluation.scope(&form.items, 0, &response.items, None);
    evaluation.decide();
    Enabled { items: evaluation.tree(root) }
}

/// Removes everything on disabled items; what the form does not know stays for `validate`. Gives
/// what is enabled in what is left.
pub fn prune(form: &Questionnaire, response: &mut Response) -> Enabled {
    let before = enabled(form, response);
    if prune_items(&form.items, &mut response.items, &before.items) {
        enabled(form, response)
    } else {
        before
    }
}

impl Enabled {
    /// Whether the item is enabled anywhere.
    #[must_use]
    pub fn anywhere(&self, form: &Questionnaire, link_id: &str) -> bool {
        fn search(items: &[Item], enabled: &[EnabledItem], link_id: &str) -> bool {
            items.iter().zip(enabled).any(|(item, one)| {
                (item.link_id == link_id && one.enabled)
                    || one.below.iter().any(|below| search(&item.items, below, link_id))
            })
        }
        search(&form.items, &self.items, link_id)
    }
}

/// A text that says nothing is no answer: blanks, a lone question mark or dash, or what a program
/// writes for a value that it has not got.
pub fn is_answer(value: &Value) -> bool {
    match value {
        Value::String(text) | Value::Url(text) => !says_nothing(text),
        _ => true,
    }
}

fn says_nothing(text: &str) -> bool {
    let nothing = |c: char| {
        c.is_whitespace()
            || c.is_control()
            || written::is_invisible(c)
            || c.is_ascii_punctuation()
            // The dashes, quotation marks and dots of the world.
            || matches!(c, '\u{2000}'..='\u{206f}' | '¿' | '¡' | '·' | '«' | '»' | '−')
    };
    text.chars().all(nothing) || text.trim() == "null"
}

/// Whether there was anything to remove.
fn prune_items(items: &[Item], responses: &mut Vec<ResponseItem>, enabled: &[EnabledItem]) -> bool {
    let index: HashMap<&str, usize> =
        items.iter().enumerate().rev().map(|(at, item)| (item.link_id.as_str(), at)).collect();
    let mut seen = vec![0; items.len()];
    let mut pruned = false;
    responses.retain_mut(|response| {
        let Some(&at) = index.get(response.link_id.as_str()) else { return true };
        let (item, state) = (&items[at], &enabled[at]);
        if !state.enabled {
            pruned = true;
            return false;
        }
        if item.kind == ItemKind::Group {
            if let Some(below) = state.below.get(seen[at]) {
                pruned |= prune_items(&item.items, &mut response.items, below);
            }
            seen[at] += 1;
        } else {
            for answer in &mut response.answers {
                if let Some(below) = state.below.get(seen[at]) {
                    pruned |= prune_items(&item.items, &mut answer.items, below);
                }
                seen[at] += 1;
            }
        }
        true
    });
    pruned
}

/// One item at one place.
struct Node<'r> {
    entry: usize,
    /// The scope it stands in.
    scope: usize,
    answers: Vec<&'r Value>,
    below: Vec<usize>,
    enabled: bool,
}

/// The child items of one occurrence of a group or of one answer.
struct Scope {
    /// The node it belongs to; none for the whole response.
    owner: Option<usize>,
    nodes: Vec<usize>,
}

struct Evaluation<'f, 'r> {
    order: &'r Order<'f>,
    nodes: Vec<Node<'r>>,
    scopes: Vec<Scope>,
    by_item: Vec<Vec<usize>>,
    /// Conditions already decided, by the scope they look into.
    known: HashMap<(usize, *const Condition), bool>,
}

impl<'f, 'r> Evaluation<'f, 'r> {
    /// Lays out the places; `first` is the entry of the first item.
    fn scope(
        &mut self,
        items: &'f [Item],
        first: usize,
        responses: &'r [ResponseItem],
        owner: Option<usize>,
    ) -> usize {
        let id = self.scopes.len();
        self.scopes.push(Scope { owner, nodes: Vec::with_capacity(items.len()) });
        let mut by_link_id: HashMap<&str, Vec<&'r ResponseItem>> = HashMap::new();
        for response in responses {
            by_link_id.entry(&response.link_id).or_default().push(response);
        }
        let mut entry = first;
        for item in items {
            let found = by_link_id.get(item.link_id.as_str()).map_or(&[][..], Vec::as_slice);
            let node = self.nodes.len();
            let answers = found.iter().flat_map(|one| &one.answers);
            let values = answers.clone().map(|answer| &answer.value).filter(|value| is_answer(value));
            self.nodes.push(Node {
                entry,
                scope: id,
                answers: values.collect(),
                below: Vec::new(),
                enabled: false,
            });
            self.scopes[id].nodes.push(node);
            self.by_item[entry].push(node);
            if !item.items.is_empty() {
                let mut inner: Vec<&'r [ResponseItem]> = if item.kind == ItemKind::Group {
                    found.iter().map(|one| one.items.as_slice()).collect()
                } else {
                    answers.map(|answer| answer.items.as_slice()).collect()
                };
                if inner.is_empty() {
                    inner.push(&[]);
                }
                let below =
                    inner.into_iter().map(|inner| self.scope(&item.items, entry + 1, inner, Some(node)));
                self.nodes[node].below = below.collect();
            }
            entry = self.order.entries[entry].end;
        }
        id
    }

    fn decide(&mut self) {
        let order = self.order;
        for component in &order.components {
            let cyclic = order.is_cyclic(component);
            // What starts disabled and can't be reached stays so; a ring of contradictions stops here.
            let rounds = if cyclic { component.len() + 2 } else { 1 };
            let mut changed = Vec::new();
            for _ in 0..rounds {
                changed.clear();
                for &entry in component {
                    for at in 0..self.by_item[entry].len() {
                        let node = self.by_item[entry][at];
                        let enabled = self.is_enabled(node, cyclic);
                        if std::mem::replace(&mut self.nodes[node].enabled, enabled) != enabled {
                            changed.push(node);
                        }
                    }
                }
                if changed.is_empty() {
                    break;
                }
            }
            if cyclic {
                changed.into_iter().for_each(|node| self.nodes[node].enabled = false);
            }
        }
    }

    fn is_enabled(&mut self, node: usize, cyclic: bool) -> bool {
        let owner = self.scopes[self.nodes[node].scope].owner;
        if owner.is_some_and(|owner| !self.nodes[owner].enabled) {
            return false;
        }
        let entry = self.nodes[node].entry;
        let item = self.order.entries[entry].item;
        let mut held = (0..item.enable_when.len()).map(|at| self.holds(node, entry, at, cyclic));
        match item.enable_behavior {
            EnableBehavior::All => held.all(|holds| holds),
            EnableBehavior::Any => item.enable_when.is_empty() || held.any(|holds| holds),
        }
    }

    fn holds(&mut self, node: usize, entry: usize, at: usize, cyclic: bool) -> bool {
        let condition = &self.order.entries[entry].item.enable_when[at];
        let Some(target) = self.order.entries[entry].targets[at] else {
            return holds(condition, std::iter::empty());
        };
        // Climb to the nearest place that has the question: an ancestor, or a scope above it.
        let mut scope = self.nodes[node].scope;
        while let Some(owner) = self.scopes[scope].owner {
            let above = self.nodes[owner].entry;
            if above == target {
                return holds(condition, self.nodes[owner].answers.iter().copied());
            }
            if above < target && target < self.order.entries[above].end {
                break;
            }
            scope = self.nodes[owner].scope;
        }
        let key = (scope, std::ptr::from_ref(condition));
        if let Some(known) = self.known.get(&key).filter(|_| !cyclic) {
            return *known;
        }
        let mut answers = Vec::new();
        self.answers_under(scope, target, &mut answers);
        let holds = holds(condition, answers.into_iter());
        if !cyclic {
            self.known.insert(key, holds);
        }
        holds
    }

    /// The answers of every enabled occurrence of a question under a scope.
    fn answers_under(&self, scope: usize, target: usize, answers: &mut Vec<&'r Value>) {
        let above = self.scopes[scope].owner.map(|owner| self.nodes[owner].entry);
        // Down the one branch of the form that leads to the question.
        let mut step = target;
        while self.order.entries[step].parent != above {
            let Some(parent) = self.order.entries[step].parent else { return };
            step = parent;
        }
        let node = &self.nodes[self.scopes[scope].nodes[self.order.entries[step].nth]];
        if !node.enabled {
            return;
        }
        if step == target {
            answers.extend(&node.answers);
        } else {
            node.below.iter().for_each(|below| self.answers_under(*below, target, answers));
        }
    }

    fn tree(&self, scope: usize) -> Vec<EnabledItem> {
        let nodes = self.scopes[scope].nodes.iter().map(|node| &self.nodes[*node]);
        nodes
            .map(|node| EnabledItem {
                enabled: node.enabled,
                below: node.below.iter().map(|below| self.tree(*below)).collect(),
            })
            .collect()
    }
}

/// FHIR's rule for one condition: any answer satisfies it; an unanswered question satisfies
/// nothing but `exists` false.
fn holds<'a>(condition: &Condition, mut answers: impl Iterator<Item = &'a Value>) -> bool {
    match (condition.operator, &condition.answer) {
        (Operator::Exists, expected) => answers.next().is_some() == (*expected == Value::Boolean(true)),
        (operator, expected) => answers.any(|answer| compare::satisfies(answer, operator, expected)),
    }
}
