//! What every page has around its own content, and how a page becomes a response.

use askama::Template;
use axum::extract::FromRequestParts;
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{Html, IntoResponse, Response};

use crate::domain::{Language, Role, User};
use crate::text;
use crate::web::error::Error;
use crate::web::faults::Faults;
use crate::web::help::guide::{self, Guide};
use crate::web::help::topic;
use crate::web::session::Visitor;
use crate::web::state::State;
use crate::web::{assets, navigation, paths};

/// The surroundings of a page: language, who looks at it, navigation, CSRF token, faults.
///
/// A handler takes it as an argument; a page struct has it as its field `frame`, and the layout
/// and the macros in `parts/` use it.
#[derive(Debug, Clone)]
pub struct Frame {
    pub language: Language,
    /// The gateway's name, from the configuration.
    pub gateway: String,
    /// Goes into every form, as `csrf` (the macro `form::token()` writes it).
    pub csrf: String,
    /// Path of this page: where a change of language comes back to.
    pub path: String,
    pub person: Option<Person>,
    /// Said once, after a redirect.
    pub said: Option<String>,
    /// What was filled in wrong: the summary and the fields show it.
    pub faults: Faults,
    /// Single keys do something on the pages of the staff.
    pub keys: bool,
    /// For coordinators: how many requests of their units are overdue.
    pub overdue: Option<u64>,
}

/// Who is logged in, as the page shows it.
#[derive(Debug, Clone)]
pub struct Person {
    pub name: String,
    pub roles: Vec<Role>,
}

/// One entry of the navigation.
pub struct NavigationLink {
    pub path: &'static str,
    pub text: String,
    /// The single key that leads there.
    pub key: &'static str,
    pub current: bool,
    /// How many things wait there.
    pub badge: Option<u64>,
}

impl Frame {
    /// A frame for samples and for pages outside the gateway, such as a form's preview.
    #[must_use]
    pub fn sample(language: Language, person: Option<Person>) -> Self {
        Self {
            language,
            gateway: text::get(language, "web-sample-gateway"),
            csrf: "sample".to_owned(),
            path: "/".to_owned(),
            keys: person.is_some(),
            person,
            said: None,
            faults: Faults::default(),
            overdue: None,
        }
    }

    /// The same frame for a form that is shown again.
    #[must_use]
    pub fn with_faults(mut self, faults: Faults) -> Self {
        self.faults = faults;
        self
    }

    /// A text of `src/text`.
    #[must_use]
    pub fn t(&self, key: &str) -> String {
        text::get(self.language, key)
    }

    /// A text with one argument.
    #[must_use]
    pub fn tx(&self, key: &str, name: &str, value: &str) -> String {
        text::with(self.language, key, &[(name, value.to_owned().into())])
    }

    /// A text with a number, called `n` in the text, for plurals.
    #[must_use]
    pub fn tn(&self, key: &str, n: usize) -> String {
        text::with(self.language, key, &[("n", n.into())])
    }

