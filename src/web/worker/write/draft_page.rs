//! The form of a request as a page.

use askama::Template;

use crate::domain::Subject;
use crate::domain::calendar::local_date;
use crate::exchange::{self, unnamed};
use crate::text::dates;
use crate::web::error::Error;
use crate::web::page::Frame;
use crate::web::parts::Choice;
use crate::web::questionnaire::{self, Reading, Shown};
use crate::web::seat::Seat;
use crate::web::worker::words;
use crate::web::worker::write::sheet::{BY_POST, Sheet, fitting};

#[derive(Template)]
#[template(path = "worker/write/draft.html")]
pub struct DraftPage {
    pub frame: Frame,
    pub id: String,
    /// Id of the kind, the submission and the consent: the page carries them.
    pub kind: String,
    pub submission: String,
    pub under: String,
    /// Reference of the request it follows.
    pub after: Option<String>,
    pub title: String,
    pub lead: String,
    /// Name and number.
    pub client: String,
    pub purpose: String,
    pub consent_until: String,
    pub recipients: Vec<Choice>,
    /// What looks like a name where none may be, and whether the worker says it is none.
    pub names: Vec<Choice>,
    /// About nobody: it has no case number.
    pub nobody: bool,
    /// By mail, or on paper.
    pub ways: Vec<Choice>,
    pub case_number: String,
    pub case_prefix: String,
    pub fields: String,
    pub dates: Dates,
}

/// The dates it would get if it were sent now.
#[derive(Clone)]
pub struct Dates {
    pub acknowledge_by: String,
    pub due: String,
    pub expires: String,
}

impl Dates {
    fn of(seat: &Seat, sheet: &Sheet) -> Result<Self, Error> {
        let (draft, language) = (&sheet.draft, seat.language());
        let dates =
            exchange::dates::of(seat.gateway(), &draft.kind, &draft.recipient, &sheet.consent, seat.now())?;
        Ok(Self {
            acknowledge_by: words::until(language, dates.acknowledge_by),
            due: words::until(language, dates.due_at),
            expires: words::until(language, dates.expires_at),
        })
    }
}

impl DraftPage {
    /// The page again, with what `reading` has in its fields and the frame's faults beside them.
    pub fn of(mut seat: Seat, sheet: &Sheet, reading: &Reading) -> Result<Self, Error> {
        let (gateway, language) = (seat.gateway(), seat.language());
        let (draft, consent) = (&sheet.draft, &sheet.consent);
        let kind = gateway.catalogue.kind(&draft.kind).ok_or(Error::NotFound)?;
        let parties = gateway.parties();
        let unit = parties.unit_by_id(&consent.terms().unit);
        let wrong = sheet.faults(&seat, reading);
        let shown = Shown {
            form: &sheet.form,
            entries: &reading.entries,
            base: &draft.response,
            wrong: &wrong,
            may_lack: false,
        };
        let fields = questionnaire::fields(&seat.frame, shown, reading.focus.as_deref());
        let recipients = fitting(&parties, kind, consent).into_iter().map(|one| {
            let how = if !one.can_be_chosen() {
                "paper-party-only"
            } else if one.keys.is_some() {
                "worker-party-enrolled"
            } else {
                "worker-party-one-time"
            };
            let mut hint = format!("{}. {}", one.region, seat.frame.t(how));
            if words::is_stale(gateway, one) {
                hint = format!("{hint} {}", seat.frame.t("worker-party-stale"));
            }
            Choice::new(&one.id, &one.name, one.id == draft.recipient).with_hint(hint)
        });
        let page = Self {
            id: sheet.id.clone(),
            kind: draft.kind.clone(),
            submission: draft.submission.clone(),
            under: draft.under.to_string(),
            after: draft.previous.map(|reference| reference.to_string()),
            title: kind.name.get(language).to_owned(),
            lead: kind.description.get(language).to_owned(),
            client: words::subject(&consent.subject, language),
            purpose: consent.terms().purpose.clone(),
            consent_until: dates::day(language, consent.terms().valid_to),
            recipients: recipients.collect(),
            names: unnamed::names_in_request(gateway, consent, &sheet.form, &draft.response)
                .into_iter()
                .map(|name| Choice::new(&name, &name, draft.no_names.contains(&name)))
                .collect(),
            nobody: consent.subject == Subject::Nobody,
            ways: ways(&seat.frame, draft.by_post),
            case_number: draft.case_number.clone(),
            case_prefix: format!(
                "{} {}-123",
                unit.map_or("", |unit| unit.diary_prefix.as_str()),
                local_date(seat.now()).year()
            ),
            fields: fields.map_err(Error::internal)?,
            dates: Dates::of(&seat, sheet)?,
            frame: Frame::clone(&seat.frame),
        };
        seat.frame.path = format!("/requests/drafts/{}", sheet.id);
        Ok(Self { frame: seat.frame, ..page })
    }
}

pub fn ways(frame: &Frame, by_post: bool) -> Vec<Choice> {
    vec![
        Choice::new("mail", frame.t("paper-way-mail"), !by_post).with_hint(frame.t("paper-way-mail-hint")),
        Choice::new(BY_POST, frame.t("paper-way-post"), by_post).with_hint(frame.t("paper-way-post-hint")),
    ]
}
