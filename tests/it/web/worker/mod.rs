mod actions;
mod answers;
mod consents;
mod lists;
mod not_delivered;
pub mod office;
mod watches;
mod writing;
