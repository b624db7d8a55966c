//! Every form kind from consent to fetched answer, through the pages: after each step nothing that was typed is
//! found at rest, in a letter, in a line of the log or in an address.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, Write};
use std::sync::{Arc, Mutex};

use data_encoding::BASE64;
use serde_json::Value;
use tracing::subscriber::DefaultGuard;
use tracing_subscriber::Layer;
use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::layer::SubscriberExt;
use underlag::domain::consent::Identity;
use underlag::domain::recipient::RecipientKind;
use underlag::domain::reference::Reference;
use underlag::forms::catalogue::{Catalogue, Kind};

use super::{Leak, MIN_CHARACTERS, Mark, below, scan, typed_texts};
use crate::journeys::staff::{CLIENT, NUMBER, PURPOSE, Staff};
use crate::journeys::town::{AUTHORITY, CLINIC, PASSWORD, PROVIDER, Town};

const FILE: &str = "Intyg om Märta.pdf";
const FILED: &[u8] = small_pdf!("Intyget handlar om smultronallergi och gymnastik");

/// So much of what was looked through before is looked through again with what came after it: a text
/// can have been cut in two.
const OVERLAP: usize = 4096;

#[tokio::test]
async fn nothing_typed_is_found_after_any_step_of_any_kind() {
    let town = Town::new();
    let mut watch = Watch::new(&town, marks(&town));
    let mut anna = town.staff("anna").await;
    watch.finds_nothing("somebody has logged in");
    let consent = anna.takes_consent().await;
    watch.finds_nothing("a consent is given");

    let mut asked = Vec::new();
    for kind in town.gateway().catalogue.kinds() {
        asked.extend(asks(&mut anna, kind, &consent).await);
    }
    watch.finds_nothing("the requests are sent");
    town.settle().await;
    watch.finds_nothing("their letters have left");

    let mut clinics = Vec::new();
    for one in &asked {
        clinics.push(town.clinic(one.recipient, &one.reference).await);
    }
    watch.finds_nothing("the recipients have opened them");
    for clinic in &mut clinics {
        clinic.acknowledges().await;
        clinic.saves((FILE, FILED)).await;
    }
    watch.finds_nothing("drafts of the answers are saved");
    for clinic in &mut clinics {
        clinic.answers().await;
    }
    watch.finds_nothing("the answers are sent");
    town.settle().await;
    watch.finds_nothing("the unit is told");

    for one in &asked {
        anna.opens(&one.reference, &one.document).await;
    }
    watch.finds_nothing("the answers are opened");
    for one in &asked {
        let pdf = anna.takes(&one.reference, &one.document).await;
        assert!(pdf.starts_with(b"%PDF-"), "{}", one.reference);
    }
    town.settle().await;
    watch.finds_nothing("the answers are fetched");
}

#[tokio::test]
async fn what_leaks_is_found_in_each_place() {
    let town = Town::new();
    let mut anna = town.staff("anna").await;
    let consent = anna.takes_consent().await;
    let reference = anna.asks(&consent, "forfragan-till-lakare", CLINIC).await;
    // Letters, log and addresses name the request, and nobody.
    let mut marks = marks(&town);
    marks.push(Mark::new("reference", &reference.to_string()));
    let mut watch = Watch::new(&town, marks);
    town.settle().await;
    anna.looks_at(&reference).await;
    let places: BTreeSet<String> = watch.leaks().into_iter().map(|leak| leak.place).collect();
    for place in ["a letter", "the log", "an address"] {
        assert!(places.contains(place), "{place}: {places:?}");
    }
}

#[tokio::test]
async fn each_typed_text_is_found_beside_the_store() {
    let town = Town::new();
    let catalogue = &town.gateway().catalogue;
    let typed = catalogue.kinds().iter().flat_map(examples).flat_map(|example| typed_texts(&example));
    let lines: Vec<String> = typed.map(|text| BASE64.encode(text.as_bytes())).collect();
    fs::write(town.folder().join("data/left.txt"), lines.join("\n")).expect("a file");
    let leaks = Watch::new(&town, marks(&town)).leaks();
    let found: BTreeSet<String> = leaks.into_iter().map(|leak| leak.mark).collect();
    let missing: Vec<String> = pieces(catalogue).into_iter().filter(|piece| !found.contains(piece)).collect();
    assert_eq!(missing, [""; 0]);
    assert!(found.len() > 100, "nine kinds have much to type: {}", found.len());
}

/// One request on its way.
struct Asked {
    reference: Reference,
    recipient: &'static str,
    /// What opens the answer.
    document: Vec<u8>,
}

/// Under the consent, with nobody named, or both ways where the kind has both.
async fn asks(anna: &mut Staff<'_>, kind: &Kind, consent: &[u8]) -> Vec<Asked> {
    let recipient = recipient(kind);
    let mut asked = Vec::new();
    if kind.identity != Identity::Never {
        let reference = anna.asks(consent, &kind.id, recipient).await;
        asked.push(Asked { reference, recipient, document: consent.to_vec() });
    }
    if kind.identity != Identity::Client {
        let (reference, document) = anna.asks_naming_nobody(&kind.id, recipient).await;
        asked.push(Asked { reference, recipient, document });
    }
    asked
}

