//! One consent.

use underlag::domain::language::Language;
use underlag::web::faults::Faults;
use underlag::web::worker::consents::list::ConsentRow;
use underlag::web::worker::consents::show::OneConsentPage;

use crate::gallery::Sample;
use crate::gallery::worker::samples;

impl Sample for OneConsentPage {
    const NAME: &'static str = "worker-one-consent";

    fn samples(language: Language) -> Vec<Self> {
        let frame = samples::frame(language, "/consents");
        let page = |consent, rows| Self {
            frame: frame.clone(),
            may_have_card: true,
            consent,
            document: "samtycke-20261121-1405.pdf".to_owned(),
            rows,
            card: Some((samples::day(language, 2026, 11, 21), samples::day(language, 2028, 5, 21))),
            held: None,
        };
        let given = || samples::consent(language);
        let revoked = samples::revoked(language);
        let key = ConsentRow { is_key: true, method: frame.t("document-method-not-needed"), ..given() };
        let fault = Faults::one("consent", frame.t("worker-start-no-consent"));
        vec![
            Self { held: Some("7f3a".to_owned()), ..page(given(), samples::rows(language)) },
            Self { card: None, ..page(given(), Vec::new()) },
            Self { may_have_card: false, ..page(revoked, samples::rows(language)) },
            Self { frame: frame.clone().with_faults(fault), ..page(given(), Vec::new()) },
            Self { card: None, ..page(ConsentRow { protected: true, ..given() }, Vec::new()) },
            Self {
                card: None,
                may_have_card: false,
                document: "nyckel-20261121-1405.pdf".to_owned(),
                ..page(key, samples::rows(language))
            },
        ]
    }
}
