//! A real SMTP server on this machine: `tests/mail/smtp_server.py`.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use serde::Deserialize;

/// Ends with the value: its standard input closes.
pub struct Server {
    process: Child,
    lines: BufReader<std::process::ChildStdout>,
    pub port: u16,
}

/// A letter the server took.
#[derive(Debug, Deserialize)]
pub struct Taken {
    pub from: String,
    pub to: Vec<String>,
    pub raw: String,
    pub tls: bool,
    pub login: bool,
}

impl Server {
    /// None where there is no [`python`].
    pub fn start(options: &[&str]) -> Option<Self> {
        let mut process = Command::new(python()?)
            .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mail/smtp_server.py"))
            .args(options)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("Python starts");
        let mut lines = BufReader::new(process.stdout.take().expect("piped"));
        let mut port = String::new();
        lines.read_line(&mut port).expect("the server says its port");
        Some(Self { process, lines, port: port.trim().parse().expect("a port") })
    }

    /// Waits for the next letter.
    pub fn next(&mut self) -> Taken {
        let mut line = String::new();
        self.lines.read_line(&mut line).expect("a letter");
        serde_json::from_str(&line).expect("one object a line")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.process.stdin.take());
        let _ = self.process.wait();
    }
}

/// A Python with `tests/requirements.txt`; none only on a developer's own machine.
pub fn python() -> Option<PathBuf> {
    let usual = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/venv/bin/python");
    program("UNDERLAG_TEST_PYTHON", usual)
}

/// A program that the tests need, where the variable says or where it usually is. `tests/run`
/// installs it and says where; a developer who has not may do without, and is told so.
pub fn program(variable: &str, usual: PathBuf) -> Option<PathBuf> {
    let said = std::env::var_os(variable);
    let must = said.is_some() || std::env::var_os("CI").is_some();
    let program = said.map_or(usual, PathBuf::from);
    if !program.exists() {
        assert!(!must, "{variable}: no {}; tests/run installs it", program.display());
        eprintln!("not run: no {}; tests/run installs it", program.display());
        return None;
    }
    Some(program)
}
