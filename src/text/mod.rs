//! Every text a person reads, in Fluent files: `src/text/<language>/<room>.ftl`.
//!
//! Keys start with their room (`document-`, `mail-`, `worker-`, …), so that two rooms never
//! collide. A test holds the languages to the same keys.

pub mod ahead;
pub mod dates;
pub mod figures;
pub mod numbers;
pub mod phrases;
pub mod wording;

use std::borrow::Cow;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use include_dir::{Dir, include_dir};
use unic_langid::LanguageIdentifier;

use crate::domain::{Language, PerLanguage};

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/text");

type Bundle = FluentBundle<FluentResource>;

static BUNDLES: LazyLock<PerLanguage<Bundle>> = LazyLock::new(|| PerLanguage::of(bundle));

/// The text of a key. An unknown key is shown as itself, so a mistake is seen and not fatal.
#[must_use]
pub fn get(language: Language, key: &str) -> String {
    with(language, key, &[])
}

/// The text of a key with its arguments put in.
#[must_use]
pub fn with(language: Language, key: &str, arguments: &[(&str, FluentValue<'_>)]) -> String {
    formatted(BUNDLES.get(language), key, arguments)
}

fn formatted(bundle: &Bundle, key: &str, arguments: &[(&str, FluentValue<'_>)]) -> String {
    let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
        return key.to_owned();
    };
    let arguments: FluentArgs<'_> = arguments.iter().cloned().collect();
    bundle.format_pattern(pattern, Some(&arguments), &mut Vec::new()).into_owned()
}

/// Each sentence on a line of its own, as an easy text is read.
#[must_use]
pub fn a_line_each(text: &str) -> String {
    text.replace(". ", ".\n").replace("? ", "?\n")
}

/// A text without arguments, as it stands in its file: a path.
///
/// # Panics
///
/// Never in a tested build: the tests look at every one.
#[must_use]
pub fn fixed(language: Language, key: &str) -> &'static str {
    let bundle = BUNDLES.get(language);
    let pattern = bundle.get_message(key).and_then(|message| message.value());
    match pattern.map(|pattern| bundle.format_pattern(pattern, None, &mut Vec::new())) {
        Some(Cow::Borrowed(text)) => text,
        _ => panic!("{key}: no fixed text"),
    }
}

/// Whether the language has that key.
#[must_use]
pub fn has(language: Language, key: &str) -> bool {
    BUNDLES.get(language).has_message(key)
}

/// Name and content of each Fluent file of a language.
pub fn files(language: Language) -> impl Iterator<Item = (&'static str, &'static str)> {
    FILES.get_dir(language.tag()).into_iter().flat_map(Dir::files).filter_map(|file| {
        let name = file.path().file_name()?.to_str()?;
        Some((name, file.contents_utf8()?))
    })
}

fn empty(language: Language) -> Bundle {
    let tag: LanguageIdentifier = language.tag().parse().expect("our own tags are valid");
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    // Bidi isolation marks would end up in PDFs and mails; both languages run left to right.
    bundle.set_use_isolating(false);
    bundle
}

fn bundle(language: Language) -> Bundle {
    let mut bundle = empty(language);
    for (name, content) in files(language) {
        let resource = FluentResource::try_new(content.to_owned())
            .unwrap_or_else(|(_, errors)| panic!("{name}: {errors:?}"));
        if let Err(errors) = bundle.add_resource(resource) {
            panic!("{name}: {errors:?}");
        }
    }
    bundle
}
