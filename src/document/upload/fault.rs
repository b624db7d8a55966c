//! What is wrong with a file that somebody sends.

/// Why a file is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    Empty,
    /// Neither PDF, PNG nor JPEG.
    Unknown,
    /// Its end is missing, or what leads from there to the rest.
    Broken,
    /// A PDF that wants a password, or limits what may be done with it.
    Locked,
    /// JavaScript is named in the plain part of a PDF.
    Script,
    /// An action that starts another program is named in the plain part of a PDF.
    Launch,
}
