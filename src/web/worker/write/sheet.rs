//! The draft in front of the worker, with its consent and its form.

use std::sync::Arc;

use data_encoding::HEXLOWER;

use crate::domain::calendar::local_date;
use crate::domain::{Digest, Language, Recipient};
use crate::exchange::consent_file::HeldConsent;
use crate::exchange::parties::Parties;
use crate::exchange::send::{Draft, Request};
use crate::exchange::{self, request_file, unnamed};
use crate::forms::catalogue::Kind;
use crate::forms::model::Questionnaire;
use crate::forms::possible;
use crate::forms::response::{Response, ResponseStatus};
use crate::forms::restrict::{cut, restrict};
use crate::forms::validate::validate;
use crate::web::csrf::Posted;
use crate::web::error::Error;
use crate::web::faults::Faults;
use crate::web::files;
use crate::web::questionnaire::{self, Reading};
use crate::web::seat::Seat;
use crate::web::worker::dropped;

/// What looks like a name, and the worker says is none.
const NO_NAME: &str = "no_name";

/// What the field `way` says of a letter on paper.
pub const BY_POST: &str = "post";
/// Longest case number, in characters.
const LONGEST_CASE_NUMBER: usize = 100;

/// A draft with everything it needs.
pub struct Sheet {
    /// Its place on the desk.
    pub id: String,
    pub draft: Draft,
    pub consent: Arc<HeldConsent>,
    /// With what the consent allows and nothing else.
    pub form: Questionnaire,
}

/// What is left of a draft.
pub enum Found {
    Sheet(Box<Sheet>),
    /// The consent has had its quarter of an hour.
    WithoutConsent(Arc<Draft>),
    Nothing,
}

impl Sheet {
    pub fn find(seat: &Seat, id: &str) -> Result<Found, Error> {
        let Some(draft) = on_desk(seat, id) else { return Ok(Found::Nothing) };
        let Some((place, consent)) = consent_of(seat, &draft.consent, draft.under) else {
            return Ok(Found::WithoutConsent(draft));
        };
        let draft = Draft { consent: place, ..(*draft).clone() };
        Self::new(seat, id.to_owned(), draft, consent).map(|sheet| Found::Sheet(Box::new(sheet)))
    }

    pub fn new(seat: &Seat, id: String, draft: Draft, consent: Arc<HeldConsent>) -> Result<Self, Error> {
        let kind = seat.gateway().catalogue.kind(&draft.kind).ok_or(Error::NotFound)?;
        let form = restrict(&kind.request, &consent.scope_toward(&draft.recipient));
        let mut draft = draft;
        cut(&form, &mut draft.response);
        Ok(Self { id, draft, consent, form })
    }

    /// Takes what was typed into the draft.
    pub fn take(&mut self, posted: &Posted) -> Reading {
        let reading = questionnaire::read(&self.form, posted, &self.draft.response);
        posted.text("recipient").clone_into(&mut self.draft.recipient);
        self.draft.by_post = posted.text("way") == BY_POST;
        posted.text("case_number").clone_into(&mut self.draft.case_number);
        self.draft.no_names = posted.all(NO_NAME).map(str::to_owned).collect();
        self.draft.response = reading.response.clone();
        reading
    }

    /// Keeps the draft; if its place is gone, in a new one.
    pub fn keep(&mut self, seat: &Seat) -> Result<(), Error> {
        let drafts = &seat.state.desks().drafts;
        if !drafts.replace(seat.owner(), &self.id, self.draft.clone(), seat.now()) {
            self.id = put(seat, self.draft.clone())?;
        }
        Ok(())
    }

    /// Everything that is wrong or missing, in the order of the page.
    pub fn faults(&self, seat: &Seat, reading: &Reading) -> Faults {
        let language = seat.language();
        let mut faults = Faults::default();
        match self.recipient(seat) {
            None => faults.add("recipient", seat.frame.t("worker-draft-no-recipient")),
            Some(recipient) if !self.draft.by_post && !recipient.can_be_chosen() => {
                faults.add("way", seat.frame.t("paper-only-by-post"));
            }
            Some(_) => {}
        }
        let sent = request_file::may_go(
            &self.draft.files,
            &self.consent,
            &self.consent.scope_toward(&self.draft.recipient),
            self.draft.by_post,
        );
        if let Err(error) = sent {
            faults.add(files::FIELD, files::said(&error, language));
        }
        if self.draft.case_number.chars().count() > LONGEST_CASE_NUMBER {
            faults.add("case_number", seat.frame.t("worker-draft-long-case-number"));
        }
        let gateway = seat.gateway();
        let (consent, no_names) = (&self.consent, self.draft.no_names.as_slice());
        for finding in unnamed::in_text(gateway, &consent.subject, &self.draft.case_number, language) {
            faults.add("case_number", finding.text);
        }
        let mut report = validate(&self.form, &completed(&reading.response), language);
        report.errors.extend(unnamed::in_request(
            gateway,
            consent,
            &self.form,
            &reading.response,
            no_names,
            language,
        ));
        let today = local_date(seat.now());
        report.errors.extend(possible::check(&self.form, &reading.response, today, language));
        for fault in &questionnaire::faults(&self.form, reading, &report.errors, language) {
            faults.add_about(&fault.field, &fault.about, &fault.text);
        }
        faults
    }

