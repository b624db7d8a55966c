//! A gateway in a process of its own: what it says when its files are read anew.

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Child, ChildStdout, Command, Stdio};

use crate::cli::folder::Folder;

/// Ends with the value.
struct Serving {
    process: Child,
    lines: BufReader<ChildStdout>,
}

impl Serving {
    fn start(folder: &Folder) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_underlag"))
            .args(["serve", "--clock-is-right", "--config", &folder.file("underlag.toml")])
            .env("LANG", "sv_SE.UTF-8")
            .stdout(Stdio::piped())
            .spawn()
            .expect("it starts");
        let lines = BufReader::new(process.stdout.take().expect("piped"));
        let mut serving = Self { process, lines };
        serving.says("running");
        serving
    }

    /// Reads on until a line holds all of it, or the process ends.
    fn says(&mut self, what: &str) -> String {
        let mut seen = String::new();
        loop {
            let mut line = String::new();
            let read = self.lines.read_line(&mut line).expect("readable");
            seen.push_str(&line);
            assert!(read > 0, "it ended without saying {what}:\n{seen}");
            if line.contains(what) {
                return line;
            }
        }
    }

    fn signal(&self, signal: &str) {
        let sent = Command::new("kill").args([signal, &self.process.id().to_string()]).status();
        assert!(sent.expect("kill is there").success());
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        self.signal("-TERM");
        let _ = self.process.wait();
    }
}

#[test]
fn a_reload_says_which_line_is_at_fault_and_that_settings_take_a_restart() {
    let folder = Folder::new();
    let settings = folder.text("underlag.toml");
    let users = folder.text("users.toml");
    let mut serving = Serving::start(&folder);

    fs::write(folder.path("users.toml"), users.replacen("roles = ", "rolls = ", 1)).expect("written");
    serving.signal("-HUP");
    let said = serving.says("nothing new is in use");
    assert!(said.contains("users.toml:6: user anna.lind.roles: The key is missing"), "{said}");

    fs::write(folder.path("users.toml"), users).expect("written");
    fs::write(folder.path("underlag.toml"), format!("{settings}\n# another\n")).expect("written");
    serving.signal("-HUP");
    serving.says("restart to take them into use");
    serving.says("took the new directory and pathway into use");

    fs::write(folder.path("underlag.toml"), "[gateway]\nnonsense = 1\n").expect("written");
    serving.signal("-HUP");
    let said = serving.says("the next start will fail");
    assert!(said.contains("underlag.toml:"), "{said}");
    serving.says("took the new directory and pathway into use");
}
