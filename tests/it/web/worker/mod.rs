mod actions;
mod answers;
mod consents;
mod lists;
pub mod office;
mod watches;
mod writing;
