//! Reads our own pages as a browser does: links, and forms with what stands in them.

use crate::trial::demo::Stop;

/// A form on a page, with what would be sent if it were submitted as it stands.
#[derive(Debug, Clone)]
pub struct Form {
    /// Where it goes; a path, or empty for the page it stands on.
    pub action: String,
    pub post: bool,
    /// `multipart/form-data`.
    pub multipart: bool,
    controls: Vec<Control>,
}

#[derive(Debug, Clone)]
struct Control {
    name: String,
    value: String,
    kind: Kind,
    /// Sent when the form is submitted.
    sent: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Text, hidden, date, area, list: one value that is replaced.
    Text,
    Radio,
    Checkbox,
    File,
    /// Sent only if it is the one that is pressed.
    Button,
}

impl Form {
    /// Writes into a field, chooses a radio button, ticks a box or chooses from a list.
    pub fn set(&mut self, name: &str, value: &str) -> Result<(), Stop> {
        let has = |control: &Control| control.name == name;
        let is_choice = |control: &Control| matches!(control.kind, Kind::Radio | Kind::Checkbox);
        let Some(first) = self.controls.iter().find(|control| has(control)).cloned() else {
            return Err(Stop::new(format!("the form to {:?} has no field {name:?}", self.action)));
        };
        if is_choice(&first) {
            let place = self.controls.iter().position(|control| has(control) && control.value == value);
            let place =
                place.ok_or_else(|| Stop::new(format!("the field {name:?} has no choice {value:?}")))?;
            if first.kind == Kind::Radio {
                self.controls
                    .iter_mut()
                    .filter(|control| has(control))
                    .for_each(|control| control.sent = false);
            }
            self.controls[place].sent = true;
        } else if let Some(control) = self.controls.iter_mut().find(|control| has(control)) {
            value.clone_into(&mut control.value);
            control.sent = true;
        }
        Ok(())
    }

    /// Whether the form has a field or button of that name.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.controls.iter().any(|control| control.name == name)
    }

    /// Whether there is a button of that name and value.
    #[must_use]
    pub fn has_button(&self, name: &str, value: &str) -> bool {
        self.controls.iter().any(|control| is_button(control, name, value))
    }

    /// Presses a button that has a name and a value of its own.
    pub fn press(&mut self, name: &str, value: &str) -> Result<(), Stop> {
        let button = self.controls.iter_mut().find(|control| is_button(control, name, value));
        button.ok_or_else(|| Stop::new(format!("no button {name}={value}")))?.sent = true;
        Ok(())
    }

    /// Names and values, in the order of the page.
    #[must_use]
    pub fn fields(&self) -> Vec<(String, String)> {
        let sent = self.controls.iter().filter(|control| control.sent && !control.name.is_empty());
        sent.map(|control| (control.name.clone(), control.value.clone())).collect()
    }

    /// The names of its fields, each once.
    #[must_use]
    pub fn names(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self.controls.iter().map(|control| control.name.as_str()).collect();
        names.dedup();
        names
    }
}

fn is_button(control: &Control, name: &str, value: &str) -> bool {
    control.kind == Kind::Button && control.name == name && control.value == value
}

/// Every form of a page.
#[must_use]
pub fn forms(html: &str) -> Vec<Form> {
    let mut forms: Vec<Form> = Vec::new();
    let mut open = false;
    let mut list: Option<(String, bool)> = None;
    for (tag, after) in tags(html) {
        match tag.name {
            "form" => {
                open = true;
                forms.push(Form {
                    action: tag.attribute("action").unwrap_or_default(),
                    post: tag.attribute("method").is_some_and(|method| method.eq_ignore_ascii_case("post")),
                    multipart: tag.attribute("enctype").is_some_and(|kind| kind == "multipart/form-data"),
                    controls: Vec::new(),
                });
            }
            "/form" => open = false,
            "select" => list = Some((tag.attribute("name").unwrap_or_default(), false)),
            "/select" => list = None,
            _ => {}
        }
        let Some(form) = forms.last_mut().filter(|_| open) else { continue };
        match (tag.name, &mut list) {
            ("input", _) => form.controls.extend(input(&tag)),
            ("button", _) => form.controls.push(Control {
                name: tag.attribute("name").unwrap_or_default(),
                value: tag.attribute("value").unwrap_or_default(),
                kind: Kind::Button,
                sent: false,
            }),
            ("textarea", _) => {
                let text = after.split("</textarea").next().unwrap_or_default();
                // The newline right after the tag is not part of the value.
                let value = unescaped(text.strip_prefix('\n').unwrap_or(text));
                let name = tag.attribute("name").unwrap_or_default();
                form.controls.push(Control { name, value, kind: Kind::Text, sent: true });
            }
            ("option", Some((name, chosen))) => {
                let value = tag.attribute("value").unwrap_or_default();
                let selected = tag.attribute("selected").is_some();
                match form.controls.last_mut().filter(|control| control.name == *name) {
                    Some(control) if selected && !*chosen => {
                        control.value = value;
                        *chosen = true;
                    }
                    Some(_) => {}
                    None => {
                        *chosen = selected;
                        form.controls.push(Control {
                            name: name.clone(),
                            value,
                            kind: Kind::Text,
                            sent: true,
                        });
                    }
                }
            }
            _ => {}
        }
    }
    forms
}

