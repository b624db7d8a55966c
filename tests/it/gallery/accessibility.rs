//! The accessibility statement, filled in and as it comes.

use underlag::config::Accessibility;
use underlag::domain::language::Language;
use underlag::web::accessibility::StatementPage;
use underlag::web::page::Frame;

use crate::gallery::Sample;

impl Sample for StatementPage {
    const NAME: &'static str = "accessibility";

    fn samples(language: Language) -> Vec<Self> {
        let frame = || Frame::sample(language, None);
        let bare = Accessibility::default();
        let filled = Accessibility {
            organisation: Some("Exempelkommunerna".to_owned()),
            mailbox: Some("tillganglighet@kommun.example.se".to_owned()),
            telephone: Some("0123-45 67 89".to_owned()),
            reviewed: Some(jiff::civil::date(2026, 11, 22)),
            ..bare.clone()
        };
        vec![Self::new(frame(), &filled, ""), Self::new(frame(), &bare, "underlag@kommun.example.se")]
    }
}
