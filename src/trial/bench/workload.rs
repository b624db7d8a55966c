//! The operations that are measured, on the gateway's own use cases.

use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use jiff::Timestamp;
use ring::rand::SystemRandom;
use zeroize::Zeroizing;

use crate::crypto::recipient_key::RecipientKey;
use crate::domain::calendar::local_date;
use crate::domain::{Language, User};
use crate::exchange::consent_file::HeldConsent;
use crate::exchange::send::{self, Request, Sent};
use crate::exchange::visit::{self, Visit};
use crate::exchange::{Gateway, answer, draft};
use crate::forms::json::response_from_json;
use crate::forms::response::Response;
use crate::trial::demo::case;

use super::measure::{Taken, measure};
use super::people::{self, CLINIC};
use super::run::Fault;
use super::what::What;

const KIND: &str = "forfragan-till-lakare";
/// How many of the preparations run at the same time.
const PREPARED_AT_ONCE: usize = 32;
/// How many requests lie open before they are answered, at least: each visit holds its answer form.
const OPENED_BEFORE: usize = 64;

/// Cheap to clone.
#[derive(Clone)]
pub(super) struct Workload(Arc<Parts>);

pub(super) struct Parts {
    pub what: What,
    pub gateway: Gateway,
    pub worker: User,
    pub consent: HeldConsent,
    pub request: Response,
    pub clinic_key: RecipientKey,
    /// Links of the requests that are opened.
    links: Vec<Zeroizing<String>>,
    /// The requests that are answered next, opened and filled in; each is taken once.
    visits: Mutex<Vec<Visit>>,
}

impl Workload {
    /// Makes ready for so many operations.
    pub async fn prepare(what: What, folder: &Path, count: usize) -> Result<Self, Fault> {
        let clinic_key = RecipientKey::generate(&SystemRandom::new())?;
        let gateway = people::gateway(folder, &clinic_key)?;
        let consent = people::consent(&gateway).await?;
        let request = example_request(&gateway, &consent)?;
        let worker = people::worker();
        let (links, visits) = (Vec::new(), Mutex::default());
        let mut parts = Parts { what, gateway, worker, consent, request, clinic_key, links, visits };
        if what != What::Create {
            parts = parts.with_links(count, folder).await?;
        }
        Ok(Self(Arc::new(parts)))
    }

    pub async fn run(
        &self,
        first: usize,
        count: usize,
        concurrency: usize,
        folder: &Path,
    ) -> Result<Taken, Fault> {
        if self.0.what != What::Answer {
            return self.round(first, count, concurrency, folder).await;
        }
        let (mut taken, end) = (Taken::default(), first + count);
        let size = concurrency.max(OPENED_BEFORE);
        for first in (first..end).step_by(size) {
            let count = size.min(end - first);
            self.open_and_fill(first, count, folder).await?;
            taken.add(self.round(first, count, concurrency, folder).await?);
        }
        Ok(taken)
    }

    async fn round(
        &self,
        first: usize,
        count: usize,
        concurrency: usize,
        folder: &Path,
    ) -> Result<Taken, Fault> {
        let parts = Arc::clone(&self.0);
        measure(first, count, concurrency, folder, move |number| {
            let parts = Arc::clone(&parts);
            async move {
                match parts.what {
                    What::Create => parts.create(number).await,
                    What::Open => parts.open(number).await.map(drop),
                    What::Answer => parts.answer().await,
                }
            }
        })
        .await
    }

    /// Opens the requests and fills in the answers, which is not measured.
    async fn open_and_fill(&self, first: usize, count: usize, folder: &Path) -> Result<(), Fault> {
        let parts = Arc::clone(&self.0);
        measure(first, count, PREPARED_AT_ONCE, folder, move |number| {
            let parts = Arc::clone(&parts);
            async move {
                let visit = parts.open(number).await?;
                draft::fill(&visit, example_answer(&parts.gateway, &visit)?);
                parts.visits().push(visit);
                Ok(())
            }
        })
        .await?;
        Ok(())
    }

    pub fn parts(&self) -> &Parts {
        &self.0
    }
}

impl Parts {
    async fn create(&self, number: usize) -> Result<(), Fault> {
        let request = Request {
            no_names: &[],
            worker: &self.worker,
            consent: &self.consent,
            kind: KIND,
            recipient: CLINIC,
            case_number: "SOC-EB 2026-0417",
            response: &self.request,
            language: Language::Sv,
            previous: None,
            files: &[],
            by_post: false,
        };
        match send::send(&self.gateway, request, &format!("bench-{number}"), self.gateway.now()).await? {
            Sent::Now(_) => Ok(()),
            Sent::Before(_) => Err("a request was taken for a repetition".into()),
        }
    }

    async fn open(&self, number: usize) -> Result<Visit, Fault> {
        let link = self.links.get(number).ok_or("there are too few links")?;
        Ok(visit::open(&self.gateway, link, &self.clinic_key.display(), self.gateway.now()).await?)
    }

    async fn answer(&self) -> Result<(), Fault> {
        let visit = self.visits().pop().ok_or("there are too few requests")?;
        answer::send(&self.gateway, &visit, Language::Sv, self.gateway.now()).await?;
        Ok(())
    }

    fn visits(&self) -> MutexGuard<'_, Vec<Visit>> {
        self.visits.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Sends the requests and takes their links from the outbox.
    async fn with_links(self, count: usize, folder: &Path) -> Result<Self, Fault> {
        let parts = Arc::new(self);
        let shared = Arc::clone(&parts);
        measure(0, count, PREPARED_AT_ONCE, folder, move |number| {
            let parts = Arc::clone(&shared);
            async move { parts.create(number).await }
        })
        .await?;
        let mut parts = Arc::into_inner(parts).ok_or("a preparation still runs")?;
        for notice in parts.gateway.store.due_notices(Timestamp::MAX, count)? {
            let wrapped = notice.link.ok_or("a letter has no link")?;
            let link = parts.gateway.keys.wrap.unwrap(&wrapped, notice.reference.as_bytes())?;
            parts.links.push(Zeroizing::new(str::from_utf8(&link)?.to_owned()));
        }
        Ok(parts)
    }
}

fn example_request(gateway: &Gateway, consent: &HeldConsent) -> Result<Response, Fault> {
    let form = send::form(gateway, KIND, CLINIC, consent)?;
    let example = gateway.catalogue.kind(KIND).and_then(|kind| kind.example_request.as_deref());
    response_from_json(example.ok_or("the kind has no example")?, &form)
        .map_err(|_| "the example does not fit the form".into())
}

fn example_answer(gateway: &Gateway, visit: &Visit) -> Result<Response, Fault> {
    let example = gateway.catalogue.kind(KIND).and_then(|kind| kind.example_answer.as_deref());
    // Its plans are plans on the day it is run, too.
    let example = case::as_of(example.ok_or("the kind has no example")?, local_date(gateway.now()));
    response_from_json(&example.to_string(), &visit.answer_form)
        .map_err(|_| "the example does not fit the form".into())
}
