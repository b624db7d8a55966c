mod answers;
mod consents;
mod lists;
pub mod office;
mod writing;
