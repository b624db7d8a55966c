//! The answer form, empty and filled in.

use underlag::domain::language::Language;
use underlag::forms::catalogue::Catalogue;
use underlag::forms::json::response_from_json;
use underlag::forms::prefill;
use underlag::forms::response::Response as Answers;
use underlag::web::answer::reading_of;
use underlag::web::faults::Faults;
use underlag::web::files::{self, Attached};
use underlag::web::page::Frame;
use underlag::web::questionnaire::{self, Shown};
use underlag::web::recipient::form::{FormPage, places};

use crate::gallery::recipient::samples;
use crate::gallery::{Sample, room};

impl Sample for FormPage {
    const NAME: &'static str = "recipient-form";

    fn samples(language: Language) -> Vec<Self> {
        let catalogue = Catalogue::builtin();
        let Some(kind) = catalogue.kind("forfragan-till-lakare") else { return Vec::new() };
        let example = kind.example_answer.as_deref();
        let Some(example) = example.and_then(|json| response_from_json(json, &kind.answer).ok()) else {
            return Vec::new();
        };
        let asks = kind.example_request.as_deref();
        let Some(asks) = asks.and_then(|json| response_from_json(json, &kind.request).ok()) else {
            return Vec::new();
        };
        let form = prefill::fit(&kind.answer, &asks);
        let page = |frame: Frame, response: &Answers, attached: Vec<Attached>| -> Option<Self> {
            let reading = reading_of(&form, response);
            let base = questionnaire::start(&form);
            let review = samples::review(kind, &reading, language);
            let shown = Shown {
                form: &form,
                entries: &reading.entries,
                base: &base,
                wrong: &review.wrong,
                may_lack: false,
            };
            let fields = questionnaire::fields(&frame, shown, None).ok()?;
            let asked = ["funktion", "formaga"].map(str::to_owned);
            Some(Self {
                frame,
                about: samples::about(language, false),
                fields,
                asked: places(&form, &reading, &asked, language),
                review,
                can_say_cannot_judge: true,
                names: Vec::new(),
                attached,
                at_files: false,
                draft_damaged: false,
                room: room(language),
            })
        };
        let frame = Frame::sample(language, None);
        let size = files::size(2_400_000, language);
        let attached = vec![Attached { name: "Journalutdrag.pdf".to_owned(), size }];
        let wrong = Faults::one(files::FIELD, frame.t("recipient-files-none"));
        let empty = Answers::default();
        [page(frame.clone(), &empty, Vec::new()), page(frame.with_faults(wrong), &example, attached)]
            .into_iter()
            .flatten()
            .collect()
    }
}