    /// What the draft says, as if it had just been sent.
    pub fn reading(&self) -> Reading {
        let entries = questionnaire::entries(&self.form, &self.draft.response);
        let fields = entries.fields().map(|(name, text)| (name.to_owned(), text.to_owned())).collect();
        questionnaire::read(&self.form, &Posted::from_fields(fields), &self.draft.response)
    }

    /// The chosen recipient, if the consent and the kind allow it.
    pub fn recipient(&self, seat: &Seat) -> Option<Recipient> {
        let gateway = seat.gateway();
        let kind = gateway.catalogue.kind(&self.draft.kind)?;
        let parties = gateway.parties();
        let fits = fitting(&parties, kind, &self.consent);
        fits.into_iter().find(|one| one.id == self.draft.recipient).cloned()
    }

    /// What is asked. The documents are in the recipient's language.
    pub fn request<'a>(&'a self, seat: &'a Seat) -> Request<'a> {
        Request {
            worker: &seat.staff.user,
            consent: &self.consent,
            kind: &self.draft.kind,
            recipient: &self.draft.recipient,
            case_number: &self.draft.case_number,
            response: &self.draft.response,
            no_names: &self.draft.no_names,
            language: self.recipient(seat).map_or(Language::default(), |recipient| recipient.language),
            previous: self.draft.previous,
            files: &self.draft.files,
            by_post: self.draft.by_post,
        }
    }

    /// Everything that makes this draft, to be carried along in a form: nothing is lost with the desk.
    pub fn fields(&self) -> Vec<(String, String)> {
        let own = [
            ("kind", self.draft.kind.clone()),
            ("submission", self.draft.submission.clone()),
            ("under", self.draft.under.to_string()),
            ("recipient", self.draft.recipient.clone()),
            ("case_number", self.draft.case_number.clone()),
            ("way", if self.draft.by_post { BY_POST } else { "" }.to_owned()),
            ("after", self.draft.previous.map(|reference| reference.to_string()).unwrap_or_default()),
        ];
        let own = own.into_iter().map(|(name, text)| (name.to_owned(), text));
        let no_names = self.draft.no_names.iter().map(|name| (NO_NAME.to_owned(), name.clone()));
        let entries = questionnaire::entries(&self.form, &self.draft.response);
        own.chain(no_names)
            .chain(entries.fields().map(|(name, text)| (name.to_owned(), text.to_owned())))
            .collect()
    }
}

/// The parties of the consent that this kind goes to.
pub fn fitting<'a>(parties: &'a Parties, kind: &Kind, consent: &HeldConsent) -> Vec<&'a Recipient> {
    let fits = |one: &&Recipient| {
        one.can_be_named()
            && kind.recipient_kinds.contains(&one.kind)
            && consent.scope_of(&one.id).is_ok_and(|scope| kind.is_allowed_by(&scope))
    };
    parties.recipients().iter().filter(fits).collect()
}

/// The consent a draft is written under: where it lay, or where the same one lies now.
pub fn consent_of(seat: &Seat, place: &str, under: Digest) -> Option<(String, Arc<HeldConsent>)> {
    let there = dropped::on_desk(seat, place).filter(|held| held.id == under);
    there.map(|held| (place.to_owned(), held)).or_else(|| dropped::held_of(seat, under))
}

pub fn on_desk(seat: &Seat, id: &str) -> Option<Arc<Draft>> {
    seat.state.desks().drafts.find(seat.owner(), id, seat.now())
}

pub fn put(seat: &Seat, draft: Draft) -> Result<String, Error> {
    Ok(seat.put(&seat.state.desks().drafts, draft)?)
}

/// 128 random bits, hex.
pub fn submission(seat: &Seat) -> Result<String, Error> {
    let mut bytes = [0; 16];
    seat.state.random().fill(&mut bytes).map_err(|_| exchange::Error::Internal("random"))?;
    Ok(HEXLOWER.encode(&bytes))
}

fn completed(response: &Response) -> Response {
    Response { status: ResponseStatus::Completed, ..response.clone() }
}
