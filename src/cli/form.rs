//! `underlag form`: can these forms be used, is this response valid?

use std::collections::BTreeSet;
use std::io::Read;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use serde::Serialize;

use crate::cli::{Console, Error};
use crate::clock::Clock;
use crate::domain::Language;
use crate::domain::calendar::local_date;
use crate::forms::finding::{Finding, Refusal, RefusalStatus, Report};
use crate::forms::load::{self, Examined};
use crate::forms::validate::validate;
use crate::forms::value_set::ValueSets;
use crate::forms::{json, possible, strict_json};
use crate::text;
use crate::web::questionnaire;

#[derive(Debug, Args)]
pub struct Form {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Say of each form whether it can be used, and by name what stands against it
    Check(Check),
    /// Hold a filled form against its form
    Validate(Validate),
    /// Print the form as an HTML page, as people will see it
    Show(Show),
}

#[derive(Debug, Args)]
struct Check {
    /// FHIR R4 Questionnaires
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Refuse every extension that is not known; else another maker's is passed over with a warning
    #[arg(long)]
    strict: bool,
    #[command(flatten)]
    sets: Sets,
    /// One JSON object a line
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
struct Validate {
    /// FHIR R4 Questionnaire
    #[arg(long, value_name = "FILE")]
    form: PathBuf,
    /// FHIR R4 QuestionnaireResponse
    #[arg(long, value_name = "FILE")]
    response: PathBuf,
    #[command(flatten)]
    sets: Sets,
    /// One JSON object
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
struct Show {
    /// FHIR R4 Questionnaire
    #[arg(value_name = "FILE")]
    form: PathBuf,
    /// Language of the page: `sv` or `en` [default: the console's]
    #[arg(long, value_parser = language)]
    language: Option<Language>,
    #[command(flatten)]
    sets: Sets,
}

fn language(tag: &str) -> Result<Language, &'static str> {
    Language::parse(tag).ok_or("sv or en")
}

#[derive(Debug, Args)]
struct Sets {
    /// Folder of FHIR ValueSets and CodeSystems that forms may refer to
    #[arg(long, value_name = "DIR")]
    value_sets: Option<PathBuf>,
}

/// What `check` says of one file.
#[derive(Debug, Serialize)]
struct Checked<'a> {
    file: &'a str,
    status: &'static str,
    items: usize,
    reasons: Vec<Finding>,
}

/// What `validate` says.
#[derive(Debug, Serialize)]
struct Validated {
    valid: bool,
    #[serde(flatten)]
    report: Report,
}

impl Form {
    pub(super) fn run(&self, console: &mut Console<'_>) -> Result<(), Error> {
        match &self.command {
            Command::Check(check) => check.run(console),
            Command::Validate(validate) => validate.run(console),
            Command::Show(show) => show.run(console),
        }
    }
}

impl Check {
    fn run(&self, console: &mut Console<'_>) -> Result<(), Error> {
        let sets = self.sets.read()?;
        let mut all_ok = true;
        for path in &self.files {
            let file = path.to_string_lossy();
            let Examined { items, outcome } = examine(path, &sets, self.strict);
            let (status, reasons) = match outcome {
                Ok(loaded) => ("ok", loaded.lint),
                Err(refusal) => (status(&refusal), refusal.reasons),
            };
            all_ok &= status == "ok";
            if self.json {
                say(console, &Checked { file: &file, status, items, reasons })?;
            } else {
                writeln!(console.out, "{file}: {status} ({items})")?;
                tell(console, "", &reasons)?;
                advise(console, &reasons)?;
            }
        }
        if all_ok { Ok(()) } else { Err(Error::Faults) }
    }
}

impl Validate {
    fn run(&self, console: &mut Console<'_>) -> Result<(), Error> {
        let sets = self.sets.read()?;
        let report = match self.report(&sets, console) {
            Ok(report) => report,
            Err(refusal) => Report { errors: refusal.reasons, warnings: Vec::new() },
        };
        let valid = report.is_valid();
        if self.json {
            say(console, &Validated { valid, report })?;
        } else {
            writeln!(
                console.out,
                "{}: {}",
                self.response.display(),
                if valid { "valid" } else { "invalid" }
            )?;
            tell(console, "error ", &report.errors)?;
            tell(console, "warning ", &report.warnings)?;
        }
        if valid { Ok(()) } else { Err(Error::Faults) }
    }

    fn report(&self, sets: &ValueSets, console: &Console<'_>) -> Result<Report, Refusal> {
        let form = examine(&self.form, sets, false).outcome?.questionnaire;
        let bytes = read(&self.response)?;
        let language = console.language();
        let unread =
            |refusal: Refusal| Refusal { reasons: json::in_language(refusal.reasons, language), ..refusal };
        let text = strict_json::utf8(&bytes).map_err(unread)?;
        let json::Read { response, faults } = json::read(text, &form).map_err(unread)?;
        let mut report = validate(&form, &response, language);
        let today = local_date(Clock::system().now());
        report.errors.extend(possible::check(&form, &response, today, language));
        report.errors.splice(0..0, json::in_language(faults, language));
        Ok(report)
    }
}

