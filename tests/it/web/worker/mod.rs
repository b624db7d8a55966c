mod answers;
mod consents;
mod lists;
mod office;
mod writing;
