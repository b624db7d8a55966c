//! Every page in every state, rendered: for the test that reads them all, and for looking at.

use crate::domain::language::Language;
use crate::web::accessibility::StatementPage;
use crate::web::client;
use crate::web::coordinator;
use crate::web::error_page::ErrorPage;
use crate::web::hand_over;
use crate::web::help::{GuidePage, OverviewPage};
use crate::web::login::{AccountPage, AgainPage, LoginPage};
use crate::web::page::Page;
use crate::web::recipient::{
    DeclinePage, FormPage, MailboxPage, MoreTimePage, OpenPage, PreviewPage, ReceiptPage, RequestPage,
    WrongRecipientPage,
};
use crate::web::styleguide::StyleguidePage;
use crate::web::worker;

/// One rendered sample.
pub struct Shown {
    /// `login-2`: the page's name, and which of its samples, counted from one.
    pub name: String,
    pub html: String,
}

/// Every sample of every page in that language.
///
/// # Errors
/// If a template fails to render.
pub fn all(language: Language) -> Result<Vec<Shown>, askama::Error> {
    let mut shown = Vec::new();
    add::<LoginPage>(language, &mut shown)?;
    add::<AgainPage>(language, &mut shown)?;
    add::<AccountPage>(language, &mut shown)?;
    add::<StyleguidePage>(language, &mut shown)?;
    add::<ErrorPage>(language, &mut shown)?;
    add::<OverviewPage>(language, &mut shown)?;
    add::<GuidePage>(language, &mut shown)?;
    add::<StatementPage>(language, &mut shown)?;
    add::<OpenPage>(language, &mut shown)?;
    add::<RequestPage>(language, &mut shown)?;
    add::<FormPage>(language, &mut shown)?;
    add::<PreviewPage>(language, &mut shown)?;
    add::<ReceiptPage>(language, &mut shown)?;
    add::<DeclinePage>(language, &mut shown)?;
    add::<WrongRecipientPage>(language, &mut shown)?;
    add::<MoreTimePage>(language, &mut shown)?;
    add::<MailboxPage>(language, &mut shown)?;
    worker::gallery(language, &mut shown)?;
    coordinator::gallery(language, &mut shown)?;
    client::gallery(language, &mut shown)?;
    hand_over::gallery(language, &mut shown)?;
    Ok(shown)
}

pub(crate) fn add<P: Page>(language: Language, shown: &mut Vec<Shown>) -> Result<(), askama::Error> {
    for (place, sample) in P::samples(language).iter().enumerate() {
        shown.push(Shown { name: format!("{}-{}", P::NAME, place + 1), html: sample.render()? });
    }
    Ok(())
}