/// Where every link of a page leads.
#[must_use]
pub fn links(html: &str) -> Vec<String> {
    let links = tags(html).filter(|(tag, _)| tag.name == "a");
    links.filter_map(|(tag, _)| tag.attribute("href")).collect()
}

/// What a person reads of a page: the main part without tags, blanks run together.
#[must_use]
pub fn text(html: &str) -> String {
    let main = html.split_once("<main").map_or(html, |(_, main)| main);
    let main = main.split_once("</main").map_or(main, |(main, _)| main);
    let mut text = String::new();
    for piece in main.split('<').skip(1) {
        text.push(' ');
        text.push_str(piece.split_once('>').map_or("", |(_, after)| after));
    }
    unescaped(&text).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn input(tag: &Tag<'_>) -> Option<Control> {
    let name = tag.attribute("name").unwrap_or_default();
    let value = tag.attribute("value");
    let checked = tag.attribute("checked").is_some();
    let (kind, sent) = match tag.attribute("type").as_deref().unwrap_or("text") {
        "radio" => (Kind::Radio, checked),
        "checkbox" => (Kind::Checkbox, checked),
        "file" => (Kind::File, false),
        "submit" | "button" | "image" => (Kind::Button, false),
        _ => (Kind::Text, true),
    };
    let on = if kind == Kind::Checkbox { "on" } else { "" };
    Some(Control { name, value: value.unwrap_or_else(|| on.to_owned()), kind, sent })
}

struct Tag<'a> {
    name: &'a str,
    inside: &'a str,
}

impl Tag<'_> {
    /// Our templates write every attribute as `name="value"`, or as a bare name.
    fn attribute(&self, wanted: &str) -> Option<String> {
        let mut rest = self.inside;
        while !rest.trim_start().is_empty() {
            rest = rest.trim_start();
            let end = rest.find(|c: char| c == '=' || c.is_whitespace()).unwrap_or(rest.len());
            let name = &rest[..end];
            let (value, after) = match rest[end..].strip_prefix("=\"") {
                Some(quoted) => quoted.split_once('"')?,
                None => ("", rest[end..].trim_start_matches('=')),
            };
            if name == wanted {
                return Some(unescaped(value));
            }
            rest = after;
        }
        None
    }
}

/// Every tag with what follows it.
fn tags(html: &str) -> impl Iterator<Item = (Tag<'_>, &str)> {
    let mut rest = html;
    std::iter::from_fn(move || {
        let (_, from) = rest.split_once('<')?;
        let end = end_of_tag(from);
        let (tag, after) = (&from[..end], from.get(end + 1..).unwrap_or_default());
        rest = after;
        let name_end = tag.find(char::is_whitespace).unwrap_or(tag.len());
        let (name, inside) = tag.split_at(name_end);
        Some((Tag { name, inside: inside.trim_end_matches('/') }, after))
    })
}

/// The first `>` outside quotes.
fn end_of_tag(from: &str) -> usize {
    let mut quoted = false;
    for (position, character) in from.char_indices() {
        match character {
            '"' => quoted = !quoted,
            '>' if !quoted => return position,
            _ => {}
        }
    }
    from.len()
}

/// Character references undone: the five of HTML, and numbers.
fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, from)) = rest.split_once('&') {
        plain.push_str(before);
        let found = from.split_once(';').and_then(|(name, after)| Some((reference(name)?, after)));
        let (character, after) = found.unwrap_or(('&', from));
        plain.push(character);
        rest = after;
    }
    plain.push_str(rest);
    plain
}

fn reference(name: &str) -> Option<char> {
    let number = |text: &str, radix| u32::from_str_radix(text, radix).ok().and_then(char::from_u32);
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "nbsp" => Some('\u{a0}'),
        _ => match name.strip_prefix("#x") {
            Some(digits) => number(digits, 16),
            None => number(name.strip_prefix('#')?, 10),
        },
    }
}
