//! The recipient's pages.

mod decline;
mod form;
mod kept;
mod mailbox;
mod more_time;
mod open;
mod preview;
mod recall;
mod receipt;
mod request;
pub(super) mod samples;
mod wrong_recipient;

use underlag::domain::language::Language;
use underlag::web::recipient::decline::DeclinePage;
use underlag::web::recipient::form::FormPage;
use underlag::web::recipient::kept::KeptPage;
use underlag::web::recipient::mailbox::MailboxPage;
use underlag::web::recipient::more_time::MoreTimePage;
use underlag::web::recipient::open_page::OpenPage;
use underlag::web::recipient::preview::PreviewPage;
use underlag::web::recipient::recall::RecallPage;
use underlag::web::recipient::receipt::ReceiptPage;
use underlag::web::recipient::request::RequestPage;
use underlag::web::recipient::wrong_recipient::WrongRecipientPage;

use crate::gallery::{Shown, add};

/// Every sample of this room's pages.
pub fn all(language: Language, shown: &mut Vec<Shown>) {
    add::<OpenPage>(language, shown);
    add::<RequestPage>(language, shown);
    add::<FormPage>(language, shown);
    add::<PreviewPage>(language, shown);
    add::<ReceiptPage>(language, shown);
    add::<KeptPage>(language, shown);
    add::<RecallPage>(language, shown);
    add::<DeclinePage>(language, shown);
    add::<WrongRecipientPage>(language, shown);
    add::<MoreTimePage>(language, shown);
    add::<MailboxPage>(language, shown);
}
