//! `/requests/new`: which kind, under which consent.

use std::sync::Arc;

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use serde::Deserialize;

use crate::domain::calendar::local_date;
use crate::domain::consent::Identity;
use crate::domain::workflow::send::may_follow;
use crate::domain::{Outcome, Record, Refusal, Subject};
use crate::exchange;
use crate::exchange::consent_file::HeldConsent;
use crate::exchange::send::Draft;
use crate::forms;
use crate::forms::catalogue::Kind;
use crate::forms::prefill::{self, Previous};
use crate::forms::restrict::restrict;
use crate::text::dates;
use crate::web::csrf::Posted;
use crate::web::error::Error;
use crate::web::faults::Faults;
use crate::web::page::{Frame, refuse, show};
use crate::web::parts::Choice;
use crate::web::questionnaire;
use crate::web::redirect::see_other;
use crate::web::request::RequestView;
use crate::web::seat::Seat;
use crate::web::worker::dropped::{self, Use};
use crate::web::worker::words;
use crate::web::worker::write::key;
use crate::web::worker::write::sheet::{self, fitting};

#[derive(Template)]
#[template(path = "worker/write/start.html")]
pub struct StartPage {
    pub frame: Frame,
    pub kinds: Vec<Choice>,
    /// Consents on the desk.
    pub held: Vec<Choice>,
    /// The request it will follow.
    pub after: Option<RequestView>,
    /// Id and name of the pathway's step it comes from.
    pub step: Option<(String, String)>,
    /// Some kind can be sent without anybody's consent: which, in words.
    pub nobody: Option<String>,
    /// The kinds that never name anybody, in words; empty where there are none.
    pub never: String,
    /// The chosen kind is one of them.
    pub needs_none: bool,
    /// It was chosen to name nobody.
    pub is_nobody: bool,
    /// Whose request it is then; empty for somebody of one unit.
    pub units: Vec<Choice>,
}

impl StartPage {
    /// What the choice to name nobody says of itself.
    fn nobody_hint(&self, kinds: &str) -> String {
        let hint = self.frame.tx("worker-start-nobody-hint", "kinds", kinds);
        if self.never.is_empty() {
            return hint;
        }
        format!("{hint} {}", self.frame.tx("worker-start-nobody-always", "kinds", &self.never))
    }

    fn of(seat: Seat, posted: &Posted, chosen: &str, after: Option<&Record>) -> Result<Self, Error> {
        let (gateway, language) = (seat.gateway(), seat.language());
        let pathway = gateway.pathway();
        let step = pathway.step(posted.text("step"));
        let kind = match step.and_then(|step| step.kind.as_deref()) {
            Some(kind) if posted.text("kind").is_empty() => kind,
            _ => posted.text("kind"),
        };
        let kinds = gateway.catalogue.kinds().iter().map(|one| {
            let mut hint = one.description.get(language).to_owned();
            if one.identity == Identity::Never {
                hint = format!("{hint} {}", seat.frame.t("worker-start-never"));
            }
            Choice::new(&one.id, one.name.get(language), one.id == kind).with_hint(hint)
        });
        let kinds = kinds.collect();
        let named = |identity: Identity| -> Vec<&str> {
            let of = gateway.catalogue.kinds().iter().filter(|one| one.identity == identity);
            of.map(|one| one.name.get(language)).collect()
        };
        let (may, never) = (named(Identity::Optional), named(Identity::Never));
        let needs_none = gateway.catalogue.kind(kind).is_some_and(|kind| kind.identity == Identity::Never);
        let mut held = dropped::in_force(&seat)?;
        // Under another client's consent it can't follow.
        held.retain(|(_, consent)| after.is_none_or(|after| after.client == consent.client_digest()));
        let held = held.iter().enumerate().map(|(place, (id, consent))| {
            let is_chosen = if chosen.is_empty() { place == 0 && !needs_none } else { id == chosen };
            described(&seat, id, consent, is_chosen)
        });
        let held = held.collect();
        Ok(Self {
            kinds,
            held,
            after: after.map(|record| RequestView::of(&seat, record)),
            step: step.map(|step| (step.id.clone(), step.name.get(language).to_owned())),
            nobody: (!may.is_empty()).then(|| may.join(", ")),
            never: never.join(", "),
            needs_none,
            is_nobody: key::is_chosen(posted),
            units: key::units(&seat, posted),
            frame: seat.frame,
        })
    }
}

/// The client's name is on the page, and nowhere else.
fn described(seat: &Seat, id: &str, consent: &HeldConsent, chosen: bool) -> Choice {
    let terms = consent.terms();
    let parties = seat.gateway().parties();
    let unit = parties.unit_by_id(&terms.unit).map_or("", |unit| unit.name.as_str());
    let day = |day| dates::day(seat.language(), day);
    let period = format!("{} – {}", day(terms.valid_from), day(terms.valid_to));
    let who = words::subject(&consent.subject, seat.language());
    Choice::new(id, who, chosen).with_hint(format!("{unit} · {period}"))
}

#[derive(Deserialize)]
pub struct Wanted {
    #[serde(default)]
    kind: String,
    /// Reference of the request it follows.
    #[serde(default)]
    after: String,
    /// Id of the pathway's step it comes from.
    #[serde(default)]
    step: String,
}

pub async fn form(seat: Seat, Query(wanted): Query<Wanted>) -> Result<Response, Error> {
    let after = after(&seat, &wanted.after)?;
    let fields = [("kind", wanted.kind), ("after", wanted.after), ("step", wanted.step)];
    let posted = Posted::from_fields(fields.map(|(name, text)| (name.to_owned(), text)).to_vec());
    show(&StartPage::of(seat, &posted, "", after.as_ref())?)
}

