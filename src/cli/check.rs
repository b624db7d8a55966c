//! `underlag check`: would the gateway run with these settings? It looks and changes nothing, so
//! it can be asked while the gateway runs.

mod address;
mod data;
mod finding;
mod owners;
mod said;

use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::Args;
use rustix::fs::{Access, access};

use crate::cli::{Console, Error, Settings, cannot, edited};
use crate::clock::Clock;
use crate::config::{self, Config, Directory, Faults};
use crate::crypto::keys::GatewayKeys;
use crate::domain::calendar::local_date;
use crate::domain::{Language, Recipient};
use crate::exchange::pathway;
use crate::exchange::words::ConsentWords;
use crate::forms::catalogue::Catalogue;
use crate::mail::Mailer;
use crate::mail::mailbox::Mailbox;
use crate::mail::transport::Failure;
use crate::server::app::{KeyFolder, key_folder};
use crate::text;

use finding::{Finding, Level};

#[derive(Debug, Args)]
pub struct Check {
    /// One JSON object a line
    #[arg(long)]
    json: bool,
    /// Don't connect to the mail server and to the gateway's mailbox
    #[arg(long)]
    offline: bool,
}

/// So long a mail server may take before it counts as one that does not answer.
const PATIENCE: Duration = Duration::from_secs(4);

impl Check {
    pub(super) fn run(&self, settings: &Settings, console: &mut Console<'_>) -> Result<(), Error> {
        let language = console.language();
        let file = settings.file(console);
        let folder = file.parent().map_or_else(PathBuf::new, Path::to_owned);
        let config = Config::load(&file, &console.environment);
        let directory = Directory::load(&folder);
        let mut findings = vec![Finding::told("settings", config.as_ref().err(), language)];
        // Where there are no settings there is no folder to look into either.
        if !config.as_ref().is_err_and(Faults::is_unreadable) {
            findings.push(Finding::told("directory", directory.as_ref().err(), language));
        }
        if let Ok(config) = &config {
            findings.extend(inside(language, config, directory.as_ref().ok()));
            findings.push(said::security(language, config, Clock::system().now()));
            findings.push(address::listening(language, config));
            if !config.server.behind_proxy {
                let now = Clock::system().now();
                findings.push(address::certificate(language, &config.server, now));
            }
            findings.push(Finding::of("forms", forms(config)));
            findings.push(Finding::told("pathway", pathway::of_settings(config).err().as_ref(), language));
            let words = ConsentWords::of_settings(config);
            findings.push(Finding::told("consent", words.err().as_ref(), language));
            findings.push(self.mail(language, config)?);
            if config.imap.host.is_some() {
                findings.push(self.mailbox(language, config)?);
            }
        }
        for finding in &findings {
            self.show(finding, language, console)?;
        }
        let faulty = findings.iter().any(|finding| finding.level == Level::Fault);
        if faulty { Err(Error::Faults) } else { Ok(()) }
    }

    fn mail(&self, language: Language, config: &Config) -> Result<Finding, Error> {
        let mut config = config.clone();
        config.mail.timeout = config.mail.timeout.min(PATIENCE);
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        // The mailer's connections belong to the runtime, from its making to its end.
        let _inside = runtime.enter();
        let mailer = match Mailer::new(&config) {
            Ok(mailer) => mailer,
            Err(error) => return Ok(Finding::fault("mail", cannot::mailer(language, &error))),
        };
        if config.mail.transport == config::Transport::Directory {
            return Ok(Finding::of("mail", writable(language, &config.mail.directory)));
        }
        if self.offline {
            return Ok(Finding::unseen("mail", text::get(language, "cli-check-offline")));
        }
        Ok(match runtime.block_on(mailer.reach()) {
            Ok(()) => Finding::ok("mail"),
            Err(Failure::Later(why) | Failure::Never(why)) => {
                let server = format!("{}:{}", config.mail.host, config.mail.port);
                let given = [("server", server.into()), ("why", cannot::why(language, &why).into())];
                Finding::fault("mail", text::with(language, "cli-mail-unreachable", &given))
            }
        })
    }

