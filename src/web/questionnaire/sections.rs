//! The way through a long form: its sections, and how far each has come.
//!
//! Only the gateway says that a section is filled in, by the rules that decide whether the form is
//! taken. In between the script takes the word back where somebody writes, and asks again.

use askama::Template;

use crate::forms::enable_when::{self, EnabledItem};
use crate::forms::model::{Item, ItemKind, Questionnaire};
use crate::forms::response::{Response, ResponseItem};
use crate::web::faults::Faults;
use crate::web::page::Frame;
use crate::web::questionnaire::place::{self, ROOT};
use crate::web::questionnaire::read;

/// With fewer a form is seen at a glance.
const FEWEST: usize = 3;

#[derive(Template)]
#[template(path = "questionnaire/sections.html")]
pub(super) struct Sections<'a> {
    pub frame: &'a Frame,
    pub sections: Vec<Section<'a>>,
}

pub(super) struct Section<'a> {
    /// The id of its group.
    pub id: String,
    pub label: &'a str,
    pub unasked: bool,
    pub progress: Progress,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Progress {
    Untouched,
    /// Something is answered, and something has to be put right or is not there.
    Begun,
    /// Something is answered, and nothing stands against it.
    Complete,
}

impl Progress {
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Untouched => "untouched",
            Self::Begun => "begun",
            Self::Complete => "complete",
        }
    }
}

impl<'a> Sections<'a> {
    /// None where the form is short.
    pub(super) fn of(
        frame: &'a Frame,
        form: &'a Questionnaire,
        full: &Response,
        enabled: &[EnabledItem],
        wrong: &Faults,
    ) -> Option<Self> {
        let group = |(item, state): (&'a Item, &EnabledItem)| {
            let label = item.text.get(frame.language);
            let listed = item.kind == ItemKind::Group && !item.hidden && !label.is_empty();
            let mut tally = Tally::default();
            tally.add(std::slice::from_ref(item), std::slice::from_ref(state), &full.items);
            let id = place::child(ROOT, &item.link_id);
            (listed && tally.questions > 0).then(|| Section {
                label,
                unasked: !state.enabled,
                progress: match (tally.answered, wrong.are_within(&id)) {
                    (0, _) => Progress::Untouched,
                    (_, true) => Progress::Begun,
                    (_, false) => Progress::Complete,
                },
                id,
            })
        };
        let sections: Vec<_> = form.items.iter().zip(enabled).filter_map(group).collect();
        (sections.len() >= FEWEST).then_some(Self { frame, sections })
    }
}

#[derive(Default)]
struct Tally {
    questions: usize,
    answered: usize,
}

impl Tally {
    fn add(&mut self, items: &[Item], enabled: &[EnabledItem], response: &[ResponseItem]) {
        for (item, state) in items.iter().zip(enabled) {
            if item.hidden || item.kind == ItemKind::Display {
                continue;
            }
            let mine: Vec<&ResponseItem> =
                response.iter().filter(|one| one.link_id == item.link_id).collect();
            if item.kind == ItemKind::Group {
                for number in 0..mine.len().max(1) {
                    let below = mine.get(number).map_or(&[][..], |one| &one.items);
                    self.add(&item.items, read::below(Some(state), number), below);
                }
                continue;
            }
            if item.read_only {
                continue;
            }
            self.questions += 1;
            let answers: Vec<_> = mine.iter().flat_map(|one| &one.answers).collect();
            self.answered += usize::from(answers.iter().any(|answer| enable_when::is_answer(&answer.value)));
            for (number, answer) in answers.iter().enumerate() {
                self.add(&item.items, read::below(Some(state), number), &answer.items);
            }
        }
    }
}
