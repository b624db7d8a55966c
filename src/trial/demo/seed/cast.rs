//! Who plays in the half-year, and what they have.

use std::collections::HashMap;
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use jiff::{Timestamp, ToSpan};
use tokio::sync::OnceCell;

use crate::domain::calendar::local_date;
use crate::domain::{ConsentMethod, ConsentTerms, InformationCategory, Language, Subject, User};
use crate::exchange::consent_file::{self, HeldConsent};
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
            let terms = terms(case, now);
            let handout =
                consent::give(&self.gateway, &case.worker, &Subject::Client(client.clone()), terms, now)
                    .await?;
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
pub fn terms(case: &Case, now: Timestamp) -> ConsentTerms {
    let day = local_date(now);
    ConsentTerms {
        unit: case.unit.to_owned(),
        parties: HABITS.iter().map(|habit| habit.recipient.to_owned()).collect(),
        categories: InformationCategory::ALL.to_vec(),
        purpose: "Planera arbetsträning och rehabilitering i en takt som håller.".to_owned(),
        valid_from: day,
        valid_to: day.saturating_add(360.days()),
        method: ConsentMethod::Written,
        language: Language::Sv,
        given_at: now,
        received_by: case.worker.id.clone(),
        text_version: "1".to_owned(),
    }
}
