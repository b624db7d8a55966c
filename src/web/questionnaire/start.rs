//! Where a form begins: its initial answers.

use crate::forms::model::{Item, ItemKind, Questionnaire};
use crate::forms::response::{Answer, Response, ResponseItem};

/// A response that holds what the form starts with.
#[must_use]
pub fn start(form: &Questionnaire) -> Response {
    let questionnaire =
        if form.version.is_empty() { form.url.clone() } else { format!("{}|{}", form.url, form.version) };
    let items = form.items.iter().flat_map(item).collect();
    Response { questionnaire, items, ..Response::default() }
}

/// One item with its initial answers; nothing where it has none.
pub(super) fn item(item: &Item) -> Vec<ResponseItem> {
    let below = || item.items.iter().flat_map(self::item).collect::<Vec<_>>();
    let mut one = ResponseItem { link_id: item.link_id.clone(), ..ResponseItem::default() };
    if item.kind == ItemKind::Group {
        one.items = below();
    } else {
        let selected =
            item.options.iter().filter(|option| option.initial_selected).map(|option| &option.value);
        let values = if item.initial.is_empty() {
            selected.collect()
        } else {
            item.initial.iter().collect::<Vec<_>>()
        };
        one.answers =
            values.into_iter().map(|value| Answer { value: value.clone(), items: below() }).collect();
    }
    if one.items.is_empty() && one.answers.is_empty() { Vec::new() } else { vec![one] }
}
