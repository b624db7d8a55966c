//! The sections of `config/underlag.toml`, with their defaults and what must hold between keys.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use axum::http::Uri;
use serde::Deserialize;

use crate::config::section::Section;
use crate::config::setting::words;
use crate::config::shapes;
use crate::domain::{Language, written};

const MIB: u64 = 1024 * 1024;

/// How the gateway is reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Server {
    /// Port 0 takes any free port.
    pub listen: SocketAddr,
    /// Without a slash at the end, e.g. `https://underlag.example.se`.
    pub base_url: String,
    /// Plain HTTP on `listen`: a proxy in front of it does TLS.
    pub behind_proxy: bool,
    /// PEM, the whole chain.
    pub certificate_file: PathBuf,
    /// PEM.
    pub key_file: PathBuf,
    /// TLS 1.2 beside TLS 1.3.
    pub tls12: bool,
    /// How long open connections get to finish at a stop.
    pub shutdown: Duration,
}

impl Server {
    pub(super) fn read(section: &mut Section<'_>, folder: &Path) -> Self {
        Self {
            listen: section.or("listen", SocketAddr::from(([127, 0, 0, 1], 8443))),
            base_url: shaped(section, "base_url", "https://localhost:8443", "base-url", is_base_url),
            behind_proxy: section.or("behind_proxy", false),
            certificate_file: path(section, folder, "certificate_file", "/etc/underlag/tls/certificate.pem"),
            key_file: path(section, folder, "key_file", "/etc/underlag/tls/key.pem"),
            tls12: section.or("tls12", false),
            shutdown: Duration::from_secs(section.number("shutdown_seconds", 20_u32, 1..=300).into()),
        }
    }

    /// The name or address in `base_url`, without the brackets of IPv6.
    #[must_use]
    pub fn host(&self) -> &str {
        let after = self.base_url.split_once("://").map_or(self.base_url.as_str(), |(_, after)| after);
        match after.strip_prefix('[') {
            Some(address) => address.split(']').next().unwrap_or_default(),
            None => after.split(':').next().unwrap_or_default(),
        }
    }
}

/// `https://` and a host, nothing after it; `http://` only for this machine.
fn is_base_url(text: &str) -> bool {
    let Ok(uri) = text.parse::<Uri>() else { return false };
    let Some(host) = uri.host() else { return false };
    let secure = match uri.scheme_str() {
        Some("https") => true,
        Some("http") => is_loopback(host),
        _ => false,
    };
    secure && !text.ends_with('/') && uri.path() == "/" && uri.query().is_none() && !text.contains(['#', '@'])
}

pub(super) fn is_loopback(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    bare == "localhost" || bare.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
}

/// Who the gateway is and where its things lie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gateway {
    /// Shown on pages and in letters.
    pub name: String,
    /// Part of every digest and token: over data of another one the gateway does not start.
    pub tenant: String,
    /// Metadata and spool.
    pub data_dir: PathBuf,
    /// Signing key, digest key, session key: files only the gateway may read.
    pub keys_dir: PathBuf,
    /// Form kinds beside or instead of the built-in ones.
    pub forms_dir: Option<PathBuf>,
    /// The `From` of every letter.
    pub mailbox: String,
    /// Of pages, until a person chooses.
    pub language: Language,
    /// A recipient's mailbox that nobody has confirmed for so many months is marked.
    pub mailbox_proof_months: u8,
}

impl Gateway {
    pub(super) fn read(section: &mut Section<'_>, folder: &Path) -> Self {
        let filled = |text: &str| !written::is_empty(text);
        let is_tenant = |text: &str| shapes::is_id(text, true);
        let name = shaped(section, "name", "Underlag", "blank", filled);
        // It stands in the head of letters.
        if filled(&name) && !written::is_name(&name) {
            section.fault("name", "unseen", Vec::new());
        }
        Self {
            name,
            tenant: shaped(section, "tenant", "default", "id", is_tenant),
            data_dir: path(section, folder, "data_dir", "/var/lib/underlag"),
            keys_dir: path(section, folder, "keys_dir", "/etc/underlag/keys"),
            forms_dir: section.optional::<PathBuf>("forms_dir").map(|path| folder.join(path)),
            mailbox: shaped(section, "mailbox", "underlag@localhost", "mailbox", shapes::is_mailbox),
            language: section.or("language", Language::default()),
            mailbox_proof_months: section.number("mailbox_proof_months", 12_u8, 1..=120),
        }
    }
}

/// How letters leave the gateway.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Transport {
    Smtp,
    /// Each letter is an `.eml` file in a folder.
    Directory,
}

/// How the connection to the mail server is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Tls {
    /// RFC 3207, required: no letter is sent where the server does not offer it.
    Starttls,
    /// TLS from the first byte (RFC 8314).
    Tls,
    /// Only to this machine.
    None,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    pub transport: Transport,
    pub host: String,
    pub port: u16,
    pub tls: Tls,
    /// PEM of a certificate authority that is trusted beside those of the system.
    pub ca_file: Option<PathBuf>,
    pub username: Option<String>,
    pub password_file: Option<PathBuf>,
    /// For `transport = "directory"`.
    pub directory: PathBuf,
    /// How long one connection may take.
    pub timeout: Duration,
    /// How long a letter is tried before it counts as not delivered.
    pub retry: Duration,
    /// Whether letters carry the secure link. Without: the recipient goes to the known address
    /// and types reference and key.
    pub link: bool,
    /// None: letters are not signed here.
    pub dkim: Option<Dkim>,
}

