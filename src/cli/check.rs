//! `underlag check`: would the gateway run with these settings? It looks and changes nothing, so
//! it can be asked while the gateway runs.

use std::path::{Path, PathBuf};

use clap::Args;
use rustix::fs::{Access, access};
use serde::Serialize;

use crate::cli::{Console, Error, Settings, cannot, edited, faults};
use crate::clock::Clock;
use crate::config::{self, Config, Directory, Faults};
use crate::crypto::keys::GatewayKeys;
use crate::domain::calendar::local_date;
use crate::domain::language::Language;
use crate::domain::recipient::Recipient;
use crate::exchange::pathway;
use crate::forms::catalogue::Catalogue;
use crate::mail::Mailer;
use crate::mail::mailbox::Mailbox;
use crate::mail::transport::Failure;
use crate::server::app::{KeyFolder, key_folder};
use crate::text;
use crate::tls::Certificate;

#[derive(Debug, Args)]
pub struct Check {
    /// One JSON object a line
    #[arg(long)]
    json: bool,
    /// Don't connect to the mail server and to the gateway's mailbox
    #[arg(long)]
    offline: bool,
}

/// One thing that was looked at.
#[derive(Debug, Serialize)]
struct Finding {
    what: &'static str,
    ok: bool,
    /// What is wrong or worth knowing and what to do now, in the reader's language.
    faults: Vec<String>,
}

impl Check {
    pub(super) fn run(&self, settings: &Settings, console: &mut Console<'_>) -> Result<(), Error> {
        let language = console.language();
        let file = settings.file(console);
        let folder = file.parent().map_or_else(PathBuf::new, Path::to_owned);
        let mut look = Look { language, findings: Vec::new() };
        let config = Config::load(&file, &console.environment);
        look.told("settings", config.as_ref().err());
        let directory = Directory::load(&folder);
        look.told("directory", directory.as_ref().err());
        if let Ok(config) = &config {
            look.at("keys", keys(language, config));
            look.at("data", writable(language, &config.gateway.data_dir));
            if !config.server.behind_proxy {
                let loaded = Certificate::load(&config.server);
                look.at(
                    "certificate",
                    loaded.map(drop).map_err(|error| cannot::certificate(language, &error)),
                );
            }
            look.at("forms", forms(config));
            look.told("pathway", pathway::of_settings(config).err().as_ref());
            look.at("mail", self.mail(language, config)?);
            if config.imap.host.is_some() {
                look.at("mailbox", self.mailbox(language, config)?);
            }
        }
        if let (Ok(config), Ok(directory)) = (&config, &directory) {
            look.noted("recipients", unproved(language, config, directory));
        }
        for finding in &look.findings {
            self.show(finding, language, console)?;
        }
        if look.findings.iter().all(|finding| finding.ok) { Ok(()) } else { Err(Error::Faults) }
    }

    fn mail(&self, language: Language, config: &Config) -> Result<Result<(), String>, Error> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        // The mailer's connections belong to the runtime, from its making to its end.
        let _inside = runtime.enter();
        let mailer = match Mailer::new(config) {
            Ok(mailer) => mailer,
            Err(error) => return Ok(Err(cannot::mailer(language, &error))),
        };
        if self.offline {
            return Ok(Ok(()));
        }
        if config.mail.transport == config::Transport::Directory {
            return Ok(writable(language, &config.mail.directory));
        }
        Ok(runtime.block_on(mailer.reach()).map_err(|failure| {
            let (Failure::Later(why) | Failure::Never(why)) = failure;
            let server = format!("{}:{}", config.mail.host, config.mail.port);
            text::with(language, "cli-mail-unreachable", &[("server", server.into()), ("why", why.into())])
        }))
    }

    /// The gateway's own mailbox can be read.
    fn mailbox(&self, language: Language, config: &Config) -> Result<Result<(), String>, Error> {
        let mailbox = match Mailbox::new(config) {
            Ok(Some(mailbox)) if !self.offline => mailbox,
            Ok(_) => return Ok(Ok(())),
            Err(error) => return Ok(Err(cannot::mailbox(language, &error))),
        };
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        Ok(runtime.block_on(mailbox.reach()).map_err(|failure| {
            let server = format!("{}:{}", config.imap.host.as_deref().unwrap_or_default(), config.imap.port);
            let given = [("server", server.into()), ("why", failure.to_string().into())];
            text::with(language, "cli-mailbox-unreachable", &given)
        }))
    }

    fn show(&self, finding: &Finding, language: Language, console: &mut Console<'_>) -> Result<(), Error> {
        if self.json {
            return edited::json(finding, console);
        }
        let what = text::get(language, &format!("cli-check-{}", finding.what));
        let verdict = text::get(language, if finding.ok { "cli-check-ok" } else { "cli-check-fault" });
        writeln!(console.out, "{verdict:<5} {what}")?;
        for fault in &finding.faults {
            writeln!(console.out, "      {fault}")?;
        }
        Ok(())
    }
}

