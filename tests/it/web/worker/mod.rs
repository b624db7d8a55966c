mod actions;
mod answers;
mod consents;
mod lists;
mod not_delivered;
pub mod office;
mod pathway;
mod watches;
mod writing;