fn recipient(kind: &Kind) -> &'static str {
    match kind.recipient_kinds.first().expect("somebody can be asked") {
        RecipientKind::Clinic => CLINIC,
        RecipientKind::Provider => PROVIDER,
        RecipientKind::Authority => AUTHORITY,
    }
}

/// What is typed into any form, and who is named anywhere.
pub fn marks(town: &Town) -> Vec<Mark> {
    let mut marks = Mark::personal_number("personal number", &NUMBER.replace('-', ""));
    let named = CLIENT.split(' ').filter(|part| part.chars().count() >= MIN_CHARACTERS);
    marks.extend(named.chain([CLIENT, PURPOSE, PASSWORD, FILE, "smultronallergi"]).map(mark));
    for recipient in [CLINIC, PROVIDER, AUTHORITY] {
        let key = town.key(recipient);
        marks.extend([mark(&key), mark(&key.replace('-', ""))]);
    }
    marks.extend(pieces(&town.gateway().catalogue).iter().map(|piece| mark(piece)));
    marks
}

/// Sentences, and names and places within them, of all that the examples have typed.
fn pieces(catalogue: &Catalogue) -> BTreeSet<String> {
    let examples = catalogue.kinds().iter().flat_map(examples);
    let texts: Vec<String> = examples.flat_map(|example| typed_texts(&example)).collect();
    let sentences = texts.iter().flat_map(|text| text.split_terminator(['.', '?', '!', '\n']));
    let names = texts.iter().flat_map(|text| {
        let inside =
            text.split(['.', '?', '!', ':']).flat_map(|sentence| sentence.split_whitespace().skip(1));
        inside.map(|word| word.trim_matches(|character: char| !character.is_alphanumeric()))
    });
    let names = names.filter(|word| word.starts_with(char::is_uppercase));
    let pieces = sentences.map(str::trim).chain(names);
    pieces.filter(|piece| piece.chars().count() >= MIN_CHARACTERS).map(str::to_owned).collect()
}

fn examples(kind: &Kind) -> [Value; 2] {
    [&kind.example_request, &kind.example_answer].map(|example| {
        let example = example.as_deref().unwrap_or_else(|| panic!("{} has no example", kind.id));
        serde_json::from_str(example).expect("JSON")
    })
}

fn mark(value: &str) -> Mark {
    Mark::new(value, value)
}

/// Looks at all that somebody could get hold of who has no key.
pub struct Watch<'a> {
    town: &'a Town,
    marks: Vec<Mark>,
    /// What has been looked through already, by its place.
    seen: BTreeMap<String, Vec<u8>>,
    log: Log,
    /// Until the watch ends, what the gateway logs comes here.
    _listening: DefaultGuard,
}

impl<'a> Watch<'a> {
    pub fn new(town: &'a Town, marks: Vec<Mark>) -> Self {
        let log = Log::default();
        let lines = tracing_subscriber::fmt::layer().json().with_writer(log.clone());
        let ours = Targets::new().with_target("underlag", LevelFilter::TRACE);
        let lines = tracing_subscriber::registry().with(lines.with_filter(ours));
        let listening = tracing::subscriber::set_default(lines);
        Self { town, marks, seen: BTreeMap::new(), log, _listening: listening }
    }

    /// In everything, from its beginning.
    pub fn look_for(&mut self, marks: Vec<Mark>) {
        self.marks = marks;
        self.seen.clear();
    }

    #[track_caller]
    pub fn finds_nothing(&mut self, after: &str) {
        assert_eq!(self.leaks(), [], "after {after}");
    }

    /// In what is new since the last look.
    fn leaks(&mut self) -> Vec<Leak> {
        let mut leaks = Vec::new();
        for path in below(self.town.folder()) {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let content = if path.is_file() { fs::read(&path).expect("readable") } else { Vec::new() };
            leaks.extend(self.look(&path.display().to_string(), content));
            leaks.extend(self.look(&format!("the name of {}", path.display()), name.into_bytes()));
        }
        let letters: Vec<String> = self.town.post().into_iter().map(|letter| letter.raw).collect();
        let log = self.log.0.lock().expect("no panic").clone();
        leaks.extend(self.look("a letter", letters.concat().into_bytes()));
        leaks.extend(self.look("an address", self.town.addresses().join("\n").into_bytes()));
        leaks.extend(self.look("the log", log));
        leaks
    }

    /// All of it grows at its end, or is written once.
    fn look(&mut self, place: &str, content: Vec<u8>) -> Vec<Leak> {
        let before = self.seen.get(place).map(Vec::as_slice).unwrap_or_default();
        let same = before.iter().zip(&content).take_while(|(old, new)| old == new).count();
        if same == content.len() {
            return Vec::new();
        }
        let leaks = scan(place, &content[same.saturating_sub(OVERLAP)..], &self.marks);
        self.seen.insert(place.to_owned(), content);
        leaks
    }
}

/// Lines as they would be written to standard output.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().expect("no panic").write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Log {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}
