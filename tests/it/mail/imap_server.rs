//! A real IMAP server on this machine: Dovecot, as an ordinary user, in a folder of its own.

use std::fs::Permissions;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::time::Duration;

use tempfile::TempDir;
use underlag::config::{Imap, Tls};

use super::server::program;

/// Whose server it is where the tests are run by root, whom Dovecot gives no mail.
const NOBODY: (&str, &str, u32) = ("nobody", "nogroup", 65534);

/// Ends with the value.
pub struct ImapServer {
    process: Child,
    folder: TempDir,
    pub port: u16,
    pub tls_port: u16,
}

impl ImapServer {
    /// None where there is no Dovecot, which only a developer's machine may lack.
    pub fn start() -> Option<Self> {
        let dovecot = program("UNDERLAG_TEST_DOVECOT", PathBuf::from("/usr/sbin/dovecot"))?;
        let folder = tempfile::tempdir().expect("a temporary folder");
        let at = |name: &str| folder.path().join(name);
        let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).expect("a certificate");
        std::fs::write(at("cert.pem"), made.cert.pem()).expect("written");
        std::fs::write(at("key.pem"), made.signing_key.serialize_pem()).expect("written");
        for name in ["run", "mail", "mail/new", "mail/cur", "mail/tmp"] {
            std::fs::create_dir(at(name)).expect("made");
        }
        let root = std::fs::metadata(folder.path()).expect("there").uid() == 0;
        let (user, group) =
            if root { (NOBODY.0.to_owned(), NOBODY.1.to_owned()) } else { (id("-un"), id("-gn")) };
        let (port, tls_port) = (free_port(), free_port());
        let path = folder.path().to_str().expect("UTF-8");
        let tls = format!("ssl = yes\nssl_cert = <{path}/cert.pem\nssl_key = <{path}/key.pem\nssl_dh =");
        let settings = include_str!("../../mail/dovecot.conf")
            .replace("{folder}", path)
            .replace("{user}", &user)
            .replace("{group}", &group)
            .replace("{tls_port}", &tls_port.to_string())
            .replace("{port}", &port.to_string())
            .replace("{tls}", &tls);
        std::fs::write(at("dovecot.conf"), settings).expect("written");
        let mut command = if root {
            give_away(folder.path());
            let mut command = Command::new("setpriv");
            let id = NOBODY.2;
            command.args([&format!("--reuid={id}"), &format!("--regid={id}"), "--clear-groups"]).arg(dovecot);
            command
        } else {
            Command::new(dovecot)
        };
        let process = command.arg("-F").arg("-c").arg(at("dovecot.conf")).spawn().expect("Dovecot starts");
        let server = Self { process, folder, port, tls_port };
        for port in [port, tls_port] {
            server.wait_for(port);
        }
        Some(server)
    }

    /// The settings that read this mailbox.
    pub fn settings(&self, tls: Tls) -> Imap {
        let password = self.folder.path().join("password");
        std::fs::write(&password, "hemligt\n").expect("written");
        std::fs::set_permissions(&password, Permissions::from_mode(0o600)).expect("set");
        Imap {
            host: Some("localhost".to_owned()),
            port: if tls == Tls::Tls { self.tls_port } else { self.port },
            tls,
            ca_file: Some(self.folder.path().join("cert.pem")),
            username: Some("underlag".to_owned()),
            password_file: Some(password),
            folder: "INBOX".to_owned(),
            handled_folder: None,
            poll: Duration::from_secs(60),
            timeout: Duration::from_secs(20),
        }
    }

    /// A mail arrives.
    pub fn deliver(&self, mail: &str) {
        let new = self.folder.path().join("mail/new");
        let name = format!("{:08}.test", self.mails().len());
        let part = self.folder.path().join("mail/tmp").join(&name);
        std::fs::write(&part, mail).expect("written");
        std::fs::set_permissions(&part, Permissions::from_mode(0o644)).expect("set");
        std::fs::rename(part, new.join(name)).expect("delivered");
    }

    /// The mails of the inbox, in the order they came: which flags they have.
    pub fn mails(&self) -> Vec<String> {
        self.flags("mail")
    }

    /// The mails of another folder.
    pub fn mails_in(&self, folder: &str) -> Vec<String> {
        self.flags(&format!("mail/.{folder}"))
    }

    fn flags(&self, folder: &str) -> Vec<String> {
        let folder = self.folder.path().join(folder);
        let mut names: Vec<String> = ["cur", "new"]
            .iter()
            .filter_map(|part| std::fs::read_dir(folder.join(part)).ok())
            .flatten()
            .map(|entry| entry.expect("readable").file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names.iter().map(|name| name.split_once(":2,").map_or("", |(_, flags)| flags).to_owned()).collect()
    }

    fn wait_for(&self, port: u16) {
        let address = SocketAddr::from(([127, 0, 0, 1], port));
        for _ in 0..200 {
            if TcpStream::connect(address).is_ok() {
                return;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        let log = std::fs::read_to_string(self.folder.path().join("log")).unwrap_or_default();
        panic!("Dovecot does not listen: {log}");
    }
}

impl Drop for ImapServer {
    fn drop(&mut self) {
        // Asked to stop, so that it ends its own processes too.
        let _ = Command::new("kill").arg(self.process.id().to_string()).status();
        let _ = self.process.wait();
    }
}

/// The whole folder belongs to nobody, and others may pass through.
fn give_away(path: &Path) {
    let id = Some(NOBODY.2);
    if path.is_dir() {
        for entry in std::fs::read_dir(path).expect("readable") {
            give_away(&entry.expect("readable").path());
        }
    }
    chown(path, id, id).expect("given away");
}

fn free_port() -> u16 {
    let free = TcpListener::bind("127.0.0.1:0").expect("a free port");
    free.local_addr().expect("its address").port()
}

fn id(what: &str) -> String {
    let said = Command::new("id").arg(what).output().expect("id runs");
    String::from_utf8(said.stdout).expect("UTF-8").trim().to_owned()
}
