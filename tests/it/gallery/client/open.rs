//! The card's code.

use underlag::domain::language::Language;
use underlag::web::client::open::{OpenPage, unknown, wait};
use underlag::web::client::reading::Reading;
use underlag::web::faults::Faults;
use underlag::web::page::Frame;

use crate::gallery::Sample;

impl Sample for OpenPage {
    const NAME: &'static str = "client-open";

    fn samples(language: Language) -> Vec<Self> {
        let frame = Frame { path: "/k".to_owned(), ..Frame::sample(language, None) };
        let page = |easy| Self::of(frame.clone(), Reading::of(language, easy));
        let fault = |key: &str| {
            let page = page(false);
            Self { frame: frame.clone().with_faults(Faults::one("code", page.reading.t(key))), ..page }
        };
        let until = "2026-11-23T09:14:40Z".parse().unwrap_or_default();
        let waits = wait(until, page(true).reading);
        let said = Some(page(false).reading.t("client-said-left"));
        vec![
            page(false),
            page(true),
            Self { strayed: true, ..page(false) },
            Self { frame: Frame { said, ..frame.clone() }, ..page(false) },
            Self { code: "7K3M-Q9XD-4".to_owned(), ..fault("client-open-mistyped") },
            Self { frame: frame.clone().with_faults(unknown(page(false).reading)), ..page(false) },
            Self { frame: frame.clone().with_faults(waits), ..page(true) },
        ]
    }
}
