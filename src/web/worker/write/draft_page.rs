//! The form of a request as a page.

use askama::Template;
use jiff::Timestamp;

use crate::domain::Language;
use crate::domain::calendar::local_date;
use crate::domain::deadline::Deadlines;
use crate::exchange::request_file::RequestFile;
use crate::exchange::{self, unnamed};
use crate::text::{numbers, phrases};
use crate::web::error::Error;
use crate::web::files::{Attached, Room};
use crate::web::page::Frame;
use crate::web::parts::Choice;
use crate::web::questionnaire::{self, Reading, Shown};
use crate::web::seat::Seat;
use crate::web::worker::words;
use crate::web::worker::write::sheet::{BY_POST, Sheet, fitting};
use crate::web::worker::write::view::DraftView;

#[derive(Template)]
#[template(path = "worker/write/draft.html")]
pub struct DraftPage {
    pub frame: Frame,
    pub request: DraftView,
    /// What the kind is for.
    pub lead: String,
    pub recipients: Vec<Choice>,
    /// What looks like a name where none may be, and whether the worker says it is none.
    pub names: Vec<Choice>,
    pub case_prefix: String,
    pub fields: String,
    /// What may be said of a file: the categories of the consent's row. Empty where none may be attached.
    pub categories: Vec<Choice>,
    pub room: Room,
    /// The dates it would get if it were sent now.
    pub dates: Deadlines,
}

impl DraftPage {
    /// The page again, with what `reading` has in its fields and the frame's faults beside them.
    pub fn of(seat: &Seat, sheet: &Sheet, reading: &Reading) -> Result<Self, Error> {
        let (gateway, language) = (seat.gateway(), seat.language());
        let (draft, consent) = (&sheet.draft, &sheet.consent);
        let kind = gateway.catalogue.kind(&draft.kind).ok_or(Error::NotFound)?;
        let parties = gateway.parties();
        let unit = parties.unit_by_id(&consent.terms().unit);
        let wrong = sheet.faults(seat, reading);
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
        let names = unnamed::names_in_request(gateway, consent, &sheet.form, &draft.response).into_iter();
        let diary = unit.map_or("", |unit| unit.diary_prefix.as_str());
        Ok(Self {
            request: DraftView::of(seat, sheet),
            lead: kind.description.get(language).to_owned(),
            recipients: recipients.collect(),
            names: names.map(|name| Choice::new(&name, &name, draft.no_names.contains(&name))).collect(),
            case_prefix: format!("{diary} {}-123", local_date(seat.now()).year()),
            fields: fields.map_err(Error::internal)?,
            categories: if consent.subject.kind().is_unnamed() {
                Vec::new()
            } else {
                categories(sheet, language)
            },
            room: Room::beside(gateway, draft.files.iter().map(|file| file.about.bytes).sum(), language),
            dates: exchange::dates::of(gateway, &draft.kind, &draft.recipient, consent, seat.now())?,
            frame: Frame { path: format!("/requests/drafts/{}", sheet.id), ..Frame::clone(&seat.frame) },
        })
    }

    /// What is attached, and what each passes on.
    fn attached(&self) -> Vec<Attached> {
        let files = self.request.draft.files.iter();
        let one = |file: &RequestFile| Attached {
            name: file.about.name.clone(),
            size: format!(
                "{}. {}",
                numbers::size(self.frame.language, file.about.bytes),
                phrases::passed(file.category, self.frame.language)
            ),
        };
        files.map(one).collect()
    }

    /// By mail, or on paper.
    fn ways(&self) -> Vec<Choice> {
        let (by_post, t) = (self.request.draft.by_post, |key: &str| self.frame.t(key));
        vec![
            Choice::new("mail", t("paper-way-mail"), !by_post).with_hint(t("paper-way-mail-hint")),
            Choice::new(BY_POST, t("paper-way-post"), by_post).with_hint(t("paper-way-post-hint")),
        ]
    }

    fn until(&self, at: &Timestamp) -> String {
        words::until(self.frame.language, *at)
    }
}

fn categories(sheet: &Sheet, language: Language) -> Vec<Choice> {
    let row = sheet.consent.scope_toward(&sheet.draft.recipient);
    row.passes().map(|one| Choice::new(one.code(), phrases::passed(one, language), false)).collect()
}
