//! The command lines of `README.md` and `deploy/README.md`, run as they stand there: below a folder of the
//! test's own, without root, with stand-ins for what makes users, services and containers.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;
use underlag::clock::Clock;
use underlag::config::{Config, Directory};
use underlag::domain::audit::{Action, Agent, Entity, Event};
use underlag::domain::change::Change;
use underlag::domain::digest::Digest;
use underlag::domain::reference::Reference;
use underlag::server::app::App;

/// Monday 23 November 2026, ten o'clock in Sweden.
fn clock() -> Clock {
    Clock::starting_at("2026-11-23T09:00:00Z".parse().expect("a moment"))
}

/// What stands for something that is the reader's own, and what a reader might write.
const FILLED_IN: &[(&str, &str)] = &[
    (
        "underlag user add …",
        "printf 'correct horse battery\\n' | underlag user add kim --name Kim --role worker \
         --unit ekonomiskt-bistand --password-stdin",
    ),
    (
        "underlag recipient add …",
        "underlag recipient add vc-ny --name 'Nya vårdcentralen' --kind clinic --region Exempelregionen \
         --mailbox vc-ny@region.example",
    ),
    ("underlag recipient confirm-mailbox …", "underlag recipient confirm-mailbox vc-ny"),
    ("underlag recipient enrol … --out letter.pdf", "underlag recipient enrol vc-ny --out letter.pdf"),
];

/// Not run here: the binary is there already, and the others are the test suite and the demo.
const NOT_RUN: &[&str] = &["cargo build ", "cargo run ", "./tests/run"];

struct Machine {
    root: TempDir,
}

impl Machine {
    /// A folder that looks like a machine with the sources checked out.
    fn new() -> Self {
        let machine = Self { root: tempfile::tempdir().expect("a temporary folder") };
        for folder in [
            "stubs",
            "source/target/release",
            "usr/local/bin",
            "etc/systemd/system",
            "var/lib",
            "var/backups",
        ] {
            fs::create_dir_all(machine.path(folder)).expect("made");
        }
        let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
        for shared in ["config", "deploy"] {
            symlink(repository.join(shared), machine.path("source").join(shared)).expect("linked");
        }
        symlink(env!("CARGO_BIN_EXE_underlag"), machine.path("source/target/release/underlag"))
            .expect("linked");
        for name in ["useradd", "systemctl", "podman"] {
            let stub = machine.path("stubs").join(name);
            fs::write(
                &stub,
                format!("#!/bin/sh\necho {name} \"$@\" >> {}\n", machine.path("called").display()),
            )
            .expect("written");
            fs::set_permissions(&stub, fs::Permissions::from_mode(0o755)).expect("set");
        }
        machine
    }

    fn path(&self, below: &str) -> PathBuf {
        self.root.path().join(below)
    }

    fn environment(&self) -> BTreeMap<String, String> {
        let at = |below: &str| self.path(below).display().to_string();
        let set = [
            ("PATH", format!("{}:{}:/usr/bin:/bin", at("stubs"), at("usr/local/bin"))),
            ("LANG", "en_GB.UTF-8".to_owned()),
            ("UNDERLAG_CONFIG", at("etc/underlag/underlag.toml")),
            ("UNDERLAG_GATEWAY_DATA_DIR", at("var/lib/underlag")),
            ("UNDERLAG_GATEWAY_KEYS_DIR", at("etc/underlag/keys")),
            ("UNDERLAG_SERVER_LISTEN", "127.0.0.1:0".to_owned()),
            ("UNDERLAG_SERVER_BEHIND_PROXY", "true".to_owned()),
            ("UNDERLAG_MAIL_TRANSPORT", "directory".to_owned()),
            ("UNDERLAG_MAIL_DIRECTORY", at("var/lib/underlag/mail")),
        ];
        set.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
    }

