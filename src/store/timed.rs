//! What the clock waits for, each kind in the order of its moments.

/// What is looked at once its moment has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Timed {
    /// A request: its ladder has a step to come, or its time runs out.
    Ladder,
    /// A letter that is owed.
    Letter,
    /// A watch with a reminder to come.
    Watch,
}
