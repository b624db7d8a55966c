//! `underlag recipient`: those who are asked. Writes `config/recipients.toml`, keeps its comments.

mod enrol;
mod verify;

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand, ValueEnum};
use jiff::civil::Date;
use serde::Serialize;
use toml_edit::value;

use crate::cli::{Console, Error, Settings, edited};
use crate::clock::Clock;
use crate::config::edit::{Edit, day};
use crate::domain::Recipient as Entry;
use crate::domain::calendar::{self, local_date};
use crate::domain::{RecipientKeys, RecipientKind};
use crate::text;

#[derive(Debug, Args)]
pub struct Recipient {
    /// One JSON object a line
    #[arg(long, global = true)]
    json: bool,
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Add a recipient; its mailbox still has to be confirmed
    Add(Box<New>),
    /// Every recipient: can it be chosen, is it enrolled
    List,
    /// Make a recipient key and print it, once, in a letter (PDF)
    Enrol(enrol::Enrol),
    /// Ask the functional mailbox, by a letter, to confirm that mail arrives
    VerifyMailbox(verify::VerifyMailbox),
    /// Note that somebody in the functional mailbox has confirmed that mail arrives
    ConfirmMailbox {
        id: String,
        /// The day they did [default: today]
        #[arg(long, value_name = "YYYY-MM-DD", value_parser = calendar::day)]
        date: Option<Date>,
    },
}

#[derive(Debug, Args)]
struct New {
    /// Lower-case letters, digits, hyphens; never changed afterwards
    id: String,
    #[arg(long)]
    name: String,
    #[arg(long, value_enum)]
    kind: Kind,
    #[arg(long)]
    region: String,
    /// Functional mailbox
    #[arg(long, value_name = "ADDRESS")]
    mailbox: String,
    #[arg(long)]
    hsa_id: Option<String>,
    /// Gets the later reminders
    #[arg(long, value_name = "ADDRESS")]
    escalation_mailbox: Option<String>,
    #[arg(long)]
    telephone: Option<String>,
    /// Of letters: sv or en [default: sv]
    #[arg(long)]
    language: Option<String>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Kind {
    Clinic,
    Provider,
    Authority,
}

impl Kind {
    const fn text(self) -> &'static str {
        match self {
            Self::Clinic => "clinic",
            Self::Provider => "provider",
            Self::Authority => "authority",
        }
    }
}

#[derive(Serialize)]
struct Shown<'a> {
    id: &'a str,
    name: &'a str,
    kind: RecipientKind,
    region: &'a str,
    mailbox: &'a str,
    mailbox_verified: Option<Date>,
    can_be_chosen: bool,
    keys: Option<&'a RecipientKeys>,
}

impl Recipient {
    pub(super) fn run(&self, settings: &Settings, console: &mut Console<'_>) -> Result<(), Error> {
        let folder = settings.file(console).parent().map_or_else(PathBuf::new, Path::to_owned);
        match &self.action {
            Action::List => self.list(&folder, console),
            Action::Add(new) => {
                let language = console.language();
                let mut edit = Edit::recipients(&folder).map_err(|error| edited::failed(language, &error))?;
                if edit.entry(&new.id).is_some() {
                    return Err(edited::said(language, "cli-recipient-exists", &new.id));
                }
                new.write(&mut edit);
                self.save(&edit, &new.id, "cli-recipient-added", console)
            }
            Action::Enrol(enrol) => {
                let (done, path) = enrol.run(settings, &folder, console)?;
                self.tell(&done, &path, "cli-recipient-enrolled", console)
            }
            Action::VerifyMailbox(verify) => verify.run(settings, console),
            Action::ConfirmMailbox { id, date } => {
                let today = local_date(Clock::system().now());
                let date = date.unwrap_or(today);
                if date > today {
                    let given = [("date", date.to_string().into())];
                    return Err(Error::Usage(text::with(console.language(), "cli-date-to-come", &given)));
                }
                let mut edit = edited::recipient(&folder, id, console)?;
                if let Some(entry) = edit.entry(id) {
                    entry["mailbox_verified"] = value(day(date));
                }
                self.save(&edit, id, "cli-recipient-confirmed", console)
            }
        }
    }

    fn save(&self, edit: &Edit, id: &str, done: &str, console: &mut Console<'_>) -> Result<(), Error> {
        let path = edit.path();
        let directory = edit.save().map_err(|error| edited::failed(console.language(), &error))?;
        directory.recipient(id).map_or(Ok(()), |recipient| self.tell(recipient, &path, done, console))
    }

    fn tell(
        &self,
        recipient: &Entry,
        path: &Path,
        done: &str,
        console: &mut Console<'_>,
    ) -> Result<(), Error> {
        if self.json {
            return show(recipient, true, console);
        }
        let given = [("id", (&recipient.id).into()), ("path", path.display().to_string().into())];
        let text = text::with(console.language(), done, &given);
        Ok(writeln!(console.out, "{text}")?)
    }

    fn list(&self, folder: &Path, console: &mut Console<'_>) -> Result<(), Error> {
        let directory = edited::directory(folder, console)?;
        directory.recipients.iter().try_for_each(|recipient| show(recipient, self.json, console))?;
        if !self.json && directory.recipients.iter().any(|recipient| !recipient.can_be_chosen()) {
            console.complain(&text::get(console.language(), "cli-recipient-confirmed-on-the-page"));
        }
        Ok(())
    }
}

impl New {
    fn write(&self, edit: &mut Edit) {
        let entry = edit.add();
        entry["id"] = value(&self.id);
        entry["name"] = value(&self.name);
        entry["kind"] = value(self.kind.text());
        entry["region"] = value(&self.region);
        if let Some(id) = &self.hsa_id {
            entry["hsa_id"] = value(id);
        }
        entry["mailbox"] = value(&self.mailbox);
        for (key, text) in [
            ("escalation_mailbox", &self.escalation_mailbox),
            ("telephone", &self.telephone),
            ("language", &self.language),
        ] {
            if let Some(text) = text {
                entry[key] = value(text);
            }
        }
    }
}

fn show(recipient: &Entry, json: bool, console: &mut Console<'_>) -> Result<(), Error> {
    let shown = Shown {
        id: &recipient.id,
        name: &recipient.name,
        kind: recipient.kind,
        region: &recipient.region,
        mailbox: &recipient.mailbox,
        mailbox_verified: recipient.mailbox_verified,
        can_be_chosen: recipient.can_be_chosen(),
        keys: recipient.keys.as_ref(),
    };
    if json {
        return edited::json(&shown, console);
    }
    let language = console.language();
    let chosen =
        if shown.can_be_chosen { "cli-recipient-mark-ready" } else { "cli-recipient-mark-unconfirmed" };
    let enrolled =
        if shown.keys.is_some() { "cli-recipient-mark-enrolled" } else { "cli-recipient-mark-one-time" };
    let (chosen, enrolled) = (text::get(language, chosen), text::get(language, enrolled));
    writeln!(console.out, "{}\t{}\t{}\t{chosen}\t{enrolled}", shown.id, shown.name, shown.mailbox)?;
    Ok(())
}
