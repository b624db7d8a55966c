//! What lies inside one of our documents.
//!
//! Anybody may hand us a file, so this reads only what [`super::layout`] writes: a plain
//! cross-reference table (with incremental updates, as a signing program appends them) and the few
//! objects on the way to the embedded files. Nothing is decoded on suspicion, every step is
//! counted, and there is no recursion without a bound. A file another program has rewritten with
//! object streams is refused by name: the original is needed anyway, for its signatures.
//!
//! Whether nothing but what we wrote is in it, [`written`] says.

mod error;
mod file;
mod limits;
mod strict;
pub(super) mod syntax;

pub use self::error::Error;
use self::file::Pdf;
pub use self::limits::{MAX_CONTENT, MAX_FILE, MAX_FILES};
pub use self::strict::{Written, bare, written};
use self::syntax::{Dictionary, Object};
use crate::document::Relation;

/// How deep a name tree may be.
const MAX_TREE_DEPTH: u8 = 8;

/// A file taken out of a document.
#[derive(Clone, PartialEq, Eq)]
pub struct EmbeddedFile {
    /// As it was written, but never a path: `/`, `\` and controls are `_`.
    pub name: String,
    pub media_type: String,
    pub relation: Relation,
    pub bytes: Vec<u8>,
}

/// Says what it is, and nothing of what is in it.
impl std::fmt::Debug for EmbeddedFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "EmbeddedFile({}, {} bytes)", self.media_type, self.bytes.len())
    }
}

/// Every embedded file, in the order they were put in. A document of ours has the gateway's parts
/// ([`Relation::Data`]) first, then what people attached.
pub fn attachments(pdf: &[u8]) -> Result<Vec<EmbeddedFile>, Error> {
    if pdf.len() > MAX_FILE {
        return Err(Error::TooLarge);
    }
    let pdf = Pdf::open(pdf)?;
    let catalog = pdf.catalog()?;
    let names = pdf.dictionary(catalog.get(b"Names"))?;
    let tree = match names.as_ref().and_then(|names| names.get(b"EmbeddedFiles")) {
        Some(tree) => pdf.dictionary(Some(tree))?,
        None => None,
    };
    let mut specifications = Vec::new();
    if let Some(tree) = &tree {
        collect(&pdf, tree, MAX_TREE_DEPTH, &mut specifications)?;
    }
    let mut files: Vec<EmbeddedFile> = Vec::with_capacity(specifications.len());
    let mut left = MAX_CONTENT;
    for specification in &specifications {
        let file = embedded_file(&pdf, specification, left)?;
        left -= file.bytes.len();
        let taken = |other: &EmbeddedFile| other.relation == Relation::Data && other.name == file.name;
        if file.relation == Relation::Data && files.iter().any(taken) {
            return Err(Error::SameName);
        }
        files.push(file);
    }
    Ok(files)
}

/// The part of that name the gateway put in. An attachment of the same name is not it.
#[must_use]
pub fn data<'a>(files: &'a [EmbeddedFile], name: &str) -> Option<&'a EmbeddedFile> {
    files.iter().find(|file| file.relation == Relation::Data && file.name == name)
}

/// The values of a name tree (ISO 32000-1, 7.9.6).
fn collect(pdf: &Pdf<'_>, node: &Dictionary, depth: u8, found: &mut Vec<Object>) -> Result<(), Error> {
    let depth = depth.checked_sub(1).ok_or(Error::Damaged("the name tree is too deep"))?;
    if let Some(Object::Array(names)) = pdf.value(node.get(b"Names"))? {
        for pair in names.chunks(2) {
            let [_, value] = pair else { return Err(Error::Damaged("a name has no file")) };
            if found.len() == MAX_FILES {
                return Err(Error::TooMuchInside);
            }
            found.push(value.clone());
        }
    }
    if let Some(Object::Array(kids)) = pdf.value(node.get(b"Kids"))? {
        for kid in &kids {
            let kid = pdf.dictionary(Some(kid))?.ok_or(Error::Damaged("the name tree is broken"))?;
            collect(pdf, &kid, depth, found)?;
        }
    }
    Ok(())
}

/// A file specification and its stream (ISO 32000-1, 7.11).
fn embedded_file(pdf: &Pdf<'_>, specification: &Object, limit: usize) -> Result<EmbeddedFile, Error> {
    const BROKEN: Error = Error::Damaged("an embedded file is broken");
    let specification = pdf.dictionary(Some(specification))?.ok_or(BROKEN)?;
    let name = match pdf.value(specification.get(b"UF").or_else(|| specification.get(b"F")))? {
        Some(Object::String(bytes)) => safe_name(&syntax::text(&bytes)),
        _ => return Err(BROKEN),
    };
    let relation = match pdf.value(specification.get(b"AFRelationship"))? {
        Some(Object::Name(name)) if name == b"Data" => Relation::Data,
        _ => Relation::Attachment,
    };
    let streams = pdf.dictionary(specification.get(b"EF"))?.ok_or(BROKEN)?;
    let stream = streams.get(b"UF").or_else(|| streams.get(b"F")).ok_or(BROKEN)?;
    let (dictionary, bytes) = pdf.stream(stream, limit)?;
    let media_type = match pdf.value(dictionary.get(b"Subtype"))? {
        Some(Object::Name(name)) => String::from_utf8_lossy(&name).into_owned(),
        _ => "application/octet-stream".to_owned(),
    };
    Ok(EmbeddedFile { name, media_type, relation, bytes })
}

/// A name that can't lead out of a folder.
fn safe_name(name: &str) -> String {
    let safe: String = name
        .chars()
        .take(255)
        .map(|c| if c.is_control() || matches!(c, '/' | '\\') { '_' } else { c })
        .collect();
    if safe.trim_matches('.').is_empty() { "_".to_owned() } else { safe }
}
