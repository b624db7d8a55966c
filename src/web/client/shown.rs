//! What the client's page shows, in the words somebody reads.

use crate::domain::Scope;
use crate::domain::calendar::local_date;
use crate::exchange::client::{Asked, Consent, Stands, State, Unit};
use crate::text::dates;
use crate::web::client::reading::Reading;
use crate::web::parts::Tone;
use crate::web::words::GridRow;

/// A consent, and what was asked under it.
pub struct ShownConsent {
    pub reference: String,
    /// The day it was given, or the client said no.
    pub day: String,
    pub tone: Tone,
    pub state: String,
    /// What its last day is called, and the day; none where it was taken back before.
    pub until: Option<(String, String)>,
    pub in_force: bool,
    /// Who may tell whom what.
    pub grid: Vec<GridRow>,
    pub unit: Option<Unit>,
    /// The client said yes, then or now.
    pub given: bool,
    pub may_revoke: bool,
    pub requests: Vec<ShownRequest>,
}

pub struct ShownRequest {
    pub kind: String,
    pub recipient: String,
    /// Those it was with before.
    pub earlier: Vec<String>,
    pub sent: String,
    pub tone: Tone,
    pub label: String,
    /// A sentence or two.
    pub status: String,
    /// Where an answer is still waited for.
    pub due: Option<String>,
    pub late: bool,
    pub categories: Vec<String>,
    pub told: Vec<String>,
}

impl ShownConsent {
    pub fn of(consent: &Consent, reading: Reading) -> Self {
        let (tone, state) = state(consent.state, reading);
        let row = |(party, scope): &(Option<String>, Scope)| {
            let party = party.clone().unwrap_or_else(|| reading.t("client-recipient-unnamed"));
            GridRow { party, tells: asks(scope, reading), told: told(scope, reading) }
        };
        Self {
            reference: consent.reference.to_string(),
            day: day(consent.recorded_at, reading),
            tone,
            state,
            until: match consent.state {
                State::InForce => Some("client-consent-until"),
                State::Ended => Some("client-consent-until-then"),
                State::Refused | State::Revoked(_) | State::Replaced(_) => None,
            }
            .map(|key| (reading.t(key), dates::day(reading.language(), consent.until))),
            in_force: consent.state == State::InForce,
            grid: consent.rows.iter().map(row).collect(),
            unit: consent.unit.clone(),
            given: consent.state != State::Refused,
            may_revoke: consent.state == State::InForce
                || (matches!(consent.state, State::Ended | State::Replaced(_)) && leaves_something(consent)),
            requests: consent.requests.iter().map(|asked| ShownRequest::of(asked, reading)).collect(),
        }
    }
}

impl ShownRequest {
    fn of(asked: &Asked, reading: Reading) -> Self {
        let name =
            |name: &Option<String>| name.clone().unwrap_or_else(|| reading.t("client-recipient-unnamed"));
        let moved = |(recipient, at): &(Option<String>, _)| {
            reading.with("client-earlier", &[("recipient", &name(recipient)), ("day", &day(*at, reading))])
        };
        let waits = is_open(asked.stands);
        Self {
            kind: asked.kind.clone(),
            recipient: name(&asked.recipient),
            earlier: asked.earlier.iter().map(moved).collect(),
            sent: day(asked.sent_at, reading),
            tone: tone(asked.stands),
            label: reading.t(&format!("client-label-{}", label(asked.stands))),
            status: status(asked.stands, reading),
            due: waits.then(|| dates::day(reading.language(), asked.due)),
            late: waits && asked.overdue,
            categories: asks(&asked.scope, reading),
            told: told(&asked.scope, reading),
        }
    }
}

/// There is a question or an answer that taking the consent back would stop.
fn leaves_something(consent: &Consent) -> bool {
    consent.requests.iter().any(|asked| is_open(asked.stands) || matches!(asked.stands, Stands::Answered(_)))
}

/// Nobody has answered, and it is not over.
pub const fn is_open(stands: Stands) -> bool {
    matches!(
        stands,
        Stands::Sent
            | Stands::NotDelivered
            | Stands::Opened(_)
            | Stands::Acknowledged(_)
            | Stands::MoreTimeAsked(_)
    )
}

fn state(state: State, reading: Reading) -> (Tone, String) {
    match state {
        State::InForce => (Tone::Done, reading.t("client-consent-in-force")),
        State::Ended => (Tone::Off, reading.t("client-consent-ended")),
        State::Refused => (Tone::Off, reading.t("client-consent-refused")),
        State::Revoked(at) => (Tone::Off, reading.tx("client-consent-revoked", "day", &day(at, reading))),
        State::Replaced(at) => (Tone::Off, reading.tx("client-consent-replaced", "day", &day(at, reading))),
    }
}

fn asks(scope: &Scope, reading: Reading) -> Vec<String> {
    scope.asks.iter().map(|one| reading.t(&format!("client-category-{}", one.code()))).collect()
}

fn told(scope: &Scope, reading: Reading) -> Vec<String> {
    scope.told.iter().map(|one| reading.t(&format!("client-told-{}", one.code()))).collect()
}

const fn tone(stands: Stands) -> Tone {
    match stands {
        Stands::Sent | Stands::Opened(_) | Stands::Acknowledged(_) | Stands::MoreTimeAsked(_) => Tone::Wait,
        Stands::NotDelivered => Tone::Act,
        Stands::Answered(_) | Stands::Fetched { .. } => Tone::Done,
        _ => Tone::Off,
    }
}

/// Of the texts `client-label-…`.
const fn label(stands: Stands) -> &'static str {
    match stands {
        stands if is_open(stands) => "waits",
        Stands::Answered(_) | Stands::Fetched { .. } => "answered",
        Stands::Lost(_) => "lost",
        Stands::Withdrawn(_) => "withdrawn",
        _ => "no-answer",
    }
}

fn status(stands: Stands, reading: Reading) -> String {
    let on = |key: &str, at| reading.tx(key, "day", &day(at, reading));
    match stands {
        Stands::Sent => reading.t("client-stands-sent"),
        Stands::NotDelivered => reading.t("client-stands-not-delivered"),
        Stands::Opened(at) => on("client-stands-opened", at),
        Stands::Acknowledged(at) => on("client-stands-acknowledged", at),
        Stands::MoreTimeAsked(at) => on("client-stands-more-time", at),
        Stands::Answered(at) => on("client-stands-answered", at),
        Stands::Fetched { answered, fetched } => reading.with(
            "client-stands-fetched",
            &[("day", &day(answered, reading)), ("fetched", &day(fetched, reading))],
        ),
        Stands::Lost(at) => on("client-stands-lost", at),
        Stands::Declined(at) => on("client-stands-declined", at),
        Stands::WrongRecipient(at) => on("client-stands-wrong-recipient", at),
        Stands::Withdrawn(at) => on("client-stands-withdrawn", at),
        Stands::Expired(at) => on("client-stands-expired", at),
    }
}

fn day(at: jiff::Timestamp, reading: Reading) -> String {
    dates::day(reading.language(), local_date(at))
}
