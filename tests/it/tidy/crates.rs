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

/// Production is built without the trial, and so without a browser's half of HTTP.
#[test]
fn what_only_the_trial_needs_is_not_in_production() {
    let manifest = read("Cargo.toml");
    none(&not_left_out(&manifest));
    assert!(optional(&manifest).contains(&"reqwest".to_owned()));
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

    let trial = "[features]\ndefault = [\"trial\"]\ntrial = [\"dep:a\"]\n[dependencies]\n";
    let client = "a = { version = \"1\", optional = true }\n";
    assert_eq!(not_left_out(&format!("{trial}{client}")).len(), 0);
    assert_eq!(not_left_out(&format!("{trial}a = \"1\"\n")).len(), 1);
    assert_eq!(
        not_left_out(&format!("{trial}{client}b = {{ version = \"1\", optional = true }}\n")).len(),
        1
    );
    let client_of_hyper = "hyper-util = { version = \"1\", features = [\"tokio\", \"client\"] }\n";
    assert_eq!(not_left_out(&format!("{trial}{client}{client_of_hyper}")).len(), 1);
    let always = trial.replace("[\"trial\"]", "[\"trial\", \"dep:a\"]");
    assert_eq!(not_left_out(&format!("{always}{client}")).len(), 1);

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

fn optional(manifest: &str) -> Vec<String> {
    let manifest: toml::Table = toml::from_str(manifest).expect("Cargo.toml is TOML");
    let all = manifest["dependencies"].as_table().expect("a table").iter();
    let optional =
        all.filter(|(_, wanted)| wanted.get("optional").and_then(toml::Value::as_bool) == Some(true));
    optional.map(|(name, _)| name.clone()).collect()
}

/// Where the manifest does not keep to this: there is one feature, `trial`, that switches on whatever
/// is optional; and what is not optional has no half for clients.
fn not_left_out(manifest: &str) -> Vec<String> {
    let table: toml::Table = toml::from_str(manifest).expect("Cargo.toml is TOML");
    let members = |name: &str| -> Vec<String> {
        let members = table["features"][name].as_array().expect("a list").iter();
        members.filter_map(|member| member.as_str().map(str::to_owned)).collect()
    };
    let (trial, default) = (members("trial"), members("default"));
    let optional = optional(manifest);
    let mut faults = Vec::new();
    if default != ["trial"] {
        faults.push(format!("Cargo.toml: switched on by itself: {default:?}"));
    }
    let switched_on: Vec<&str> = trial.iter().filter_map(|member| member.strip_prefix("dep:")).collect();
    for name in &optional {
        if !switched_on.contains(&name.as_str()) {
            faults.push(format!("Cargo.toml: {name} is optional, and the trial does not switch it on"));
        }
    }
    for name in switched_on {
        if !optional.iter().any(|other| other == name) {
            faults.push(format!("Cargo.toml: {name} is the trial's, and always there"));
        }
    }
    for (name, wanted) in table["dependencies"].as_table().expect("a table") {
        let features = wanted.get("features").and_then(toml::Value::as_array).into_iter().flatten();
        let mut clients =
            features.filter_map(toml::Value::as_str).filter(|feature| feature.starts_with("client"));
        if !optional.contains(name) && clients.next().is_some() {
            faults.push(format!("Cargo.toml: {name} is always there, with its half for clients"));
        }
    }
    faults
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
