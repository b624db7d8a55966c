//! `/consents/{consent}/evidence`: the scan of the paper that the client signed. It is added, and shown
//! again, to whoever has the consent document; the gateway can't open it.

use std::sync::Arc;

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use data_encoding::HEXLOWER;

use crate::domain::ConsentRecord;
use crate::exchange;
use crate::exchange::consent_file::HeldConsent;
use crate::exchange::error::ConsentFault;
use crate::exchange::evidence::{self, NewScan, Scan};
use crate::text::dates;
use crate::web::csrf::Posted;
use crate::web::error::Error;
use crate::web::faults::Faults;
use crate::web::file;
use crate::web::files;
use crate::web::page::{Frame, refuse, show as respond};
use crate::web::redirect::{see_other, see_other_saying};
use crate::web::seat::Seat;
use crate::web::worker::consents::show::of_unit;
use crate::web::worker::consents::view::ConsentView;
use crate::web::worker::dropped::{self, Use};

/// The scan's field.
const SCAN: &str = "scan";

#[derive(Template)]
#[template(path = "worker/consents/evidence.html")]
pub struct EvidencePage {
    pub frame: Frame,
    pub consent: ConsentView,
    /// Where the consent document lies on the desk, if it does.
    pub held: Option<String>,
    /// The scan that was opened, by its place on the desk.
    pub opened: Option<(String, Arc<Scan>)>,
}

impl EvidencePage {
    /// Who added it, and when.
    fn added(&self, scan: &Scan) -> [(String, String); 3] {
        [
            (self.frame.t("consent-scan-by"), scan.added.by.clone()),
            (self.frame.t("consent-scan-at"), dates::moment(self.frame.language, scan.at)),
            (self.frame.t("document-seal-hash"), HEXLOWER.encode(scan.added.sha256.as_bytes())),
        ]
    }
}

/// `GET /consents/{consent}/evidence`
pub async fn ask(seat: Seat, Path(id): Path<String>) -> Result<Response, Error> {
    let record = of_unit(&seat, &id)?;
    respond(&page(seat, &record, None))
}

/// `POST /consents/{consent}/evidence`: a scan is added, or the one that is there is opened.
pub async fn post(seat: Seat, Path(id): Path<String>, posted: Posted) -> Result<Response, Error> {
    let record = of_unit(&seat, &id)?;
    let held = match dropped::consent(&seat, &posted, Use::Open) {
        Ok(Some((_, held))) if held.id == record.id => held,
        other => {
            let text = match other {
                Ok(Some(_)) => seat.says(&exchange::Error::Consent(ConsentFault::Wrong)),
                Ok(None) => seat.frame.t("worker-start-no-consent"),
                Err(error) => seat.put_right(error)?,
            };
            return again(seat, &record, dropped::FILE, text);
        }
    };
    if posted.text("do") == "open" {
        open(seat, &record, &held).await
    } else {
        add(seat, &record, &held, &posted).await
    }
}

async fn add(
    seat: Seat,
    record: &ConsentRecord,
    held: &HeldConsent,
    posted: &Posted,
) -> Result<Response, Error> {
    let Some(file) = posted.files_of(SCAN).next() else {
        let text = seat.frame.t("consent-scan-none-chosen");
        return again(seat, record, SCAN, text);
    };
    let (gateway, user) = (seat.gateway(), &seat.staff.user);
    let added = match NewScan::judged(gateway, &file.name, &file.bytes) {
        Ok(scan) => evidence::add(gateway, user, held, (&user.name, &scan), seat.now()).await,
        Err(error) => Err(error),
    };
    match added {
        Ok(()) => {
            Ok(see_other_saying(&format!("/consents/{}", record.reference()), "consent-said-scan-added"))
        }
        Err(error @ exchange::Error::Attachment(_)) => {
            let text = files::said(&error, seat.language());
            again(seat, record, SCAN, text)
        }
        Err(error) => {
            let text = seat.put_right(error)?;
            again(seat, record, SCAN, text)
        }
    }
}

async fn open(seat: Seat, record: &ConsentRecord, held: &HeldConsent) -> Result<Response, Error> {
    let scan = match evidence::open(seat.gateway(), &seat.staff.user, held, seat.now()).await {
        Ok(Some(scan)) => scan,
        Ok(None) => {
            let text = seat.frame.t("consent-scan-none");
            return again(seat, record, dropped::FILE, text);
        }
        Err(error) => {
            let text = seat.put_right(error)?;
            return again(seat, record, dropped::FILE, text);
        }
    };
    let place = seat.put(&seat.state.desks().scans, scan)?;
    Ok(see_other(&format!("/consents/{}/evidence/{place}", record.reference())))
}

/// `GET /consents/{consent}/evidence/{id}`
pub async fn show(seat: Seat, Path((id, place)): Path<(String, String)>) -> Result<Response, Error> {
    let record = of_unit(&seat, &id)?;
    let Some(scan) = on_desk(&seat, &record, &place) else { return Ok(too_late(&record)) };
    respond(&page(seat, &record, Some((place, scan))))
}

/// `GET /consents/{consent}/evidence/{id}/scan`: may be fetched again while it lasts.
pub async fn scan(seat: Seat, Path((id, place)): Path<(String, String)>) -> Result<Response, Error> {
    let record = of_unit(&seat, &id)?;
    let Some(scan) = on_desk(&seat, &record, &place) else { return Ok(too_late(&record)) };
    Ok(file::download(&scan.added.file_name, &scan.added.media_type, &scan.bytes))
}

fn on_desk(seat: &Seat, record: &ConsentRecord, place: &str) -> Option<Arc<Scan>> {
    let found = seat.state.desks().scans.find(seat.owner(), place, seat.now());
    found.filter(|scan| scan.consent == record.id)
}

fn too_late(record: &ConsentRecord) -> Response {
    see_other(&format!("/consents/{}/evidence", record.reference()))
}

fn page(seat: Seat, record: &ConsentRecord, opened: Option<(String, Arc<Scan>)>) -> EvidencePage {
    EvidencePage {
        consent: ConsentView::of(&seat, record),
        held: dropped::held_of(&seat, record.id).map(|(place, _)| place),
        opened,
        frame: Frame { path: format!("/consents/{}/evidence", record.reference()), ..seat.frame },
    }
}

fn again(mut seat: Seat, record: &ConsentRecord, field: &str, text: String) -> Result<Response, Error> {
    seat.frame.faults = Faults::one(field, text);
    refuse(&page(seat, record, None))
}
