//! The port: TLS, renewal of the certificate, stopping.

use std::io::{Read, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::ConnectInfo;
use axum::routing::get;
use rcgen::{CertifiedKey, KeyPair};
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned, SupportedProtocolVersion};
use tempfile::TempDir;
use tokio::sync::{Notify, oneshot};
use underlag::clock::Clock;
use underlag::config::{self, Directory};
use underlag::domain::change::{Change, Write};
use underlag::domain::notice::{Audience, Letter, Notice, notice_for};
use underlag::domain::request::Record;
use underlag::exchange::Gateway;
use underlag::mail::Mailer;
use underlag::mail::transport::{Memory, Transport};
use underlag::server::app::{App, make_keys};
use underlag::server::manager::{Manager, State};
use underlag::server::{Error, Server};
use underlag::tls::{self, Certificate};

struct Files {
    folder: TempDir,
    settings: config::Server,
}

fn files() -> Files {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let settings = config::Server {
        listen: SocketAddr::from(([127, 0, 0, 1], 0)),
        certificate_file: folder.path().join("certificate.pem"),
        key_file: folder.path().join("key.pem"),
        shutdown: Duration::from_secs(10),
        ..config::Config::default().server
    };
    Files { folder, settings }
}

impl Files {
    /// Writes a new certificate for `localhost`, its own authority.
    fn renew(&self) -> CertificateDer<'static> {
        let made: CertifiedKey<KeyPair> =
            rcgen::generate_simple_self_signed(["localhost".to_owned()]).expect("a certificate");
        std::fs::write(&self.settings.certificate_file, made.cert.pem()).expect("written");
        std::fs::write(&self.settings.key_file, made.signing_key.serialize_pem()).expect("written");
        self.key_mode(0o600);
        made.cert.der().clone()
    }

    fn key_mode(&self, mode: u32) {
        let permissions = std::fs::Permissions::from_mode(mode);
        std::fs::set_permissions(&self.settings.key_file, permissions).expect("set");
    }
}

fn router() -> Router {
    Router::new()
        .route("/", get(async |ConnectInfo(peer): ConnectInfo<SocketAddr>| format!("hello {}", peer.ip())))
}

/// Runs the server until the sender is used or dropped.
fn start(
    server: Server,
    router: Router,
) -> (oneshot::Sender<()>, tokio::task::JoinHandle<Result<(), Error>>) {
    let (stop, stopped) = oneshot::channel();
    let running = tokio::spawn(server.run(router, async { drop(stopped.await) }));
    (stop, running)
}

/// One request over TLS by somebody who trusts this certificate alone.
async fn ask(
    address: SocketAddr,
    trusted: CertificateDer<'static>,
    versions: &'static [&'static SupportedProtocolVersion],
) -> Result<String, String> {
    let asking = b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    send(address, trusted, versions, asking.to_vec()).await
}

/// The same with any bytes: all of them are sent before anything is read, as simple clients do.
async fn send(
    address: SocketAddr,
    trusted: CertificateDer<'static>,
    versions: &'static [&'static SupportedProtocolVersion],
    bytes: Vec<u8>,
) -> Result<String, String> {
    tokio::task::spawn_blocking(move || {
        let mut roots = RootCertStore::empty();
        roots.add(trusted).map_err(|error| error.to_string())?;
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ClientConfig::builder_with_provider(provider)
            .with_protocol_versions(versions)
            .map_err(|error| error.to_string())?
            .with_root_certificates(roots)
            .with_no_client_auth();
        let name = ServerName::try_from("localhost").map_err(|error| error.to_string())?;
        let client = ClientConnection::new(Arc::new(config), name).map_err(|error| error.to_string())?;
        let socket = TcpStream::connect(address).map_err(|error| error.to_string())?;
        let mut stream = StreamOwned::new(client, socket);
        stream.write_all(&bytes).map_err(|error| error.to_string())?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).map_err(|error| error.to_string())?;
        Ok(answer)
    })
    .await
    .expect("no panic")
}

