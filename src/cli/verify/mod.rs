//! `underlag verify`: what can be proved about a document, offline; and a copy of what was proved.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;

use crate::cli::{Console, Error, Settings, cannot};
use crate::clock::Clock;
use crate::crypto::keys::GatewayKeys;
use crate::crypto::signing::Jwks;
use crate::domain::{Language, Recipient};
use crate::exchange::verify::{Against, Outcome, Verdict, verify, verify_packet};
use crate::text;

mod copy;
mod input;

use input::Input;

/// Check documents offline: every byte of the file, consent, signatures, period
///
/// Exit code: 0 proved, 1 does not hold, 3 can't be proved with what is known here, 4 can't be read; of several
/// files the worst (1, then 4, then 3). 2: nothing was checked, for the options, settings or keys are wrong.
#[derive(Debug, Args)]
pub struct Verify {
    /// Consent documents, requests, answers or receipts; `-` is standard input, a folder holds the parts of one
    /// request or answer (its JSON, its tokens, its attachments) under the names they have in the document
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Public keys of the gateway that issued it (JWKS); default: this gateway's
    #[arg(long, value_name = "FILE", requires = "issuer")]
    jwks: Option<PathBuf>,
    /// Base URL of that gateway
    #[arg(long, value_name = "URL", requires = "jwks")]
    issuer: Option<String>,
    /// Write what is proved of one request or answer anew, as a PDF that says it is a copy
    #[arg(long, value_name = "FILE")]
    render: Option<PathBuf>,
    /// One JSON object a file: `file`, `document`, `verdict`, `valid`, `data_proved`, `reference`,
    /// `checks: [{code, ok, text}]`
    #[arg(long)]
    json: bool,
}

impl Verify {
    pub(super) fn run(&self, settings: &Settings, console: &mut Console<'_>) -> Result<(), Error> {
        let language = console.language();
        let (jwks, issuer, recipients) = self.known(settings, console).map_err(no_word)?;
        if self.render.is_some() && self.files.len() > 1 {
            return Err(Error::Usage(text::get(language, "cli-verify-render-one")));
        }
        let against = Against { jwks: &jwks, issuer: &issuer, recipients: &recipients };
        let (now, mut worst) = (Clock::system().now(), Outcome::Proved);
        for file in &self.files {
            let input = Input::read(file, console);
            let verdict = match &input {
                Ok(Input::Pdf(pdf)) => verify(pdf, against, now, language),
                Ok(Input::Packet(files)) => verify_packet(files, against, now, language),
                Err(error) => Verdict::unreadable(unreadable(language, file, error)),
            };
            self.print(file, &verdict, console)?;
            worst = worst.max(verdict.outcome);
            if let (Some(out), Ok(input)) = (&self.render, &input) {
                copy::write(out, (input, &verdict), settings, console).map_err(no_word)?;
            }
        }
        if worst == Outcome::Proved { Ok(()) } else { Err(Error::Verdict(worst.exit_code())) }
    }

    /// Keys, address and directory of the gateway that issued the documents.
    fn known(
        &self,
        settings: &Settings,
        console: &Console<'_>,
    ) -> Result<(Jwks, String, Vec<Recipient>), Error> {
        let language = console.language();
        let (Some(path), Some(issuer)) = (&self.jwks, &self.issuer) else {
            let (config, directory) = settings.load(console)?;
            let keys = GatewayKeys::load(&config.gateway.keys_dir, &config.gateway.tenant)
                .map_err(|error| Error::Failed(cannot::keys(language, &error)))?;
            return Ok((keys.jwks().clone(), config.server.base_url, directory.recipients));
        };
        let json =
            fs::read_to_string(path).map_err(|error| Error::Failed(unreadable(language, path, &error)))?;
        let jwks = Jwks::parse(&json).map_err(|_| {
            let given = [("path", path.display().to_string().into())];
            Error::Failed(text::with(language, "cli-no-key-set", &given))
        })?;
        let recipients = settings.load(console).map(|(_, directory)| directory.recipients);
        Ok((jwks, issuer.clone(), recipients.unwrap_or_default()))
    }

    fn print(&self, file: &Path, verdict: &Verdict, console: &mut Console<'_>) -> Result<(), Error> {
        let file = file.display().to_string();
        if self.json {
            let line =
                serde_json::to_string(&Shown { file: &file, verdict }).map_err(std::io::Error::from)?;
            writeln!(console.out, "{line}")?;
            return Ok(());
        }
        let outcome = text::get(console.language(), verdict.outcome.text_key());
        let reference = verdict.reference.as_deref().map(|text| format!("  {text}")).unwrap_or_default();
        writeln!(console.out, "{outcome}: {file}{reference}")?;
        for check in &verdict.checks {
            let mark = match check.ok {
                Some(true) => "ok   ",
                Some(false) => "fault",
                None => "?    ",
            };
            writeln!(console.out, "{mark}  {}", check.text)?;
        }
        Ok(())
    }
}

/// No word about any document: not what 1 stands for here.
fn no_word(error: Error) -> Error {
    match error {
        Error::Failed(text) => Error::Usage(text),
        other => other,
    }
}

fn unreadable(language: Language, path: &Path, error: &std::io::Error) -> String {
    let given = [("path", path.display().to_string().into()), ("error", error.to_string().into())];
    text::with(language, "cli-unreadable", &given)
}

#[derive(Serialize)]
struct Shown<'a> {
    file: &'a str,
    #[serde(flatten)]
    verdict: &'a Verdict,
}
