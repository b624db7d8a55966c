//! A form as HTML: the tree of items becomes a tree of small templates.

use std::collections::BTreeSet;

use askama::Template;
use serde_json::Value as Json;

use crate::document;
use crate::domain::Language;
use crate::forms::enable_when::{self, EnabledItem};
use crate::forms::model::{Coding, Control, Item, ItemKind, Questionnaire, Value};
use crate::forms::response::{Response, ResponseItem};
use crate::forms::{chain, restrict};
use crate::text::{self, numbers};
use crate::web::faults::Faults;
use crate::web::page::Frame;
use crate::web::parts::Choice;
use crate::web::questionnaire::choice::{self, Look, OTHER};
use crate::web::questionnaire::entries::Entries;
use crate::web::questionnaire::place::{self, ROOT, part};
use crate::web::questionnaire::sections::Sections;
use crate::web::questionnaire::view::{Input, ItemView, Occurrence, OptionView, Optional, Other, Shape};
use crate::web::questionnaire::{conditions, read, typed};

/// Accepted where the form names no types.
const ACCEPT: &str = "application/pdf,image/png,image/jpeg";

/// Characters. Nobody comes near the end of what holds fewer without meaning to.
const COUNTED: u32 = 100;

/// A form as it stands on a page.
#[derive(Clone, Copy)]
pub struct Shown<'a> {
    pub form: &'a Questionnaire,
    /// What stands in the fields.
    pub entries: &'a Entries,
    /// The response that the page is made from.
    pub base: &'a Response,
    /// Everything that would stop it, told as faults or not.
    pub wrong: &'a Faults,
    /// Taken even where answers are missing: what somebody else has written on paper.
    pub may_lack: bool,
}

/// The fields of a form, to be put into a `<form>` with the macro `token()`.
pub fn fields(frame: &Frame, shown: Shown<'_>, focus: Option<&str>) -> Result<String, askama::Error> {
    let Shown { form, entries, base, wrong, may_lack } = shown;
    let full = read::full(form, entries, base, &mut Vec::new());
    let enabled = enable_when::enabled(form, &full);
    let builder = Builder {
        frame,
        form,
        entries,
        focus: focus.unwrap_or_default(),
        may_lack,
        or_cannot_judge: chain::texts_or_cannot_judge(form),
    };
    let views = builder.items(&form.items, ROOT, &enabled.items, &full.items);
    let mut html = String::new();
    // The first button of a form is what Enter presses: it must not add or remove anything.
    html.push_str(
        "<button class=\"unseen\" name=\"q-do\" value=\"update\" tabindex=\"-1\" aria-hidden=\"true\">",
    );
    html.push_str(&askama::filters::escape(frame.t("web-form-update"), askama::filters::Html)?.to_string());
    html.push_str("</button>\n");
    if let Some(sections) = Sections::of(frame, form, &full, &enabled.items, wrong) {
        sections.render_into(&mut html)?;
    }
    for mut view in views {
        view.leave_out(false);
        view.render_into(&mut html)?;
    }
    Ok(html)
}

/// How far each section of a form has come; nothing where the form is short.
pub fn sections(frame: &Frame, shown: Shown<'_>) -> Result<String, askama::Error> {
    let Shown { form, entries, base, wrong, .. } = shown;
    let full = read::full(form, entries, base, &mut Vec::new());
    let enabled = enable_when::enabled(form, &full);
    Sections::of(frame, form, &full, &enabled.items, wrong)
        .map_or_else(|| Ok(String::new()), |sections| sections.render())
}

struct Builder<'a> {
    frame: &'a Frame,
    form: &'a Questionnaire,
    entries: &'a Entries,
    focus: &'a str,
    may_lack: bool,
    /// Texts that have to be there, unless it is said that it cannot be judged.
    or_cannot_judge: BTreeSet<&'a str>,
}

