//! Why a command did not end well, and what the process then ends with.

/// Why a command did not end well.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The faults are already shown as the command's result. Exit code 1.
    #[error("faults were found")]
    Faults,
    /// What came of the check is already shown; the exit code says it too.
    #[error("not proved")]
    Verdict(u8),
    /// What happened and what to do now, in the reader's language. Exit code 1.
    #[error("{0}")]
    Failed(String),
    /// The gateway does not run until somebody has changed the settings, the directory or a file that
    /// they name. Exit code 78.
    #[error("{0}")]
    Misconfigured(String),
    /// The disk failed while the gateway ran; started anew, it reads what is there. Exit code 74
    /// (`EX_IOERR` of sysexits.h).
    #[error("{0}")]
    StartAnew(String),
    /// The options don't go together, in the reader's language. Exit code 2.
    #[error("{0}")]
    Usage(String),
    /// Nobody reads the output any more, or it can't be written.
    #[error(transparent)]
    Output(#[from] std::io::Error),
}

impl Error {
    /// The same failure, where only a person can mend it.
    #[must_use]
    pub fn misconfigured(self) -> Self {
        match self {
            Self::Failed(said) => Self::Misconfigured(said),
            other => other,
        }
    }

    /// What the process ends with.
    #[must_use]
    pub const fn exit_code(&self) -> u8 {
        match self {
            Self::Faults | Self::Failed(_) | Self::Output(_) => 1,
            Self::Verdict(code) => *code,
            Self::Usage(_) => 2,
            Self::StartAnew(_) => 74,
            Self::Misconfigured(_) => 78,
        }
    }
}
