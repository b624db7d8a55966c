mod canary;
mod cli;
mod config;
mod tidy;
