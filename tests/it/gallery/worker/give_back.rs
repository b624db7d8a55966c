//! An answer goes back.

use underlag::domain::language::Language;
use underlag::web::faults::Faults;
use underlag::web::worker::answer::give_back::ReturnPage;

use crate::gallery::Sample;
use crate::gallery::worker::request::with;
use crate::gallery::worker::samples;

impl Sample for ReturnPage {
    const NAME: &'static str = "worker-return";

    fn samples(language: Language) -> Vec<Self> {
        let frame = samples::frame(language, "/requests");
        let page = |fetched: bool, posted: bool| Self {
            request: with(language, |request| {
                request.record.facts.fetched_at = fetched.then(|| samples::at(9, 9, 0));
                request.record.facts.posted_at = posted.then(|| samples::at(2, 10, 12));
            }),
            reason: String::new(),
            supplement: (!posted).then(|| "/requests/new?after=U-7K3M-Q9XD-S&kind=x".to_owned()),
            frame: frame.clone(),
        };
        let unchosen = Faults::one("reason", frame.t("worker-return-no-reason"));
        vec![
            page(false, false),
            page(true, false),
            page(false, true),
            Self { reason: "wrong-person".to_owned(), ..page(false, false) },
            Self { frame: frame.clone().with_faults(unchosen), ..page(false, false) },
        ]
    }
}
