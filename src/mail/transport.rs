//! How a letter leaves: over SMTP (RFC 5321), as a file, or into memory.

use std::collections::VecDeque;
use std::error::Error as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use lettre::address::Envelope;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, Tls as SmtpTls, TlsParameters};
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor};
use tokio::sync::watch;

use crate::config::{self, Tls};
use crate::mail::Error;
use crate::mail::trouble::Trouble;
use crate::owner;

/// Why a letter did not go. Codes only: a server's own words may hold mail addresses.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// Worth trying again: no connection, a 4xx reply, a login or TLS that does not work.
    #[error("not now ({0})")]
    Later(String),
    /// The server will never take this letter: a 5xx reply about it.
    #[error("never ({0})")]
    Never(String),
}

impl Failure {
    /// The server said nothing at all in its time.
    #[must_use]
    pub fn is_silence(&self) -> bool {
        *self == Self::silence()
    }

    fn silence() -> Self {
        Self::Later("timeout".to_owned())
    }
}

/// Where letters go.
pub enum Transport {
    Smtp(Box<Smtp>),
    /// Each letter is an `.eml` file (RFC 5322). The same letter sent twice is one file.
    Directory(PathBuf),
    Memory(Memory),
}

impl Transport {
    /// As the settings say.
    pub fn new(mail: &config::Mail) -> Result<Self, Error> {
        match mail.transport {
            config::Transport::Directory => Ok(Self::Directory(mail.directory.clone())),
            config::Transport::Smtp => {
                Ok(Self::Smtp(Box::new(Smtp { transport: smtp(mail)?, timeout: mail.timeout })))
            }
        }
    }

    /// Sends a letter as it stands (RFC 5322).
    pub(super) async fn send(&self, name: &str, envelope: &Envelope, letter: &[u8]) -> Result<(), Failure> {
        match self {
            Self::Smtp(smtp) => smtp.in_time(smtp.transport.send_raw(envelope, letter)).await.map(|_| ()),
            Self::Directory(folder) => write_file(folder, name, letter)
                .await
                .map_err(|error| Failure::Later(error.kind().to_string())),
            Self::Memory(memory) => memory.take(envelope, letter).await,
        }
    }

    pub(super) async fn reach(&self) -> Result<(), Failure> {
        match self {
            Self::Smtp(smtp) => match smtp.in_time(smtp.transport.test_connection()).await? {
                true => Ok(()),
                false => Err(Failure::Later("closed".to_owned())),
            },
            Self::Directory(folder) => tokio::fs::create_dir_all(folder)
                .await
                .map_err(|error| Failure::Later(error.kind().to_string())),
            Self::Memory(_) => Ok(()),
        }
    }
}

/// A connection to a mail server, shared by all letters.
pub struct Smtp {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    timeout: Duration,
}

impl Smtp {
    /// The client's own time limit covers the connection alone; a server may fall silent later.
    async fn in_time<T>(
        &self,
        work: impl Future<Output = Result<T, lettre::transport::smtp::Error>>,
    ) -> Result<T, Failure> {
        match tokio::time::timeout(self.timeout, work).await {
            Ok(done) => done.map_err(|error| classify(&error)),
            Err(_) => Err(Failure::silence()),
        }
    }
}

fn smtp(mail: &config::Mail) -> Result<AsyncSmtpTransport<Tokio1Executor>, Error> {
    let tls = match mail.tls {
        Tls::None => SmtpTls::None,
        Tls::Starttls => SmtpTls::Required(parameters(mail)?),
        Tls::Tls => SmtpTls::Wrapper(parameters(mail)?),
    };
    let mut builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&mail.host)
        .port(mail.port)
        .timeout(Some(mail.timeout))
        .tls(tls);
    if let (Some(username), Some(file)) = (&mail.username, &mail.password_file) {
        let password = config::secret::read(file)?;
        builder = builder.credentials(Credentials::new(username.clone(), password.as_str().to_owned()));
    }
    Ok(builder.build())
}

