//! The files that go along with a request, as its form takes them: attached one sort at a time, each sort
//! with what it passes on.

use crate::domain::Passed;
use crate::exchange::request_file;
use crate::web::csrf::Posted;
use crate::web::faults::Faults;
use crate::web::files::{self, FIELD};
use crate::web::seat::Seat;
use crate::web::worker::write::sheet::Sheet;

/// The field that says what they pass on.
pub const CATEGORY: &str = "file_category";

/// A button of the files was pressed: the form comes again.
pub fn is_asked(posted: &Posted) -> bool {
    let button = posted.text("do");
    button == "attach" || button.starts_with("detach ")
}

/// Attaches what was sent, and takes away what was asked to; a fault for each that can't be.
pub fn take(seat: &Seat, sheet: &mut Sheet, posted: &mut Posted) -> Faults {
    let mut faults = Faults::default();
    let place = posted.text("do").strip_prefix("detach ").and_then(|place| place.parse::<usize>().ok());
    if let Some(place) = place.filter(|place| *place < sheet.draft.files.len()) {
        sheet.draft.files.remove(place);
    }
    let sent = posted.take_files(FIELD);
    if sent.is_empty() {
        if posted.text("do") == "attach" {
            faults.add(FIELD, seat.frame.t("recipient-files-none"));
        }
        return faults;
    }
    let row = sheet.consent.scope_toward(&sheet.draft.recipient);
    let category = Passed::parse(posted.text(CATEGORY)).filter(|category| row.allows(*category));
    let Some(category) = category else {
        faults.add(CATEGORY, seat.frame.t("worker-files-no-category"));
        return faults;
    };
    for file in sent {
        let (consent, files) = (&sheet.consent, &mut sheet.draft.files);
        let named = (file.name.as_str(), category);
        if let Err(error) = request_file::attach(seat.gateway(), consent, files, named, file.bytes) {
            faults.add(FIELD, files::said(&error, seat.language()));
        }
    }
    faults
}
