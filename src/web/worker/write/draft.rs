//! `/requests/drafts/{id}`: the request is written.

use std::sync::Arc;

use axum::extract::Path;
use axum::response::{Html, IntoResponse, Response};

use crate::domain::{Digest, Reference};
use crate::exchange::consent_file::HeldConsent;
use crate::exchange::send::Draft;
use crate::exchange::unsent;
use crate::forms::restrict::restrict;
use crate::web::csrf::Posted;
use crate::web::error::Error;
use crate::web::faults::Faults;
use crate::web::page::{refuse, show as show_page};
use crate::web::questionnaire::{self, Reading, Shown};
use crate::web::redirect::{see_other, see_other_saying};
use crate::web::seat::Seat;
use crate::web::worker::dropped::{self, Use};
use crate::web::worker::write::draft_page::DraftPage;
use crate::web::worker::write::lost::LostPage;
use crate::web::worker::write::request_files;
use crate::web::worker::write::sheet::{self, Found, Sheet};
use crate::web::worker::write::unsent::PATH;

pub async fn show(seat: Seat, Path(id): Path<String>) -> Result<Response, Error> {
    match Sheet::find(&seat, &id)? {
        Found::Sheet(sheet) => show_page(&DraftPage::of(&seat, &sheet, &sheet.reading())?),
        Found::WithoutConsent(_) => LostPage::without_consent(seat.frame, &id).show(),
        Found::Nothing => LostPage::nothing(seat.frame).show(),
    }
}

pub async fn save(mut seat: Seat, Path(id): Path<String>, mut posted: Posted) -> Result<Response, Error> {
    let kept = sheet::on_desk(&seat, &id);
    let consent = match consent(&seat, kept.as_deref(), &posted) {
        Ok(Some(consent)) => consent,
        Ok(None) => return LostPage::carrying(seat.frame, &id, &posted).show(),
        Err(text) => {
            seat.frame.faults = Faults::one(dropped::FILE, text);
            return refuse(&LostPage::carrying(seat.frame, &id, &posted));
        }
    };
    let typed = posted.get("kind").is_some();
    let draft = match kept {
        Some(draft) => Draft { consent: consent.0, ..(*draft).clone() },
        None if typed => again(&seat, &posted, &consent)?,
        None => return LostPage::nothing(seat.frame).show(),
    };
    let mut sheet = Sheet::new(&seat, id, draft, consent.1)?;
    if !typed {
        sheet.keep(&seat)?;
        return Ok(see_other(&format!("/requests/drafts/{}", sheet.id)));
    }
    let reading = sheet.take(&posted);
    let wrong = request_files::take(&seat, &mut sheet, &mut posted);
    sheet.keep(&seat)?;
    unsent::save(seat.gateway(), seat.owner(), &sheet.draft, &sheet.consent, seat.now()).await?;
    if wrong.any() {
        seat.frame.faults = wrong;
        return refuse(&DraftPage::of(&seat, &sheet, &reading)?);
    }
    if posted.text("do") == "save" {
        return Ok(see_other_saying(PATH, "unsent-said-saved"));
    }
    if request_files::is_asked(&posted) {
        return show_page(&DraftPage::of(&seat, &sheet, &reading)?);
    }
    decide(seat, &sheet, &reading)
}

/// `POST /requests/drafts/{id}/review`: how far each section has come, as the form stands. Keeps nothing.
pub async fn review(seat: Seat, Path(id): Path<String>, posted: Posted) -> Result<Response, Error> {
    let Found::Sheet(mut sheet) = Sheet::find(&seat, &id)? else { return Err(Error::NotFound) };
    let reading = sheet.take(&posted);
    let shown = Shown {
        form: &sheet.form,
        entries: &reading.entries,
        base: &sheet.draft.response,
        wrong: &sheet.faults(&seat, &reading),
        may_lack: false,
    };
    Ok(Html(questionnaire::sections(&seat.frame, shown).map_err(Error::internal)?).into_response())
}

/// Another button: the page again. The form's own: on to the preview, if nothing is wrong.
pub(super) fn decide(mut seat: Seat, sheet: &Sheet, reading: &Reading) -> Result<Response, Error> {
    if reading.again {
        return show_page(&DraftPage::of(&seat, sheet, reading)?);
    }
    let faults = sheet.faults(&seat, reading);
    if faults.any() {
        seat.frame.faults = faults;
        return refuse(&DraftPage::of(&seat, sheet, reading)?);
    }
    Ok(see_other(&format!("/requests/drafts/{}/preview", sheet.id)))
}

/// The consent that was dropped again, or the one on the desk: always the one it was begun under.
/// None: it has to be dropped again. The error is a text for the person.
fn consent(
    seat: &Seat,
    kept: Option<&Draft>,
    posted: &Posted,
) -> Result<Option<(String, Arc<HeldConsent>)>, String> {
    let under = kept.map(|draft| draft.under).or_else(|| Digest::parse(posted.text("under")));
    let Some(under) = under else { return Ok(None) };
    match dropped::consent(seat, posted, Use::Send) {
        Ok(Some((_, held))) if held.id != under => Err(seat.frame.t("worker-lost-other-consent")),
        Ok(Some(found)) => Ok(Some(found)),
        Ok(None) => {
            let place = kept.map_or("", |draft| draft.consent.as_str());
            Ok(sheet::consent_of(seat, place, under))
        }
        Err(error) => Err(seat.says(&error)),
    }
}

/// The draft that the desk has lost, from what the page carried.
fn again(seat: &Seat, posted: &Posted, consent: &(String, Arc<HeldConsent>)) -> Result<Draft, Error> {
    let (place, held) = consent;
    let kind = seat.gateway().catalogue.kind(posted.text("kind")).ok_or(Error::Unreadable)?;
    let submission = posted.text("submission");
    let known = submission.len() == 32 && submission.bytes().all(|byte| byte.is_ascii_hexdigit());
    Ok(Draft {
        consent: place.clone(),
        under: held.id,
        kind: kind.id.clone(),
        recipient: String::new(),
        case_number: String::new(),
        no_names: Vec::new(),
        response: questionnaire::start(&restrict(&kind.request, &held.scope_toward(""))),
        previous: Reference::parse(posted.text("after")),
        files: Vec::new(),
        by_post: posted.text("way") == sheet::BY_POST,
        submission: if known { submission.to_owned() } else { sheet::submission(seat)? },
    })
}
