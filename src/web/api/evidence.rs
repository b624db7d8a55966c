//! How a consent was given, as a system says it: the scan of a paper that was signed, or who heard a
//! spoken yes.

use zeroize::Zeroizing;

use crate::domain::{ConsentMethod, Subject, written};
use crate::exchange::evidence::NewScan;
use crate::exchange::{Error, unnamed};
use crate::web::api::body::Fields;
use crate::web::api::caller::Caller;

/// The field a scan stands in.
pub const FIELD: &str = "evidence";
/// Of who heard it and how it was read, in characters.
const LONGEST_NOTE: usize = 500;
/// Of a file's name, in characters.
const LONGEST_FILE_NAME: usize = 200;

/// A file as it came.
pub struct Came {
    name: String,
    bytes: Zeroizing<Vec<u8>>,
}

impl Came {
    /// # Errors
    /// What is wrong with the file.
    pub fn judged(&self, caller: &Caller) -> Result<NewScan, Error> {
        NewScan::judged(caller.gateway(), &self.name, &self.bytes)
    }
}

/// The scan, where one comes.
pub fn scan(body: &mut Fields) -> Option<Came> {
    let mut fields = body.object(FIELD, "evidence.")?;
    let came = Came { name: fields.text("file_name", LONGEST_FILE_NAME), bytes: fields.file("content") };
    body.leave(fields);
    Some(came)
}

/// The same of a new consent: a paper that was signed is there to be scanned. Of protected particulars no
/// scan is kept, and of a spoken yes there is none.
pub fn needed(body: &mut Fields, method: ConsentMethod, subject: Option<&Subject>) -> Option<Came> {
    let is_client = subject.is_none_or(|subject| subject.client().is_some());
    if method == ConsentMethod::Written && is_client {
        body.needed(FIELD);
    }
    if !is_client && body.has(FIELD) {
        body.add(FIELD, "not-with-protected");
    }
    scan(body)
}

/// Who heard a spoken yes, and how the text was read.
pub fn note(
    caller: &Caller,
    body: &mut Fields,
    method: Option<ConsentMethod>,
    subject: Option<&Subject>,
) -> Option<String> {
    const NOTE: &str = "evidence_note";
    if matches!(method, Some(ConsentMethod::Oral | ConsentMethod::Telephone)) {
        body.needed(NOTE);
    }
    let note = written::lines(&body.optional_text(NOTE, LONGEST_NOTE)?);
    if !written::is_text(&note) {
        body.add(NOTE, "unseen");
    }
    let identifies =
        |subject| !unnamed::in_text(caller.gateway(), subject, &note, caller.language).is_empty();
    if subject.is_some_and(identifies) {
        body.add(NOTE, "identifies");
    }
    Some(note)
}
