//! The demo reads its directory anew as a gateway does.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Command, Stdio};

#[test]
fn a_signal_to_read_the_directory_anew_ends_no_demo() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut demo = Command::new(env!("CARGO_BIN_EXE_underlag"))
        .args(["demo", "--no-seed", "--json", "--listen", "127.0.0.1:0", "--dir"])
        .arg(folder.path().join("demo"))
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("it starts");
    let mut line = String::new();
    BufReader::new(demo.stdout.take().expect("piped")).read_line(&mut line).expect("a line");
    let said: serde_json::Value = serde_json::from_str(&line).expect("JSON");
    let address = said["base_url"].as_str().expect("an address").trim_start_matches("http://").to_owned();
    let signal = |name: &str| {
        let sent = Command::new("kill").args([name, &demo.id().to_string()]).status();
        assert!(sent.expect("kill is there").success());
    };

    signal("-HUP");
    let mut asked = TcpStream::connect(&address).expect("it still listens");
    asked.write_all(b"GET /healthz HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n").expect("sent");
    let mut answer = String::new();
    asked.read_to_string(&mut answer).expect("an answer");
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");

    signal("-TERM");
    assert!(demo.wait().expect("it ends").success());
}
