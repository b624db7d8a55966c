//! The pages around a login.

use askama::Template;

use crate::domain::Reference;
use crate::web::page::Frame;

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

#[derive(Template)]
#[template(path = "login/account.html")]
pub struct AccountPage {
    pub frame: Frame,
    pub username: String,
    /// How many logins of this person live at the moment, this one included.
    pub sessions: usize,
}
