//! The scan of a signed paper.

use std::sync::Arc;

use underlag::crypto::hash::Hash;
use underlag::crypto::token::Addendum;
use underlag::domain::language::Language;
use underlag::exchange::evidence::Scan;
use underlag::web::faults::Faults;
use underlag::web::worker::consents::evidence::EvidencePage;
use zeroize::Zeroizing;

use crate::gallery::Sample;
use crate::gallery::worker::{consent, samples};

impl Sample for EvidencePage {
    const NAME: &'static str = "worker-consent-evidence";

    fn samples(language: Language) -> Vec<Self> {
        let frame = samples::frame(language, "/consents");
        let page = |held: Option<&str>| Self {
            frame: frame.clone(),
            consent: consent::given(language),
            held: held.map(str::to_owned),
            opened: None,
        };
        let scanned = consent::with(language, consent::scanned);
        let fault = Faults::one("scan", frame.t("consent-scan-none-chosen"));
        vec![
            page(None),
            Self { consent: scanned.clone(), ..page(Some("7f3a")) },
            Self { frame: frame.clone().with_faults(fault), ..page(Some("7f3a")) },
            Self { consent: scanned, opened: Some(("7f".to_owned(), Arc::new(scan()))), ..page(None) },
        ]
    }
}

fn scan() -> Scan {
    let added = Addendum {
        consent: "c1".to_owned(),
        by: "Anna Lind".to_owned(),
        file_name: "papper.pdf".to_owned(),
        media_type: "application/pdf".to_owned(),
        sha256: Hash::of(b"papper"),
    };
    let consent = consent::given(Language::Sv).record.id;
    Scan { consent, added, at: samples::at(21, 14, 20), bytes: Zeroizing::default() }
}