fn parameters(mail: &config::Mail) -> Result<TlsParameters, Error> {
    let mut builder = TlsParameters::builder(mail.host.clone());
    if let Some(file) = &mail.ca_file {
        let unreadable = |error| Error::CaFile { file: file.clone(), error };
        let pem = std::fs::read(file).map_err(unreadable)?;
        builder = builder.add_root_certificate(Certificate::from_pem(&pem).map_err(Error::Tls)?);
    }
    builder.build_rustls().map_err(Error::Tls)
}

/// A 5xx reply about our login is about us, not about the letter: it is tried again, so that a
/// wrong password does not make every letter undeliverable.
fn classify(error: &lettre::transport::smtp::Error) -> Failure {
    let code = error.status().map(u16::from);
    match code {
        Some(530 | 534 | 535 | 538) | None => {}
        Some(code) if code >= 500 => return Failure::Never(code.to_string()),
        Some(_) => {}
    }
    let why = match (code, Trouble::of(error)) {
        (Some(code), _) => return Failure::Later(code.to_string()),
        (None, Some(trouble)) => trouble.code(),
        (None, None) if error.is_tls() => "tls",
        (None, None) if lacks_starttls(error) => "no-starttls",
        (None, None) if error.is_client() => "client",
        (None, None) => "connection",
    };
    Failure::Later(why.to_owned())
}

/// The client has no kind of its own for it.
fn lacks_starttls(error: &lettre::transport::smtp::Error) -> bool {
    error.is_client() && error.source().is_some_and(|cause| cause.to_string().starts_with("STARTTLS"))
}

async fn write_file(folder: &Path, name: &str, bytes: &[u8]) -> std::io::Result<()> {
    tokio::fs::create_dir_all(folder).await?;
    owner::as_the_folder(folder)?;
    let part = folder.join(format!(".{name}.part"));
    tokio::fs::write(&part, bytes).await?;
    owner::as_the_folder(&part)?;
    tokio::fs::rename(&part, folder.join(format!("{name}.eml"))).await
}

/// Keeps the letters, for tests and the demo. Clones share them.
#[derive(Clone, Default)]
pub struct Memory {
    state: Arc<Mutex<State>>,
    silent: Arc<watch::Sender<bool>>,
}

#[derive(Default)]
struct State {
    letters: Vec<Kept>,
    failures: VecDeque<Failure>,
}

/// A letter as it would have left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    pub to: String,
    /// Headers and encoded body (RFC 5322).
    pub raw: String,
}

impl Memory {
    /// Every letter so far, in order.
    #[must_use]
    pub fn letters(&self) -> Vec<Kept> {
        self.locked().letters.clone()
    }

    /// Takes the letters out.
    #[must_use]
    pub fn drain(&self) -> Vec<Kept> {
        std::mem::take(&mut self.locked().letters)
    }

    /// The next letter fails like this.
    pub fn fail_next(&self, failure: Failure) {
        self.locked().failures.push_back(failure);
    }

    /// The failures that are left do not happen.
    pub fn fail_no_more(&self) {
        self.locked().failures.clear();
    }

    /// Letters wait, without a word, until it speaks again.
    pub fn keep_silent(&self, silent: bool) {
        self.silent.send_replace(silent);
    }

    async fn take(&self, envelope: &Envelope, letter: &[u8]) -> Result<(), Failure> {
        drop(self.silent.subscribe().wait_for(|silent| !*silent).await);
        let mut state = self.locked();
        if let Some(failure) = state.failures.pop_front() {
            return Err(failure);
        }
        let to = envelope.to().first().map(ToString::to_string).unwrap_or_default();
        let raw = String::from_utf8_lossy(letter).into_owned();
        state.letters.push(Kept { to, raw });
        Ok(())
    }

    fn locked(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