struct Look {
    language: Language,
    findings: Vec<Finding>,
}

impl Look {
    fn told(&mut self, what: &'static str, told: Option<&Faults>) {
        let told = told.map_or(&[][..], |faults| &faults.0);
        let faults: Vec<String> = told.iter().map(|fault| faults::line(self.language, fault)).collect();
        self.findings.push(Finding { what, ok: faults.is_empty(), faults });
    }

    /// Worth knowing, and no fault.
    fn noted(&mut self, what: &'static str, faults: Vec<String>) {
        if !faults.is_empty() {
            self.findings.push(Finding { what, ok: true, faults });
        }
    }

    fn at(&mut self, what: &'static str, seen: Result<(), String>) {
        let faults: Vec<String> = seen.err().into_iter().collect();
        self.findings.push(Finding { what, ok: faults.is_empty(), faults });
    }
}

fn keys(language: Language, config: &Config) -> Result<(), String> {
    match key_folder(config) {
        // They are made at the first start.
        KeyFolder::New => writable(language, &config.gateway.keys_dir),
        KeyFolder::Lost(error) => Err(cannot::start(language, &error)),
        KeyFolder::There => GatewayKeys::load(&config.gateway.keys_dir, &config.gateway.tenant)
            .map(drop)
            .map_err(|error| cannot::keys(language, &error)),
    }
}

/// The folder can be written to, or made.
fn writable(language: Language, folder: &Path) -> Result<(), String> {
    let there = folder.ancestors().find(|path| path.exists()).unwrap_or(Path::new("."));
    let there = if there.as_os_str().is_empty() { Path::new(".") } else { there };
    let error = match access(there, Access::WRITE_OK | Access::EXEC_OK) {
        Ok(()) if there.is_dir() => return Ok(()),
        Ok(()) => rustix::io::Errno::NOTDIR,
        Err(error) => error,
    };
    let given = [("path", folder.display().to_string().into()), ("error", error.to_string().into())];
    Err(text::with(language, "cli-folder", &given))
}

/// Mailboxes that nobody has confirmed for long. What was confirmed on the page is in the store,
/// which is the running gateway's.
fn unproved(language: Language, config: &Config, directory: &Directory) -> Vec<String> {
    let (today, months) = (local_date(Clock::system().now()), config.gateway.mailbox_proof_months);
    let stale = directory.recipients.iter().filter(|one| one.mailbox_is_stale(today, months));
    let line = |one: &Recipient| {
        let date = one.mailbox_verified.map(|date| date.to_string()).unwrap_or_default();
        text::with(language, "cli-recipient-stale", &[("id", (&one.id).into()), ("date", date.into())])
    };
    stale.map(line).collect()
}

fn forms(config: &Config) -> Result<(), String> {
    match &config.gateway.forms_dir {
        Some(folder) => Catalogue::from_dir(folder).map(drop).map_err(|error| error.to_string()),
        None => Ok(()),
    }
}
