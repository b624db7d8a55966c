//! What lies in a document: its parts, the tokens of its proof, and what the gateway says of it.

use jiff::Timestamp;

use crate::crypto;
use crate::crypto::hash::Hash;
use crate::crypto::token::{self, FileSort, Statement};
use crate::document::read::{self, EmbeddedFile};
use crate::document::{Relation, place};
use crate::domain::Reference;
use crate::exchange::envelope::name;
use crate::exchange::verify::verdict::Against;

/// The parts of a document, and the tokens in the place of its proof.
pub(super) struct Parts<'a> {
    pub files: &'a [EmbeddedFile],
    /// Signed with the consent's or the recipient's key.
    pub holder: &'a str,
    statement: Option<&'a str>,
    /// Something else than tokens lies in the place, or more of them than belong there.
    crowded: bool,
}

/// The gateway's statement over the file.
pub(super) enum Said {
    /// None: the file is of an earlier version, or the gateway never had it.
    Nothing,
    /// By a key that is not known here.
    Unknown,
    /// By a key that may have been in other hands.
    Distrusted,
    /// Not signed, or of another document.
    False,
    This(Box<Statement>),
}

impl<'a> Parts<'a> {
    /// `held`: there is a holder's proof before the statement.
    pub fn of(files: &'a [EmbeddedFile], held: bool) -> Self {
        let proof = read::data(files, name::PROOF);
        let tokens = proof.map_or(Some(Vec::new()), |file| place::tokens(&file.bytes));
        let crowded = tokens.is_none();
        let mut tokens = tokens.unwrap_or_default().into_iter();
        let holder = if held { tokens.next().unwrap_or_default() } else { "" };
        let statement = tokens.next();
        Self { files, holder, statement, crowded: crowded || tokens.next().is_some() }
    }

    /// The text of a part of ours; empty where there is none, which nothing accepts.
    pub fn text(&self, name: &str) -> &'a str {
        read::data(self.files, name).and_then(|file| str::from_utf8(&file.bytes).ok()).unwrap_or_default()
    }

    /// Nothing lies in the document but these parts of ours, and what people attached.
    pub fn only(&self, known: &[&str]) -> bool {
        let ours = self.files.iter().filter(|file| file.relation == Relation::Data);
        ours.into_iter().all(|file| known.contains(&file.name.as_str()))
    }

    pub fn attached(&self) -> impl Iterator<Item = &'a EmbeddedFile> {
        self.files.iter().filter(|file| file.relation == Relation::Attachment)
    }

    /// What the gateway says of this document: of that sort and proof, and of that reference where it is known.
    pub fn said(
        &self,
        against: Against<'_>,
        sort: FileSort,
        reference: Option<Reference>,
        now: Timestamp,
    ) -> Said {
        let Some(statement) = self.statement.filter(|_| !self.crowded) else {
            return if self.crowded { Said::False } else { Said::Nothing };
        };
        let says = match token::verify_statement(statement, against.jwks, against.issuer, now) {
            Ok((says, _)) => says,
            Err(crypto::Error::Foreign) => return Said::Unknown,
            Err(_) => return Said::False,
        };
        let proof = Some(self.holder).filter(|holder| !holder.is_empty());
        if is_distrusted(statement, against) {
            return Said::Distrusted;
        }
        let is_this = says.sort == sort
            && reference.is_none_or(|reference| says.reference == Some(reference))
            && says.proof == proof.map(|proof| Hash::of(proof.as_bytes()))
            && says.answer.is_some() == (sort == FileSort::Answer);
        if is_this { Said::This(Box::new(says)) } else { Said::False }
    }
}

/// May somebody else have signed that token with a key of the gateway's?
pub(super) fn is_distrusted(jwt: &str, against: Against<'_>) -> bool {
    token::key_of(jwt).is_ok_and(|kid| against.jwks.is_distrusted(&kid))
}
