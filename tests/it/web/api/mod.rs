//! The HTTP API, through the real router.

mod asking;
mod described;
pub mod flow;
mod reading;
mod schema;
pub mod system;
mod tokens;

use system::System;

use crate::web::worker::office::Office;

/// An office, and a system that works for its unit `ekbacken`.
fn office_and_system() -> (Office, System) {
    let office = Office::new();
    let system = System::registered(&office.state, &["ekbacken"], false);
    (office, system)
}
