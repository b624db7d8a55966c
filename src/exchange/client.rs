//! A client at its own page: what was asked in its name, taking a consent back, the survey.
//!
//! The card's code opens it. It shows what the gateway knows itself: kinds, recipients, dates,
//! categories. It opens no document and knows no name.

use std::fmt;

use jiff::Timestamp;
use jiff::civil::Date;

use crate::crypto::card_code::CardCode;
use crate::crypto::digest::Purpose;
use crate::domain::calendar::local_date;
use crate::domain::change::Attempts;
use crate::domain::consent::PartyScope;
use crate::domain::statistics::group::Month;
use crate::domain::survey::Sheet;
use crate::domain::workflow::throttle::{self, Gate};
use crate::domain::{
    Agent, Change, ConsentRecord, ConsentState, Digest, Language, Outcome, Record, Reference, Scope, Status,
    Write,
};
use crate::exchange::{Error, Gateway, consent};
use crate::store;

/// A client whose card was good a moment ago. In memory only.
#[derive(Clone, Copy)]
pub struct AtPage {
    /// Digest of the card's code.
    card: Digest,
    consent: Digest,
    client: Digest,
}

/// Everything asked in a client's name.
#[derive(Debug, Clone)]
pub struct Overview {
    /// Newest first.
    pub consents: Vec<Consent>,
    /// The survey was not answered with this card's consent yet.
    pub survey_open: bool,
    /// The card's last day.
    pub card_until: Date,
}

/// A consent, and what was asked under it.
#[derive(Debug, Clone)]
pub struct Consent {
    pub reference: Reference,
    pub state: State,
    pub recorded_at: Timestamp,
    /// The last day.
    pub until: Date,
    /// What may pass between the unit and whom; none for the name: no place may be shown, or it is gone.
    pub rows: Vec<(Option<String>, Scope)>,
    /// Whom to ask; none where no place may be shown, or where the unit is gone.
    pub unit: Option<Unit>,
    /// Newest first.
    pub requests: Vec<Asked>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    pub name: String,
    pub telephone: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    InForce,
    Ended,
    Refused,
    Revoked(Timestamp),
    /// Another consent took its place.
    Replaced(Timestamp),
}

/// One request.
#[derive(Debug, Clone)]
pub struct Asked {
    /// What the form is called.
    pub kind: String,
    /// None: no place may be shown, or it is not in the directory any more.
    pub recipient: Option<String>,
    /// Those it was with before, and until when.
    pub earlier: Vec<(Option<String>, Timestamp)>,
    pub sent_at: Timestamp,
    pub due: Date,
    pub overdue: bool,
    pub stands: Stands,
    /// What it asks and tells.
    pub scope: Scope,
}

/// Where a request stands, as its client is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    Sent,
    NotDelivered,
    Opened(Timestamp),
    Acknowledged(Timestamp),
    MoreTimeAsked(Timestamp),
    /// An answer has come; the unit has not taken it yet.
    Answered(Timestamp),
    Fetched {
        answered: Timestamp,
        fetched: Timestamp,
    },
    /// An answer came, and was destroyed before the unit took it.
    Lost(Timestamp),
    Declined(Timestamp),
    WrongRecipient(Timestamp),
    Withdrawn(Timestamp),
    Expired(Timestamp),
}

/// Opens a client's page. `source`: where the try comes from.
///
/// # Errors
/// [`Error::KeyMistyped`] for what can't be a code at all, which is not counted; [`Error::NotFound`]
/// for a code that is unknown, replaced or past its time; [`Error::Wait`] after wrong ones.
pub async fn open(gateway: &Gateway, source: &str, code: &str, now: Timestamp) -> Result<AtPage, Error> {
    let code = CardCode::parse(code).map_err(|_| Error::KeyMistyped)?;
    let counter = gateway.keys.digest.digest(Purpose::Attempts, format!("card-source\0{source}").as_bytes());
    tries(gateway, &counter, now)?;
    let digest = code.digest(&gateway.keys.digest);
    if let Some(card) = gateway.store.card(&digest)?.filter(|card| card.is_good(now)) {
        return Ok(AtPage { card: digest, consent: card.consent, client: card.client });
    }
    loop {
        // Another try was counted meanwhile, so this comes to an end: every one of them is counted.
        // Asked anew inside the loop: of many tries at once only those count that had not to wait.
        let writes = throttle::failed_source(counter, &tries(gateway, &counter, now)?, now);
        match gateway.commit(Change { writes, ..Change::default() }).await {
            Err(store::Error::Stale) => {}
            Err(error) => return Err(error.into()),
            Ok(()) => return Err(Error::NotFound),
        }
    }
}

/// The wrong tries so far, where another may be made.
fn tries(gateway: &Gateway, counter: &Digest, now: Timestamp) -> Result<Attempts, Error> {
    let attempts = gateway.store.attempts(counter)?.unwrap_or_default();
    match throttle::gate(&attempts, now) {
        Gate::Wait { until } => Err(Error::Wait { until }),
        Gate::Open | Gate::Locked => Ok(attempts),
    }
}

impl AtPage {
    /// The card is still good: no other has taken its place meanwhile, and its time is not over.
    pub fn is_good(&self, gateway: &Gateway, now: Timestamp) -> Result<bool, Error> {
        Ok(gateway.store.card(&self.card)?.is_some_and(|card| card.is_good(now)))
    }
}

impl fmt::Debug for AtPage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AtPage(…)")
    }
}

