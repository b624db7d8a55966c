mod canary;
mod cli;
mod config;
mod crypto;
mod document;
mod spool;
mod store;
mod tidy;
