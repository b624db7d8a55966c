//! Against a real SMTP server: STARTTLS, TLS, login, replies that say no.

use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

use tempfile::TempDir;
use underlag::config::{Mail, Tls};
use underlag::domain::notice::Letter;
use underlag::mail::Mailer;
use underlag::mail::outbox::Outcome;
use underlag::mail::transport::Failure;

use super::server::Server;
use super::{Book, config, notice, now, read, record};

fn mailer(port: u16, change: impl FnOnce(&mut Mail)) -> Mailer {
    let mut config = config();
    config.mail.host = "localhost".to_owned();
    config.mail.port = port;
    config.mail.timeout = std::time::Duration::from_secs(10);
    change(&mut config.mail);
    Mailer::new(&config).expect("a mailer")
}

async fn deliver(mailer: &Mailer) -> Outcome {
    mailer.deliver(&notice(Letter::RequestSent), &record(), &Book, now()).await
}

fn later(code: &str) -> Option<Failure> {
    Some(Failure::Later(code.to_owned()))
}

fn deferred(outcome: Outcome) -> Option<Failure> {
    match outcome {
        Outcome::Deferred { why, .. } => Some(why),
        Outcome::Accepted | Outcome::Refused { .. } => None,
    }
}

/// A certificate for `localhost` that is its own authority.
struct Certificate {
    folder: TempDir,
}

impl Certificate {
    fn new() -> Self {
        let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).expect("a certificate");
        let folder = tempfile::tempdir().expect("a temporary folder");
        std::fs::write(folder.path().join("cert.pem"), made.cert.pem()).expect("written");
        std::fs::write(folder.path().join("key.pem"), made.signing_key.serialize_pem()).expect("written");
        Self { folder }
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn server(&self, mode: &str, more: &[&str]) -> Option<Server> {
        let (cert, key) = (self.file("cert.pem"), self.file("key.pem"));
        let files = [cert.to_str().expect("UTF-8"), key.to_str().expect("UTF-8")];
        Server::start(&[&[mode], &files[..], more].concat())
    }
}

#[tokio::test]
async fn a_letter_crosses_the_wire_whole() {
    let Some(mut server) = Server::start(&[]) else { return };
    let mailer = mailer(server.port, |_| ());
    mailer.reach().await.expect("reachable");
    assert_eq!(deliver(&mailer).await, Outcome::Accepted);
    let taken = server.next();
    assert_eq!(
        (taken.from.as_str(), taken.to.as_slice()),
        ("underlag@kommun.example", &["norrskogen@vard.example".to_owned()][..])
    );
    assert!(taken.raw.is_ascii(), "nothing needs 8BITMIME");
    let (headers, body) = read(&taken.raw);
    assert!(headers.contains("\nAuto-Submitted: auto-generated"), "{headers}");
    assert!(body.contains("Så öppnar ni den:"), "{body}");
    assert!(body.contains("https://underlag.example/l#secret-of-the-link\n"), "{body}");
}

#[tokio::test]
async fn starttls_with_login() {
    let certificate = Certificate::new();
    let Some(mut server) = certificate.server("--starttls", &["--auth", "underlag", "hemligt"]) else {
        return;
    };
    let password = certificate.file("password");
    std::fs::write(&password, "hemligt\n").expect("written");
    std::fs::set_permissions(&password, std::fs::Permissions::from_mode(0o600)).expect("set");
    let with = |file: PathBuf| {
        let ca = certificate.file("cert.pem");
        mailer(server.port, |mail| {
            mail.tls = Tls::Starttls;
            mail.ca_file = Some(ca);
            mail.username = Some("underlag".to_owned());
            mail.password_file = Some(file);
        })
    };
    let right = with(password);
    right.reach().await.expect("reachable");
    assert_eq!(deliver(&right).await, Outcome::Accepted);

    let wrong = certificate.file("wrong");
    std::fs::write(&wrong, "fel").expect("written");
    std::fs::set_permissions(&wrong, std::fs::Permissions::from_mode(0o600)).expect("set");
    // Our own wrong password does not make the letter undeliverable.
    assert_eq!(deferred(deliver(&with(wrong)).await), later("535"));

    let taken = server.next();
    assert!(taken.tls && taken.login, "{taken:?}");
}

