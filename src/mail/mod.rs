//! Writes and sends letters without personal data.
//!
//! # Layout
//!
//! - [`letter`] the words, files in `letters/<language>/`.
//! - [`transport`] how they leave.
//! - [`dkim`] their signature.
//! - [`outbox`] what becomes of one notice: sent, tried later, given up.
//! - [`mailbox`] the gateway's own, where letters come back; [`report`] what such a mail says.

pub mod dkim;
mod error;
pub mod letter;
pub mod mailbox;
pub mod outbox;
pub mod report;
pub mod transport;
mod trouble;
mod wire;

use std::time::SystemTime;

use jiff::Timestamp;
use lettre::Message;
use lettre::message::header::{ContentTransferEncoding, ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, SinglePart};

use crate::config::Config;
use crate::domain::Digest;
use crate::mail::dkim::Signer;
use crate::mail::letter::Written;
use crate::mail::transport::{Failure, Transport};

pub use error::Error;

/// A letter with its envelope.
#[derive(Debug, Clone)]
pub struct Mail {
    /// Gives the `Message-ID`: the same notice has the same one however often it is sent.
    pub id: Digest,
    /// The letter that began the conversation; none where this is it.
    pub thread: Option<Digest>,
    pub to: String,
    /// The unit's functional mailbox, on letters to a recipient.
    pub reply_to: Option<String>,
    pub written: Written,
}

/// Sends letters in the gateway's name.
pub struct Mailer {
    transport: Transport,
    signer: Option<Signer>,
    from: Mailbox,
    domain: String,
    /// What the gateway calls itself.
    name: String,
    /// The gateway's address, without a slash at the end.
    address: String,
    /// Whether letters carry the secure link.
    link: bool,
    retry: std::time::Duration,
}

impl Mailer {
    /// As the settings say.
    pub fn new(config: &Config) -> Result<Self, Error> {
        Self::with(config, Transport::new(&config.mail)?)
    }

    /// The same over another transport.
    pub fn with(config: &Config, transport: Transport) -> Result<Self, Error> {
        let address: lettre::Address = config.gateway.mailbox.parse().map_err(Error::From)?;
        let signer = match &config.mail.dkim {
            Some(dkim) => {
                let domain = dkim.domain.clone().unwrap_or_else(|| address.domain().to_owned());
                Some(Signer::new(&dkim.key_file, dkim.selector.clone(), domain)?)
            }
            None => None,
        };
        Ok(Self {
            transport,
            signer,
            domain: address.domain().to_owned(),
            from: Mailbox::new(Some(one_line(&config.gateway.name)), address),
            name: config.gateway.name.clone(),
            address: config.server.base_url.clone(),
            link: config.mail.link,
            retry: config.mail.retry,
        })
    }

    /// Sends one letter, dated `now`.
    pub async fn send(&self, mail: &Mail, now: Timestamp) -> Result<(), Failure> {
        let message = self.message(mail, now).ok_or_else(|| Failure::Never("address".to_owned()))?;
        let mut raw = message.formatted();
        if let Some(signer) = &self.signer {
            raw = signer.sign(&raw, now);
        }
        self.transport.send(&mail.id.to_string(), message.envelope(), &raw).await
    }

    /// Whether the mail server answers, takes our TLS and our login.
    pub async fn reach(&self) -> Result<(), Failure> {
        self.transport.reach().await
    }

    /// None where an address can't be read.
    fn message(&self, mail: &Mail, now: Timestamp) -> Option<Message> {
        let message_id = |id: Digest| format!("<{id}@{}>", self.domain);
        let mut builder = Message::builder()
            .date(SystemTime::from(now))
            .message_id(Some(message_id(mail.id)))
            .from(self.from.clone())
            .to(Mailbox::new(None, mail.to.parse().ok()?))
            .subject(one_line(&mail.written.subject))
            // RFC 3834: nobody's absence message should answer us. Exchange asks for its own.
            .raw_header(header("Auto-Submitted", "auto-generated"))
            .raw_header(header("X-Auto-Response-Suppress", "All"));
        if let Some(first) = mail.thread {
            builder = builder.in_reply_to(message_id(first)).references(message_id(first));
        }
        if let Some(address) = &mail.reply_to {
            builder = builder.reply_to(Mailbox::new(None, address.parse().ok()?));
        }
        let part = SinglePart::builder()
            .header(ContentType::TEXT_PLAIN)
            .header(ContentTransferEncoding::QuotedPrintable)
            .body(mail.written.body.clone());
        builder.singlepart(part).ok()
    }
}

/// What stands in a header holds no line end, whoever wrote it.
fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

fn header(name: &'static str, value: &str) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned())
}
