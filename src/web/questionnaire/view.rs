//! What the template of an item is given: the form as a tree, with everything said and decided.

use askama::Template;

use crate::forms::model::Attachment;
use crate::web::page::Frame;
use crate::web::parts::Choice;
use crate::web::questionnaire::choice::OTHER;

/// One item with everything below it.
#[derive(Template)]
#[template(path = "questionnaire/item.html")]
pub(super) struct ItemView<'a> {
    pub frame: &'a Frame,
    pub focus: &'a str,
    pub id: String,
    pub link_id: &'a str,
    /// What the script compares its answers as.
    pub kind: &'static str,
    pub label: &'a str,
    pub prefix: &'a str,
    pub help: &'a str,
    /// A sentence of its own after `help`: `Till exempel 2019-03`.
    pub format: String,
    pub required: bool,
    /// It stands in a part that is left out as it is.
    pub left_out: bool,
    /// That it has to be answered, in words; empty where it may be left.
    pub mark: String,
    /// Of a group or of follow-up questions.
    pub optional: Optional,
    /// Its own conditions do not hold, as far as is known now.
    pub unasked: bool,
    pub when: String,
    pub all: bool,
    pub applies: String,
    /// The category of the consent that a whole section rests on, in words; otherwise empty.
    pub consented: String,
    pub shape: Shape<'a>,
    /// Below a question.
    pub below: Vec<Self>,
}

/// Whether a part of the form may be left out as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Optional {
    No,
    /// Left out as it stands: nothing within has to be answered.
    Empty,
    Filled,
}

impl Optional {
    pub(super) const fn of(optional: bool, filled: bool) -> Self {
        match (optional, filled) {
            (false, _) => Self::No,
            (true, false) => Self::Empty,
            (true, true) => Self::Filled,
        }
    }

    /// For the script, which keeps it true.
    const fn code(self) -> &'static str {
        match self {
            Self::No => "",
            Self::Empty => " data-optional=\"empty\"",
            Self::Filled => " data-optional=\"filled\"",
        }
    }
}

pub(super) enum Shape<'a> {
    Text,
    /// JSON of what can't be changed here; what people see of it, if anything.
    Fixed {
        values: String,
        shown: Option<Vec<String>>,
    },
    Group(Vec<ItemView<'a>>),
    Groups {
        occurrences: Vec<Occurrence<'a>>,
        more: bool,
    },
    Choices {
        kind: &'static str,
        options: Vec<OptionView>,
        across: bool,
        other: Option<Other<'a>>,
        clear: bool,
    },
    List {
        options: Vec<Choice>,
        marks: Vec<String>,
        other: Option<Other<'a>>,
    },
    Tick {
        chosen: bool,
    },
    Input(Box<Input<'a>>),
    Inputs {
        inputs: Vec<Input<'a>>,
        more: bool,
    },
    Files {
        kept: Vec<&'a Attachment>,
        accept: String,
        many: bool,
    },
}

pub(super) struct Occurrence<'a> {
    pub optional: Optional,
    pub id: String,
    pub number: usize,
    pub was: String,
    pub items: Vec<ItemView<'a>>,
    pub removable: bool,
}

pub(super) struct OptionView {
    pub choice: Choice,
    /// As the script compares it.
    pub mark: String,
    pub exclusive: bool,
}

pub(super) struct Other<'a> {
    pub chosen: bool,
    pub label: String,
    pub words: &'a str,
}

pub(super) struct Input<'a> {
    pub id: String,
    pub text: &'a str,
    pub kind: &'static str,
    pub mode: &'static str,
    pub width: &'static str,
    pub area: bool,
    pub rows: u8,
    pub limit: u32,
    pub unit: String,
    pub units: Vec<Choice>,
    pub removable: bool,
    pub number: usize,
    pub below: Vec<ItemView<'a>>,
}

impl ItemView<'_> {
    /// Tells everything within which parts around it are left out.
    pub(super) fn leave_out(&mut self, around: bool) {
        self.left_out = around;
        let here = around || self.optional == Optional::Empty;
        self.below.iter_mut().for_each(|item| item.leave_out(here));
        match &mut self.shape {
            Shape::Group(items) => items.iter_mut().for_each(|item| item.leave_out(here)),
            Shape::Groups { occurrences, .. } => occurrences.iter_mut().for_each(|one| {
                let out = here || one.optional == Optional::Empty;
                one.items.iter_mut().for_each(|item| item.leave_out(out));
            }),
            Shape::Inputs { inputs, .. } => {
                let below = inputs.iter_mut().flat_map(|input| &mut input.below);
                below.for_each(|item| item.leave_out(here));
            }
            _ => {}
        }
    }

    /// As it stands: the script keeps it true.
    const fn must(&self) -> bool {
        self.required && !self.left_out
    }

    fn fault(&self) -> &str {
        self.frame.faults.of(&self.id)
    }

    /// A question of one input has a label; all others have a legend.
    fn is_single(&self) -> bool {
        matches!(self.shape, Shape::Input(_) | Shape::List { .. } | Shape::Files { .. })
    }

    fn has_focus(&self, id: &str) -> bool {
        self.focus == id
    }
}

impl Other<'_> {
    const KEY: &'static str = OTHER;
}

/// Bytes, as people read them.
fn size_of(bytes: u64) -> String {
    if bytes < 1_000_000 {
        format!("{} kB", bytes.div_ceil(1000))
    } else {
        format!("{} MB", bytes.div_ceil(1_000_000))
    }
}
