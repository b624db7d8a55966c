//! `/requests/new`: which kind, under which consent.

use std::sync::Arc;

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use serde::Deserialize;

use crate::domain::language::Language;
use crate::exchange::consent_file::HeldConsent;
use crate::exchange::send::Draft;
use crate::forms::catalogue::Kind;
use crate::forms::restrict::restrict;
use crate::web::csrf::Posted;
use crate::web::error::Error;
use crate::web::faults::Faults;
use crate::web::page::{Frame, Page, refuse, see_other, show};
use crate::web::parts::Choice;
use crate::web::questionnaire;
use crate::web::worker::dropped::{self, Use};
use crate::web::worker::seat::Seat;
use crate::web::worker::write::sheet::{self, fitting};
use crate::web::worker::{samples, words};

#[derive(Template)]
#[template(path = "worker/write/start.html")]
pub struct StartPage {
    pub frame: Frame,
    pub kinds: Vec<Choice>,
    /// Consents on the desk.
    pub held: Vec<Choice>,
}

impl StartPage {
    fn of(seat: Seat, kind: &str, chosen: &str) -> Result<Self, Error> {
        let language = seat.language();
        let kinds = seat.gateway().catalogue.kinds();
        let kinds = kinds.iter().map(|one| {
            Choice::new(&one.id, one.name.get(language), one.id == kind)
                .with_hint(one.description.get(language))
        });
        let kinds = kinds.collect();
        let held = seat.in_force()?;
        let held = held.iter().enumerate().map(|(place, (id, consent))| {
            let is_chosen = if chosen.is_empty() { place == 0 } else { id == chosen };
            described(&seat, id, consent, is_chosen)
        });
        let held = held.collect();
        Ok(Self { kinds, held, frame: seat.frame })
    }
}

/// The client's name is on the page, and nowhere else.
fn described(seat: &Seat, id: &str, consent: &HeldConsent, chosen: bool) -> Choice {
    let terms = consent.terms();
    let parties = seat.gateway().parties();
    let unit = parties.unit_by_id(&terms.unit).map_or("", |unit| unit.name.as_str());
    let period = format!("{} – {}", terms.valid_from, terms.valid_to);
    Choice::new(id, words::client(&consent.client), chosen).with_hint(format!("{unit} · {period}"))
}

#[derive(Deserialize)]
pub struct Wanted {
    #[serde(default)]
    kind: String,
}

pub async fn form(seat: Seat, Query(wanted): Query<Wanted>) -> Result<Response, Error> {
    show(&StartPage::of(seat, &wanted.kind, "")?)
}

pub async fn start(mut seat: Seat, posted: Posted) -> Result<Response, Error> {
    let gateway = seat.gateway();
    let kind = gateway.catalogue.kind(posted.text("kind"));
    let mut faults = Faults::default();
    if kind.is_none() {
        faults.add("kind", seat.frame.t("worker-start-no-kind"));
    }
    let consent = dropped::consent(&seat, &posted, Use::Send);
    match &consent {
        Ok(Some(_)) => {}
        Ok(None) => faults.add("consent", seat.frame.t("worker-start-no-consent")),
        Err(error) => faults.add("consent", seat.says(error)),
    }
    if let (Some(kind), Ok(Some((id, consent)))) = (kind, &consent) {
        match misfit(&seat, kind, consent) {
            None => return Ok(see_other(&begin(&seat, kind, id, consent)?)),
            Some(text) => faults.add("kind", text),
        }
    }
    seat.frame.faults = faults;
    let chosen = consent.ok().flatten().map_or_else(|| posted.text("held").to_owned(), |(id, _)| id);
    refuse(&StartPage::of(seat, posted.text("kind"), &chosen)?)
}

/// Why this kind can't be asked under this consent.
fn misfit(seat: &Seat, kind: &Kind, consent: &HeldConsent) -> Option<String> {
    if !kind.is_allowed_by(&consent.terms().categories) {
        return Some(seat.frame.t("refusal-outside-categories").replace('\n', " "));
    }
    let parties = seat.gateway().parties();
    fitting(&parties, kind, consent).is_empty().then(|| seat.frame.t("worker-start-no-recipient"))
}

/// Puts an empty draft down; the answer is its address.
fn begin(seat: &Seat, kind: &Kind, id: &str, consent: &Arc<HeldConsent>) -> Result<String, Error> {
    let gateway = seat.gateway();
    let parties = gateway.parties();
    let fitting = fitting(&parties, kind, consent);
    let draft = Draft {
        consent: id.to_owned(),
        under: consent.id,
        kind: kind.id.clone(),
        recipient: if fitting.len() == 1 { fitting[0].id.clone() } else { String::new() },
        case_number: String::new(),
        response: questionnaire::start(&restrict(&kind.request, &consent.terms().categories)),
        previous: None,
        submission: sheet::submission(seat)?,
    };
    Ok(format!("/requests/drafts/{}", sheet::put(seat, draft)?))
}

impl Page for StartPage {
    const NAME: &'static str = "worker-start";

    fn samples(language: Language) -> Vec<Self> {
        let frame = samples::frame(language, "/requests/new");
        let kinds = vec![
            Choice::new("a", samples::kind(language), true).with_hint(match language {
                Language::Sv => "Be en läkare beskriva vad klienten klarar, vad som är svårt och varför.",
                Language::En => "Ask a doctor to describe what the client can do, what is hard and why.",
            }),
            Choice::new("b", "Aktivitetsförfrågan", false)
                .with_hint("Fråga en anordnare om plats i en aktivitet."),
        ];
        let fault = Faults::one("consent", frame.t("exchange-consent-expired").replace('\n', " "));
        vec![
            Self { frame: frame.clone(), kinds: kinds.clone(), held: Vec::new() },
            Self { frame: frame.clone(), kinds: kinds.clone(), held: vec![samples::held()] },
            Self { frame: frame.with_faults(fault), kinds, held: Vec::new() },
        ]
    }
}
