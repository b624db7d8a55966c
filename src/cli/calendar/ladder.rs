//! `underlag calendar ladder`: the dry run of a request.

use clap::Args;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;

use crate::cli::{Console, Error, Settings, edited};
use crate::domain::calendar::{self, local_date};
use crate::domain::deadline::{Terms, deadlines};
use crate::domain::forecast::{forecast, imagined};
use crate::domain::{Calendar, Digest};
use crate::forms::catalogue::Catalogue;
use crate::text::ahead::{Line, lines};

use super::whose::Whose;

#[derive(Debug, Args)]
pub(super) struct Ladder {
    /// Id of a form kind
    kind: String,
    /// The day it is sent, YYYY-MM-DD
    #[arg(long, value_name = "DATE", value_parser = calendar::day)]
    sent: Date,
    /// By the ladder of this unit, where it has one
    #[arg(long, value_name = "ID")]
    unit: Option<String>,
    #[command(flatten)]
    whose: Whose,
}

#[derive(Serialize)]
struct Shown {
    date: Date,
    at: Timestamp,
    what: String,
    detail: String,
}

impl Ladder {
    pub(super) fn run(&self, settings: &Settings, console: &mut Console<'_>) -> Result<(), Error> {
        let language = console.language();
        let (config, directory) = self.whose.office(settings, console)?;
        let mut catalogue = Catalogue::builtin();
        if let Some(folder) = &config.gateway.forms_dir {
            let own = Catalogue::from_dir(folder).map_err(|error| Error::Failed(error.to_string()))?;
            catalogue = catalogue.with(own);
        }
        let kind = catalogue.kind(&self.kind);
        let kind = kind.ok_or_else(|| edited::said(language, "cli-calendar-kind", &self.kind))?;
        let recipient = self.whose.recipient(&directory, console)?;
        let own = |ids: fn(&crate::config::ladders::Named) -> &Vec<String>, id: Option<&String>| {
            directory.ladders.iter().find(|named| id.is_some_and(|id| ids(named).contains(id)))
        };
        let own = own(|named| &named.recipients, self.whose.recipient.as_ref())
            .or_else(|| own(|named| &named.units, self.unit.as_ref()));
        let ladder = own.map_or(&kind.ladder, |named| &named.ladder);
        let closed = recipient.map_or(&[][..], |recipient| &recipient.closed);
        let calendar = Calendar::new(config.calendar.clone()).closed_also(closed);
        let sent_at = calendar.opening_of(self.sent);
        let terms = Terms {
            acknowledge_days: kind.acknowledge_days,
            answer_days: kind.answer_days,
            expire_days: kind.expire_days,
        };
        let nobody = Digest::from_bytes([0; 32]);
        let dates = deadlines(sent_at, terms, &calendar);
        let record = imagined(&kind.id, (nobody, nobody), sent_at, dates);
        let escalation = recipient.is_none_or(|recipient| recipient.escalation_mailbox.is_some());
        for line in lines(language, &forecast(&record, ladder, &calendar, escalation, record.sent_at)) {
            self.show(line, console)?;
        }
        Ok(())
    }

    fn show(&self, line: Line, console: &mut Console<'_>) -> Result<(), Error> {
        let Line { at, what, detail, .. } = line;
        let date = local_date(at);
        if self.whose.json {
            return edited::json(&Shown { date, at, what, detail }, console);
        }
        Ok(writeln!(console.out, "{}", format!("{date}\t{what}\t{detail}").trim_end())?)
    }
}
