//! Every page in every state, rendered: believable samples for the test that reads them all, and for
//! looking at. One file for each page, as they lie under `src/web`.

mod accessibility;
mod client;
mod coordinator;
mod data_protection;
mod error;
mod hand_over;
mod help;
mod login;
mod recipient;
mod styleguide;
mod worker;

use askama::Template;
use underlag::domain::language::Language;
use underlag::web::accessibility::StatementPage;
use underlag::web::data_protection::page::{ControllersPage, DataProtectionPage};
use underlag::web::error_page::ErrorPage;
use underlag::web::files::Room;
use underlag::web::hand_over::page::HandOverPage;
use underlag::web::help::page::{GuidePage, OverviewPage};
use underlag::web::login::page::{AccountPage, AgainPage, LoginPage};

use self::styleguide::StyleguidePage;

/// A page's believable states: empty, full, refused.
pub trait Sample: Template + Sized {
    /// Lower-case letters and hyphens; the file's name in the gallery.
    const NAME: &'static str;

    fn samples(language: Language) -> Vec<Self>;
}

/// One rendered sample.
pub struct Shown {
    /// `login-2`: the page's name, and which of its samples, counted from one.
    pub name: String,
    pub html: String,
}

/// Every sample of every page in that language.
pub fn all(language: Language) -> Vec<Shown> {
    let mut shown = Vec::new();
    add::<LoginPage>(language, &mut shown);
    add::<AgainPage>(language, &mut shown);
    add::<AccountPage>(language, &mut shown);
    add::<StyleguidePage>(language, &mut shown);
    add::<ErrorPage>(language, &mut shown);
    add::<OverviewPage>(language, &mut shown);
    add::<GuidePage>(language, &mut shown);
    add::<StatementPage>(language, &mut shown);
    add::<DataProtectionPage>(language, &mut shown);
    add::<ControllersPage>(language, &mut shown);
    recipient::all(language, &mut shown);
    worker::all(language, &mut shown);
    coordinator::all(language, &mut shown);
    client::all(language, &mut shown);
    add::<HandOverPage>(language, &mut shown);
    shown
}

fn add<P: Sample>(language: Language, shown: &mut Vec<Shown>) {
    for (place, sample) in P::samples(language).iter().enumerate() {
        let html = sample.render().expect("a page that renders");
        shown.push(Shown { name: format!("{}-{}", P::NAME, place + 1), html });
    }
}

/// How large attached files may still be.
const fn room(language: Language) -> Room {
    Room { one: 10 << 20, all: 25 << 20, most: 25 << 20, language }
}
