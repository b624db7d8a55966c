//! The coordinator's pages.

mod queue;
mod statistics;

use underlag::domain::language::Language;
use underlag::web::coordinator;

use crate::gallery::{Shown, add};

/// Every sample of this room's pages.
pub fn all(language: Language, shown: &mut Vec<Shown>) {
    add::<coordinator::queue::page::QueuePage>(language, shown);
    add::<coordinator::queue::recipients::RecipientsPage>(language, shown);
    add::<coordinator::queue::bulk_page::BulkPage>(language, shown);
    add::<coordinator::statistics::page::StatisticsPage>(language, shown);
}
