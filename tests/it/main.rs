mod canary;
mod cli;
mod config;
mod crypto;
mod document;
mod tidy;