impl<'a> Builder<'a> {
    fn items(
        &self,
        items: &'a [Item],
        container: &str,
        enabled: &[EnabledItem],
        response: &[ResponseItem],
    ) -> Vec<ItemView<'a>> {
        let views = items.iter().enumerate().map(|(place, item)| {
            let name = place::child(container, &item.link_id);
            let known: Vec<&ResponseItem> =
                response.iter().filter(|one| one.link_id == item.link_id).collect();
            let mut view = self.item(item, name, enabled.get(place), &known);
            if container == ROOT && item.kind == ItemKind::Group {
                view.consented = self.consented(item);
            }
            view
        });
        views.collect()
    }

    fn item(
        &self,
        item: &'a Item,
        name: String,
        enabled: Option<&EnabledItem>,
        known: &[&ResponseItem],
    ) -> ItemView<'a> {
        let language = self.frame.language;
        let fixed = item.hidden || (item.read_only && item.kind != ItemKind::Group);
        let follow =
            known.first().and_then(|one| one.answers.first()).map_or(&[][..], |answer| &answer.items);
        let below = if item.kind == ItemKind::Group || fixed || choice::is_several(item) {
            Vec::new()
        } else {
            self.items(&item.items, &name, read::below(enabled, 0), follow)
        };
        ItemView {
            frame: self.frame,
            focus: self.focus,
            link_id: &item.link_id,
            kind: kind_of(item),
            label: item.text.get(language),
            prefix: item.prefix.get(language),
            help: item.help.get(language),
            format: sentence(item.entry_format.get(language)),
            required: is_required(item) && !self.may_lack,
            left_out: false,
            mark: self.mark(item),
            optional: optional(item, known),
            unasked: !item.enable_when.is_empty() && enabled.is_some_and(|state| !state.enabled),
            when: conditions::script(item),
            all: item.enable_behavior == crate::forms::model::EnableBehavior::All,
            applies: conditions::words(self.form, item, language),
            consented: String::new(),
            shape: if fixed {
                fixed_shape(item, known, language)
            } else {
                self.shape(item, &name, enabled, known)
            },
            below,
            id: name,
        }
    }

    /// What is said beside the label of a question that has to be answered.
    fn mark(&self, item: &Item) -> String {
        if self.may_lack {
            String::new()
        } else if is_required(item) {
            self.frame.t("web-form-required")
        } else if self.or_cannot_judge.contains(item.link_id.as_str()) {
            self.frame.t("web-form-required-or-cannot-judge")
        } else {
            String::new()
        }
    }

    fn consented(&self, item: &Item) -> String {
        let word = |code| text::get(self.frame.language, &format!("document-category-{code}"));
        restrict::category(item).map(word).unwrap_or_default()
    }

    fn shape(
        &self,
        item: &'a Item,
        name: &str,
        enabled: Option<&EnabledItem>,
        known: &[&ResponseItem],
    ) -> Shape<'a> {
        match item.kind {
            ItemKind::Display => Shape::Text,
            ItemKind::Group if item.repeats => self.groups(item, name, enabled, known),
            ItemKind::Group => {
                let response = known.first().map_or(&[][..], |one| &one.items);
                Shape::Group(self.items(&item.items, name, read::below(enabled, 0), response))
            }
            ItemKind::Boolean if item.control == Some(Control::CheckBox) => {
                Shape::Tick { chosen: self.entries.text(name) == "true" }
            }
            ItemKind::Boolean => self.yes_or_no(item, name),
            ItemKind::Attachment => Shape::Files {
                kept: self.entries.attachments(name).collect(),
                accept: if item.mime_types.is_empty() {
                    ACCEPT.to_owned()
                } else {
                    item.mime_types.join(",")
                },
                many: item.repeats,
            },
            _ if choice::is_choice(item) => self.choice(item, name),
            _ if choice::is_several(item) => {
                let count = self.entries.count(name).max(1);
                let input = |number| self.input(item, name, Some((number, count)), enabled, known);
                Shape::Inputs { inputs: (0..count).map(input).collect(), more: has_room(item, count) }
            }
            _ => Shape::Input(Box::new(self.input(item, name, None, enabled, known))),
        }
    }

    fn groups(
        &self,
        item: &'a Item,
        name: &str,
        enabled: Option<&EnabledItem>,
        known: &[&ResponseItem],
    ) -> Shape<'a> {
        let count = self.entries.count(name).max(1);
        let occurrence = |number| {
            let id = place::occurrence(name, number);
            let response = known.get(number).map_or(&[][..], |one| &one.items);
            Occurrence {
                optional: Optional::of(number > 0 || !item.required, response.iter().any(says)),
                was: self.entries.text(&format!("{id}{}", part::THERE)).to_owned(),
                items: self.items(&item.items, &id, read::below(enabled, number), response),
                number: number + 1,
                removable: count > 1,
                id,
            }
        };
        Shape::Groups { occurrences: (0..count).map(occurrence).collect(), more: has_room(item, count) }
    }

    fn yes_or_no(&self, item: &Item, name: &str) -> Shape<'a> {
        let option = |key: &str, label: &str| OptionView {
            choice: Choice::new(key, self.frame.t(label), self.entries.text(name) == key),
            mark: key.to_owned(),
            exclusive: false,
        };
        Shape::Choices {
            kind: "radio",
            options: vec![option("true", "web-form-yes"), option("false", "web-form-no")],
            across: true,
            other: None,
            clear: !is_required(item) && !self.entries.text(name).is_empty(),
        }
    }

    fn choice(&self, item: &'a Item, name: &str) -> Shape<'a> {
        let language = self.frame.language;
        let keyed =
            item.options.iter().enumerate().map(|(number, option)| (choice::key(item, number), option));
        let options = keyed.map(|(key, option)| OptionView {
            choice: Choice::new(
                key.as_str(),
                choice::label(option, language),
                self.entries.chosen(name, &key),
            ),
            mark: conditions::comparable(&option.value),
            exclusive: option.exclusive,
        });
        let options: Vec<OptionView> = options.collect();
        let other = (item.kind == ItemKind::OpenChoice).then(|| {
            let label = item.open_label.get(language);
            Other {
                chosen: self.entries.chosen(name, OTHER),
                label: if label.is_empty() { self.frame.t("web-form-other") } else { label.to_owned() },
                words: self.entries.text(&format!("{name}{}", part::OTHER)),
            }
        });
        let look = choice::look(item);
        if look == Look::List {
            let (options, marks) = options.into_iter().map(|option| (option.choice, option.mark)).unzip();
            return Shape::List { options, marks, other };
        }
        Shape::Choices {
            kind: if look == Look::Checkboxes { "checkbox" } else { "radio" },
            options,
            across: item.horizontal,
            other,
            clear: look == Look::Radios && !is_required(item) && !self.entries.text(name).is_empty(),
        }
    }

    /// `several`: which of how many.
    fn input(
        &self,
        item: &'a Item,
        name: &str,
        several: Option<(usize, usize)>,
        enabled: Option<&EnabledItem>,
        known: &[&ResponseItem],
    ) -> Input<'a> {
        let id = several.map_or_else(|| name.to_owned(), |(number, _)| place::occurrence(name, number));
        let text = self.entries.text(&id);
        let (kind, mode, width) = input_kind(item, text);
        let units =
            if item.kind == ItemKind::Quantity { typed::units(item) } else { item.unit.iter().collect() };
        let chosen = self.entries.text(&format!("{id}{}", part::UNIT));
        let unit_choice = |unit: &&Coding| {
            let label = if unit.display.is_empty() { &unit.code } else { &unit.display };
            Choice::new(unit.code.as_str(), label.as_str(), unit.code == chosen)
        };
        let choices: Vec<Choice> = units.iter().map(unit_choice).collect();
        let label = item.unit_label.get(self.frame.language);
        let number = several.map_or(0, |(number, _)| number);
        let follow =
            known.iter().flat_map(|one| &one.answers).nth(number).map_or(&[][..], |answer| &answer.items);
        Input {
            text,
            kind,
            mode,
            width,
            area: is_area(item),
            rows: if item.kind == ItemKind::Text { 4 } else { 2 },
            limit: item.max_length.filter(|most| *most >= COUNTED).unwrap_or(0),
            unit: match choices.as_slice() {
                [_] if !label.is_empty() => label.to_owned(),
                [one] => one.label.clone(),
                _ => String::new(),
            },
            units: if choices.len() > 1 { choices } else { Vec::new() },
            removable: several.is_some_and(|(_, count)| count > 1),
            number: number + 1,
            below: match several {
                Some(_) => self.items(&item.items, &id, read::below(enabled, number), follow),
                None => Vec::new(),
            },
            id,
        }
    }
}

