//! Reads the gateway's own functional mailbox over IMAP (RFC 3501): one look at a time.
//!
//! A look goes on after the last mail of the look before ([`Mark`]). So it needs no flags that
//! people and other programs change as well, and a mail that is looked at twice, after a crash,
//! is only looked at twice: what it means is decided once. Mails that are no reports about letters of ours are
//! never touched.

mod error;

use std::time::Duration;

use async_imap::error::Error as ImapError;
use async_imap::{Client, Session};
use futures_util::TryStreamExt;
use rustls::pki_types::ServerName;
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use zeroize::Zeroizing;

use crate::config::{self, Config, Tls};
use crate::domain::mailbox::Mark;
use crate::mail::report::{self, MOST_BYTES, Report};
use crate::mail::trouble::Trouble;
use crate::mail::wire::{self, Wire};

pub use error::Error;

/// So many mails are fetched at a time.
const BATCH: usize = 16;

/// Why a look did not come to its end. Codes only: a server's own words may hold mail addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    #[error("connection")]
    Connection,
    #[error("host-not-found")]
    HostNotFound,
    #[error("refused")]
    Refused,
    #[error("unreachable")]
    Unreachable,
    #[error("timeout")]
    Timeout,
    #[error("tls")]
    Tls,
    #[error("certificate")]
    Certificate,
    #[error("no-starttls")]
    NoStarttls,
    #[error("login")]
    Login,
    #[error("folder")]
    Folder,
    /// An answer that is none.
    #[error("protocol")]
    Protocol,
}

/// Where the mailbox is and how to come in.
pub struct Mailbox {
    host: String,
    port: u16,
    tls: Option<(Tls, TlsConnector, ServerName<'static>)>,
    username: String,
    password: Zeroizing<String>,
    folder: String,
    handled_folder: Option<String>,
    timeout: Duration,
    /// Of our own letters.
    domain: String,
}

/// A mail that says what became of a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    uid: u32,
    pub report: Report,
}

impl Mailbox {
    /// As the settings say; none where no server is named.
    pub fn new(config: &Config) -> Result<Option<Self>, Error> {
        let imap = &config.imap;
        let (Some(host), Some(username), Some(file)) = (&imap.host, &imap.username, &imap.password_file)
        else {
            return Ok(None);
        };
        let tls = match imap.tls {
            Tls::None => None,
            Tls::Starttls | Tls::Tls => {
                let name = ServerName::try_from(host.clone()).map_err(|_| Error::Host(host.clone()))?;
                Some((imap.tls, wire::connector(imap.ca_file.as_deref())?, name))
            }
        };
        let (_, domain) = config.gateway.mailbox.rsplit_once('@').unwrap_or_default();
        Ok(Some(Self {
            host: host.clone(),
            port: imap.port,
            tls,
            username: username.clone(),
            password: config::secret::read(file)?,
            folder: imap.folder.clone(),
            handled_folder: imap.handled_folder.clone(),
            timeout: imap.timeout,
            domain: domain.to_owned(),
        }))
    }

    /// Logs in and opens the folder. `after`: where the look before ended.
    pub async fn open(&self, after: Option<Mark>) -> Result<Look<'_>, Failure> {
        let client = self.in_time(self.connect()).await?;
        let login = async {
            client.login(&self.username, self.password.as_str()).await.map_err(|(error, _)| match error {
                ImapError::No(_) | ImapError::Bad(_) | ImapError::Validate(_) => Failure::Login,
                other => failure(&other),
            })
        };
        let mut session = self.in_time(login).await?;
        let select = async {
            session.select(&self.folder).await.map_err(|error| match error {
                ImapError::No(_) | ImapError::Bad(_) => Failure::Folder,
                other => failure(&other),
            })
        };
        let folder = self.in_time(select).await?;
        let validity = folder.uid_validity.unwrap_or(0);
        let after = after.filter(|mark| mark.validity == validity).unwrap_or(Mark { validity, uid: 0 });
        let next = after.uid.saturating_add(1);
        let found = self.in_time(async {
            session.uid_search(format!("UID {next}:*")).await.map_err(|error| failure(&error))
        });
        // `n:*` names the last mail even where it is before n.
        let mut waiting: Vec<u32> = found.await?.into_iter().filter(|uid| *uid > after.uid).collect();
        waiting.sort_unstable_by(|a, b| b.cmp(a));
        Ok(Look { mailbox: self, session, waiting, mark: after })
    }

    /// Whether the server answers, takes our TLS and our login, and has the folder.
    pub async fn reach(&self) -> Result<(), Failure> {
        self.open(None).await?.close().await;
        Ok(())
    }

    async fn connect(&self) -> Result<Client<Wire>, Failure> {
        let tcp = TcpStream::connect((self.host.as_str(), self.port)).await;
        let tcp = tcp.map_err(|error| of_connection(&error, Failure::Connection))?;
        let Some((kind, connector, name)) = &self.tls else {
            return greeted(Wire::new(tcp)).await;
        };
        let tcp = if *kind == Tls::Starttls {
            let mut client = greeted(Wire::new(tcp)).await?;
            let agreed = client.run_command_and_check_ok("STARTTLS", None).await;
            agreed.map_err(|error| match error {
                ImapError::No(_) | ImapError::Bad(_) => Failure::NoStarttls,
                other => failure(&other),
            })?;
            client.into_inner()
        } else {
            Wire::new(tcp)
        };
        let tls = connector.connect(name.clone(), tcp).await;
        let tls = tls.map_err(|error| of_connection(&error, Failure::Tls))?;
        if *kind == Tls::Starttls { Ok(Client::new(Wire::new(tls))) } else { greeted(Wire::new(tls)).await }
    }

    async fn in_time<T>(&self, work: impl Future<Output = Result<T, Failure>>) -> Result<T, Failure> {
        tokio::time::timeout(self.timeout, work).await.unwrap_or(Err(Failure::Timeout))
    }
}