    /// The kind of field that shows a day as it was typed: a date field shows nothing of what is none.
    #[must_use]
    pub fn date_kind(&self, typed: impl AsRef<str>) -> &'static str {
        let typed = typed.as_ref();
        let is_date = typed.is_empty() || typed.parse::<jiff::civil::Date>().is_ok();
        if is_date { "date" } else { "text" }
    }

    #[must_use]
    pub fn navigation(&self) -> Vec<NavigationLink> {
        let roles = self.person.as_ref().map_or(&[][..], |person| &person.roles);
        navigation::links(roles)
            .map(|(path, key)| NavigationLink {
                path,
                text: self.t(key),
                key: navigation::key(path),
                badge: self.overdue.filter(|_| path == "/queue"),
                current: self.is_under(path) || path == "/requests" && self.is_under("/handover"),
            })
            .collect()
    }

    fn is_under(&self, path: &str) -> bool {
        self.path == path || self.path.starts_with(&format!("{path}/"))
    }

    /// Where the header's help leads: to the guide about this page, or to all of them.
    #[must_use]
    pub fn help(&self) -> &'static str {
        let roles = self.person.as_ref().map_or(&[][..], |person| &person.roles);
        Guide::about(&self.path, roles)
            .map_or_else(|| guide::overview(self.language), |guide| guide.path(self.language))
    }

    /// What the single keys do.
    #[must_use]
    pub fn about_keys(&self) -> String {
        let roles = self.person.as_ref().map_or(&[][..], |person| &person.roles);
        let guide = if roles.contains(&Role::Worker) { Guide::Workers } else { Guide::Coordinators };
        self.topic(&format!("{}#keyboard-shortcuts", guide.code()))
    }

    /// The person writes requests.
    #[must_use]
    pub fn is_worker(&self) -> bool {
        self.person.as_ref().is_some_and(|person| person.roles.contains(&Role::Worker))
    }

    /// The language that the page can be changed to: its tag, and what it says of itself.
    #[must_use]
    pub fn other_language(&self) -> (&'static str, String) {
        let other = self.language.other();
        (other.tag(), text::get(other, "web-change-to"))
    }

    /// The page is one of the guides.
    #[must_use]
    pub fn is_help(&self) -> bool {
        Language::ALL.into_iter().any(|language| self.path.starts_with(guide::overview(language)))
    }

    /// The address of a topic of the guides, `workers#send-a-request`.
    #[must_use]
    pub fn topic(&self, topic: &str) -> String {
        topic::address(topic, self.language).unwrap_or_else(|| guide::overview(self.language).to_owned())
    }

    /// The address of the accessibility statement.
    #[must_use]
    pub fn accessibility(&self) -> &'static str {
        paths::accessibility(self.language)
    }

    /// The address of what is done with personal data.
    #[must_use]
    pub fn data_protection(&self) -> &'static str {
        paths::data_protection(self.language)
    }

    #[must_use]
    pub fn css(&self) -> &'static str {
        assets::CSS.url()
    }

    #[must_use]
    pub fn js(&self) -> &'static str {
        assets::JS.url()
    }

    #[must_use]
    pub fn logo(&self) -> &'static str {
        assets::LOGO.url()
    }

    #[must_use]
    pub fn favicon(&self) -> &'static str {
        assets::FAVICON.url()
    }

    pub(crate) fn at(parts: &Parts, state: &State) -> Result<Self, Error> {
        Ok(Self::of(state, Visitor::of(&parts.extensions)?, parts.uri.path()))
    }

    pub(crate) fn of(state: &State, visitor: &Visitor, path: &str) -> Self {
        Self {
            language: visitor.language(),
            gateway: state.gateway_name().to_owned(),
            csrf: visitor.csrf_token().to_owned(),
            path: path.to_owned(),
            person: visitor.user().map(Person::from),
            keys: visitor.user().is_some() && visitor.keys(),
            said: visitor.said(),
            faults: Faults::default(),
            overdue: visitor.user().and_then(|user| state.overdue(user)),
        }
    }
}

impl From<&User> for Person {
    fn from(user: &User) -> Self {
        Self { name: user.name.clone(), roles: user.roles.clone() }
    }
}

impl FromRequestParts<State> for Frame {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &State) -> Result<Self, Error> {
        Self::at(parts, state)
    }
}

/// 200 with the page.
///
/// # Errors
/// `Error::Internal` if the template fails to render.
pub fn show(page: &impl Template) -> Result<Response, Error> {
    with_status(StatusCode::OK, page)
}

/// 422 with the page: something was filled in wrong, and everything typed is still there.
pub fn refuse(page: &impl Template) -> Result<Response, Error> {
    with_status(StatusCode::UNPROCESSABLE_ENTITY, page)
}

/// The page with that status.
pub fn with_status(status: StatusCode, page: &impl Template) -> Result<Response, Error> {
    let html = page.render().map_err(Error::internal)?;
    Ok((status, Html(html)).into_response())
}
