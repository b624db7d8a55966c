//! The gateway's own functional mailbox, where it learns what became of its letters.

use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::config::section::Section;
use crate::config::sections::{Tls, is_loopback};

/// How the mailbox is read (IMAP, RFC 3501).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imap {
    /// None: nobody reads the mailbox, and bounces are found by people.
    pub host: Option<String>,
    pub port: u16,
    pub tls: Tls,
    /// PEM of a certificate authority that is trusted beside those of the system.
    pub ca_file: Option<PathBuf>,
    pub username: Option<String>,
    pub password_file: Option<PathBuf>,
    pub folder: String,
    /// Where reports go that were understood; without, they stay and are marked as read.
    pub handled_folder: Option<String>,
    /// How often it is looked at.
    pub poll: Duration,
    /// How long one step of a look may take.
    pub timeout: Duration,
}

impl Imap {
    pub(super) fn read(section: &mut Section<'_>, folder: &Path) -> Self {
        let name = |text: &str| !text.trim().is_empty() && !text.contains(char::is_control);
        let imap = Self {
            host: section.shaped("host", "blank", name),
            port: section.number("port", 993_u16, 1..=65535),
            tls: section.or("tls", Tls::Tls),
            ca_file: section.optional::<PathBuf>("ca_file").map(|path| folder.join(path)),
            username: section.shaped("username", "blank", name),
            password_file: section.optional::<PathBuf>("password_file").map(|path| folder.join(path)),
            folder: section.shaped("folder", "blank", name).unwrap_or_else(|| "INBOX".to_owned()),
            handled_folder: section.shaped("handled_folder", "blank", name),
            poll: Duration::from_mins(section.number("poll_minutes", 5_u32, 1..=1440).into()),
            timeout: Duration::from_secs(section.number("timeout_seconds", 30_u32, 1..=600).into()),
        };
        let Some(host) = &imap.host else { return imap };
        if imap.tls == Tls::None && !is_loopback(host) {
            section.fault("tls", "imap-tls-none", vec![("host", host.clone())]);
        }
        for (key, missing) in
            [("username", imap.username.is_none()), ("password_file", imap.password_file.is_none())]
        {
            if missing {
                section.fault(key, "imap-login", Vec::new());
            }
        }
        imap
    }
}
