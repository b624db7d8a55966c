//! The pages around a login.

use askama::Template;

use crate::domain::actor::Role;
use crate::domain::language::Language;
use crate::domain::reference::Reference;
use crate::text;
use crate::web::faults::Faults;
use crate::web::page::{Frame, Page, Person};

#[derive(Template)]
#[template(path = "login/login.html")]
pub struct LoginPage {
    pub frame: Frame,
    pub username: String,
    /// Where to go afterwards.
    pub next: String,
    /// The fields of a form that was posted too late, urlencoded.
    pub carried: String,
    pub too_late: bool,
    pub lost_files: bool,
}

impl LoginPage {
    #[must_use]
    pub fn new(frame: Frame, next: String) -> Self {
        let (username, carried) = (String::new(), String::new());
        Self { frame, username, next, carried, too_late: false, lost_files: false }
    }
}

impl Page for LoginPage {
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

/// Logged in again: a form that came too late can be sent now.
#[derive(Template)]
#[template(path = "login/again.html")]
pub struct AgainPage {
    pub frame: Frame,
    pub target: String,
    pub fields: Vec<(String, String)>,
}

impl AgainPage {
    /// The reference of what it was about, from the address.
    fn about(&self) -> Option<Reference> {
        self.target.split(['/', '?']).find_map(Reference::parse)
    }

    /// What a person has written, as far as it can be told from what the page itself sends: sentences.
    fn typed(&self) -> Vec<&str> {
        let values = self.fields.iter().map(|(_, value)| value.trim());
        values.filter(|value| value.contains(char::is_whitespace)).collect()
    }
}

impl Page for AgainPage {
    const NAME: &'static str = "login-again";

    fn samples(language: Language) -> Vec<Self> {
        let fields = vec![
            ("reason".to_owned(), "other".to_owned()),
            ("note".to_owned(), "Två rader\noch \"citat\"".to_owned()),
        ];
        vec![Self {
            frame: Frame::sample(language, Some(sample_person())),
            target: "/requests/U-7K3M-Q9XD-4/call".to_owned(),
            fields,
        }]
    }
}

#[derive(Template)]
#[template(path = "login/account.html")]
pub struct AccountPage {
    pub frame: Frame,
    pub username: String,
    /// How many logins of this person live at the moment, this one included.
    pub sessions: usize,
}

impl Page for AccountPage {
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
