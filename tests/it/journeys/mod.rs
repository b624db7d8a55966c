//! The stories the gateway is made for, each told once from beginning to end through the pages: what people
//! could not do before, and do now. [`product`] has one for each problem the reports found and for each of those
//! who use the gateway; [`kinds`] one for each form kind.

pub mod clinic;
mod kinds;
mod page;
mod product;
pub mod staff;
pub mod town;
