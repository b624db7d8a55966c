//! `kind.toml`.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::{Spanned, Value};

use crate::domain::consent::Identity;
use crate::domain::ladder::{Anchor, Only, Reminders, Step};
use crate::domain::notice::To;
use crate::domain::{InformationCategory, Ladder, Language, Letter, Profession, RecipientKind};
use crate::forms::catalogue::kind::Kind;
use crate::forms::catalogue::terms::{self, Terms, TermsFile};
use crate::forms::model::Questionnaire;

/// What `kind.toml` says, checked, and its ladder.
pub(super) struct Settings {
    file: File,
    ladder: Ladder,
}

impl Settings {
    /// Whether the answer form has to be one for the chain rules.
    pub(super) const fn has_chain(&self) -> bool {
        self.file.chain.is_some()
    }

    /// The professions that may answer; empty: any.
    pub(super) fn answered_by(&self) -> &[Profession] {
        &self.file.answered_by
    }

    /// What those who are asked are told.
    pub(super) fn terms(&self) -> &[TermsFile] {
        &self.file.terms
    }

    /// The kind: of what its other files say, and what they are called together.
    pub(super) fn into_kind(
        self,
        id: &str,
        [request, answer]: [Questionnaire; 2],
        request_json: String,
        [example_request, example_answer]: [Option<String>; 2],
    ) -> Kind {
        let Self { file, ladder } = self;
        Kind {
            id: id.to_owned(),
            name: file.name.into(),
            description: file.description.into(),
            recipient_kinds: file.to,
            identity: file.identity,
            requires_categories: file.requires_categories,
            acknowledge_days: file.acknowledge_days,
            answer_days: file.answer_days,
            expire_days: file.expire_days,
            keep_answer_days: file.keep_answer_days,
            has_chain: file.chain.is_some(),
            answered_by: file.answered_by,
            supplements: file.supplements,
            follows: file.follows,
            ladder: ladder.reminding(file.reminders),
            terms: file.terms.into_iter().map(Terms::from).collect(),
            request,
            answer,
            request_json,
            example_request,
            example_answer,
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    name: Names,
    description: Names,
    to: Vec<RecipientKind>,
    #[serde(default)]
    identity: Identity,
    #[serde(default)]
    requires_categories: Vec<InformationCategory>,
    acknowledge_days: u32,
    answer_days: u32,
    #[serde(default = "expire_days")]
    expire_days: u32,
    #[serde(default = "keep_answer_days")]
    keep_answer_days: u32,
    #[serde(default)]
    chain: Option<ChainRules>,
    #[serde(default)]
    answered_by: Vec<Profession>,
    #[serde(default)]
    supplements: bool,
    #[serde(default)]
    follows: Vec<String>,
    #[serde(default)]
    reminders: Reminders,
    #[serde(default)]
    ladder: Option<Vec<Spanned<Value>>>,
    #[serde(default)]
    terms: Vec<TermsFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StepFile {
    name: String,
    from: Anchor,
    days: i32,
    #[serde(default)]
    every: Option<u32>,
    #[serde(default)]
    only: Only,
    to: BTreeMap<To, Letter>,
    #[serde(default)]
    ask: bool,
    #[serde(default)]
    call_days: Option<u32>,
}

/// A text in every language.
type Names = BTreeMap<Language, String>;

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum ChainRules {
    Dfa,
}

const fn expire_days() -> u32 {
    60
}

const fn keep_answer_days() -> u32 {
    30
}

/// Every fault, or the settings.
pub(super) fn parse(text: &str) -> Result<Settings, Vec<String>> {
    let file: File = toml::from_str(text).map_err(|error| vec![error.to_string().trim_end().to_owned()])?;
    let mut faults = Vec::new();
    for (key, names) in [("name", &file.name), ("description", &file.description)] {
        let lacks = |language: &Language| names.get(language).is_none_or(|text| text.trim().is_empty());
        for language in Language::ALL.into_iter().filter(lacks) {
            faults.push(format!("`{key}` needs a text in {}", language.tag()));
        }
    }
    if file.to.is_empty() {
        faults.push("`to` names nobody; give at least one of clinic, provider, authority".to_owned());
    }
    if file.identity == Identity::Never && !file.requires_categories.is_empty() {
        faults.push(
            "`requires_categories` needs a consent, and with `identity = \"never\"` there is none".to_owned(),
        );
    }
    let days = [
        ("acknowledge_days", file.acknowledge_days, 365),
        ("answer_days", file.answer_days, 365),
        ("expire_days", file.expire_days, 365),
        ("keep_answer_days", file.keep_answer_days, 30),
    ];
    for (key, value, most) in days {
        if !(1..=most).contains(&value) {
            faults.push(format!("`{key}` is {value}; give 1 to {most}"));
        }
    }
    if file.acknowledge_days > file.answer_days {
        faults.push("`acknowledge_days` is more than `answer_days`".to_owned());
    }
    let ladder = match &file.ladder {
        None => Ladder::standard(),
        Some(steps) => ladder(text, steps, &mut faults),
    };
    if faults.is_empty()
        && let Some((one, other)) = ladder.at_one_moment(file.acknowledge_days, file.answer_days)
    {
        faults.push(format!(
            "the steps `{}` and `{}` would write to the same mailbox at one moment; change `acknowledge_days`, \
             `answer_days` or the ladder",
            one.name, other.name
        ));
    }
    faults.extend(terms::faults(&file.terms, &file.to));
    if !faults.is_empty() {
        return Err(faults);
    }
    Ok(Settings { file, ladder })
}

/// The steps, each fault with the line its step begins on.
fn ladder(text: &str, written: &[Spanned<Value>], faults: &mut Vec<String>) -> Ladder {
    let mut ladder = Ladder::default();
    let mut lines = Vec::new();
    for step in written {
        let line = 1 + text.bytes().take(step.span().start).filter(|byte| *byte == b'\n').count();
        match StepFile::deserialize(step.get_ref().clone()) {
            Ok(step) => {
                ladder.steps.push(step.into());
                lines.push(line);
            }
            Err(error) => faults.push(format!("line {line}: [[ladder]]: {}", error.message())),
        }
    }
    for (place, fault) in ladder.faults() {
        faults.push(format!("line {}: [[ladder]] `{}`: {fault}", lines[place], ladder.steps[place].name));
    }
    ladder
}

impl From<StepFile> for Step {
    fn from(file: StepFile) -> Self {
        let StepFile { name, from, days, every, only, to, ask, call_days } = file;
        Self { name, from, days, every, only, letters: to.into_iter().collect(), ask, call_days }
    }
}