    /// The gateway's own mailbox can be read.
    fn mailbox(&self, language: Language, config: &Config) -> Result<Finding, Error> {
        let mut config = config.clone();
        config.imap.timeout = config.imap.timeout.min(PATIENCE);
        let mailbox = match Mailbox::new(&config) {
            Ok(Some(mailbox)) if !self.offline => mailbox,
            Ok(_) => return Ok(Finding::unseen("mailbox", text::get(language, "cli-check-offline"))),
            Err(error) => return Ok(Finding::fault("mailbox", cannot::mailbox(language, &error))),
        };
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        Ok(match runtime.block_on(mailbox.reach()) {
            Ok(()) => Finding::ok("mailbox"),
            Err(failure) => {
                let server =
                    format!("{}:{}", config.imap.host.as_deref().unwrap_or_default(), config.imap.port);
                let why = cannot::why(language, &failure.to_string());
                let given = [("server", server.into()), ("why", why.into())];
                Finding::fault("mailbox", text::with(language, "cli-mailbox-unreachable", &given))
            }
        })
    }

    fn show(&self, finding: &Finding, language: Language, console: &mut Console<'_>) -> Result<(), Error> {
        if self.json {
            return edited::json(finding, console);
        }
        let what = text::get(language, &format!("cli-check-{}", finding.what));
        let verdict = match finding.level {
            Level::Ok => "cli-check-ok",
            Level::Warning => "cli-check-warning",
            Level::Fault => "cli-check-fault",
            Level::NotLookedAt => "cli-check-unseen",
        };
        writeln!(console.out, "{:<16} {what}", text::get(language, verdict))?;
        for fault in &finding.faults {
            writeln!(console.out, "{:<16} {fault}", "")?;
        }
        Ok(())
    }
}

/// What lies on the disk: keys, store, spool, and whose they are.
fn inside(language: Language, config: &Config, directory: Option<&Directory>) -> Vec<Finding> {
    let (keys_finding, keys) = keys(language, config);
    let mut findings = vec![keys_finding, Finding::of("data", writable(language, &config.gateway.data_dir))];
    let (store, looked) = data::store(language, config, keys.as_ref());
    findings.push(store);
    findings.push(data::spool(language, config, looked.as_ref()));
    findings.push(data::clock(language, Clock::system().reading(), looked.as_ref()));
    findings.push(owners::look(language, config));
    if let Some(directory) = directory {
        let mut warnings = unproved(language, config, directory);
        if let (Some(keys), Some(looked)) = (&keys, &looked) {
            warnings.extend(data::recipients_gone(language, directory, keys, looked));
        }
        warnings.extend(fees_of_no_kind(language, config, directory));
        findings.push(Finding::warnings("recipients", warnings));
        findings.push(said::data_protection(language, directory));
    }
    findings
}

fn keys(language: Language, config: &Config) -> (Finding, Option<GatewayKeys>) {
    match key_folder(config) {
        KeyFolder::New => {
            let may = writable(language, &config.gateway.keys_dir);
            (Finding::of("keys", may).with(text::get(language, "cli-check-new-keys")), None)
        }
        KeyFolder::Lost(error) => (Finding::fault("keys", cannot::start(language, &error)), None),
        KeyFolder::There => match GatewayKeys::load(&config.gateway.keys_dir, &config.gateway.tenant) {
            Ok(keys) => (Finding::ok("keys"), Some(keys)),
            Err(error) => (Finding::fault("keys", cannot::keys(language, &error)), None),
        },
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

/// Fees that are agreed for a form there is not: they never hold.
fn fees_of_no_kind(language: Language, config: &Config, directory: &Directory) -> Vec<String> {
    let Ok(catalogue) = Catalogue::offered(config.gateway.forms_dir.as_deref()) else { return Vec::new() };
    let kinds = directory.fees.iter().filter_map(|fee| fee.kind.as_deref());
    let unknown = kinds.filter(|kind| catalogue.kind(kind).is_none());
    unknown.map(|kind| text::with(language, "cli-fee-unknown-kind", &[("kind", kind.into())])).collect()
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
