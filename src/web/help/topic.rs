//! The guides as they are read, and the topics in them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::domain::Language;
use crate::web::help::guide::Guide;
use crate::web::help::markdown::{self, Text};

static TEXTS: LazyLock<BTreeMap<(Guide, &'static str), Text>> = LazyLock::new(|| {
    let pair = |guide: Guide| {
        let english = markdown::render(guide.source(Language::En), Language::En, None);
        let ids: Vec<String> = english.sections.iter().map(|section| section.id.clone()).collect();
        let swedish = markdown::render(guide.source(Language::Sv), Language::Sv, Some(&ids));
        [((guide, Language::En.tag()), english), ((guide, Language::Sv.tag()), swedish)]
    };
    Guide::ALL.into_iter().flat_map(pair).collect()
});

impl Guide {
    /// Rendered once, at the start.
    #[must_use]
    pub fn text(self, language: Language) -> &'static Text {
        &TEXTS[&(self, language.tag())]
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
