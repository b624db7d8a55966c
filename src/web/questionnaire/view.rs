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
