//! An answer that came by post.

use underlag::domain::consent::Subject;
use underlag::domain::language::Language;
use underlag::forms::catalogue::Catalogue;
use underlag::web::faults::Faults;
use underlag::web::files::{self, Attached};
use underlag::web::page::Frame;
use underlag::web::questionnaire::{self, Shown};
use underlag::web::worker::requests::paper::{PaperPage, Sheet};
use underlag::web::worker::words;

use crate::gallery::worker::request::request;
use crate::gallery::worker::samples;
use crate::gallery::{Sample, room};

impl Sample for PaperPage {
    const NAME: &'static str = "worker-paper";

    fn samples(language: Language) -> Vec<Self> {
        let catalogue = Catalogue::builtin();
        let Some(kind) = catalogue.kind("forfragan-till-lakare") else { return Vec::new() };
        let frame = samples::frame(language, "/requests/U-7K3M-Q9XD-S/paper");
        let start = questionnaire::start(&kind.answer);
        let entries = questionnaire::entries(&kind.answer, &start);
        let page = |frame: Frame, sheet| Self { frame, request: request(language), held: None, sheet };
        let shown = Shown {
            form: &kind.answer,
            entries: &entries,
            base: &start,
            wrong: &Faults::default(),
            may_lack: true,
        };
        let sheet = |frame: &Frame, attached| Sheet {
            id: "7f".to_owned(),
            client: format!("{}, {}", samples::CLIENT, samples::NUMBER),
            came_on: "2026-12-10".to_owned(),
            fields: questionnaire::fields(frame, shown, None).unwrap_or_default(),
            attached,
            unnamed: false,
            room: room(language),
        };
        let fault = Faults::one(files::FIELD, frame.t("refusal-paper-without-scan").replace('\n', " "));
        let scanned =
            vec![Attached { name: "Svar från vårdcentralen.pdf".to_owned(), size: "1,2 MB".to_owned() }];
        let held = Self { held: Some("7f".to_owned()), ..page(frame.clone(), None) };
        let faulty = frame.clone().with_faults(fault);
        let nobody = words::subject(&Subject::Nobody, language);
        let nameless = Sheet { unnamed: true, client: nobody, ..sheet(&frame, Vec::new()) };
        vec![
            page(frame.clone(), None),
            held,
            page(frame.clone(), Some(sheet(&frame, scanned))),
            page(frame.clone(), Some(nameless)),
            page(faulty.clone(), Some(sheet(&faulty, Vec::new()))),
        ]
    }
}
