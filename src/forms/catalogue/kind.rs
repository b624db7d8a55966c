//! What a form kind is: its clocks, whom it is about, its two forms.

use crate::domain::consent::Identity;
use crate::domain::{
    InformationCategory, Ladder, Language, Profession, RecipientKind, Scope, SubjectKind, ToldCategory,
};
use crate::forms::catalogue::terms::{Footing, Terms};
use crate::forms::model::{Questionnaire, Text};
use crate::forms::response::Response;
use crate::forms::restrict::scope_used;

/// One form kind.
#[derive(Debug, Clone)]
pub struct Kind {
    /// The folder's name: lower-case letters, digits and hyphens.
    pub id: String,
    pub name: Text,
    pub description: Text,
    /// Who can be asked; never empty.
    pub recipient_kinds: Vec<RecipientKind>,
    /// Whom it is about: somebody who has consented, nobody, or either.
    pub identity: Identity,
    /// The consent must hold at least one of them; empty: any consent will do.
    pub requires_categories: Vec<InformationCategory>,
    /// Working days until the recipient should have acknowledged.
    pub acknowledge_days: u32,
    /// Working days until the answer is due.
    pub answer_days: u32,
    /// Calendar days after the due day until an unanswered request is destroyed.
    pub expire_days: u32,
    /// Calendar days an answer waits to be fetched, at most, until it is destroyed.
    pub keep_answer_days: u32,
    /// The chain rules and the score of `chain` hold for its answers.
    pub has_chain: bool,
    /// Who may answer it; empty: anybody at the recipient.
    pub answered_by: Vec<Profession>,
    /// It asks for what an earlier document lacked, and is counted so.
    pub supplements: bool,
    /// Ids of kinds whose requests it is offered after.
    pub follows: Vec<String>,
    /// What happens by itself while the answer does not come.
    pub ladder: Ladder,
    /// What those who are asked are told of their position; empty: what claims nothing.
    pub terms: Vec<Terms>,
    /// What the unit fills in.
    pub request: Questionnaire,
    /// What the recipient fills in.
    pub answer: Questionnaire,
    /// The request form as its file says it, for those who draw it themselves.
    pub request_json: String,
    /// A believable invented `QuestionnaireResponse` of each, as JSON, where the folder has one.
    pub example_request: Option<String>,
    pub example_answer: Option<String>,
}

impl Kind {
    /// Whether that is enough to send this kind.
    #[must_use]
    pub fn is_allowed_by(&self, scope: &Scope) -> bool {
        self.requires_categories.is_empty()
            || self.requires_categories.iter().any(|category| scope.asks.contains(category))
    }

    /// What a recipient of that sort is told of its position in that request.
    #[must_use]
    pub fn footing(&self, to: RecipientKind, request: &Response, language: Language) -> Footing {
        Footing::of(&self.terms, to, request, language)
    }

    /// What its forms ask and tell at most.
    #[must_use]
    pub fn scope(&self) -> Scope {
        scope_used([&self.request, &self.answer])
    }

    /// Of what a consent allows, what this kind asks and tells. A kind whose forms name no category asks in
    /// free words: then the consent alone says what may be asked, and where nobody is named nothing of
    /// anybody is. That there is economic assistance is told by every request.
    #[must_use]
    pub fn takes(&self, consented: &Scope, subject: SubjectKind) -> Scope {
        let used = self.scope();
        let mut takes = consented.within(&used);
        if used.asks.is_empty() && subject != SubjectKind::Nobody {
            takes.asks.clone_from(&consented.asks);
        }
        if subject != SubjectKind::Nobody && !takes.told.contains(&ToldCategory::Assistance) {
            takes.told.insert(0, ToldCategory::Assistance);
        }
        takes
    }
}
