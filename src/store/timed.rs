//! What the clock waits for, each kind in the order of its moments.

/// What is looked at once its moment has come. Its number stands in keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Timed {
    /// A request: its ladder has a step to come, or its time runs out.
    Ladder = 1,
    /// A letter that is owed.
    Letter = 2,
    /// A watch with a reminder to come.
    Watch = 3,
    /// A consent that is given, and its end.
    Consent = 4,
    /// A client's card, and its end.
    Card = 5,
    /// A sealed document to be destroyed, at once.
    Destruction = 6,
    /// The scan of a signed paper, and the end of its consent.
    Evidence = 7,
}

impl Timed {
    pub(super) const ALL: [Self; 7] = [
        Self::Ladder,
        Self::Letter,
        Self::Watch,
        Self::Consent,
        Self::Card,
        Self::Destruction,
        Self::Evidence,
    ];
}
