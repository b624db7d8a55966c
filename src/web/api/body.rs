//! A JSON body, read field by field: what is missing, unknown or of the wrong kind is told by name, all
//! of it at once. Fields that nobody asked for are refused.

use std::fmt;

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use data_encoding::BASE64;
use jiff::civil::Date;
use serde::de::{Deserialize, DeserializeOwned, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use zeroize::{Zeroize, Zeroizing};

use crate::domain::{calendar, written};
use crate::web::api::finding::Finding;
use crate::web::api::problem::Problem;
use crate::web::error::Error;
use crate::web::state::State;

/// Of ids, in characters.
pub const LONGEST_ID: usize = 64;

/// The members of one object, as they were written.
pub struct Fields {
    /// `client.`; empty for the body itself.
    prefix: &'static str,
    members: Members,
    known: Vec<&'static str>,
    findings: Vec<Finding>,
}

/// In their order, with those that come twice. A consent document is among them, so they are wiped.
#[derive(Default)]
struct Members(Vec<(String, Box<RawValue>)>);

impl Drop for Members {
    fn drop(&mut self) {
        for (_, raw) in self.0.drain(..) {
            String::from(Box::<str>::from(raw)).zeroize();
        }
    }
}

impl Fields {
    /// A text that has to be there, of so many characters at most. Blank until the faults are told.
    pub fn text(&mut self, name: &'static str, longest: usize) -> String {
        self.needed(name);
        self.optional_text(name, longest).unwrap_or_default()
    }

    pub fn optional_text(&mut self, name: &'static str, longest: usize) -> Option<String> {
        let text: String = self.read(name, "type-text")?;
        let text = written::trimmed(&text);
        if text.is_empty() {
            self.add(name, "blank");
        } else if text.chars().count() > longest {
            self.add(name, "too-long");
        }
        Some(text.to_owned())
    }

    /// One of the codes that `parse` knows.
    pub fn code<T>(&mut self, name: &'static str, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
        let code: String = self.read(name, "type-text")?;
        let known = parse(&code);
        if known.is_none() {
            self.add(name, "unknown-code");
        }
        known
    }

    /// The same for one that has to be there.
    pub fn needed_code<T>(&mut self, name: &'static str, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
        self.needed(name);
        self.code(name, parse)
    }

    /// At least one of the codes that `parse` knows.
    pub fn codes<T>(&mut self, name: &'static str, parse: impl Fn(&str) -> Option<T>) -> Vec<T> {
        self.needed(name);
        let written = self.texts(name);
        let codes: Vec<T> = written.iter().filter_map(|code| parse(code)).collect();
        if codes.len() < written.len() {
            self.add(name, "unknown-code");
        } else if codes.is_empty() && self.has(name) {
            self.add(name, "empty");
        }
        codes
    }

    /// The same where there may be none.
    pub fn some_codes<T>(&mut self, name: &'static str, parse: impl Fn(&str) -> Option<T>) -> Vec<T> {
        let written = self.texts(name);
        let codes: Vec<T> = written.iter().filter_map(|code| parse(code)).collect();
        if codes.len() < written.len() {
            self.add(name, "unknown-code");
        }
        codes
    }

    /// Texts, none where the field is not there.
    pub fn texts(&mut self, name: &'static str) -> Vec<String> {
        self.read(name, "type-texts").unwrap_or_default()
    }

    /// True or false; false where it is not there.
    pub fn flag(&mut self, name: &'static str) -> bool {
        self.read(name, "type-flag").unwrap_or_default()
    }

    /// A day that has to be there.
    pub fn day(&mut self, name: &'static str) -> Date {
        self.needed(name);
        self.optional_day(name).unwrap_or_default()
    }

    pub fn optional_day(&mut self, name: &'static str) -> Option<Date> {
        let day = calendar::day(&self.read::<String>(name, "type-day")?).ok();
        if day.is_none() {
            self.add(name, "type-day");
        }
        day
    }

    /// A file in base64 (RFC 4648 §4) that has to be there.
    pub fn file(&mut self, name: &'static str) -> Zeroizing<Vec<u8>> {
        self.needed(name);
        self.optional_file(name).unwrap_or_default()
    }

    pub fn optional_file(&mut self, name: &'static str) -> Option<Zeroizing<Vec<u8>>> {
        let text = Zeroizing::new(self.read::<String>(name, "type-file")?);
        let bytes = BASE64.decode(text.as_bytes());
        if bytes.is_err() {
            self.add(name, "type-file");
        }
        Some(Zeroizing::new(bytes.unwrap_or_default()))
    }

    /// A JSON object that has to be there, exactly as it was written.
    pub fn json(&mut self, name: &'static str) -> Zeroizing<String> {
        self.needed(name);
        let raw = self.value(name).map(|raw| raw.get().to_owned());
        Zeroizing::new(raw.unwrap_or_default())
    }

    /// An object with fields of its own. Hand it back with [`Self::leave`].
    pub fn object(&mut self, name: &'static str, prefix: &'static str) -> Option<Self> {
        self.read(name, "type-object").map(|members| Self::of(members, prefix))
    }

    /// A list of objects with fields of their own, none where it is not there. Hand each back with
    /// [`Self::leave`].
    pub fn objects(&mut self, name: &'static str, prefix: &'static str) -> Vec<Self> {
        let objects: Vec<Members> = self.read(name, "type-objects").unwrap_or_default();
        objects.into_iter().map(|members| Self::of(members, prefix)).collect()
    }

    /// What was wrong in the object is wrong here.
    pub fn leave(&mut self, mut object: Self) {
        object.look_for_others();
        self.findings.append(&mut object.findings);
    }

    pub fn has(&self, name: &str) -> bool {
        self.members.0.iter().any(|(known, raw)| known == name && raw.get() != "null")
    }

    pub fn needed(&mut self, name: &'static str) {
        if !self.has(name) {
            self.add(name, "missing");
        }
    }

    /// Notes a fault of a field.
    pub fn add(&mut self, name: &str, code: &str) {
        self.findings.push(Finding::field(format!("{}{name}", self.prefix), code));
    }

    /// The same with words that stand elsewhere.
    pub fn add_keyed(&mut self, name: &str, code: &str, key: &str) {
        self.findings.push(Finding::keyed(format!("{}{name}", self.prefix), code, key));
    }

    /// Nothing more is read.
    pub fn finish(mut self) -> Result<(), Problem> {
        self.look_for_others();
        if self.findings.is_empty() { Ok(()) } else { Err(Problem::body(self.findings)) }
    }

    /// The same for what is missing only where a fault of it was noted.
    pub fn finish_with<T>(self, read: Option<T>) -> Result<T, Problem> {
        self.finish()?;
        Ok(read.ok_or(Error::Unreadable)?)
    }

    fn of(members: Members, prefix: &'static str) -> Self {
        Self { prefix, members, known: Vec::new(), findings: Vec::new() }
    }

    fn read<T: DeserializeOwned>(&mut self, name: &'static str, code: &str) -> Option<T> {
        let value = serde_json::from_str(self.value(name)?.get()).ok();
        if value.is_none() {
            self.add(name, code);
        }
        value
    }

    /// None where it is not there, or null.
    fn value(&mut self, name: &'static str) -> Option<&RawValue> {
        self.known.push(name);
        let found = self.members.0.iter().find(|(known, _)| known == name);
        found.map(|(_, raw)| &**raw).filter(|raw| raw.get() != "null")
    }

    fn look_for_others(&mut self) {
        let names: Vec<String> = self.members.0.iter().map(|(name, _)| name.clone()).collect();
        for (place, name) in names.iter().enumerate() {
            if !self.known.contains(&name.as_str()) {
                self.add(if is_a_name(name) { name } else { "?" }, "unknown-field");
            } else if names[..place].contains(name) {
                self.add(name, "twice");
            }
        }
    }
}

/// Like the name of a field, and like nothing that somebody would rather not read in a log.
pub(super) fn is_a_name(name: &str) -> bool {
    name.len() <= 40 && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
}

impl FromRequest<State> for Fields {
    type Rejection = Problem;

    /// No body at all is an object without members.
    async fn from_request(request: Request, state: &State) -> Result<Self, Problem> {
        let media_type = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let is_json = media_type.is_some_and(is_json);
        let body = Bytes::from_request(request, state).await.map_err(|rejection| {
            match rejection.into_response().status() {
                StatusCode::PAYLOAD_TOO_LARGE => Error::TooLarge,
                _ => Error::Unreadable,
            }
        })?;
        if body.is_empty() {
            return Ok(Self::of(Members::default(), ""));
        }
        if !is_json {
            return Err(Error::MediaType.into());
        }
        let members = serde_json::from_slice(&body).map_err(|_| Error::Unreadable)?;
        Ok(Self::of(members, ""))
    }
}

fn is_json(media_type: &str) -> bool {
    let kind = media_type.split(';').next().unwrap_or_default().trim();
    kind.eq_ignore_ascii_case("application/json")
}

impl<'de> Deserialize<'de> for Members {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;

        impl<'de> Visitor<'de> for Reader {
            type Value = Members;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }

        deserializer.deserialize_map(Reader)
    }
}
