//! A request that is being written, as its pages ask about it.

use crate::domain::{ConsentTerms, Language, Subject};
use crate::exchange::send::Draft;
use crate::text::dates;
use crate::web::seat::Seat;
use crate::web::worker::words;
use crate::web::worker::write::sheet::Sheet;

/// Owned: a page is written out when what it was made of is gone.
#[derive(Clone)]
pub struct DraftView {
    /// Its place on the desk.
    pub id: String,
    pub draft: Draft,
    /// Of the consent it is written under.
    pub subject: Subject,
    pub terms: ConsentTerms,
    /// The kind's name.
    pub kind: String,
    pub language: Language,
}

impl DraftView {
    pub fn of(seat: &Seat, sheet: &Sheet) -> Self {
        Self {
            id: sheet.id.clone(),
            draft: sheet.draft.clone(),
            subject: sheet.consent.subject.clone(),
            terms: sheet.consent.terms().clone(),
            kind: words::kind(seat.gateway(), &sheet.draft.kind, seat.language()),
            language: seat.language(),
        }
    }

    /// Where its page is.
    pub fn path(&self) -> String {
        format!("/requests/drafts/{}", self.id)
    }

    /// Name and number.
    pub fn client(&self) -> String {
        words::subject(&self.subject, self.language)
    }

    /// About nobody: it has no case number.
    pub fn is_about_nobody(&self) -> bool {
        self.subject == Subject::Nobody
    }

    /// The consent's last day.
    pub fn consent_until(&self) -> String {
        dates::day(self.language, self.terms.valid_to)
    }
}
