//! Mirrors `src/trial/demo/`.

mod days;
mod html;
mod letter;
mod seed;
mod tour;