/// The request that is to be followed; none where nothing is named.
fn after(seat: &Seat, reference: &str) -> Result<Option<Record>, Error> {
    if reference.is_empty() { Ok(None) } else { seat.record(reference).map(Some) }
}

pub async fn start(mut seat: Seat, posted: Posted) -> Result<Response, Error> {
    let after = after(&seat, posted.text("after"))?;
    let gateway = seat.gateway();
    let kind = gateway.catalogue.kind(posted.text("kind"));
    let mut faults = Faults::default();
    if kind.is_none() {
        faults.add("kind", seat.frame.t("worker-start-no-kind"));
    }
    let consent = dropped::consent(&seat, &posted, Use::Send);
    let held = consent.as_ref().ok().and_then(|held| held.as_ref().map(|(_, held)| &**held));
    // A document that is no good is told of, unless it was chosen to name nobody.
    let readable = consent.is_ok() || key::is_chosen(&posted);
    if let Some(kind) = kind.filter(|kind| readable && key::is_wanted(kind, &posted, held)) {
        if after.is_some() {
            // A new key document is about nobody that another one is about.
            seat.frame.faults = Faults::one("consent", seat.says(&Refusal::OtherDocument.into()));
            return refuse(&StartPage::of(seat, &posted, posted.text("held"), after.as_ref())?);
        }
        match key::make(&seat, kind, &posted).await {
            Ok((handout, id, held)) => {
                let draft = begin(&seat, kind, &id, &held, (None, posted.text("step")))?;
                return Ok(see_other(&key::address(&handout, &draft)));
            }
            Err(error @ exchange::Error::Refused(_)) => faults.add("nobody", seat.says(&error)),
            Err(error) => return Err(error.into()),
        }
        seat.frame.faults = faults;
        return refuse(&StartPage::of(seat, &posted, posted.text("held"), after.as_ref())?);
    }
    match &consent {
        Ok(Some(_)) => {}
        Ok(None) => faults.add("consent", seat.frame.t("worker-start-no-consent")),
        Err(error) => faults.add("consent", seat.says(error)),
    }
    if let (Some(kind), Ok(Some((id, consent)))) = (kind, &consent) {
        let follows = after.as_ref().map_or(Ok(()), |after| {
            may_follow(Some(after), &consent.client_digest(), consent.subject.kind())
        });
        match (follows, misfit(&seat, kind, consent)) {
            (Err(refusal), _) => faults.add("consent", seat.says(&refusal.into())),
            (Ok(()), None) => {
                let from = (after.as_ref(), posted.text("step"));
                return Ok(see_other(&begin(&seat, kind, id, consent, from)?));
            }
            (Ok(()), Some(text)) => faults.add("kind", text),
        }
    }
    seat.frame.faults = faults;
    let chosen = consent.ok().flatten().map_or_else(|| posted.text("held").to_owned(), |(id, _)| id);
    refuse(&StartPage::of(seat, &posted, &chosen, after.as_ref())?)
}

/// Why this kind can't be asked under this consent.
fn misfit(seat: &Seat, kind: &Kind, consent: &HeldConsent) -> Option<String> {
    if !kind.identity.allows(consent.subject.kind()) {
        let needed = consent.subject == Subject::Nobody;
        let refusal = if needed { Refusal::ConsentNeeded } else { Refusal::NobodyOnly };
        return Some(seat.says(&refusal.into()));
    }
    if !kind.is_allowed_by(&consent.scope_toward("")) {
        return Some(seat.frame.t("refusal-outside-categories").replace('\n', " "));
    }
    let parties = seat.gateway().parties();
    fitting(&parties, kind, consent).is_empty().then(|| seat.frame.t("worker-start-no-recipient"))
}

/// Puts a draft down; the answer is its address. One that follows another request begins with what
/// is known of that one: the recipient, and what the form asks of it; one that comes from a step of the
/// pathway, with the answers the step gives.
fn begin(
    seat: &Seat,
    kind: &Kind,
    id: &str,
    consent: &Arc<HeldConsent>,
    (after, step): (Option<&Record>, &str),
) -> Result<String, Error> {
    let gateway = seat.gateway();
    let parties = gateway.parties();
    let fitting = fitting(&parties, kind, consent);
    let same = fitting
        .iter()
        .find(|one| after.is_some_and(|after| after.recipient == parties.recipient_digest(&one.id)));
    let only = fitting.first().filter(|_| fitting.len() == 1);
    let recipient = same.or(only).map_or_else(String::new, |one| one.id.clone());
    let mut form = restrict(&kind.request, &consent.scope_toward(&recipient));
    if let Some(after) = after {
        form = prefill::following(&form, &previous(seat, after));
    }
    let pathway = gateway.pathway();
    if let Some(step) = pathway.step(step).filter(|step| step.kind.as_ref() == Some(&kind.id)) {
        form = forms::begin::begin(&form, &step.start);
    }
    let draft = Draft {
        consent: id.to_owned(),
        under: consent.id,
        kind: kind.id.clone(),
        recipient,
        case_number: String::new(),
        response: questionnaire::start(&form),
        no_names: Vec::new(),
        previous: after.map(|after| after.reference),
        files: Vec::new(),
        by_post: false,
        submission: sheet::submission(seat)?,
    };
    Ok(format!("/requests/drafts/{}", sheet::put(seat, draft)?))
}

/// In the language the documents are written in.
fn previous(seat: &Seat, after: &Record) -> Previous {
    let came = match &after.facts.outcome {
        Some(Outcome::Answered { at, .. }) => *at,
        _ => after.sent_at,
    };
    Previous {
        reference: after.reference.to_string(),
        kind_id: after.kind.clone(),
        kind: words::kind(seat.gateway(), &after.kind, after.language),
        day: local_date(came),
    }
}
