//! What the macros in `parts/` are given.

/// One radio button, checkbox or option of a list.
#[derive(Debug, Clone, Default)]
pub struct Choice {
    pub value: String,
    pub label: String,
    pub hint: String,
    pub chosen: bool,
}

impl Choice {
    #[must_use]
    pub fn new(value: impl Into<String>, label: impl Into<String>, chosen: bool) -> Self {
        Self { value: value.into(), label: label.into(), hint: String::new(), chosen }
    }

    #[must_use]
    pub fn with_hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }
}

/// How a status looks: a shape, a colour and always words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Somebody else's turn.
    Wait,
    /// The reader's turn.
    Act,
    Done,
    Late,
    /// In good time.
    Fine,
    /// Over, without result.
    Off,
}

impl Tone {
    /// The CSS class.
    #[must_use]
    pub const fn class(self) -> &'static str {
        match self {
            Self::Wait => "wait",
            Self::Act => "act",
            Self::Done => "done",
            Self::Late => "late",
            Self::Fine => "fine",
            Self::Off => "off",
        }
    }

    /// Tells the tones apart without colour.
    #[must_use]
    pub const fn shape(self) -> &'static str {
        match self {
            Self::Wait => "○",
            Self::Act => "◆",
            Self::Done => "✓",
            Self::Late => "▲",
            Self::Fine => "●",
            Self::Off => "–",
        }
    }
}

/// One line of a timeline.
#[derive(Debug, Clone)]
pub struct Moment {
    /// RFC 3339, for machines; empty where no moment is known yet.
    pub machine: String,
    /// As people read it.
    pub when: String,
    pub what: String,
    pub detail: String,
    /// Still to come.
    pub ahead: bool,
    pub bad: bool,
}
