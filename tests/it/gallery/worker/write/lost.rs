//! A draft whose consent is not there any more.

use underlag::domain::language::Language;
use underlag::web::faults::Faults;
use underlag::web::worker::write::lost::LostPage;

use crate::gallery::Sample;
use crate::gallery::worker::samples;

impl Sample for LostPage {
    const NAME: &'static str = "worker-lost";

    fn samples(language: Language) -> Vec<Self> {
        let frame = samples::frame(language, "/requests/drafts/7f");
        let fields = vec![("q.bakgrund".to_owned(), "Två rader\noch \"citat\"".to_owned())];
        let fault = Faults::one("consent", frame.t("worker-lost-other-consent"));
        vec![
            Self { frame: frame.clone(), id: "7f".to_owned(), fields: fields.clone(), nothing: false },
            Self { frame: frame.clone().with_faults(fault), id: "7f".to_owned(), fields, nothing: false },
            Self::nothing(frame),
        ]
    }
}
