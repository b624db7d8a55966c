//! Mirrors `src/cli/demo/`.

mod html;
mod letter;
mod seed;
mod tour;
