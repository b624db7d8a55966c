//! `underlag recipient verify-mailbox`: a letter to a functional mailbox, with a code to type.

use clap::Args;

use crate::cli::{Console, Error, Settings, cannot, edited};
use crate::clock::Clock;
use crate::crypto::digest::Purpose;
use crate::crypto::keys::GatewayKeys;
use crate::domain::calendar::local_date;
use crate::exchange::mailbox_proof::{VALID_DAYS, code};
use crate::mail::letter::{self, Proof};
use crate::mail::transport::Failure;
use crate::mail::{Mail, Mailer};
use crate::server::app::{KeyFolder, key_folder};
use crate::text;

#[derive(Debug, Args)]
pub(super) struct VerifyMailbox {
    id: String,
}

impl VerifyMailbox {
    pub(super) fn run(&self, settings: &Settings, console: &mut Console<'_>) -> Result<(), Error> {
        let language = console.language();
        let (config, directory) = settings.load(console)?;
        let recipient = directory
            .recipient(&self.id)
            .ok_or_else(|| edited::said(language, "cli-recipient-unknown", &self.id))?;
        if matches!(key_folder(&config), KeyFolder::New) {
            return Err(Error::Failed(text::get(language, "cli-keys-not-yet")));
        }
        let keys = GatewayKeys::load(&config.gateway.keys_dir, &config.gateway.tenant)
            .map_err(|error| Error::Failed(cannot::keys(language, &error)))?;
        let now = Clock::system().now();
        let today = local_date(now);
        let code = code(&keys.digest, recipient, today);
        let until = today.saturating_add(jiff::Span::new().days(VALID_DAYS));
        let until = text::dates::day(recipient.language, until);
        let written = letter::write_proof(
            recipient.language,
            &Proof {
                recipient: &recipient.name,
                gateway: &config.gateway.name,
                address: &config.server.base_url,
                code: &code,
                until: &until,
            },
        );
        let mail = Mail {
            // The same code is the same letter.
            id: keys.digest.digest(Purpose::Notice, code.as_bytes()),
            thread: None,
            to: recipient.mailbox.clone(),
            reply_to: None,
            written,
        };
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        // The mailer's connections belong to the runtime, from its making to its end.
        let _inside = runtime.enter();
        let mailer = Mailer::new(&config).map_err(|error| Error::Failed(cannot::mailer(language, &error)))?;
        let sent = runtime.block_on(mailer.send(&mail, now));
        sent.map_err(|failure| {
            let (Failure::Later(why) | Failure::Never(why)) = failure;
            let given = [("id", (&self.id).into()), ("why", cannot::why(language, &why).into())];
            Error::Failed(text::with(language, "cli-recipient-verify-failed", &given))
        })?;
        let given = [("id", (&self.id).into()), ("until", until.into())];
        let said = text::with(language, "cli-recipient-verify-sent", &given);
        Ok(writeln!(console.out, "{said}")?)
    }
}
