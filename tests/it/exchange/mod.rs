//! The use cases, through the rooms' public faces.

pub mod gateway;

mod answer;
mod attacks;
pub mod client;
mod consent;
mod draft;
mod evidence;
mod failed_sync;
mod flow;
mod former_keys;
mod full_disk;
mod genuine;
mod grid;
mod hand_over;
mod kept;
mod lost;
mod mailbox_proof;
mod moves;
mod open;
mod organisations;
mod our_file;
mod paper;
mod recall;
mod reload;
mod replace;
mod request_files;
mod request_forms;
mod send;
mod thread;
mod timetable;
pub mod unnamed;
pub mod verdicts;
mod watches;
mod words;
