//! Which crates are there, and which never.

use crate::patterns::pattern;

use super::{none, read, sources};

/// The crates the product is built on: each a direct dependency, in real use.
const FOUNDATION: &[&str] =
    &["axum", "rustls", "ring", "lettre", "serde", "sled", "jsonwebtoken", "pdf-writer"];

/// TLS is rustls and cryptography is ring; the same list stands in `deny.toml`.
const BANNED: &[&str] =
    &["openssl", "openssl-sys", "native-tls", "aws-lc-rs", "aws-lc-sys", "boring", "boring-sys"];

#[test]
fn the_foundation_is_there() {
    let direct = dependencies(&read("Cargo.toml"));
    for name in FOUNDATION {
        assert!(direct.iter().any(|d| d == name), "{name} is not a direct dependency");
    }
}

#[test]
fn every_direct_dependency_is_used() {
    let code: String = sources("src", &[".rs", ".html"]).into_iter().map(|source| source.text).collect();
    none(&unused(&dependencies(&read("Cargo.toml")), &code));
}

#[test]
fn no_banned_crate_is_in_the_tree() {
    none(&banned(&read("Cargo.lock")));
}

#[test]
fn deny_toml_bans_the_same() {
    let rules: toml::Table = toml::from_str(&read("deny.toml")).expect("deny.toml is TOML");
    let mut listed: Vec<&str> = rules["bans"]["deny"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|ban| ban["crate"].as_str())
        .collect();
    listed.sort_unstable();
    let mut ours = BANNED.to_vec();
    ours.sort_unstable();
    assert_eq!(listed, ours);
}

#[test]
fn the_notices_name_every_direct_dependency() {
    none(&unnamed(&dependencies(&read("Cargo.toml")), &read("THIRD-PARTY-NOTICES.md")));
}

#[test]
fn planted_crate_faults_are_found() {
    let manifest =
        "[dependencies]\naxum = \"0.8\"\nunic-langid = \"0.9\"\n[dev-dependencies]\ntempfile = \"3\"\n";
    assert_eq!(dependencies(manifest), ["axum", "unic-langid"]);

    let direct = vec!["axum".to_owned(), "unic-langid".to_owned()];
    assert_eq!(unused(&direct, "use axum::Router;").len(), 1);
    assert_eq!(unused(&direct, "// axum::Router\nunic_langid::langid!(\"sv\")").len(), 1);
    assert_eq!(unused(&direct, "use axum::Router;\nuse unic_langid::X;").len(), 0);

    assert_eq!(unnamed(&direct, "| axum v0.8.9 | MIT |").len(), 1);

    for name in BANNED {
        let lock = format!("[[package]]\nname = \"{name}\"\nversion = \"0.1.0\"\n");
        assert_eq!(banned(&lock).len(), 1, "{name}");
    }
    assert_eq!(banned("[[package]]\nname = \"openssl-probe\"\nversion = \"0.2.0\"\n").len(), 0);
}

fn dependencies(manifest: &str) -> Vec<String> {
    let manifest: toml::Table = toml::from_str(manifest).expect("Cargo.toml is TOML");
    manifest["dependencies"].as_table().expect("a table").keys().cloned().collect()
}

fn unused(direct: &[String], code: &str) -> Vec<String> {
    let code: String =
        code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    let missing = |name: &&String| {
        let path = pattern(format!(r"\b{}(::|;| as )", name.replace('-', "_")));
        !path.is_match(&code)
    };
    direct.iter().filter(missing).map(|name| format!("Cargo.toml: {name} is not used in src")).collect()
}

fn unnamed(direct: &[String], notices: &str) -> Vec<String> {
    let missing = direct.iter().filter(|name| !notices.contains(&format!("| {name} v")));
    missing.map(|name| format!("THIRD-PARTY-NOTICES.md: {name} is not named")).collect()
}

fn banned(lock: &str) -> Vec<String> {
    let lock: toml::Table = toml::from_str(lock).expect("Cargo.lock is TOML");
    let packages = lock["package"].as_array().expect("packages");
    let names = packages.iter().filter_map(|package| package["name"].as_str());
    names.filter(|name| BANNED.contains(name)).map(|name| format!("Cargo.lock: {name}")).collect()
}
