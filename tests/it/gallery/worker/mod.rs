//! The social worker's pages.

mod answer;
mod consent;
mod consents;
mod draft;
mod give_back;
mod pathway;
pub(super) mod request;
mod requests;
mod samples;
mod watches;
mod write;

use underlag::domain::language::Language;
use underlag::web::worker;

use crate::gallery::{Shown, add};

/// Every sample of this room's pages.
pub fn all(language: Language, shown: &mut Vec<Shown>) {
    add::<worker::requests::list_page::ListPage>(language, shown);
    add::<worker::requests::search::FoundPage>(language, shown);
    add::<worker::requests::show_page::RequestPage>(language, shown);
    add::<worker::requests::act::WithdrawPage>(language, shown);
    add::<worker::requests::time::TimePage>(language, shown);
    add::<worker::requests::phone::CallPage>(language, shown);
    add::<worker::requests::reroute::ReroutePage>(language, shown);
    add::<worker::requests::sure::SurePage>(language, shown);
    add::<worker::requests::paper::PaperPage>(language, shown);
    add::<worker::answer::give_back::ReturnPage>(language, shown);
    add::<worker::watches::list::ListPage>(language, shown);
    add::<worker::watches::set_page::SetPage>(language, shown);
    add::<worker::watches::show::WatchPage>(language, shown);
    add::<worker::watches::drop::DropPage>(language, shown);
    add::<worker::pathway::PathwayPage>(language, shown);
    add::<worker::consents::give_page::ConsentPage>(language, shown);
    add::<worker::consents::give_page::RefusePage>(language, shown);
    add::<worker::consents::done::DonePage>(language, shown);
    add::<worker::consents::list::ConsentsPage>(language, shown);
    add::<worker::consents::show::OneConsentPage>(language, shown);
    add::<worker::consents::card::CardPage>(language, shown);
    add::<worker::consents::revoke::RevokePage>(language, shown);
    add::<worker::consents::evidence::EvidencePage>(language, shown);
    add::<worker::consents::replace::ReplacePage>(language, shown);
    add::<worker::write::start::StartPage>(language, shown);
    add::<worker::write::draft_page::DraftPage>(language, shown);
    add::<worker::write::lost::LostPage>(language, shown);
    add::<worker::write::unsent::UnsentListPage>(language, shown);
    add::<worker::write::unsent::UnsentPage>(language, shown);
    add::<worker::write::preview::PreviewPage>(language, shown);
    add::<worker::write::receipt::ReceiptPage>(language, shown);
    add::<worker::answer::show_page::OpenedPage>(language, shown);
}