/// The open mailbox.
pub struct Look<'a> {
    mailbox: &'a Mailbox,
    session: Session<Wire>,
    /// Mails not looked at yet, the next one last.
    waiting: Vec<u32>,
    mark: Mark,
}

impl Look<'_> {
    /// The reports among the next mails; none once all were looked at.
    pub async fn next(&mut self) -> Result<Option<Vec<Found>>, Failure> {
        let uids = self.waiting.split_off(self.waiting.len().saturating_sub(BATCH));
        let Some(last) = uids.first().copied() else { return Ok(None) };
        let mailbox = self.mailbox;
        let session = &mut self.session;
        let fetch = async {
            let query = format!("(UID BODY.PEEK[]<0.{MOST_BYTES}>)");
            let mails = session.uid_fetch(list(&uids), query).await.map_err(|error| failure(&error))?;
            mails
                .try_filter_map(|mail| {
                    let report = mail.body().and_then(|body| report::read(body, &mailbox.domain));
                    let found = mail.uid.zip(report).map(|(uid, report)| Found { uid, report });
                    std::future::ready(Ok(found))
                })
                .try_collect::<Vec<Found>>()
                .await
                .map_err(|error| failure(&error))
        };
        let mut found = mailbox.in_time(fetch).await?;
        // Old ones first, and none that wasn't asked for.
        found.retain(|found| uids.contains(&found.uid));
        found.sort_by_key(|found| found.uid);
        self.mark.uid = last;
        Ok(Some(found))
    }

    /// Everything up to here was looked at.
    #[must_use]
    pub const fn mark(&self) -> Mark {
        self.mark
    }

    /// Puts reports away that were understood, so that nobody has to read them: into the folder
    /// for them, or marked as read where there is none or the server can't move mails.
    pub async fn put_away(&mut self, found: &[Found]) -> Result<(), Failure> {
        if found.is_empty() {
            return Ok(());
        }
        let uids = list(&found.iter().map(|found| found.uid).collect::<Vec<_>>());
        let mailbox = self.mailbox;
        let session = &mut self.session;
        mailbox
            .in_time(async {
                session
                    .uid_store(&uids, "+FLAGS.SILENT (\\Seen)")
                    .await
                    .map_err(|error| failure(&error))?
                    .try_for_each(|_| std::future::ready(Ok(())))
                    .await
                    .map_err(|error| failure(&error))?;
                let Some(folder) = &mailbox.handled_folder else { return Ok(()) };
                let can = session.capabilities().await.map_err(|error| failure(&error))?;
                if can.has_str("MOVE") {
                    // It may be there already.
                    drop(session.create(folder).await);
                    session.uid_mv(&uids, folder).await.map_err(|_| Failure::Folder)?;
                }
                Ok(())
            })
            .await
    }

    /// Says goodbye.
    pub async fn close(mut self) {
        let goodbye = async { self.session.logout().await.map_err(|error| failure(&error)) };
        // Everything is done; a server that hangs up first is as good.
        let _ = self.mailbox.in_time(goodbye).await;
    }
}

async fn greeted(wire: Wire) -> Result<Client<Wire>, Failure> {
    let mut client = Client::new(wire);
    match client.read_response().await {
        Ok(Some(_)) => Ok(client),
        Ok(None) => Err(Failure::Connection),
        Err(error) => Err(failure(&error.into())),
    }
}

fn list(uids: &[u32]) -> String {
    uids.iter().map(ToString::to_string).collect::<Vec<_>>().join(",")
}

fn of_connection(error: &std::io::Error, otherwise: Failure) -> Failure {
    match Trouble::of(error) {
        Some(Trouble::HostNotFound) => Failure::HostNotFound,
        Some(Trouble::Refused) => Failure::Refused,
        Some(Trouble::Unreachable) => Failure::Unreachable,
        Some(Trouble::Certificate) => Failure::Certificate,
        Some(Trouble::Tls) => Failure::Tls,
        Some(Trouble::Timeout) => Failure::Timeout,
        None => otherwise,
    }
}

fn failure(error: &ImapError) -> Failure {
    match error {
        ImapError::Io(error) if error.kind() != std::io::ErrorKind::Other => Failure::Connection,
        ImapError::ConnectionLost => Failure::Connection,
        _ => Failure::Protocol,
    }
}
