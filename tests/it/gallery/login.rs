//! Login, its account, and a form that came too late.

use underlag::domain::actor::Role;
use underlag::domain::language::Language;
use underlag::text;
use underlag::web::faults::Faults;
use underlag::web::login::page::{AccountPage, AgainPage, LoginPage};
use underlag::web::page::{Frame, Person};

use crate::gallery::Sample;

impl Sample for LoginPage {
    const NAME: &'static str = "login";

    fn samples(language: Language) -> Vec<Self> {
        let empty = || Self::new(Frame::sample(language, None), "/".to_owned());
        let wrong = Faults::one("", text::get(language, "web-login-wrong"));
        vec![
            empty(),
            Self {
                frame: Frame::sample(language, None).with_faults(wrong),
                username: "alva.ek".to_owned(),
                ..empty()
            },
            Self { too_late: true, lost_files: true, carried: "note=x".to_owned(), ..empty() },
        ]
    }
}

impl Sample for AgainPage {
    const NAME: &'static str = "login-again";

    fn samples(language: Language) -> Vec<Self> {
        let fields = vec![
            ("reason".to_owned(), "other".to_owned()),
            ("note".to_owned(), "Två rader\noch \"citat\"".to_owned()),
        ];
        vec![Self {
            frame: Frame::sample(language, Some(sample_person())),
            target: "/requests/U-7K3M-Q9XD-S/call".to_owned(),
            fields,
        }]
    }
}

impl Sample for AccountPage {
    const NAME: &'static str = "account";

    fn samples(language: Language) -> Vec<Self> {
        let page = |sessions| {
            let frame = Frame::sample(language, Some(sample_person()));
            Self { frame, username: "alva.ek".to_owned(), sessions }
        };
        vec![page(1), page(3)]
    }
}

fn sample_person() -> Person {
    Person { name: "Alva Ek".to_owned(), roles: vec![Role::Worker] }
}