/// Everything asked in the client's name, under every consent.
///
/// # Errors
/// [`Error::NotFound`] for a card that is no longer good; a store that can't read.
pub fn overview(
    gateway: &Gateway,
    at: &AtPage,
    language: Language,
    now: Timestamp,
) -> Result<Overview, Error> {
    let card = gateway.store.card(&at.card)?.ok_or(Error::NotFound)?;
    let requests = gateway.store.requests_of_client(&at.client)?;
    let consents = gateway.store.consents_of_client(&at.client)?;
    let seen = |consent: &ConsentRecord| {
        let under = requests.iter().filter(|record| record.consent == consent.id);
        let asked = under.map(|record| asked(gateway, record, language, now)).collect();
        seen(gateway, consent, asked, now)
    };
    Ok(Overview {
        consents: consents.iter().map(seen).collect(),
        survey_open: gateway.store.once(&answered_once(gateway, at))?.is_none(),
        card_until: local_date(card.expires_at),
    })
}

fn seen(gateway: &Gateway, consent: &ConsentRecord, requests: Vec<Asked>, now: Timestamp) -> Consent {
    let parties = gateway.parties();
    let unit = parties.unit(&consent.unit);
    let row = |row: &PartyScope| {
        let party = parties.recipient(&row.party).filter(|_| !consent.protected);
        (party.map(|party| party.name.clone()), row.scope.clone())
    };
    Consent {
        reference: consent.reference(),
        state: match consent.state {
            ConsentState::Refused => State::Refused,
            ConsentState::Revoked { at } => State::Revoked(at),
            ConsentState::Replaced { at, by: _ } => State::Replaced(at),
            ConsentState::Given if now > consent.expires_at => State::Ended,
            ConsentState::Given => State::InForce,
        },
        recorded_at: consent.recorded_at,
        until: local_date(consent.expires_at),
        rows: consent.rows.iter().map(row).collect(),
        unit: unit
            .filter(|_| !consent.protected)
            .map(|unit| Unit { name: unit.name.clone(), telephone: unit.telephone.clone() }),
        requests,
    }
}

fn asked(gateway: &Gateway, record: &Record, language: Language, now: Timestamp) -> Asked {
    let parties = gateway.parties();
    let name = |digest: &Digest| {
        let recipient = parties.recipient(digest).filter(|_| !record.protected);
        recipient.map(|recipient| recipient.name.clone())
    };
    let kind = gateway.catalogue.kind(&record.kind);
    Asked {
        kind: kind.map_or_else(|| record.kind.clone(), |kind| kind.name.get(language).to_owned()),
        recipient: name(&record.recipient),
        earlier: record.facts.earlier.iter().map(|one| (name(&one.recipient), one.moved_at)).collect(),
        sent_at: record.facts.earlier.first().map_or(record.sent_at, |first| first.sent_at),
        due: record.due_date(),
        overdue: record.is_overdue(now),
        stands: stands(record),
        scope: record.scope.clone(),
    }
}

fn stands(record: &Record) -> Stands {
    let facts = &record.facts;
    match (&facts.outcome, facts.fetched_at) {
        (Some(Outcome::Answered { at, .. }), Some(fetched)) => {
            return Stands::Fetched { answered: *at, fetched };
        }
        (Some(Outcome::Answered { at, .. }), None) if facts.answer.is_none() => return Stands::Lost(*at),
        (Some(Outcome::Answered { at, .. }), None) => return Stands::Answered(*at),
        (Some(Outcome::Declined { at, .. }), _) => return Stands::Declined(*at),
        (Some(Outcome::WrongRecipient { at }), _) => return Stands::WrongRecipient(*at),
        (Some(Outcome::Withdrawn { at }), _) => return Stands::Withdrawn(*at),
        (Some(Outcome::Expired { at }), _) => return Stands::Expired(*at),
        (None, _) => {}
    }
    let acknowledged = facts.acknowledged.as_ref().map(|acknowledged| acknowledged.at);
    let more_time = facts.more_time.as_ref().map(|more| more.at);
    match record.status() {
        Status::MoreTimeAsked => Stands::MoreTimeAsked(more_time.unwrap_or(record.sent_at)),
        Status::Acknowledged => Stands::Acknowledged(acknowledged.unwrap_or(record.sent_at)),
        Status::Opened => Stands::Opened(facts.opened_at.unwrap_or(record.sent_at)),
        Status::NotDelivered | Status::RequestLost => Stands::NotDelivered,
        _ => Stands::Sent,
    }
}

/// The client takes a consent back: everything under it ends, and the unit is told.
///
/// # Errors
/// [`Error::NotFound`] for a consent that is not the client's; a refusal where there is nothing to
/// take back.
pub async fn revoke(
    gateway: &Gateway,
    at: &AtPage,
    reference: &Reference,
    now: Timestamp,
) -> Result<(), Error> {
    let consents = gateway.store.consents_of_client(&at.client)?;
    let mine = consents.iter().find(|consent| consent.reference() == *reference);
    consent::take_back(gateway, &mine.ok_or(Error::NotFound)?.id, Agent::Client, now).await
}

/// Counts the client's answers to the survey. Once for each consent; a second time changes nothing.
pub async fn answer_survey(
    gateway: &Gateway,
    at: &AtPage,
    sheet: Sheet,
    now: Timestamp,
) -> Result<(), Error> {
    let digest = answered_once(gateway, at);
    let once = Write::Once { digest, reference: Reference::from_digest(&digest) };
    // No event: the log would say when which client answered.
    let writes = vec![once, Write::Survey { month: Month::of(now), sheet }];
    match gateway.commit(Change { writes, ..Change::default() }).await {
        Err(store::Error::Duplicate { .. }) => Ok(()),
        other => Ok(other?),
    }
}

/// Says that the client has answered; not what, and not when.
fn answered_once(gateway: &Gateway, at: &AtPage) -> Digest {
    gateway.keys.digest.digest(Purpose::Survey, at.consent.as_bytes())
}
