//! What was filled in wrong on a page: listed on top, and shown beside each field.

use crate::forms::finding::Finding;

/// One thing to put right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// `id` of the field it is about; empty where it is about the whole form.
    pub field: String,
    /// What the field is called, where the text does not say it; may be empty. Of the whole form: what happened.
    pub about: String,
    /// What is wrong and how to put it right, in the person's language.
    pub text: String,
}

impl Fault {
    /// As it stands alone, in a list: after what the field is called, where the text does not say it.
    #[must_use]
    pub fn alone(&self) -> String {
        let about = self.about.trim_end();
        if about.is_empty() || self.text.to_lowercase().contains(&about.to_lowercase()) {
            self.text.clone()
        } else if about.ends_with(['?', '.', '!', ':']) {
            format!("{about} {}", self.text)
        } else {
            format!("{about}: {}", self.text)
        }
    }
}

/// In the order of the fields.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Faults(Vec<Fault>);

impl Faults {
    pub fn add(&mut self, field: impl Into<String>, text: impl Into<String>) {
        self.0.push(Fault { field: field.into(), about: String::new(), text: text.into() });
    }

    /// With the name of the field, which the summary puts before the text.
    pub fn add_about(&mut self, field: impl Into<String>, about: impl Into<String>, text: impl Into<String>) {
        self.0.push(Fault { field: field.into(), about: about.into(), text: text.into() });
    }

    /// What was found in the text of that field.
    pub fn take(&mut self, field: &str, findings: Vec<Finding>) {
        for finding in findings {
            self.add(field, finding.text);
        }
    }

    /// One fault only.
    #[must_use]
    pub fn one(field: impl Into<String>, text: impl Into<String>) -> Self {
        let mut faults = Self::default();
        faults.add(field, text);
        faults
    }

    /// One fault of the whole form: what happened, and what to do now.
    #[must_use]
    pub fn whole(happened: impl Into<String>, now: impl Into<String>) -> Self {
        let mut faults = Self::default();
        faults.add_about("", happened, now);
        faults
    }

    /// The first fault of that field; empty if it has none.
    #[must_use]
    pub fn of(&self, field: &str) -> &str {
        self.0.iter().find(|fault| fault.field == field).map_or("", |fault| &fault.text)
    }

    /// Where nothing on the page can be put right: what happened, as the heading of all; it may be empty.
    #[must_use]
    pub fn happened(&self) -> &str {
        match self.0.as_slice() {
            [only] if only.field.is_empty() => &only.about,
            _ => "",
        }
    }

    #[must_use]
    pub fn any(&self) -> bool {
        !self.0.is_empty()
    }

    /// At least one is about a field, which can be put right.
    #[must_use]
    pub fn are_of_fields(&self) -> bool {
        self.0.iter().any(|fault| !fault.field.is_empty())
    }

    /// One is about that part of the page, or about a field within it.
    #[must_use]
    pub fn are_within(&self, part: &str) -> bool {
        let within = |field: &str| {
            field.strip_prefix(part).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', ':', '~']))
        };
        self.0.iter().any(|fault| within(&fault.field))
    }

    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn iter(&self) -> std::slice::Iter<'_, Fault> {
        self.0.iter()
    }
}

impl<'a> IntoIterator for &'a Faults {
    type Item = &'a Fault;
    type IntoIter = std::slice::Iter<'a, Fault>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}
