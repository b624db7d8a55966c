//! What the gateway decides, and what it counts by.

mod calendar;
mod calendar_rules;
mod deadline;
mod forecast;
mod ladder;
mod moves;
mod name;
mod personal_number;
mod recall;
mod reference;
mod statistics;
mod watches;
mod workflow;
mod written;
