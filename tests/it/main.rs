mod canary;
mod cli;
mod tidy;