const TLS13: &[&SupportedProtocolVersion] = &[&rustls::version::TLS13];
const TLS12: &[&SupportedProtocolVersion] = &[&rustls::version::TLS12];

#[tokio::test]
async fn tls_13_always_and_12_by_choice() {
    let mut files = files();
    let trusted = files.renew();
    let server = Server::bind(&files.settings).expect("bound");
    let address = server.address();
    let (_stop, _running) = start(server, router());
    let answer = ask(address, trusted.clone(), TLS13).await.expect("TLS 1.3");
    assert!(answer.starts_with("HTTP/1.1 200") && answer.ends_with("hello 127.0.0.1"), "{answer}");
    ask(address, trusted.clone(), TLS12).await.expect_err("no TLS 1.2");

    files.settings.tls12 = true;
    let server = Server::bind(&files.settings).expect("bound");
    let address = server.address();
    let (_stop, _running) = start(server, router());
    ask(address, trusted.clone(), TLS12).await.expect("TLS 1.2");
    ask(address, trusted, TLS13).await.expect("TLS 1.3");
}

#[tokio::test]
async fn behind_a_proxy_it_speaks_plain_http() {
    let mut files = files();
    files.settings.behind_proxy = true;
    let server = Server::bind(&files.settings).expect("needs no certificate");
    let address = server.address();
    let (stop, running) = start(server, router());
    let answer = reqwest::get(format!("http://{address}/")).await.expect("an answer");
    assert_eq!(answer.text().await.expect("text"), "hello 127.0.0.1");
    drop(stop);
    running.await.expect("no panic").expect("stopped");
}

#[tokio::test]
async fn a_renewed_certificate_is_taken_and_a_broken_one_is_not() {
    let files = files();
    let first = files.renew();
    let certificate = Certificate::load(&files.settings).expect("usable");
    assert!(!certificate.reload().expect("unchanged"));

    std::fs::write(&files.settings.key_file, "broken").expect("written");
    assert!(certificate.reload().is_err());
    let second = files.renew();
    assert!(certificate.reload().expect("usable"));
    assert_ne!(first, second);

    let config = tls::server_config(certificate, false).expect("a configuration");
    assert_eq!(config.alpn_protocols, [b"h2".to_vec(), b"http/1.1".to_vec()]);
}

#[tokio::test]
async fn a_certificate_and_a_key_must_belong_together() {
    let (files, others) = (files(), files());
    files.renew();
    others.renew();
    std::fs::copy(&others.settings.key_file, &files.settings.key_file).expect("copied");
    assert!(matches!(Certificate::load(&files.settings), Err(tls::Error::Unusable { .. })));

    std::fs::write(&files.settings.certificate_file, "").expect("written");
    assert!(matches!(Certificate::load(&files.settings), Err(tls::Error::NoCertificate { .. })));
    std::fs::remove_file(&files.settings.certificate_file).expect("removed");
    let error = Server::bind(&files.settings).err().expect("no certificate");
    assert!(error.to_string().contains("certificate.pem"), "{error}");
}

#[tokio::test]
async fn a_key_everybody_may_read_is_refused() {
    let files = files();
    files.renew();
    files.key_mode(0o644);
    assert!(matches!(Certificate::load(&files.settings), Err(tls::Error::KeyOpen(_))));
    assert!(files.folder.path().exists());
}

#[tokio::test]
async fn a_taken_port_is_told() {
    let mut files = files();
    files.settings.behind_proxy = true;
    let first = Server::bind(&files.settings).expect("bound");
    files.settings.listen = first.address();
    let error = Server::bind(&files.settings).err().expect("taken");
    assert!(matches!(error, Error::Bind { address, .. } if address == first.address()), "{error}");
}