/// Whether nothing is taken while it is empty, as long as what it stands in is not left out.
fn is_required(item: &Item) -> bool {
    let least = item.required || item.min_occurs.is_some_and(|least| least > 0);
    // Of a group the questions say it, where there are any that do.
    let said_below = item.kind == ItemKind::Group && item.items.iter().any(is_required);
    least && !item.read_only && !said_below
}

/// A group that may be left out takes the marks within it along while it is empty, and so do the
/// follow-up questions of a question without an answer.
fn optional(item: &Item, known: &[&ResponseItem]) -> Optional {
    let filled = known.iter().any(|one| says(one));
    Optional::of(item.kind != ItemKind::Group || !(item.required || item.repeats), filled)
}

fn says(response: &ResponseItem) -> bool {
    response.answers.iter().any(|answer| enable_when::is_answer(&answer.value))
        || response.items.iter().any(says)
}

fn fixed_shape<'a>(item: &Item, known: &[&ResponseItem], language: Language) -> Shape<'a> {
    let values: Vec<&Value> = known.iter().flat_map(|one| &one.answers).map(|answer| &answer.value).collect();
    let json: Vec<Json> = values.iter().map(|value| Json::String(conditions::comparable(value))).collect();
    let shown = (!item.hidden).then(|| values.iter().map(|value| shown(item, value, language)).collect());
    Shape::Fixed { values: Json::Array(json).to_string(), shown }
}