    /// Runs the lines in one shell that stops at the first that fails.
    fn run(&self, block: &str) {
        let script: Vec<String> = block
            .lines()
            .map(str::trim)
            .filter(|line| !NOT_RUN.iter().any(|start| line.starts_with(start)))
            .map(|line| self.below_the_root(&filled_in(line)))
            .collect();
        let output = Command::new("bash")
            .args(["-euo", "pipefail", "-c", &script.join("\n")])
            .current_dir(self.path("source"))
            .env_clear()
            .envs(self.environment())
            .output()
            .expect("a shell");
        let said = [output.stdout, output.stderr].concat();
        let said = String::from_utf8_lossy(&said);
        assert!(output.status.success(), "{}\n{said}", script.join("\n"));
    }

    /// Nothing outside the folder is touched, and nobody has to be root.
    fn below_the_root(&self, line: &str) -> String {
        let root = self.root.path().display().to_string();
        let mut line = format!(" {line} ");
        for top in ["/etc/", "/var/", "/usr/local/"] {
            line = line.replace(&format!(" {top}"), &format!(" {root}{top}"));
        }
        line = line.replace("--directory / ", &format!("--directory {root} "));
        for somebody in [" -o root", " -o underlag", " -g underlag"] {
            line = line.replace(somebody, "");
        }
        line.trim().to_owned()
    }

    fn gateway(&self) -> App {
        let config = Config::load(&self.path("etc/underlag/underlag.toml"), &self.environment());
        let directory = Directory::load(&self.path("etc/underlag"));
        App::build(config.expect("no faults"), directory.expect("no faults"), clock()).expect("starts")
    }

    fn called(&self) -> String {
        fs::read_to_string(self.path("called")).unwrap_or_default()
    }
}

fn filled_in(line: &str) -> String {
    let Some((written, meant)) = FILLED_IN.iter().find(|(written, _)| line.starts_with(written)) else {
        assert!(!line.contains('…'), "nothing stands for the … of this line: {line}");
        return line.to_owned();
    };
    line.replacen(written, meant, 1)
}

/// The `sh` blocks below a heading.
fn blocks(file: &str, heading: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    let text = fs::read_to_string(path).expect("there");
    let (mut below, mut inside, mut blocks) = (false, false, Vec::new());
    for line in text.lines() {
        match line.trim() {
            "```sh" if below => {
                inside = true;
                blocks.push(String::new());
            }
            "```" => inside = false,
            other if inside => blocks.iter_mut().last().expect("begun").extend([other, "\n"]),
            other if other.starts_with("## ") => below = other == format!("## {heading}"),
            _ => {}
        }
    }
    assert!(!blocks.is_empty(), "{file} has no commands below {heading}");
    blocks
}

const DEPLOY: &str = "deploy/README.md";

fn installed() -> Machine {
    let machine = Machine::new();
    let blocks = blocks(DEPLOY, "Install");
    machine.run(&blocks[0]);
    // "Then fill in the directory": units by hand.
    fs::copy(machine.path("source/config/demo/units.toml"), machine.path("etc/underlag/units.toml"))
        .expect("copied");
    blocks[1..].iter().for_each(|block| machine.run(block));
    machine
}

#[test]
fn the_installation_runs_as_it_stands() {
    let machine = installed();
    for file in
        ["etc/underlag/underlag.toml", "etc/underlag/users.toml", "etc/systemd/system/underlag.service"]
    {
        assert!(machine.path(file).is_file(), "{file}");
    }
    let mode = |path: &str| fs::metadata(machine.path(path)).expect("there").permissions().mode() & 0o777;
    assert_eq!((mode("etc/underlag/keys"), mode("var/lib/underlag")), (0o700, 0o700));
    assert!(machine.called().contains("useradd --system"), "{}", machine.called());
    assert!(machine.called().contains("systemctl enable --now underlag"), "{}", machine.called());
}