#[tokio::test]
async fn whoever_is_refused_while_still_sending_reads_why() {
    const MIB: usize = 1 << 20;
    let mut files = files();
    let trusted = files.renew();
    files.settings.shutdown = Duration::from_secs(1);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut config = config::Config::default();
    config.gateway.data_dir = folder.path().join("data");
    config.gateway.keys_dir = folder.path().join("keys");
    config.limits.request = 4 * MIB as u64;
    make_keys(&config).expect("keys");
    let gateway = Gateway::open(config, Directory::default(), Clock::system()).expect("opened");
    let router = underlag::web::router(&underlag::web::state::State::new(Arc::new(gateway)));
    let server = Server::bind(&files.settings).expect("bound");
    let address = server.address();
    let (_stop, _running) = start(server, router);
    for (path, size, expected) in [
        ("/api/v1/requests", 3 * MIB, "HTTP/1.1 401"),
        ("/answer/form", 3 * MIB, "HTTP/1.1 403"),
        ("/login", 5 * MIB, "HTTP/1.1 413"),
        ("/nowhere", 3 * MIB, "HTTP/1.1 404"),
    ] {
        let head = format!(
            "POST {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: \
             application/x-www-form-urlencoded\r\nContent-Length: {size}\r\n\r\n"
        );
        let bytes = [head.into_bytes(), vec![b'x'; size]].concat();
        let answer =
            send(address, trusted.clone(), TLS13, bytes).await.expect("an answer, not a broken line");
        assert!(answer.starts_with(expected), "{path}: {}", answer.lines().next().unwrap_or_default());
    }
}

#[tokio::test]
async fn stopping_lets_an_open_request_finish() {
    let mut files = files();
    files.settings.behind_proxy = true;
    let server = Server::bind(&files.settings).expect("bound");
    let address = server.address();
    let (began, goes_on) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let (inside, waits) = (Arc::clone(&began), Arc::clone(&goes_on));
    let router = Router::new().route(
        "/",
        get(async move || {
            inside.notify_one();
            waits.notified().await;
            "finished"
        }),
    );
    let (stop, running) = start(server, router);
    let asked = tokio::spawn(reqwest::get(format!("http://{address}/")));
    began.notified().await;
    stop.send(()).expect("running");
    // The port is closed for others while the open request goes on.
    while reqwest::get(format!("http://{address}/")).await.is_ok() {}
    goes_on.notify_one();
    let answer = asked.await.expect("no panic").expect("an answer");
    assert_eq!(answer.text().await.expect("text"), "finished");
    running.await.expect("no panic").expect("stopped");
}

#[tokio::test]
async fn the_pages_that_letters_name_are_there() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut config = crate::mail::config();
    config.folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("config/demo");
    config.gateway.data_dir = folder.path().join("data");
    config.gateway.keys_dir = folder.path().join("keys");
    config.server.listen = SocketAddr::from(([127, 0, 0, 1], 0));
    config.server.behind_proxy = true;
    let directory = Directory::load(&config.folder).expect("no faults");
    make_keys(&config).expect("keys");
    let memory = Memory::default();
    let mailer = Mailer::with(&config, Transport::Memory(memory.clone())).expect("a mailer");
    let gateway = Gateway::open(config, directory, Clock::system()).expect("opened");
    let app = App::build_with(gateway, mailer).expect("bound");
    let gateway = Arc::clone(&app.gateway);

    let unit = gateway.parties().unit_digest("ekonomiskt-bistand");
    let recipient = gateway.parties().recipient_digest("vc-norrskogen");
    let now = gateway.now();
    let far = now + jiff::SignedDuration::from_hours(24 * 30);
    let record = Record {
        unit,
        recipient,
        acknowledge_by: far,
        due_at: far,
        expires_at: far,
        ..crate::mail::record()
    };
    let link = gateway.keys.wrap.wrap(b"secret-of-the-link", record.reference.as_bytes(), &gateway.random);
    let sent = notice_for(&record, Letter::RequestSent, Audience::Recipient(recipient), now);
    let sent = Notice { link: Some(link.expect("wrapped")), ..sent };
    let arrived = notice_for(&record, Letter::AnswerArrived, Audience::Unit(unit), now);
    let change = Change {
        writes: vec![Write::Record(Box::new(record))],
        notices: vec![sent, arrived],
        ..Change::default()
    };
    let address = app.server.address();
    let (stop, stopped) = oneshot::channel::<()>();
    let running = tokio::spawn(app.run(async { drop(stopped.await) }));
    gateway.commit(change).await.expect("committed");
    let letters = tokio::time::timeout(Duration::from_secs(20), async {
        while memory.letters().len() < 2 {
            tokio::task::yield_now().await;
        }
        memory.letters()
    });
    let letters = letters.await.expect("the commit wakes the worker");

    let client =
        reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().expect("a client");
    let mut named = Vec::new();
    for letter in &letters {
        let (_, body) = crate::mail::read(&letter.raw);
        named.extend(
            body.split_whitespace()
                .filter_map(|word| word.strip_prefix("https://underlag.example"))
                .map(str::to_owned),
        );
    }
    named.sort();
    assert_eq!(named, ["/l#secret-of-the-link", &format!("/requests/{}", crate::mail::record().reference)]);
    for path in named {
        let answer = client.get(format!("http://{address}{path}")).send().await.expect("an answer");
        assert!(matches!(answer.status().as_u16(), 200 | 303), "{path}: {}", answer.status());
    }
    drop(stop);
    running.await.expect("no panic").expect("stopped");
}

