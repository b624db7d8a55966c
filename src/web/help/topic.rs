//! The guides as they are read, and the topics in them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::domain::{Language, PerLanguage};
use crate::web::help::guide::Guide;
use crate::web::help::markdown::{self, Text};

static TEXTS: LazyLock<BTreeMap<Guide, PerLanguage<Text>>> = LazyLock::new(|| {
    let read = |guide: Guide| {
        let english = markdown::render(guide.source(Language::OF_SYSTEMS), Language::OF_SYSTEMS, None);
        let ids: Vec<String> = english.sections.into_iter().map(|section| section.id).collect();
        let text = |language| markdown::render(guide.source(language), language, Some(&ids));
        (guide, PerLanguage::of(text))
    };
    Guide::ALL.into_iter().map(read).collect()
});

impl Guide {
    /// Rendered once, at the start.
    #[must_use]
    pub fn text(self, language: Language) -> &'static Text {
        TEXTS[&self].get(language)
    }
}

/// The address of a topic, `workers#send-a-request`: a guide's code and one of its sections, called
/// in every language as the English heading is. None: there is no such topic.
#[must_use]
pub fn address(topic: &str, language: Language) -> Option<String> {
    let (code, section) = topic.split_once('#').unwrap_or((topic, ""));
    let guide = Guide::ALL.into_iter().find(|guide| guide.code() == code)?;
    let path = guide.path(language);
    if section.is_empty() {
        return Some(path.to_owned());
    }
    let known = guide.text(language).sections.iter().any(|known| known.id == section);
    known.then(|| format!("{path}#{section}"))
}
