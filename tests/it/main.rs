#[macro_use]
mod files;

mod canary;
mod cli;
mod clock;
mod config;
mod crypto;
mod document;
mod documented;
mod domain;
mod exchange;
mod forms;
mod gallery;
mod journeys;
mod kinds;
mod log;
mod mail;
mod owner;
mod patterns;
mod scope;
mod server;
mod spool;
mod store;
mod tidy;
mod trial;
mod web;
mod worker;
