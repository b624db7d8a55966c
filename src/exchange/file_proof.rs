//! The proof in a file that the gateway writes: the signature of who holds consent or key, where there is one,
//! and the gateway's statement over every byte.

use std::ops::Range;

use jiff::Timestamp;
use zeroize::Zeroizing;

use crate::crypto::hash::Hash;
use crate::crypto::token::{self, FileMark, FileSort, Received, Statement};
use crate::document::place;
use crate::document::read::{self, Written};
use crate::domain::Reference;
use crate::exchange::{Error, Gateway};

/// A file with nothing in the place of its proof.
pub(super) struct Unproved {
    pdf: Zeroizing<Vec<u8>>,
    place: Range<usize>,
    mark: FileMark,
}

/// What the file is.
pub(super) struct Is {
    pub sort: FileSort,
    pub reference: Option<Reference>,
    /// Of an answer.
    pub answer: Option<Received>,
}

impl Unproved {
    /// It is read as strictly as whoever checks it will read it.
    pub fn new(pdf: Vec<u8>) -> Result<Self, Error> {
        let pdf = Zeroizing::new(pdf);
        let Written::Ours { place: Some(place) } = read::written(&pdf) else {
            return Err(Error::Internal("a file without a place for its proof"));
        };
        let mark = mark(&pdf, &place).ok_or(Error::Internal("a place of another length"))?;
        Ok(Self { pdf, place, mark })
    }

    /// What the holder's proof signs.
    pub const fn hash(&self) -> Hash {
        self.mark.sha256
    }

    /// Puts the holder's proof and the gateway's statement into the file.
    pub fn prove(
        mut self,
        gateway: &Gateway,
        is: Is,
        holder: Option<&str>,
        now: Timestamp,
    ) -> Result<Zeroizing<Vec<u8>>, Error> {
        let says = Statement {
            file: self.mark,
            sort: is.sort,
            reference: is.reference,
            proof: holder.map(|proof| Hash::of(proof.as_bytes())),
            answer: is.answer,
        };
        let statement = token::issue_statement(&gateway.keys, gateway.issuer(), says, now)?;
        let tokens: Vec<&str> = holder.into_iter().chain([statement.as_str()]).collect();
        let filled = self.pdf.get_mut(self.place).is_some_and(|place| place::fill(place, &tokens));
        if filled { Ok(self.pdf) } else { Err(Error::Internal("a proof that is longer than its place")) }
    }
}

/// What a statement says of the bytes of a file; none where that is no place for a proof.
pub(super) fn mark(pdf: &[u8], place: &Range<usize>) -> Option<FileMark> {
    Some(FileMark {
        sha256: Hash::of_parts(place::blanked(pdf, place)?),
        size: pdf.len(),
        offset: place.start,
        length: place.len(),
    })
}

/// The holder's proof among the tokens of a request or an answer: the first one.
pub(super) fn holders(proof: &[u8]) -> Option<&str> {
    place::tokens(proof)?.first().copied()
}
