//! The links in the header: which role sees which.

use crate::domain::Role;

/// Path and text key, in the order shown. A new part of the gateway adds its line.
const LINKS: &[(Role, &str, &str)] = &[
    (Role::Coordinator, "/queue", "coordinator-nav-queue"),
    (Role::Worker, "/requests", "worker-nav-requests"),
    (Role::Coordinator, "/requests", "worker-nav-requests"),
    (Role::Worker, "/watches", "watch-nav"),
    (Role::Coordinator, "/watches", "watch-nav"),
    (Role::Worker, "/consents", "worker-nav-consents"),
    (Role::Worker, "/pathway", "pathway-nav"),
    (Role::Coordinator, "/statistics", "statistics-nav"),
];

/// The single key that leads to a path of [`LINKS`]: for most the first letter of its Swedish name.
#[must_use]
pub fn key(path: &str) -> &'static str {
    match path {
        "/queue" => "k",
        "/requests" => "f",
        "/watches" => "b",
        "/consents" => "s",
        "/statistics" => "t",
        "/pathway" => "v",
        _ => "",
    }
}

/// The links of those roles, each once.
pub fn links(roles: &[Role]) -> impl Iterator<Item = (&'static str, &'static str)> {
    let seen = |place: usize, path: &str| {
        LINKS[..place].iter().any(|(role, other, _)| *other == path && roles.contains(role))
    };
    let mine = LINKS.iter().enumerate().filter(|(_, (role, _, _))| roles.contains(role));
    mine.filter(move |(place, (_, path, _))| !seen(*place, path)).map(|(_, (_, path, key))| (*path, *key))
}
