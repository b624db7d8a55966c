//! Request forms as a consent leaves them: cut down once per kind and set of categories, not once
//! per request.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use crate::domain::Scope;
use crate::forms::catalogue::Kind;
use crate::forms::model::Questionnaire;
use crate::forms::restrict::restrict;

/// The id of a kind, and what is consented to.
type Key = (String, Scope);

/// Never more than the kinds times the sets of categories, and in use a few of them.
#[derive(Default)]
pub struct RequestForms(RwLock<HashMap<Key, Arc<Questionnaire>>>);

impl RequestForms {
    /// The request form of a kind, with only what may pass.
    #[must_use]
    pub fn form(&self, kind: &Kind, scope: &Scope) -> Arc<Questionnaire> {
        let key = (kind.id.clone(), Scope::default().and(scope));
        if let Some(form) = self.0.read().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return Arc::clone(form);
        }
        let form = Arc::new(restrict(&kind.request, scope));
        self.0.write().unwrap_or_else(PoisonError::into_inner).insert(key, Arc::clone(&form));
        form
    }
}
