//! A consent, given and refused.

use jiff::civil::date;
use underlag::domain::language::Language;
use underlag::web::faults::Faults;
use underlag::web::page::Frame;
use underlag::web::parts::Choice;
use underlag::web::worker::consents::form::ConsentForm;
use underlag::web::worker::consents::give_page::{ConsentPage, RefusePage, groups};

use crate::gallery::Sample;
use crate::gallery::worker::samples;

impl Sample for ConsentPage {
    const NAME: &'static str = "worker-consent";

    fn samples(language: Language) -> Vec<Self> {
        let frame = samples::frame(language, "/consents/new");
        let recipients = samples::recipients();
        let page = |frame: Frame, form: ConsentForm| Self {
            units: vec![Choice::new("eb", samples::UNIT, true), Choice::new("ar", "Arbete", false)],
            groups: groups(&frame, &recipients, &form.parties, &|one| one.id == "vc-norrskogen"),
            telephone: "0123-45 67 00".to_owned(),
            may_protect: form.protected,
            form,
            frame,
        };
        let user = samples::user();
        let empty = ConsentForm::new(&user, date(2026, 11, 21), language);
        let filled = form(language);
        let mut faults = Faults::one("personal_number", frame.t("domain-personal-number-check-digit"));
        faults.add("category", frame.t("worker-consent-no-category"));
        let wrong = ConsentForm {
            categories: Vec::new(),
            personal_number: "19850614-9883".to_owned(),
            ..filled.clone()
        };
        vec![
            page(frame.clone(), empty),
            page(frame.clone(), filled.clone()),
            page(frame.clone().with_faults(faults), wrong),
            page(frame.clone(), ConsentForm { language: Language::En, ..filled.clone() }),
            page(
                frame,
                ConsentForm {
                    protected: true,
                    name: String::new(),
                    personal_number: String::new(),
                    ..filled
                },
            ),
        ]
    }
}

fn form(language: Language) -> ConsentForm {
    ConsentForm {
        name: samples::CLIENT.to_owned(),
        personal_number: samples::NUMBER.to_owned(),
        parties: vec!["vc-norrskogen".to_owned()],
        categories: vec!["diagnosis".to_owned(), "activity-limitation".to_owned()],
        purpose: "Planera arbetsträning i en takt som håller.".to_owned(),
        method: "written".to_owned(),
        ..ConsentForm::new(&samples::user(), date(2026, 11, 21), language)
    }
}

impl Sample for RefusePage {
    const NAME: &'static str = "worker-consent-refuse";

    fn samples(language: Language) -> Vec<Self> {
        vec![Self { frame: samples::frame(language, "/consents/new"), form: form(language) }]
    }
}
