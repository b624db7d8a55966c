//! Reads one table key by key, gathering every fault instead of stopping at the first.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};

use toml_edit::{Document, Item, TableLike};

use crate::config::fault::Fault;
use crate::config::setting::{Given, Setting};

/// A settings file and what was found wrong in it.
pub(super) struct Reading {
    pub(super) file: PathBuf,
    pub(super) faults: Vec<Fault>,
    /// Every `section.key` that was asked for.
    pub(super) known: Vec<String>,
    raw: String,
}

impl Reading {
    /// Reads the file; a fault, and an empty document, where it can't be read.
    pub(super) fn open(file: &Path) -> (Self, Document<String>) {
        match std::fs::read_to_string(file) {
            Ok(raw) => Self::of(file, raw),
            Err(error) => {
                let (mut reading, document) = Self::of(file, String::new());
                reading.fault(None, "", "unreadable", vec![("error", error.to_string())]);
                (reading, document)
            }
        }
    }

    /// Text that stands for a file's content.
    pub(super) fn of(file: &Path, raw: String) -> (Self, Document<String>) {
        let mut reading = Self { file: file.to_owned(), faults: Vec::new(), known: Vec::new(), raw };
        let document = reading.parse();
        (reading, document)
    }

    fn parse(&mut self) -> Document<String> {
        match Document::parse(self.raw.clone()) {
            Ok(document) => document,
            Err(error) => {
                // Only the rule that is broken: the offending line may hold a secret.
                let message = error.message().lines().next().unwrap_or_default().to_owned();
                self.fault(error.span(), "", "syntax", vec![("error", message)]);
                Document::parse(String::new()).expect("an empty document is TOML")
            }
        }
    }

    pub(super) fn fault(
        &mut self,
        span: Option<std::ops::Range<usize>>,
        key: &str,
        code: &'static str,
        given: Vec<(&'static str, String)>,
    ) {
        let line = span.map(|span| self.line(span.start));
        self.faults.push(Fault { file: self.file.clone(), line, key: key.to_owned(), code, given });
    }

    fn line(&self, offset: usize) -> usize {
        1 + self.raw.bytes().take(offset).filter(|byte| *byte == b'\n').count()
    }
}

/// One table of the document, perhaps overridden by the environment.
pub(super) struct Section<'a> {
    pub(super) reading: &'a mut Reading,
    name: String,
    table: Option<&'a dyn TableLike>,
    span: Option<std::ops::Range<usize>>,
    environment: Option<&'a BTreeMap<String, String>>,
    keys: Vec<&'static str>,
}

impl<'a> Section<'a> {
    /// `[name]` of the document; its keys may be overridden by `UNDERLAG_<NAME>_<KEY>`.
    pub(super) fn of(
        reading: &'a mut Reading,
        document: &'a Document<String>,
        name: &str,
        environment: &'a BTreeMap<String, String>,
    ) -> Self {
        let item = document.get(name);
        Self::of_item(reading, item, name.to_owned(), Some(environment))
    }

    /// A table that is an entry of a list.
    pub(super) fn entry(reading: &'a mut Reading, table: &'a dyn TableLike, name: String) -> Self {
        let span = table.iter().find_map(|(key, _)| table.key(key)?.span());
        Self { reading, name, table: Some(table), span, environment: None, keys: Vec::new() }
    }

