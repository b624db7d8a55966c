//! Who plays in the half-year, and what they have.

use std::collections::HashMap;
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use jiff::{Timestamp, ToSpan};
use tokio::sync::OnceCell;

use crate::domain::Scope;
use crate::domain::calendar::local_date;
use crate::domain::consent::Evidence;
use crate::domain::{ConsentMethod, ConsentTerms, Language, Subject, User, Wording};
use crate::exchange::consent::Giver;
use crate::exchange::consent_file::{self, HeldConsent};
use crate::exchange::grid;
use crate::exchange::{Error, Gateway, consent};
use crate::trial::demo::seed::case::Case;
use crate::trial::demo::seed::habit::HABITS;
use crate::trial::demo::seed::people;

/// What everybody needs.
pub struct Cast {
    pub gateway: Arc<Gateway>,
    /// Recipient keys, by recipient.
    pub keys: HashMap<String, String>,
    pub coordinator: User,
    pub consents: Vec<OnceCell<Arc<HeldConsent>>>,
    /// Where the units keep their consent documents.
    pub documents: PathBuf,
    /// Where clients keep their cards.
    pub cards: PathBuf,
}

impl Cast {
    /// The consent of the case's client; given when it is first needed.
    pub async fn consent(&self, case: &Case, now: Timestamp) -> Result<Arc<HeldConsent>, Error> {
        let cell = &self.consents[case.client];
        let held = cell.get_or_try_init(async || {
            let client = people::client(case.client);
            let subject = Subject::Client(client.clone());
            let terms = terms(&self.gateway, case, now);
            let handout =
                consent::give(&self.gateway, &case.worker, Giver::alone(&subject), terms, now).await?;
            let file = self.documents.join(format!("{}.pdf", client.name));
            fs::write(file, &*handout.pdf).map_err(|_| Error::Internal("a consent document"))?;
            if let Some(card) = &handout.card {
                let file = self.cards.join(format!("{}.pdf", client.name));
                fs::write(file, &*card.pdf).map_err(|_| Error::Internal("a client's card"))?;
            }
            Ok(Arc::new(consent_file::read(&self.gateway, &handout.pdf, now)?))
        });
        held.await.cloned()
    }
}

/// What every consent of the half-year allows.
#[must_use]
pub fn terms(gateway: &Gateway, case: &Case, now: Timestamp) -> ConsentTerms {
    let (day, parties) = (local_date(now), gateway.parties());
    let named = HABITS.iter().filter_map(|habit| parties.recipient_by_id(habit.recipient));
    ConsentTerms {
        unit: case.unit.to_owned(),
        rows: named.map(|one| grid::row(one, &Scope::whole())).collect(),
        onward: Vec::new(),
        purpose: "Planera arbetsträning och rehabilitering i en takt som håller.".to_owned(),
        valid_from: day,
        valid_to: day.saturating_add(360.days()),
        evidence: Evidence::by(ConsentMethod::Written),
        language: Language::Sv,
        given_at: now,
        received_by: case.worker.id.clone(),
        text: gateway.words.named(Wording::default()),
    }
}