#[tokio::test]
async fn tls_from_the_first_byte() {
    let certificate = Certificate::new();
    let Some(mut server) = certificate.server("--tls", &[]) else { return };
    let mailer = mailer(server.port, |mail| {
        mail.tls = Tls::Tls;
        mail.ca_file = Some(certificate.file("cert.pem"));
    });
    assert_eq!(deliver(&mailer).await, Outcome::Accepted);
    assert!(server.next().tls);
}

#[tokio::test]
async fn a_certificate_nobody_vouches_for_gets_no_letter() {
    let certificate = Certificate::new();
    let Some(server) = certificate.server("--starttls", &[]) else { return };
    let mailer = mailer(server.port, |mail| mail.tls = Tls::Starttls);
    assert_eq!(deferred(deliver(&mailer).await), later("certificate"));
}

#[tokio::test]
async fn a_certificate_for_another_name_gets_no_letter() {
    let certificate = Certificate::new();
    let Some(server) = certificate.server("--tls", &[]) else { return };
    let mailer = mailer(server.port, |mail| {
        mail.host = "127.0.0.1".to_owned();
        mail.tls = Tls::Tls;
        mail.ca_file = Some(certificate.file("cert.pem"));
    });
    assert_eq!(deferred(deliver(&mailer).await), later("certificate"));
}

#[tokio::test]
async fn a_server_that_there_is_not_is_told_from_one_that_is_down() {
    let mailer = mailer(25, |mail| mail.host = "mail.invalid".to_owned());
    assert_eq!(mailer.reach().await, Err(Failure::Later("host-not-found".to_owned())));
    assert_eq!(deferred(deliver(&mailer).await), later("host-not-found"));
}

#[tokio::test]
async fn a_server_without_starttls_gets_no_letter() {
    let Some(server) = Server::start(&[]) else { return };
    let mailer = mailer(server.port, |mail| mail.tls = Tls::Starttls);
    assert_eq!(mailer.reach().await, Err(Failure::Later("no-starttls".to_owned())));
    assert_eq!(deferred(deliver(&mailer).await), later("no-starttls"));
}

#[tokio::test]
async fn not_now_and_then_taken() {
    let Some(mut server) = Server::start(&["--replies", "451,452"]) else { return };
    let mailer = mailer(server.port, |_| ());
    assert_eq!(deferred(deliver(&mailer).await), later("451"));
    assert_eq!(deferred(deliver(&mailer).await), later("452"));
    assert_eq!(deliver(&mailer).await, Outcome::Accepted);
    server.next();
}

#[tokio::test]
async fn an_unknown_mailbox_is_for_good_and_is_not_named() {
    let Some(server) = Server::start(&["--rcpt", "550"]) else { return };
    let mailer = mailer(server.port, |_| ());
    let outcome = deliver(&mailer).await;
    assert_eq!(outcome, Outcome::Refused { why: Failure::Never("550".to_owned()) });
    assert!(!format!("{outcome:?}").contains("norrskogen"));
}

#[tokio::test]
async fn a_broken_connection_sends_the_same_letter_again() {
    let Some(mut server) = Server::start(&["--replies", "drop"]) else { return };
    let mailer = mailer(server.port, |_| ());
    assert!(deferred(deliver(&mailer).await).is_some(), "nobody said that it arrived");
    assert_eq!(deliver(&mailer).await, Outcome::Accepted);
    let id = |raw: &str| read(raw).0.lines().find(|line| line.starts_with("Message-ID")).map(str::to_owned);
    let (first, second) = (server.next(), server.next());
    assert_eq!(id(&first.raw), id(&second.raw));
    assert!(id(&first.raw).is_some());
}

#[tokio::test]
async fn nobody_at_home() {
    let port = {
        let free = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
        free.local_addr().expect("its address").port()
    };
    let mailer = mailer(port, |_| ());
    assert_eq!(mailer.reach().await, Err(Failure::Later("refused".to_owned())));
    assert_eq!(deferred(deliver(&mailer).await), later("refused"));
}

#[tokio::test]
async fn a_server_that_says_nothing_is_given_up() {
    let silent = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    let port = silent.local_addr().expect("its address").port();
    let mailer = mailer(port, |mail| mail.timeout = std::time::Duration::from_millis(200));
    assert_eq!(mailer.reach().await, Err(Failure::Later("timeout".to_owned())));
    assert_eq!(deferred(deliver(&mailer).await), later("timeout"));
}