#[tokio::test]
async fn the_backup_holds_the_data_without_the_keys_and_is_restored_as_documented() {
    let machine = installed();
    let request = Entity::Request(Reference::from_digest(&Digest::from_bytes([3; 32])));
    let event = Event {
        recorded: clock().now(),
        agent: Agent::Gateway,
        action: Action::RequestSent,
        entity: request,
        detail: None,
    };
    let app = machine.gateway();
    let change = Change { events: vec![event.clone()], ..Change::default() };
    app.gateway.store.commit(&change).await.expect("committed");
    drop(app);

    machine.run(&blocks(DEPLOY, "Back up").concat());
    let archives: Vec<PathBuf> = fs::read_dir(machine.path("var/backups"))
        .expect("readable")
        .flatten()
        .map(|entry| entry.path())
        .collect();
    assert_eq!(archives.len(), 1);
    let listed =
        Command::new("tar").arg("--list").arg("--file").arg(&archives[0]).output().expect("tar runs");
    let listed = String::from_utf8(listed.stdout).expect("UTF-8");
    assert!(
        listed.contains("var/lib/underlag/store/db\n") && listed.contains("etc/underlag/underlag.toml\n")
    );
    assert!(!listed.contains("etc/underlag/keys"), "keys are in the backup:\n{listed}");

    let keys = machine.path("keys-apart");
    fs::rename(machine.path("etc/underlag/keys"), &keys).expect("kept apart");
    fs::remove_dir_all(machine.path("etc/underlag")).expect("lost");
    fs::remove_dir_all(machine.path("var/lib/underlag")).expect("lost");
    fs::rename(&archives[0], machine.path("var/backups/underlag.tar")).expect("named");
    let restore = blocks(DEPLOY, "Restore").concat();
    let (unpack, start) = restore.split_once("# now put the key files back").expect("a step by hand");
    machine.run(unpack);
    fs::rename(&keys, machine.path("etc/underlag/keys")).expect("put back");
    machine.run(&format!("#{start}"));

    let events = machine.gateway().gateway.store.events(&request).expect("read");
    assert_eq!(events, [event]);
}

#[test]
fn the_upgrade_runs_as_it_stands() {
    let machine = installed();
    drop(machine.gateway());
    machine.run(&blocks(DEPLOY, "Upgrade").concat());
    assert!(machine.path("var/backups/underlag-before-upgrade/store/db").is_file());
}

#[test]
fn a_renewed_certificate_is_put_where_the_gateway_reads_it() {
    let machine = installed();
    let lineage = machine.path("lineage");
    fs::create_dir(&lineage).expect("made");
    for file in ["fullchain.pem", "privkey.pem"] {
        fs::write(lineage.join(file), file).expect("written");
    }
    let hook = blocks(DEPLOY, "TLS").concat();
    machine.run(&format!("RENEWED_LINEAGE={}\n{hook}", lineage.display()));
    let mode = |path: &str| fs::metadata(machine.path(path)).expect("there").permissions().mode() & 0o777;
    assert_eq!((mode("etc/underlag/tls/certificate.pem"), mode("etc/underlag/tls/key.pem")), (0o640, 0o400));
}

#[test]
fn the_container_lines_go_to_podman() {
    let machine = Machine::new();
    machine.run(&blocks(DEPLOY, "Container").concat());
    assert!(machine.called().contains("podman build --file deploy/Containerfile"), "{}", machine.called());
}

#[test]
fn another_system_is_registered_as_it_stands() {
    let machine = installed();
    machine.run(&blocks("README.md", "Another system").concat());
    let users = fs::read_to_string(machine.path("etc/underlag/users.toml")).expect("there");
    assert!(users.contains("case-system"), "{users}");
    assert!(machine.called().contains("systemctl reload underlag"));
}

#[test]
fn no_block_of_commands_is_left_out() {
    let headings = ["Install", "TLS", "Upgrade", "Back up", "Restore", "Container"];
    let run: usize = headings.iter().map(|heading| blocks(DEPLOY, heading).len()).sum();
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(DEPLOY)).expect("there");
    assert_eq!(text.matches("```sh").count(), run);
}
