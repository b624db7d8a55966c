//! The pathway (*Vägvisaren*): the steps towards a person's own support, what each of them takes, which
//! document proves it, and which form asks for that document. The organisation writes it.

use crate::domain::language::PerLanguage;
use crate::domain::watch::WatchKind;

/// The steps, in the order they were written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pathway {
    pub steps: Vec<Step>,
}

/// One step on the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Lower-case letters, digits and hyphens.
    pub id: String,
    /// Ids of the steps that come right before it.
    pub after: Vec<String>,
    pub name: PerLanguage<String>,
    /// What has to be so for the step to be taken.
    pub requires: PerLanguage<String>,
    /// Which document shows that it is so.
    pub proof: PerLanguage<String>,
    /// What else is good to know.
    pub advice: Option<PerLanguage<String>>,
    /// The form kind that asks for the document.
    pub kind: Option<String>,
    /// What the kind's request form starts with.
    pub start: Vec<Given>,
    /// The step is a waiting: the watch to set.
    pub watch: Option<WatchKind>,
}

/// An answer as the pathway writes it: codes of options, or texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// `linkId` of an item of the request form.
    pub link_id: String,
    /// Never empty.
    pub texts: Vec<String>,
}

/// Why an item of a form can't start with what is given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Misfit {
    NoItem,
    /// The codes there are, parted by commas.
    NoOption(String),
    /// The item is neither a choice nor a text.
    NotWritten,
    OneOnly,
    /// The most characters it takes.
    TooLong(u32),
}

impl Pathway {
    #[must_use]
    pub fn step(&self, id: &str) -> Option<&Step> {
        self.steps.iter().find(|step| step.id == id)
    }

    /// The steps that no other comes after: what one can want to reach.
    pub fn goals(&self) -> impl Iterator<Item = &Step> {
        self.steps.iter().filter(|step| !self.steps.iter().any(|other| other.after.contains(&step.id)))
    }

    /// Every step, each after all that come before it; of two that could be next, the one written first.
    #[must_use]
    pub fn in_order(&self) -> Vec<&Step> {
        self.walk().0
    }

    /// The steps that lead to that one, and itself, in the order of [`Self::in_order`].
    #[must_use]
    pub fn towards(&self, goal: &str) -> Vec<&Step> {
        let mut needed = vec![goal];
        let mut place = 0;
        while let Some(id) = needed.get(place).copied() {
            let before = self.step(id).into_iter().flat_map(|step| &step.after).map(String::as_str);
            for id in before {
                if !needed.contains(&id) {
                    needed.push(id);
                }
            }
            place += 1;
        }
        self.in_order().into_iter().filter(|step| needed.contains(&step.id.as_str())).collect()
    }

    /// The steps that can't be reached: each comes, over others, after itself, or after such a one.
    #[must_use]
    pub fn out_of_reach(&self) -> Vec<&Step> {
        self.walk().1
    }

    /// What can be walked, and what is left.
    fn walk(&self) -> (Vec<&Step>, Vec<&Step>) {
        let mut left: Vec<&Step> = self.steps.iter().collect();
        let mut walked = Vec::new();
        let waits = |step: &Step, left: &[&Step]| left.iter().any(|other| step.after.contains(&other.id));
        while let Some(next) = left.iter().position(|step| !waits(step, &left)) {
            walked.push(left.remove(next));
        }
        (walked, left)
    }
}
