//! Mirrors `src/trial/demo/`.

mod days;
mod html;
mod letter;
mod reload;
mod seed;
mod tour;
