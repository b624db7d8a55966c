//! What the gateway decides, and what it counts by.

mod calendar;
mod deadline;
mod personal_number;
mod reference;
mod workflow;