    /// A table inside this one, if it is there. The caller finishes it.
    pub(super) fn inner(&mut self, key: &'static str) -> Option<Section<'_>> {
        self.keys.push(key);
        let item = self.table?.get(key)?;
        Some(Section::of_item(self.reading, Some(item), format!("{}.{key}", self.name), None))
    }

    /// Every `[[…key]]` of this table, each called by its `id`.
    pub(super) fn each(
        &mut self,
        key: &'static str,
        id: &'static str,
        read: &mut dyn FnMut(&mut Section<'_>),
    ) {
        self.keys.push(key);
        let Some(item) = self.table.and_then(|table| table.get(key)) else { return };
        let Some(tables) = item.as_array_of_tables() else {
            return self.fault(key, "not-a-list", vec![("name", format!("…{key}"))]);
        };
        for (place, table) in tables.iter().enumerate() {
            let called = table.get(id).and_then(Item::as_str);
            let called = called.map_or_else(|| (place + 1).to_string(), str::to_owned);
            let mut section = Section::entry(self.reading, table, format!("{}.{key} {called}", self.name));
            read(&mut section);
            section.finish();
        }
    }

    /// Every key with its value, in a table whose keys others have named. It is not finished.
    pub(super) fn all<T: Setting>(&mut self) -> Vec<(String, T)> {
        let mut values = Vec::new();
        for (key, item) in self.table.map(TableLike::iter).into_iter().flatten() {
            match item.as_value().and_then(|value| T::read(Given::Toml(value))) {
                Some(value) => values.push((key.to_owned(), value)),
                None => self.fault(key, "expected", vec![("expected", T::EXPECTED.to_owned())]),
            }
        }
        values
    }

    fn of_item(
        reading: &'a mut Reading,
        item: Option<&'a Item>,
        name: String,
        environment: Option<&'a BTreeMap<String, String>>,
    ) -> Self {
        let table = item.and_then(Item::as_table_like);
        let span = item.and_then(Item::span);
        if item.is_some() && table.is_none() {
            reading.fault(span.clone(), &name, "not-a-section", Vec::new());
        }
        Self { reading, name, table, span, environment, keys: Vec::new() }
    }

    /// The value of a key, if it is there and can be read.
    pub(super) fn optional<T: Setting>(&mut self, key: &'static str) -> Option<T> {
        self.keys.push(key);
        self.reading.known.push(format!("{}.{key}", self.name));
        let variable = self.variable(key);
        if let Some(text) = self.environment.and_then(|variables| variables.get(&variable)) {
            let value = T::read(Given::Text(text));
            if value.is_none() {
                let given = vec![("expected", T::EXPECTED.to_owned())];
                self.reading.fault(None, &variable, "expected", given);
            }
            return value;
        }
        let item = self.table?.get(key)?;
        let value = item.as_value().and_then(|value| T::read(Given::Toml(value)));
        if value.is_none() {
            self.fault(key, "expected", vec![("expected", T::EXPECTED.to_owned())]);
        }
        value
    }

    /// The value of a key, or its default.
    pub(super) fn or<T: Setting>(&mut self, key: &'static str, default: T) -> T {
        self.optional(key).unwrap_or(default)
    }

    /// The value of a key that has no default. Where it is missing or wrong that is a fault, and
    /// a blank value takes its place until all the faults are told.
    pub(super) fn required<T: Setting>(&mut self, key: &'static str, blank: T) -> T {
        self.missing(key);
        self.optional(key).unwrap_or(blank)
    }

    /// A text of a certain shape, if it is there; `code` is the fault of any other.
    pub(super) fn shaped(
        &mut self,
        key: &'static str,
        code: &'static str,
        is: impl Fn(&str) -> bool,
    ) -> Option<String> {
        let text: String = self.optional(key)?;
        if !is(&text) {
            self.fault(key, code, Vec::new());
        }
        Some(text)
    }

    /// The same for a key that has no default.
    pub(super) fn required_shaped(
        &mut self,
        key: &'static str,
        code: &'static str,
        is: impl Fn(&str) -> bool,
    ) -> String {
        self.missing(key);
        self.shaped(key, code, is).unwrap_or_default()
    }

    /// A whole number within limits.
    pub(super) fn number<T: TryFrom<i64> + Into<i64> + Copy>(
        &mut self,
        key: &'static str,
        default: T,
        range: RangeInclusive<i64>,
    ) -> T {
        let Some(value) = self.optional::<i64>(key) else { return default };
        if let Some(value) = T::try_from(value).ok().filter(|_| range.contains(&value)) {
            return value;
        }
        let given = vec![("least", range.start().to_string()), ("most", range.end().to_string())];
        self.fault(key, "range", given);
        default
    }

    /// Whether the key is in the file or in the environment.
    pub(super) fn has(&self, key: &str) -> bool {
        let variable = self.variable(key);
        self.environment.is_some_and(|variables| variables.contains_key(&variable))
            || self.table.is_some_and(|table| table.contains_key(key))
    }

    /// Notes a fault at a key of this section.
    pub(super) fn fault(&mut self, key: &str, code: &'static str, given: Vec<(&'static str, String)>) {
        let written = self.table.and_then(|table| table.key(key)).and_then(toml_edit::Key::span);
        let overridden =
            self.environment.is_some_and(|variables| variables.contains_key(&self.variable(key)));
        let (span, name) = if overridden {
            (None, self.variable(key))
        } else {
            (written.or_else(|| self.span.clone()), self.path(key))
        };
        self.reading.fault(span, &name, code, given);
    }

    /// Reports every key that nobody asked for.
    pub(super) fn finish(mut self) {
        let given = |keys: &[&str]| vec![("known", keys.join(", "))];
        let unknown: Vec<String> = self.table.map_or_else(Vec::new, |table| {
            table
                .iter()
                .map(|(key, _)| key.to_owned())
                .filter(|key| !self.keys.contains(&key.as_str()))
                .collect()
        });
        for key in unknown {
            let known = given(&self.keys);
            self.fault(&key, "unknown-key", known);
        }
        let prefix = self.variable("");
        let variables: Vec<String> = self.environment.map_or_else(Vec::new, |variables| {
            let known: Vec<String> = self.keys.iter().map(|key| self.variable(key)).collect();
            variables
                .keys()
                .filter(|name| name.starts_with(&prefix) && !known.contains(name))
                .cloned()
                .collect()
        });
        for name in variables {
            let known = given(&self.keys);
            self.reading.fault(None, &name, "unknown-key", known);
        }
    }

    pub(super) fn missing(&mut self, key: &str) {
        if !self.has(key) {
            let span = self.span.clone();
            let name = self.path(key);
            self.reading.fault(span, &name, "missing", Vec::new());
        }
    }

    fn path(&self, key: &str) -> String {
        format!("{}.{key}", self.name)
    }

    fn variable(&self, key: &str) -> String {
        format!("UNDERLAG_{}_{}", self.name, key).to_uppercase()
    }
}