impl Show {
    fn run(&self, console: &mut Console<'_>) -> Result<(), Error> {
        let sets = self.sets.read()?;
        let form = match examine(&self.form, &sets, false).outcome {
            Ok(loaded) => loaded.questionnaire,
            Err(refusal) => return Err(Error::Failed(refusal.to_string())),
        };
        let language = self.language.unwrap_or_else(|| console.language());
        let page = questionnaire::preview(&form, language).map_err(std::io::Error::other)?;
        Ok(writeln!(console.out, "{page}")?)
    }
}

impl Sets {
    fn read(&self) -> Result<ValueSets, Error> {
        let folder = self.value_sets.as_deref();
        folder
            .map_or_else(|| Ok(ValueSets::none()), ValueSets::from_dir)
            .map_err(|error| Error::Failed(error.to_string()))
    }
}

fn examine(path: &Path, sets: &ValueSets, strict: bool) -> Examined {
    let bytes = match read(path) {
        Ok(bytes) => bytes,
        Err(refusal) => return Examined { items: 0, outcome: Err(refusal) },
    };
    match strict_json::utf8(&bytes) {
        Ok(text) if strict => load::examine_strictly(text, sets),
        Ok(text) => load::examine(text, sets),
        Err(refusal) => Examined { items: 0, outcome: Err(refusal) },
    }
}

/// The file, or as much of it as shows that it is too large.
fn read(path: &Path) -> Result<Vec<u8>, Refusal> {
    let mut bytes = Vec::new();
    std::fs::File::open(path)
        .and_then(|file| file.take(strict_json::MAX_BYTES as u64 + 1).read_to_end(&mut bytes))
        .map_err(|error| Refusal::broken("unreadable", format!("{}: {error}", path.display())))?;
    Ok(bytes)
}

fn status(refusal: &Refusal) -> &'static str {
    match refusal.status {
        RefusalStatus::Refused => "refused",
        RefusalStatus::Broken => "broken",
    }
}

fn say(console: &mut Console<'_>, result: &impl Serialize) -> Result<(), Error> {
    Ok(writeln!(console.out, "{}", serde_json::to_string(result).map_err(std::io::Error::from)?)?)
}

/// What to do about the reasons, in the reader's language, each piece of advice once.
fn advise(console: &mut Console<'_>, reasons: &[Finding]) -> Result<(), Error> {
    let language = console.language();
    let keys: BTreeSet<&str> = reasons.iter().map(|reason| advice(reason.code)).collect();
    for key in keys {
        writeln!(console.out, "  → {}", text::get(language, key))?;
    }
    Ok(())
}

/// What is reported about forms that can be used all the same.
const LINT: &[&str] = &[
    "bounds-crossed",
    "constraint-passed-over",
    "display-flag",
    "enable-behavior-missing",
    "enable-when-cycle",
    "group-empty",
    "initial-expression-passed-over",
    "initial-several",
    "no-items",
    "occurs-without-repeats",
    "options-missing",
    "required-unreachable",
    "status-missing",
    "text-missing",
    "type-abstract",
];

fn advice(code: &str) -> &'static str {
    match code {
        "unreadable" | "not-json" | "not-utf8" | "byte-order-mark" | "not-a-form" | "resource-type" => {
            "forms-advice-file"
        }
        "extension-unknown" => "forms-advice-extension",
        "element-unknown" | "implicit-rules" | "modifier-extension" => "forms-advice-unsupported",
        "value-set-missing" | "value-set-unsupported" => "forms-advice-value-set",
        "regex-unsupported" => "forms-advice-regex",
        "link-id-ambiguous" | "link-id-missing" | "link-id-duplicate" => "forms-advice-link-id",
        code if LINT.contains(&code) => "forms-advice-lint",
        code if code.starts_with("too-") => "forms-advice-limit",
        code if code.starts_with("enable-when-") => "forms-advice-condition",
        code if code.ends_with("-unsupported") => "forms-advice-unsupported",
        _ => "forms-advice-structure",
    }
}

fn tell(console: &mut Console<'_>, kind: &str, findings: &[Finding]) -> Result<(), Error> {
    for Finding { code, link_id, text } in findings {
        let at = link_id.as_ref().map(|link_id| format!(" [{link_id}]")).unwrap_or_default();
        // Whoever wrote the file does not get to write control sequences to a terminal.
        let line: String = format!("{kind}{code}{at}: {text}")
            .chars()
            .map(|one| if one.is_control() { char::REPLACEMENT_CHARACTER } else { one })
            .collect();
        writeln!(console.out, "  {line}")?;
    }
    Ok(())
}