/// How letters are signed (RFC 6376).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dkim {
    /// PEM: Ed25519 or RSA.
    pub key_file: PathBuf,
    /// The public key is in the DNS at `<selector>._domainkey.<domain>`.
    pub selector: String,
    /// None: that of the gateway's mailbox.
    pub domain: Option<String>,
}

impl Dkim {
    fn read(section: &mut Section<'_>, folder: &Path) -> Option<Self> {
        let key_file = section.optional::<PathBuf>("dkim_key_file").map(|path| folder.join(path));
        let selector = section.shaped("dkim_selector", "domain", is_domain);
        let domain = section.shaped("dkim_domain", "domain", is_domain);
        match (key_file, selector) {
            (Some(key_file), Some(selector)) => Some(Self { key_file, selector, domain }),
            (None, None) if domain.is_none() => None,
            (key_file, selector) => {
                let key = match (key_file, selector) {
                    (Some(_), _) => "dkim_key_file",
                    (None, Some(_)) => "dkim_selector",
                    (None, None) => "dkim_domain",
                };
                section.fault(key, "dkim", Vec::new());
                None
            }
        }
    }
}

/// Labels of letters, digits and hyphens with dots between them.
fn is_domain(text: &str) -> bool {
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    text.len() <= 253 && text.split('.').all(label)
}

impl Mail {
    pub(super) fn read(section: &mut Section<'_>, folder: &Path) -> Self {
        let mail = Self {
            transport: section.or("transport", Transport::Smtp),
            host: section.or("host", "localhost".to_owned()),
            port: section.number("port", 25_u16, 1..=65535),
            tls: section.or("tls", Tls::None),
            ca_file: section.optional::<PathBuf>("ca_file").map(|path| folder.join(path)),
            username: section.optional("username"),
            password_file: section.optional::<PathBuf>("password_file").map(|path| folder.join(path)),
            directory: path(section, folder, "directory", "/var/lib/underlag/mail"),
            timeout: Duration::from_secs(section.number("timeout_seconds", 30_u32, 1..=600).into()),
            retry: Duration::from_hours(section.number("retry_hours", 48_u32, 1..=240).into()),
            link: section.or("link", true),
            dkim: Dkim::read(section, folder),
        };
        if mail.tls == Tls::None && !is_loopback(&mail.host) {
            let key = if section.has("tls") { "tls" } else { "host" };
            section.fault(key, "tls-none", vec![("host", mail.host.clone())]);
        }
        if mail.username.is_some() != mail.password_file.is_some() {
            let key = if mail.username.is_some() { "username" } else { "password_file" };
            section.fault(key, "username-and-password", Vec::new());
        }
        mail
    }
}

/// The greatest sizes, in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    pub attachment: u64,
    pub attachments: u64,
    pub request: u64,
}

impl Limits {
    pub(super) fn read(section: &mut Section<'_>) -> Self {
        let attachment: u32 = section.number("attachment_mib", 10, 1..=100);
        let attachments: u32 = section.number("attachments_mib", 25, 1..=200);
        let request: u32 = section.number("request_mib", 30, 1..=256);
        if attachment > attachments {
            let given = vec![("key", "attachments_mib".to_owned()), ("value", attachments.to_string())];
            section.fault("attachment_mib", "at-most", given);
        }
        if attachments >= request {
            let given = vec![("key", "request_mib".to_owned()), ("value", request.to_string())];
            section.fault("attachments_mib", "less-than", given);
        }
        Self {
            attachment: u64::from(attachment) * MIB,
            attachments: u64::from(attachments) * MIB,
            request: u64::from(request) * MIB,
        }
    }
}

/// How long a login lasts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Without a click.
    pub idle: Duration,
    /// In all.
    pub absolute: Duration,
}

impl Session {
    pub(super) fn read(section: &mut Section<'_>) -> Self {
        let idle: u32 = section.number("idle_minutes", 30, 1..=1440);
        let absolute: u32 = section.number("absolute_minutes", 600, 1..=1440);
        if idle > absolute {
            let given = vec![("key", "absolute_minutes".to_owned()), ("value", absolute.to_string())];
            section.fault("idle_minutes", "at-most", given);
        }
        Self { idle: Duration::from_mins(idle.into()), absolute: Duration::from_mins(absolute.into()) }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    Json,
    Text,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    Error,
    Warn,
    Info,
    Debug,
}

words! {
    Transport: "transport";
    Tls: "tls";
    Format: "format";
    Level: "level";
}

/// What is written to standard output while the gateway runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Log {
    pub format: Format,
    pub level: Level,
}

impl Log {
    pub(super) fn read(section: &mut Section<'_>) -> Self {
        Self { format: section.or("format", Format::Json), level: section.or("level", Level::Info) }
    }
}

fn path(section: &mut Section<'_>, folder: &Path, key: &'static str, default: &str) -> PathBuf {
    folder.join(section.or(key, PathBuf::from(default)))
}

fn shaped(
    section: &mut Section<'_>,
    key: &'static str,
    default: &str,
    code: &'static str,
    is: impl Fn(&str) -> bool,
) -> String {
    section.shaped(key, code, is).unwrap_or_else(|| default.to_owned())
}