#[tokio::test]
async fn a_slow_client_and_a_silent_mail_server_share_one_grace() {
    let silent = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut config = crate::mail::config();
    config.folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("config/demo");
    config.gateway.data_dir = folder.path().join("data");
    config.gateway.keys_dir = folder.path().join("keys");
    config.server.listen = SocketAddr::from(([127, 0, 0, 1], 0));
    config.server.behind_proxy = true;
    config.server.shutdown = Duration::from_secs(2);
    config.mail.port = silent.local_addr().expect("its address").port();
    let directory = Directory::load(&config.folder).expect("no faults");
    make_keys(&config).expect("keys");
    let mailer = Mailer::new(&config).expect("a mailer");
    let gateway = Gateway::open(config, directory, Clock::system()).expect("opened");
    let app = App::build_with(gateway, mailer).expect("bound");
    let unit = app.gateway.parties().unit_digest("ekonomiskt-bistand");
    let record = Record { unit, ..crate::mail::record() };
    let arrived = notice_for(&record, Letter::AnswerArrived, Audience::Unit(unit), app.gateway.now());
    let writes = vec![Write::Record(Box::new(record))];
    let change = Change { writes, notices: vec![arrived], ..Change::default() };
    app.gateway.commit(change).await.expect("committed");

    let address = app.server.address();
    let (stop, stopped) = oneshot::channel::<()>();
    let running = tokio::spawn(app.run(async { drop(stopped.await) }));
    let mut slow = TcpStream::connect(address).expect("connected");
    let head = "POST /login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n";
    slow.write_all(head.as_bytes()).expect("sent");
    let taken = tokio::task::spawn_blocking(move || silent.accept().expect("the worker tries"));
    let _connection = taken.await.expect("no panic");
    let began = std::time::Instant::now();
    stop.send(()).expect("running");
    running.await.expect("no panic").expect("stopped");
    assert!(began.elapsed() < Duration::from_millis(3_500), "{:?}", began.elapsed());
}

#[test]
fn the_service_manager_hears_how_it_goes() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("notify");
    let socket = std::os::unix::net::UnixDatagram::bind(&path).expect("a socket");
    let manager = Manager::at(path.to_str());
    for (state, expected) in
        [(State::Ready, "READY=1"), (State::Reloading, "RELOADING=1"), (State::Stopping, "STOPPING=1")]
    {
        manager.tell(state);
        let mut text = [0; 64];
        let length = socket.recv(&mut text).expect("told");
        assert_eq!(std::str::from_utf8(&text[..length]), Ok(expected));
    }
    drop((socket, folder));
    for nobody in [None, path.to_str(), Some("@underlag-nobody-listens"), Some("")] {
        Manager::at(nobody).tell(State::Ready);
    }
}
