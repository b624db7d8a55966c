//! `pathway.toml`: the steps towards a person's own support. The file may be left out.

use std::collections::HashSet;
use std::path::Path;

use crate::config::directory::entries;
use crate::config::fault::Faults;
use crate::config::section::{Reading, Section};
use crate::config::setting::{Given as Written, Setting, list, word};
use crate::config::shapes;
use crate::config::words::{required_words, words};
use crate::domain::WatchKind;
use crate::domain::pathway::{Given, Misfit, Pathway, Step};

/// May be left out.
pub const PATHWAY: &str = "pathway.toml";

/// The form kinds there are, as far as the pathway speaks of them.
pub trait Forms {
    /// The ids, in order.
    fn kinds(&self) -> Vec<String>;
    /// What keeps the kind's request form from starting with that.
    fn misfit(&self, kind: &str, given: &Given) -> Option<Misfit>;
}

/// The pathway that comes with the gateway.
const SHIPPED: &str = include_str!("../../config/pathway.toml");

/// The pathway that comes with the gateway; no steps where the form kinds are others than it speaks of.
#[must_use]
pub fn shipped(forms: &dyn Forms) -> Pathway {
    read(Reading::of(Path::new(PATHWAY), SHIPPED.to_owned()), forms).unwrap_or_default()
}

/// Reads the file of a folder; where there is none it is [`shipped`].
pub fn load(folder: &Path, forms: &dyn Forms) -> Result<Pathway, Faults> {
    let path = folder.join(PATHWAY);
    if path.exists() { read(Reading::open(&path), forms) } else { Ok(shipped(forms)) }
}

fn read(
    (mut reading, document): (Reading, toml_edit::Document<String>),
    forms: &dyn Forms,
) -> Result<Pathway, Faults> {
    let ids: HashSet<String> = document
        .get("step")
        .and_then(toml_edit::Item::as_array_of_tables)
        .into_iter()
        .flatten()
        .filter_map(|step| step.get("id")?.as_str().map(str::to_owned))
        .collect();
    let mut pathway = Pathway::default();
    entries(&mut reading, &document, "step", &mut |section| {
        pathway.steps.push(step(section, &ids, forms));
    });
    // Of steps that could not be read nothing is to be said.
    if reading.faults.is_empty() {
        circles(&mut reading, &document, &pathway);
    }
    if reading.faults.is_empty() { Ok(pathway) } else { Err(Faults(reading.faults)) }
}

fn step(section: &mut Section<'_>, ids: &HashSet<String>, forms: &dyn Forms) -> Step {
    let step = Step {
        id: section.required_shaped("id", "id", |id| shapes::is_id(id, false)),
        after: section.or("after", Vec::new()),
        name: required_words(section, "name"),
        requires: required_words(section, "requires"),
        proof: required_words(section, "proof"),
        advice: words(section, "advice"),
        kind: section.optional("kind"),
        start: start(section),
        watch: section.optional("watch"),
    };
    for unknown in step.after.iter().filter(|id| !ids.contains(*id)) {
        section.fault("after", "unknown-step", vec![("step", unknown.clone())]);
    }
    match &step.kind {
        None if !step.start.is_empty() => section.fault("start", "start-without-kind", Vec::new()),
        None => {}
        Some(kind) => {
            let kinds = forms.kinds();
            if kinds.contains(kind) {
                fitting(section, kind, &step.start, forms);
            } else {
                section.fault(
                    "kind",
                    "unknown-kind",
                    vec![("kind", kind.clone()), ("known", kinds.join(", "))],
                );
            }
        }
    }
    step
}

/// Its keys are the form's, not ours.
fn start(section: &mut Section<'_>) -> Vec<Given> {
    let Some(mut section) = section.inner("start") else { return Vec::new() };
    let given = section.all::<Texts>().into_iter().map(|(link_id, Texts(texts))| Given { link_id, texts });
    given.collect()
}

fn fitting(section: &mut Section<'_>, kind: &str, start: &[Given], forms: &dyn Forms) {
    for given in start {
        let Some(misfit) = forms.misfit(kind, given) else { continue };
        let link_id = ("item", given.link_id.clone());
        let (code, said) = match misfit {
            Misfit::NoItem => ("start-no-item", vec![link_id, ("kind", kind.to_owned())]),
            Misfit::NoOption(known) => ("start-no-option", vec![link_id, ("known", known)]),
            Misfit::NotWritten => ("start-not-written", vec![link_id]),
            Misfit::OneOnly => ("start-one-only", vec![link_id]),
            Misfit::TooLong(most) => ("start-too-long", vec![link_id, ("most", most.to_string())]),
        };
        section.fault("start", code, said);
    }
}

/// Steps that come after themselves, or after such.
fn circles(reading: &mut Reading, document: &toml_edit::Document<String>, pathway: &Pathway) {
    let out_of_reach: Vec<&str> = pathway.out_of_reach().iter().map(|step| step.id.as_str()).collect();
    let tables = document.get("step").and_then(toml_edit::Item::as_array_of_tables);
    for table in tables.into_iter().flatten() {
        let Some(id) = table.get("id").and_then(|id| id.as_str()) else { continue };
        if out_of_reach.contains(&id) {
            let span = table.key("after").and_then(toml_edit::Key::span);
            reading.fault(span, &format!("step {id}.after"), "step-circle", Vec::new());
        }
    }
}

/// One text, or a list of them; never an empty list.
struct Texts(Vec<String>);

impl Setting for Texts {
    const EXPECTED: &'static str = "text-or-texts";

    fn read(given: Written<'_>) -> Option<Self> {
        let texts = given.text().map(|text| vec![text.to_owned()]).or_else(|| list(given))?;
        (!texts.is_empty()).then_some(Self(texts))
    }
}

impl Setting for WatchKind {
    const EXPECTED: &'static str = "watch";

    fn read(given: Written<'_>) -> Option<Self> {
        // What comes of a consent comes by itself.
        word(given).filter(|kind| *kind != Self::ConsentExpires)
    }
}