/// A value as people read it.
pub(super) fn shown(item: &Item, value: &Value, language: Language) -> String {
    if let Value::Boolean(yes) = value {
        return text::get(language, if *yes { "web-form-yes" } else { "web-form-no" });
    }
    if let Some(when) = document::form::when(value, language) {
        return when;
    }
    let option = choice::of_value(item, value).and_then(|key| choice::by_key(item, &key));
    if let Some(option) = option {
        return option.label.get(language).to_owned();
    }
    let unit = match value {
        Value::Quantity(quantity) => quantity.unit.shown(),
        _ if item.unit_label.is_empty() => item.unit.as_ref().map_or("", Coding::shown),
        _ => item.unit_label.get(language),
    };
    let said = typed::show(value);
    let number = matches!(value, Value::Quantity(_) | Value::Decimal(_));
    let said = if number { numbers::decimal(language, &said) } else { said };
    if unit.is_empty() { said } else { format!("{said} {unit}") }
}

fn kind_of(item: &Item) -> &'static str {
    match item.kind {
        ItemKind::Group => "group",
        ItemKind::Display => "display",
        ItemKind::Boolean => "boolean",
        ItemKind::Decimal | ItemKind::Integer => "number",
        ItemKind::Date | ItemKind::DateTime => "date",
        ItemKind::Time => "time",
        ItemKind::Choice | ItemKind::OpenChoice => {
            item.options.first().map_or("coding", |option| conditions::type_of(&option.value))
        }
        ItemKind::Quantity => "quantity",
        ItemKind::Attachment => "attachment",
        ItemKind::String | ItemKind::Text | ItemKind::Url => "text",
    }
}

fn is_area(item: &Item) -> bool {
    item.kind == ItemKind::Text
        || (item.kind == ItemKind::String && item.max_length.is_some_and(|most| most >= 300))
}

/// Type, keyboard and width of an input. A date that is not whole, or no date, is shown as typed.
fn input_kind(item: &Item, text: &str) -> (&'static str, &'static str, &'static str) {
    let whole =
        |length: usize| text.is_empty() || (text.len() == length && typed::parse(item, text, "").is_ok());
    match item.kind {
        ItemKind::Integer | ItemKind::Decimal | ItemKind::Quantity => ("text", "decimal", "w8"),
        ItemKind::Date if whole(10) && item.entry_format.is_empty() => ("date", "", ""),
        ItemKind::DateTime if whole(16) => ("datetime-local", "", ""),
        ItemKind::Time if whole(5) => ("time", "", ""),
        ItemKind::Date | ItemKind::DateTime | ItemKind::Time => ("text", "numeric", "w16"),
        ItemKind::Url => ("text", "url", ""),
        _ => ("text", "", ""),
    }
}

/// Small letters are written for a place after a colon; here it stands alone or after a full stop.
fn sentence(words: &str) -> String {
    let mut rest = words.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).chain(['.']).collect())
}

fn has_room(item: &Item, count: usize) -> bool {
    item.max_occurs.is_none_or(|most| u32::try_from(count).is_ok_and(|count| count < most))
}
