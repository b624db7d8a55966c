//! Where a request begins.

use underlag::domain::language::Language;
use underlag::web::faults::Faults;
use underlag::web::page::Frame;
use underlag::web::parts::Choice;
use underlag::web::worker::write::start::StartPage;

use crate::gallery::Sample;
use crate::gallery::worker::request::request;
use crate::gallery::worker::samples;

impl Sample for StartPage {
    const NAME: &'static str = "worker-start";

    fn samples(language: Language) -> Vec<Self> {
        let frame = samples::frame(language, "/requests/new");
        let kinds = vec![
            Choice::new("a", samples::kind(language), true).with_hint(match language {
                Language::Sv => "Be en läkare beskriva vad klienten klarar, vad som är svårt och varför.",
                Language::En => "Ask a doctor to describe what the client can do, what is hard and why.",
            }),
            match language {
                Language::Sv => Choice::new("b", "Aktivitetsförfrågan", false)
                    .with_hint("Fråga en anordnare om plats i en aktivitet."),
                Language::En => Choice::new("b", "Activity enquiry", false)
                    .with_hint("Ask a provider for a place in an activity."),
            },
        ];
        let consultation = match language {
            Language::Sv => "Konsultation",
            Language::En => "Consultation",
        };
        let nameless =
            vec![Choice::new("a", samples::kind(language), false), Choice::new("c", consultation, true)];
        let step = match language {
            Language::Sv => "De medicinska förutsättningarna är klarlagda",
            Language::En => "The medical facts are clear",
        };
        let step = Some(("medical-facts".to_owned(), step.to_owned()));
        let fault = Faults::one("consent", frame.t("exchange-consent-expired").replace('\n', " "));
        let page = |frame: &Frame, held, after| Self {
            frame: frame.clone(),
            kinds: kinds.clone(),
            held,
            after,
            step: None,
            nobody: None,
            never: String::new(),
            needs_none: false,
            is_nobody: false,
            units: Vec::new(),
        };
        let units = vec![Choice::new("eb", samples::UNIT, true), Choice::new("ar", "Arbete", false)];
        vec![
            page(&frame, Vec::new(), None),
            Self { step, ..page(&frame, vec![samples::held()], None) },
            page(&frame, vec![samples::held()], Some(request(language))),
            page(&frame.clone().with_faults(fault), Vec::new(), None),
            Self {
                kinds: nameless,
                nobody: Some(consultation.to_owned()),
                never: match language {
                    Language::Sv => "Behov av samordnad rehabilitering".to_owned(),
                    Language::En => "Need of coordinated rehabilitation".to_owned(),
                },
                is_nobody: true,
                units,
                ..page(&frame, Vec::new(), None)
            },
        ]
    }
}
