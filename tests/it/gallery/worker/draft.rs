//! An invented draft.

use jiff::civil::date;
use underlag::domain::consent::{Client, Identity, Subject};
use underlag::domain::digest::Digest;
use underlag::domain::language::Language;
use underlag::domain::name::Name;
use underlag::domain::personal_number::PersonalNumber;
use underlag::domain::reference::Reference;
use underlag::domain::{Passed, ToldCategory};
use underlag::exchange::draft::About;
use underlag::exchange::request_file::RequestFile;
use underlag::exchange::send::Draft;
use underlag::forms::catalogue::Kind;
use underlag::forms::response::Response;
use underlag::web::worker::write::view::DraftView;

use crate::gallery::worker::{consent, samples};

/// Of that kind, with those answers; one that names somebody follows another.
pub fn draft(kind: &Kind, response: Response, language: Language) -> DraftView {
    let nobody = kind.identity == Identity::Never;
    let previous = Reference::parse(samples::REFERENCE).filter(|_| !nobody);
    let draft = Draft {
        consent: String::new(),
        under: Digest::from_bytes([0; 32]),
        kind: kind.id.clone(),
        recipient: String::new(),
        case_number: String::new(),
        response,
        no_names: Vec::new(),
        previous,
        files: Vec::new(),
        by_post: false,
        submission: "00".to_owned(),
    };
    let kind = kind.name.get(language).to_owned();
    let subject = if nobody { Subject::Nobody } else { Subject::Client(client()) };
    DraftView { id: "7f".to_owned(), draft, subject, terms: consent::terms(), kind, language }
}

/// A map of the activity.
pub fn files() -> Vec<RequestFile> {
    let about = About {
        name: "Karta.png".to_owned(),
        media_type: "image/png".to_owned(),
        bytes: 1,
        sha256: String::new(),
    };
    vec![RequestFile::new(about, Passed::Told(ToldCategory::Activities), Vec::new())]
}

fn client() -> Client {
    Client {
        name: Name::parse(samples::CLIENT).expect("a name"),
        personal_number: PersonalNumber::parse(samples::NUMBER, date(2026, 11, 21)).expect("a number"),
    }
}
