//! Mirrors `src/trial/`.

mod bench;
mod demo;
