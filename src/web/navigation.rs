//! The links in the header: which role sees which.

use crate::domain::actor::Role;

/// Path and text key, in the order shown. A new part of the gateway adds its line.
const LINKS: &[(Role, &str, &str)] = &[];

/// The links of those roles.
pub fn links(roles: &[Role]) -> impl Iterator<Item = (&'static str, &'static str)> {
    LINKS.iter().filter(|(role, _, _)| roles.contains(role)).map(|(_, path, key)| (*path, *key))
}
