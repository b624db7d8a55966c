//! What is shipped beside the program is sound: the unit, the proxy's settings, the container.

use std::path::PathBuf;
use std::process::Command;

use underlag::config::Config;

use super::read;
use crate::mail::server::program;

/// Every `Key=value` of the unit, in order.
fn unit() -> Vec<(String, String)> {
    let text = read("deploy/underlag.service");
    let lines = text.lines().filter(|line| !line.starts_with(['#', '[']));
    lines
        .filter_map(|line| line.split_once('='))
        .map(|(key, value)| (key.to_owned(), value.to_owned()))
        .collect()
}

fn value(key: &str) -> String {
    let found: Vec<String> =
        unit().into_iter().filter(|(name, _)| name == key).map(|(_, value)| value).collect();
    assert_eq!(found.len(), 1, "{key}: {found:?}");
    found.into_iter().next().unwrap_or_default()
}

#[test]
fn no_line_of_the_unit_stands_twice() {
    let lines = unit();
    for (place, line) in lines.iter().enumerate() {
        assert!(!lines[..place].contains(line), "{}={}", line.0, line.1);
    }
}

#[test]
fn the_unit_waits_for_what_the_gateway_does() {
    assert_eq!(value("Type"), "notify");
    assert_eq!(value("RestartPreventExitStatus"), "78", "settings that only a person can mend");
    let patience: u64 = value("TimeoutStopSec").parse().expect("seconds");
    let grace = Config::default().server.shutdown.as_secs();
    assert!(patience > grace + 5, "{patience} s, and open connections get {grace}");
}

#[test]
fn the_image_has_what_the_first_start_needs() {
    let file = read("deploy/Containerfile");
    for needed in [
        "-o underlag -g underlag /var/lib/underlag /etc/underlag",
        "config/*.toml /etc/underlag/",
        "HEALTHCHECK",
        "strip ",
    ] {
        assert!(file.contains(needed), "{needed}");
    }
}

#[test]
fn what_is_deployed_has_no_trial() {
    for file in ["deploy/Containerfile", "deploy/README.md"] {
        let text = read(file);
        let mut builds = text.lines().filter(|line| line.contains("cargo build")).peekable();
        assert!(builds.peek().is_some(), "{file} builds nothing");
        assert!(builds.all(|line| line.contains("--no-default-features")), "{file} builds the trial too");
    }
}

#[test]
fn nginx_takes_the_shipped_settings() {
    let Some(nginx) = program("UNDERLAG_TEST_NGINX", PathBuf::from("/usr/sbin/nginx")) else { return };
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = |name: &str| folder.path().join(name).display().to_string();
    let made = rcgen::generate_simple_self_signed(["underlag.example.se".to_owned()]).expect("a certificate");
    std::fs::write(path("fullchain.pem"), made.cert.pem()).expect("written");
    std::fs::write(path("privkey.pem"), made.signing_key.serialize_pem()).expect("written");
    // Ports that nobody needs to be root for, and files that are there.
    let server = read("deploy/nginx.conf")
        .replace("/etc/ssl/underlag/", &format!("{}/", folder.path().display()))
        .replace("listen 80;", "listen 127.0.0.1:18480;")
        .replace("listen [::]:80;", "")
        .replace("listen 443 ", "listen 127.0.0.1:18443 ")
        .replace("listen [::]:443 ssl http2;", "");
    let settings =
        format!("pid {};\nerror_log stderr;\nevents {{}}\nhttp {{\n{server}\n}}\n", path("nginx.pid"));
    std::fs::write(path("nginx.conf"), settings).expect("written");
    let mut test = Command::new(nginx);
    test.arg("-t").arg("-p").arg(folder.path()).arg("-c").arg(path("nginx.conf"));
    let tested = test.output().expect("nginx starts");
    assert!(tested.status.success(), "{}", String::from_utf8_lossy(&tested.stderr));
}
