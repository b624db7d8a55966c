//! The codes of the chain's parts.

/// Code system of the parts and roles of the chain.
pub const DFA: &str = "urn:underlag:dfa";

/// "Kan inte bedöma": a judgement that was asked for and could not be made.
pub const CANNOT_JUDGE: &str = "cannot-judge";

/// Every code of [`DFA`].
pub const ROLES: [&str; 26] = [
    "D",
    "D-may-be-passed-on",
    "D-code",
    "D-text",
    "F",
    "F-areas",
    "F-text",
    "F-grade",
    "F-basis",
    "A",
    "A-text",
    "A-example",
    "A-grade",
    "capacity",
    "period",
    "capacity-percent",
    "capacity-hours",
    "period-start",
    "period-end",
    "period-start-reason",
    "prognosis",
    "prognosis-months",
    "prognosis-grounds",
    "next-assessment",
    "basis",
    "assessment-date",
];
