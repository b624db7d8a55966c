//! A consent, given and refused.

use std::sync::Arc;

use jiff::civil::date;
use underlag::domain::Wording;
use underlag::domain::language::Language;
use underlag::text;
use underlag::text::wording::Words;
use underlag::web::faults::Faults;
use underlag::web::page::Frame;
use underlag::web::parts::Choice;
use underlag::web::worker::consents::each::{Each, PartyChoices};
use underlag::web::worker::consents::form::ConsentForm;
use underlag::web::worker::consents::give_page::{ConsentPage, RefusePage, groups};
use underlag::web::worker::consents::overlaps::Overlaps;

use crate::gallery::Sample;
use crate::gallery::worker::consent::overlaps;
use crate::gallery::worker::samples;

impl Sample for ConsentPage {
    const NAME: &'static str = "worker-consent";

    fn samples(language: Language) -> Vec<Self> {
        let frame = samples::frame(language, "/consents/new");
        let recipients = samples::recipients();
        let page = |frame: Frame, form: ConsentForm| Self {
            units: vec![Choice::new("eb", samples::UNIT, true), Choice::new("ar", "Arbete", false)],
            groups: groups(&frame, &recipients, &form.parties, &|one| one.id == "vc-norrskogen"),
            each: if form.each.is_some() { each(language) } else { Vec::new() },
            authorities: vec![Choice::new("fk", "Försäkringskassan", !form.onward.is_empty())],
            telephone: "0123-45 67 00".to_owned(),
            replaces: (!form.replaces.is_empty()).then(|| "U-3D7T-9ZQ1-N".to_owned()),
            overlaps: if form.replaces.is_empty() { Overlaps::default() } else { overlaps(language) },
            may_protect: form.protected,
            words: Arc::new(Words::ours(form.wording)),
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
            page(frame.clone(), ConsentForm { replaces: "7f".to_owned(), ..filled.clone() }),
            page(frame.clone(), ConsentForm { wording: Wording::En, ..filled.clone() }),
            page(frame.clone(), ConsentForm { wording: Wording::SvEasy, ..filled.clone() }),
            page(frame.clone(), ConsentForm { each: Some(Each::default()), ..represented(&filled) }),
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

/// Somebody says yes for the client, with an interpreter, and the answers may go on.
fn represented(form: &ConsentForm) -> ConsentForm {
    ConsentForm {
        onward: vec!["fk".to_owned()],
        onward_purpose: "ansökan om sjukersättning".to_owned(),
        representative: "god-man".to_owned(),
        representative_name: "Test Testsson".to_owned(),
        interpreter: "arabiska".to_owned(),
        ..form.clone()
    }
}

fn each(language: Language) -> Vec<PartyChoices> {
    let word = |key: &str| text::get(language, key);
    let choice = |key: &str, chosen| Choice::new(key, word(key), chosen);
    ["Norrskogens vårdcentral", "Verkstaden"]
        .map(|name| PartyChoices {
            id: name.len().to_string(),
            name: name.to_owned(),
            tells: vec![
                choice("document-category-diagnosis", true),
                choice("document-category-activity-limitation", false),
            ],
            told: vec![choice("document-told-activities", true), choice("document-told-plan", false)],
        })
        .into()
}

impl Sample for RefusePage {
    const NAME: &'static str = "worker-consent-refuse";

    fn samples(language: Language) -> Vec<Self> {
        vec![Self { frame: samples::frame(language, "/consents/new"), form: form(language) }]
    }
}
