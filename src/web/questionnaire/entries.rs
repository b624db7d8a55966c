//! What stands in the fields, as text: the form as a person sees it, right or wrong.

use std::collections::BTreeMap;

use crate::forms::model::Attachment;
use crate::web::csrf::Posted;
use crate::web::questionnaire::place::{self, ROOT, part};

/// Most occurrences of one group or answers to one question.
const MOST: usize = 200;

/// Texts by name of field. Nothing typed is ever lost here, whatever it means.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Entries {
    texts: BTreeMap<String, Vec<String>>,
    /// The attachments that are there, by hash.
    attachments: BTreeMap<String, Attachment>,
}

/// What a button other than the form's own asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Show the form again, with what applies now.
    Update,
    Add(String),
    Remove {
        name: String,
        number: usize,
    },
    /// No answer to this question after all.
    Clear(String),
    Detach {
        name: String,
        sha256: String,
    },
}

impl Action {
    /// The name of the buttons.
    pub const FIELD: &'static str = "q-do";

    /// The pressed button.
    #[must_use]
    pub fn of(posted: &Posted) -> Option<Self> {
        let text = posted.get(Self::FIELD)?;
        let (verb, name) = text.split_once(' ').unwrap_or((text, ""));
        let is_field = name.starts_with(ROOT) && name.len() > ROOT.len();
        match verb {
            "add" if is_field => Some(Self::Add(name.to_owned())),
            "clear" if is_field => Some(Self::Clear(name.to_owned())),
            "remove" if is_field => {
                let (name, number) = name.rsplit_once(':')?;
                Some(Self::Remove { name: name.to_owned(), number: number.parse().ok()? })
            }
            "detach" if is_field => {
                let (name, sha256) = name.split_once(' ')?;
                Some(Self::Detach { name: name.to_owned(), sha256: sha256.to_owned() })
            }
            _ => Some(Self::Update),
        }
    }
}

impl Entries {
    /// The fields of a form that was sent.
    #[must_use]
    pub fn of_posted(posted: &Posted) -> Self {
        let mut entries = Self::default();
        for (name, text) in posted.fields() {
            if name.strip_prefix(ROOT).is_some_and(|rest| rest.starts_with('.')) {
                entries.add(name.clone(), text.replace("\r\n", "\n"));
            }
        }
        entries
    }

    pub fn add(&mut self, name: String, text: String) {
        self.texts.entry(name).or_default().push(text);
    }

    pub(super) fn attach(&mut self, name: &str, attachment: Attachment) {
        let kept = self.texts.entry(format!("{name}{}", part::KEEP)).or_default();
        if !kept.contains(&attachment.sha256) {
            kept.push(attachment.sha256.clone());
        }
        self.know(attachment);
    }

    /// An attachment that may be meant by its hash.
    pub(super) fn know(&mut self, attachment: Attachment) {
        self.attachments.entry(attachment.sha256.clone()).or_insert(attachment);
    }

    /// Every field with its texts, by name.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &str)> {
        self.texts
            .iter()
            .flat_map(|(name, texts)| texts.iter().map(move |text| (name.as_str(), text.as_str())))
    }

    /// The first text of that field; empty where there is none.
    #[must_use]
    pub fn text(&self, name: &str) -> &str {
        self.all(name).first().map_or("", String::as_str)
    }

    #[must_use]
    pub fn all(&self, name: &str) -> &[String] {
        self.texts.get(name).map_or(&[], Vec::as_slice)
    }

    #[must_use]
    pub fn chosen(&self, name: &str, key: &str) -> bool {
        self.all(name).iter().any(|chosen| chosen == key)
    }

    /// The attachments of that field.
    pub fn attachments(&self, name: &str) -> impl Iterator<Item = &Attachment> {
        self.all(&format!("{name}{}", part::KEEP)).iter().filter_map(|sha256| self.attachments.get(sha256))
    }

    /// How many occurrences of a group, or answers to a repeating question, are on the page.
    #[must_use]
    pub fn count(&self, name: &str) -> usize {
        let prefix = format!("{name}:");
        let here = self.texts.range(prefix.clone()..).take_while(|(key, _)| key.starts_with(&prefix));
        let last = here.filter_map(|(key, _)| place::numbered(key, name)).map(|(number, _)| number + 1).max();
        last.unwrap_or(0).min(MOST)
    }

    /// Does what the button asks for. Returns the id of the element to go to.
    pub fn apply(&mut self, action: &Action) -> Option<String> {
        match action {
            Action::Update => None,
            Action::Add(name) => {
                let number = self.count(name).max(1);
                if number >= MOST {
                    return Some(name.clone());
                }
                let added = place::occurrence(name, number);
                self.texts.insert(format!("{added}{}", part::THERE), vec![String::new()]);
                Some(added)
            }
            Action::Remove { name, number } => {
                self.remove(name, *number);
                Some(name.clone())
            }
            Action::Clear(name) => {
                self.texts.remove(name);
                self.texts.remove(&format!("{name}{}", part::OTHER));
                Some(name.clone())
            }
            Action::Detach { name, sha256 } => {
                if let Some(kept) = self.texts.get_mut(&format!("{name}{}", part::KEEP)) {
                    kept.retain(|kept| kept != sha256);
                }
                Some(name.clone())
            }
        }
    }

    /// Takes one occurrence out; those behind it move up.
    fn remove(&mut self, name: &str, removed: usize) {
        let moved = std::mem::take(&mut self.texts).into_iter().filter_map(|(key, texts)| {
            match place::numbered(&key, name) {
                Some((number, _)) if number == removed => None,
                Some((number, rest)) if number > removed => {
                    Some((format!("{}{rest}", place::occurrence(name, number - 1)), texts))
                }
                _ => Some((key, texts)),
            }
        });
        self.texts = moved.collect();
    }
}
