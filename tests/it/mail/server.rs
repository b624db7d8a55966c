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
    /// None where no Python with aiosmtpd is at hand, which only a developer's machine may lack.
    pub fn start(options: &[&str]) -> Option<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let python = std::env::var_os("UNDERLAG_TEST_PYTHON")
            .map_or_else(|| root.join("target/venv/bin/python"), PathBuf::from);
        if !python.exists() {
            assert!(std::env::var_os("CI").is_none(), "set UNDERLAG_TEST_PYTHON (tests/run does)");
            eprintln!("not run: no {}; tests/run installs it", python.display());
            return None;
        }
        let mut process = Command::new(python)
            .arg(root.join("tests/mail/smtp_server.py"))
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
