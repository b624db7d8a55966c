//! What tries the product and is no part of it: the tour and its pages ([`demo`]), and how fast it is
//! here ([`bench`]).
//!
//! Both use the product as it is. They are built by the feature `trial`, which production is built
//! without.

pub mod bench;
pub mod demo;
