//! `underlag demo`: a gateway to try, in a folder of its own, that first does the whole job once.

pub mod case;
pub mod desk;
pub mod folder;
pub mod html;
pub mod letter;
pub mod people;
pub mod stop;
pub mod visitor;

pub use stop::Stop;
