//! Revoking a consent.

use underlag::domain::language::Language;
use underlag::web::worker::consents::list::ConsentRow;
use underlag::web::worker::consents::revoke::RevokePage;

use crate::gallery::Sample;
use crate::gallery::worker::samples;

impl Sample for RevokePage {
    const NAME: &'static str = "worker-consent-revoke";

    fn samples(language: Language) -> Vec<Self> {
        let page = |is_key: bool| Self {
            frame: samples::frame(language, "/consents"),
            id: "00".repeat(32),
            recorded: samples::moment(language, 21, 14, 5),
            consent: ConsentRow { is_key, ..samples::consent(language) },
            open: 2,
            begun: usize::from(!is_key),
            is_key,
            unfetched: 1,
        };
        vec![page(false), page(true)]
    }
}
