//! Another system does what the README says, by its own lines, against the program itself.

use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output};

use crate::cli::folder::Folder;
use crate::mail::server::python;

/// A gateway in a process of its own, with the demo's directory.
struct Running {
    folder: Folder,
    process: Child,
    address: String,
}

impl Running {
    async fn start() -> Self {
        let folder = Folder::new();
        let free = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
        let listen = free.local_addr().expect("its address").to_string();
        drop(free);
        let address = format!("http://{listen}");
        let process = Command::new(env!("CARGO_BIN_EXE_underlag"))
            .args(["serve", "--config", &folder.file("underlag.toml")])
            .env("UNDERLAG_SERVER_LISTEN", &listen)
            .env("UNDERLAG_SERVER_BASE_URL", &address)
            .stdout(std::process::Stdio::null())
            .spawn()
            .expect("the program starts");
        let running = Self { folder, process, address };
        let ready = format!("{}/readyz", running.address);
        while reqwest::get(&ready).await.is_err() {
            tokio::task::yield_now().await;
        }
        running
    }

    /// Where a program of that name stands for the machine's own.
    fn stub(&self, name: &str, lines: &str) {
        let path = self.folder.path(name);
        std::fs::write(&path, format!("#!/bin/sh\n{lines}\n")).expect("written");
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).expect("set");
    }

    fn command(&self, program: &Path, argument: &str, script: &str) -> Output {
        let path = std::env::var("PATH").expect("a path");
        Command::new(program)
            .args([argument, script])
            .current_dir(self.folder.path(""))
            .env("PATH", format!("{}:{path}", self.folder.path("").display()))
            .env("UNDERLAG_CONFIG", self.folder.path("underlag.toml"))
            .output()
            .expect("it starts")
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

/// The only block of that language under the heading, as somebody copies it.
fn block(language: &str) -> String {
    let readme = include_str!("../../../README.md");
    let part = readme.split("\n## Another system\n").nth(1).expect("the heading");
    let part = part.split("\n## ").next().expect("a part");
    let opening = format!("```{language}\n");
    let mut blocks = part.split(&opening).skip(1);
    let block = blocks.next().and_then(|rest| rest.split("```").next()).expect("a block");
    assert!(blocks.next().is_none(), "one block of {language}");
    block.lines().map(|line| format!("{}\n", line.strip_prefix("   ").unwrap_or(line))).collect()
}

#[tokio::test]
async fn the_readme_s_lines_send_a_request() {
    let Some(python) = python() else { return };
    let running = Running::start().await;
    let pid = running.process.id();
    running.stub("underlag", &format!("exec {} \"$@\"", env!("CARGO_BIN_EXE_underlag")));
    running.stub("systemctl", &format!("[ \"$*\" = 'reload underlag' ] && kill -HUP {pid}"));
    symlink(Path::new(env!("CARGO_MANIFEST_DIR")).join("forms"), running.folder.path("forms"))
        .expect("linked");

    let registered = running.command(&PathBuf::from("/bin/sh"), "-ec", &block("sh"));
    assert!(registered.status.success(), "{}", String::from_utf8_lossy(&registered.stderr));
    let said = String::from_utf8_lossy(&registered.stdout).into_owned();
    assert!(said.contains("users.toml"), "where it was written: {said}");

    let script = block("python");
    assert!(script.contains("\"https://underlag.example.se\""), "the address to replace");
    let script = script.replace("https://underlag.example.se", &running.address);
    // The sign to read the directory anew is heeded when the gateway comes to it.
    let sent = loop {
        let sent = running.command(&python, "-c", &script);
        if !String::from_utf8_lossy(&sent.stderr).contains("token-unknown") {
            break sent;
        }
    };
    assert!(sent.status.success(), "{}", String::from_utf8_lossy(&sent.stderr));
    let told = String::from_utf8_lossy(&sent.stdout).into_owned();
    // Its letter may have left already.
    let status = told.trim_end().rsplit(' ').next().unwrap_or_default();
    assert!(told.starts_with("U-") && ["sent", "mailed"].contains(&status), "{told}");

    let wrong = script.replace("19000101-9801", "19000101-9802");
    let refused = running.command(&python, "-c", &wrong);
    let refusal = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(!refused.status.success() && refusal.contains("client.personal_number"), "{refusal}");
}
